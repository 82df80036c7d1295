"""`--region` on the command line: what it means, and what is refused in one sentence."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import pytest

from app.cli.options.look import says_look
from app.cli.options.region import GivenRegion, given_region
from app.cli.options.style import GivenStyle
from app.cli.parser import parse
from engine.look import Mask, RegionKind, RegionStyle
from engine.media import write_picture

PERSON = RegionStyle(RegionKind.PERSON)


@pytest.fixture
def drawn(tmp_path: Path) -> Path:
    """A mask that is white all over."""
    path = tmp_path / "hand.png"
    write_picture(path, np.full((3, 4, 3), 255, np.uint8))
    return path


@pytest.mark.parametrize(
    ("text", "region", "styles"),
    [
        ("person=woodcut", PERSON, [GivenStyle("woodcut")]),
        ("background=a.jpg:0.7,ink wash:0.3", RegionStyle(RegionKind.BACKGROUND), [("a.jpg", 0.7), ("ink wash", 0.3)]),
        ("person=woodcut,strength=60%", RegionStyle(RegionKind.PERSON, strength=0.6), [GivenStyle("woodcut")]),
        (
            "person=feather=0,a=b.jpg,layers=1,0.5,0,1,strength=1.5",
            RegionStyle(RegionKind.PERSON, strength=1.5, layers=(1.0, 0.5, 0.0, 1.0), feather=0.0),
            [GivenStyle("a=b.jpg")],
        ),
        ("person=strength=0", RegionStyle(RegionKind.PERSON, strength=0.0), []),
    ],
)
def test_a_region_is_a_kind_its_styles_and_what_else_is_said(
    text: str, region: RegionStyle, styles: list[GivenStyle | tuple[str, float]]
) -> None:
    named = tuple(each if isinstance(each, GivenStyle) else GivenStyle(*each) for each in styles)
    assert given_region(text) == GivenRegion(region, named)


def test_a_mask_is_read_from_its_picture(drawn: Path) -> None:
    found = given_region(f"mask=woodcut,file={drawn},feather=0")
    mask = Mask.of(np.full((3, 4), 255, np.uint8))
    expected = RegionStyle(RegionKind.MASK, mask=mask, feather=0.0)
    assert found == GivenRegion(expected, (GivenStyle("woodcut"),), drawn)


def test_a_file_whose_name_has_commas_is_taken_whole(tmp_path: Path) -> None:
    file = tmp_path / "a,strength=0.jpg"
    file.write_bytes(b"x")
    assert given_region(f"person={file}") == GivenRegion(PERSON, (GivenStyle(str(file)),))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("rest=mosaic", "a region is background, person, mask, with a style like person=woodcut, not 'rest=mosaic'"),
        ("cat=mosaic", "not 'cat=mosaic'; all else is painted in -s"),
        ("woodcut", "not 'woodcut'"),
        ("person", "not 'person'"),
        ("person=", "a style needs a file or a name"),
        ("person=mosaic,", "a style needs a file or a name"),
        ("person=mosaic:0", "weight of a style must be above 0"),
        ("person=mosaic,strength=2", "strength must be from 0 to 1.5"),
        ("person=mosaic,layers=1,0", "layers must be four numbers"),
        ("person=mosaic,strength=1,strength=0", "strength is said twice"),
        ("mask=mosaic", "a mask needs file=PICTURE"),
        ("mask=mosaic,file=nowhere.png", "nowhere.png"),
    ],
)
def test_what_is_no_region_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match=reason):
        given_region(text)


def test_a_person_has_no_mask(drawn: Path) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="of the kind person has no mask"):
        given_region(f"person=mosaic,file={drawn}")


def test_two_regions_of_one_kind_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["image", "a.png", "-o", "b.png", "--region", "person=mosaic", "--region", "person=woodcut"]
    with pytest.raises(SystemExit):
        parse(words)
    assert "only one --region of the kind person" in capsys.readouterr().err


def test_a_region_is_a_style_enough_and_says_something_of_the_look() -> None:
    args = parse(["image", "a.png", "-o", "b.png", "--region", "person=mosaic", "--region", "background=woodcut"])
    assert [given.region.kind for given in args.region] == [RegionKind.PERSON, RegionKind.BACKGROUND]
    assert says_look(parse(["--region", "person=mosaic"]))
    assert not says_look(parse(["-s", "mosaic"]))
