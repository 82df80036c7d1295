"""Rank correlation and the figures reported of a column."""

from __future__ import annotations

import pytest
import torch

from models.evaluate.judges.statistics import mean_and_median, spearman, summary


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ((0, 1, 2, 3), (1, 10, 100, 1000), 1.0),
        ((0, 1, 2, 3), (9, 4, 3, -7), -1.0),
        ((1, 2, 3, 4, 5), (2, 1, 4, 3, 5), 0.8),
        ((0, 1, 2, 3), (1, 1, 2, 2), 0.89443),
        ((0, 1, 2, 3), (5, 5, 5, 5), 0.0),
    ],
)
def test_spearman_agrees_with_values_worked_out_by_hand(
    first: tuple[float, ...], second: tuple[float, ...], expected: float
) -> None:
    assert spearman(first, second) == pytest.approx(expected, abs=1e-5)


def test_the_median_of_an_even_number_lies_in_the_middle() -> None:
    assert mean_and_median(torch.tensor([1.0, 2.0, 4.0, 101.0])) == {"mean": 27.0, "median": 3.0}


def test_every_column_is_summed_up_under_its_name() -> None:
    result = summary({"a": torch.tensor([1.0]), "b": torch.tensor([2.0])})
    assert result == {"a": {"mean": 1.0, "median": 1.0}, "b": {"mean": 2.0, "median": 2.0}}
