"""Several videos into a folder."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from app.cli.commands import video, video_render, videos
from app.cli.console import UsageError
from app.cli.parser import parse
from engine.errors import SourceError
from engine.render.video import RenderSummary
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

    monkeypatch.setattr(video_render, "render_here", render)
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


def test_one_that_is_missing_is_named_in_the_end_and_the_others_are_rendered(
    rendered: list[tuple[str, Path]], make_clip: MakeClip, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gone, bad, good = tmp_path / "gone.mp4", make_clip("bad.mp4", frames=2), make_clip("good.mp4", frames=2)
    assert video.run(arguments(gone, bad, good, output=tmp_path / "out", words=("--json",))) == 2
    assert [Path(name).name for name, _ in rendered] == ["good.mp4"]
    said = capsys.readouterr()
    told = json.loads(said.out)
    missing = f"There is no file {gone}."
    assert told["refused"] == [
        {"input": str(gone), "reason": missing},
        {"input": str(bad), "reason": f"{bad} is damaged."},
    ]
    assert (len(told["videos"]), told["stopped"]) == (1, False)
    assert said.err.splitlines()[-2:] == [f"pastiche: {missing}", f"pastiche: {bad} is damaged."]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("demo", "Several inputs must be files or folders, which 'demo' is not."),
        ("camera:1", "Several inputs must be files or folders, which 'camera:1' is not."),
        ("rtsp://host/film", "Several inputs must be files or folders, which 'rtsp://host/film' is not."),
        ("", "Several inputs must be files or folders, which '' is not."),
        ("nowhere/film.mp4", "There is no file nowhere/film.mp4."),
    ],
)
def test_what_is_no_file_says_why(make_clip: MakeClip, tmp_path: Path, name: str, sentence: str) -> None:
    args = arguments(make_clip("one.mp4", frames=2), output=tmp_path / "out")
    args.inputs.append(name)
    jobs, absent = videos.plan_videos(args)
    assert ([Path(job.input).name for job in jobs], absent) == (["one.mp4"], [(name, sentence)])


def test_a_name_too_long_for_any_file_says_so(make_clip: MakeClip, tmp_path: Path) -> None:
    name = tmp_path / f"{'long' * 100}.mp4"
    _, absent = videos.plan_videos(arguments(make_clip("one.mp4", frames=2), name, output=tmp_path / "out"))
    assert "cannot be read: file name too long." in absent[0][1]


def test_where_none_is_there_nothing_is_begun(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"There is no file .*gone\.mp4\."):
        videos.plan_videos(arguments(tmp_path / "gone.mp4", tmp_path / "lost.mp4", output=tmp_path / "out"))
    assert not (tmp_path / "out").exists()


def test_the_name_of_one_file_is_no_folder_for_several(make_clip: MakeClip, tmp_path: Path) -> None:
    one, two = make_clip("one.mp4", frames=2), make_clip("two.mp4", frames=2)
    with pytest.raises(UsageError, match=r"both\.MKV is the name of one file"):
        videos.plan_videos(arguments(one, two, output=tmp_path / "both.MKV"))
    assert not (tmp_path / "both.MKV").exists()
    (tmp_path / "old.mp4").mkdir()
    jobs, _ = videos.plan_videos(arguments(one, two, output=tmp_path / "old.mp4"))
    assert [job.output.name for job in jobs] == ["one.mp4", "two.mp4"]


def test_two_of_one_name_are_refused_before_the_work(make_clip: MakeClip, tmp_path: Path) -> None:
    one, two = make_clip("one.mp4", frames=2), make_clip("one.mov", frames=2)
    with pytest.raises(UsageError, match=r"both become one\.mp4"):
        videos.plan_videos(arguments(one, two, output=tmp_path / "out"))
    assert not (tmp_path / "out").exists()


def shelf(folder: Path, *names: str) -> Path:
    folder.mkdir()
    for name in names:
        (folder / name).write_bytes(b"something")
    return folder


def test_a_folder_stands_for_the_videos_in_it(rendered: list[tuple[str, Path]], tmp_path: Path) -> None:
    folder = shelf(tmp_path / "clips", "b.MOV", "a.mkv", "photo.jpg", "notes.txt", ".hidden.mp4")
    shelf(folder / "below.mp4", "c.mp4")
    out = tmp_path / "out"
    assert video.run(arguments(folder, output=out)) == 0
    assert rendered == [(str(folder / "a.mkv"), out / "a.mp4"), (str(folder / "b.MOV"), out / "b.mp4")]


def test_folders_and_files_go_into_one_folder(
    rendered: list[tuple[str, Path]], make_clip: MakeClip, tmp_path: Path
) -> None:
    folder, single = shelf(tmp_path / "clips", "a.mkv"), make_clip("single.mp4", frames=2)
    assert video.run(arguments(single, folder, output=tmp_path / "out")) == 0
    assert [output.name for _, output in rendered] == ["single.mp4", "a.mp4"]


def test_a_folder_without_videos_is_named(
    rendered: list[tuple[str, Path]], make_clip: MakeClip, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = shelf(tmp_path / "album", "photo.jpg")
    with pytest.raises(UsageError, match=r"There is no video in the folder .*album\."):
        video.run(arguments(folder, output=tmp_path / "out"))
    assert not (tmp_path / "out").exists()
    assert video.run(arguments(folder, make_clip("one.mp4", frames=2), output=tmp_path / "out")) == 2
    assert [output.name for _, output in rendered] == ["one.mp4"]
    assert f"There is no video in the folder {folder}." in capsys.readouterr().err


def test_a_folder_that_cannot_be_looked_into_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(folder: Path) -> list[Path]:
        raise PermissionError(13, "Permission denied", str(folder))

    monkeypatch.setattr(videos, "files_in", closed)
    with pytest.raises(UsageError, match=r"clips cannot be read: permission denied\."):
        videos.plan_videos(arguments(shelf(tmp_path / "clips", "a.mkv"), output=tmp_path / "out"))


def test_the_demo_stays_the_demo_where_a_folder_has_its_name(
    rendered: list[tuple[str, Path]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shelf(tmp_path / "demo", "a.mp4")
    video.run(arguments(Path("demo"), output=tmp_path / "out.mp4"))
    assert rendered == [("demo", tmp_path / "out.mp4")]


def test_a_result_never_replaces_what_is_there(make_clip: MakeClip, tmp_path: Path) -> None:
    one, two = make_clip("one.mp4", frames=2), make_clip("two.mp4", frames=2)
    with pytest.raises(UsageError, match="the input"):
        videos.plan_videos(arguments(one, two, output=tmp_path))
