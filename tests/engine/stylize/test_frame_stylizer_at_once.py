"""Frames that the stylizer has under way at once are those it paints one after the other."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.look.look import KeepColors, Look, StyleShare
from engine.look.needs import StyleNeed
from engine.stats import StageClock
from engine.stylize.frame_stylizer import Stylizer
from engine.values import EngineConfig, Frame, Pixels
from tests.engine.stylize.painting import HEIGHT, LOOK, WIDTH, make_stylizer, scene

CONFIG = EngineConfig(backend="openvino", precision="fp32")


def _ready(engine_cache: Path, config: EngineConfig) -> Stylizer:
    stylizer = make_stylizer(engine_cache, config)
    stylizer.prepare((WIDTH, HEIGHT), lambda _: None, lambda: False)
    stylizer.load(StyleNeed("one"))
    return stylizer


def _painted(stylizer: Stylizer, look: Look) -> list[Pixels]:
    ends, painted = deque(), []
    for index in range(6):
        frame = Frame(scene(index), index / 30, 0.0, index)
        ends.append(stylizer.start(frame, look, StageClock()))
        if len(ends) == stylizer.at_once:
            painted.append(ends.popleft()())
    painted += [end() for end in ends]
    assert [frame.index for frame in painted] == list(range(6))
    return [frame.pixels for frame in painted]


@pytest.mark.parametrize("keep", KeepColors)
def test_whatever_is_kept_of_colours_frames_at_once_are_the_same(engine_cache: Path, keep: KeepColors) -> None:
    look = replace(LOOK, keep_colors=keep, steadiness=0.0)
    one, several = (_ready(engine_cache, replace(CONFIG, throughput=many)) for many in (False, True))
    if several.at_once == 1:
        pytest.skip("needs a processor of two cores or more")
    assert one.at_once == 1
    for found, expected in zip(_painted(several, look), _painted(one, look), strict=True):
        assert np.abs(found.astype(int) - expected).max() <= 1
    one.close()
    several.close()


def test_frames_that_are_not_painted_keep_their_place_among_those_that_are(engine_cache: Path) -> None:
    stylizer, clock = _ready(engine_cache, replace(CONFIG, throughput=True)), StageClock()
    first, second = (Frame(scene(index), 0.0, 0.0, index) for index in (1, 2))
    painted = stylizer.start(first, LOOK, clock)()
    left = stylizer.start(second, replace(LOOK, strength=0.0), clock)
    assert left() is second
    np.testing.assert_array_equal(stylizer.start(first, LOOK, clock)().pixels, painted.pixels)
    stylizer.close()


def test_another_size_in_the_middle_spoils_nothing_that_is_under_way(engine_cache: Path) -> None:
    stylizer, clock = _ready(engine_cache, replace(CONFIG, throughput=True)), StageClock()
    look = Look((StyleShare("one"),), steadiness=0.0)
    frame, other = Frame(scene(1), 0.0, 0.0, 0), Frame(scene(2, 70, 200), 0.1, 0.0, 1)
    alone = stylizer.stylize(frame, look, clock).pixels
    ends = [stylizer.start(frame, look, clock)]
    if stylizer.at_once > 1:
        ends.append(stylizer.start(other, look, clock))
    np.testing.assert_array_equal(ends[0]().pixels, alone)
    assert all(end().pixels.shape == (70, 200, 3) for end in ends[1:])
    stylizer.close()
