"""The network as back ends want it: bytes in, bytes out, plain tensors as inputs, in one fixed order.

A slider or a style is an *input* of the compiled graph, so that neither ever leads to a rebuild.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from models.network import Folded, StyleNetwork


class FrameGraph(nn.Module):
    """(image, gain, matrix per level.., mean per level..) -> image.

    image: uint8 [1, H, W, 3] RGB, sides multiples of 16. gain: float32 [1]. matrices: float32 [1, k, k]. means:
        float32 [1, C].
    """

    def __init__(self, network: StyleNetwork) -> None:
        super().__init__()
        self.network = network
        self.levels = len(network.config.widths)
        self.precision = network.decoder.head.weight.dtype

    def forward(self, image: Tensor, gain: Tensor, *style: Tensor) -> Tensor:
        """Stylize one frame."""
        folded = Folded(style[: self.levels], style[self.levels :], gain)
        return to_bytes(self.network(from_bytes(image).to(self.precision), folded))


class CodeGraph(nn.Module):
    """Style image uint8 [1, H, W, 3] -> matrices [4, k, k], then means [4, C], of every level; float32."""

    def __init__(self, network: StyleNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, image: Tensor) -> tuple[Tensor, ...]:
        """Encode one style image."""
        code = self.network.code(from_bytes(image))
        return tuple(part[0] for part in (*code.matrices, *code.means))


def halve(network: StyleNetwork) -> StyleNetwork:
    """Turn `network` itself into half precision, all but the layers that read statistics; for compilers without
    autocast. Frames only: `CodeGraph` wants the whole network in float32.
    """
    network.half()
    for transform in network.transforms:
        transform.get_submodule("content_matrix").float()
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
    """Zero inputs of the right shapes for `FrameGraph`, to trace or to warm up with."""
    ranks, widths = network.config.ranks, network.config.widths
    return (
        torch.zeros(1, height, width, 3, dtype=torch.uint8),
        torch.zeros(1),
        *(torch.zeros(1, rank, rank) for rank in ranks),
        *(torch.zeros(1, channels) for channels in widths),
    )
