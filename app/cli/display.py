"""Whether a window can be opened here, found out without loading Qt (which would end the process if not)."""

from __future__ import annotations

import ctypes
import os
import re
import socket
import sys
from collections.abc import Mapping

# Qt's X11 plug-in needs these, few systems have them all, and Qt's message names one of them, whichever is missing,
# before it ends the process.
XCB_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
}
"""Each with its package on Debian and Ubuntu."""

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
    return _missing_libraries()


def open_offscreen_without_a_display() -> None:
    """Have Qt paint into memory where there is no display. For what measures windows: they paint all the same."""
    if display_problem() is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"


def _answers(display: str) -> bool:
    """Whether an X server listens at a local display; a remote one is taken to do so."""
    local = re.fullmatch(r"(?:unix)?:(\d+)(?:\.\d+)?", display)
    if not local:
        return True
    path = f"{X_SOCKETS}{local[1]}"
    # A server listens on the file, on the abstract socket of that name (containers often share only this one), or both.
    return _listens(path) or _listens(f"\0{path}")


def _listens(address: str) -> bool:
    with socket.socket(socket.AF_UNIX) as probe:
        probe.settimeout(_ANSWER_WITHIN_S)
        try:
            probe.connect(address)
        except OSError:
            return False
    return True


def _missing_libraries() -> str | None:
    missing = [name for name in XCB_LIBRARIES if not _is_there(name)]
    if not missing:
        return None
    what = f"library {missing[0]}" if len(missing) == 1 else f"libraries {', '.join(missing)}"
    packages = " ".join(XCB_LIBRARIES[name] for name in missing)
    return f"Qt needs the system {what} (on Debian and Ubuntu: sudo apt install {packages})"


def _is_there(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
