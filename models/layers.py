"""Building blocks shared by encoder and decoder, and the padding every caller of the network needs."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from models.grid import MARGIN_PX, padding_for


class Residual(nn.Module):
    """x + conv(relu(conv(x))), 3x3. The second convolution starts at zero, so that depth never hurts early training."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.first = nn.Conv2d(channels, channels, 3, padding=1)
        self.second = nn.Conv2d(channels, channels, 3, padding=1)
        nn.init.zeros_(self.second.weight)

    def forward(self, x: Tensor) -> Tensor:
        """[B, C, h, w] -> the same shape."""
        return F.relu(x + self.second(F.relu(self.first(x))))


def residuals(channels: int, count: int) -> nn.Sequential:
    """`count` residual blocks in a row (none: the identity)."""
    return nn.Sequential(*(Residual(channels) for _ in range(count)))


def pad_to_grid(image: Tensor) -> Tensor:
    """Mirror [B, C, H, W] outwards to the grid. H and W must be above 2 * MARGIN_PX."""
    return F.pad(image, padding_for(image.shape[-2], image.shape[-1]), mode="reflect")


def crop_from_grid(image: Tensor, height: int, width: int) -> Tensor:
    """Undo `pad_to_grid`."""
    return image[..., MARGIN_PX : MARGIN_PX + height, MARGIN_PX : MARGIN_PX + width]


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


def variances(covariances: Tensor) -> Tensor:
    """The diagonal [B, k] of covariances [B, k, k], written so that every exporter knows the operators."""
    return (covariances * torch.eye(covariances.shape[-1], device=covariances.device)).sum(2)
