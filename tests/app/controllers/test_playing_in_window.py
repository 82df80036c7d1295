"""Sources in the whole window: changed, lost, held, ended, sought in."""

from __future__ import annotations

import itertools
import threading
from pathlib import Path

import pytest
from PyQt6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from app.application import WindowOptions
from engine.errors import SourceError
from engine.media.sources.video import VideoSource
from engine.protocols import Source
from engine.values import Frame, State, StreamInfo
from tests.app.conftest import SIZE_PX, WAIT_MS, OpenStage, Stage, drop
from tests.app.looking import dead_source, files, refuse_source, stylized, wait_for_picture
from tests.fakes import ScriptedSource, frame
from tests.media import write_clip


class LostCamera:
    """A live source that can be unplugged and plugged in again."""

    def __init__(self) -> None:
        self._inner = ScriptedSource(
            (frame(index, width=SIZE_PX[0], height=SIZE_PX[1]) for index in itertools.count()),
            live=True,
            size_px=SIZE_PX,
        )
        self._gone = threading.Event()

    def unplug(self) -> None:
        self._gone.set()

    def plug_in(self) -> None:
        self._gone.clear()

    def open(self) -> StreamInfo:
        self._check()
        return self._inner.open()

    def read(self) -> Frame | None:
        self._check()
        return self._inner.read()

    def close(self) -> None:
        self._inner.close()

    def _check(self) -> None:
        if self._gone.is_set():
            raise SourceError("It was unplugged.")


def short_film() -> Source:
    return ScriptedSource((frame(index, width=64, height=48) for index in range(5)), size_px=SIZE_PX)


def test_a_dropped_video_becomes_the_source(qtbot: QtBot, open_stage: OpenStage, tmp_path: Path) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    drop(stage.window.main, files(tmp_path / "holiday.mp4"))
    qtbot.waitUntil(lambda: stage.window.services.session_controller.spec.endswith("holiday.mp4"), timeout=WAIT_MS)
    wait_for_picture(qtbot, stage)
    assert stage.opened == ["demo", str(tmp_path / "holiday.mp4")]


