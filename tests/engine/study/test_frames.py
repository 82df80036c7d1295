"""Frames to learn on."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.errors import EngineError
from engine.media.images import write_picture
from engine.study.frames import LEAST_FRAMES, MOST_FRAMES, FrameSamples, frames_of
from tests.media import write_clip


def frame(value: int = 0, side: int = 700) -> np.ndarray:  # type: ignore[type-arg]
    return np.full((side, 2 * side, 3), value, np.uint8)


def test_a_frame_is_due_every_few_seconds() -> None:
    samples = FrameSamples()
    assert [samples.is_due(second / 2) for second in range(6)] == [True, False, False, False, True, False]


def test_frames_are_kept_reduced_and_copied() -> None:
    samples, small = FrameSamples(), frame(side=90)
    for _ in range(LEAST_FRAMES):
        samples.keep(frame())
        samples.keep(small)
    small[:] = 255
    assert [each.shape for each in samples.frames()[:2]] == [(448, 896, 3), (90, 180, 3)]
    assert all(each.max() == 0 for each in samples.frames())


def test_too_few_frames_are_none() -> None:
    samples = FrameSamples()
    for _ in range(LEAST_FRAMES - 1):
        samples.keep(frame())
    assert samples.frames() == ()
    samples.keep(frame())
    assert len(samples.frames()) == LEAST_FRAMES
    samples.forget()
    assert samples.frames() == ()


def test_the_latest_frames_are_kept() -> None:
    samples = FrameSamples()
    for number in range(MOST_FRAMES + 5):
        samples.keep(frame(number, 64))
    assert [int(each[0, 0, 0]) for each in samples.frames()] == list(range(5, MOST_FRAMES + 5))


def test_frames_are_spread_over_films_and_pictures(tmp_path: Path) -> None:
    film, picture = tmp_path / "a.mp4", tmp_path / "b.png"
    write_clip(film, frames=40)
    write_picture(picture, frame(7))
    found = frames_of([film, picture])
    assert len(found) == MOST_FRAMES // 2 + 1
    assert found[-1].shape == (448, 896, 3)
    assert any(not np.array_equal(each, found[0]) for each in found[1:-1])


def test_what_is_neither_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no picture")
    with pytest.raises(EngineError, match=r"notes\.txt"):
        frames_of([tmp_path / "notes.txt"])
