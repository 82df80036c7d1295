"""The table of back ends, and the choice among them. Adding one = one file here and one row in `BACKENDS`.

Rows are imported when asked for: a missing optional package is a reason shown to the user, not a crash.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path

from engine.errors import BackendError
from engine.protocols import Backend

BACKENDS = {
    "tensorrt": "engine.backends.tensorrt.backend:TensorRtBackend",
    "cuda": "engine.backends.pytorch.cuda:CudaBackend",
    "mps": "engine.backends.pytorch.mps:MpsBackend",
    "openvino": "engine.backends.openvino.backend:OpenVinoBackend",
    "eager": "engine.backends.pytorch.eager:EagerBackend",
}
"""Name -> "module:Class", the preferred first. "eager" is there on every machine."""


def make_backend(name: str, cache_dir: Path) -> Backend:
    """The back end `name`. Raises BackendError on an unknown name, naming the nearest."""
    if name not in BACKENDS:
        near = get_close_matches(name, BACKENDS, 1)
        hint = f"did you mean “{near[0]}”?" if near else f"there are: {', '.join(BACKENDS)}."
        raise BackendError(f"There is no back end named “{name}”; {hint}")
    module, _, attribute = BACKENDS[name].partition(":")
    backend: Backend = getattr(import_module(module), attribute)(cache_dir)
    return backend


def candidates(name: str, cache_dir: Path) -> Iterator[Backend]:
    """The back ends to try for `name`, the preferred first; "auto" tries all."""
    for choice in BACKENDS if name == "auto" else (name,):
        yield make_backend(choice, cache_dir)