def test_a_source_that_is_refused_leaves_the_picture_as_it_is(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage(sources={"/a/gone.mp4": refuse_source})
    wait_for_picture(qtbot, stage)
    drop(stage.window.main, files(Path("/a/gone.mp4")))
    qtbot.waitUntil(lambda: stage.problems() == ["There is no such file."], timeout=WAIT_MS)
    assert stage.window.services.session_controller.spec == "demo"
    assert stage.window.main.source.text().strip() == "the fake"


def test_a_source_that_dies_later_is_named_where_the_picture_was(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage(sources={"/a/busy.mp4": dead_source})
    wait_for_picture(qtbot, stage)
    drop(stage.window.main, files(Path("/a/busy.mp4")))
    qtbot.waitUntil(lambda: "The camera is busy." in stage.problems(), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: stage.window.main.preview.rendered is None, timeout=WAIT_MS)
    assert stage.opened == ["demo", "/a/busy.mp4"]


def test_the_last_picture_of_a_camera_that_went_away_is_dimmed_until_it_is_back(
    qtbot: QtBot, open_stage: OpenStage
) -> None:
    camera = LostCamera()
    stage = open_stage(WindowOptions(source="camera:0"), sources={"camera:0": lambda: camera})
    wait_for_picture(qtbot, stage)
    preview = stage.window.main.preview
    camera.unplug()
    qtbot.waitUntil(lambda: preview.waiting == "Waiting for the fake…", timeout=WAIT_MS)
    assert preview.rendered is not None
    camera.plug_in()
    qtbot.waitUntil(lambda: preview.waiting == "", timeout=WAIT_MS)
    assert stylized(stage)


def test_the_space_bar_plays_an_ended_video_again(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage(WindowOptions(source="film"), sources={"film": short_film})
    with qtbot.waitSignal(stage.window.services.session_controller.ended, timeout=WAIT_MS):
        pass
    with qtbot.waitSignal(stage.window.services.session_controller.ended, timeout=WAIT_MS):
        qtbot.keyClick(stage.window.main, Qt.Key.Key_Space)
    assert stage.opened == ["film", "film"]


@pytest.mark.parametrize(("live", "word"), [(False, "video"), (True, "stream")])
def test_what_has_ended_is_called_what_it_was(qtbot: QtBot, open_stage: OpenStage, live: bool, word: str) -> None:
    def five_frames() -> Source:
        return ScriptedSource((frame(index, width=64, height=48) for index in range(5)), size_px=SIZE_PX, live=live)

    stage = open_stage(WindowOptions(source="rtmp://x"), sources={"rtmp://x": five_frames})
    with qtbot.waitSignal(stage.window.services.session_controller.ended, timeout=WAIT_MS) as told:
        pass
    assert told.args is not None
    assert told.args[0].startswith(f"The {word} has ended. Press Space")


def test_the_space_bar_holds_the_picture_and_lets_it_go(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    qtbot.keyClick(stage.window.main, Qt.Key.Key_Space)
    qtbot.waitUntil(stage.window.main.commands["pause"].isChecked, timeout=WAIT_MS)
    assert stage.window.session.state is State.PAUSED
    qtbot.keyClick(stage.window.main, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not stage.window.main.commands["pause"].isChecked(), timeout=WAIT_MS)
    assert stage.window.session.state is State.RUNNING


def test_the_space_bar_still_works_a_button_that_has_the_focus(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    heading = stage.window.main.side.groups()[0].heading
    was_open = heading.isChecked()
    heading.setFocus()
    qtbot.keyClick(heading, Qt.Key.Key_Space)
    assert heading.isChecked() != was_open
    assert stage.window.session.state is State.RUNNING


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """Twenty seconds, 64 x 48."""
    return write_clip(tmp_path / "film.mp4", frames=600, audio=None)


def open_film(qtbot: QtBot, open_stage: OpenStage, film: Path) -> Stage:
    stage = open_stage(WindowOptions(source=str(film)), sources={str(film): lambda: VideoSource(film)})
    wait_for_picture(qtbot, stage)
    return stage


def test_a_click_on_the_seek_bar_takes_a_paused_film_there(qtbot: QtBot, open_stage: OpenStage, film: Path) -> None:
    stage = open_film(qtbot, open_stage, film)
    main = stage.window.main
    qtbot.keyClick(main, Qt.Key.Key_Space)
    qtbot.waitUntil(main.commands["pause"].isChecked, timeout=WAIT_MS)
    bar = main.seek.slider
    for share in (0.75, 0.25):
        qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(round(bar.width() * share), 8))
        qtbot.waitUntil(lambda share=share: abs(place_of(stage) - 20.0 * share) < 0.5, timeout=WAIT_MS)
    assert stage.window.session.state is State.PAUSED
    assert stage.problems() == []


def test_a_film_on_loop_begins_anew_by_itself(qtbot: QtBot, open_stage: OpenStage, film: Path) -> None:
    stage = open_film(qtbot, open_stage, film)
    main = stage.window.main
    qtbot.mouseClick(main.seek.loop, Qt.MouseButton.LeftButton)
    bar = main.seek.slider
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(bar.width() - 12, 8))
    qtbot.waitUntil(lambda: place_of(stage) > 19.0, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: place_of(stage) < 10.0, timeout=WAIT_MS)
    assert stage.window.session.state is State.RUNNING
    assert len(stage.opened) == 1


def test_the_end_of_a_film_is_its_last_frame_and_the_seek_bar_goes_on_working(
    qtbot: QtBot, open_stage: OpenStage, tmp_path: Path
) -> None:
    stage = open_film(qtbot, open_stage, write_clip(tmp_path / "short.mp4", frames=30, audio=None))
    main = stage.window.main
    qtbot.waitUntil(main.commands["pause"].isChecked, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: place_of(stage) == pytest.approx(29 / 30, abs=0.001), timeout=WAIT_MS)
    bar = main.seek.slider
    assert (main.seek.isVisible(), bar.isEnabled(), stage.problems()) == (True, True, [])
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(round(bar.width() * 0.25), 8))
    qtbot.waitUntil(lambda: abs(place_of(stage) - 0.25) < 0.1, timeout=WAIT_MS)
    assert stylized(stage)
    qtbot.keyClick(main, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: place_of(stage) == pytest.approx(29 / 30, abs=0.001), timeout=WAIT_MS)
    assert len(stage.opened) == 1


def test_a_presentation_of_a_film_hides_the_seek_bar_too(qtbot: QtBot, open_stage: OpenStage, film: Path) -> None:
    stage = open_film(qtbot, open_stage, film)
    main = stage.window.main
    assert main.seek.isVisible()
    main.commands["present"].trigger()
    assert not main.seek.isVisible()
    main.commands["present"].trigger()
    assert main.seek.isVisible()


def test_what_has_no_end_has_no_seek_bar(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    assert not stage.window.main.seek.isVisible()


def place_of(stage: Stage) -> float:
    rendered = stage.window.main.preview.rendered
    return rendered.original.time_s if rendered else -1.0
