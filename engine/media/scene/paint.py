"""Paint for the demo scene: noise, soft steps, light, and layers that can be moved and blended in a millisecond.

Planes are float32 H x W; pictures float32 H x W x 3, RGB, 0..1 in the sense of a screen (gamma included).
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from engine.values import Pixels

FloatPlane = npt.NDArray[np.float32]
Picture = npt.NDArray[np.float32]


def as_floats(values: npt.ArrayLike) -> FloatPlane:
    """The same numbers as float32."""
    return np.asarray(values, np.float32)


def rgb_of(code: str) -> FloatPlane:
    """`#rrggbb` as three numbers 0..1."""
    return as_floats([int(code[i : i + 2], 16) / 255 for i in (1, 3, 5)])


def smooth_step(edge0: float, edge1: float, values: npt.ArrayLike) -> FloatPlane:
    """Smooth step from 0 at edge0 to 1 at edge1 (which may be the smaller)."""
    # The cubic that is flat at both ends.
    t = np.clip((as_floats(values) - edge0) / (edge1 - edge0), 0, 1)
    return as_floats(t * t * (3 - 2 * t))


def bump(x: FloatPlane, y: FloatPlane, cx: float, cy: float, rx: float, ry: float) -> FloatPlane:
    """A soft hill of height 1."""
    return as_floats(np.exp(-(((x - cx) / rx) ** 2) - ((y - cy) / ry) ** 2))


def between(below: npt.ArrayLike, above: npt.ArrayLike, amount: npt.ArrayLike) -> Picture:
    """Lay `above` over `below` by the plane `amount`, 0..1."""
    share = as_floats(amount)
    return _weighed(as_floats(below), 1 - share) + _weighed(as_floats(above), share)


def _weighed(paint: Picture, share: FloatPlane) -> Picture:
    """A picture or one colour times a plane. Merged first, for NumPy takes pixels by threes, five times as long."""
    if paint.ndim == 3:
        return as_floats(paint * cv2.merge([share] * 3))
    return as_floats(cv2.merge([tone * share for tone in paint]))


def smooth_noise(
    shape: tuple[int, int], rng: np.random.Generator, cell_px: tuple[float, float], octaves: int = 3
) -> FloatPlane:
    """Smooth noise with mean 0 and deviation 1; `cell_px` is the size of its largest lumps in x and y."""
    height, width = shape
    total = np.zeros(shape, np.float32)
    for octave in range(octaves):
        columns = int(np.clip(round(width * 2**octave / cell_px[0]), 2, width))
        rows = int(np.clip(round(height * 2**octave / cell_px[1]), 2, height))
        coarse = rng.standard_normal((rows, columns), np.float32)
        # Each octave half as large and about half as strong, as in nature.
        total += 0.55**octave * cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC)
    return as_floats((total - total.mean()) / (total.std() + 1e-6))


def blurred(values: FloatPlane, sigma_px: float) -> FloatPlane:
    """Gaussian blur of a plane or a picture."""
    return as_floats(cv2.GaussianBlur(values, (0, 0), max(sigma_px, 0.1)))


def shaded(albedo: Picture, height: FloatPlane, depth_px: float) -> Picture:
    """Light a relief as by a window on the upper left and a warm room on the right; returns screen values.

    `height` counts in units of `depth_px` pixels.
    """
    dx = cv2.Sobel(height, cv2.CV_32F, 1, 0, ksize=3) * (depth_px / 8)
    dy = cv2.Sobel(height, cv2.CV_32F, 0, 1, ksize=3) * (depth_px / 8)
    norm = np.sqrt(dx * dx + dy * dy + 1)

    # `wrap` lets light reach a little around the edge, as it does on skin and cloth.
    def facing(lx: float, ly: float, lz: float, wrap: float) -> FloatPlane:
        length = (lx * lx + ly * ly + lz * lz) ** 0.5
        return as_floats(np.clip(((-dx * lx - dy * ly + lz) / norm / length + wrap) / (1 + wrap), 0, None))

    key = facing(-0.62, -0.45, 0.64, 0.25)[..., None] * as_floats([1.02, 0.97, 0.92])
    fill = facing(0.85, 0.05, 0.5, 0.3)[..., None] * as_floats([0.36, 0.27, 0.20])
    light = 0.16 * as_floats([0.85, 0.95, 1.1]) + 0.92 * key + fill
    # Light adds up in linear values; screens want them with gamma.
    return as_floats(np.clip(np.clip(albedo, 0, 1) ** 2.2 * light, 0, 1) ** (1 / 2.2))


def to_pixels(picture: Picture) -> Pixels:
    """0..1 to bytes."""
    return np.asarray(np.clip(picture * 255 + 0.5, 0, 255), np.uint8)


class Layer:
    """A cut-out picture that can be moved, turned and blended over a frame.

    Attributes:
        colour: uint8 H x W x 3, premultiplied by the coverage.
        clear: uint8 H x W x 3, what of the background shows through (255 = all).
    """

    def __init__(self, colour: Pixels, clear: Pixels) -> None:
        self.colour = colour
        self.clear = clear

    def onto(self, frame: Pixels, matrix: npt.NDArray[np.float64]) -> None:
        """Blend over `frame` in place; `matrix` (2 x 3) takes layer pixels to frame pixels."""
        box = _box(self.colour.shape, matrix, frame.shape)
        if box is None:
            return
        left, top, right, bottom = box
        moved = matrix - np.array([[0, 0, left], [0, 0, top]])
        size = (right - left, bottom - top)
        colour = cv2.warpAffine(self.colour, moved, size, flags=cv2.INTER_LINEAR)
        clear = cv2.warpAffine(self.clear, moved, size, flags=cv2.INTER_LINEAR, borderValue=(255, 255, 255))
        area = frame[top:bottom, left:right]
        # Premultiplied, so that edges do not darken when the layer is moved.
        cv2.add(cv2.multiply(area, clear, scale=1 / 255), colour, dst=area)


def cut_out(picture: Picture, coverage: FloatPlane) -> Layer:
    """A layer of a picture and what it covers, 0..1."""
    cover = np.clip(coverage, 0, 1)[..., None]
    return Layer(to_pixels(as_floats(picture * cover)), clearness(coverage))


def clearness(coverage: FloatPlane) -> Pixels:
    """What shows through a coverage 0..1, as three equal channels of bytes."""
    return np.ascontiguousarray(np.repeat(to_pixels(as_floats(1 - np.clip(coverage, 0, 1)))[..., None], 3, axis=2))


def _box(
    shape: tuple[int, ...], matrix: npt.NDArray[np.float64], frame_shape: tuple[int, ...]
) -> tuple[int, int, int, int] | None:
    """The part of the frame a moved layer can touch."""
    height, width = shape[:2]
    corners = matrix @ np.array([[0, width, 0, width], [0, 0, height, height], [1, 1, 1, 1]], float)
    left, top = (int(max(0, np.floor(edge) - 1)) for edge in corners.min(axis=1))
    right = int(min(frame_shape[1], np.ceil(corners[0].max()) + 1))
    bottom = int(min(frame_shape[0], np.ceil(corners[1].max()) + 1))
    return (left, top, right, bottom) if right > left and bottom > top else None


def placed(
    x: float, y: float, pivot: tuple[float, float] = (0.0, 0.0), turn: float = 0.0, scale: float = 1.0
) -> npt.NDArray[np.float64]:
    """Matrix that puts the layer's `pivot` at (x, y) of the frame, turned by `turn` radians and scaled."""
    c, s = scale * np.cos(turn), scale * np.sin(turn)
    return np.array([[c, -s, x - c * pivot[0] + s * pivot[1]], [s, c, y - s * pivot[0] - c * pivot[1]]])
