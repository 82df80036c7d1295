"""Photo mode: the colour, the light and the season of a style, and nothing of its texture.

After photorealistic transfer (Luan et al. 2017; Li et al. 2019), without a network. Regions of the frame are matched
with regions of the style of their kind (`photo_palette`). A small copy of the frame is given the colours of the style:
those of a region by the linear map between two Gaussians that moves colours as little as possible, its light by one
rising curve. Then the result is held to a local affine map of the frame (guided filter, He et al. 2013; its
coefficients found in the small copy and enlarged, He and Sun 2015): what the frame does not show, it cannot show.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from engine.media.pixels import shrunk
from engine.stylize.photo_palette import (
    REGIONS,
    TONES,
    PhotoPalette,
    each_in_order,
    lab_of,
    memberships,
    palette_of,
    places_with_height,
)
from engine.values import Pixels

_LONGEST_PX = 128
"""Of the small copy."""

_REACH = 1 / 24
"""Radius of the guided filter, in parts of the small copy's longer side."""

# Differences of the guidance below a fiftieth of the range count as noise.
_NOISE_VARIANCE = 0.02**2
# Contrast that a curve may take or give: more shows the noise of shadows, less takes the modelling from faces.
_LEAST_SLOPE, _MOST_SLOPE = 0.7, 1.4
_MOST_LIGHTER = 16.0
"""Of lightness 0..100 that the curve moves any tone by."""

_MOST_HUE = 1.4
_HUE_VARIANCE = 16.0
_TOGETHER = 0.35
"""How much of its change a region shares with the whole picture, as things under one light do."""

# Of skin, in a and b, however light it is; how much of its own colour it keeps.
_SKIN, _SKIN_VARIANCE, _SKIN_KEPT = np.array([16.0, 18.0], np.float32), 120.0, 0.6
_BAND_PX = 32

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
        self._matched: tuple[PhotoPalette, PhotoPalette] | None = None

    def apply(self, pixels: Pixels, style: PhotoPalette, gain: float, share: float) -> Pixels:
        """The frame in the light and the colours of `style`; gain: how much of them, 0 = the frame itself to 1."""
        if gain <= 0:
            return pixels
        self._scene = palette_of(pixels, self._scene, share)
        # Matched anew at a cut only: regions that change partners in the midst of a scene would flicker.
        if self._matched is None or self._matched[0] is not style or share >= 1:
            self._matched = style, each_in_order(self._scene, style)
        return with_affine(pixels, local_affine(pixels, self._scene, self._matched[1], min(gain, 1.0)))


def local_affine(pixels: Pixels, scene: PhotoPalette, style: PhotoPalette, gain: float) -> Affine:
    """By which map each place of a frame changes; regions of `style` stand in the order of those of `scene`."""
    height, width = pixels.shape[:2]
    scale = min(1.0, _LONGEST_PX / max(height, width))
    small = shrunk(pixels, (max(1, round(width * scale)), max(1, round(height * scale))))
    lab = lab_of(small)
    wanted = cv2.cvtColor(lab + np.float32(gain) * (_recoloured(lab, scene, style) - lab), cv2.COLOR_LAB2RGB)
    guide = np.asarray(small.astype(np.float32) / 255, np.float32)
    return _fitted(guide, np.asarray(wanted, np.float32))


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


def tone_curve(scene: Floats, style: Floats) -> Floats:
    """[TONES] lightness that each of the even steps of 0..100 becomes: rises, and moves none further than it may."""
    steps = np.linspace(0, 100, TONES, dtype=np.float32)
    followed = np.interp(steps, scene + 1e-3 * np.arange(TONES), style)
    # Beyond the frame's own tones nothing is known: they move as the nearest that is.
    moved = np.where(steps < scene[0], style[0] - scene[0], np.where(steps > scene[-1], style[-1] - scene[-1], 0))
    wanted = np.where(moved == 0, followed, steps + moved)
    wanted = steps + np.clip(wanted - steps, -_MOST_LIGHTER, _MOST_LIGHTER)
    step = steps[1]
    slopes = np.clip(np.diff(wanted), _LEAST_SLOPE * step, _MOST_SLOPE * step)
    # Rounds the corners of the curve, between which bands would show in a sky.
    smooth = np.convolve(np.pad(slopes, 3, "edge"), np.full(7, 1 / 7), "valid")
    curve = np.concatenate([[0.0], np.cumsum(smooth)])
    # At the height that suits most of the picture.
    curve += np.median(np.interp(scene, steps, wanted) - np.interp(scene, steps, curve))
    return np.asarray(np.clip(curve, 0, 100), np.float32)


