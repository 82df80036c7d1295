"""Several videos into a folder."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from app.cli import video, videos
from app.cli.console import UsageError
from app.cli.parser import parse
from engine.errors import SourceError
from engine.render import RenderSummary
from tests.media import MakeClip


def arguments(*names: Path, output: Path, words: tuple[str, ...] = ()) -> argparse.Namespace:
    return parse(["video", *map(str, names), "-s", "mosaic", "-o", str(output), *words])


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Path]]:
    """What was rendered into what; a film called "bad" cannot be."""
    seen: list[tuple[str, Path]] = []

    def render(args: argparse.Namespace, _stopped: Callable[[], bool]) -> RenderSummary:
        if "bad" in args.input:
            raise SourceError(f"{args.input} is damaged.")
        seen.append((args.input, args.output))
        return RenderSummary(frames=3, seconds=1.0, fps=3.0, stopped=False, running_on=None)

    monkeypatch.setattr(video, "render", render)
    return seen


def test_each_goes_into_the_folder_under_its_own_name(
    rendered: list[tuple[str, Path]], make_clip: MakeClip, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, two = make_clip("one.mov", frames=2), make_clip("two.mp4", frames=2)
    assert video.run(arguments(one, two, output=tmp_path / "out", words=("--json",))) == 0
    assert rendered == [(str(one), tmp_path / "out" / "one.mp4"), (str(two), tmp_path / "out" / "two.mp4")]
    assert [each["frames"] for each in json.loads(capsys.readouterr().out)["videos"]] == [3, 3]


def test_the_format_that_is_asked_for_names_the_files(
    rendered: list[tuple[str, Path]], make_clip: MakeClip, tmp_path: Path
) -> None:
    one, two = make_clip("one.mp4", frames=2), make_clip("two.mp4", frames=2)
    video.run(arguments(one, two, output=tmp_path / "out", words=("--format", "mkv-h264")))
    assert [output.name for _, output in rendered] == ["one.mkv", "two.mkv"]


def test_one_that_fails_is_named_and_the_others_go_on(
    rendered: list[tuple[str, Path]], make_clip: MakeClip, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad, good = make_clip("bad.mp4", frames=2), make_clip("good.mp4", frames=2)
    assert video.run(arguments(bad, good, output=tmp_path / "out")) == 2
    assert [Path(name).name for name, _ in rendered] == ["good.mp4"]
    assert "bad.mp4 is damaged." in capsys.readouterr().err


@pytest.mark.parametrize("names", [("one.mp4", "one.mov"), ("one.mp4", "gone.mp4")])
def test_what_cannot_end_well_is_refused_before_the_work(
    make_clip: MakeClip, tmp_path: Path, names: tuple[str, str]
) -> None:
    for name in names:
        if "gone" not in name:
            make_clip(name, frames=2)
    with pytest.raises(UsageError):
        videos.plan(arguments(*(tmp_path / name for name in names), output=tmp_path / "out"))


def test_a_result_never_replaces_what_is_there(make_clip: MakeClip, tmp_path: Path) -> None:
    one, two = make_clip("one.mp4", frames=2), make_clip("two.mp4", frames=2)
    with pytest.raises(UsageError, match="the input"):
        videos.plan(arguments(one, two, output=tmp_path))
