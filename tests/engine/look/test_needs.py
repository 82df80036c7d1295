"""What a look needs in memory."""

from __future__ import annotations

import pytest

from engine.look.look import Look, StyleShare, Target
from engine.look.needs import SIGHT, goes_by_sight, needs_of, step_towards, unsighted

STYLES = (StyleShare("a"), StyleShare("b", 0.5))


def test_a_look_needs_its_styles() -> None:
    assert needs_of(Look()) == ()
    assert needs_of(Look(STYLES)) == ("a", "b")


@pytest.mark.parametrize("look", [Look(STYLES, target=Target.PERSON), Look(STYLES, depth=0.1)])
def test_a_look_that_goes_by_what_is_in_a_frame_needs_sight(look: Look) -> None:
    assert needs_of(look) == ("a", "b", SIGHT)
    assert goes_by_sight(look)
    assert unsighted(look) == Look(STYLES)


def test_a_step_is_named_by_what_it_brings() -> None:
    assert step_towards("a").label == "Reading the style"
    assert "see people" in step_towards(SIGHT).label
