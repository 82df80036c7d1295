"""Contrastive coherence preserving loss (CCPL; Wu, Zhu, Du and Bai, ECCV 2022): steady video from single pictures.

The difference between a place and its neighbour in the stylized picture shall look like the difference at the same
places of the content, and unlike the differences elsewhere. Local structure then moves with the content, which is what
flicker is the lack of. Training only: at run time it costs nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional as F

_ANCHORS = 8
_TEMPERATURE = 0.07
_NEIGHBOURS = ((-1, -1), (-1, 0), (-1, 1), (0, -1), (0, 1), (1, -1), (1, 0), (1, 1))


class CoherenceLoss(nn.Module):
    """The loss and its projections, a two-layer perceptron (C -> C -> C/4) per layer, which train with the network."""

    def __init__(self, channels: Sequence[int]) -> None:
        """`channels` of the layers compared; the paper takes relu2_1, relu3_1 and relu4_1 for artistic styles."""
        super().__init__()
        self.projections = nn.ModuleList(
            nn.Sequential(nn.Linear(count, count), nn.ReLU(), nn.Linear(count, count // 4)) for count in channels
        )

    def forward(self, taps: Sequence[Tensor], content: Sequence[Tensor], generator: torch.Generator) -> Tensor:
        """Mean cross-entropy of the layers, scalar (ln 64 = 4.2 when nothing is recognised).

        Args:
            taps, content: features of the output and of the content at the same layers, [B, C, h, w], h and w >= 3.
            generator: of the CPU; decides where the anchors lie.
        """
        layers = []
        for project, mine, theirs in zip(self.projections, taps, content, strict=True):
            places = _places(mine.shape[2], mine.shape[3], generator).to(mine.device)
            # Divided by the small temperature, half precision would decide which key is found.
            with torch.autocast(mine.device.type, enabled=False):
                query = F.normalize(project(_differences(mine, places)), dim=2)
                key = F.normalize(project(_differences(theirs, places)), dim=2).detach()
                layers.append(_contrast(query, key))
        return torch.stack(layers).mean()


def _places(height: int, width: int, generator: torch.Generator) -> Tensor:
    """Flat indices [8 * anchors, 2] of neighbours and their anchors, anchors in the interior."""
    rows = torch.randint(1, height - 1, (_ANCHORS, 1), generator=generator)
    columns = torch.randint(1, width - 1, (_ANCHORS, 1), generator=generator)
    shift = torch.tensor(_NEIGHBOURS)
    neighbours = (rows + shift[:, 0]) * width + columns + shift[:, 1]
    anchors = (rows * width + columns).expand_as(neighbours)
    return torch.stack([neighbours.flatten(), anchors.flatten()], 1)


def _differences(tap: Tensor, places: Tensor) -> Tensor:
    """Neighbour minus anchor, [B, 8 * anchors, C]."""
    flat = tap.permute(0, 2, 3, 1).flatten(1, 2)
    return flat[:, places[:, 0]].float() - flat[:, places[:, 1]].float()


def _contrast(query: Tensor, key: Tensor) -> Tensor:
    """InfoNCE: each query must find its own key among all keys of its picture."""
    logits = query @ key.transpose(1, 2) / _TEMPERATURE
    target = torch.arange(logits.shape[1], device=logits.device).expand(logits.shape[0], -1)
    return F.cross_entropy(logits.flatten(0, 1), target.flatten())
