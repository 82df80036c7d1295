"""A face as a lit relief, and the patches of it that move: eyes, brows, mouth.

Coordinates: x to the right, y down, 1 = half the height of the head; the origin lies between the brows and the tip of
the nose, the crown at y = -1, the chin at y = 1.
"""

from __future__ import annotations

import cv2
import numpy as np

from engine.media.scene.paint import (
    FloatPlane,
    Picture,
    as_floats,
    between,
    blurred,
    bump,
    rgb_of,
    shaded,
    smooth_noise,
    smooth_step,
    to_pixels,
)
from engine.values import Pixels

LIDS, GAZES, BROWS, MOUTHS = 5, 5, 2, 8
"""How many stages there are: lids open .. shut, gaze left .. right, brows at rest or raised, mouth shut .. open."""

_SKIN = "#d8a284"
_EYES_AT = ((-0.295, 0.06), (0.295, 0.06))
_EYE_HALF = (0.24, 0.27)
_MOUTH_AT, _MOUTH_HALF = (0.0, 0.655), (0.34, 0.26)


def head_half_width(y: FloatPlane) -> FloatPlane:
    """Half the width of the head at height y."""
    # Crown, temples, cheekbones, jaw, chin.
    knots = np.array([-1.02, -0.98, -0.85, -0.6, -0.3, 0.0, 0.3, 0.55, 0.75, 0.88, 0.97, 1.01])
    widths = np.array([0.0, 0.2, 0.46, 0.66, 0.745, 0.75, 0.71, 0.64, 0.52, 0.38, 0.2, 0.0])
    return as_floats(np.interp(y, knots, widths))


