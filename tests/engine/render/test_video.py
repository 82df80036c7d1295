"""Offline render: nothing lost, nothing reordered, everything closed."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
import pytest

from engine.errors import BackendError, SinkError, SourceError, StyleError
from engine.look.look import Look, StyleShare, Target
from engine.look.mask import Mask
from engine.look.tour import Tour
from engine.media.sinks.memory import MemorySink
from engine.render.video import RenderProgress, render_video
from engine.stats import StageClock
from engine.values import Frame, Progress
from tests.fakes import PATIENCE_S, FakeStylizer, ScriptedSink, ScriptedSource, frame

LOOK = Look((StyleShare("a"),))


def clip(length: int) -> ScriptedSource:
    return ScriptedSource([frame(index) for index in range(length)])


def test_every_frame_arrives_in_order_stylized_and_with_its_time_stamp(fake_stylizer: FakeStylizer) -> None:
    sink = MemorySink()
    source = clip(300)
    summary = render_video(source, sink, fake_stylizer, LOOK)
    assert [taken.index for taken in sink.frames] == list(range(300))
    assert all(taken.time_s == taken.index / 30.0 for taken in sink.frames)
    assert all(np.all(taken.pixels == 255 - taken.index % 256) for taken in sink.frames)
    assert (summary.frames, summary.stopped) == (300, False)
    assert summary.running_on == fake_stylizer.running_on
    assert source.threads == {"capture"}
    assert source.closed == 1
    assert sink.closed


def test_several_frames_are_under_way_where_the_stylizer_wants_that(fake_stylizer: FakeStylizer) -> None:
    sink, fake_stylizer.at_once = MemorySink(), 3
    summary = render_video(clip(20), sink, fake_stylizer, LOOK)
    assert (fake_stylizer.most_under_way, fake_stylizer.under_way) == (3, 0)
    assert [taken.index for taken in sink.frames] == list(range(20))
    assert all(np.all(taken.pixels == 255 - taken.index) for taken in sink.frames)
    assert summary.frames == 20


@pytest.mark.parametrize("count", [1, 2])
def test_a_film_shorter_than_what_goes_at_once_is_whole(fake_stylizer: FakeStylizer, count: int) -> None:
    sink, fake_stylizer.at_once = MemorySink(), 3
    render_video(clip(count), sink, fake_stylizer, LOOK)
    assert [taken.index for taken in sink.frames] == list(range(count))


def test_fewer_at_once_in_the_middle_of_a_film_lose_none(fake_stylizer: FakeStylizer) -> None:
    """As a film whose pictures become larger makes it: the network for those is another one."""
    sink, fake_stylizer.at_once = MemorySink(), 3
    begun = 0
    start = fake_stylizer.start

    def counted(*frame: Any) -> Callable[[], Frame]:
        nonlocal begun
        begun += 1
        end = start(*frame)
        if begun == 8:
            fake_stylizer.at_once = 1
        return end

    fake_stylizer.start = counted  # type: ignore[method-assign]
    render_video(clip(20), sink, fake_stylizer, LOOK)
    assert [taken.index for taken in sink.frames] == list(range(20))
    assert fake_stylizer.under_way == 0


def test_what_is_under_way_is_written_when_cancelled(fake_stylizer: FakeStylizer) -> None:
    sink, fake_stylizer.at_once = MemorySink(), 3
    done: list[RenderProgress] = []
    summary = render_video(clip(50), sink, fake_stylizer, LOOK, done.append, cancelled=lambda: len(done) >= 5)
    assert summary.stopped
    assert fake_stylizer.under_way == 0
    assert [taken.index for taken in sink.frames] == list(range(7))


def test_nothing_stays_under_way_when_a_frame_fails(fake_stylizer: FakeStylizer) -> None:
    sink, fake_stylizer.at_once = MemorySink(), 3

    def fail(_progress: RenderProgress) -> None:
        fake_stylizer.fail_frame = "The card is gone."

    with pytest.raises(BackendError, match="The card is gone"):
        render_video(clip(50), sink, fake_stylizer, LOOK, fail)
    assert fake_stylizer.under_way == 0
    assert sink.closed


def test_a_mask_holds_for_every_frame(fake_stylizer: FakeStylizer) -> None:
    sink = MemorySink()
    values = np.zeros((12, 16), np.uint8)
    values[:, 8:] = 255
    render_video(clip(5), sink, fake_stylizer, replace(LOOK, mask=Mask.of(values)))
    for taken in sink.frames:
        assert (taken.pixels[:, :8] == taken.index).all()
        assert (taken.pixels[:, 8:] == 255 - taken.index).all()


def test_styles_are_read_once_and_the_stylizer_stays_open_for_the_next_render(fake_stylizer: FakeStylizer) -> None:
    for _ in range(2):
        render_video(clip(5), MemorySink(), fake_stylizer, LOOK)
    assert fake_stylizer.encode_count == 1
    assert not fake_stylizer.closed
    assert fake_stylizer.sizes == [(16, 12), (16, 12)]


def test_a_sink_much_slower_than_the_source_loses_nothing(
    fake_stylizer: FakeStylizer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.render.video._QUEUE_BYTES", 2 * 16 * 12 * 3)
    sink = ScriptedSink()
    sink.hold.clear()

    render_video(clip(100), sink, fake_stylizer, LOOK, lambda _: sink.hold.set())
    assert sink.indices == list(range(100))


def test_progress_rises_to_the_total_and_tells_the_time_left(fake_stylizer: FakeStylizer) -> None:
    source = clip(20)
    source.frame_count = 20
    seen: list[RenderProgress] = []
    working: list[Progress] = []
    render_video(source, MemorySink(), fake_stylizer, LOOK, seen.append, on_working=working.append)
    assert [progress.done for progress in seen] == list(range(1, 21))
    assert {progress.total for progress in seen} == {20}
    assert seen[-1].eta_s == 0.0
    assert all(progress.fps > 0 for progress in seen)
    assert [step.label for step in working] == ["Pretending to build", "Reading the style"]


def test_the_time_left_is_unknown_where_the_length_is(fake_stylizer: FakeStylizer) -> None:
    seen: list[RenderProgress] = []
    render_video(clip(3), MemorySink(), fake_stylizer, LOOK, seen.append)
    assert [progress.eta_s for progress in seen] == [None, None, None]


def test_a_cancelled_render_keeps_what_was_done_and_closes_everything(fake_stylizer: FakeStylizer) -> None:
    sink, source = ScriptedSink(), clip(1000)
    done: list[int] = []
    summary = render_video(
        source, sink, fake_stylizer, LOOK, lambda progress: done.append(progress.done), lambda: len(done) >= 10
    )
    assert summary.stopped
    assert summary.frames == 10
    assert sink.indices == list(range(10))
    assert (sink.closed, source.closed) == (1, 1)


def test_a_render_cancelled_while_getting_ready_ends_without_an_error(fake_stylizer: FakeStylizer) -> None:
    fake_stylizer.hold_prepare.clear()
    sink, source = ScriptedSink(), clip(5)
    summary = render_video(source, sink, fake_stylizer, LOOK, cancelled=fake_stylizer.preparing.is_set)
    assert summary.stopped
    assert (summary.frames, sink.opened, source.closed) == (0, 0, 1)


def test_a_source_that_dies_midway_leaves_a_finished_file_and_its_reason(fake_stylizer: FakeStylizer) -> None:
    sink = ScriptedSink()
    source = ScriptedSource([frame(index) for index in range(7)], dies="The file breaks off.")
    with pytest.raises(SourceError, match="breaks off"):
        render_video(source, sink, fake_stylizer, LOOK)
    assert sink.indices == list(range(7))
    assert sink.closed == 1


def test_a_source_that_cannot_be_opened_touches_no_sink(fake_stylizer: FakeStylizer) -> None:
    sink = ScriptedSink()
    with pytest.raises(SourceError, match="no such file"):
        render_video(ScriptedSource(open_fails="There is no such file."), sink, fake_stylizer, LOOK)
    assert (sink.opened, sink.closed) == (0, 0)


@pytest.mark.parametrize(
    "make_sink",
    [
        partial(ScriptedSink, fails_at=3, error=SinkError("The disk is full.")),
        partial(ScriptedSink, open_error=SinkError("The disk is full.")),
        partial(ScriptedSink, close_error=SinkError("The disk is full.")),
    ],
    ids=["write", "open", "close"],
)
def test_a_sink_that_fails_ends_the_render_with_its_reason(
    fake_stylizer: FakeStylizer, make_sink: Callable[[], ScriptedSink]
) -> None:
    source, sink = clip(200), make_sink()
    with pytest.raises(SinkError, match="disk is full"):
        render_video(source, sink, fake_stylizer, LOOK)
    assert (sink.closed, source.closed) == (1, 1)


def test_a_stylizer_that_fails_on_a_frame_leaves_a_finished_file(fake_stylizer: FakeStylizer) -> None:
    sink, source = ScriptedSink(), clip(50)

    def fail(progress: RenderProgress) -> None:
        if progress.done == 4:
            fake_stylizer.fail_frame = "Out of memory."

    with pytest.raises(BackendError, match="Out of memory"):
        render_video(source, sink, fake_stylizer, LOOK, fail)
    assert sink.indices == [0, 1, 2, 3]
    assert (sink.closed, source.closed) == (1, 1)


def test_a_style_that_cannot_be_read_ends_the_render_before_a_file_is_made(fake_stylizer: FakeStylizer) -> None:
    fake_stylizer.unreadable.add("a")
    sink = ScriptedSink()
    with pytest.raises(StyleError):
        render_video(clip(5), sink, fake_stylizer, LOOK)
    assert sink.opened == 0


def test_where_nothing_can_be_seen_the_render_ends_before_a_file_is_made(fake_stylizer: FakeStylizer) -> None:
    fake_stylizer.blind = True
    sink = ScriptedSink()
    with pytest.raises(BackendError, match="be seen"):
        render_video(clip(5), sink, fake_stylizer, replace(LOOK, target=Target.PERSON))
    assert sink.opened == 0


def test_an_interrupt_out_of_the_blue_still_finishes_the_file(fake_stylizer: FakeStylizer) -> None:
    sink, source = ScriptedSink(), clip(500)

    def interrupt(progress: RenderProgress) -> None:
        if progress.done == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        render_video(source, sink, fake_stylizer, LOOK, interrupt)
    assert sink.indices == list(range(5))
    assert (sink.closed, source.closed) == (1, 1)


def test_a_tour_reads_every_style_before_it_begins_and_says_the_styles_of_each_frame() -> None:
    encoded: list[tuple[str, ...]] = []
    looks: list[Look] = []

    class Touring(FakeStylizer):
        def stylize(self, frame: Frame, look: Look, clock: StageClock) -> Frame:
            encoded.append(tuple(self.encoded))
            looks.append(look)
            return super().stylize(frame, look, clock)

    tour = Tour(("a", "b", "c"), every_s=0.1, fade_s=0.05)
    render_video(clip(9), MemorySink(), Touring(), Look(strength=0.5), tour=tour)
    assert encoded[0] == ("a", "b", "c")
    assert [look.styles for look in looks] == [tour.shares_at(index / 30) for index in range(9)]
    assert {look.strength for look in looks} == {0.5}
    assert looks[0] is looks[1], "what does not change is not folded anew"


def test_what_the_source_has_to_say_is_told(fake_stylizer: FakeStylizer) -> None:
    told: list[str] = []
    source = ScriptedSource([frame()], notes=("It is interlaced.", "It is of a wide gamut."))
    render_video(source, MemorySink(), fake_stylizer, LOOK, tell=told.append)
    assert told == ["It is interlaced.", "It is of a wide gamut."]


def test_a_source_that_does_not_open_is_given_up_when_asked(fake_stylizer: FakeStylizer) -> None:
    gate = threading.Event()
    source = ScriptedSource(hold_open=gate)
    summary = render_video(source, MemorySink(), fake_stylizer, LOOK, cancelled=lambda: True)
    assert (summary.frames, summary.stopped) == (0, True)
    gate.set()
    (left,) = (each for each in threading.enumerate() if each.name == "capture")
    left.join(PATIENCE_S)
    assert not left.is_alive()
