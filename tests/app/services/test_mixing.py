"""Places on the pad and weights of styles say the same thing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.mixing import LEAST_WEIGHT, corners, place_of, weights_at, with_style, with_weight_of, without_style
from engine.look.look import StyleShare

SIDES = st.floats(0.0, 1.0)


def shares(*weights: float) -> tuple[StyleShare, ...]:
    return tuple(StyleShare(str(number), weight) for number, weight in enumerate(weights))


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_in_its_own_corner_a_style_is_all_there_is(count: int) -> None:
    for index, corner in enumerate(corners(count)):
        assert weights_at(count, corner)[index] == pytest.approx(1.0, abs=4 * LEAST_WEIGHT)


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_in_the_middle_every_style_weighs_the_same(count: int) -> None:
    assert weights_at(count, place_of([1.0] * count)) == pytest.approx([1 / count] * count)


@given(st.integers(2, 4), st.floats(-2.0, 3.0), st.floats(-2.0, 3.0))
def test_the_weights_sum_to_one_and_none_vanishes(count: int, x: float, y: float) -> None:
    weights = weights_at(count, (x, y))
    assert sum(weights) == pytest.approx(1.0)
    assert min(weights) > LEAST_WEIGHT / 2


@given(SIDES, SIDES)
def test_on_a_pad_of_four_the_way_there_and_back_ends_where_it_began(x: float, y: float) -> None:
    assert place_of(weights_at(4, (x, y))) == pytest.approx((x, y), abs=4 * LEAST_WEIGHT)


@given(SIDES, SIDES)
def test_outside_the_triangle_of_three_the_border_counts(x: float, y: float) -> None:
    place = place_of(weights_at(3, (x, y)))
    assert place_of(weights_at(3, place)) == pytest.approx(place, abs=4 * LEAST_WEIGHT)


def test_a_style_that_joins_gets_an_even_part_and_the_others_keep_their_proportions() -> None:
    mix = with_style(shares(3.0, 1.0), "new")
    assert [share.key for share in mix] == ["0", "1", "new"]
    assert [share.weight for share in mix] == pytest.approx([0.5, 1 / 6, 1 / 3])


def test_the_first_style_is_all_there_is() -> None:
    assert with_style((), "new") == (StyleShare("new"),)


def test_there_is_no_room_for_a_fifth() -> None:
    with pytest.raises(ValueError, match="at most 4"):
        with_style(shares(1, 1, 1, 1), "new")


def test_a_style_that_leaves_leaves_the_proportions() -> None:
    mix = without_style(shares(0.5, 0.3, 0.2), "0")
    assert [(share.key, round(share.weight, 6)) for share in mix] == [("1", 0.6), ("2", 0.4)]


def test_a_typed_weight_is_taken_and_the_others_share_the_rest() -> None:
    assert [share.weight for share in with_weight_of(shares(0.5, 0.3, 0.2), 0, 0.8)] == pytest.approx([0.8, 0.12, 0.08])


def test_a_typed_weight_of_everything_or_nothing_leaves_every_style_in_the_mix() -> None:
    for weight in (0.0, 1.0):
        mix = with_weight_of(shares(0.5, 0.5), 0, weight)
        assert mix[0].weight == pytest.approx(weight, abs=2 * LEAST_WEIGHT)
        assert len(mix) == 2
