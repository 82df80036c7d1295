"""What a look may be, and what of it is told of its regions."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from engine.look.look import Look, RegionKind, RegionStyle, StyleShare
from engine.look.mask import Mask

ONE, TWO = (StyleShare("one"),), (StyleShare("two", 2.0),)
MASK = Mask.of(np.full((2, 2), 9, np.uint8))


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda: RegionStyle(RegionKind.PERSON, strength=2.0), "strength must be between 0 and 1.5"),
        (lambda: RegionStyle(RegionKind.PERSON, layers=(1.0, 1.0, 1.0, 2.0)), "layers must be four weights"),
        (lambda: RegionStyle(RegionKind.PERSON, feather=-0.1), "feather must be between 0 and 1"),
        (lambda: RegionStyle(RegionKind.PERSON, (StyleShare("one", 0.0),)), "weight of a style must be above 0"),
        (lambda: RegionStyle(RegionKind.MASK), "of the kind mask wants a mask"),
        (lambda: RegionStyle(RegionKind.PERSON, mask=MASK), "of the kind person has no mask"),
        (
            lambda: Look(regions=(RegionStyle(RegionKind.PERSON), RegionStyle(RegionKind.PERSON, ONE))),
            "only one region of the kind person, not 2",
        ),
    ],
)
def test_a_region_that_cannot_be_is_refused(make: Callable[[], object], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        make()


def test_the_styles_of_a_look_are_its_own_and_those_of_its_regions() -> None:
    assert Look(ONE).shares == ONE
    assert Look(ONE, regions=(RegionStyle(RegionKind.MASK, TWO, mask=MASK),)).shares == ONE + TWO


def test_shares_are_changed_or_taken_out_in_the_rest_and_in_regions() -> None:
    look = Look(ONE, regions=(RegionStyle(RegionKind.PERSON, ONE + TWO),))
    without = look.with_shares(lambda share: None if share.key == "one" else StyleShare(share.key, 9.0))
    assert without == Look(regions=(RegionStyle(RegionKind.PERSON, (StyleShare("two", 9.0),)),))


def test_inside_a_region_the_look_is_that_of_the_region_and_all_else_as_outside() -> None:
    region = RegionStyle(RegionKind.PERSON, TWO, strength=0.5, layers=(1.0, 0.0, 1.0, 0.0))
    look = Look(ONE, steadiness=0.2, stroke_size=2.0, regions=(region,))
    expected = Look(TWO, strength=0.5, layers=(1.0, 0.0, 1.0, 0.0), steadiness=0.2, stroke_size=2.0)
    assert look.inside(region) == expected
    assert (look.paints, Look().paints, Look(ONE, strength=0.0).paints) == (True, False, False)
