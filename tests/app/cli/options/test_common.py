"""How the shared options are spelled."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app.cli.options.common import (
    KEPT,
    TARGETS,
    GivenStyle,
    depth,
    given_mask,
    given_style,
    layers,
    look_of,
    positive_count,
    positive_seconds,
    says_look,
    size,
    strength,
)
from app.cli.parser import parse
from engine import KeepColors, Look, Mask, Target, write_picture


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mosaic", GivenStyle("mosaic", 1.0)),
        ("a.jpg:0.7", GivenStyle("a.jpg", 0.7)),
        ("mosaic:2", GivenStyle("mosaic", 2.0)),
        (r"C:\art\a.jpg", GivenStyle(r"C:\art\a.jpg", 1.0)),
        (r"C:\art\a.jpg:0.3", GivenStyle(r"C:\art\a.jpg", 0.3)),
        ("dir:with:colons/a.png", GivenStyle("dir:with:colons/a.png", 1.0)),
        ("dir:with:colons/a.png:1e-1", GivenStyle("dir:with:colons/a.png", 0.1)),
        (":0.5", GivenStyle(":0.5", 1.0)),
    ],
)
def test_a_style_is_a_text_and_a_weight_behind_the_last_colon(text: str, expected: GivenStyle) -> None:
    assert given_style(text) == expected


def test_a_file_whose_name_ends_like_a_weight_is_taken_whole(tmp_path: Path) -> None:
    file = tmp_path / "take:2"
    file.write_bytes(b"x")
    assert given_style(str(file)) == GivenStyle(str(file), 1.0)


@pytest.mark.parametrize("text", ["a.jpg:0", "a.jpg:-1", "a.jpg:nan", "a.jpg:inf", "", "  "])
def test_a_weight_that_weighs_nothing_is_refused(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError):
        given_style(text)


@pytest.mark.parametrize(("text", "value"), [("0", 0.0), ("1.5", 1.5), ("80%", 0.8), ("150%", 1.5)])
def test_strength_is_a_number_or_a_percentage(text: str, value: float) -> None:
    assert strength(text) == pytest.approx(value)


@pytest.mark.parametrize("text", ["-0.1", "1.6", "151%", "much", "", "nan"])
def test_strength_outside_its_range_is_refused(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="strength"):
        strength(text)


def test_layers_are_four_weights() -> None:
    assert layers("1,0.5,0,1") == (1.0, 0.5, 0.0, 1.0)


@pytest.mark.parametrize("text", ["1,1,1", "1,1,1,1,1", "1,1,1,2", "a,b,c,d", "", "1,1,1,nan"])
def test_other_layers_are_refused(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="layers"):
        layers(text)


@pytest.mark.parametrize("text", ["640x360", "640X360", "640×360"])
def test_a_size_is_width_by_height(text: str) -> None:
    assert size(text) == (640, 360)


@pytest.mark.parametrize("text", ["640", "640x", "0x0", "63x64", "9000x100", "-640x360", "640x360x3"])
def test_other_sizes_are_refused(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="size"):
        size(text)


@pytest.mark.parametrize("text", ["0", "-1", "1.5", "many"])
def test_a_count_is_whole_and_above_zero(text: str) -> None:
    assert positive_count("12") == 12
    with pytest.raises(argparse.ArgumentTypeError):
        positive_count(text)


@pytest.mark.parametrize("text", ["0", "-1", "inf", "nan", "soon"])
def test_seconds_are_above_zero(text: str) -> None:
    assert positive_seconds("2.5") == 2.5
    with pytest.raises(argparse.ArgumentTypeError):
        positive_seconds(text)


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ([], KeepColors.OFF),
        (["--keep-colors"], KeepColors.LUMINANCE),
        (["--keep-colors", "luminance"], KeepColors.LUMINANCE),
        (["--keep-colors", "palette"], KeepColors.PALETTE),
        (["--keep-colors=palette"], KeepColors.PALETTE),
        (["--keep-colors", "off"], KeepColors.OFF),
    ],
)
def test_colours_are_kept_as_luminance_or_as_palette(words: list[str], kept: KeepColors) -> None:
    for argv in ([*words, "a.png"], ["a.png", *words]):
        args = parse(["image", *argv, "-s", "mosaic", "-o", "b.png"])
        assert args.input == [Path("a.png")]
        assert look_of(args).keep_colors is kept
        assert says_look(args) == bool(words)


def test_every_way_to_keep_colours_has_its_word_here() -> None:
    assert [kept.value for kept in KeepColors] == list(KEPT)


def test_colours_are_not_kept_in_another_way(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["image", "a.png", "-s", "mosaic", "-o", "b.png", "--keep-colors=all"])
    assert "'off', 'luminance', 'palette'" in capsys.readouterr().err


def test_a_mask_is_a_picture_of_any_size(tmp_path: Path) -> None:
    write_picture(tmp_path / "mask.png", np.full((30, 1000, 3), 255, np.uint8))
    given = given_mask(str(tmp_path / "mask.png"))
    assert given.mask.size_px == (512, 15)
    assert given.mask.map.min() == 255


@pytest.mark.parametrize(("content", "complaint"), [(None, "no file"), (b"", "is empty"), (b"words", "not a picture")])
def test_a_mask_that_is_no_picture_is_refused_before_the_work(
    content: bytes | None, complaint: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "mask.png"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(SystemExit) as ended:
        parse(["video", "demo", "-s", "mosaic", "-o", "out.mp4", "--mask", str(file)])
    said = capsys.readouterr().err
    assert ended.value.code == 2
    assert complaint in said
    assert said.count("\n") == 1


def test_a_mask_goes_above_that_of_a_preset(tmp_path: Path) -> None:
    write_picture(tmp_path / "mask.png", np.full((3, 4, 3), 255, np.uint8))
    words = ["image", "a.png", "-s", "mosaic", "-o", "b.png"]
    args = parse([*words, "--mask", str(tmp_path / "mask.png")])
    assert says_look(args)
    kept = Mask.of(np.zeros((2, 2), np.uint8))
    args.base_look = Look(mask=kept, strength=0.5)
    assert look_of(args) == Look(mask=Mask.of(np.full((3, 4), 255, np.uint8)), strength=0.5)
    unsaid = parse(words)
    unsaid.base_look = Look(mask=kept)
    assert look_of(unsaid).mask == kept
    assert not says_look(unsaid)


@pytest.mark.parametrize("word", TARGETS)
def test_a_target_and_a_depth_go_above_those_of_a_preset(word: str) -> None:
    words = ["image", "a.png", "-s", "mosaic", "-o", "b.png"]
    kept = Look(target=Target.PERSON, depth=0.75, strength=0.5)
    for given, expected in (
        (["--target", word], replace(kept, target=Target(word))),
        (["--depth", "0"], replace(kept, depth=0.0)),
        (["--target", word, "--depth=30%"], replace(kept, target=Target(word), depth=0.3)),
        ([], kept),
    ):
        args = parse([*words, *given])
        assert says_look(args) == bool(given)
        args.base_look = kept
        assert look_of(args) == expected


def test_without_a_word_of_it_everything_is_painted() -> None:
    for command in (["image", "a.png"], ["video", "demo"]):
        look = look_of(parse([*command, "-s", "mosaic", "-o", "b.png"]))
        assert (look.target, look.depth) == (Target.ALL, 0.0)


def test_every_target_has_its_word_here() -> None:
    assert [target.value for target in Target] == list(TARGETS)


@pytest.mark.parametrize(("text", "value"), [("0", 0.0), ("1", 1.0), ("40%", 0.4)])
def test_depth_is_a_number_or_a_percentage(text: str, value: float) -> None:
    assert depth(text) == pytest.approx(value)


@pytest.mark.parametrize("text", ["-0.1", "1.1", "101%", "deep", "", "nan"])
def test_depth_outside_its_range_is_refused(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="depth"):
        depth(text)


def test_another_target_is_refused_with_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["video", "demo", "-s", "mosaic", "-o", "b.mp4", "--target", "people"])
    assert "'all', 'person', 'background'" in capsys.readouterr().err
