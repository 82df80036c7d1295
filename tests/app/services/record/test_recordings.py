"""Recordings and snapshots land where they belong, under names of their own."""

from __future__ import annotations

import threading
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.services.background import Background
from app.services.record.recordings import RecordingRequest, Recordings, free_path
from app.services.session_signals import SessionSignals
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


class Rig:
    """Recordings on a fake session."""

    def __init__(self, folder: Path, background: Background, fails: str = "") -> None:
        self.session, self.session_signals = SinkHolder(), SessionSignals()
        self.folder = folder
        self.made: list[Path] = []
        self.wishes: list[RecordingRequest] = []
        self._fails = fails
        self.recordings = Recordings(
            self.session,
            self.session_signals,
            background,
            folder / "videos",
            folder / "pictures",
            self._make,
            EncoderBench(lambda encoder: "no AV1" if encoder.name == "libsvtav1" else None, lambda _: "no card"),
            lambda: MOMENT,
        )

    def _make(self, wish: RecordingRequest) -> Sink:
        if self._fails:
            raise SinkError(self._fails)
        self.wishes.append(wish)
        self.made.append(wish.path)
        return ScriptedSink(path=wish.path)


@pytest.fixture
def rig(tmp_path: Path, background: Background) -> Rig:
    return Rig(tmp_path, background)


@pytest.fixture
def failing_desk(tmp_path: Path, background: Background) -> Rig:
    return Rig(tmp_path, background, fails="The disk is full.")


@pytest.fixture
def recording(qtbot: QtBot, rig: Rig) -> Rig:
    with qtbot.waitSignal(rig.recordings.recording_changed):
        rig.recordings.record(INFO)
    return rig


def test_a_recording_goes_to_the_videos_folder_under_the_time_it_began(recording: Rig) -> None:
    assert recording.made == [recording.folder / "videos" / "Pastiche 2026-05-17 14.03.59.mp4"]
    assert recording.recordings.recording


def test_a_second_wish_to_record_changes_nothing(recording: Rig) -> None:
    recording.recordings.record(INFO)
    assert len(recording.session.sinks) == 1


def test_stopping_lets_go_of_the_sink_and_the_file_is_announced_when_complete(qtbot: QtBot, recording: Rig) -> None:
    path = recording.made[0]
    with qtbot.waitSignal(recording.recordings.recording_changed) as changed:
        recording.recordings.stop()
    path.write_bytes(b"film")
    with qtbot.waitSignal(recording.recordings.saved) as saved:
        recording.session_signals.deliver(SinkClosed(0, path, None))
    assert (changed.args, recording.session.removed, saved.args) == ([False], [0], [path])


def test_a_sink_that_fails_ends_the_recording_and_says_why(qtbot: QtBot, recording: Rig) -> None:
    with qtbot.waitSignals([recording.recordings.recording_changed, recording.recordings.problem]):
        recording.session_signals.deliver(SinkClosed(0, recording.made[0], "The disk is full."))
    assert not recording.recordings.recording


def test_what_could_be_kept_of_a_failed_recording_is_announced_too(qtbot: QtBot, recording: Rig) -> None:
    recording.made[0].write_bytes(b"half a film")
    with qtbot.waitSignals([recording.recordings.problem, recording.recordings.saved]):
        recording.session_signals.deliver(SinkClosed(0, recording.made[0], "The disk is full."))
    assert not recording.recordings.recording


def test_without_a_source_there_is_nothing_to_record(qtbot: QtBot, rig: Rig) -> None:
    with qtbot.waitSignal(rig.recordings.problem):
        rig.recordings.record(None)
    assert not rig.recordings.recording


def test_a_recorder_that_cannot_be_made_says_why_and_the_next_try_is_free(qtbot: QtBot, failing_desk: Rig) -> None:
    for _ in range(2):
        with qtbot.waitSignal(failing_desk.recordings.problem) as said:
            failing_desk.recordings.record(INFO)
        assert said.args == ["The disk is full."]
    assert not failing_desk.recordings.recording


def test_it_is_busy_from_the_wish_to_the_end(qtbot: QtBot, rig: Rig) -> None:
    told: list[bool] = []
    rig.recordings.busy_changed.connect(told.append)
    with qtbot.waitSignal(rig.recordings.recording_changed):
        rig.recordings.record(INFO)
        assert told == [True]
    rig.recordings.record(INFO)
    rig.recordings.stop()
    assert told == [True, False]


@pytest.mark.parametrize("hindrance", ["no recorder", "no session", "another source"])
def test_a_recording_that_never_began_is_no_longer_busy(
    qtbot: QtBot, tmp_path: Path, background: Background, hindrance: str
) -> None:
    rig = Rig(tmp_path, background, fails="The disk is full." if hindrance == "no recorder" else "")
    rig.session.refuse = "Nothing runs." if hindrance == "no session" else ""
    told: list[bool] = []
    rig.recordings.busy_changed.connect(told.append)
    with qtbot.waitSignal(rig.recordings.problem):
        rig.recordings.record(INFO)
        if hindrance == "another source":
            rig.session_signals.finished.emit(None)
    assert told == [True, False]


def test_a_session_that_takes_no_sink_is_no_recording(qtbot: QtBot, rig: Rig) -> None:
    rig.session.refuse = "Nothing runs."
    with qtbot.waitSignal(rig.recordings.problem) as said:
        rig.recordings.record(INFO)
    assert (said.args, rig.recordings.recording) == (["Nothing runs."], False)


