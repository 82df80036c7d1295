"""`pastiche video --cluster` from the command line to the film, on workers that need neither Ray nor a network."""

from __future__ import annotations

import json
import signal
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.cli import main
from app.cli.commands import video_render
from app.cli.commands.cluster_render import _say_what_workers_lack
from engine.study import Study, StudyStores
from engine.styles import StyleLibrary
from tests.engine.render.cluster.worker_pools import PoolHere
from tests.media import MakeClip, play


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """What was asked of Ray; workers of this process come instead."""
    orders: list[tuple[Any, ...]] = []

    def hire(*order: Any) -> PoolHere:
        orders.append(order)
        return PoolHere(order[1] or 1)

    monkeypatch.setattr("engine.render.cluster.ray_pool.RayPool", hire)
    return orders


def test_a_film_is_made_and_told_of(
    asked: list[tuple[Any, ...]], make_clip: MakeClip, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clip, out = make_clip(frames=60), tmp_path / "out.mp4"
    words = ["video", clip, "-s", "mosaic", "-o", out, "--cluster", "--workers", "2", "--segment", "1", "--json"]
    assert main([str(word) for word in words]) == 0
    said = capsys.readouterr()
    summary = json.loads(said.out)
    assert (summary["output"], summary["frames"], summary["stopped"]) == (str(out), 60, False)
    assert summary["running_on"]["device"] == "nothing"
    assert said.err
    assert asked == [("local", 2, True)]
    assert play(out).times_s == play(clip).times_s


def test_workers_on_processors_ask_for_no_card(
    asked: list[tuple[Any, ...]], make_clip: MakeClip, tmp_path: Path
) -> None:
    clip = make_clip(frames=3)
    for index, words in enumerate((["--device", "cpu"], ["--backend", "openvino"])):
        out = tmp_path / f"{index}.mp4"
        assert main(["video", str(clip), "-s", "mosaic", "-o", str(out), "--cluster", "auto", "-q", *words]) == 0
    assert asked == [("auto", None, False)] * 2


def test_a_part_of_a_film(asked: list[tuple[Any, ...]], make_clip: MakeClip, tmp_path: Path) -> None:
    clip, out = make_clip(frames=60), tmp_path / "out.mp4"
    assert main(["video", str(clip), "-s", "mosaic", "-o", str(out), "--cluster", "--seconds", "1", "-q"]) == 0
    film = play(out)
    assert len(film.pictures) == 30
    assert film.sound_s == pytest.approx(1.0, abs=0.1)
    assert asked


def test_one_bad_film_of_several_is_named_and_does_not_stop_the_others(
    asked: list[tuple[Any, ...]], make_clip: MakeClip, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "text.mp4"
    text.write_text("no film")
    clips = [make_clip("a.mp4", frames=20), text, make_clip("b.mp4", frames=20)]
    out = tmp_path / "painted"
    assert main(["video", *map(str, clips), "-s", "mosaic", "-o", str(out), "--cluster", "--json", "-q"]) == 2
    said = capsys.readouterr()
    told = json.loads(said.out)
    assert [Path(each["output"]).name for each in told["videos"]] == ["a.mp4", "b.mp4"]
    assert [each["input"] for each in told["refused"]] == [str(text)]
    assert "is not a video that can be read" in said.err
    assert len(asked) == 1, "all films share the same workers"
    assert sorted(path.name for path in out.iterdir()) == ["a.mp4", "b.mp4"]


def test_a_folder_is_shared_out_and_what_is_missing_is_named(
    asked: list[tuple[Any, ...]], make_clip: MakeClip, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "clips").mkdir()
    for name in ("a.mov", "b.mp4"):
        make_clip(f"clips/{name}", frames=20)
    out, gone = tmp_path / "painted", tmp_path / "gone.mp4"
    words = ["video", tmp_path / "clips", gone, "-s", "mosaic", "-o", out, "--cluster", "--json", "-q"]
    assert main([str(word) for word in words]) == 2
    said = capsys.readouterr()
    assert [each["input"] for each in json.loads(said.out)["refused"]] == [str(gone)]
    assert f"There is no file {gone}." in said.err
    assert len(asked) == 1
    assert sorted(path.name for path in out.iterdir()) == ["a.mp4", "b.mp4"]


def test_ctrl_c_keeps_what_is_finished_and_the_same_command_goes_on(
    asked: list[tuple[Any, ...]],
    make_clip: MakeClip,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clip, out = make_clip(frames=90), tmp_path / "out.mp4"
    words = ["video", str(clip), "-s", "mosaic", "-o", str(out), "--cluster", "--segment", "1"]
    shown: list[int] = []

    def interrupt(progress: Any) -> str:
        shown.append(progress.done)
        if 30 < progress.done < 90 and len(shown) < 5:
            signal.raise_signal(signal.SIGINT)
        return "on the way"

    with monkeypatch.context() as patch:
        patch.setattr(video_render, "progress_text", interrupt)
        assert main(words) == 130
    said = capsys.readouterr()
    assert said.out == f"Stopped; {out} was not written.\n"
    assert f"{out}.segments holds what is finished; the same command goes on from there." in said.err
    assert not out.exists()
    assert main([*words, "-q"]) == 0
    assert len(play(out).pictures) == 90
    assert not Path(f"{out}.segments").exists()
    assert len(asked) == 2


def test_an_animated_picture_cannot_be_joined(
    asked: list[tuple[Any, ...]], make_clip: MakeClip, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["video", str(make_clip()), "-s", "mosaic", "-o", str(tmp_path / "out.gif"), "--cluster"]) == 2
    assert "Animated GIF cannot be joined of segments" in capsys.readouterr().err
    assert asked


def test_what_workers_lack_of_a_studied_style_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    library, store = StyleLibrary(tmp_path / "styles"), StudyStores(tmp_path / "studied").of("fast")
    first, second = library.styles()[:2]
    store.keep(Study(first.key, 512), tuple(np.zeros(shape, np.float32) for shape in store.weights.style_shapes))
    _say_what_workers_lack(library, [second.key], store)
    assert capsys.readouterr().err == ""
    _say_what_workers_lack(library, [first.key, second.key], store)
    assert f"they paint without it in “{first.name}”." in capsys.readouterr().err
