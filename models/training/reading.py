"""How the reader of styles is made, before a run's first step: by telling what the perceptual network finds on average.

No picture is painted for it, so that it sees in minutes more styles than the painting will in hours. Without it the
description of a style would have to be learned through the decoder, which learns to do without one first.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Callable
from typing import NamedTuple

import torch
from torch import Tensor, nn

from models.networks.modulation import StyleModulation
from models.networks.reader import StyleReader
from models.training.data.memory import Seen

log = logging.getLogger(__name__)

_BATCH = 16
_RATE = 2e-3
_WARM_UP = 0.05
_HELD_OUT_EVERY = 16
_FAINTEST = 1e-3
"""Below this share of the strongest, nothing is amplified any further."""


class ReadingLesson(NamedTuple):
    """Crops of styles [N, 3, side, side] uint8, and the means and deviations of all taps of each, [N, D]."""

    crops: Tensor
    found: Tensor


def lesson(
    keys: list[int], crops: Tensor, look: Callable[[list[int], Tensor], Seen], device: torch.device
) -> ReadingLesson:
    """`look`: what the perceptual network sees in crops, RGB 0..1, which bear these keys."""
    found = []
    for rows in torch.split(torch.arange(len(crops)), _BATCH):
        seen = look([keys[row] for row in rows], _pictures(crops[rows], device))
        found.append(torch.cat([part.cpu() for layer in seen.statistics for part in layer[:2]], 1))
    return ReadingLesson(crops, torch.cat(found))


def teach(modulation: StyleModulation, material: ReadingLesson, steps: int, device: torch.device) -> None:
    """Make `modulation.reader` and `modulation.summary`, frozen as before."""
    held_out = torch.arange(len(material.crops)) % _HELD_OUT_EVERY == 0
    apart = ReadingLesson(*(part[held_out] for part in material))
    _teach_reader(modulation.reader, ReadingLesson(*(part[~held_out] for part in material)), apart, steps, device)
    _make_summary(modulation.summary, _described(modulation.reader, material.crops, device))


def _teach_reader(
    reader: StyleReader, material: ReadingLesson, apart: ReadingLesson, steps: int, device: torch.device
) -> None:
    """Regression of the standardised statistics, by one linear layer on what the reader says."""
    teller = nn.Sequential(
        nn.BatchNorm1d(reader.outputs, affine=False), nn.Linear(reader.outputs, material.found.shape[1])
    ).to(device)
    centre, spread = material.found.mean(0), material.found.std(0) + 1e-4
    reader.requires_grad_(True)
    optimizer = torch.optim.AdamW([*reader.parameters(), *teller.parameters()], lr=_RATE, weight_decay=1e-2)
    generator = torch.Generator().manual_seed(0)
    for step in range(steps):
        for group in optimizer.param_groups:
            group["lr"] = _RATE * min(1, (step + 1) / (_WARM_UP * steps)) * (1 + math.cos(math.pi * step / steps)) / 2
        rows = torch.randint(0, len(material.crops), (_BATCH,), generator=generator)
        told = teller(reader(_pictures(material.crops[rows], device)))
        loss = (told - ((material.found[rows] - centre) / spread).to(device)).square().mean()
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()
        if (step + 1) % 100 == 0:
            log.info("reader step %d/%d  left unexplained %.3f", step + 1, steps, loss.item())
    reader.requires_grad_(False)
    with torch.no_grad():
        told = teller.eval()(_described(reader, apart.crops, device)).cpu()
    error = (told - (apart.found - centre) / spread).square().mean()
    log.info("reader: left unexplained of styles it has not seen %.3f", float(error))


def _make_summary(summary: nn.Linear, described: Tensor) -> None:
    """Principal components of the standardised description, the strong ones damped half the way to equal strength."""
    centre, spread = described.mean(0), described.std(0)
    spread = spread + _FAINTEST * spread.max()
    strengths, directions = torch.linalg.eigh(((described - centre) / spread).T.double().cov())
    strengths, directions = strengths.flip(0)[: summary.out_features], directions.flip(1)[:, : summary.out_features]
    damped = strengths.clamp_min(_FAINTEST * strengths[0].item()) ** -0.25
    size = (strengths * damped.square()).mean().sqrt()
    weight = ((directions * damped / size).T / spread).to(summary.weight)
    with torch.no_grad():
        summary.weight.copy_(weight)
        summary.bias.copy_(-weight @ centre.to(weight))


@torch.no_grad()
def _described(reader: StyleReader, crops: Tensor, device: torch.device) -> Tensor:
    return torch.cat([reader(_pictures(part, device)) for part in torch.split(crops, 64)])


def _pictures(crops: Tensor, device: torch.device) -> Tensor:
    return (crops.to(device).float() / 255).contiguous(memory_format=torch.channels_last)
