"""The perceptual network: VGG-19's relu taps, for training losses and evaluation only. Never needed to run the
application.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

LAYER_ORDER = ("1_1", "1_2", "2_1", "2_2", "3_1", "3_2", "3_3", "3_4", "4_1")
TAPS = ("1_1", "2_1", "3_1", "4_1")
_POOL_BEFORE = ("2_1", "3_1", "4_1")
_EDGES = ((0, 2), (-1, -3))
"""Where a padded map mirrors what."""


def halved(pictures: Tensor, halvings: int) -> Tensor:
    """[B, 3, h, w] halved so many times, channels-last."""
    smaller = F.avg_pool2d(pictures, 2**halvings) if halvings else pictures
    return smaller.contiguous(memory_format=torch.channels_last)


def mirrored(x: Tensor) -> Tensor:
    """[B, C, h, w] mirrored outwards by one place, channels-last.

    As `F.pad` with "reflect", whose passes back and forth took a fifth of a training step on a processor.
    """
    padded: Tensor = _Mirrored.apply(x)  # type: ignore[no-untyped-call]
    return padded


class _Mirrored(torch.autograd.Function):
    @staticmethod
    def forward(_: Any, x: Tensor) -> Tensor:
        batch, channels, height, width = x.shape
        padded = torch.empty(
            (batch, channels, height + 2, width + 2),
            dtype=x.dtype,
            device=x.device,
            memory_format=torch.channels_last,
        )
        padded[:, :, 1:-1, 1:-1] = x
        for edge, within in _EDGES:
            padded[:, :, 1:-1, edge] = padded[:, :, 1:-1, within]
        for edge, within in _EDGES:
            padded[:, :, edge] = padded[:, :, within]
        return padded

    @staticmethod
    def backward(_: Any, gradient: Tensor) -> Tensor:
        pull = gradient.clone(memory_format=torch.channels_last)
        for edge, within in _EDGES:
            pull[:, :, within] += pull[:, :, edge]
        for edge, within in _EDGES:
            pull[..., within] += pull[..., edge]
        return pull[:, :, 1:-1, 1:-1]


class Perceptual(nn.Module):
    """Frozen feature network. Input RGB [B, 3, H, W] in 0..1 (its own normalisation is folded into conv1_1), sides >=
    32.
    """

    def __init__(self, tensors: dict[str, Tensor]) -> None:
        """`tensors`: conv{layer}.weight and .bias for every layer of `LAYER_ORDER`. Raises KeyError when one is
        missing.
        """
        super().__init__()
        self.convs = nn.ModuleList()
        for layer in LAYER_ORDER:
            weight, bias = tensors[f"conv{layer}.weight"], tensors[f"conv{layer}.bias"]
            conv = nn.Conv2d(weight.shape[1], weight.shape[0], 3)
            conv.weight.data, conv.bias.data = weight.clone(), bias.clone()  # type: ignore[union-attr]
            self.convs.append(conv)
        self.requires_grad_(False)

    @classmethod
    def load(cls, path: Path, device: torch.device, dtype: torch.dtype) -> Perceptual:
        """Read a safetensors file; the weights are kept in `dtype` so that autocast need not cast them each step."""
        network = cls(load_file(path)).to(device=device, dtype=dtype)
        return network.to(memory_format=torch.channels_last)  # type: ignore[call-overload, no-any-return]

    @property
    def tap_channels(self) -> list[int]:
        """Channels of the taps, finest first."""
        taken = [self.convs[LAYER_ORDER.index(layer)] for layer in TAPS]
        return [int(conv.get_parameter("weight").shape[0]) for conv in taken]

    def forward(self, image: Tensor) -> list[Tensor]:
        """relu1_1, relu2_1, relu3_1, relu4_1 of `image`, [B, 64..512, h, w], in the precision of the weights."""
        x = image.to(self.convs[0].weight.dtype)  # type: ignore[arg-type]
        taps = []
        for layer, conv in zip(LAYER_ORDER, self.convs, strict=True):
            if layer in _POOL_BEFORE:
                x = F.max_pool2d(x, 2)
            x = conv(mirrored(x)).relu_()
            if layer in TAPS:
                taps.append(x)
        return taps
