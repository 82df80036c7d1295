"""Runs a TensorRT engine: one stream, memory taken once, and everything between two frames as one CUDA graph.

Built on the job thread, run on the stylize thread. Reading a style is left to PyTorch: it happens once per style.
"""

from __future__ import annotations

import logging
import math
import threading
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import torch

from engine.backends.pytorch.runner import TorchRunner
from engine.backends.tensorrt.key import PRECISION
from engine.backends.tensorrt.loading import Flavour, load_library
from engine.errors import BackendError
from engine.protocols import Region, Statistics
from engine.style_code import FoldedStyle, StyleCode
from engine.values import Pixels, RunningOn
from models.canvas import canvases
from models.registry import WeightsRecord

log = logging.getLogger(__name__)

IMAGE_INPUT = "image"

_ALIGNED = 64
"""TensorRT wants its inputs at multiples of 256 bytes: 64 float32."""


class Layout:
    """Where small inputs or outputs of an engine lie in one block of float32, so that they travel in one copy.

    Attributes:
        shapes: of each, with the batch axis.
        offsets: where each begins, in float32.
        size: float32 in all.
    """

    def __init__(self, shapes: Sequence[tuple[int, ...]]) -> None:
        self.shapes = list(shapes)
        ends = np.cumsum([-(-math.prod(shape) // _ALIGNED) * _ALIGNED for shape in shapes])
        self.offsets = [0, *(int(end) for end in ends[:-1])]
        self.size = int(ends[-1])

    def write(self, parts: Sequence[npt.NDArray[np.float32]], block: npt.NDArray[np.float32]) -> None:
        """Put the first of the `parts`, or all, into `block`, float32 [size]."""
        for part, offset in zip(parts, self.offsets, strict=False):
            block[offset : offset + part.size] = part.ravel()

    def places(self, block: torch.Tensor) -> list[int]:
        """Addresses of the parts in `block`."""
        return [block.data_ptr() + offset * block.element_size() for offset in self.offsets]


def style_layout(record: WeightsRecord) -> Layout:
    """Of what comes from the host with a frame: gain [1], blend [1], then the parts of the folded style."""
    return Layout([(1,), (1,), *((1, *shape) for shape in record.style_shapes)])


def statistics_layout(record: WeightsRecord) -> Layout:
    """Of the statistics, which never leave the card."""
    return Layout([(1, *shape) for shape in record.statistics_shapes])


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
        self._layout, self._seen = style_layout(record), statistics_layout(record)
        self._style: FoldedStyle | None = None
        self._coat, self._aside = 0, dict[int, torch.Tensor]()
        self._encoder: TorchRunner | None = None
        self._encoding = threading.Lock()
        with torch.cuda.device(device):
            self._stream = torch.cuda.Stream()  # type: ignore[no-untyped-call]
            self._size_px = size_px
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

    def run(self, pixels: Pixels, style: FoldedStyle, blend: float = 1.0, coat: int = 0) -> Pixels:
        """See `engine.protocols.Runner`."""
        if self._launch is None:
            raise BackendError("The network has been closed.")
        self._host_image.numpy()[0] = pixels
        scalars = [np.array([value], np.float32) for value in (style.gain, blend)]
        self._layout.write(scalars if style is self._style else [*scalars, *style.parts], self._host_style.numpy())
        # By identity, as sliders at rest give the very same object: its parts are on the card already.
        self._style = style
        try:
            with torch.cuda.device(self._device), torch.cuda.stream(self._stream):
                self._take_up(coat)
                self._launch()
                self._stream.synchronize()
        except RuntimeError as error:
            raise BackendError(f"TensorRT failed on a frame: {error}".split("\n")[0]) from error
        # A copy: the next frame is written to the same pinned memory.
        image: Pixels = self._host_result.numpy()[0].copy()
        return image

    def statistics(self, pixels: Pixels, inside: Region) -> Statistics:
        """See `engine.protocols.TileRunner`; the engine gives only those of whole frames, PyTorch any."""
        return self.reference().statistics(pixels, inside)

    def place(self, origin_px: tuple[int, int]) -> None:
        """See `engine.protocols.TileRunner`."""
        with torch.cuda.device(self._device), torch.cuda.stream(self._stream):
            # Into the memory that the engine reads.
            parts = canvases(*self._record.canvas, self._size_px, origin_px)
            for mine, part in zip(self._canvas, parts, strict=True):
                mine.copy_(torch.from_numpy(part))
            self._stream.synchronize()

    def hold(self, statistics: Statistics) -> None:
        """See `engine.protocols.TileRunner`."""
        block = np.zeros(self._seen.size, np.float32)
        self._seen.write(statistics, block)
        with torch.cuda.device(self._device), torch.cuda.stream(self._stream):
            self._take_up(0)
            self._former.copy_(torch.from_numpy(block))
            self._stream.synchronize()

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
        del self._image, self._style_block, self._result, self._former, self._found, self._canvas
        self._aside.clear()
        if self._encoder is not None:
            self._encoder.close()
            self._encoder = None

    def _take_up(self, coat: int) -> None:
        """Have what is remembered of a coat where the engine reads it."""
        if coat == self._coat:
            return
        self._aside[self._coat] = self._former.clone()
        if coat in self._aside:
            self._former.copy_(self._aside.pop(coat))
        self._coat = coat

    def _allocate(self, size_px: tuple[int, int]) -> None:
        """Memory on the card, and pinned memory beside it, from which copies run by themselves.

        Most of that on the card is left as it is: filling it runs on another stream, which has to be waited for.
        """
        shape = (1, size_px[1], size_px[0], 3)
        self._image, self._result = (torch.empty(shape, dtype=torch.uint8, device=self._device) for _ in range(2))
        self._style_block = torch.empty(self._layout.size, device=self._device)
        # A blend of 1 multiplies them by 0 before there are any.
        self._former = torch.zeros(self._seen.size, device=self._device)
        # Copied into memory of its own: where a device is the host, NumPy's is not aligned.
        self._canvas = [
            torch.empty(part.shape, device=self._device).copy_(torch.from_numpy(part))
            for part in canvases(*self._record.canvas, size_px)
        ]
        self._found = torch.empty(self._seen.size, device=self._device)
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
            # This flavour captures by itself, and keeps its kernels in a cache that can be saved.
            config.cuda_graph_strategy = trt.CudaGraphStrategy.WHOLE_GRAPH_CAPTURE
            self._kernel_cache = config.create_runtime_cache()
            if kernels is not None and not self._kernel_cache.deserialize(kernels):
                log.info("%s compiles its kernels anew: it does not take those of the last time", self._flavour.name)
            config.set_runtime_cache(self._kernel_cache)
            self._context = self._engine.create_execution_context(config)
        if self._context is None:
            raise BackendError(f"{self._flavour.name} cannot run the engine; perhaps the card's memory is full.")

    def _bind(self) -> None:
        """Tell the engine where its inputs and its outputs lie, once for all frames."""
        shape = tuple(self._image.shape)
        if not self._context.set_input_shape(IMAGE_INPUT, shape):
            raise BackendError(f"The engine does not take frames of {shape[2]} x {shape[1]} pixels.")
        style, former, found = (
            zip(layout.shapes, layout.places(block), strict=True)
            for layout, block in (
                (self._layout, self._style_block),
                (self._seen, self._former),
                (self._seen, self._found),
            )
        )
        gain, blend, *parts = style
        ground = [(tuple(level.shape), level.data_ptr()) for level in self._canvas]
        inputs = [(shape, self._image.data_ptr()), gain, blend, *former, *parts, *ground]
        outputs = [(shape, self._result.data_ptr()), *found]
        names = self._names(len(inputs), len(outputs))
        for name, (expected, _) in zip(names[len(inputs) - len(ground) :], ground, strict=False):
            # Like the image it grows with the frame, and an engine takes frames of several sizes.
            if not self._context.set_input_shape(name, expected):
                raise BackendError(f"The engine does not take a canvas of {expected}.")
        for name, (expected, place) in zip(names, [*inputs, *outputs], strict=True):
            is_shape = tuple(self._context.get_tensor_shape(name))
            if is_shape != expected or not self._context.set_tensor_address(name, place):
                raise BackendError(f"The engine is another network's: {name} is {is_shape} instead of {expected}.")

    def _names(self, inputs: int, outputs: int) -> list[str]:
        """Of the inputs, then of the outputs, in the order of `FrameGraph`. Raises BackendError on a foreign engine."""
        known = [IMAGE_INPUT, "gain", "blend", *(f"inputs_{index}" for index in range(inputs - 3))]
        names = {self._engine.get_tensor_name(index) for index in range(self._engine.num_io_tensors)}
        # Outputs are numbered by the compiler: in the order of length, then of the alphabet.
        found = sorted(names - set(known), key=lambda name: (len(name), name))
        if not set(known) < names or len(found) != outputs:
            raise BackendError(f"The engine is another network's: it has {', '.join(sorted(names))}.")
        return [*known, *found]

    def _captured(self) -> Callable[[], object]:
        """A frame's whole way as one launch instead of dozens."""
        torch.cuda.current_stream().synchronize()
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
        self._former.copy_(self._found, non_blocking=True)
        self._host_result.copy_(self._result, non_blocking=True)
