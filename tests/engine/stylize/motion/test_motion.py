"""The slider that holds on to motion, in whole paintings with the shipped weights."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from engine.look.look import KeepColors, Look
from engine.look.needs import StyleNeed
from engine.stats import StageClock
from engine.stylize.frame_stylizer import Stylizer
from engine.values import EngineConfig, Frame, Pixels
from tests.engine.stylize.motion.moving import HEIGHT, WIDTH, blotches, window, within
from tests.engine.stylize.painting import LOOK, make_stylizer

COUNT = 10
STEP_PX = 3
# Without what is averaged over the scene: it changes paintings too.
HELD = replace(LOOK, motion=0.5, steadiness=0.0)


@pytest.fixture(scope="module")
def stylizer(engine_cache: Path) -> Iterator[Stylizer]:
    ready = make_stylizer(engine_cache, EngineConfig(backend="openvino"))
    ready.prepare((WIDTH, HEIGHT), lambda _: None, lambda: False)
    ready.load(StyleNeed("one"))
    yield ready
    ready.close()


def _pan() -> list[Pixels]:
    scene, rng = blotches(1, size_px=24), np.random.default_rng(5)
    seen = [window(scene, 40 + STEP_PX * index) for index in range(COUNT)]
    return [np.clip(frame + rng.normal(0, 3, frame.shape), 0, 255).astype(np.uint8) for frame in seen]


def _painted(stylizer: Stylizer, frames: Sequence[Pixels], look: Look, start_s: float) -> list[Pixels]:
    clock = StageClock()
    return [
        stylizer.stylize(Frame(pixels, start_s + index / 30, 0.0, index), look, clock).pixels
        for index, pixels in enumerate(frames)
    ]


def _error(shown: Sequence[Pixels], interval: int) -> float:
    """In grey: a frame that keeps its own colours has the grain of them, too."""
    moved, grey = STEP_PX * interval, [cv2.cvtColor(each, cv2.COLOR_RGB2GRAY) for each in shown]
    pairs = zip(grey, grey[interval:], strict=False)
    return float(
        np.mean([np.abs(within(later)[:, :-moved] - within(earlier)[:, moved:]).mean() for earlier, later in pairs])
    )


@pytest.mark.parametrize("keep", KeepColors)
def test_a_painting_holds_on_to_a_scene_that_passes_by(stylizer: Stylizer, keep: KeepColors) -> None:
    frames, held = _pan(), replace(HELD, keep_colors=keep)
    restless, steady = (
        _painted(stylizer, frames, look, 100.0 * number)
        for number, look in enumerate((replace(held, motion=0.0), held))
    )
    for interval in (1, 5):
        assert _error(steady, interval) < 0.65 * _error(restless, interval)


def test_frames_that_are_under_way_at_once_are_held_in_their_order(engine_cache: Path) -> None:
    found = []
    for many in (False, True):
        ready = make_stylizer(engine_cache, EngineConfig(backend="openvino", precision="fp32", throughput=many))
        ready.prepare((WIDTH, HEIGHT), lambda _: None, lambda: False)
        ready.load(StyleNeed("one"))
        ends = deque[Callable[[], Frame]]()
        shown = []
        for index, pixels in enumerate(_pan()):
            ends.append(ready.start(Frame(pixels, index / 30, 0.0, index), HELD, StageClock()))
            if len(ends) == ready.at_once:
                shown.append(ends.popleft()().pixels)
        found.append([*shown, *(end().pixels for end in ends)])
        ready.close()
    for mine, expected in zip(*found, strict=True):
        assert np.abs(mine.astype(int) - expected).mean() < 0.5


def test_at_0_a_painting_is_that_of_a_program_without_it_whatever_was_held_before(stylizer: Stylizer) -> None:
    frames, plain = _pan()[:3], replace(HELD, motion=0.0)
    before = _painted(stylizer, frames, plain, 500.0)
    _painted(stylizer, frames, HELD, 600.0)
    for mine, expected in zip(_painted(stylizer, frames, plain, 700.0), before, strict=True):
        np.testing.assert_array_equal(mine, expected)


def test_a_picture_that_is_paused_shows_what_it_is_painted_with(stylizer: Stylizer) -> None:
    frames, clock = _pan(), StageClock()
    _painted(stylizer, frames, HELD, 800.0)
    paused = Frame(frames[-1], 800.0 + (COUNT - 1) / 30, 0.0, COUNT)
    alone = stylizer.stylize(paused, replace(HELD, motion=0.0), clock).pixels
    np.testing.assert_array_equal(stylizer.stylize(paused, HELD, clock).pixels, alone)
