"""The command line as a whole: what it takes, and how it says no."""

from __future__ import annotations

import errno
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from app.cli import main
from app.cli.options.common import PRECISION_CHOICES
from app.cli.options.look import look_of
from app.cli.options.style import GivenStyle
from app.cli.parser import COMMANDS, parse
from engine.look import KeepColors, Look
from engine.values import PRECISIONS as OF_ENGINE

ROOT = Path(__file__).resolve().parents[3]

HEAVY = ("torch", "PyQt6", "cv2", "av", "openvino", "numpy", "PIL")


def test_the_window_takes_a_source_a_style_and_the_common_options() -> None:
    args = parse(
        ["--source", "camera:1", "--style", "mosaic", "--strength", "0.5", "--keep-colors", "--size", "640x360"]
    )
    assert args.command is None
    assert (args.source, args.style) == ("camera:1", [GivenStyle("mosaic")])
    assert (look_of(args), args.size) == (Look(strength=0.5, keep_colors=KeepColors.LUMINANCE), (640, 360))


def test_video_takes_a_mix_and_every_common_option() -> None:
    mix = ["-s", "a.jpg:0.7", "-s", "b.jpg:0.3"]
    engine = ["--layers", "1,0,1,0", "--backend", "eager", "--device", "cpu"]
    args = parse(["video", "in.mp4", *mix, "-o", "out.mp4", *engine, "--json"])
    assert args.style == [GivenStyle("a.jpg", 0.7), GivenStyle("b.jpg", 0.3)]
    assert (args.inputs, args.output) == (["in.mp4"], Path("out.mp4"))
    assert (args.backend, args.device, args.json) == ("eager", "cpu", True)
    assert look_of(args).layers == (1.0, 0.0, 1.0, 0.0)


def test_one_command_line_does_not_leak_styles_into_the_next() -> None:
    parse(["-s", "mosaic"])
    assert parse([]).style == []


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["vidoe", "a.mp4"], "did you mean 'video'"),
        (["a.mp4"], "pastiche --source a.mp4"),
        (["video", "a.mp4", "-o", "b.mp4"], "-s/--style"),
        (["video", "a.mp4", "-s", "mosaic"], "-o/--output"),
        (["video", "a.mp4", "-s", "mosaic", "-o", "b.mp4", "--strength", "2"], "from 0 to 1.5"),
        (["--strength", "0.5", "video", "a.mp4", "-s", "mosaic", "-o", "b.mp4"], "behind the command"),
        (["--colour"], "--colour"),
        (["styles", "--josn"], "--josn"),
    ],
)
def test_a_wrong_command_line_ends_with_2_and_one_line(
    argv: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(argv)
    said = capsys.readouterr()
    assert ended.value.code == 2
    assert words in said.err
    assert said.err.count("\n") == 1
    assert said.out == ""


@pytest.mark.parametrize("argv", [[], *([command] for command in COMMANDS)])
def test_every_help_ends_with_0(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*argv, "--help"])
    assert ended.value.code == 0
    assert " ".join(["usage: pastiche", *argv]) in capsys.readouterr().out


def test_the_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("pastiche ")


def test_the_version_comes_with_the_licences(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--version"])
    said = capsys.readouterr().out
    assert "MIT" in said
    assert "weights" in said
    assert "non-commercial" in said


def test_help_loads_nothing_heavy() -> None:
    script = (
        "import sys; from app.cli.parser import build_parser; build_parser().format_help();"
        f"print([name for name in {HEAVY} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_what_the_system_refuses_ends_with_2_and_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(tmp_path))

    monkeypatch.setattr("tempfile.mkdtemp", refuse)
    Image.new("RGB", (64, 64)).save(tmp_path / "in.png")
    words = ["image", str(tmp_path / "in.png"), "-s", "mosaic", "-o", str(tmp_path / "out.png")]
    assert main(words) == 2
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", f"pastiche: {tmp_path}: no space left on device.\n")


def test_every_precision_of_the_engine_may_be_asked_for() -> None:
    assert ("auto", *OF_ENGINE) == PRECISION_CHOICES
