"""The person in front of the camera: a head that turns, eyes that blink, a mouth that talks, hair, a jumper."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from engine.media.scene.face import BROWS, GAZES, LIDS, MOUTHS, Face, head_half_width
from engine.media.scene.paint import (
    FloatPlane,
    Layer,
    Picture,
    as_floats,
    between,
    blurred,
    bump,
    clearness,
    cut_out,
    placed,
    rgb_of,
    shaded,
    smooth_noise,
    smooth_step,
    to_pixels,
)
from engine.values import Pixels

_HEAD = 0.235
"""Half the height of the head, in frame heights."""


@dataclass(frozen=True, slots=True)
class Pose:
    """How the person holds themselves at a moment.

    Attributes:
        turn, nod, tilt: of the head, radians; positive is to the picture's right, down, clockwise.
        lean: sideways shift of the body, in frame heights.
        breath: -1..1.
        lid, gaze, brow, mouth: stages of the face's parts.
    """

    turn: float
    nod: float
    tilt: float
    lean: float
    breath: float
    lid: int
    gaze: int
    brow: int
    mouth: int


def pose_at(time_s: float) -> Pose:
    """The pose at a moment: speech in bursts, blinks, slow turns of the head with quick ones between."""
    t = time_s
    # Between sentences the mouth rests, and the head is calmer.
    speaking = 0.5 + 0.5 * np.tanh(3.0 * (np.sin(0.62 * t + 0.4) + 0.45))
    syllable = abs(np.sin(6.1 * t + 1.7 * np.sin(1.9 * t))) * (0.62 + 0.38 * np.sin(3.7 * t + 1))
    turn = 0.30 * np.sin(0.53 * t) + 0.14 * np.sin(1.31 * t + 1) + 0.04 * speaking * np.sin(4.3 * t)
    nod = 0.10 * np.sin(0.71 * t + 2) + 0.07 * speaking * np.sin(3.1 * t)
    return Pose(
        turn=float(turn),
        nod=float(nod),
        tilt=float(0.07 * np.sin(0.43 * t + 0.8) + 0.03 * np.sin(1.7 * t)),
        lean=float(0.020 * np.sin(0.37 * t) + 0.006 * np.sin(1.1 * t)),
        breath=float(np.sin(1.5 * t)),
        lid=_lid(t),
        # The eyes stay with the camera while the head turns away.
        gaze=round(float(np.clip(np.sin(0.8 * t) * 1.4 - 1.5 * turn, -1, 1) + 1) * (GAZES - 1) / 2),
        brow=int(np.sin(1.1 * t + 0.6 * np.sin(0.7 * t)) > 0.55) * (BROWS - 1),
        mouth=round(float(np.clip(speaking * syllable, 0, 1)) * (MOUTHS - 1)),
    )


def _lid(time_s: float) -> int:
    """A blink of a fifth of a second every 3.4 s, and a double one now and then."""
    for start, period in ((0.8, 3.4), (1.15, 10.2)):
        phase = ((time_s - start) % period) / 0.22
        if phase < 1:
            return round((LIDS - 1) * float(np.sin(np.pi * phase) ** 0.7))
    return 0


class Sitter:
    """Paints the person over a frame.

    The head is a texture on a round: every pixel's place on the face is shifted by how far the head has turned, more in
    the middle than at the rim, which is what makes it read as a solid.
    """

    def __init__(self, width: int, height: int, rng: np.random.Generator) -> None:
        # A narrow frame (a phone held upright) still shows the whole head.
        self._unit = float(min(height, 1.35 * width))
        self._centre = (width / 2, 0.47 * height)
        self._bottom = height
        self._scale = _HEAD * self._unit
        self._face = Face(self._scale, rng)
        self._round, rim, cover = self._head_shape()
        self._rim = np.ascontiguousarray(np.repeat(to_pixels(rim * cover)[..., None], 3, axis=2))
        self._clear = clearness(cover)
        self._rows = np.repeat(np.arange(cover.shape[0], dtype=np.float32)[:, None], cover.shape[1], axis=1)
        self._back_hair, self._front_hair = self._hair(rng, front=False), self._hair(rng, front=True)
        self._body = self._jumper(width, height, rng)

    def onto(self, frame: Pixels, pose: Pose, camera: tuple[float, float]) -> None:
        """Blend the person over `frame` in place."""
        # Nearer than the wall, the person moves more than the camera.
        x = self._centre[0] + (pose.lean - 1.15 * camera[0]) * self._unit
        y = self._centre[1] - (1.15 * camera[1] + 0.004 * pose.breath) * self._unit
        head_x, head_y = (
            x + 0.10 * pose.turn * self._scale + 0.45 * pose.tilt * self._scale,
            y + 0.05 * pose.nod * self._scale,
        )
        size = self._back_hair.colour.shape
        middle = (size[1] / 2, size[0] / 2)
        # From back to front: hair, body, head, hair again.
        self._back_hair.onto(frame, placed(head_x - 0.13 * pose.turn * self._scale, head_y, middle, pose.tilt))
        body = self._body.colour.shape
        self._body.onto(
            frame, placed(x, y + 0.80 * self._scale, (body[1] / 2, 0.0), 0.03 * pose.tilt, 1 + 0.006 * pose.breath)
        )
        self._head_layer(pose).onto(frame, placed(head_x, head_y, self._face.centre, pose.tilt))
        self._front_hair.onto(
            frame,
            placed(head_x + 0.20 * pose.turn * self._scale, head_y + 0.16 * pose.nod * self._scale, middle, pose.tilt),
        )

    def _head_shape(self) -> tuple[tuple[FloatPlane, FloatPlane, FloatPlane], FloatPlane, FloatPlane]:
        """For every pixel of the head: where it lies (how far round, half width, how near), rim shade, coverage."""
        width, height = 2 * self._face.centre[0] + 1, 2 * self._face.centre[1] + 1
        rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
        x, y = (
            as_floats((columns - self._face.centre[0]) / self._scale),
            as_floats((rows - self._face.centre[1]) / self._scale),
        )
        half = np.maximum(head_half_width(y), 0.02)
        across = np.clip(x / half, -1, 1)
        near = np.sqrt(np.clip(1 - across**2, 0, 1)) * np.sqrt(np.clip(1.02 - np.abs(y) ** 3, 0.0, 1))
        distance = as_floats((half - np.abs(x)) * self._scale)
        # The crown belongs to the hair: bare skin must not show above it when the head nods.
        cover = blurred(
            as_floats(smooth_step(-0.7, 1.1, distance) * smooth_step(1.01, 0.99, y) * smooth_step(-0.93, -0.85, y)), 0.6
        )
        rim = as_floats(0.80 + 0.20 * smooth_step(0.0, 0.55, near))
        return (as_floats(across), as_floats(half), as_floats(near)), rim, cover

    def _head_layer(self, pose: Pose) -> Layer:
        """The face with its parts in place, turned and nodded."""
        face = self._face.showing(pose.lid, pose.gaze, pose.brow, pose.mouth)
        across, half, near = self._round
        turned = np.clip(across * np.cos(pose.turn) - near * np.sin(pose.turn) * 0.62, -0.985, 0.985)
        columns = as_floats(turned * half * self._scale + self._face.centre[0])
        rows = as_floats(self._rows - 0.30 * pose.nod * self._scale * near)
        picture = cv2.remap(face, columns, rows, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        return Layer(np.asarray(cv2.multiply(picture, self._rim, scale=1 / 255), np.uint8), self._clear)

    def _hair(self, rng: np.random.Generator, front: bool) -> Layer:
        """Brown hair to the jaw: the mass behind the head, or the fringe and the sides that hang before it."""
        half_x, half_y = round(1.35 * self._scale), round(1.45 * self._scale)
        rows, columns = np.mgrid[0 : 2 * half_y, 0 : 2 * half_x].astype(np.float32)
        x, y = as_floats((columns - half_x) / self._scale), as_floats((rows - half_y) / self._scale)
        ragged = 0.02 * smooth_noise(x.shape, rng, (0.05 * self._scale, 3 * self._scale), 3)
        ragged = as_floats(ragged * (0.25 + 0.75 * smooth_step(-0.3, 0.7, y)))
        side = (
            np.where(y < 0, np.sqrt(np.clip(1 - (np.abs(y) / 1.14) ** 2.3, 0, 1)), 1 - 0.05 * y + 0.08 * y * y) * 0.93
        )
        mass = (
            smooth_step(0.012, -0.012, np.abs(x) - side + ragged)
            * smooth_step(1.20, 1.10, y + 2.0 * ragged + 0.10 * np.abs(x))
            * smooth_step(-1.14, -1.12, y)
        )
        if front:
            parting = -0.18
            hairline = (
                -0.64 + np.where(x > parting, 0.66, 1.5) * np.clip(np.abs(x - parting) / 0.92, 0, 1) ** 1.8 + ragged
            )
            inner = 0.60 + 0.10 * smooth_step(-0.1, 0.6, y) - 0.05 * smooth_step(0.6, 1.1, y) + 0.6 * ragged
            mass = mass * np.maximum(
                smooth_step(0.03, -0.01, y - hairline), smooth_step(-0.015, 0.02, np.abs(x) - inner)
            )
        return cut_out(self._combed(x, y, rng, front), blurred(as_floats(mass), 0.8))

    def _combed(self, x: FloatPlane, y: FloatPlane, rng: np.random.Generator, front: bool) -> Picture:
        """Strands: noise drawn out along the fall of the hair, with the band of light that goes round a head."""
        parting = -0.18
        reach = np.hypot((x - parting) * 0.9, (y + 1.05) * 0.55)
        fall = np.arctan2(x - parting, np.maximum(y + 1.18, 0.02)) * 2.4 + 0.22 * np.sin(3 * y)
        strip = smooth_noise((8, 2048), rng, (9, 8), 4)
        strands = cv2.remap(
            strip,
            as_floats((fall + 4) * 255),
            as_floats(np.clip(2 + 2.5 * reach, 0, 7)),
            cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_REFLECT,
        )
        light = 0.30 + 0.16 * strands + 0.42 * np.exp(-(((reach - 0.46) / 0.13) ** 2)) * (0.7 + 0.3 * strands)
        light = light + 0.22 * smooth_step(0.4, -0.9, x) - 0.15 * smooth_step(0.4, 1.0, x) - (0.0 if front else 0.22)
        tone = between(
            between(rgb_of("#150d0b"), rgb_of("#5b3826"), np.clip(light * 1.6, 0, 1)),
            rgb_of("#c39168"),
            np.clip(light - 0.55, 0, 1),
        )
        return as_floats(tone + 0.06 * smooth_step(0.55, 0.95, x)[..., None] * rgb_of("#e8a860"))

    def _jumper(self, width: int, height: int, rng: np.random.Generator) -> Layer:
        """Neck, collar and shoulders in a rust-coloured knit, from under the jaw to below the frame."""
        tall, wide = (
            round(height - self._centre[1] - 0.6 * self._scale + 0.12 * self._unit),
            round(min(4.6 * self._scale, 1.3 * width)),
        )
        rows, columns = np.mgrid[0:tall, 0:wide].astype(np.float32)
        x, y = as_floats((columns - wide / 2) / self._scale), as_floats(rows / self._scale)
        across = np.abs(x)
        slope = (
            0.30
            + 0.52 * np.clip((across - 0.34) / 1.5, 0, 1) ** 1.15
            + 1.1 * np.clip((across - 1.45) / 0.6, 0, 1.5) ** 2.2
        )
        neck = smooth_step(0.012, -0.012, across - 0.36 - 0.10 * smooth_step(0.15, 0.5, y)) * smooth_step(
            -0.01, 0.01, y
        )
        chest = smooth_step(
            -0.01, 0.012, y - slope - 0.006 * smooth_noise(x.shape, rng, (0.06 * self._scale, 0.06 * self._scale), 2)
        )
        cut = 0.56 + 0.20 * np.sqrt(np.clip(1 - (x / 0.46) ** 2, 0, 1)) - 0.30 * smooth_step(0.30, 0.52, across)
        wool = chest * smooth_step(-0.01, 0.01, y - cut)
        relief = 0.55 * np.sqrt(np.clip(1.02 - (x / 2.05) ** 2, 0, 1)) - 0.20 * y * smooth_step(0.5, 2.5, y)
        folds = 0.035 * smooth_noise(x.shape, rng, (0.9 * self._scale, 0.35 * self._scale), 3) + 0.05 * np.sin(
            5.5 * across - 4.2 * y
        ) * smooth_step(0.7, 1.4, across)
        stitch = 2 * np.pi * 15
        knit = (
            0.0075
            * np.abs(np.sin(stitch * 0.5 * x))
            * (1 + 0.6 * np.sin(stitch * y + 2.2 * np.abs(((x * 7.5) % 1) - 0.5) * 4))
        )
        collar = np.exp(-(((y - cut - 0.055) / 0.05) ** 2)) * smooth_step(0.60, 0.50, across)
        cloth = shaded(
            np.broadcast_to(rgb_of("#b4532f"), (*x.shape, 3))
            * (1 + 0.05 * smooth_noise(x.shape, rng, (4, 4), 2))[..., None]
            * (1 - 0.15 * collar)[..., None],
            as_floats(relief + folds + knit + 0.07 * collar),
            self._scale,
        )
        column = (
            0.42 * np.sqrt(np.clip(1.05 - (x / 0.42) ** 2, 0, 1))
            + 0.02 * bump(x, y, -0.14, 0.45, 0.05, 0.25)
            + 0.02 * bump(x, y, 0.14, 0.45, 0.05, 0.25)
        )
        skin = shaded(
            np.broadcast_to(rgb_of("#cf9678"), (*x.shape, 3)),
            blurred(as_floats(column), 0.01 * self._scale),
            self._scale,
        )
        skin = as_floats(skin * (0.40 + 0.60 * smooth_step(0.02, 0.50, y + 0.25 * x))[..., None])
        picture = between(skin, cloth, wool)
        picture = as_floats(picture * (1 - 0.30 * bump(x, y, 0.1, 0.2, 0.75, 0.42) * wool)[..., None])
        return cut_out(picture, blurred(np.maximum(neck * smooth_step(1.2, 1.0, y), wool), 0.7))
