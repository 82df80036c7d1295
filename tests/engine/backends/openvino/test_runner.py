"""Frames of OpenVINO's network that are painted at once are those that are painted one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from engine.backends.openvino.graph import Graphs
from engine.backends.openvino.loading import load_openvino
from engine.backends.openvino.runner import OpenVinoRunner
from engine.backends.self_test import probe_pattern
from engine.errors import BackendError
from engine.style_code import FoldedStyle, fold
from engine.values import Pixels
from models.arrays import load_arrays
from models.registry import weights_record

SIZE_PX = (96, 64)


def _runner(throughput: bool, folder: Path) -> OpenVinoRunner:
    openvino, record = load_openvino(), weights_record("fast")
    graphs = Graphs(openvino, record, load_arrays(record), convolves=True)
    return OpenVinoRunner(openvino, "CPU", graphs, SIZE_PX, folder, "fp32", throughput)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where compiled networks are kept."""
    return tmp_path_factory.mktemp("openvino")


@pytest.fixture
def one(folder: Path) -> Iterator[OpenVinoRunner]:
    """Paints frame after frame."""
    runner = _runner(throughput=False, folder=folder)
    yield runner
    runner.close()


@pytest.fixture
def several(folder: Path) -> Iterator[OpenVinoRunner]:
    """Paints as many frames at once as the machine likes best."""
    runner = _runner(throughput=True, folder=folder)
    if runner.at_once < 2:
        pytest.skip("needs a processor of two cores or more")
    yield runner
    runner.close()


@pytest.fixture(scope="module")
def style(folder: Path) -> FoldedStyle:
    runner = _runner(throughput=False, folder=folder)
    code = runner.encode(probe_pattern(64, 64))
    runner.close()
    return fold(code, strength=1.0, layers=(1.0, 1.0, 1.0, 1.0))


def _frames(count: int) -> list[Pixels]:
    base = probe_pattern(*SIZE_PX).astype(int)
    return [np.clip(base * (1 - index / 20) + 6 * index, 0, 255).astype(np.uint8) for index in range(count)]


def _painted(runner: OpenVinoRunner, frames: list[Pixels], style: FoldedStyle, blends: list[float]) -> list[Pixels]:
    """In order, as many under way as there may be."""
    under_way, painted = [], []
    for frame, blend in zip(frames, blends, strict=True):
        under_way.append(runner.start(frame, style, blend))
        if len(under_way) == runner.at_once:
            painted.append(under_way.pop(0)())
    return painted + [end() for end in under_way]


def _assert_alike(found: list[Pixels], expected: list[Pixels]) -> None:
    for mine, theirs in zip(found, expected, strict=True):
        assert np.abs(mine.astype(int) - theirs).max() <= 1


def test_one_frame_after_the_other_is_what_is_asked_for_by_default(one: OpenVinoRunner) -> None:
    assert one.at_once == 1


def test_frames_that_forget_the_past_are_the_same(
    one: OpenVinoRunner, several: OpenVinoRunner, style: FoldedStyle
) -> None:
    frames = _frames(7)
    expected = [one.run(frame, style) for frame in frames]
    _assert_alike(_painted(several, frames, style, [1.0] * 7), expected)


def test_the_past_of_a_frame_is_all_that_was_finished_before_it_was_begun(
    one: OpenVinoRunner, several: OpenVinoRunner, style: FoldedStyle
) -> None:
    """Which is what one request makes of frames that know the past up to `at_once` frames before, kept here by hand."""
    frames, share, lag = _frames(8), 0.3, several.at_once
    own = []
    for frame in frames:
        one.run(frame, style)
        own.append(one._known[0])
    known, expected = own[0], []
    past = [known]
    for statistics in own[1:]:
        known = tuple(old * (1 - share) + new * share for old, new in zip(known, statistics, strict=True))
        past.append(known)
    for index, frame in enumerate(frames):
        # Those begun while the first was under way cannot know it, and begin for themselves too.
        alone = index < lag
        one.hold(own[index] if alone else past[index - lag])
        expected.append(one.run(frame, style, 1.0 if alone else share))
    _assert_alike(_painted(several, frames, style, [1.0] + [share] * 7), expected)


def test_frames_after_a_cut_do_not_know_what_was_before_it(
    one: OpenVinoRunner, several: OpenVinoRunner, style: FoldedStyle
) -> None:
    before, after = _frames(3), [255 - frame for frame in _frames(3)]
    expected = one.run(after[1], style, 1.0)
    blends = [1.0, 0.3, 0.3, 1.0, 0.3, 0.3]
    found = _painted(several, [*before, *after], style, blends)
    _assert_alike([found[4]], [expected])


def test_what_is_under_way_can_still_be_taken_from_a_runner_that_was_closed(
    several: OpenVinoRunner, style: FoldedStyle
) -> None:
    frame = _frames(1)[0]
    expected, end = several.run(frame, style), several.start(frame, style)
    several.close()
    _assert_alike([end()], [expected])
    with pytest.raises(BackendError, match="closed"):
        several.start(frame, style)


def test_more_than_go_at_once_are_a_mistake(several: OpenVinoRunner, style: FoldedStyle) -> None:
    ends = [several.start(frame, style) for frame in _frames(several.at_once)]
    with pytest.raises(AssertionError, match="at once"):
        several.start(_frames(1)[0], style)
    for end in ends:
        end()
