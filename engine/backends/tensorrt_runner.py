"""Runs a TensorRT engine: one stream, memory taken once, and everything between two frames as one CUDA graph.

Built on the job thread, run on the stylize thread. Reading a style is left to PyTorch: it happens once per style.
"""

from __future__ import annotations

import logging
import math
import threading
from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
import torch

from engine.backends.tensorrt_key import PRECISION
from engine.backends.tensorrt_loading import Flavour, load_library
from engine.backends.torch_runner import TorchRunner
from engine.errors import BackendError
from engine.style_code import FoldedStyle, StyleCode
from engine.values import Pixels, RunningOn
from models.registry import WeightsRecord

log = logging.getLogger(__name__)

IMAGE_INPUT = "image"

_ALIGNED = 64
"""TensorRT wants its inputs at multiples of 256 bytes: 64 float32."""


class StyleLayout:
    """Where the parts of a folded style lie in one block of float32, so that they travel in one copy.

    Attributes:
        names: of the engine's inputs, as `models.deployment.FrameGraph` calls them.
        shapes: of each: gain [1], matrices [1, k, k], means [1, C].
        offsets: where each begins, in float32.
        size: float32 in all.
    """

    def __init__(self, record: WeightsRecord) -> None:
        ranks, widths = record.architecture["ranks"], record.architecture["widths"]
        matrices = [(1, rank, rank) for rank in ranks]
        self.shapes: list[tuple[int, ...]] = [(1,), *matrices, *((1, width) for width in widths)]
        self.names = ["gain", *(f"style_{index}" for index in range(len(self.shapes) - 1))]
        ends = np.cumsum([-(-math.prod(shape) // _ALIGNED) * _ALIGNED for shape in self.shapes])
        self.offsets = [0, *(int(end) for end in ends[:-1])]
        self.size = int(ends[-1])

    def write(self, style: FoldedStyle, block: npt.NDArray[np.float32]) -> None:
        """Put `style` into `block`, float32 [size]."""
        parts = (np.array([style.gain], np.float32), *style.matrices, *style.means)
        for part, shape, offset in zip(parts, self.shapes, self.offsets, strict=True):
            block[offset : offset + math.prod(shape)] = part.ravel()


class TensorRtRunner:
    """Runs frames of one size. Threads: `run` on one thread at a time; `encode` may be called from another meanwhile.

    Attributes:
        running_on: see `engine.values.RunningOn`.
    """

    def __init__(
        self,
        flavour: Flavour,
        engine: bytes,
        kernels: bytes | None,
        record: WeightsRecord,
        size_px: tuple[int, int],
        device: torch.device,
    ) -> None:
        """`kernels`: what `kernels` gave the last time, or None. Raises BackendError, or RuntimeError when the card
        does not go along.
        """
        self._record, self._device, self._flavour = record, device, flavour
        self._layout = StyleLayout(record)
        self._style: FoldedStyle | None = None
        self._encoder: TorchRunner | None = None
        self._encoding = threading.Lock()
        with torch.cuda.device(device):
            self._stream = torch.cuda.Stream()  # type: ignore[no-untyped-call]
            self._allocate(size_px)
            self._load(engine, kernels)
            self._bind()
            self._launch: Callable[[], object] | None = self._captured()
        self.running_on = RunningOn("tensorrt", torch.cuda.get_device_name(device), PRECISION)

    def encode(self, image: Pixels) -> StyleCode:
        """See `engine.protocols.Runner`."""
        return self.reference().encode(image)

    def reference(self) -> TorchRunner:
        """The same network in PyTorch on the same card, in float32; loaded when first asked for."""
        with self._encoding:
            if self._encoder is None:
                self._encoder = TorchRunner("tensorrt", self._record.name, str(self._device), half=False)
            return self._encoder

    def run(self, pixels: Pixels, style: FoldedStyle) -> Pixels:
        """See `engine.protocols.Runner`."""
        if self._launch is None:
            raise BackendError("The network has been closed.")
        self._host_image.numpy()[0] = pixels
        if style is not self._style:
            self._layout.write(style, self._host_style.numpy())
            self._style = style
        try:
            with torch.cuda.device(self._device), torch.cuda.stream(self._stream):
                self._launch()
                self._stream.synchronize()
        except RuntimeError as error:
            raise BackendError(f"TensorRT failed on a frame: {error}".split("\n")[0]) from error
        image: Pixels = self._host_result.numpy()[0].copy()
        return image

    def kernels(self) -> bytes | None:
        """What was compiled when the engine was loaded and would be compiled again the next time, if anything."""
        return None if self._kernel_cache is None else bytes(memoryview(self._kernel_cache.serialize()))

    def close(self) -> None:
        """Free the card's memory; any number of times."""
        if self._launch is None:
            return
        self._stream.synchronize()
        # In this order: the graph uses the context, the context the engine, the engine the runtime.
        self._launch = None
        del self._context, self._kernel_cache, self._engine, self._runtime
        del self._image, self._style_block, self._result
        if self._encoder is not None:
            self._encoder.close()
            self._encoder = None

    def _allocate(self, size_px: tuple[int, int]) -> None:
        """Memory on the card, and pinned memory beside it, from which copies run by themselves.

        That on the card is left as it is: filling it would run on another stream, and might end after the first frame.
        """
        shape = (1, size_px[1], size_px[0], 3)
        self._image, self._result = (torch.empty(shape, dtype=torch.uint8, device=self._device) for _ in range(2))
        self._style_block = torch.empty(self._layout.size, device=self._device)
        self._host_image, self._host_result = (torch.zeros(shape, dtype=torch.uint8, pin_memory=True) for _ in range(2))
        self._host_style = torch.zeros(self._layout.size, pin_memory=True)

    def _load(self, engine: bytes, kernels: bytes | None) -> None:
        trt = load_library(self._flavour)
        self._runtime = trt.Runtime(trt.Logger(trt.Logger.ERROR))
        self._engine = self._runtime.deserialize_cuda_engine(engine)
        if self._engine is None:
            raise BackendError(f"{self._flavour.name} does not take the engine.")
        self._kernel_cache: Any = None
        if not self._flavour.captures:
            self._context = self._engine.create_execution_context()
        else:
            config = self._engine.create_runtime_config()
            config.cuda_graph_strategy = trt.CudaGraphStrategy.WHOLE_GRAPH_CAPTURE
            self._kernel_cache = config.create_runtime_cache()
            if kernels is not None and not self._kernel_cache.deserialize(kernels):
                log.info("%s compiles its kernels anew: it does not take those of the last time", self._flavour.name)
            config.set_runtime_cache(self._kernel_cache)
            self._context = self._engine.create_execution_context(config)
        if self._context is None:
            raise BackendError(f"{self._flavour.name} cannot run the engine; perhaps the card's memory is full.")

    def _bind(self) -> None:
        """Tell the engine where its inputs and its output lie, once for all frames."""
        begin, item = self._style_block.data_ptr(), self._style_block.element_size()
        parts = [begin + offset * item for offset in self._layout.offsets]
        shape = tuple(self._image.shape)
        if not self._context.set_input_shape(IMAGE_INPUT, shape):
            raise BackendError(f"The engine does not take frames of {shape[2]} x {shape[1]} pixels.")
        inputs = zip(self._layout.names, self._layout.shapes, parts, strict=True)
        ends = (IMAGE_INPUT, shape, self._image.data_ptr()), (self._output(), shape, self._result.data_ptr())
        for name, expected, place in (*ends, *inputs):
            found = tuple(self._context.get_tensor_shape(name))
            if found != expected or not self._context.set_tensor_address(name, place):
                raise BackendError(f"The engine is another network's: {name} is {found} instead of {expected}.")

    def _output(self) -> str:
        """Name of what is neither the picture nor a part of the style. Raises BackendError on a foreign engine."""
        names = {self._engine.get_tensor_name(index) for index in range(self._engine.num_io_tensors)}
        known = {IMAGE_INPUT, *self._layout.names}
        if not known < names or len(names) != len(known) + 1:
            raise BackendError(f"The engine is another network's: it has {', '.join(sorted(names))}.")
        (name,) = names - known
        return str(name)

    def _captured(self) -> Callable[[], object]:
        """A frame's whole way as one launch instead of dozens."""
        with torch.cuda.stream(self._stream):
            self._step()
            self._stream.synchronize()
        if self._flavour.captures:
            return self._step
        graph = torch.cuda.CUDAGraph()
        # Other threads may take memory on the same card meanwhile, which only this mode lets them.
        with torch.cuda.graph(graph, stream=self._stream, capture_error_mode="thread_local"):
            self._step()
        return graph.replay

    def _step(self) -> None:
        """Frame and style to the card, the network, the result back; all on the current stream, nothing waits."""
        self._image.copy_(self._host_image, non_blocking=True)
        self._style_block.copy_(self._host_style, non_blocking=True)
        if not self._context.execute_async_v3(self._stream.cuda_stream):
            raise RuntimeError(f"{self._flavour.name} did not start on the card.")
        self._host_result.copy_(self._result, non_blocking=True)
