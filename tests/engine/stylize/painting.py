"""A stylizer with the shipped weights, and scenes and styles that are made up."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np

from engine.look.look import Look, StyleShare
from engine.stats import StageClock
from engine.stylize.frame_stylizer import Stylizer
from engine.stylize.learned_styles import LearnedStyles
from engine.values import EngineConfig, Frame, Pixels

WIDTH, HEIGHT = 150, 99


def scene(seed: int, height: int = HEIGHT, width: int = WIDTH) -> Pixels:
    """Soft blobs of colour, as a camera out of focus gives them."""
    rng = np.random.default_rng(seed)
    coarse = rng.integers(20, 236, (6, 8, 3)).astype(np.uint8)
    return np.asarray(cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC), np.uint8)


class MadeUpStyles:
    """Two styles made up here; the real library is not needed to stylize."""

    def image(self, key: str, side_px: int) -> Pixels:
        return scene(100 + len(key), side_px, side_px + 40)


def make_stylizer(
    engine_cache: Path, config: EngineConfig | None = None, learned: LearnedStyles | None = None
) -> Stylizer:
    return Stylizer(config or EngineConfig(backend="openvino"), MadeUpStyles(), engine_cache, learned=learned)  # type: ignore[arg-type]


LOOK = Look((StyleShare("one"),))


def stylized(stylizer: Stylizer, look: Look, pixels: Pixels | None = None) -> Pixels:
    frame = Frame(scene(1) if pixels is None else pixels, 0.25, 1.0, 7)
    result = stylizer.stylize(frame, look, StageClock())
    assert (result.time_s, result.captured_s, result.index) == (0.25, 1.0, 7)
    return result.pixels


def difference(first: Pixels, second: Pixels) -> float:
    return float(np.abs(first.astype(float) - second).mean())
