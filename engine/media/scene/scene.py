"""The whole demo scene: camera movement, room, person, light and grain."""

from __future__ import annotations

import cv2
import numpy as np

from engine.media.scene.room import Room
from engine.media.scene.sitter import Sitter, pose_at
from engine.values import Pixels

_SEED = 20_24
_GRAIN = 3.2
"""Deviation of the sensor's noise, in steps of 255."""


class DemoScene:
    """Paints the frame of any moment; the same moment gives the same bytes.

    Threads: one at a time (frames are painted from shared layers, which are only read).
    """

    def __init__(self, width: int, height: int) -> None:
        rng = np.random.default_rng(_SEED)
        self._room = Room(width, height, rng)
        self._sitter = Sitter(width, height, rng)
        self._size = (width, height)
        grain = np.clip(
            _GRAIN * rng.standard_normal((height + 64, width + 64, 1), np.float32).repeat(3, axis=2), -12, 12
        )
        self._lighter, self._darker = (
            np.asarray(np.clip(grain, 0, 12), np.uint8),
            np.asarray(np.clip(-grain, 0, 12), np.uint8),
        )

    def frame(self, time_s: float) -> Pixels:
        """The picture at `time_s` seconds."""
        camera = (
            0.030 * np.sin(0.31 * time_s) + 0.004 * np.sin(2.1 * time_s),
            0.012 * np.sin(0.43 * time_s + 1) + 0.003 * np.sin(1.7 * time_s),
        )
        frame = self._room.paint(time_s, camera)
        self._sitter.onto(frame, pose_at(time_s), camera)
        cv2.convertScaleAbs(frame, dst=frame, alpha=1.0 + 0.025 * np.sin(0.23 * time_s) + 0.01 * np.sin(0.9 * time_s))
        return self._grained(frame, time_s)

    def _grained(self, frame: Pixels, time_s: float) -> Pixels:
        """Shift the one field of noise about, so that it never stands still."""
        width, height = self._size
        tick = round(time_s * 1000)
        top, left = tick * 37 % 64, tick * 23 % 64
        cv2.add(frame, self._lighter[top : top + height, left : left + width], dst=frame)
        return np.asarray(
            cv2.subtract(frame, self._darker[top : top + height, left : left + width], dst=frame), np.uint8
        )
