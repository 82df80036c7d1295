"""Whether a window can be opened here, found out without loading Qt (which would end the process if not)."""

from __future__ import annotations

import ctypes
import os
import re
import socket
import sys
from collections.abc import Mapping

# Qt's X11 plug-in needs this one since 6.5, few systems have it, and Qt's message does not name the package.
XCB_LIBRARY = "libxcb-cursor.so.0"

X_SOCKETS = "/tmp/.X11-unix/X"

# Qt platforms that draw into memory: a window there is seen by nobody.
_UNSEEN = ("offscreen", "minimal")

_ANSWER_WITHIN_S = 2.0


def display_problem(environ: Mapping[str, str] | None = None, platform: str = sys.platform) -> str | None:
    """None when a window can probably be opened, else the reason why not, as the end of a sentence."""
    env = os.environ if environ is None else environ
    chosen = env.get("QT_QPA_PLATFORM", "")
    if chosen.split(":")[0] in _UNSEEN:
        return f"QT_QPA_PLATFORM={chosen} draws windows that nobody sees"
    if not platform.startswith("linux") or chosen or env.get("WAYLAND_DISPLAY"):
        return None
    display = env.get("DISPLAY")
    if not display:
        return "there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)"
    if not _answers(display):
        return f"nothing answers at the display {display}"
    return _missing_library()


def open_offscreen_without_a_display() -> None:
    """What measures windows opens them where nobody sees them, should there be no display: they paint all the same."""
    if display_problem() is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"


def _answers(display: str) -> bool:
    """Whether an X server listens at a local display; of remote ones nothing is known before Qt tries."""
    local = re.fullmatch(r"(?:unix)?:(\d+)(?:\.\d+)?", display)
    if not local:
        return True
    path = f"{X_SOCKETS}{local[1]}"
    # Servers listen on the file, on its abstract twin (containers often share only that one), or on both.
    return _listens(path) or _listens(f"\0{path}")


def _listens(address: str) -> bool:
    with socket.socket(socket.AF_UNIX) as probe:
        probe.settimeout(_ANSWER_WITHIN_S)
        try:
            probe.connect(address)
        except OSError:
            return False
    return True


def _missing_library() -> str | None:
    try:
        ctypes.CDLL(XCB_LIBRARY)
    except OSError:
        return f"Qt needs the system library {XCB_LIBRARY} (on Debian and Ubuntu: sudo apt install libxcb-cursor0)"
    return None