def _recoloured(lab: Floats, scene: PhotoPalette, style: PhotoPalette) -> Floats:
    shares = memberships(places_with_height(lab), scene)
    colours = lab[..., 1:].reshape(-1, 2)
    matrices, offsets = zip(*(_turn(scene, style, region) for region in range(REGIONS)), strict=True)
    each = np.einsum("kij,nj->nki", np.stack(matrices), colours) + np.stack(offsets)
    moved = np.einsum("nk,nki->ni", shares, each)
    moved += (_SKIN_KEPT * _skin(colours))[:, None] * (colours - moved)
    steps = np.linspace(0, 100, TONES)
    light = np.interp(lab[..., 0], steps, tone_curve(scene.tones, style.tones))
    return np.concatenate([light[..., None], moved.reshape(*lab.shape[:2], 2)], 2).astype(np.float32)


def _skin(colours: Floats) -> Floats:
    """How likely colours [N, 2] are those of skin, 0..1."""
    return np.asarray(np.exp(-0.5 * ((colours - _SKIN) ** 2).sum(1) / _SKIN_VARIANCE), np.float32)


def _turn(scene: PhotoPalette, style: PhotoPalette, region: int) -> tuple[Floats, Floats]:
    """The map of a and b of a region to those of its partner: matrix [2, 2] and offset [2]."""
    noise = _HUE_VARIANCE * np.eye(2)
    before = scene.covariances()[region, 1:3, 1:3] + noise
    after = style.covariances()[region, 1:3, 1:3] + noise
    root, inverse = _roots(before)
    between, _ = _roots(root @ after @ root)
    sizes, axes = np.linalg.eigh(inverse @ between @ inverse)
    matrix = (axes * np.minimum(sizes, _MOST_HUE)) @ axes.T
    regional = style.means[region, 1:3] - scene.means[region, 1:3]
    overall = style.weights @ style.means[:, 1:3] - scene.weights @ scene.means[:, 1:3]
    middle = scene.means[region, 1:3] + (1 - _TOGETHER) * regional + _TOGETHER * overall
    offset = middle - matrix @ scene.means[region, 1:3]
    return matrix.astype(np.float32), offset.astype(np.float32)


def _roots(covariance: npt.NDArray[np.floating]) -> tuple[npt.NDArray[np.floating], npt.NDArray[np.floating]]:
    sizes, axes = np.linalg.eigh(covariance)
    roots = np.sqrt(np.maximum(sizes, 1e-6))
    return (axes * roots) @ axes.T, (axes / roots) @ axes.T


def _fitted(guide: Floats, wanted: Floats) -> Affine:
    """The affine maps of windows of `guide` that come nearest to `wanted`, averaged over the windows of each place."""
    radius = max(1, round(_REACH * max(guide.shape[:2])))
    size = (2 * radius + 1, 2 * radius + 1)
    mean, aim = cv2.blur(guide, size), cv2.blur(wanted, size)
    spread = {(i, j): _covariance(guide[..., i], guide[..., j], size) for i in range(3) for j in range(i, 3)}
    matrix = np.stack(
        [np.stack([spread[min(i, j), max(i, j)] for j in range(3)], -1) for i in range(3)], -2
    ) + np.float32(_NOISE_VARIANCE) * np.eye(3, dtype=np.float32)
    # Of the change, not of the result: where a window shows nothing but noise, the map is that of the whole window.
    change = wanted - guide
    crossed = np.stack(
        [np.stack([_covariance(guide[..., i], change[..., o], size) for o in range(3)], -1) for i in range(3)], -2
    )
    slopes = np.linalg.solve(matrix, crossed)
    slopes = np.swapaxes(slopes, -1, -2) + np.eye(3, dtype=np.float32)
    offsets = aim - np.einsum("hwoi,hwi->hwo", slopes, mean)
    maps = np.concatenate([slopes, offsets[..., None]], -1).reshape(*guide.shape[:2], 12)
    parts = [cv2.blur(np.ascontiguousarray(maps[..., at : at + 4]), size) for at in (0, 4, 8)]
    return np.concatenate(parts, -1).astype(np.float32)


def _covariance(left: Floats, right: Floats, size: tuple[int, int]) -> Floats:
    return np.asarray(cv2.blur(left * right, size) - cv2.blur(left, size) * cv2.blur(right, size), np.float32)


def _between(length: int, small: int) -> Floats:
    """Where the middles of `length` places lie among those of `small`."""
    return ((np.arange(length, dtype=np.float32) + 0.5) * (small / length) - 0.5).astype(np.float32)
