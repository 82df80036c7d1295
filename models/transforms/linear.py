"""Linear style transfer (Li, Liu, Kautz and Yang, CVPR 2019), with one style matrix per style-loss layer.

The paper's transform is  y = unzip(T_s T_c (compress(F) - mean_c)) + mean_s  (eq. 6). Here T_s is a sum of four
matrices, one per layer of the style loss, weighted by live inputs (Babaeizadeh and Ghiasi 2018), and a diagonal
stands beside the compressed path, since k compressed channels alone lose the fine detail of a frame. With w_l the
layer weights (times the strength), g their mean, z = D_c^-1 (F - mean_c) the normalised features and D_k the
deviations of the compressed ones,

    y = (1 - g) F + (sum_l w_l diag(s_l)) z
        + unzip[(sum_l w_l T_l) T_c D_k^-1 compress(F - mean_c)] + sum_l w_l m_l

which is the identity path at w = 0 and linear in w between and beyond: every slider is a recombination of cached
parts. D^-1 makes T_c read a correlation matrix, whose scale does not depend on the exposure of the camera. All of it
is one C x C matrix and one offset a frame.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from models.layers import (
    apply_matrix,
    covariance,
    deviations,
    diagonal,
    full_precision,
    moments,
    perceptron,
    variances,
)
from models.transforms import LAYERS, Parts

_EPSILON = 1e-3


class LinearTransform(nn.Module):
    """See `models.transforms.Transform`. Code: matrices T_l [B, 4, k, k], scales s_l [B, 4, C], means m_l [B, 4, C]."""

    def __init__(self, channels: int, rank: int, hidden: int = 64) -> None:
        super().__init__()
        self.channels, self.rank = channels, rank
        self.code_shapes = (rank, rank), (channels,), (channels,)
        self.statistics_shapes = (channels,), (channels,), (rank, rank)
        self.compress = nn.Conv2d(channels, rank, 1, bias=False)
        self.unzip = nn.Conv2d(rank, channels, 1, bias=False)
        self.style_branch = nn.Sequential(
            nn.Conv2d(channels, channels, 3, padding=1), nn.ReLU(), nn.Conv2d(channels, rank, 3, padding=1)
        )
        # The paper's fully connected layers, through a bottleneck that keeps the weights file small.
        self.style_matrix = perceptron(rank * rank, hidden, LAYERS * rank * rank)
        self.style_mean = nn.Linear(channels + rank, LAYERS * channels)
        self.style_scale = nn.Linear(2 * channels, LAYERS * channels)
        self.content_matrix = perceptron(rank * rank, hidden, rank * rank)
        self._start_as_normalisation()

    @torch.no_grad()
    def _start_as_normalisation(self) -> None:
        """Start as adaptive instance normalisation: every scale a quarter of the style's deviation, nothing unzipped.

        What the matrices know beyond that is learned on top, and never has to be learned first.
        """
        for head in (self.style_mean, self.style_scale):
            head.weight.zero_()
            head.bias.zero_()
        of_deviations = self.style_scale.weight.view(LAYERS, self.channels, 2, self.channels)[:, :, 1]
        of_deviations.copy_(torch.eye(self.channels) / LAYERS)
        nn.init.orthogonal_(self.compress.weight)
        self.unzip.weight.zero_()

    def code(self, features: Tensor) -> Parts:
        """See `models.transforms.Transform`."""
        _, colouring = covariance(self.compress(features))
        _, texture = covariance(self.style_branch(features))
        mean, variance = moments(features)
        with full_precision(features):
            compressed, plain = deviations(variances(colouring), _EPSILON), deviations(variance, _EPSILON)
            size = variances(texture).mean(1).add(_EPSILON).sqrt().view(-1, 1, 1)
            # Covariances grow with the square of the contrast, colouring with the contrast itself.
            learned = self.style_matrix((texture / size).flatten(1)).view(-1, LAYERS, self.rank, self.rank)
            start = diagonal(compressed)
            scale = self.style_scale(torch.cat([mean, plain], 1)).view(-1, LAYERS, self.channels)
            shift = self.style_mean(torch.cat([mean, compressed], 1)).view(-1, LAYERS, self.channels)
            return learned + start.unsqueeze(1) / LAYERS, scale, shift + mean.unsqueeze(1) / LAYERS

    def statistics(self, features: Tensor) -> Parts:
        """Mean [B, C], variance [B, C] of the features and covariance [B, k, k] of the compressed ones."""
        _, compressed = covariance(self.compress(features))
        return (*moments(features), compressed)

    def forward(self, features: Tensor, statistics: Parts, style: Parts, gain: Tensor) -> Tensor:
        """See `models.transforms.Transform`."""
        matrix, offset = self._joint(statistics, style, gain)
        return apply_matrix(features, matrix, offset)

    def whole_precision(self) -> list[nn.Module]:
        """See `models.transforms.Transform`."""
        return [self.content_matrix]

    def _joint(self, statistics: Parts, style: Parts, gain: Tensor) -> tuple[Tensor, Tensor]:
        """The whole transform as one matrix [B, C, C] and one offset [B, C], float32."""
        mean, variance, compressed = statistics
        style_matrix, scale, shift = style
        with full_precision(mean):
            compress, unzip = (conv.weight.float().flatten(1) for conv in (self.compress, self.unzip))
            inverse = 1 / deviations(variances(compressed), _EPSILON)
            correlation = compressed * inverse.unsqueeze(1) * inverse.unsqueeze(2)
            eye = torch.eye(self.rank, device=mean.device)
            learned = self.content_matrix((correlation - eye).flatten(1)).unflatten(1, (self.rank, self.rank))
            styling = style_matrix @ (eye + learned) * inverse.unsqueeze(1)
            moving = unzip @ styling @ compress + diagonal(scale / deviations(variance, _EPSILON))
            offset = shift - (moving @ mean.unsqueeze(2)).squeeze(2)
            return moving + diagonal((1 - gain).unsqueeze(1).expand_as(scale)), offset
