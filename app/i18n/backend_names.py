"""What people call the back ends and what they compute in."""

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


_PRECISIONS = {"fp32": "float32", "bf16": "bfloat16", "fp16": "float16", "int8": "int8"}


def precision_name(name: str) -> str:
    """A precision of the engine as people write it; one that is not known stays as it is."""
    return _PRECISIONS.get(name, name)
