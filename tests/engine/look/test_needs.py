"""What a look needs in memory."""

from __future__ import annotations

import pytest

from engine.look.look import Look, StyleShare, Target
from engine.look.needs import (
    SegmentationNeed,
    StyleNeed,
    at_any_size,
    depends_on_scene,
    independent_of_scene,
    needs_of,
    step_towards,
)

STYLES = (StyleShare("a"), StyleShare("b", 0.5))


def test_a_look_needs_its_styles() -> None:
    assert needs_of(Look()) == ()
    assert needs_of(Look(STYLES)) == (StyleNeed("a"), StyleNeed("b"))


def test_a_style_is_needed_for_strokes_of_one_size() -> None:
    needs = needs_of(Look(STYLES, stroke_size=2.0, depth=0.5))
    assert needs == (StyleNeed("a", 2.0), StyleNeed("b", 2.0), SegmentationNeed())
    assert tuple(map(at_any_size, needs)) == (StyleNeed("a"), StyleNeed("b"), SegmentationNeed())


@pytest.mark.parametrize("look", [Look(STYLES, target=Target.PERSON), Look(STYLES, depth=0.1)])
def test_a_look_that_depends_on_what_is_in_a_frame_needs_segmentation(look: Look) -> None:
    assert needs_of(look) == (StyleNeed("a"), StyleNeed("b"), SegmentationNeed())
    assert depends_on_scene(look)
    assert independent_of_scene(look) == Look(STYLES)


def test_a_step_is_named_by_what_it_brings() -> None:
    assert step_towards(StyleNeed("a")).label == "Reading the style"
    assert "see people" in step_towards(SegmentationNeed()).label
