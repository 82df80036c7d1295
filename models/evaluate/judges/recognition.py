"""Recognised in grey: with colour thought away, which of N styles does a result look like?

Results and styles, all of the same size, are turned to grey (luma of ITU-R BT.601 in all three channels). Each result
is given to the style whose Gram matrices G_s of relu3_1 and relu4_1 are nearest to its own:

    distance = |G - G_s|^2 / |G_s|^2 at relu3_1 + the same at relu4_1        (Gatys et al. 2016, relative)

The share of results that are given to the style they were painted in; chance is 1 / N, which is what the photographs
themselves have, since all their paintings look alike. Asked twice: of every bundled style over the grid's first
photographs, and of the grid's own pairs and styles. Reading and painting go as in the other parts.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import torch
from torch import Tensor

from models.evaluate.gallery import Gallery
from models.evaluate.grid import square
from models.evaluate.judges.statistics import rounded
from models.evaluate.style_folder import StyleFolder
from models.perception.losses import style_statistics
from models.perception.perceptual import Perceptual

log = logging.getLogger(__name__)

_TAPS = (2, 3)
_LUMA = (0.299, 0.587, 0.114)

Grams = list[Tensor]
"""[B, C, C] at relu3_1 and at relu4_1, float32."""


class Recognised(NamedTuple):
    """The style a result was painted in, and the one it is nearest to."""

    painted: str
    taken_for: str


@torch.inference_mode()
def recognition(gallery: Gallery, perceptual: Perceptual, folder: StyleFolder, batch_size: int) -> dict[str, Any]:
    """Shares of hits over the styles of a folder and over the grid."""
    return {
        "bundled": {"photographs": len(folder.contents)} | tally(list(_of_folder(folder, perceptual))),
        "grid": tally(list(_of_grid(gallery, perceptual, batch_size))),
    }


def tally(answers: Sequence[Recognised]) -> dict[str, Any]:
    """Share of hits, chance, and of every style its hits, its results, and what it was mostly taken for instead."""
    names = sorted({answer.painted for answer in answers})
    hits = sum(answer.painted == answer.taken_for for answer in answers)
    rows = [_row(name, [answer.taken_for for answer in answers if answer.painted == name]) for name in names]
    return {"share": rounded(hits / len(answers)), "chance": rounded(1 / len(names)), "styles": rows}


def _row(name: str, taken: Sequence[str]) -> dict[str, Any]:
    others = Counter(other for other in taken if other != name).most_common(1)
    mostly = others[0][0] if others else None
    return {"style": name, "hits": taken.count(name), "of": len(taken), "mostly_taken_for": mostly}


def grey_grams(pictures: Tensor, perceptual: Perceptual) -> Grams:
    """Of pictures [B, 3, H, W], RGB 0..1, in grey."""
    luma = torch.tensor(_LUMA, device=pictures.device).view(1, 3, 1, 1)
    grey = (pictures * luma).sum(1, keepdim=True).expand(-1, 3, -1, -1)
    taps = perceptual(grey)
    return [style_statistics(taps[tap].float()).gram for tap in _TAPS]


def nearest(found: Grams, styles: Grams) -> list[int]:
    """Of each of B results, which of N styles is nearest."""
    distances = torch.stack([_relative(mine, theirs) for mine, theirs in zip(found, styles, strict=True)]).sum(0)
    nearest_ones: list[int] = distances.argmin(1).tolist()
    return nearest_ones


def _relative(found: Tensor, styles: Tensor) -> Tensor:
    """[B, N]; style by style, since all differences at once would be gigabytes."""
    columns = [(found - style).square().sum((1, 2)) / style.square().sum() for style in styles]
    return torch.stack(columns, 1)


def _of_folder(folder: StyleFolder, perceptual: Perceptual) -> Iterator[Recognised]:
    known = _stacked([grey_grams(style, perceptual) for style in folder.styles])
    for index, name in enumerate(folder.names):
        for result in torch.split(folder.results(index), 1):
            (found,) = nearest(grey_grams(result, perceptual), known)
            yield Recognised(name, folder.names[found])


def _of_grid(gallery: Gallery, perceptual: Perceptual, batch_size: int) -> Iterator[Recognised]:
    grid = gallery.grid
    rows = {pair.style["name"]: pair.style for pair in grid.pairs}
    pictures = [square(grid.style.picture(row), grid.side_px)[None].to(grid.device) for row in rows.values()]
    known, names = _stacked([grey_grams(picture, perceptual) for picture in pictures]), list(rows)
    for batch in grid.batches(len(grid.pairs), batch_size):
        indices = nearest(grey_grams(gallery.results(batch), perceptual), known)
        for pair, index in zip(batch.pairs, indices, strict=True):
            yield Recognised(pair.style["name"], names[index])
    log.info("recognised: %d pairs of the grid", len(grid.pairs))


def _stacked(single: Sequence[Grams]) -> Grams:
    return [torch.cat(layers) for layers in zip(*single, strict=True)]
