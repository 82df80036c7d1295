"""What is averaged over time makes the painting calmer where a scene goes on, and no worse where its light changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from engine.look.needs import StyleNeed
from engine.stats import StageClock
from engine.values import Frame, Pixels
from tests.engine.stylize.painting import HEIGHT, LOOK, WIDTH, make_stylizer, scene

_COUNT = 20
_BESIDE = slice(WIDTH // 2, None)


def _walking_through() -> list[Pixels]:
    """Somebody in red comes in from the left and stays within the left half."""
    frames = [scene(5) for _ in range(_COUNT)]
    for index, frame in enumerate(frames):
        frame[20:, : 3 * index] = (220, 30, 30)
    return frames


def _flickering() -> list[Pixels]:
    base = np.clip(scene(5), 30, 190)
    return [np.round(base * (1 + 0.08 * np.sin(2 * index))).astype(np.uint8) for index in range(_COUNT)]


def _restlessness(cache: Path, frames: Sequence[Pixels], steadiness: float) -> float:
    """Mean difference of the right half of the painting from one frame to the next."""
    stylizer = make_stylizer(cache)
    stylizer.prepare((WIDTH, HEIGHT), lambda _: None, lambda: False)
    stylizer.load(StyleNeed("one"))
    look = replace(LOOK, steadiness=steadiness)
    painted = [
        stylizer.stylize(Frame(pixels, index / 30, 0.0, index), look, StageClock()).pixels[:, _BESIDE].astype(int)
        for index, pixels in enumerate(frames)
    ]
    stylizer.close()
    return float(np.mean([np.abs(after - before).mean() for before, after in pairwise(painted)]))


def test_who_walks_through_the_picture_does_not_repaint_the_rest_of_it(engine_cache: Path) -> None:
    restless, steady = (_restlessness(engine_cache, _walking_through(), value) for value in (0.0, 1.0))
    assert steady < 0.7 * restless


@pytest.mark.parametrize("steadiness", [0.5, 1.0])
def test_a_lamp_that_flickers_shows_no_more_than_without_steadiness(engine_cache: Path, steadiness: float) -> None:
    restless, steady = (_restlessness(engine_cache, _flickering(), value) for value in (0.0, steadiness))
    assert steady < 1.2 * restless
