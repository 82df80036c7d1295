"""Pairs to judge by eye without knowing who painted what: pages of pictures, and a key in a file beside them.

A page holds four pairs, two by two. Of each: the photograph and below it the style, small, with the number of the pair;
then what the two networks make of them, left and right as a seed has drawn it. The pictures are not ours to show: the
pages stay out of the repository.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image, ImageDraw
from torch import Tensor
from torch.nn import functional as F

from models.evaluate.grid import Batch, Grid
from models.evaluate.sheet import pixels_of
from models.evaluate.subject import Subject

log = logging.getLogger(__name__)

PAIRS_A_PAGE = 4
_ACROSS = 2
_GAP_PX = 8
_LABEL_PX = 24
_NETWORKS = ("a", "b")


@torch.inference_mode()
def write_blind(grid: Grid, subjects: tuple[Subject, Subject], seed: int, folder: Path) -> dict[str, Any]:
    """All pairs of the grid as `folder`/page-01.png, .. and `folder`/key.json; returns what of it gives nothing away.

    The key: who "a" and "b" are, and for every pair its page, its pictures and who of them is left and right.
    """
    folder.mkdir(parents=True, exist_ok=True)
    swapped = np.random.default_rng(seed).random(len(grid.pairs)) < 0.5
    rows: list[dict[str, Any]] = []
    for page, batch in enumerate(grid.batches(len(grid.pairs), PAIRS_A_PAGE), 1):
        first = len(rows)
        name = f"page-{page:02d}.png"
        sides = [_NETWORKS[::-1] if swap else _NETWORKS for swap in swapped[first : first + len(batch.pairs)]]
        results = dict(zip(_NETWORKS, _painted(batch, subjects), strict=True))
        blocks = list(_blocks(batch, results, sides, first + 1))
        Image.fromarray(_page(blocks)).save(folder / name)
        for pair, (left, right) in zip(batch.pairs, sides, strict=True):
            names = {"content": pair.content["name"], "style": pair.style["name"]}
            rows.append({"pair": len(rows) + 1, "page": name, "left": left, "right": right} | names)
        log.info("blind: %d of %d pairs", len(rows), len(grid.pairs))
    networks = {letter: subject.about for letter, subject in zip(_NETWORKS, subjects, strict=True)}
    key = {"seed": seed, "side_px": grid.side_px, "style_side_px": grid.style_side_px, "networks": networks}
    (folder / "key.json").write_text(json.dumps(key | {"pairs": rows}, indent=1) + "\n")
    return {"seed": seed, "pairs": len(rows), "folder": str(folder)}


def _painted(batch: Batch, subjects: Sequence[Subject]) -> Iterator[Tensor]:
    """One picture at a time: it is the size that counts here."""
    for painter, _ in subjects:
        one_by_one = zip(torch.split(batch.contents, 1), torch.split(batch.read, 1), strict=True)
        yield torch.cat([painter.paint(content, painter.codes(style)) for content, style in one_by_one])


def _blocks(
    batch: Batch, results: dict[str, Tensor], sides: Sequence[tuple[str, ...]], number: int
) -> Iterator[np.ndarray[tuple[int, ...], np.dtype[np.uint8]]]:
    """One a pair."""
    side = batch.contents.shape[-1]
    small = side // 4
    for index, letters in enumerate(sides):
        margin = np.full((side, small, 3), 255, np.uint8)
        shown = F.interpolate(torch.stack([batch.contents[index], batch.styles[index]]), (small, small), mode="area")
        for place, picture in enumerate(shown):
            top = _LABEL_PX + place * (small + _GAP_PX)
            margin[top : top + small] = pixels_of(picture)
        _write(margin, str(number + index))
        pair = [pixels_of(results[letter][index]) for letter in letters]
        gap = np.full((side, _GAP_PX, 3), 255, np.uint8)
        yield np.hstack([margin, gap, pair[0], gap, pair[1], gap])


def _write(pixels: np.ndarray[tuple[int, ...], np.dtype[np.uint8]], text: str) -> None:
    """Into the upper left corner; Pillow's own font is 11 pixels high and is enlarged."""
    label = Image.new("RGB", (12 * len(text), 12), "white")
    ImageDraw.Draw(label).text((0, 0), text, fill="black")
    large = np.asarray(label.resize((2 * label.width, _LABEL_PX)))
    pixels[:_LABEL_PX, : large.shape[1]] = large[:, : pixels.shape[1]]


def _page(
    blocks: Sequence[np.ndarray[tuple[int, ...], np.dtype[np.uint8]]],
) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    missing = -len(blocks) % _ACROSS
    whole = [*blocks, *[np.full_like(blocks[0], 255)] * missing]
    lines = [np.hstack(whole[start : start + _ACROSS]) for start in range(0, len(whole), _ACROSS)]
    gap = np.full((_GAP_PX, lines[0].shape[1], 3), 255, np.uint8)
    return np.vstack([part for line in lines for part in (line, gap)])
