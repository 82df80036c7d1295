"""Sources that end early."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from app.cli.excerpt import Excerpt
from engine.values import Frame, StreamInfo


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


def test_the_frames_to_come_are_announced_and_the_length_stays_the_sources_own() -> None:
    info = Excerpt(Endless(), None, 2.0).open()
    assert (info.frame_count, info.duration_s) == (20, 60.0)


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
