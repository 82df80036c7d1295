"""At which sizes styles are read."""

from __future__ import annotations

import pytest

from engine.styles.reading_side import LEAST_PX, MOST_PX, reading_side
from models.grid import GRID_PX


def test_the_sizes_are_few_lie_on_the_grid_and_follow_what_is_wanted() -> None:
    wanted = range(1, 5000)
    sides = [reading_side(each) for each in wanted]
    assert sides == sorted(sides)
    assert sorted(set(sides)) == [128, 160, 176, 208, 256, 304, 368, 432, 512, 608, 720, 864, 1024]
    assert all(side % GRID_PX == 0 for side in sides)


@pytest.mark.parametrize("wanted", [128.0, 200.5, 360, 512, 720, 1000])
def test_strokes_are_at_most_a_seventh_smaller_or_larger_than_wanted(wanted: float) -> None:
    assert 6 / 7 < reading_side(wanted) / wanted < 7 / 6


def test_neither_very_small_nor_very_large_strokes_are_read() -> None:
    assert (reading_side(0.1), reading_side(1e9)) == (LEAST_PX, MOST_PX)
