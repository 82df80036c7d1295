"""The fixed grid of held-out content x style pairs, the same for every network and on every machine."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from models.training.data.pictures import PictureSet

_SEED = 20261120

Row = dict[str, Any]
"""A picture's row in the index of its `PictureSet`."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A photograph and the style it is painted in."""

    content: Row
    style: Row


@dataclass(frozen=True, slots=True)
class Batch:
    """Some pairs as pictures [B, 3, side, side], RGB 0..1.

    Attributes:
        styles: at the size of the contents: what results are compared with.
        read: the same styles at the size at which the network reads them.
    """

    pairs: tuple[Pair, ...]
    contents: Tensor
    styles: Tensor
    read: Tensor


@dataclass(frozen=True, slots=True)
class Grid:
    """Pairs and where their pictures come from.

    Attributes:
        side_px: contents and styles alike are cut to their middle square and scaled to this, up where they have fewer
            pixels (the training shards have 288 at most).
        style_side_px: the styles for the network to read are scaled to this instead; the application has them as large
            as what is painted.
    """

    content: PictureSet
    style: PictureSet
    pairs: tuple[Pair, ...]
    side_px: int
    device: torch.device
    style_side_px: int

    def batches(self, count: int, size: int) -> Iterator[Batch]:
        """The first `count` pairs (all, when there are fewer) in batches of `size` or fewer."""
        chosen = self.pairs[:count]
        for start in range(0, len(chosen), size):
            pairs = chosen[start : start + size]
            contents, styles = [pair.content for pair in pairs], [pair.style for pair in pairs]
            yield Batch(
                pairs,
                self._squares(self.content, contents, self.side_px),
                self._squares(self.style, styles, self.side_px),
                self._squares(self.style, styles, self.style_side_px),
            )

    def _squares(self, pictures: PictureSet, rows: list[Row], side_px: int) -> Tensor:
        return torch.stack([square(pictures.picture(row), side_px) for row in rows]).to(self.device)


def choose_pairs(contents: list[Row], styles: list[Row], count: int) -> tuple[Pair, ...]:
    """`count` different pairs that use every picture about equally often; fewer pairs are the first of more.

    Raises ValueError when there are not as many.
    """
    if count > len(contents) * len(styles):
        raise ValueError(f"{count} pairs asked for; {len(contents)} photographs and {len(styles)} styles are held out")
    rng = np.random.default_rng(_SEED)
    contents, styles = _shuffled(contents, rng), _shuffled(styles, rng)
    lap = math.lcm(len(contents), len(styles)) if count else 1
    # Going round both lists at once meets a pair again after one lap: from there on the styles are one further.
    return tuple(
        Pair(contents[index % len(contents)], styles[(index + index // lap) % len(styles)]) for index in range(count)
    )


def square(pixels: np.ndarray[tuple[int, ...], np.dtype[np.uint8]], side_px: int) -> Tensor:
    """The middle square of uint8 [H, W, 3] as [3, side_px, side_px], RGB 0..1."""
    short = min(pixels.shape[:2])
    top, left = ((extent - short) // 2 for extent in pixels.shape[:2])
    middle = Image.fromarray(pixels[top : top + short, left : left + short])
    return image_tensor(middle.resize((side_px, side_px), Image.Resampling.BICUBIC))


def image_tensor(image: Image.Image) -> Tensor:
    """An RGB picture as [3, H, W] in 0..1."""
    return torch.from_numpy(np.array(image)).permute(2, 0, 1).float() / 255


def _shuffled(rows: list[Row], rng: np.random.Generator) -> list[Row]:
    ordered = sorted(rows, key=lambda row: str(row["name"]))
    return [ordered[int(index)] for index in rng.permutation(len(ordered))]
