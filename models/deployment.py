"""The network as back ends want it: bytes in, bytes out, plain tensors as inputs, in one fixed order.

A slider or a style is an *input* of the compiled graph, so that neither ever leads to a rebuild.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from models.networks.network import Folded, StyleNetwork

_LARGEST = torch.finfo(torch.float32).max


class FrameGraph(nn.Module):
    """(image, gain, blend, former statistics.., style parts.., canvas..) -> (image, statistics..).

    image: uint8 [1, H, W, 3] RGB, sides multiples of 16. gain, blend: float32 [1]. statistics, style parts: float32,
        each with a batch axis of 1 before the shapes of `StyleNetwork.statistics_shapes` and `.style_shapes`. canvas:
        what `models.canvas.canvases` gives for the place of the image.

    `blend` is this frame's share in the statistics it is painted with, and which come out for the next one: 1 takes
    its own alone, less steadies a video, 0 paints with what was given. What is not finite of the former ones, as half
    precision can make it, is forgotten.
    """

    def __init__(self, network: StyleNetwork) -> None:
        super().__init__()
        self.network = network
        self.seen, self.coded = len(network.statistics_shapes), len(network.style_shapes)
        self.precision = network.decoder.head.weight.dtype

    def forward(self, image: Tensor, gain: Tensor, blend: Tensor, *inputs: Tensor) -> tuple[Tensor, ...]:
        """Stylize one frame."""
        former, styling = inputs[: self.seen], inputs[self.seen :]
        parts = styling[: self.coded]
        canvas = tuple(level.to(self.precision) for level in styling[self.coded :])
        features = self.network.read(from_bytes(image).to(self.precision))
        pairs = zip(former, self.network.statistics(features.levels), strict=True)
        statistics = tuple(blended(old, new, blend) for old, new in pairs)
        painted = self.network.paint(features, statistics, Folded(parts, gain), canvas=canvas)
        return (to_bytes(painted), *statistics)


def blended(former: Tensor, found: Tensor, blend: Tensor) -> Tensor:
    """`found` with a share of `blend`, the rest is `former` where that is finite."""
    # Not torch.isfinite: it compares what it is given with itself, which a compiler may take to be always the same.
    known = torch.where(former.abs() <= _LARGEST, former, found)
    return known * (1 - blend) + found * blend


class CodeGraph(nn.Module):
    """Style image uint8 [1, H, W, 3] -> parts of its code, [4, ..] each, float32."""

    def __init__(self, network: StyleNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, image: Tensor) -> tuple[Tensor, ...]:
        """Encode one style image."""
        return tuple(part[0] for part in self.network.code(from_bytes(image)))


def halve(network: StyleNetwork) -> StyleNetwork:
    """Turn `network` itself into half precision, all but the layers that read statistics; for compilers without
    autocast. Frames only: `CodeGraph` wants the whole network in float32.
    """
    network.half()
    for transform in network.transforms:
        for part in transform.whole_precision():  # type: ignore[operator]
            part.float()
    return network


def from_bytes(image: Tensor) -> Tensor:
    """uint8 [1, H, W, 3] -> [1, 3, H, W] in 0..1."""
    # Compilers can do nothing with bytes but convert them: the conversion has to be the very first step,
    return image.float().permute(0, 3, 1, 2) / 255


def to_bytes(image: Tensor) -> Tensor:
    """[1, 3, H, W] about 0..1 -> uint8 [1, H, W, 3]."""
    # and here the very last.
    return (image.float().clamp(0, 1) * 255 + 0.5).permute(0, 2, 3, 1).to(torch.uint8)


def example_inputs(network: StyleNetwork, height: int, width: int) -> tuple[Tensor, ...]:
    """Inputs of the right shapes, zeros but for the canvas, for `FrameGraph`, to trace or to warm up with."""
    return (
        torch.zeros(1, height, width, 3, dtype=torch.uint8),
        torch.zeros(1),
        torch.ones(1),
        *(torch.zeros(1, *shape) for shape in (*network.statistics_shapes, *network.style_shapes)),
        *network.canvas(height, width),
    )
