"""Whether a window can be opened here, found out without loading Qt (which would end the process if not)."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Mapping

# Qt's X11 plug-in needs this one since 6.5, few systems have it, and Qt's message does not name the package.
XCB_LIBRARY = "libxcb-cursor.so.0"


def display_problem(environ: Mapping[str, str] | None = None, platform: str = sys.platform) -> str | None:
    """None when a window can probably be opened, else the reason why not, as the end of a sentence."""
    env = os.environ if environ is None else environ
    if not platform.startswith("linux") or env.get("QT_QPA_PLATFORM"):
        return None
    if env.get("WAYLAND_DISPLAY"):
        return None
    if not env.get("DISPLAY"):
        return "there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)"
    return _missing_library()


def _missing_library() -> str | None:
    try:
        ctypes.CDLL(XCB_LIBRARY)
    except OSError:
        return f"Qt needs the system library {XCB_LIBRARY} (on Debian and Ubuntu: sudo apt install libxcb-cursor0)"
    return None
