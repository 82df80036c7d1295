"""What a look needs in memory."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.look.look import Look, RegionKind, RegionStyle, StyleShare, Target
from engine.look.mask import Mask
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


def test_regions_need_their_styles_and_where_they_have_to_be_seen_what_sees() -> None:
    drawn = RegionStyle(RegionKind.MASK, STYLES[:1], mask=Mask.of(np.zeros((2, 2), np.uint8)))
    person = RegionStyle(RegionKind.PERSON, (StyleShare("c"),))
    assert needs_of(Look(STYLES, regions=(drawn,))) == (StyleNeed("a"), StyleNeed("b"))
    look = Look(STYLES, regions=(drawn, person), stroke_size=2.0)
    assert needs_of(look) == (StyleNeed("a", 2.0), StyleNeed("b", 2.0), StyleNeed("c", 2.0), SegmentationNeed())
    assert independent_of_scene(look) == replace(look, regions=(drawn,))


def test_a_step_is_named_by_what_it_brings() -> None:
    assert step_towards(StyleNeed("a")).label == "Reading the style"
    assert "see people" in step_towards(SegmentationNeed()).label
