"""Photo mode: the colour, the light and the season of a style, and nothing of its texture.

After photorealistic transfer (Luan et al. 2017; Li et al. 2019), without a network. A small copy of the frame is given
the colours of the style (`photo_palette`). Then the result is held to a local affine map of the frame (guided filter,
He et al. 2013; its coefficients found in the small copy and enlarged, He and Sun 2015): what the frame does not show,
it cannot show.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from engine.media.pixels import shrunk
from engine.stylize.photo_palette import PhotoPalette, carried, lab_of
from engine.values import Pixels

_LONGEST_PX = 96
"""Of the small copy."""

_REACH = 1 / 24
"""Radius of the guided filter, in parts of the small copy's longer side."""

# Differences of the guidance below a fiftieth of the range count as noise.
_NOISE_VARIANCE = 0.02**2

_MOST_TURN = 55.0
"""In a and b of CIE Lab, that any colour moves by."""

# Of skin, in a and b, from its shadows to its lights; how much of its own colour it keeps.
_SKIN_SHADE, _SKIN_LIGHT = np.array([8.0, 9.0], np.float32), np.array([32.0, 28.0], np.float32)
_SKIN_VARIANCE, _SKIN_KEPT = 50.0, 0.9
_BAND_PX = 32
_PAIRS = ((0, 0), (0, 1), (0, 2), (1, 1), (1, 2), (2, 2))

Floats = npt.NDArray[np.float32]
Affine = Floats
"""[h, w, 12]: three rows of an affine map of RGB 0..1 at every place of the small copy."""


