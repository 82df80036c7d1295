"""How the options of the look are spelled, and what look they describe."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app.cli.options.look import look_of, says_look
from app.cli.parser import parse
from engine.look import LOOK_CONTROLS, Control, KeepColors, Look, Mask, Target
from engine.media import write_picture

WORDS = ["image", "a.png", "-s", "mosaic", "-o", "b.png"]


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


def test_colours_are_not_kept_in_another_way(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["image", "a.png", "-s", "mosaic", "-o", "b.png", "--keep-colors=all"])
    assert "off, luminance, palette" in capsys.readouterr().err


def test_a_mask_is_a_picture_of_any_size(tmp_path: Path) -> None:
    write_picture(tmp_path / "mask.png", np.full((30, 1000, 3), 255, np.uint8))
    args = parse([*WORDS, "--mask", str(tmp_path / "mask.png")])
    mask = look_of(args).mask
    assert mask is not None
    assert (mask.size_px, mask.map.min()) == ((512, 15), 255)


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


@pytest.mark.parametrize("word", [target.value for target in Target])
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


def test_another_target_is_refused_with_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["video", "demo", "-s", "mosaic", "-o", "b.mp4", "--target", "people"])
    assert "all, person, background" in capsys.readouterr().err


@pytest.mark.parametrize("control", LOOK_CONTROLS, ids=lambda control: control.field)
def test_every_control_has_a_flag_that_refuses_nonsense_in_one_line(
    control: Control, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        parse([*WORDS, f"{control.flag}=nonsense"])
    said = capsys.readouterr().err
    assert ended.value.code == 2
    assert f"argument {control.flag}: " in said
    assert said.count("\n") == 1


@pytest.mark.parametrize("control", LOOK_CONTROLS, ids=lambda control: control.field)
def test_the_help_says_what_every_control_is_unless_one_says_otherwise(
    control: Control, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        parse(["image", "--help"])
    said = " ".join(capsys.readouterr().out.split())
    assert f"(default: {control.kind.to_text(control.usual)})" in said.rpartition(f" {control.flag} ")[2]
