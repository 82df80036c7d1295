"""Opens the shared libraries of large packages without holding up the other threads, of which one paints the window.

`import`, and whatever loads a plugin, opens shared libraries with Python's lock held; reading tens of megabytes from a
disk takes a tenth of a second. Opened beforehand as here, they cost the other threads nothing, and the import finds
them loaded.
"""

from __future__ import annotations

import ctypes
import os
import sys
from importlib.util import find_spec
from pathlib import Path

_LIBRARIES: dict[str, dict[str, tuple[str, ...]]] = {
    "av": {"linux": ("../av.libs/libavdevice-*.so*",), "darwin": (".dylibs/libavdevice.*.dylib",)},
    "openvino": {
        "linux": ("libs/libopenvino.so.*", "libs/libopenvino_intel_cpu_plugin.so", "_pyopenvino.*.so"),
        "darwin": ("libs/libopenvino.[0-9]*.dylib", "libs/libopenvino_*_cpu_plugin.so"),
    },
    "torch": {
        "linux": ("lib/libtorch_cpu.so", "lib/libtorch_python.so"),
        "darwin": ("lib/libtorch_cpu.dylib", "lib/libtorch_python.dylib"),
    },
}
"""Package -> platform -> the largest libraries, from which the others follow, as patterns below the package's folder.
Where a platform is missing the import does it, at its own pace.
"""


def open_libraries(package: str) -> None:
    """Open those of `package` for good, unless it is loaded or not installed. Any thread but that of the window."""
    # Imported already: everything is open.
    if package not in sys.modules:
        for path in libraries(package):
            open_library(path)


def libraries(package: str) -> list[Path]:
    """Those of `package` that there are. Raises KeyError for one that is not known to be large."""
    patterns = _LIBRARIES[package].get(sys.platform, ())
    spec = find_spec(package)
    folders = list(spec.submodule_search_locations or ()) if spec is not None else []
    return [path for folder in folders for pattern in patterns for path in sorted(Path(folder).glob(pattern))]


def open_library(path: Path) -> None:
    """Open a shared library for good, with Python's lock released. One that cannot be opened is left to the import,
    which says why.
    """
    system = ctypes.CDLL(None)
    system.dlopen.restype, system.dlopen.argtypes = ctypes.c_void_p, (ctypes.c_char_p, ctypes.c_int)
    # ctypes releases Python's lock during the call, unlike an import.
    system.dlopen(os.fsencode(path), os.RTLD_NOW)
