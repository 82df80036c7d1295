"""What the whole window leaves behind: recordings that end in every way, and snapshots."""

from __future__ import annotations

from pathlib import Path

import av
from PyQt6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.live.writer import SinkFigures
from tests.app.conftest import SIZE_PX, WAIT_MS, OpenStage, Stage, drop, shut
from tests.app.looking import files, wait_for_picture


def decoded_frames(path: Path) -> list[tuple[int, int]]:
    with av.open(str(path)) as container:
        return [(picture.width, picture.height) for picture in container.decode(video=0)]


def the_recording(stage: Stage) -> Path:
    (path,) = stage.folders.videos.glob("Pastiche *.mp4")
    return path


def start_recording(qtbot: QtBot, stage: Stage) -> None:
    """Until ten frames are recorded: of those that a source gives, a busy machine leaves some out."""
    wait_for_picture(qtbot, stage)
    figures: list[SinkFigures] = []
    stage.window.services.recordings.progressed.connect(figures.append)
    qtbot.keyClick(stage.window.main, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: stage.window.services.recordings.recording, timeout=WAIT_MS)
    assert stage.window.main.record.record.isChecked()
    qtbot.waitUntil(lambda: bool(figures) and figures[-1].written >= 10, timeout=WAIT_MS)


def test_recording_gives_a_playable_file_and_says_where_it_is(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    start_recording(qtbot, stage)
    qtbot.mouseClick(stage.window.main.record.record, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: any("Saved" in text for text in stage.problems()), timeout=WAIT_MS)
    shown = decoded_frames(the_recording(stage))
    assert len(shown) >= 10
    assert set(shown) == {SIZE_PX}
    assert not stage.window.main.record.record.isChecked()


def test_closing_while_recording_finishes_the_file(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    start_recording(qtbot, stage)
    shut(qtbot, stage)
    assert len(decoded_frames(the_recording(stage))) >= 10


def test_another_source_finishes_the_recording_of_the_former(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    start_recording(qtbot, stage)
    drop(stage.window.main, files(Path("/a/holiday.mp4")))
    qtbot.waitUntil(lambda: not stage.window.services.recordings.recording, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: any("Saved" in text for text in stage.problems()), timeout=WAIT_MS)
    assert len(decoded_frames(the_recording(stage))) >= 10


def test_a_snapshot_lands_in_the_pictures_folder(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    qtbot.mouseClick(stage.window.main.record.snapshot, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: any("Saved" in text for text in stage.problems()), timeout=WAIT_MS)
    assert len(list(stage.folders.pictures.glob("Pastiche *.png"))) == 1
