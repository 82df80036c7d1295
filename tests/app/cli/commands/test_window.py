"""`pastiche` without a command."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from app.cli import main
from app.cli.commands import video, window
from app.cli.options.look import look_of
from app.cli.options.style import GivenStyle
from engine.look import KeepColors, Look


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[argparse.Namespace]:
    """What `pastiche video` was asked for, without doing it; the working directory is empty and there is no display."""
    asked: list[argparse.Namespace] = []
    monkeypatch.setattr(video, "run", lambda args: asked.append(args) or 0)
    monkeypatch.setattr(window, "display_problem", lambda: "there is no display")
    monkeypatch.chdir(tmp_path)
    return asked


def test_without_a_display_it_says_why_and_renders_the_demo(
    rendered: list[argparse.Namespace], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([]) == 0
    assert [(args.inputs, args.output) for args in rendered] == [(["demo"], Path("pastiche-demo.mp4"))]
    said = capsys.readouterr().err
    assert "there is no display" in said
    assert "pastiche-demo.mp4" in said


def test_the_demo_knows_every_option_of_a_video(rendered: list[argparse.Namespace]) -> None:
    main([])
    main(["video", "demo", "--output", "other.mp4", "--style", "mosaic"])
    shown, asked_for = (vars(args) for args in rendered)
    assert asked_for.keys() <= shown.keys()


def test_an_older_demo_is_not_overwritten(rendered: list[argparse.Namespace], tmp_path: Path) -> None:
    for name in ("pastiche-demo.mp4", "pastiche-demo-2.mp4"):
        (tmp_path / name).write_bytes(b"older")
    main([])
    assert rendered[0].output == Path("pastiche-demo-3.mp4")


def test_the_demo_is_rendered_in_the_look_asked_for(rendered: list[argparse.Namespace]) -> None:
    main(["--style", "mosaic:2", "--strength", "0.5", "--keep-colors"])
    assert rendered[0].style == [GivenStyle("mosaic", 2.0)]
    assert look_of(rendered[0]) == Look(strength=0.5, keep_colors=KeepColors.LUMINANCE)


def test_a_source_that_cannot_be_shown_is_refused_with_the_command_that_would_do(
    rendered: list[argparse.Namespace], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--source", "film.mp4"]) == 2
    assert rendered == []
    said = capsys.readouterr().err
    assert "pastiche video film.mp4" in said
    assert said.count("\n") == 1
