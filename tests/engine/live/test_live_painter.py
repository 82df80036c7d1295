"""Which look a frame gets, and painting."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.errors import StateError
from engine.live.live_painter import LivePainter, LookChoice
from engine.look.look import Look, StyleShare, Target
from engine.look.needs import Need, SegmentationNeed, StyleNeed
from engine.stats import StageClock
from engine.stylize.protocol import StylizerLike
from tests.fakes import FakeStylizer, frame


class Orders:
    """Notes the styles ordered."""

    def __init__(self) -> None:
        self.needs: list[Need] = []

    def __call__(self, stylizer: StylizerLike, need: Need) -> None:
        self.needs.append(need)


@pytest.fixture
def orders() -> Orders:
    return Orders()


def look_of(*keys: str, strength: float = 1.0) -> Look:
    return Look(tuple(StyleShare(key) for key in keys), strength)


def stylizer_with(*keys: str) -> FakeStylizer:
    stylizer = FakeStylizer()
    for key in keys:
        stylizer.load(StyleNeed(key))
    return stylizer


def test_a_look_whose_styles_are_in_memory_acts_at_once_and_orders_nothing(orders: Orders) -> None:
    looks = LookChoice(look_of("a"), orders)
    stylizer = stylizer_with("a", "b")
    assert looks.for_frame(stylizer) == look_of("a")
    looks.set(look_of("b", strength=0.5))
    assert looks.for_frame(stylizer) == look_of("b", strength=0.5)
    assert orders.needs == []


def test_a_missing_style_is_ordered_while_the_former_one_stays_with_the_new_sliders(orders: Orders) -> None:
    looks = LookChoice(look_of("a"), orders)
    stylizer = stylizer_with("a")
    looks.for_frame(stylizer)
    looks.set(look_of("b", strength=0.3))
    assert looks.for_frame(stylizer) == look_of("a", strength=0.3)
    assert orders.needs == [StyleNeed("b")]
    stylizer.load(StyleNeed("b"))
    assert looks.for_frame(stylizer) == look_of("b", strength=0.3)


def test_a_style_that_cannot_be_had_is_ordered_once_until_chosen_again(orders: Orders) -> None:
    looks = LookChoice(look_of("bad"), orders)
    stylizer = stylizer_with()
    looks.for_frame(stylizer)
    looks.refuse(StyleNeed("bad"))
    assert looks.for_frame(stylizer) == look_of()
    assert orders.needs == [StyleNeed("bad")]
    looks.set(look_of("bad"))
    looks.for_frame(stylizer)
    assert orders.needs == [StyleNeed("bad"), StyleNeed("bad")]


def test_a_slider_does_not_order_what_cannot_be_had_again(orders: Orders) -> None:
    looks = LookChoice(look_of("a"), orders)
    stylizer = stylizer_with("a")
    looks.set(look_of("bad"))
    looks.for_frame(stylizer)
    looks.refuse(StyleNeed("bad"))
    for strength in (0.9, 0.8, 0.7):
        looks.set(look_of("bad", strength=strength))
        looks.for_frame(stylizer)
    assert orders.needs == [StyleNeed("bad")]
    looks.set(look_of("a"))
    looks.set(look_of("bad"))
    looks.for_frame(stylizer)
    assert orders.needs == [StyleNeed("bad"), StyleNeed("bad")]


def test_until_it_can_be_seen_where_people_are_the_paint_goes_everywhere(orders: Orders) -> None:
    looks = LookChoice(look_of("a"), orders)
    stylizer = stylizer_with("a")
    wanted = replace(look_of("a", strength=0.3), target=Target.PERSON, depth=0.5)
    looks.set(wanted)
    assert looks.for_frame(stylizer) == look_of("a", strength=0.3)
    assert orders.needs == [SegmentationNeed()]
    assert looks.needs() == (StyleNeed("a"), SegmentationNeed())
    stylizer.load(SegmentationNeed())
    assert looks.for_frame(stylizer) == wanted


def test_a_style_and_sight_are_waited_for_each_by_itself(orders: Orders) -> None:
    looks = LookChoice(look_of("a"), orders)
    stylizer = stylizer_with("a")
    looks.for_frame(stylizer)
    looks.set(replace(look_of("b"), target=Target.BACKGROUND))
    assert looks.for_frame(stylizer) == look_of("a")
    stylizer.load(SegmentationNeed())
    assert looks.for_frame(stylizer) == replace(look_of("a"), target=Target.BACKGROUND)
    stylizer.load(StyleNeed("b"))
    assert looks.for_frame(stylizer) == replace(look_of("b"), target=Target.BACKGROUND)


def test_sight_that_cannot_be_had_is_ordered_once_until_chosen_again(orders: Orders) -> None:
    looks, stylizer = LookChoice(look_of("a"), orders), stylizer_with("a")
    for depth in (0.1, 0.2, 0.3):
        looks.set(replace(look_of("a"), depth=depth))
        assert looks.for_frame(stylizer) == look_of("a")
        looks.refuse(SegmentationNeed())
    assert orders.needs == [SegmentationNeed()]
    looks.set(look_of("a"))
    looks.set(replace(look_of("a"), depth=0.3))
    looks.for_frame(stylizer)
    assert orders.needs == [SegmentationNeed(), SegmentationNeed()]


def test_a_new_stylizer_serves_only_once_it_sees_or_nobody_can(orders: Orders) -> None:
    looks = LookChoice(replace(look_of("a"), target=Target.PERSON), orders)
    fresh = stylizer_with("a")
    assert not looks.is_served_by(fresh)
    assert orders.needs == [SegmentationNeed()]
    looks.refuse(SegmentationNeed())
    assert looks.is_served_by(fresh)


def test_a_new_stylizer_serves_only_once_it_has_the_styles_on_screen(orders: Orders) -> None:
    looks = LookChoice(look_of("a"), orders)
    looks.for_frame(stylizer_with("a"))
    looks.set(look_of("b"))
    fresh = stylizer_with()
    assert not looks.is_served_by(fresh)
    assert orders.needs == [StyleNeed("a")]
    fresh.load(StyleNeed("a"))
    assert looks.is_served_by(fresh)


def test_the_first_stylizer_serves_once_it_has_the_styles_wanted_or_they_cannot_be_had(orders: Orders) -> None:
    looks = LookChoice(look_of("a", "bad"), orders)
    stylizer = stylizer_with("a")
    assert not looks.is_served_by(stylizer)
    looks.refuse(StyleNeed("bad"))
    assert looks.is_served_by(stylizer)


def test_the_styles_that_matter_are_those_wanted_and_those_on_screen(orders: Orders) -> None:
    looks = LookChoice(look_of("a"), orders)
    looks.for_frame(stylizer_with("a"))
    looks.set(look_of("b", "a"))
    assert looks.needs() == (StyleNeed("b"), StyleNeed("a"))
    looks.set(look_of("c"))
    assert looks.needs() == (StyleNeed("c"), StyleNeed("a"))


def test_a_painted_frame_is_kept_beside_its_original(orders: Orders) -> None:
    painter = LivePainter(LookChoice(look_of("a"), orders), StageClock())
    painter.swap(stylizer_with("a"))
    original = frame(10)
    rendered = painter.paint(original)
    assert rendered.original is original
    assert np.all(rendered.stylized.pixels == 245)
    assert rendered.stylized.index == original.index


def test_the_last_frame_is_painted_again_only_when_the_look_or_the_stylizer_changed(orders: Orders) -> None:
    looks = LookChoice(look_of("a"), orders)
    painter = LivePainter(looks, StageClock())
    painter.swap(stylizer_with("a"))
    assert painter.repaint() is None
    original = frame(10)
    painter.paint(original)
    assert painter.repaint() is None
    looks.set(replace(look_of("a"), strength=0.0))
    again = painter.repaint()
    assert again is not None
    assert again.stylized is original
    assert painter.repaint() is None
    painter.swap(stylizer_with("a"))
    assert painter.repaint() is not None


def test_painting_without_a_stylizer_is_refused(orders: Orders) -> None:
    painter = LivePainter(LookChoice(Look(), orders), StageClock())
    with pytest.raises(StateError):
        painter.paint(frame())


def test_a_picture_that_stands_still_is_painted_once_until_something_changes(orders: Orders) -> None:
    looks, stylizer = LookChoice(look_of("a"), orders), stylizer_with("a")
    painter = LivePainter(looks, StageClock())
    painter.swap(stylizer)
    first = frame(0)
    assert painter.unchanged(first) is None
    painted = painter.paint(first)
    later = replace(first, index=1, time_s=1.0)
    again = painter.unchanged(later)
    assert again is not None
    assert again.stylized.pixels is painted.stylized.pixels
    assert (again.stylized.time_s, again.stylized.index, again.original) == (1.0, 1, later)
    assert painter.unchanged(frame(1)) is None
    looks.set(look_of("a", strength=0.2))
    assert painter.unchanged(later) is None
    painter.paint(later)
    assert painter.unchanged(later) is not None
    painter.swap(stylizer_with("a"))
    assert painter.unchanged(later) is None
