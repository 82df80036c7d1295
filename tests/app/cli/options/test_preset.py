"""`--preset` on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.cli.options.look import look_of, says_look
from app.cli.options.mix import mixed_styles
from app.cli.options.preset import apply_preset
from app.cli.options.region import GivenRegion
from app.cli.options.style import GivenStyle
from app.cli.parser import parse
from app.folders import Folders
from engine.errors import PresetError
from engine.look import (
    BUILT_IN,
    KeepColors,
    Look,
    Preset,
    PresetFolder,
    PresetRegion,
    PresetStyle,
    RegionKind,
    RegionStyle,
    StyleShare,
    write_preset,
)
from engine.styles import StyleLibrary, StyleView

SLIDERS = Look(strength=0.5, layers=(0.0, 1.0, 1.0, 1.0), keep_colors=KeepColors.PALETTE)


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders.under(tmp_path)


@pytest.fixture
def evening(folders: Folders) -> Preset:
    """A preset of one bundled style, kept by the user."""
    style = StyleLibrary(folders.styles).get("mosaic")
    preset = Preset("Evening", (PresetStyle(style.key, style.name, 0.7),), SLIDERS)
    PresetFolder(folders.presets).save(preset)
    return preset


def test_a_preset_is_found_by_name_and_brings_styles_and_sliders(folders: Folders, evening: Preset) -> None:
    args = parse(["video", "demo", "-o", "x.mp4", "--preset", "evening"])
    apply_preset(args, folders)
    assert args.style == [GivenStyle(evening.styles[0].key, 0.7)]
    assert look_of(args) == SLIDERS


def test_a_preset_file_will_do_as_well(folders: Folders, evening: Preset, tmp_path: Path) -> None:
    write_preset(tmp_path / "shared.json", evening)
    args = parse(["--preset", str(tmp_path / "shared.json")])
    apply_preset(args, folders)
    assert look_of(args) == SLIDERS
    assert says_look(args)


def test_a_preset_brings_how_its_styles_are_read(folders: Folders) -> None:
    style, view = StyleLibrary(folders.styles).get("mosaic"), StyleView(1.5, (0.25, 0.25, 0.5, 0.5))
    PresetFolder(folders.presets).save(Preset("Close", (PresetStyle(style.key, style.name, view=view),), Look()))
    args = parse(["video", "demo", "-o", "x.mp4", "--preset", "close"])
    apply_preset(args, folders)
    with mixed_styles(args.style, folders.styles) as (_, mixed):
        assert mixed == Look((StyleShare(view.key_of(style.key)),))


def test_a_preset_brings_its_regions_unless_others_are_given(folders: Folders) -> None:
    style, person = StyleLibrary(folders.styles).get("mosaic"), RegionStyle(RegionKind.PERSON, strength=0.5)
    kept = Preset("Me", (), Look(), (PresetRegion(person, (PresetStyle(style.key, style.name, 2.0),)),))
    PresetFolder(folders.presets).save(kept)
    args = parse(["video", "demo", "-o", "x.mp4", "--preset", "me"])
    apply_preset(args, folders)
    assert args.region == [GivenRegion(person, (GivenStyle(style.key, 2.0),))]
    others = parse(["video", "demo", "-o", "x.mp4", "--preset", "me", "--region", "background=woodcut"])
    apply_preset(others, folders)
    assert others.region == [GivenRegion(RegionStyle(RegionKind.BACKGROUND), (GivenStyle("woodcut"),))]


@pytest.mark.usefixtures("evening")
def test_what_else_is_given_wins(folders: Folders) -> None:
    args = parse(["--preset", "evening", "-s", "ink wash", "--strength", "1", "--keep-colors", "off"])
    apply_preset(args, folders)
    assert args.style == [GivenStyle("ink wash")]
    assert look_of(args) == Look(layers=SLIDERS.layers)


def test_a_depth_that_comes_with_pastiche_moves_the_sliders_alone(folders: Folders) -> None:
    args = parse(["video", "demo", "-o", "x.mp4", "--preset", "gentle", "-s", "mosaic"])
    apply_preset(args, folders)
    assert args.style == [GivenStyle("mosaic")]
    assert look_of(args) == BUILT_IN[0].look


@pytest.mark.parametrize(
    ("asked", "complaint"), [("nothing", "no preset “nothing”"), ("./gone.json", "no preset file")]
)
def test_a_preset_that_is_not_there_is_named(folders: Folders, asked: str, complaint: str) -> None:
    with pytest.raises(PresetError, match=complaint):
        apply_preset(parse(["--preset", asked]), folders)


def test_without_one_the_defaults_hold_and_nothing_is_said_of_the_look(folders: Folders) -> None:
    args = parse([])
    apply_preset(args, folders)
    assert look_of(args) == Look()
    assert not says_look(args)
