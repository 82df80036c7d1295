"""Compiled networks on disk. OpenVINO itself keeps them, names them by network, device and version, and compiles anew
what it cannot read or another version wrote; to read one takes a third of the time. It does not look for single wrong
bits in the weights: what matters of these the self-test sees.
"""

from __future__ import annotations

import logging
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

log = logging.getLogger(__name__)

MOST_ENTRIES = 32
"""Three to ten megabytes each: the working sizes of a few cameras and windows."""


def kept_in(folder: Path) -> dict[str, str]:
    """What to compile with so that the result is read from `folder` or kept there; lets go of what was kept first.

    Nothing where no files can be made: OpenVINO would refuse to compile. That costs the next start some time, nothing
    else, and is logged. A disk that is full costs no more.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        entries = sorted(folder.glob("*.blob"), key=lambda path: path.stat().st_mtime, reverse=True)
    except OSError as error:
        log.info("compiled networks are not kept: %s", error)
        return {}
    # One more may be about to come. Those in use elsewhere stay readable there, or cannot be removed (Windows).
    for path in entries[MOST_ENTRIES - 1 :]:
        with suppress(OSError):
            path.unlink()
    if not os.access(folder, os.W_OK | os.X_OK):
        log.info("compiled networks are not kept: %s cannot be written to", folder)
        return {}
    return {"CACHE_DIR": str(folder)}


def name_by_place(graph: Any) -> None:
    """Call the inputs and outputs of `graph` by their place.

    OpenVINO numbers them through the life of a process and takes these names into account: the same network drawn a
    second time would be another one.
    """
    for place, port in enumerate([*graph.inputs, *graph.outputs]):
        port.get_tensor().set_names({f"port{place}"})
