"""Recordings and snapshots land where they belong, under names of their own."""

from __future__ import annotations

import threading
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.services.background import Background
from app.services.recordings import Takes, Wish, free_path
from app.services.session_signals import SessionBridge
from engine.errors import SinkError, StateError
from engine.events import SinkClosed
from engine.live.writer import SinkFigures
from engine.media.images import read_picture
from engine.media.sinks.encoders import EncoderBench
from engine.media.sinks.formats import Encoding, Quality
from engine.protocols import Sink
from engine.values import StreamInfo
from tests.fakes import ScriptedSink, picture

INFO = StreamInfo("camera", 64, 48, 30.0)
MOMENT = datetime(2026, 5, 17, 14, 3, 59)


class SinkHolder:
    """As much of a session as recordings need."""

    def __init__(self) -> None:
        self.sinks: dict[int, Sink] = {}
        self.removed: list[int] = []
        self.paused: list[tuple[int, bool]] = []
        self.refuse = ""

    def add_sink(self, sink: Sink) -> int:
        if self.refuse:
            raise StateError(self.refuse)
        self.sinks[len(self.sinks)] = sink
        return len(self.sinks) - 1

    def pause_sink(self, sink_id: int, on: bool) -> None:
        self.paused.append((sink_id, on))

    def sink_figures(self, sink_id: int) -> SinkFigures:
        return SinkFigures(written=7, length_s=1.5)

    def remove_sink(self, sink_id: int) -> None:
        self.removed.append(sink_id)


class Desk:
    """Takes on a fake session."""

    def __init__(self, folder: Path, background: Background, fails: str = "") -> None:
        self.session, self.bridge = SinkHolder(), SessionBridge()
        self.folder = folder
        self.made: list[Path] = []
        self.wishes: list[Wish] = []
        self._fails = fails
        self.takes = Takes(
            self.session,
            self.bridge,
            background,
            folder / "videos",
            folder / "pictures",
            self._make,
            EncoderBench(lambda encoder: "no AV1" if encoder.name == "libsvtav1" else None, lambda _: "no card"),
            lambda: MOMENT,
        )

    def _make(self, wish: Wish) -> Sink:
        if self._fails:
            raise SinkError(self._fails)
        self.wishes.append(wish)
        self.made.append(wish.path)
        return ScriptedSink(path=wish.path)


@pytest.fixture
def desk(tmp_path: Path, background: Background) -> Desk:
    return Desk(tmp_path, background)


@pytest.fixture
def failing_desk(tmp_path: Path, background: Background) -> Desk:
    return Desk(tmp_path, background, fails="The disk is full.")


@pytest.fixture
def recording(qtbot: QtBot, desk: Desk) -> Desk:
    with qtbot.waitSignal(desk.takes.recording_changed):
        desk.takes.record(INFO)
    return desk


def test_a_recording_goes_to_the_videos_folder_under_the_time_it_began(recording: Desk) -> None:
    assert recording.made == [recording.folder / "videos" / "Pastiche 2026-05-17 14.03.59.mp4"]
    assert recording.takes.recording


def test_a_second_wish_to_record_changes_nothing(recording: Desk) -> None:
    recording.takes.record(INFO)
    assert len(recording.session.sinks) == 1


def test_stopping_lets_go_of_the_sink_and_the_file_is_announced_when_complete(qtbot: QtBot, recording: Desk) -> None:
    path = recording.made[0]
    with qtbot.waitSignal(recording.takes.recording_changed) as changed:
        recording.takes.stop()
    path.write_bytes(b"film")
    with qtbot.waitSignal(recording.takes.saved) as saved:
        recording.bridge.deliver(SinkClosed(0, path, None))
    assert (changed.args, recording.session.removed, saved.args) == ([False], [0], [path])


def test_a_sink_that_fails_ends_the_recording_and_says_why(qtbot: QtBot, recording: Desk) -> None:
    with qtbot.waitSignals([recording.takes.recording_changed, recording.takes.problem]):
        recording.bridge.deliver(SinkClosed(0, recording.made[0], "The disk is full."))
    assert not recording.takes.recording


def test_what_could_be_kept_of_a_failed_recording_is_announced_too(qtbot: QtBot, recording: Desk) -> None:
    recording.made[0].write_bytes(b"half a film")
    with qtbot.waitSignals([recording.takes.problem, recording.takes.saved]):
        recording.bridge.deliver(SinkClosed(0, recording.made[0], "The disk is full."))
    assert not recording.takes.recording


def test_without_a_source_there_is_nothing_to_record(qtbot: QtBot, desk: Desk) -> None:
    with qtbot.waitSignal(desk.takes.problem):
        desk.takes.record(None)
    assert not desk.takes.recording


def test_a_recorder_that_cannot_be_made_says_why_and_the_next_try_is_free(qtbot: QtBot, failing_desk: Desk) -> None:
    for _ in range(2):
        with qtbot.waitSignal(failing_desk.takes.problem) as said:
            failing_desk.takes.record(INFO)
        assert said.args == ["The disk is full."]
    assert not failing_desk.takes.recording


def test_it_is_busy_from_the_wish_to_the_end(qtbot: QtBot, desk: Desk) -> None:
    told: list[bool] = []
    desk.takes.busy_changed.connect(told.append)
    with qtbot.waitSignal(desk.takes.recording_changed):
        desk.takes.record(INFO)
        assert told == [True]
    desk.takes.record(INFO)
    desk.takes.stop()
    assert told == [True, False]


