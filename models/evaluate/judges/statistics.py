"""Small statistics: what is reported of a column of figures, and how monotone a curve is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from torch import Tensor

DIGITS = 5
"""Decimals kept in reports: bfloat16 features do not carry more."""


def mean_and_median(column: Tensor) -> dict[str, float]:
    """A few pairs of flat styles have distances of a hundred: the mean is theirs, the median everyone's."""
    values = column.double().numpy()
    return {"mean": rounded(np.mean(values)), "median": rounded(np.median(values))}


def summary(columns: Mapping[str, Tensor]) -> dict[str, dict[str, float]]:
    """`mean_and_median` of every column."""
    return {name: mean_and_median(column) for name, column in columns.items()}


def spearman(first: Sequence[float], second: Sequence[float]) -> float:
    """Rank correlation in -1..1, ties at their mean rank; 0 when one of both does not vary."""
    ranks = [_ranks(np.asarray(values, np.float64)) for values in (first, second)]
    a, b = (rank - rank.mean() for rank in ranks)
    size = float(np.sqrt((a @ a) * (b @ b)))
    return rounded(a @ b / size) if size else 0.0


def rounded(value: float) -> float:
    """`value` as a plain float with `DIGITS` decimals."""
    return round(float(value), DIGITS)


def _ranks(values: np.ndarray[tuple[int], np.dtype[np.float64]]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    below = (values[:, None] > values).sum(1)
    level = (values[:, None] == values).sum(1)
    ranks: np.ndarray[tuple[int], np.dtype[np.float64]] = below + (level - 1) / 2
    return ranks
