"""Simple covariance transformation (Wu, Zhu, Du and Bai, ECCV 2022), with one style matrix per style-loss layer.

    y = (1 - g) F + unzip[(sum_l w_l S_l) compress(z)] + sum_l w_l m_l,        z = (F - mean_c) / deviation_c

S_l is the covariance of k channels that a small convolutional branch makes of the style's mean-subtracted features;
compress and unzip are per-place convolutions. Nothing of the frame is read but mean and deviation: cheaper than the
learned matrix of Li et al. (2019). The paper's one branch ends in four here, one a layer.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from models.layers import apply_matrix, covariance, deviations, diagonal, full_precision, moments
from models.transforms import LAYERS, Parts

_EPSILON = 1e-5


class CovarianceTransform(nn.Module):
    """See `models.transforms.Transform`. Code: matrices S_l [B, 4, k, k] and means m_l [B, 4, C]."""

    def __init__(self, channels: int, rank: int) -> None:
        super().__init__()
        self.channels, self.rank = channels, rank
        self.code_shapes = (rank, rank), (channels,)
        self.statistics_shapes = (channels,), (channels,)
        self.compress = nn.Sequential(
            nn.Conv2d(channels, channels, 1), nn.ReLU(), nn.Conv2d(channels, rank, 1, bias=False)
        )
        self.unzip = nn.Conv2d(rank, channels, 1, bias=False)
        self.style_branch = nn.Sequential(
            nn.Conv2d(channels, channels, 3, padding=1),
            nn.ReLU(),
            nn.Conv2d(channels, channels, 3, padding=1),
            nn.ReLU(),
            nn.Conv2d(channels, LAYERS * rank, 1),
        )

    def code(self, features: Tensor) -> Parts:
        """See `models.transforms.Transform`."""
        mean, _ = moments(features)
        branches = self.style_branch(features - mean.to(features.dtype)[:, :, None, None]).chunk(LAYERS, 1)
        matrices = torch.stack([covariance(branch)[1] for branch in branches], 1)
        return matrices, (mean / LAYERS).unsqueeze(1).repeat(1, LAYERS, 1)

    def statistics(self, features: Tensor) -> Parts:
        """Mean and variance, [B, C] each."""
        return moments(features)

    def forward(self, features: Tensor, statistics: Parts, style: Parts, gain: Tensor) -> Tensor:
        """See `models.transforms.Transform`."""
        mean, variance = statistics
        matrix, shift = style
        with full_precision(mean):
            inverse = 1 / deviations(variance, _EPSILON)
            unzipped = self.unzip.weight.float().flatten(1) @ matrix
            identity = (1 - gain)[:, None, None, None]
        normalised = apply_matrix(features, diagonal(inverse), -mean * inverse)
        moved = apply_matrix(self.compress(normalised), unzipped, shift)
        return features * identity.to(features.dtype) + moved

    def whole_precision(self) -> list[nn.Module]:
        """See `models.transforms.Transform`."""
        return []
