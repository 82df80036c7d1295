"""What people call the back ends."""

from __future__ import annotations

_NAMES = {"openvino": "OpenVINO", "eager": "PyTorch", "cuda": "PyTorch (CUDA)", "tensorrt": "TensorRT"}


def backend_name(name: str) -> str:
    """A name of the back end table as people write it; one that is not known stays as it is."""
    return _NAMES.get(name, name)
