"""Whether a path is a file that can be read more than once. Called from any thread."""

from __future__ import annotations

import os
import stat
from pathlib import Path


def is_used_up_by_reading(path: Path | str) -> bool:
    """Whether a path is a pipe, a socket or a device: what is read of it is gone, and opening it may wait for ever."""
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError):
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode) or stat.S_ISCHR(mode)
