"""`engine.backends.tensorrt.conversion` on a machine without a card: the compiler runs, the engine cannot.

Torch-TensorRT asks for a card when it is imported and wakes the finished engine once; both are answered here in the
card's stead. Everything in between is the real thing.
"""

from __future__ import annotations

import os
import runpy
from typing import Any

import torch

_is_file = os.path.isfile


class _Asleep:
    """A finished engine that nobody woke."""

    def __init__(self, engine: Any) -> None:
        self.serialize = lambda: engine


class _Runtime:
    """Wakes no engine."""

    def __init__(self, logger: object) -> None:
        self.logger = logger

    def deserialize_cuda_engine(self, engine: Any) -> _Asleep:
        """Leave it as it is."""
        return _Asleep(engine)


def _answer_for_the_card() -> None:
    torch.cuda.get_device_capability = lambda *_: (8, 9)  # type: ignore[assignment]
    torch.cuda.current_device = lambda: 0
    torch.cuda.set_device = lambda _: None
    torch.cuda.mem_get_info = lambda *_: (2**33, 2**33)  # type: ignore[assignment]
    if not hasattr(torch._C, "_CudaDeviceProperties"):
        torch._C._CudaDeviceProperties = type("_CudaDeviceProperties", (), {})  # type: ignore[misc]
    # Its native runtime is linked against PyTorch's CUDA build; without the file it does without.
    os.path.isfile = lambda path: "libtorchtrt" not in str(path) and _is_file(path)


if __name__ == "__main__":
    _answer_for_the_card()
    from torch_tensorrt.dynamo.conversion import _TRTInterpreter

    _TRTInterpreter.trt.Runtime = _Runtime
    runpy.run_module("engine.backends.tensorrt.conversion", run_name="__main__")