@pytest.mark.parametrize("hindrance", ["no recorder", "no session", "another source"])
def test_a_recording_that_never_began_is_no_longer_busy(
    qtbot: QtBot, tmp_path: Path, background: Background, hindrance: str
) -> None:
    desk = Desk(tmp_path, background, fails="The disk is full." if hindrance == "no recorder" else "")
    desk.session.refuse = "Nothing runs." if hindrance == "no session" else ""
    told: list[bool] = []
    desk.takes.busy_changed.connect(told.append)
    with qtbot.waitSignal(desk.takes.problem):
        desk.takes.record(INFO)
        if hindrance == "another source":
            desk.bridge.finished.emit(None)
    assert told == [True, False]


def test_a_session_that_takes_no_sink_is_no_recording(qtbot: QtBot, desk: Desk) -> None:
    desk.session.refuse = "Nothing runs."
    with qtbot.waitSignal(desk.takes.problem) as said:
        desk.takes.record(INFO)
    assert (said.args, desk.takes.recording) == (["Nothing runs."], False)


def test_a_folder_that_cannot_be_made_is_named(qtbot: QtBot, desk: Desk) -> None:
    (desk.folder / "videos").write_text("in the way")
    with qtbot.waitSignal(desk.takes.problem) as said:
        desk.takes.record(INFO)
    assert str(desk.folder / "videos") in said.args[0]


def test_a_snapshot_is_the_very_picture(qtbot: QtBot, desk: Desk) -> None:
    pixels = picture(77, 64, 48)
    with qtbot.waitSignal(desk.takes.saved) as saved:
        desk.takes.snapshot(pixels)
    assert saved.args == [desk.folder / "pictures" / "Pastiche 2026-05-17 14.03.59.png"]
    assert np.array_equal(read_picture(saved.args[0]), pixels)


def test_without_a_picture_there_is_no_snapshot(qtbot: QtBot, desk: Desk) -> None:
    with qtbot.waitSignal(desk.takes.problem):
        desk.takes.snapshot(None)
    assert not (desk.folder / "pictures").exists()


def test_a_snapshot_that_cannot_be_kept_says_why(qtbot: QtBot, desk: Desk) -> None:
    (desk.folder / "pictures").write_text("in the way")
    with qtbot.waitSignal(desk.takes.problem) as said:
        desk.takes.snapshot(picture())
    assert str(desk.folder / "pictures") in said.args[0]


def test_nothing_is_ever_overwritten(tmp_path: Path) -> None:
    names = []
    for _ in range(3):
        path = free_path(tmp_path, MOMENT, ".mp4")
        path.touch()
        names.append(path.name)
    stem = "Pastiche 2026-05-17 14.03.59"
    assert names == [f"{stem}.mp4", f"{stem} (1).mp4", f"{stem} (2).mp4"]


def test_the_format_chosen_decides_suffix_and_plan(qtbot: QtBot, desk: Desk) -> None:
    desk.takes.encoding = Encoding("mkv-h265", Quality.BEST)
    with qtbot.waitSignal(desk.takes.recording_changed):
        desk.takes.record(INFO)
    assert desk.made[0].suffix == ".mkv"
    assert desk.wishes[0].plan.encoders[0].name == "libx265"
    assert desk.wishes[0].plan.quality is Quality.BEST


def test_a_format_that_cannot_be_recorded_here_says_why(qtbot: QtBot, desk: Desk) -> None:
    desk.takes.encoding = Encoding("mp4-av1")
    with qtbot.waitSignal(desk.takes.problem) as said:
        desk.takes.record(INFO)
    assert said.args == ["MP4, AV1 cannot be recorded here: no AV1."]


def test_what_a_recorder_tells_on_its_own_thread_reaches_the_user(qtbot: QtBot, recording: Desk) -> None:
    with qtbot.waitSignal(recording.takes.problem) as said:
        thread = threading.Thread(target=recording.wishes[0].tell, args=["The disk is filling up."])
        thread.start()
        thread.join()
    assert said.args == ["The disk is filling up."]


def test_a_pause_is_passed_on_once_and_ends_with_the_recording(qtbot: QtBot, recording: Desk) -> None:
    with qtbot.waitSignal(recording.takes.paused_changed) as changed:
        recording.takes.pause(True)
    recording.takes.pause(True)
    assert (changed.args, recording.session.paused) == ([True], [(0, True)])
    recording.takes.stop()
    assert not recording.takes.paused


def test_without_a_recording_there_is_nothing_to_pause(desk: Desk) -> None:
    desk.takes.pause(True)
    assert not desk.takes.paused
    assert desk.session.paused == []


def test_figures_come_while_it_records_and_not_after(qtbot: QtBot, recording: Desk) -> None:
    with qtbot.waitSignal(recording.takes.progressed) as told:
        pass
    assert told.args == [SinkFigures(written=7, length_s=1.5)]
    recording.takes.stop()
    with qtbot.assertNotEmitted(recording.takes.progressed, wait=0):
        pass


def test_a_source_that_changes_before_the_recording_begins_is_not_recorded_with_the_sound_of_the_former(
    qtbot: QtBot, desk: Desk
) -> None:
    with qtbot.waitSignal(desk.takes.problem) as problem:
        desk.takes.record(INFO)
        desk.bridge.source_opened.emit(StreamInfo("film.mp4", 64, 48, 30.0))
    assert "source changed" in problem.args[0]
    assert (desk.session.sinks, desk.takes.recording) == ({}, False)
