"""The table of back ends, and the choice among them. Adding one = one file and one row in `BACKENDS`.

Rows are imported when asked for: a missing optional package is a reason shown to the user, not a crash.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path

from engine.errors import BackendError
from engine.protocols import Backend


@dataclass(frozen=True, slots=True)
class BackendRow:
    """A back end.

    Attributes:
        target: "module:Class"; made with the folder for what it may keep on disk.
        label: what people call it.
    """

    target: str
    label: str


# Order is preference: a card before the processor, compiled before not compiled.
BACKENDS = {
    "tensorrt": BackendRow("engine.backends.tensorrt.backend:TensorRtBackend", "TensorRT"),
    "cuda": BackendRow("engine.backends.pytorch.cuda:CudaBackend", "PyTorch (CUDA)"),
    "mps": BackendRow("engine.backends.pytorch.mps:MpsBackend", "PyTorch (Apple)"),
    "openvino": BackendRow("engine.backends.openvino.backend:OpenVinoBackend", "OpenVINO"),
    "eager": BackendRow("engine.backends.pytorch.eager:EagerBackend", "PyTorch"),
}
"""By name, the preferred first. "eager" is there on every machine."""


def make_backend(name: str, cache_dir: Path) -> Backend:
    """The back end `name`. Raises BackendError on an unknown name, naming the nearest."""
    if name not in BACKENDS:
        # A typing error on the command line is the usual reason.
        near = get_close_matches(name, BACKENDS, 1)
        hint = f"did you mean “{near[0]}”?" if near else f"there are: {', '.join(BACKENDS)}."
        raise BackendError(f"There is no back end named “{name}”; {hint}")
    module, _, attribute = BACKENDS[name].target.partition(":")
    backend: Backend = getattr(import_module(module), attribute)(cache_dir)
    return backend


def candidates(name: str, cache_dir: Path) -> Iterator[Backend]:
    """The back ends to try for `name`, the preferred first; "auto" tries all."""
    for choice in BACKENDS if name == "auto" else (name,):
        yield make_backend(choice, cache_dir)
