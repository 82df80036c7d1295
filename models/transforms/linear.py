"""Linear style transfer (Li, Liu, Kautz and Yang, CVPR 2019), with one style matrix per style-loss layer.

The paper's transform is  y = unzip(T_s T_c (compress(F) - mean_c)) + mean_s  (eq. 6). Here T_s is a sum of four
matrices, one per layer of the style loss, weighted by live inputs (Babaeizadeh and Ghiasi 2018). With w_l the layer
weights (times the strength) and g their mean,

    y = unzip[(1 - g) x + (sum_l w_l T_l) T_c D^-1 (x - mean_x)] + sum_l w_l m_l,        x = compress(F)

which is the identity path at w = 0, the paper's transform at w = 1, and linear in w between and beyond: every slider
is a recombination of cached parts. D^-1 divides by the standard deviation per channel: T_c then reads a correlation
matrix, whose scale does not depend on the exposure of the camera.
"""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn

from models.layers import covariance, full_precision, variances

LAYERS = 4
_EPSILON = 1e-3


class ContentStatistics(NamedTuple):
    """What the transform knows of a frame: mean [B, k] and covariance [B, k, k] of its compressed features, float32."""

    mean: Tensor
    covariance: Tensor


class LinearTransform(nn.Module):
    """One level's transform of C channels through k compressed ones."""

    def __init__(self, channels: int, rank: int, hidden: int = 192) -> None:
        super().__init__()
        self.channels, self.rank = channels, rank
        self.compress = nn.Conv2d(channels, rank, 1, bias=False)
        self.unzip = nn.Conv2d(rank, channels, 1, bias=False)
        _start_as_projection(self.compress, self.unzip)
        self.style_branch = nn.Sequential(
            nn.Conv2d(channels, channels, 3, padding=1), nn.ReLU(), nn.Conv2d(channels, rank, 3, padding=1)
        )
        self.style_matrix = _matrix_head(rank, hidden, LAYERS * rank * rank)
        self.style_mean = nn.Linear(channels + rank, LAYERS * channels)
        nn.init.zeros_(self.style_mean.weight)
        nn.init.zeros_(self.style_mean.bias)
        self.content_matrix = _matrix_head(rank, hidden, rank * rank)

    def code(self, features: Tensor) -> tuple[Tensor, Tensor]:
        """Style features [B, C, h, w] -> matrices T_l [B, 4, k, k] and means m_l [B, 4, C], float32. Once per style."""
        _, colouring = covariance(self.compress(features))
        deviation = variances(colouring).add(_EPSILON).sqrt()
        _, texture = covariance(self.style_branch(features))
        size = variances(texture).mean(1).add(_EPSILON).sqrt().view(-1, 1, 1)
        with full_precision(features):
            mean = features.float().mean((2, 3))
            # Covariances grow with the square of the contrast, colouring with the contrast itself.
            learned = self.style_matrix((texture / size).flatten(1)).view(-1, LAYERS, self.rank, self.rank)
            scale = torch.eye(self.rank, device=features.device) * deviation.unsqueeze(1)
            matrices = learned + scale.unsqueeze(1) / LAYERS
            shift = self.style_mean(torch.cat([mean, deviation], 1)).view(-1, LAYERS, self.channels)
            return matrices, shift + mean.unsqueeze(1) / LAYERS

    def statistics(self, compressed: Tensor) -> ContentStatistics:
        """Statistics of a frame's compressed features [B, k, h, w]."""
        return ContentStatistics(*covariance(compressed))

    def forward(
        self, features: Tensor, matrix: Tensor, mean: Tensor, gain: Tensor, strength_map: Tensor | None = None
    ) -> Tensor:
        """Transform a frame's features.

        Args:
            features: [B, C, h, w].
            matrix, mean, gain: [B, k, k], [B, C], [B]: a style code folded with the layer weights (`fold`), float32.
            strength_map: [B, 1, h, w] in 0..1 or None: fades from the identity path (0) to the style (1) place by
                place.
        """
        x = self.compress(features)
        whitened_matrix, offset = self._joint(self.statistics(x), matrix, gain)
        styled = (whitened_matrix.to(x.dtype) @ x.flatten(2)).unflatten(2, x.shape[2:])
        styled = styled + offset.to(x.dtype)[:, :, None, None]
        shift = mean.to(x.dtype)[:, :, None, None]
        if strength_map is not None:
            styled = x + strength_map * (styled - x)
            shift = strength_map * shift
        result: Tensor = self.unzip(styled) + shift
        return result

    def _joint(self, content: ContentStatistics, matrix: Tensor, gain: Tensor) -> tuple[Tensor, Tensor]:
        """The whole transform as one matrix [B, k, k] and one offset [B, k] on compressed features, float32."""
        with full_precision(matrix):
            inverse = variances(content.covariance).add(_EPSILON).rsqrt()
            correlation = content.covariance * inverse.unsqueeze(1) * inverse.unsqueeze(2)
            eye = torch.eye(self.rank, device=matrix.device)
            learned = self.content_matrix((correlation - eye).flatten(1)).unflatten(1, (self.rank, self.rank))
            styling = matrix @ (eye + learned) * inverse.unsqueeze(1)
            offset = -(styling @ content.mean.unsqueeze(2)).squeeze(2)
            return styling + (1 - gain)[:, None, None] * eye, offset


def fold(matrices: Tensor, means: Tensor, weights: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Fold layer weights [B, 4] (times the strength) into a code: matrix [B, k, k], mean [B, C], gain [B]."""
    return (
        (weights[:, :, None, None] * matrices).sum(1),
        (weights[:, :, None] * means).sum(1),
        weights.mean(1),
    )


def _matrix_head(rank: int, hidden: int, out: int) -> nn.Sequential:
    """The paper's fully connected layer, through a bottleneck that keeps the weights file small; starts at zero."""
    head = nn.Sequential(nn.Linear(rank * rank, hidden), nn.ReLU(), nn.Linear(hidden, out))
    nn.init.zeros_(head[2].weight)  # type: ignore[arg-type]
    nn.init.zeros_(head[2].bias)  # type: ignore[arg-type]
    return head


def _start_as_projection(compress: nn.Conv2d, unzip: nn.Conv2d) -> None:
    """Start with unzip = compress^T, both orthogonal: the identity path is a projection from the first step on."""
    nn.init.orthogonal_(compress.weight)
    with torch.no_grad():
        unzip.weight.copy_(compress.weight.transpose(0, 1))
