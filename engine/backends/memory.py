"""How much memory this process holds, and how much there is. Cheap enough to be asked twice a second, on any thread."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_STATM = Path("/proc/self/statm")
_MEMINFO = Path("/proc/meminfo")


def resident_bytes() -> int | None:
    """Bytes of main memory in use; None where the system does not tell without further packages."""
    if not sys.platform.startswith("linux"):
        return None
    try:
        # The second number of the line counts the pages in memory.
        return int(_STATM.read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return None


def own_bytes() -> int | None:
    """Bytes of main memory in use that nobody else could give back: without the pages of files (libraries, above all),
    which the system takes when others need room and reads again. None where it does not tell without further packages.
    """
    try:
        _, resident, shared, *_ = map(int, _STATM.read_text("ascii").split())
        return (resident - shared) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return None


def available_bytes() -> int | None:
    """Bytes of main memory that can be had without pushing others out; None where the system does not tell without
    further packages.
    """
    try:
        # MemAvailable counts what could be freed without swapping; MemFree would leave out the page cache.
        lines = dict(line.split(":", 1) for line in _MEMINFO.read_text("ascii").splitlines())
        return int(lines["MemAvailable"].removesuffix("kB")) * 1024
    except (OSError, ValueError, KeyError):
        return None
