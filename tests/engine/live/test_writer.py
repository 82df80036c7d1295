"""Writer threads and the sinks of a live session."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from engine.errors import SinkError, StateError, ThreadError
from engine.events import SinkClosed
from engine.live.sink_set import SinkSet
from engine.live.writer import SinkFigures, Writer
from engine.media.sinks.memory import MemorySink
from engine.values import StreamInfo
from tests.fakes import PATIENCE_S, ScriptedSink, frame, unexpected

INFO = StreamInfo("test", 16, 12, 30.0)
FRAME_BYTES = 16 * 12 * 3


def closed_by(sinks: SinkSet, closed: list[SinkClosed]) -> list[SinkClosed]:
    sinks.finish()
    assert sinks.join(PATIENCE_S)
    return closed


def test_every_frame_put_is_written_in_order_before_the_sink_is_closed() -> None:
    sink = MemorySink()
    writer = Writer(sink, INFO, max_bytes=3 * FRAME_BYTES)
    writer.start()
    for index in range(100):
        assert writer.put(frame(index))
    writer.finish()
    assert writer.join(PATIENCE_S)
    assert [taken.index for taken in sink.frames] == list(range(100))
    assert sink.closed
    assert (writer.written, writer.dropped, writer.error) == (100, 0, None)


def test_a_sink_that_is_too_slow_costs_counted_frames_and_never_waiting() -> None:
    sink = ScriptedSink()
    sink.hold.clear()
    writer = Writer(sink, INFO, max_bytes=3 * FRAME_BYTES)
    writer.start()
    writer.offer(frame(0))
    assert sink.writing.wait(PATIENCE_S)
    for index in range(1, 20):
        writer.offer(frame(index))
    sink.hold.set()
    writer.finish()
    assert writer.join(PATIENCE_S)
    assert sink.indices == [0, 1, 2, 3]
    assert writer.dropped == 16


def test_a_sink_that_fails_is_closed_and_says_why() -> None:
    sink = ScriptedSink(fails_at=2, error=SinkError("The disk is full."))
    writer = Writer(sink, INFO)
    writer.start()
    while writer.put(frame()):
        pass
    assert writer.join(PATIENCE_S)
    assert str(writer.error) == "The disk is full."
    assert sink.closed == 1
    assert writer.written == 2


@pytest.mark.expects_log("the sink failed")
def test_a_defect_in_a_sink_is_logged_and_told_in_a_plain_sentence() -> None:
    sink = ScriptedSink(fails_at=0, error=unexpected())
    writer = Writer(sink, INFO)
    writer.start()
    writer.put(frame())
    assert writer.join(PATIENCE_S)
    assert isinstance(writer.error, SinkError)
    assert "a defect" not in str(writer.error)
    assert sink.closed == 1


def test_a_failing_close_does_not_hide_the_first_error() -> None:
    sink = ScriptedSink(fails_at=0, error=SinkError("first"), close_error=SinkError("second"))
    writer = Writer(sink, INFO)
    writer.start()
    writer.put(frame())
    assert writer.join(PATIENCE_S)
    assert str(writer.error) == "first"


def test_a_sink_that_is_done_ends_its_writer_by_itself_and_drops_nothing() -> None:
    sink = ScriptedSink()
    sink.done = True  # type: ignore[attr-defined]
    writer = Writer(sink, INFO)
    writer.start()
    assert writer.join(PATIENCE_S)
    writer.offer(frame())
    assert sink.closed == 1
    assert writer.dropped == 0


def test_a_writer_that_gets_no_thread_is_refused_and_holds_up_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    closed: list[SinkClosed] = []
    sinks = SinkSet(closed.append)
    early = sinks.add(MemorySink())
    monkeypatch.setattr(threading.Thread, "start", refuse)
    with pytest.raises(ThreadError, match="starts no more threads"):
        sinks.begin(INFO)
    with pytest.raises(ThreadError):
        sinks.add(MemorySink())
    assert closed_by(sinks, closed) == [SinkClosed(early, None, None)]


def test_a_sink_added_before_the_stream_is_known_is_opened_once_it_is() -> None:
    closed: list[SinkClosed] = []
    sinks = SinkSet(closed.append)
    sink = MemorySink()
    sink_id = sinks.add(sink)
    sinks.begin(INFO)
    sinks.offer(frame(7))
    assert closed_by(sinks, closed) == [SinkClosed(sink_id, None, None)]
    assert sink.info == INFO
    assert [taken.index for taken in sink.frames] == [7]


def test_a_removed_sink_gets_what_was_queued_and_nothing_later(tmp_path: Path) -> None:
    closed: list[SinkClosed] = []
    sinks = SinkSet(closed.append)
    sinks.begin(INFO)
    sink = ScriptedSink(path=tmp_path / "a.mp4")
    sink.hold.clear()
    sink_id = sinks.add(sink)
    sinks.offer(frame(0))
    sinks.offer(frame(1))
    sinks.remove(sink_id)
    sinks.offer(frame(2))
    sink.hold.set()
    assert closed_by(sinks, closed) == [SinkClosed(sink_id, tmp_path / "a.mp4", None)]
    assert sink.indices == [0, 1]
    assert sinks.dropped == 0


def test_one_failing_sink_leaves_the_others_alone() -> None:
    closed: list[SinkClosed] = []
    gone = threading.Event()

    def note(event: SinkClosed) -> None:
        closed.append(event)
        gone.set()

    sinks = SinkSet(note)
    sinks.begin(INFO)
    bad = sinks.add(ScriptedSink(fails_at=0, error=SinkError("The folder is gone.")))
    good = ScriptedSink()
    sinks.add(good)
    sinks.offer(frame(0))
    assert gone.wait(PATIENCE_S)
    sinks.offer(frame(1))
    closed_by(sinks, closed)
    assert closed[0] == SinkClosed(bad, None, "The folder is gone.")
    assert closed[1].problem is None
    assert good.indices == [0, 1]


def test_removing_a_sink_that_is_gone_is_no_error() -> None:
    closed: list[SinkClosed] = []
    sinks = SinkSet(closed.append)
    sinks.remove(12)
    assert closed == []


def test_a_sink_removed_before_the_stream_was_known_is_announced_all_the_same() -> None:
    closed: list[SinkClosed] = []
    sinks = SinkSet(closed.append)
    sink = ScriptedSink()
    sink_id = sinks.add(sink)
    sinks.remove(sink_id)
    assert closed == [SinkClosed(sink_id, None, None)]
    assert sink.opened == 0


def test_nothing_can_be_added_once_the_rack_is_finishing() -> None:
    sinks = SinkSet(lambda _: None)
    sinks.finish()
    with pytest.raises(StateError):
        sinks.add(ScriptedSink())


def test_drops_of_closed_sinks_stay_in_the_count() -> None:
    closed: list[SinkClosed] = []
    sinks = SinkSet(closed.append, max_bytes=FRAME_BYTES)
    sinks.begin(INFO)
    sink = ScriptedSink()
    sink.hold.clear()
    sinks.add(sink)
    sinks.offer(frame(0))
    assert sink.writing.wait(PATIENCE_S)
    for index in range(1, 5):
        sinks.offer(frame(index))
    sink.hold.set()
    closed_by(sinks, closed)
    assert sink.indices == [0, 1]
    assert sinks.dropped == 3


class CuttingSink(ScriptedSink):
    """Notes where it was cut, as -1 among the indices."""

    length_s, size_bytes = 2.5, 1234

    def cut(self) -> None:
        self.indices.append(-1)


def test_a_paused_sink_gets_nothing_and_goes_on_behind_a_cut() -> None:
    closed: list[SinkClosed] = []
    sinks = SinkSet(closed.append)
    sinks.begin(INFO)
    sink = CuttingSink()
    sink_id = sinks.add(sink)
    sinks.offer(frame(0))
    sinks.pause(sink_id, True)
    sinks.pause(sink_id, True)
    sinks.offer(frame(1))
    sinks.pause(sink_id, False)
    sinks.offer(frame(2))
    sinks.offer(frame(3))
    closed_by(sinks, closed)
    assert sink.indices == [0, -1, 2, 3]
    assert sinks.dropped == 0


def test_a_pause_spares_the_other_sinks() -> None:
    closed: list[SinkClosed] = []
    sinks = SinkSet(closed.append)
    sinks.begin(INFO)
    paused, other = CuttingSink(), CuttingSink()
    sinks.pause(sinks.add(paused), True)
    sinks.add(other)
    sinks.offer(frame(0))
    closed_by(sinks, closed)
    assert (paused.indices, other.indices) == ([], [0])


def test_a_held_session_cuts_every_sink_that_can_be_cut() -> None:
    closed: list[SinkClosed] = []
    sinks = SinkSet(closed.append)
    sinks.begin(INFO)
    plain, cutting = ScriptedSink(), CuttingSink()
    sinks.add(plain)
    sinks.add(cutting)
    sinks.offer(frame(0))
    sinks.cut()
    sinks.offer(frame(1))
    closed_by(sinks, closed)
    assert (plain.indices, cutting.indices) == ([0, 1], [0, -1, 1])


def test_a_cut_is_not_lost_with_a_frame_that_found_no_room() -> None:
    sink = CuttingSink()
    sink.hold.clear()
    writer = Writer(sink, INFO, max_bytes=FRAME_BYTES)
    writer.start()
    writer.offer(frame(0))
    assert sink.writing.wait(PATIENCE_S)
    writer.offer(frame(1))
    writer.cut()
    writer.offer(frame(2))
    sink.hold.set()
    writer.put(frame(3))
    while writer.written < 3:
        assert not writer.join(0.01)
    writer.offer(frame(4))
    writer.finish()
    assert writer.join(PATIENCE_S)
    assert sink.indices == [0, 1, 3, -1, 4]


def test_the_figures_of_a_sink_are_its_own_and_those_of_its_writer() -> None:
    closed: list[SinkClosed] = []
    sinks = SinkSet(closed.append)
    sinks.begin(INFO)
    sink_id = sinks.add(CuttingSink())
    sinks.pause(sink_id, True)
    assert sinks.figures(sink_id) == SinkFigures(0, 0, 2.5, 1234, paused=True)
    closed_by(sinks, closed)
    assert sinks.figures(sink_id) is None
    sinks.pause(sink_id, False)


def test_frames_of_a_film_that_were_never_painted_are_missing_in_its_recording_but_not_those_of_a_pause() -> None:
    closed: list[SinkClosed] = []
    sinks = SinkSet(closed.append)
    sinks.begin(INFO)
    sink_id = sinks.add(ScriptedSink())
    for index in (5, 6, 9):
        sinks.offer(frame(index))
    sinks.cut()
    for index in (30, 31, 34):
        sinks.offer(frame(index))
    figures = sinks.figures(sink_id)
    assert figures is not None
    assert (figures.unpainted, figures.missing) == (4, 4)
    assert closed_by(sinks, closed) == [SinkClosed(sink_id, None, None, share_missing=0.4)]


def test_a_camera_misses_only_what_found_no_room() -> None:
    closed: list[SinkClosed] = []
    sinks = SinkSet(closed.append)
    sinks.begin(replace(INFO, live=True))
    sink_id = sinks.add(ScriptedSink())
    for index in (5, 9):
        sinks.offer(frame(index))
    assert closed_by(sinks, closed) == [SinkClosed(sink_id, None, None)]