class PhotoMode:
    """Photo mode of one stream: what is known of its scene is blended by the share `TemporalBlend` decides on. One
    thread.
    """

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Begin another scene."""
        self._scene: PhotoPalette | None = None
        self._style: PhotoPalette | None = None

    def apply(self, pixels: Pixels, style: PhotoPalette, gain: float, share: float) -> Pixels:
        """The frame in the light and the colours of `style`; gain: how much of them, 0 = the frame itself to 1."""
        if gain <= 0:
            return pixels
        # On the way to another style, what is known of the scene would be of other places.
        before = self._scene if self._style is style and share < 1 else None
        affine, self._scene = local_affine(pixels, style, min(gain, 1.0), before, share)
        self._style = style
        return with_affine(pixels, affine)


def local_affine(
    pixels: Pixels, style: PhotoPalette, gain: float, before: PhotoPalette | None = None, share: float = 1.0
) -> tuple[Affine, PhotoPalette]:
    """By which map each place of a frame changes, and what is known of its scene; see `carried`."""
    height, width = pixels.shape[:2]
    scale = min(1.0, _LONGEST_PX / max(height, width))
    small = shrunk(pixels, (max(1, round(width * scale)), max(1, round(height * scale))))
    lab = lab_of(small)
    recoloured, scene = carried(lab, style, before, share)
    wanted = cv2.cvtColor(lab + np.float32(gain) * _believable(lab, recoloured - lab), cv2.COLOR_LAB2RGB)
    guide = np.asarray(small.astype(np.float32) / 255, np.float32)
    return _fitted(guide, np.asarray(wanted, np.float32)), scene


def with_affine(pixels: Pixels, affine: Affine) -> Pixels:
    """Each place by its map, which is enlarged to the frame band by band: borders of bands do not show."""
    height, width = pixels.shape[:2]
    result = np.empty_like(pixels)
    # Wide first: what is left for a band is a product of a few rows.
    wide = [
        cv2.resize(np.ascontiguousarray(affine[..., at : at + 4]), (width, len(affine)), interpolation=cv2.INTER_LINEAR)
        for at in (0, 4, 8)
    ]
    rows = np.clip(_between(height, len(affine)), 0, len(affine) - 1)
    spare, ones = np.empty((_BAND_PX, width, 4), np.float32), np.ones((1, 4), np.float32)
    spare[..., 3] = 255
    for top in range(0, height, _BAND_PX):
        band = slice(top, min(top + _BAND_PX, height))
        values = spare[: band.stop - top]
        values[..., :3] = pixels[band]
        first, last = int(rows[band][0]), min(int(rows[band][-1]) + 2, len(affine))
        shares = np.maximum(1 - np.abs(rows[band][:, None] - np.arange(first, last, dtype=np.float32)), 0)
        channels = []
        for part in wide:
            maps = (shares @ part[first:last].reshape(last - first, -1)).reshape(values.shape)
            channels.append(cv2.transform(cv2.multiply(maps, values, maps), ones))
        value = cv2.merge(channels)
        # Clips to 0..255: what is negative would come out as its size.
        cv2.convertScaleAbs(np.maximum(value, 0), result[band])
    return result


def _believable(lab: Floats, change: Floats) -> Floats:
    """As much of `change` as a photograph can bear: no colour turns into any other, and skin stays skin."""
    turn = change[..., 1:]
    size = np.linalg.norm(turn, axis=-1, keepdims=True)
    kept = np.minimum(1, _MOST_TURN / np.maximum(size, 1e-6)) * (1 - _SKIN_KEPT * _skin(lab[..., 1:]))
    return np.concatenate([change[..., :1], turn * kept], -1)


def _skin(colours: Floats) -> Floats:
    """How likely colours [h, w, 2] are those of skin in any light, 0..1 [h, w, 1]."""
    line = _SKIN_LIGHT - _SKIN_SHADE
    along = np.clip((colours - _SKIN_SHADE) @ line / (line @ line), 0, 1)[..., None]
    far = ((colours - _SKIN_SHADE - along * line) ** 2).sum(-1, keepdims=True)
    return np.asarray(np.exp(-0.5 * far / _SKIN_VARIANCE), np.float32)


def _fitted(guide: Floats, wanted: Floats) -> Affine:
    """The affine maps of windows of `guide` that come nearest to `wanted`, averaged over the windows of each place."""
    radius = max(1, round(_REACH * max(guide.shape[:2])))
    size = (2 * radius + 1, 2 * radius + 1)
    mean = cv2.blur(guide, size)
    # Of the change, not of the result: where a window shows nothing but noise, the map is that of the whole window.
    change = wanted - guide
    mean_change = cv2.blur(change, size)
    inverse = _inverse([cv2.blur(guide[..., i] * guide[..., j], size) - mean[..., i] * mean[..., j] for i, j in _PAIRS])
    maps = np.empty((*guide.shape[:2], 12), np.float32)
    for out in range(3):
        crossed = cv2.blur(guide * change[..., out, None], size) - mean * mean_change[..., out, None]
        slopes = np.stack([(inverse[row] * crossed).sum(-1) for row in range(3)], -1)
        maps[..., 4 * out + 3] = mean_change[..., out] - (slopes * mean).sum(-1)
        maps[..., 4 * out : 4 * out + 3] = slopes
        maps[..., 5 * out] += 1
    parts = [cv2.blur(np.ascontiguousarray(maps[..., at : at + 4]), size) for at in (0, 4, 8)]
    return np.concatenate(parts, -1).astype(np.float32)


def _inverse(spread: list[Floats]) -> list[Floats]:
    """Of the covariances [h, w] of `_PAIRS`, with noise: three rows, [h, w, 3] each. In closed form: a tenth of the
    time of a solver that takes one small matrix after another.
    """
    noise = _NOISE_VARIANCE
    rr, rg, rb, gg, gb, bb = (each.astype(np.float64) for each in spread)
    rr, gg, bb = rr + noise, gg + noise, bb + noise
    first = gg * bb - gb * gb, rb * gb - rg * bb, rg * gb - rb * gg
    whole = rr * first[0] + rg * first[1] + rb * first[2]
    second = first[1], rr * bb - rb * rb, rg * rb - rr * gb
    third = first[2], second[2], rr * gg - rg * rg
    return [(np.stack(row, -1) / whole[..., None]).astype(np.float32) for row in (first, second, third)]


def _between(length: int, small: int) -> Floats:
    """Where the middles of `length` places lie among those of `small`."""
    return ((np.arange(length, dtype=np.float32) + 0.5) * (small / length) - 0.5).astype(np.float32)
