"""Building blocks shared by encoder and decoder, and the padding every caller of the network needs."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from models.grid import padding_for

LEAK = 0.1
"""Slope below zero of what reads styles and statistics. These inputs hardly change sign from picture to picture, so
that one large step puts a ReLU below zero for all of them, where no gradient brings it back.
"""


def perceptron(inputs: int, hidden: int, outputs: int) -> nn.Sequential:
    """Two fully connected layers; starts at zero."""
    layers = nn.Sequential(nn.Linear(inputs, hidden), nn.LeakyReLU(LEAK), nn.Linear(hidden, outputs))
    nn.init.zeros_(layers[2].weight)  # type: ignore[arg-type]
    nn.init.zeros_(layers[2].bias)  # type: ignore[arg-type]
    return layers


def convolution(inputs: int, outputs: int, stride: int = 1, kernel: int = 3) -> nn.Conv2d:
    """A convolution whose start keeps the size of what goes through a ReLU (He et al. 2015): PyTorch's own start
    shrinks it by the half at every layer, until the levels behind see nothing.
    """
    conv = nn.Conv2d(inputs, outputs, kernel, stride=stride, padding=kernel // 2)
    nn.init.kaiming_normal_(conv.weight, nonlinearity="relu")
    nn.init.zeros_(conv.bias)  # type: ignore[arg-type]
    return conv


class Residual(nn.Module):
    """x + conv(relu(conv(x))), 3x3. The second convolution starts at zero, so that depth never hurts early training.

    No ReLU ends the block: where all of a level falls below zero one would cut off every level behind it for good.
    """

    def __init__(self, channels: int, hidden: int) -> None:
        super().__init__()
        self.first = convolution(channels, hidden)
        self.second = nn.Conv2d(hidden, channels, 3, padding=1)
        nn.init.zeros_(self.second.weight)
        nn.init.zeros_(self.second.bias)  # type: ignore[arg-type]

    def forward(self, x: Tensor, modulation: Modulation | None = None, mixing: Tensor | None = None) -> Tensor:
        """[B, C, h, w] -> the same shape; `modulation` and `mixing` are those of the hidden channels."""
        inner = self.first(x)
        if modulation is not None:
            inner = mixed(modulate(inner, modulation), mixing)
        result: Tensor = x + self.second(F.relu(inner))
        return result

    def narrow(self, x: Tensor, modulation: Modulation, hidden: int, mixing: Tensor | None = None) -> Tensor:
        """`forward` with the first `hidden` of the hidden channels alone."""
        inner = F.conv2d(x, self.first.weight[:hidden], self.first.bias[:hidden], padding=1)  # type: ignore[index]
        part = Modulation(modulation.scale[:, :hidden], modulation.shift[:, :hidden])
        corner = None if mixing is None else mixing[:, :hidden, :hidden]
        inner = F.relu(mixed(modulate(inner, part), corner))
        return x + F.conv2d(inner, self.second.weight[:, :hidden], self.second.bias, padding=1)


class Modulation(NamedTuple):
    """Done to a map [B, C, h, w]: scale and shift, [B, C]."""

    scale: Tensor
    shift: Tensor


def modulate(x: Tensor, modulation: Modulation) -> Tensor:
    """x (1 + scale) + shift, channel by channel: conditional instance normalisation without the normalisation, so that
    nothing of it depends on the frame.
    """
    scale, shift = (part.to(x.dtype)[:, :, None, None] for part in modulation)
    return x * (1 + scale) + shift


def mixed(x: Tensor, mixing: Tensor | None) -> Tensor:
    """x + M x at every place, with a matrix [B, C, C] of the style for each sample (None: nothing is added).

    What a kernel predicted from the style does (Chandran et al. 2021) with the kernel split in two: the convolutions
    around it are the same for all styles, and what of them goes together is the style's.
    """
    if mixing is None:
        return x
    flat = mixing.to(x.dtype) @ x.flatten(2)
    return x + flat.view_as(x)


def pad_to_grid(image: Tensor) -> Tensor:
    """Mirror [B, C, H, W] at the right and at the bottom to the grid. H and W must be 25 or more."""
    right, bottom = padding_for(image.shape[-2], image.shape[-1])
    return F.pad(image, (0, right, 0, bottom), mode="reflect")


def crop_from_grid(image: Tensor, height: int, width: int) -> Tensor:
    """Undo `pad_to_grid`."""
    return image[..., :height, :width]


def full_precision(tensor: Tensor) -> AbstractContextManager[object]:
    """Keep autocast off the device of `tensor`; no context at all where it is off, since exporters stumble over one."""
    device = tensor.device.type
    return torch.autocast(device, enabled=False) if torch.is_autocast_enabled(device) else nullcontext()


def covariance(features: Tensor) -> tuple[Tensor, Tensor]:
    """Mean [B, k] and covariance F F^T / N [B, k, k] of [B, k, h, w], in float32 whatever comes in.

    Half precision loses the covariance of a large frame: sums over 10^5 places need more than 8 or 11 bits.
    """
    with full_precision(features):
        flat = features.float().flatten(2)
        mean = flat.mean(2)
        centred = flat - mean.unsqueeze(2)
        return mean, centred @ centred.transpose(1, 2) / flat.shape[2]


def moments(features: Tensor) -> tuple[Tensor, Tensor]:
    """Mean and variance per channel, [B, C] each, of [B, C, h, w], in float32 whatever comes in."""
    with full_precision(features):
        whole = features.float()
        mean = whole.mean((2, 3), keepdim=True)
        return mean.flatten(1), (whole - mean).square().mean((2, 3))


def variances(covariances: Tensor) -> Tensor:
    """The diagonal [B, k] of covariances [B, k, k], written so that every exporter knows the operators."""
    return (covariances * torch.eye(covariances.shape[-1], device=covariances.device)).sum(2)


def diagonal(values: Tensor) -> Tensor:
    """[B, k] as diagonal matrices [B, k, k], written so that every exporter knows the operators."""
    return values.unsqueeze(1) * torch.eye(values.shape[-1], device=values.device)


def deviations(variance: Tensor, epsilon: float) -> Tensor:
    """Standard deviations; `epsilon` keeps the gradient of a channel that is constant finite."""
    return variance.add(epsilon).sqrt()


def apply_matrix(features: Tensor, matrix: Tensor, offset: Tensor) -> Tensor:
    """matrix [B, D, C] times every place of [B, C, h, w], plus offset [B, D]; in the precision of the features."""
    dtype = features.dtype
    batch, _, height, width = features.shape
    mapped = (matrix.to(dtype) @ features.flatten(2)).view(batch, matrix.shape[1], height, width)
    return mapped + offset.to(dtype)[:, :, None, None]
