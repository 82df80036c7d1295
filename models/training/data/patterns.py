"""Styles that are no paintings: checks, stripes, dots and noise, made up as they are asked for.

People drop anything on a style strip. What is far from all that was learned is painted anyhow, and from paintings alone
a network does not learn to keep within the picture's values then.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

_Values = npt.NDArray[np.float64]

_BLACK_AND_WHITE = 0.4


def pattern(side: int, rng: np.random.Generator) -> Tensor:
    """One of them in two colours, [3, side, side] uint8; four in ten are black and white."""
    kinds = (_checks, _stripes, _dots, _noise)
    shares = kinds[int(rng.integers(0, len(kinds)))](side, rng)[..., None]
    colours = rng.uniform(0, 255, (2, 3))
    if rng.random() < _BLACK_AND_WHITE:
        colours = np.array([[0.0] * 3, [255.0] * 3])[:: int(rng.choice((-1, 1)))]
    pixels = shares * colours[0] + (1 - shares) * colours[1]
    return torch.from_numpy(np.round(pixels).astype(np.uint8)).permute(2, 0, 1).contiguous()


def _width(side: int, rng: np.random.Generator) -> int:
    """Of a check or a stripe, from a pixel to a quarter of the side, as often narrow as wide."""
    return int(np.exp(rng.uniform(0, np.log(max(side // 4, 2)))))


def _checks(side: int, rng: np.random.Generator) -> _Values:
    rows, columns = np.indices((side, side)) // _width(side, rng)
    return ((rows + columns) % 2).astype(np.float64)


def _stripes(side: int, rng: np.random.Generator) -> _Values:
    rows, columns = np.indices((side, side))
    down, across = ((1, 0), (0, 1), (1, 1), (1, -1))[int(rng.integers(0, 4))]
    return ((down * rows + across * columns) // _width(side, rng) % 2).astype(np.float64)


def _dots(side: int, rng: np.random.Generator) -> _Values:
    period = _width(side, rng) + 2
    rows, columns = np.indices((side, side)) % period - (period - 1) / 2
    return np.asarray(np.hypot(rows, columns) < rng.uniform(0.25, 0.45) * period, np.float64)


def _noise(side: int, rng: np.random.Generator) -> _Values:
    width = _width(side, rng)
    coarse = rng.random((-(-side // width), -(-side // width)))
    return coarse.repeat(width, 0).repeat(width, 1)[:side, :side]
