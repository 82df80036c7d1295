"""Loads PyTorch without holding up the other threads, of which one paints the window.

Importing it would hold Python's lock for half a second at a stretch. Loaded as here, the longest stretch is 25 to 50
ms, in which the package's core makes its types. A thread of lower priority (`engine.threads`) would take twice as long
for that, so none should load it.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from engine.libraries import open_libraries
from engine.processes import first_line

_NAME = "PyTorch"
_SWITCH_S = 0.0005


def load_torch() -> Any:
    """The package `torch`. Raises ImportError. Any thread but that of the window."""
    if "torch" in sys.modules:
        return sys.modules["torch"]
    # 400 MB of code to be mapped and bound: done first, with Python's lock released.
    open_libraries("torch")
    with _short_lock_times():
        return import_module("torch")


def torch_problem() -> str | None:
    """None once PyTorch is loaded, else one sentence why it cannot be: of all packages it is the one most often
    installed in part, or beside libraries it does not go with. Threads: as `load_torch`.
    """
    if find_spec("torch") is None:
        return "PyTorch is not installed."
    try:
        load_torch()
    except (ImportError, OSError) as error:
        return f"{_NAME} cannot be loaded: {first_line(error).rstrip('.')}."
    return None


@contextmanager
def _short_lock_times() -> Iterator[None]:
    collects, switch_s = gc.isenabled(), sys.getswitchinterval()
    # A million objects are made that stay for good: looking for garbage among them is in vain.
    gc.disable()
    # Ten times as often as usual: one turn of the window's loop asks for the lock more than once.
    sys.setswitchinterval(_SWITCH_S)
    try:
        yield
    finally:
        sys.setswitchinterval(switch_s)
        # Nor are they looked through later, which took a tenth of a second each time.
        gc.freeze()
        if collects:
            gc.enable()
