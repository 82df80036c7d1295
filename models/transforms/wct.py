"""Whitening and colouring (Li, Fang, Yang, Wang, Lu and Yang, NIPS 2017): the exact reference of the learned matrix.

    y = (1 - g) F + unzip[(sum_l w_l C_s / 4) C_c^-1 compress(F - mean_c)] + sum_l w_l m_l

with C = covariance^1/2 of the compressed features of style and frame: the covariance of a result is that of the
style. Only compress and unzip are learned. The roots are found by coupled Newton-Schulz iteration (Higham 2008, eq.
6.35), which is matrix products
alone: every compiler takes them, where eigenvectors are taken by few.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from models.layers import apply_matrix, covariance, diagonal, full_precision, moments, variances
from models.transforms import LAYERS, Parts

_EPSILON = 1e-3
_ITERATIONS = 18


class WhiteningColouring(nn.Module):
    """See `models.transforms.Transform`. Code: matrices C_s / 4 [B, 4, k, k] and means m_l [B, 4, C]."""

    def __init__(self, channels: int, rank: int) -> None:
        super().__init__()
        self.channels, self.rank = channels, rank
        self.code_shapes = (rank, rank), (channels,)
        self.statistics_shapes = (channels,), (rank, rank)
        self.compress = nn.Conv2d(channels, rank, 1, bias=False)
        self.unzip = nn.Conv2d(rank, channels, 1, bias=False)
        nn.init.orthogonal_(self.compress.weight)
        with torch.no_grad():
            self.unzip.weight.copy_(self.compress.weight.transpose(0, 1))

    def code(self, features: Tensor) -> Parts:
        """See `models.transforms.Transform`."""
        mean, _ = moments(features)
        _, compressed = covariance(self.compress(features))
        with full_precision(features):
            colouring, _ = roots(compressed)
        return tuple((part / LAYERS).unsqueeze(1).repeat_interleave(LAYERS, 1) for part in (colouring, mean))

    def statistics(self, features: Tensor) -> Parts:
        """Mean [B, C] of the features and covariance [B, k, k] of the compressed ones."""
        _, compressed = covariance(self.compress(features))
        return moments(features)[0], compressed

    def forward(self, features: Tensor, statistics: Parts, style: Parts, gain: Tensor) -> Tensor:
        """See `models.transforms.Transform`."""
        mean, compressed = statistics
        matrix, shift = style
        with full_precision(mean):
            _, whitening = roots(compressed)
            compress, unzip = (conv.weight.float().flatten(1) for conv in (self.compress, self.unzip))
            moving = unzip @ matrix @ whitening @ compress
            offset = shift - (moving @ mean.unsqueeze(2)).squeeze(2)
            joint = moving + diagonal((1 - gain).unsqueeze(1).expand(-1, self.channels))
        return apply_matrix(features, joint, offset)

    def whole_precision(self) -> list[nn.Module]:
        """See `models.transforms.Transform`."""
        return []


def roots(covariances: Tensor) -> tuple[Tensor, Tensor]:
    """Square root and inverse square root of covariances [B, k, k], each with a thousandth of its mean variance added
    to its diagonal: directions that a picture does not use are not blown up. float32.
    """
    size = covariances.shape[-1]
    eye = torch.eye(size, device=covariances.device)
    ridge = variances(covariances).mean(1).mul(_EPSILON).add(1e-8)[:, None, None]
    regular = covariances + ridge * eye
    # The iteration converges where the norm is below 1; the trace is above the norm.
    scale = variances(regular).sum(1)[:, None, None]
    root, inverse = regular / scale, eye.expand_as(regular)
    for _ in range(_ITERATIONS):
        step = 1.5 * eye - 0.5 * inverse @ root
        root, inverse = root @ step, step @ inverse
    return root * scale.sqrt(), inverse / scale.sqrt()
