"""A runner on PyTorch, for the back ends that run the network without compiling it."""

from __future__ import annotations

import threading

import numpy as np
import torch

from engine.errors import BackendError
from engine.protocols import Region, Statistics
from engine.style_code import Floats, FoldedStyle, StyleCode
from engine.values import Pixels, RunningOn
from models.canvas import canvases
from models.deployment import CodeGraph, FrameGraph, from_bytes
from models.loading import load_network
from models.networks.network import StyleNetwork
from models.registry import WeightsError

# Cards round the factors of float32 convolutions to 10 bits unless told not to: what is called fp32 would not be it.
torch.backends.cudnn.allow_tf32 = False


class TorchRunner:
    """Runs any size. Threads: `run` on one thread at a time; `encode` may be called from another meanwhile.

    Attributes:
        running_on: see `engine.values.RunningOn`.
    """

    def __init__(self, backend: str, weights: str, device: str, half: bool) -> None:
        self._device, self._half = torch.device(device), half
        try:
            network = load_network(weights).to(self._device, memory_format=torch.channels_last)  # type: ignore[call-overload]
        except (WeightsError, RuntimeError) as error:
            raise BackendError(str(error)) from error
        self._canvas_shape = len(network.config.widths), network.config.canvas
        self._graphs: tuple[FrameGraph, CodeGraph] | None = FrameGraph(network), CodeGraph(network)
        # A blend of 1 on the first frame of a coat forgets these zeros.
        self._nothing = [torch.zeros(1, *shape, device=self._device) for shape in network.statistics_shapes]
        self._statistics: dict[int, list[torch.Tensor]] = {}
        self._origin_px = (0, 0)
        self._canvas: tuple[torch.Tensor, ...] = ()
        self._canvas_of: tuple[tuple[int, int], tuple[int, ...]] | None = None
        # Two styles at once would need twice the memory, and be no quicker.
        self._encoding = threading.Lock()
        self.running_on = RunningOn(backend, device_name(self._device), "fp16" if half else "fp32")

    def encode(self, image: Pixels) -> StyleCode:
        """See `engine.protocols.Runner`."""
        _, code_graph = self._open_graphs()
        with self._encoding, torch.inference_mode():
            parts = [part.float().cpu().numpy() for part in code_graph(self._upload(image))]
        return StyleCode(tuple(parts))

    def run(self, pixels: Pixels, style: FoldedStyle, blend: float = 1.0, coat: int = 0) -> Pixels:
        """See `engine.protocols.Runner`."""
        frame_graph, _ = self._open_graphs()
        scalars = (np.array([value], np.float32) for value in (style.gain, blend))
        with torch.inference_mode(), torch.autocast(self._device.type, torch.float16, enabled=self._half):
            gain, share = (self._upload_part(scalar) for scalar in scalars)
            parts = [self._upload_part(part[None]) for part in style.parts]
            former, canvas = self._statistics.get(coat, self._nothing), self._canvas_under(pixels)
            result, *found = frame_graph(self._upload(pixels), gain, share, *former, *parts, *canvas)
            self._statistics[coat] = found
        image: Pixels = result[0].cpu().numpy()
        return image

    def statistics(self, pixels: Pixels, inside: Region) -> Statistics:
        """See `engine.protocols.TileRunner`."""
        frame_graph, _ = self._open_graphs()
        with torch.inference_mode(), torch.autocast(self._device.type, torch.float16, enabled=self._half):
            return frame_statistics(frame_graph.network, self._upload(pixels), inside)

    def place(self, origin_px: tuple[int, int]) -> None:
        """See `engine.protocols.TileRunner`."""
        self._origin_px = origin_px

    def hold(self, statistics: Statistics) -> None:
        """See `engine.protocols.TileRunner`."""
        self._statistics[0] = [self._upload_part(part[None]) for part in statistics]

    def close(self) -> None:
        """Let go of the weights; any number of times."""
        self._graphs = None

    def _open_graphs(self) -> tuple[FrameGraph, CodeGraph]:
        if self._graphs is None:
            raise BackendError("The network has been closed.")
        return self._graphs

    def _canvas_under(self, pixels: Pixels) -> tuple[torch.Tensor, ...]:
        """Kept from frame to frame: those of a film lie where the last one lay."""
        asked = (self._origin_px, pixels.shape[:2])
        if asked != self._canvas_of:
            height, width = pixels.shape[:2]
            found = canvases(*self._canvas_shape, (width, height), self._origin_px)
            self._canvas, self._canvas_of = tuple(map(self._upload_part, found)), asked
        return self._canvas

    def _upload_part(self, part: Floats) -> torch.Tensor:
        return torch.from_numpy(part).to(self._device)

    def _upload(self, image: Pixels) -> torch.Tensor:
        # Published frames are read-only arrays, which torch only takes as a copy.
        return torch.from_numpy(image if image.flags.writeable else image.copy()).to(self._device)[None]


def frame_statistics(network: StyleNetwork, image: torch.Tensor, inside: Region) -> Statistics:
    """What `network` sees of the part `inside` of a picture, uint8 [1, H, W, 3], on its device; see `TileRunner`."""
    # In the type of the weights: the network may be halved.
    features = network.encoder(from_bytes(image).to(network.decoder.head.weight.dtype))
    finest = network.decoder.patch
    parts = [_cut(level, inside, finest << index) for index, level in enumerate(features)]
    return tuple(part[0].float().cpu().numpy() for part in network.statistics(parts))


def _cut(level: torch.Tensor, inside: Region, place_px: int) -> torch.Tensor:
    rows, columns = (slice(part.start // place_px, part.stop // place_px) for part in inside)
    return level[:, :, rows, columns]


def device_name(device: torch.device) -> str:
    """The device for people."""
    if device.type == "mps":
        return "Apple GPU"
    return torch.cuda.get_device_name(device) if device.type == "cuda" else "CPU"
