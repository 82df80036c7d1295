"""Films whose motion is known: a hand-held camera before a photograph, something passing in front of it, and grain.

Used by `docs/motion.py` and by tests. Any thread; there is no state.

Places are (x, y) in pixels. A pose, float64 [3, 3], takes places of a frame, counted from its middle, to places of the
photograph, counted from its middle.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from engine.stylize.motion.flow import read_at
from engine.values import Pixels, Plane

Floats = npt.NDArray[np.float32]
Pose = npt.NDArray[np.float64]

ROOM = 1.5
"""Sides of a photograph per side of the frames: no course below looks beyond its edge within thirty frames."""

_NEAR_EDGE_PX = 3


@dataclass(frozen=True, slots=True)
class Course:
    """How the camera moves and what its sensor adds, per frame.

    Attributes:
        pan: (x, y) in frame widths. zoom: factor on the scale. turn_deg: rotation.
        shake: deviation of a hand's unrest, in frame widths; it wanders, and comes back.
        grain: deviation of the noise of every value, in 0..255, at middle grey; bright places have more.
        passing: (x, y) by which what is in front moves, in frame widths; None = there is nothing in front.
    """

    name: str
    pan: tuple[float, float] = (0.0, 0.0)
    zoom: float = 1.0
    turn_deg: float = 0.0
    shake: float = 0.0
    grain: float = 3.0
    passing: tuple[float, float] | None = None


COURSES = (
    Course("still", passing=(0.012, 0.002)),
    Course("hand", shake=0.004, passing=(0.006, 0.0)),
    Course("pan", pan=(0.006, 0.001), shake=0.002),
    Course("walk", pan=(0.002, 0.0), zoom=0.997, turn_deg=0.1, shake=0.006, passing=(-0.008, 0.002)),
    Course("turn", turn_deg=0.5, zoom=1.004, shake=0.002, passing=(0.0, 0.004)),
    Course("fast", shake=0.003, passing=(0.04, 0.01)),
)


@dataclass(frozen=True, slots=True)
class MotionClip:
    """Attributes:
    frames: uint8 [H, W, 3] each.
    poses: of the camera. front: poses of what is in front; empty = nothing is.
    covers: 0..255 each, where what is in front hides the rest.
    """

    frames: tuple[Pixels, ...]
    poses: tuple[Pose, ...]
    front: tuple[Pose, ...]
    covers: tuple[Plane, ...]

    def carried(self, picture: Pixels, later: int, earlier: int) -> tuple[Floats, npt.NDArray[np.bool_]]:
        """A picture of the frame `earlier` as `later` sees it, float32 [H, W, 3], and where that is known: nothing of
        it lies outside, was hidden, or is at a border of what is in front.
        """
        size_px = picture.shape[1], picture.shape[0]
        at = _between(self.poses[later], self.poses[earlier], size_px)
        seen = _inside(at, size_px)
        if self.front:
            mine, theirs = self.covers[later], self.covers[earlier]
            hidden = _read(cv2.dilate(theirs, _disc()), at) > 0
            moved = _between(self.front[later], self.front[earlier], size_px)
            on_front = cv2.erode(mine, _disc()) == 255
            there = _inside(moved, size_px) & (_read(cv2.erode(theirs, _disc()), moved) == 255)
            seen = np.where(on_front, there, seen & ~hidden & (cv2.dilate(mine, _disc()) == 0))
            at = np.where(on_front[..., None], moved, at)
        carried = read_at(picture.astype(np.float32), at, cv2.INTER_CUBIC)
        return carried, seen


def make_motion_clip(
    photograph: Pixels, course: Course, size_px: tuple[int, int], count: int, seed: int, front: Pixels | None = None
) -> MotionClip:
    """Film `photograph` (at least `ROOM` times as large as `size_px` = (width, height)); `front`: what is cut out of
    another, as large as half a frame, where the course has something passing.
    """
    rng = np.random.default_rng(seed)
    poses = _poses(course, size_px[0], count, rng)
    frames = [_filmed(photograph, pose, size_px) for pose in poses]
    covers: list[Plane] = []
    passing: list[Pose] = []
    if course.passing is not None and front is not None:
        shape = _shape(front.shape[1], front.shape[0])
        for index in range(count):
            pose = _passing(course.passing, size_px, index, count)
            cover = _filmed(shape, pose, size_px)
            share = cover[..., None].astype(np.float32) / 255
            mixed = frames[index] * (1 - share) + _filmed(front, pose, size_px) * share
            frames[index] = np.asarray(mixed, np.float32)
            covers.append(cover)
            passing.append(pose)
    grained = tuple(_grained(np.asarray(frame, np.float32), course.grain, rng) for frame in frames)
    return MotionClip(grained, tuple(poses), tuple(passing), tuple(covers))


def clip_error(results: Sequence[Pixels], clip: MotionClip, interval: int, skip: int = 0) -> float:
    """Of pictures of the clip's frames: sqrt(mean squared difference) in 0..1 of each with the one `interval` frames
    earlier, carried along, where that is known; the mean over all after the first `skip`.
    """
    found = []
    for later in range(skip + interval, len(results)):
        carried, seen = clip.carried(results[later - interval], later, later - interval)
        difference = (results[later].astype(np.float32) - carried)[seen] / 255
        found.append(float(np.sqrt(np.square(difference).mean())))
    return float(np.mean(found))


def _poses(course: Course, width: int, count: int, rng: np.random.Generator) -> list[Pose]:
    # Unrest of two to eight frames a swing that comes back to the middle: a walk on a spring.
    sway, found = np.zeros(3), []
    speed = np.zeros(3)
    for index in range(count):
        instant = index - (count - 1) / 2
        speed = 0.6 * speed - 0.35 * sway + rng.normal(size=3) * 0.5
        sway = sway + speed
        angle = np.radians(course.turn_deg * instant) + course.shake * sway[2]
        scale = course.zoom**instant
        x, y = (width * (course.pan[axis] * instant + course.shake * sway[axis]) for axis in range(2))
        cos, sin = scale * np.cos(angle), scale * np.sin(angle)
        found.append(np.array([[cos, -sin, x], [sin, cos, y], [0.0, 0.0, 1.0]]))
    return found


def _passing(speed: tuple[float, float], size_px: tuple[int, int], index: int, count: int) -> Pose:
    # It comes back from the other side.
    span = 1.2 * size_px[0]
    x, y = (side * size_px[0] * (index - count / 2) for side in speed)
    x = (x + span / 2) % span - span / 2
    y = (y + size_px[1] / 2) % size_px[1] - size_px[1] / 2
    return np.array([[1.0, 0.0, -x], [0.0, 1.0, -y], [0.0, 0.0, 1.0]])


def _between(later: Pose, earlier: Pose, size_px: tuple[int, int]) -> Floats:
    """Where each pixel of the one lies in the other, float32 [H, W, 2]."""
    middle = np.array([[1, 0, -(size_px[0] - 1) / 2], [0, 1, -(size_px[1] - 1) / 2], [0, 0, 1]])
    return _places(np.linalg.inv(middle) @ np.linalg.inv(earlier) @ later @ middle, size_px)


def _places(matrix: Pose, size_px: tuple[int, int]) -> Floats:
    x, y = np.meshgrid(np.arange(size_px[0], dtype=np.float64), np.arange(size_px[1], dtype=np.float64))
    return np.asarray(np.dstack([x, y, np.ones_like(x)]) @ matrix[:2].T, np.float32)


def _filmed(picture: Plane, pose: Pose, size_px: tuple[int, int]) -> Plane:
    height, width = picture.shape[:2]
    to_picture = np.array([[1, 0, (width - 1) / 2], [0, 1, (height - 1) / 2], [0, 0, 1]])
    middle = np.array([[1, 0, -(size_px[0] - 1) / 2], [0, 1, -(size_px[1] - 1) / 2], [0, 0, 1]])
    return read_at(picture, _places(to_picture @ pose @ middle, size_px), cv2.INTER_CUBIC)


def _shape(width: int, height: int) -> Plane:
    """Head and shoulders."""
    shape = np.zeros((height, width), np.uint8)
    cv2.ellipse(
        shape, (width // 2, height - 3), (int(0.45 * width), int(0.5 * height)), 0, 180, 360, 255, -1, cv2.LINE_AA
    )
    cv2.ellipse(
        shape, (width // 2, int(0.3 * height)), (int(0.2 * width), int(0.26 * height)), 0, 0, 360, 255, -1, cv2.LINE_AA
    )
    # Beyond its picture it goes on as it ends.
    shape[-3:] = 0
    return shape


def _grained(frame: Floats, grain: float, rng: np.random.Generator) -> Pixels:
    deviation = grain * np.sqrt((frame + 32) / 160)
    noise = rng.normal(size=frame.shape).astype(np.float32) * deviation
    return np.asarray(np.clip(np.round(frame + noise), 0, 255), np.uint8)


def _inside(at: Floats, size_px: tuple[int, int]) -> npt.NDArray[np.bool_]:
    most = np.array(size_px, np.float32) - 1 - _NEAR_EDGE_PX
    return np.asarray(((at >= _NEAR_EDGE_PX) & (at <= most)).all(2))


def _read(plane: npt.NDArray[Any], at: Floats) -> Plane:
    return read_at(plane, at, cv2.INTER_NEAREST)


def _disc() -> Plane:
    return np.asarray(cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (7, 7)), np.uint8)
