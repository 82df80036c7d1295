"""Loads PyTorch without holding up the other threads, of which one paints the window.

Importing it keeps Python's lock for half a second at a stretch: `import` opens shared libraries with the lock held, and
the largest is 400 MB of code to be mapped and bound. Opened beforehand by the system's own call, which ctypes makes
with the lock released, it costs the others nothing. What is left is short pieces, once garbage is not collected in
between: each time that would look through everything that has been imported so far.
"""

from __future__ import annotations

import ctypes
import gc
import os
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

_LIBRARIES = {"linux": "libtorch_cpu.so", "darwin": "libtorch_cpu.dylib"}
"""By platform; elsewhere the import does it, at its own pace."""


def load_torch() -> Any:
    """The package `torch`. Raises ImportError. Any thread but that of the window."""
    if "torch" not in sys.modules:
        for library in _libraries():
            open_library(library)
    collects = gc.isenabled()
    gc.disable()
    try:
        import torch
    finally:
        if collects:
            gc.enable()
    return torch


def open_library(path: Path) -> None:
    """Open a shared library for good, with Python's lock released. One that cannot be opened is left to the import,
    which says why.
    """
    system = ctypes.CDLL(None)
    system.dlopen.restype, system.dlopen.argtypes = ctypes.c_void_p, (ctypes.c_char_p, ctypes.c_int)
    system.dlopen(os.fsencode(path), os.RTLD_NOW)


def _libraries() -> list[Path]:
    spec = find_spec("torch")
    folders = list(spec.submodule_search_locations or ()) if spec is not None else []
    name = _LIBRARIES.get(sys.platform)
    return [path for folder in folders if name and (path := Path(folder) / "lib" / name).is_file()]
