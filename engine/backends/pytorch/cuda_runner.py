"""Runs frames on an NVIDIA card with PyTorch alone: in half precision or float32, as one CUDA graph, in memory that is
allocated once.

Convolutions run channels-last, as the card's matrix units want them. On a processor the same steps run one by one,
which is how they are tested where there is no card.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

import numpy as np
import torch

from engine.backends.pytorch.runner import TorchRunner, device_name, frame_statistics
from engine.errors import BackendError
from engine.processes import first_line
from engine.protocols import Region, Statistics
from engine.style_code import Floats, FoldedStyle, StyleCode
from engine.values import Pixels, RunningOn
from models.canvas import canvases
from models.deployment import FrameGraph, halve
from models.loading import load_network
from models.registry import WeightsError

log = logging.getLogger(__name__)

# As many as PyTorch's own documentation runs before a capture.
_WARM_UPS = 3


class CudaRunner:
    """Runs frames of one size. Threads: `run` on one thread; `encode` may be called from another meanwhile.

    Attributes:
        running_on: see `engine.values.RunningOn`.
    """

    def __init__(self, weights: str, device: str, size_px: tuple[int, int], half: bool = True) -> None:
        """`half`: in half precision except for the statistics; else all in float32. Raises BackendError."""
        self._weights, self._device = weights, torch.device(device)
        self._on_card = self._device.type == "cuda"
        self._encoding = threading.Lock()
        self._encoder: TorchRunner | None = None
        self._style: FoldedStyle | None = None
        self._coat, self._aside = 0, dict[int, list[torch.Tensor]]()
        self._launch: Callable[[], object] | None = None
        try:
            network = halve(load_network(weights)) if half else load_network(weights)
            network = network.to(self._device, memory_format=torch.channels_last)  # type: ignore[call-overload]
            self._graph = FrameGraph(network).eval()
            self._stream = torch.cuda.Stream(self._device) if self._on_card else None  # type: ignore[no-untyped-call]
            self._allocate(size_px, list(network.statistics_shapes), list(network.style_shapes))
            self._size_px, self._canvas_shape = size_px, (len(network.config.widths), network.config.canvas)
            self._canvas = [torch.from_numpy(part).to(self._device) for part in canvases(*self._canvas_shape, size_px)]
            self._launch = self._captured() if self._on_card else self._step
        except (WeightsError, RuntimeError) as error:
            raise BackendError(first_line(error)) from error
        self.running_on = RunningOn("cuda", device_name(self._device), "fp16" if half else "fp32")

    def encode(self, image: Pixels) -> StyleCode:
        """See `engine.protocols.Runner`; in float32."""
        with self._encoding:
            if self._encoder is None:
                # At the first new style: a start whose codes are all on disk never takes this memory.
                self._encoder = TorchRunner("cuda", self._weights, str(self._device), half=False)
            return self._encoder.encode(image)

    def run(self, pixels: Pixels, style: FoldedStyle, blend: float = 1.0, coat: int = 0) -> Pixels:
        """See `engine.protocols.Runner`."""
        if self._launch is None:
            raise BackendError("The network has been closed.")
        self._host_image.numpy()[0] = pixels
        gain, share, *parts = self._host_inputs
        gain[0], share[0] = style.gain, blend
        # By identity: sliders at rest give the very same object, whose parts are on the card already.
        if style is not self._style:
            for mine, part in zip(parts, style.parts, strict=True):
                mine[0] = part
            self._style = style
        try:
            with torch.inference_mode(), self._streaming():
                self._take_up(coat)
                self._launch()
                if self._stream is not None:
                    self._stream.synchronize()
        except RuntimeError as error:
            raise BackendError(f"The graphics card failed on a frame: {first_line(error)}") from error
        # A copy: the next frame is written to the same pinned memory.
        result: Pixels = self._host_result.numpy()[0].copy()
        return result

    def statistics(self, pixels: Pixels, inside: Region) -> Statistics:
        """See `engine.protocols.TileRunner`."""
        if self._launch is None:
            raise BackendError("The network has been closed.")
        self._host_image.numpy()[0] = pixels
        try:
            with torch.inference_mode(), self._streaming():
                self._image.copy_(self._host_image, non_blocking=True)
                return frame_statistics(self._graph.network, self._image, inside)
        except RuntimeError as error:
            raise BackendError(f"The graphics card failed on a frame: {first_line(error)}") from error

    def place(self, origin_px: tuple[int, int]) -> None:
        """See `engine.protocols.TileRunner`."""
        with torch.inference_mode(), self._streaming():
            # Into the memory that the captured graph reads.
            for mine, part in zip(self._canvas, canvases(*self._canvas_shape, self._size_px, origin_px), strict=True):
                mine.copy_(torch.from_numpy(part))

    def hold(self, statistics: Statistics) -> None:
        """See `engine.protocols.TileRunner`."""
        with torch.inference_mode(), self._streaming():
            self._take_up(0)
            for mine, statistic in zip(self._former, statistics, strict=True):
                mine[0] = torch.from_numpy(statistic).to(self._device)

    def close(self) -> None:
        """Free the card's memory; any number of times."""
        if self._launch is None:
            return
        # The captured graph uses the memory: it goes first.
        self._launch = None
        del self._graph, self._inputs, self._block, self._former, self._canvas, self._image, self._result
        self._aside.clear()
        if self._encoder is not None:
            self._encoder.close()
            self._encoder = None

    def _take_up(self, coat: int) -> None:
        """Have what is remembered of a coat where the captured graph reads it."""
        if coat == self._coat:
            return
        self._aside[self._coat] = [part.clone() for part in self._former]
        for mine, part in zip(self._former, self._aside.pop(coat, ()), strict=False):
            mine.copy_(part)
        self._coat = coat

    def _allocate(self, size_px: tuple[int, int], seen: list[tuple[int, ...]], style: list[tuple[int, ...]]) -> None:
        """Memory on the card and on the host, taken once."""
        frame = (1, size_px[1], size_px[0], 3)
        shapes = [(1,), (1,), *((1, *shape) for shape in style)]
        total = sum(int(np.prod(shape)) for shape in shapes)
        self._image, self._result = (torch.zeros(frame, dtype=torch.uint8, device=self._device) for _ in range(2))
        self._host_image, self._host_result = (
            torch.zeros(frame, dtype=torch.uint8, pin_memory=self._on_card) for _ in range(2)
        )
        self._block = torch.zeros(total, device=self._device)
        # Pinned, and in one block, so that it goes to the card in one copy that nothing waits for.
        self._host_block = torch.zeros(total, pin_memory=self._on_card)
        self._inputs = _views(self._block, shapes)
        self._host_inputs: list[Floats] = [view.numpy() for view in _views(self._host_block, shapes)]
        self._former = [torch.zeros(1, *shape, device=self._device) for shape in seen]

    def _step(self) -> None:
        """Frame and style to the card, the network, the result back; nothing waits."""
        self._image.copy_(self._host_image, non_blocking=True)
        self._block.copy_(self._host_block, non_blocking=True)
        gain, blend, *parts = self._inputs
        picture, *found = self._graph(self._image, gain, blend, *self._former, *parts, *self._canvas)
        for mine, statistic in zip(self._former, found, strict=True):
            mine.copy_(statistic)
        self._result.copy_(picture)
        self._host_result.copy_(self._result, non_blocking=True)

    def _captured(self) -> Callable[[], object]:
        """A frame's whole way as one launch instead of hundreds; step by step where the card does not take that."""
        assert self._stream is not None
        torch.cuda.current_stream(self._device).synchronize()
        with torch.inference_mode():
            with self._streaming():
                # Libraries choose their kernels and take their memory in the first rounds.
                for _ in range(_WARM_UPS):
                    self._step()
                self._stream.synchronize()
            graph = torch.cuda.CUDAGraph()
            try:
                # Other threads may take memory on the same card meanwhile, which only this mode lets them.
                with torch.cuda.graph(graph, stream=self._stream, capture_error_mode="thread_local"):
                    self._step()
            except RuntimeError as error:
                log.info("frames are not run as a CUDA graph: %s", first_line(error))
                return self._step
        return graph.replay

    def _streaming(self) -> AbstractContextManager[object]:
        return nullcontext() if self._stream is None else torch.cuda.stream(self._stream)


def _views(block: torch.Tensor, shapes: list[tuple[int, ...]]) -> list[torch.Tensor]:
    """Consecutive parts of a block in these shapes."""
    sizes = [int(np.prod(shape)) for shape in shapes]
    return [part.view(shape) for part, shape in zip(torch.split(block, sizes), shapes, strict=True)]
