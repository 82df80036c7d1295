"""Sources that end early."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from engine.errors import SourceError
from engine.media.sources.video import VideoSource
from engine.render.excerpt import Excerpt, Span
from engine.values import Frame, StreamInfo
from tests.media import MakeClip


class Endless:
    """A source of small frames, ten a second, that starts at 3 s and never ends."""

    def __init__(self) -> None:
        self.closed = False

    def open(self) -> StreamInfo:
        self._frames = self._make()
        return StreamInfo("endless", 64, 64, fps=10.0, duration_s=60.0)

    def read(self) -> Frame | None:
        return next(self._frames)

    def close(self) -> None:
        self.closed = True

    def _make(self) -> Iterator[Frame]:
        index = 0
        while True:
            yield Frame(np.zeros((64, 64, 3), np.uint8), 3.0 + index / 10, 0.0, index)
            index += 1


def frames_of(source: Excerpt) -> int:
    source.open()
    return sum(1 for _ in iter(source.read, None))


@pytest.mark.parametrize(
    ("most_frames", "most_s", "expected"), [(7, None, 7), (None, 2.0, 20), (7, 2.0, 7), (30, 2.0, 20)]
)
def test_it_ends_at_whichever_limit_comes_first(most_frames: int | None, most_s: float | None, expected: int) -> None:
    assert frames_of(Excerpt(Endless(), most_frames, most_s)) == expected


def test_it_begins_anew_when_opened_again() -> None:
    source = Excerpt(Endless(), 5, None)
    assert [frames_of(source), frames_of(source)] == [5, 5]


@pytest.mark.parametrize(
    ("most_frames", "most_s", "begin_s", "length_s"),
    [(None, 2.0, 0.0, None), (20, None, 0.0, None), (None, 2.0, 59.0, 60.0), (None, None, 5.0, 60.0)],
)
def test_an_excerpt_that_ends_before_its_source_claims_no_length_so_that_sound_ends_with_the_frames(
    most_frames: int | None, most_s: float | None, begin_s: float, length_s: float | None
) -> None:
    info = Excerpt(Endless(), most_frames, most_s, begin_s).open()
    assert info.duration_s == length_s


def test_the_frames_to_come_are_announced() -> None:
    assert Excerpt(Endless(), None, 2.0).open().frame_count == 20


def test_closing_closes_the_source() -> None:
    source = Endless()
    Excerpt(source, 1, None).close()
    assert source.closed


class Slides(Endless):
    """Three pictures that are shown for two seconds each."""

    def _make(self) -> Iterator[Frame]:
        yield from (Frame(np.zeros((8, 8, 3), np.uint8), 2.0 * index, 0.0, index, 2.0) for index in range(3))


def test_the_last_picture_is_shown_no_longer_than_the_excerpt_is() -> None:
    source = Excerpt(Slides(), None, 3.5)
    source.open()
    assert [frame.duration_s for frame in iter(source.read, None)] == [2.0, 1.5]


def test_what_lies_before_the_beginning_is_passed_over_also_where_nothing_can_be_sought() -> None:
    source = Excerpt(Endless(), None, 1.0, begin_s=4.0)
    source.open()
    times_s = [frame.time_s for frame in iter(source.read, None)]
    assert (len(times_s), times_s[0], times_s[-1]) == (10, 4.0, pytest.approx(4.9))


def test_a_film_is_read_from_mark_to_mark(make_clip: MakeClip) -> None:
    # Marks are milliseconds; the second lies half a frame behind the last one wanted.
    source = Excerpt.between(VideoSource(make_clip(frames=60)), Span(0.333, 0.617))
    info = source.open()
    times_s = [frame.time_s for frame in iter(source.read, None)]
    source.close()
    assert times_s == pytest.approx([index / 30 for index in range(10, 19)], abs=0.001)
    assert info.frame_count == 9


def test_a_film_that_ends_before_the_beginning_says_so(make_clip: MakeClip) -> None:
    source = Excerpt(VideoSource(make_clip(frames=30)), None, None, begin_s=7.5)
    source.open()
    with pytest.raises(SourceError, match=r"ends before 7\.5 s"):
        source.read()
    source.close()
