"""The demo scene as a source."""

from __future__ import annotations

import itertools
import threading

import numpy as np
import pytest

from engine.errors import SourceError
from engine.media.sources.synthetic import SyntheticSource
from engine.values import Frame


def frames_of(source: SyntheticSource, count: int) -> list[Frame]:
    source.open()
    frames = [frame for frame in (source.read() for _ in range(count)) if frame is not None]
    source.close()
    return frames


def test_the_same_frame_has_the_same_bytes_in_every_run() -> None:
    runs = [frames_of(SyntheticSource(160, 90, frames=3, live=False), 3) for _ in range(2)]
    for one, other in zip(*runs, strict=True):
        assert np.array_equal(one.pixels, other.pixels)


def test_it_says_what_it_is_and_ends_after_the_asked_number_of_frames() -> None:
    source = SyntheticSource(160, 90, fps=25, frames=4, live=False)
    info = source.open()
    assert (info.width, info.height, info.fps, info.frame_count, info.live) == (160, 90, 25, 4, False)
    assert info.duration_s == pytest.approx(4 / 25)
    frames = [source.read() for _ in range(6)]
    assert [frame is None for frame in frames] == [False] * 4 + [True] * 2
    assert [(frame.index, frame.time_s) for frame in frames if frame] == [(n, n / 25) for n in range(4)]
    source.close()


@pytest.mark.parametrize("size", [(48, 48), (64, 161), (333, 101), (320, 180)])
def test_any_size_is_filled_with_a_picture_of_exactly_that_size(size: tuple[int, int]) -> None:
    (frame,) = frames_of(SyntheticSource(*size, frames=1, live=False), 1)
    assert frame.pixels.shape == (size[1], size[0], 3)
    assert frame.pixels.dtype == np.uint8
    assert frame.pixels.flags.c_contiguous
    assert frame.pixels.std() > 20


def test_the_picture_moves_everywhere_but_never_jumps() -> None:
    frames = frames_of(SyntheticSource(320, 180, frames=40, live=False), 40)
    pixels = np.stack([frame.pixels.astype(np.int16) for frame in frames])
    steps = np.abs(np.diff(pixels, axis=0)).mean(axis=(1, 2, 3))
    assert steps.min() > 0.5
    assert steps.max() < 12
    travelled = np.abs(pixels[-1] - pixels[0]).mean(axis=2)
    parts = [part.max() for band in np.vsplit(travelled[:176], 4) for part in np.hsplit(band, 4)]
    assert min(parts) > 15


def test_published_frames_are_never_written_again() -> None:
    source = SyntheticSource(160, 90, live=False)
    source.open()
    first = source.read()
    assert first is not None
    kept = first.pixels.copy()
    for _ in range(5):
        source.read()
    source.close()
    assert np.array_equal(first.pixels, kept)


def test_live_frames_come_in_real_time() -> None:
    frames = frames_of(SyntheticSource(64, 48, fps=200, frames=6, live=True), 6)
    assert frames[-1].time_s >= 5 / 200
    assert all(later.captured_s > earlier.captured_s for earlier, later in itertools.pairwise(frames))


def test_close_ends_a_read_that_waits() -> None:
    source = SyntheticSource(64, 48, fps=0.001, live=True)
    source.open()
    assert source.read() is not None
    results: list[Frame | None] = []
    reader = threading.Thread(target=lambda: results.append(source.read()))
    reader.start()
    source.close()
    reader.join(timeout=10)
    assert results == [None]


def test_it_can_be_closed_at_any_time_and_opened_again() -> None:
    source = SyntheticSource(64, 48, live=False)
    source.close()
    assert source.read() is None
    for _ in range(2):
        source.open()
        frame = source.read()
        assert frame is not None
        assert frame.index == 0
        source.close()
        source.close()
    assert source.read() is None


@pytest.mark.parametrize(("options", "said"), [({"width": 20}, "48 pixels"), ({"fps": 0}, "frame rate")])
def test_impossible_sizes_and_rates_are_refused(options: dict[str, int], said: str) -> None:
    with pytest.raises(SourceError, match=said):
        SyntheticSource(**options).open()
