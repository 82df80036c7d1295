"""What the `-s` of a command line mean."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from app.cli.console import UsageError
from app.cli.options.look import Given
from app.cli.options.mix import look_files, mixed_styles
from app.cli.options.region import GivenRegion
from app.cli.options.style import GivenStyle
from engine.errors import StyleError
from engine.look import RegionKind, RegionStyle, StyleShare
from engine.styles import StyleLibrary


@pytest.fixture
def painting(tmp_path: Path) -> Path:
    path = tmp_path / "painting.png"
    Image.radial_gradient("L").convert("RGB").save(path)
    return path


@pytest.fixture
def styles_dir(tmp_path: Path) -> Path:
    return tmp_path / "users styles"


def mix(styles_dir: Path, *given: GivenStyle) -> tuple[StyleShare, ...]:
    """The shares, after a look at whether the library has every one of them."""
    with mixed_styles(given, styles_dir) as (library, mixed):
        assert all(library.image(share.key).size for share in mixed.shares)
        assert mixed.regions == ()
        return mixed.styles


def test_regions_have_their_styles_from_the_same_library(painting: Path, styles_dir: Path) -> None:
    first = StyleLibrary(styles_dir).styles()[0]
    person = RegionStyle(RegionKind.PERSON, strength=0.5)
    given = [GivenRegion(person, (GivenStyle(str(painting), 0.3), GivenStyle(first.name)))]
    with mixed_styles([GivenStyle(first.name)], styles_dir, given) as (library, mixed):
        assert all(library.image(share.key).size for share in mixed.shares)
    (region,) = mixed.regions
    assert replace(region, styles=()) == person
    assert [share.weight for share in region.styles] == [0.3, 1.0]
    assert mixed.styles == region.styles[1:] == (StyleShare(first.key),)


def test_a_file_is_a_style_and_does_not_enter_the_users_library(painting: Path, styles_dir: Path) -> None:
    (share,) = mix(styles_dir, GivenStyle(str(painting), 0.3))
    assert share.weight == 0.3
    assert all(style.key != share.key for style in StyleLibrary(styles_dir).styles())


def test_the_users_own_styles_are_known_by_name(painting: Path, styles_dir: Path) -> None:
    own = StyleLibrary(styles_dir).add_bytes(painting.read_bytes(), "Grandma v1.5")
    assert mix(styles_dir, GivenStyle("grandma-v1.5")) == (StyleShare(own.key),)


def test_bundled_styles_are_known_by_name(styles_dir: Path) -> None:
    first = StyleLibrary(styles_dir).styles()[0]
    assert mix(styles_dir, GivenStyle(first.name)) == (StyleShare(first.key),)


def test_one_style_named_twice_counts_twice(painting: Path, styles_dir: Path) -> None:
    (share,) = mix(styles_dir, GivenStyle(str(painting), 0.3), GivenStyle(str(painting), 0.4))
    assert share.weight == pytest.approx(0.7)


def test_a_folder_does_not_hide_a_style_of_its_name(
    tmp_path: Path, styles_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = StyleLibrary(styles_dir).styles()[0]
    (tmp_path / first.name).mkdir()
    monkeypatch.chdir(tmp_path)
    assert mix(styles_dir, GivenStyle(first.name)) == (StyleShare(first.key),)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("nowhere.jpg", "no style file nowhere.jpg"),
        ("some/where", "no style file some/where"),
        (f"{'x' * 300}.jpg", "cannot be read: file name too long"),
    ],
)
def test_what_looks_like_a_file_is_missed_as_a_file(text: str, words: str, styles_dir: Path) -> None:
    with pytest.raises(UsageError, match=words):
        mix(styles_dir, GivenStyle(text))


def test_a_folder_is_no_style(tmp_path: Path, styles_dir: Path) -> None:
    with pytest.raises(UsageError, match="is a folder"):
        mix(styles_dir, GivenStyle(str(tmp_path)))


def test_what_looks_like_a_name_is_missed_as_a_style(styles_dir: Path) -> None:
    with pytest.raises(StyleError, match="no such style at all"):
        mix(styles_dir, GivenStyle("no such style at all"))


def test_only_files_are_protected_as_files(painting: Path) -> None:
    args = argparse.Namespace(style=[GivenStyle(str(painting)), GivenStyle("Mosaic")], mask=None, region=[])
    assert look_files(args) == [painting]
    args.mask = Given(str(painting), None)
    assert look_files(args) == [painting, painting]
    styles, person = (GivenStyle(str(painting)), GivenStyle("Mosaic")), RegionStyle(RegionKind.PERSON)
    args.region, args.mask = [GivenRegion(person, styles), GivenRegion(person, (), Path("mask.png"))], None
    assert look_files(args) == [painting, painting, Path("mask.png")]
