"""What people call the back ends."""

from __future__ import annotations

_NAMES = {
    "tensorrt": "TensorRT",
    "cuda": "PyTorch (CUDA)",
    "mps": "PyTorch (Apple)",
    "openvino": "OpenVINO",
    "eager": "PyTorch",
}


def backend_name(name: str) -> str:
    """A name of the back end table as people write it; one that is not known stays as it is."""
    return _NAMES.get(name, name)