def test_a_folder_that_cannot_be_made_is_named(qtbot: QtBot, rig: Rig) -> None:
    (rig.folder / "videos").write_text("in the way")
    with qtbot.waitSignal(rig.recordings.problem) as said:
        rig.recordings.record(INFO)
    assert str(rig.folder / "videos") in said.args[0]


def test_a_snapshot_is_the_very_picture(qtbot: QtBot, rig: Rig) -> None:
    pixels = picture(77, 64, 48)
    with qtbot.waitSignal(rig.recordings.saved) as saved:
        rig.recordings.snapshot(pixels)
    assert saved.args == [rig.folder / "pictures" / "Pastiche 2026-05-17 14.03.59.png"]
    assert np.array_equal(read_picture(saved.args[0]), pixels)


def test_without_a_picture_there_is_no_snapshot(qtbot: QtBot, rig: Rig) -> None:
    with qtbot.waitSignal(rig.recordings.problem):
        rig.recordings.snapshot(None)
    assert not (rig.folder / "pictures").exists()


def test_a_snapshot_that_cannot_be_kept_says_why(qtbot: QtBot, rig: Rig) -> None:
    (rig.folder / "pictures").write_text("in the way")
    with qtbot.waitSignal(rig.recordings.problem) as said:
        rig.recordings.snapshot(picture())
    assert str(rig.folder / "pictures") in said.args[0]


def test_nothing_is_ever_overwritten(tmp_path: Path) -> None:
    names = []
    for _ in range(3):
        path = free_path(tmp_path, MOMENT, ".mp4")
        path.touch()
        names.append(path.name)
    stem = "Pastiche 2026-05-17 14.03.59"
    assert names == [f"{stem}.mp4", f"{stem} (1).mp4", f"{stem} (2).mp4"]


def test_the_format_chosen_decides_suffix_and_plan(qtbot: QtBot, rig: Rig) -> None:
    rig.recordings.encoding = Encoding("mkv-h265", Quality.BEST)
    with qtbot.waitSignal(rig.recordings.recording_changed):
        rig.recordings.record(INFO)
    assert rig.made[0].suffix == ".mkv"
    assert rig.wishes[0].plan.encoders[0].name == "libx265"
    assert rig.wishes[0].plan.quality is Quality.BEST


def test_a_format_that_cannot_be_recorded_here_says_why(qtbot: QtBot, rig: Rig) -> None:
    rig.recordings.encoding = Encoding("mp4-av1")
    with qtbot.waitSignal(rig.recordings.problem) as said:
        rig.recordings.record(INFO)
    assert said.args == ["MP4, AV1 cannot be recorded here: no AV1."]


def test_what_a_recorder_tells_on_its_own_thread_reaches_the_user(qtbot: QtBot, recording: Rig) -> None:
    with qtbot.waitSignal(recording.recordings.problem) as said:
        thread = threading.Thread(target=recording.wishes[0].tell, args=["The disk is filling up."])
        thread.start()
        thread.join()
    assert said.args == ["The disk is filling up."]


def test_a_pause_is_passed_on_once_and_ends_with_the_recording(qtbot: QtBot, recording: Rig) -> None:
    with qtbot.waitSignal(recording.recordings.paused_changed) as changed:
        recording.recordings.pause(True)
    recording.recordings.pause(True)
    assert (changed.args, recording.session.paused) == ([True], [(0, True)])
    recording.recordings.stop()
    assert not recording.recordings.paused


def test_without_a_recording_there_is_nothing_to_pause(rig: Rig) -> None:
    rig.recordings.pause(True)
    assert not rig.recordings.paused
    assert rig.session.paused == []


def test_figures_come_while_it_records_and_not_after(qtbot: QtBot, recording: Rig) -> None:
    with qtbot.waitSignal(recording.recordings.progressed) as told:
        pass
    assert told.args == [SinkFigures(written=7, length_s=1.5)]
    recording.recordings.stop()
    with qtbot.assertNotEmitted(recording.recordings.progressed, wait=0):
        pass


def test_a_source_that_changes_before_the_recording_begins_is_not_recorded_with_the_sound_of_the_former(
    qtbot: QtBot, rig: Rig
) -> None:
    with qtbot.waitSignal(rig.recordings.problem) as problem:
        rig.recordings.record(INFO)
        rig.session_signals.source_opened.emit(StreamInfo("film.mp4", 64, 48, 30.0))
    assert "source changed" in problem.args[0]
    assert (rig.session.sinks, rig.recordings.recording) == ({}, False)


@pytest.mark.parametrize(("share", "told"), [(0.0, []), (0.05, []), (0.4, [0.4])])
def test_a_recording_that_lacks_much_says_so(recording: Rig, share: float, told: list[float]) -> None:
    heard: list[float] = []
    recording.recordings.thinned.connect(lambda _path, missing: heard.append(missing))
    recording.made[0].parent.mkdir(exist_ok=True)
    recording.made[0].write_bytes(b"film")
    recording.session_signals._emit_event(SinkClosed(0, recording.made[0], None, share))
    assert heard == told


def test_a_recording_that_got_no_picture_says_why_there_is_no_file(recording: Rig) -> None:
    said: list[str] = []
    recording.recordings.problem.connect(said.append)
    assert recording.recordings.unfinished == (recording.made[0],)
    recording.recordings.stop()
    assert recording.recordings.unfinished == (recording.made[0],)
    recording.session_signals._emit_event(SinkClosed(0, None, None))
    assert said == ["Nothing was recorded, for no picture came: one that is paused is not recorded."]
    assert recording.recordings.unfinished == ()
    recording.session_signals._emit_event(SinkClosed(7, None, None))
    assert len(said) == 1
