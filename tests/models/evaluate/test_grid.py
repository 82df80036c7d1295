"""The grid: the same pairs everywhere, held out, each once."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
import pytest
import torch

from models.evaluate.grid import Grid, choose_pairs, square
from models.training.data.pictures import held_out


def _rows(kind: str, count: int) -> list[dict[str, Any]]:
    return [{"name": f"{kind}/{number}"} for number in range(count)]


def _names(count: int, contents: int = 9, styles: int = 6) -> list[tuple[str, str]]:
    pairs = choose_pairs(_rows("c", contents), _rows("s", styles), count)
    return [(pair.content["name"], pair.style["name"]) for pair in pairs]


def test_no_pair_comes_twice_even_when_all_there_are_are_asked_for() -> None:
    assert len(set(_names(54))) == 54


def test_a_smaller_grid_is_the_start_of_a_larger_one() -> None:
    assert _names(40)[:15] == _names(15)


def test_pictures_are_used_equally_often() -> None:
    names = _names(36)
    assert set(Counter(content for content, _ in names).values()) == {4}
    assert set(Counter(style for _, style in names).values()) == {6}


def test_the_grid_does_not_depend_on_the_order_of_the_index() -> None:
    forwards = choose_pairs(_rows("c", 9), _rows("s", 6), 20)
    backwards = choose_pairs(_rows("c", 9)[::-1], _rows("s", 6)[::-1], 20)
    assert forwards == backwards


def test_more_pairs_than_there_are_is_an_error_that_names_the_numbers() -> None:
    with pytest.raises(ValueError, match=r"55 pairs.* 9 photographs and 6 styles"):
        choose_pairs(_rows("c", 9), _rows("s", 6), 55)


def test_nothing_the_networks_were_trained_on_is_in_the_grid(grid: Grid) -> None:
    names = {picture["name"] for pair in grid.pairs for picture in (pair.content, pair.style)}
    assert len(names) == 5
    assert all(held_out(name) for name in names)


def test_batches_hold_the_pairs_in_order_at_the_named_sizes(grid: Grid) -> None:
    batches = list(grid.batches(5, 2))
    assert [tuple(batch.contents.shape) for batch in batches] == [(2, 3, 64, 64), (2, 3, 64, 64), (1, 3, 64, 64)]
    assert tuple(pair for batch in batches for pair in batch.pairs) == grid.pairs[:5]
    pixels = grid.style.picture(grid.pairs[3].style)
    torch.testing.assert_close(batches[1].styles[1], square(pixels, 64))
    torch.testing.assert_close(batches[1].read[1], square(pixels, 80))


def test_a_square_is_the_middle_of_its_picture() -> None:
    pixels = np.zeros((64, 100, 3), np.uint8)
    pixels[:, 18:82, 1] = 255
    result = square(pixels, 64)
    assert result.shape == (3, 64, 64)
    assert result[1].min() == 1
    assert result[0].max() == 0