class Face:
    """The front of a head as a picture that can be sampled by x and y, with banks of its moving parts.

    Attributes:
        scale: pixels per unit.
        centre: pixel of the origin (x, y).
        base: uint8 picture with eyes open and mouth shut.
    """

    def __init__(self, scale: float, rng: np.random.Generator) -> None:
        self.scale = scale
        side_x, side_y = int(np.ceil(0.95 * scale)), int(np.ceil(1.15 * scale))
        self.centre = (side_x, side_y)
        rows, columns = np.mgrid[0 : 2 * side_y + 1, 0 : 2 * side_x + 1].astype(np.float32)
        self._x, self._y = as_floats((columns - side_x) / scale), as_floats((rows - side_y) / scale)
        self._pores = smooth_noise(self._x.shape, rng, (0.03 * scale, 0.03 * scale), 2)
        self._blotches = smooth_noise(self._x.shape, rng, (0.35 * scale, 0.35 * scale), 3)
        self._brow_hair = smooth_noise(self._x.shape, rng, (0.02 * scale, 0.06 * scale), 2)
        plain = self._lit(self._albedo(), self._relief())
        self.base = to_pixels(plain)
        self._plain = plain
        self._eyes: dict[tuple[tuple[float, float], int, int, int], Pixels] = {}
        self._mouths = [to_pixels(self._mouth(plain, stage / (MOUTHS - 1))) for stage in range(MOUTHS)]

    def showing(self, lid: int, gaze: int, brow: int, mouth: int) -> Pixels:
        """A copy of the face with those stages of its parts."""
        face = self.base.copy()
        for at in _EYES_AT:
            self._paste(face, self._eye_showing(at, lid, gaze, brow), at, _EYE_HALF)
        self._paste(face, self._mouths[mouth], _MOUTH_AT, _MOUTH_HALF)
        return face

    def _window(self, at: tuple[float, float], half: tuple[float, float]) -> tuple[slice, slice]:
        left, top = (
            round(self.centre[0] + (at[0] - half[0]) * self.scale),
            round(self.centre[1] + (at[1] - half[1]) * self.scale),
        )
        width, height = round(2 * half[0] * self.scale), round(2 * half[1] * self.scale)
        return slice(top, top + height), slice(left, left + width)

    def _paste(self, face: Pixels, patch: Pixels, at: tuple[float, float], half: tuple[float, float]) -> None:
        face[self._window(at, half)] = patch

    def _relief(self) -> FloatPlane:
        """Height of the face above the plane of the ears: the round of the head plus everything on it."""
        x, y = self._x, self._y
        width = np.maximum(head_half_width(y), 0.05)
        # The round of the head, flatter above and below than an ellipse.
        z = (
            0.72
            * np.sqrt(np.clip(1 - (x / (width * 1.03)) ** 2, 0, 1))
            * np.sqrt(np.clip(1.04 - (np.abs(y) / 1.06) ** 3.2, 0, 1))
        )
        # The nose: its ridge, then tip and wings.
        bridge = smooth_step(-0.22, 0.40, y) * smooth_step(0.50, 0.40, y)
        z = z + 0.17 * bridge * np.exp(-((x / (0.062 + 0.055 * smooth_step(0.1, 0.42, y))) ** 2))
        z = (
            z
            + 0.075 * bump(x, y, 0, 0.385, 0.085, 0.075)
            + 0.05 * (bump(x, y, -0.105, 0.42, 0.05, 0.05) + bump(x, y, 0.105, 0.42, 0.05, 0.05))
        )
        # Left and right: eye sockets and brows, cheeks and lower lids, the fold beside the mouth.
        for hand in (-1, 1):
            z = (
                z
                - 0.085 * bump(x, y, hand * 0.29, 0.05, 0.19, 0.13)
                + 0.045 * bump(x, y, hand * 0.30, -0.14, 0.22, 0.07)
            )
            z = (
                z
                + 0.055 * bump(x, y, hand * 0.40, 0.33, 0.22, 0.20)
                + 0.035 * bump(x, y, hand * 0.295, 0.06, 0.13, 0.085)
            )
            z = z - 0.020 * bump(x, y, hand * 0.24, 0.55, 0.07, 0.13)
        z = (
            z
            + 0.035 * bump(x, y, 0, 0.66, 0.22, 0.13)
            + 0.06 * bump(x, y, 0, 0.90, 0.17, 0.10)
            - 0.03 * bump(x, y, 0, 0.79, 0.16, 0.04)
        )
        # The groove under the nose.
        z = z - 0.012 * bump(x, y, 0, 0.53, 0.025, 0.06)
        return as_floats(blurred(as_floats(z), 0.012 * self.scale) + 0.0011 * self._pores)

    def _albedo(self) -> Picture:
        x, y = self._x, self._y
        skin = rgb_of(_SKIN) * (1 + 0.018 * self._pores + 0.022 * self._blotches)[..., None]
        # Cheeks and the tip of the nose.
        red = 0.30 * (bump(x, y, -0.38, 0.36, 0.2, 0.17) + bump(x, y, 0.38, 0.36, 0.2, 0.17)) + 0.26 * bump(
            x, y, 0, 0.40, 0.13, 0.1
        )
        skin = between(skin, rgb_of("#d67a66"), np.clip(red, 0, 1))
        shade = 0.20 * (bump(x, y, -0.29, 0.12, 0.15, 0.06) + bump(x, y, 0.29, 0.12, 0.15, 0.06))
        skin = between(skin, rgb_of("#8f5a58"), np.clip(shade, 0, 1))
        nostrils = bump(x, y, -0.058, 0.462, 0.032, 0.018) + bump(x, y, 0.058, 0.462, 0.032, 0.018)
        return between(skin, rgb_of("#54271f"), np.clip(1.0 * nostrils, 0, 0.85))

    def _lit(self, albedo: Picture, relief: FloatPlane) -> Picture:
        lit = shaded(albedo, relief, self.scale)
        # Skin glows a little where light leaves it: the shaded side is red, not grey.
        dark = np.clip(0.5 - lit.mean(-1), 0, 0.5)
        lit = as_floats(np.clip(lit + dark[..., None] * as_floats([0.16, 0.035, 0.01]), 0, 1))
        x, y = self._x, self._y
        # Nose, forehead, cheekbone: where skin is oily it shines.
        sheen = (
            0.20 * bump(x, y, -0.02, 0.33, 0.03, 0.09)
            + 0.13 * bump(x, y, -0.14, -0.33, 0.2, 0.12)
            + 0.12 * bump(x, y, -0.38, 0.25, 0.1, 0.07)
        )
        # Under the nose and under the lower lip no light comes.
        occluded = 0.22 * bump(x, y, 0.0, 0.50, 0.13, 0.035) + 0.18 * bump(x, y, 0, 0.795, 0.14, 0.03)
        return as_floats(
            np.clip(lit * (1 - occluded)[..., None] + sheen[..., None] * as_floats([0.95, 0.9, 0.82]), 0, 1)
        )

    def _eye_showing(self, at: tuple[float, float], lid: int, gaze: int, brow: int) -> Pixels:
        """The window around one eye in those stages, painted when it is first seen: all of them take a while."""
        stage = at, lid, gaze, brow
        if stage not in self._eyes:
            look, raised = (gaze - (GAZES - 1) / 2) * 0.022, float(np.linspace(0, 0.045, BROWS)[brow])
            self._eyes[stage] = to_pixels(self._eye(self._plain, at, 1 - lid / (LIDS - 1), look, raised))
        return self._eyes[stage]

    def _eye(self, plain: Picture, at: tuple[float, float], opening: float, look: float, raised: float) -> Picture:
        """Paint one eye, its lids, lashes and brow; only the window around it is worked on and returned."""
        rows, columns = self._window(at, _EYE_HALF)
        outward = 1.0 if at[0] > 0 else -1.0
        x, y = as_floats((self._x[rows, columns] - at[0]) * outward), as_floats(self._y[rows, columns] - at[1])
        picture = plain[rows, columns].copy()
        arch = np.sqrt(np.clip(1 - (x / 0.158) ** 2, 0, 1))
        lower = 0.010 + 0.040 * arch - 0.012 * x / 0.15
        upper = lower + 0.004 - (0.006 + 0.122 * arch) * opening
        crease = np.abs(y - (-0.040 - 0.072 * arch - 0.35 * raised))
        picture = between(
            picture, picture * rgb_of("#a8685a"), 0.65 * smooth_step(0.016, 0.003, crease) * smooth_step(0.0, 0.3, arch)
        )
        lid_shade = smooth_step(-0.13, 0.0, y) * smooth_step(0.012, -0.012, y - upper) * smooth_step(0.05, 0.35, arch)
        picture = between(picture, picture * rgb_of("#c98f7c"), 0.45 * lid_shade)
        soft = 0.008
        inside = (
            smooth_step(-soft, soft, y - upper)
            * smooth_step(soft, -soft, y - lower)
            * smooth_step(0.166, 0.150, np.abs(x))
            * (opening > 0)
        )
        ball = between(
            rgb_of("#e9e2da"),
            rgb_of("#a58f88"),
            np.clip((np.abs(x - look * outward) / 0.16) ** 2 + 0.75 * smooth_step(0.045, 0.0, y - upper), 0, 1),
        )
        centre_x, centre_y = look * outward, -0.018
        r = np.hypot(x - centre_x, y - centre_y)
        # Fibres of the iris.
        spokes = 0.85 + 0.25 * np.cos(np.arctan2(y - centre_y, x - centre_x) * 23)
        iris = between(rgb_of("#6d8f7a"), rgb_of("#33503f"), smooth_step(0.02, 0.072, r)) * spokes[..., None]
        ball = between(
            ball,
            np.clip(iris * (1 - 0.45 * smooth_step(0.03, 0.0, y - upper))[..., None], 0, 1),
            smooth_step(0.075, 0.068, r),
        )
        ball = between(ball, rgb_of("#120d0c"), smooth_step(0.034, 0.028, r))
        # The window, mirrored in the eye: always on the same side of both.
        glint = smooth_step(0.017, 0.010, np.hypot((x - centre_x) * outward + 0.026, y - centre_y + 0.026))
        ball = between(ball, rgb_of("#ffffff"), 0.95 * glint)
        picture = between(picture, ball, inside)
        lash = smooth_step(0.017, 0.004, np.abs(y - upper)) * smooth_step(0.19, 0.15, np.abs(x + 0.012))
        wing = (
            smooth_step(0.014, 0.004, np.abs(y - upper + 0.55 * (x - 0.15)))
            * smooth_step(0.13, 0.15, x)
            * smooth_step(0.205, 0.19, x)
        )
        picture = between(picture, rgb_of("#21140f"), np.clip(0.9 * lash + 0.8 * wing, 0, 0.93))
        picture = between(
            picture,
            rgb_of("#7a4a42"),
            0.45 * smooth_step(0.010, 0.002, np.abs(y - lower)) * smooth_step(0.17, 0.13, np.abs(x)),
        )
        hair = self._brow_hair[rows, columns]
        ridge = -0.178 - raised - 0.035 * (1 - ((x - 0.03) / 0.2) ** 2)
        thick = 0.034 * (1 - 0.45 * np.clip(x / 0.2, 0, 1))
        brow = (
            smooth_step(1.25, 0.35, np.abs(y - ridge) / thick + 0.09 * hair)
            * smooth_step(0.225, 0.17, x)
            * smooth_step(-0.19, -0.14, x)
        )
        return between(picture, rgb_of("#37231a"), 0.82 * brow)

    def _mouth(self, plain: Picture, opening: float) -> Picture:
        """Paint lips, teeth and the dark between them; lower lip and chin go down as the mouth opens."""
        rows, columns = self._window(_MOUTH_AT, _MOUTH_HALF)
        x, y = as_floats(self._x[rows, columns]), as_floats(self._y[rows, columns] - _MOUTH_AT[1])
        drop, half = 0.150 * opening, 0.225 - 0.035 * opening
        picture = _stretched(plain[rows, columns], y, 0.55 * drop, self.scale)
        arch = np.sqrt(np.clip(1 - (x / half) ** 2, 0, 1))
        bow = 0.016 * np.exp(-((x / 0.035) ** 2)) - 0.010 * np.exp(-(((np.abs(x) - 0.065) / 0.04) ** 2))
        corner = -0.040 * (np.abs(x) / half) ** 2
        top = corner - 0.050 * arch**0.9 + bow
        seam = corner + 0.006 * np.cos(x / half * 6)
        gap_top, gap_low = seam - 0.012 * opening * arch, seam + drop * arch
        low = corner + 0.072 * arch**0.8 + drop * arch**0.8
        inside = (
            smooth_step(-0.006, 0.006, y - gap_top)
            * smooth_step(0.006, -0.006, y - gap_low)
            * smooth_step(half, half - 0.02, np.abs(x))
        )
        upper = (
            smooth_step(-0.008, 0.006, y - top)
            * smooth_step(0.005, -0.005, y - gap_top)
            * smooth_step(half + 0.004, half - 0.012, np.abs(x))
        )
        lower = (
            smooth_step(-0.005, 0.005, y - gap_low)
            * smooth_step(0.008, -0.008, y - low)
            * smooth_step(half + 0.004, half - 0.012, np.abs(x))
        )
        tone = np.clip(0.50 + 4.5 * (y - (gap_low + low) / 2), -0.2, 1.2)
        picture = between(
            picture, picture * between(rgb_of("#e08a88"), rgb_of("#c05a5e"), smooth_step(-0.05, 0.0, y)), 0.80 * upper
        )
        picture = between(
            picture,
            picture * 0.5 + 0.5 * between(rgb_of("#cf7570"), rgb_of("#a34a4c"), np.clip(tone, 0, 1)),
            0.85 * lower,
        )
        # Wet light on the lower lip.
        shine = np.exp(-(((x + 0.04) / 0.07) ** 2) - (((y - (gap_low * 0.55 + low * 0.45)) / 0.014) ** 2))
        picture = as_floats(np.clip(picture + 0.22 * shine[..., None] * lower[..., None], 0, 1))
        cavity = between(
            rgb_of("#2a0d0f"), rgb_of("#9a4248"), smooth_step(0.035, 0.1, y - gap_top) * np.exp(-((x / 0.11) ** 2))
        )
        teeth = smooth_step(0.050 * opening + 0.012, 0.050 * opening + 0.002, y - gap_top) * smooth_step(
            0.85, 0.65, np.abs(x) / half
        )
        cavity = between(
            cavity, rgb_of("#e6ddd0") * (1 - 0.25 * (x / half) ** 2)[..., None], teeth * min(1.0, 3 * opening)
        )
        picture = between(picture, cavity, inside * min(1.0, 5 * opening))
        line = (
            smooth_step(0.013, 0.002, np.abs(y - seam))
            * smooth_step(half + 0.02, half - 0.01, np.abs(x))
            * max(0.0, 1 - 4 * opening)
        )
        picture = between(picture, rgb_of("#5c2322"), 0.75 * line)
        # The window's rim is faded back, so that a lower jaw leaves no seam.
        fade_x = smooth_step(_MOUTH_HALF[0], 0.8 * _MOUTH_HALF[0], np.abs(x))
        fade_y = smooth_step(_MOUTH_HALF[1], 0.8 * _MOUTH_HALF[1], np.abs(y))
        return between(plain[rows, columns], picture, fade_x * fade_y)


def _stretched(skin: Picture, y: FloatPlane, drop: float, scale: float) -> Picture:
    """Pull the skin below the mouth down by up to `drop`."""
    height, width = y.shape
    columns, rows = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    pulled = as_floats(rows - drop * scale * smooth_step(0.0, 0.16, y))
    return as_floats(cv2.remap(skin, columns, pulled, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE))
