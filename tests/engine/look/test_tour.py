"""A tour of styles, by the time alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.look.look import StyleShare
from engine.look.tour import Tour, crossfade, following

A, B, C = (StyleShare(key) for key in "abc")
TOUR = Tour(("a", "b", "c"), every_s=10.0, fade_s=2.0)


def weights(tour: Tour, time_s: float) -> dict[str, float]:
    return {share.key: round(share.weight, 6) for share in tour.shares_at(time_s)}


@pytest.mark.parametrize(
    ("time_s", "shown"),
    [
        (-1.0, {"a": 1.0}),
        (0.0, {"a": 1.0}),
        (8.0, {"a": 1.0}),
        (8.5, {"a": 0.84375, "b": 0.15625}),
        (9.0, {"a": 0.5, "b": 0.5}),
        (10.0, {"b": 1.0}),
        (19.0, {"b": 0.5, "c": 0.5}),
        (29.0, {"c": 0.5, "a": 0.5}),
        (30.0, {"a": 1.0}),
        (3009.0, {"a": 0.5, "b": 0.5}),
    ],
)
def test_each_style_stays_and_then_fades_into_the_next_round_the_end(time_s: float, shown: dict[str, float]) -> None:
    assert weights(TOUR, time_s) == shown


@given(st.floats(0.0, 1000.0))
def test_at_any_time_there_are_one_or_two_styles_that_make_up_the_whole(time_s: float) -> None:
    shares = TOUR.shares_at(time_s)
    assert 1 <= len(shares) <= 2
    assert sum(share.weight for share in shares) == pytest.approx(1.0)


@given(st.floats(0.0, 100.0))
def test_nothing_ever_jumps(time_s: float) -> None:
    before, after = weights(TOUR, time_s), weights(TOUR, time_s + 0.01)
    assert all(abs(before.get(key, 0.0) - after.get(key, 0.0)) < 0.01 for key in "abc")


def test_a_tour_of_one_style_stays_there() -> None:
    assert Tour(("a",), 10.0).shares_at(9.5) == (A,)


def test_without_a_fade_it_cuts() -> None:
    cut = Tour(("a", "b"), 5.0, 0.0)
    assert (cut.shares_at(4.999), cut.shares_at(5.0)) == ((A,), (B,))


@pytest.mark.parametrize(("keys", "every_s", "fade_s"), [((), 10.0, 2.0), (("a",), 1.0, 2.0), (("a",), 0.0, 0.0)])
def test_an_impossible_tour_is_refused(keys: tuple[str, ...], every_s: float, fade_s: float) -> None:
    with pytest.raises(ValueError, match=r"needs a style|does not fit"):
        Tour(keys, every_s, fade_s)


def test_a_fade_out_of_a_mix_keeps_its_proportions() -> None:
    mix = (StyleShare("a", 3.0), StyleShare("b", 1.0))
    assert {share.key: share.weight for share in crossfade(mix, (C,), 0.5)} == {"a": 0.375, "b": 0.125, "c": 0.5}
    assert crossfade(mix, (C,), 0.0) == mix
    assert crossfade(mix, (C,), 1.0) == (C,)


def test_a_style_on_both_sides_of_a_fade_is_there_once() -> None:
    shares = crossfade((A, B), (B,), 0.5)
    assert {share.key: share.weight for share in shares} == {"a": 0.25, "b": 0.75}


@pytest.mark.parametrize(
    ("shown", "following_key"),
    [("a", "b"), ("c", "a"), ("b", "c"), ("x", "a"), ("ab", "c"), ("ca", "b"), ("abc", None), ("", "a")],
)
def test_the_tour_goes_on_after_what_is_shown(shown: str, following_key: str | None) -> None:
    assert following("abc", shown) == following_key
