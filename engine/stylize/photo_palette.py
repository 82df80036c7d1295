"""What photo mode knows of the colours of a picture: its tones, and the regions of like colour in it.

Regions are soft (a mixture of Gaussians over lightness, colour and height in the picture), so that no border between
them shows. Those of a style are found once, those of a stream follow its frames. NumPy and OpenCV alone, any thread.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from engine.media.pixels import shrunk
from engine.values import Pixels

REGIONS = 4
"""Sky, ground, a subject and its shadows; with more, the colours of a style fall apart into marks of its brush."""

TONES = 33

_LONGEST_PX = 64
_ROUNDS = 12
# Of lightness, both colours and height (0..100): wide enough that neighbouring regions share every border.
_LEAST_VARIANCE = np.array([60.0, 30.0, 30.0, 300.0], np.float32)
# A region of which a picture has nearly nothing keeps so much weight, and so its place.
_LEAST_WEIGHT = 0.02
_ORDERS = np.array(list(permutations(range(REGIONS))))

Floats = npt.NDArray[np.float32]


class PhotoPalette(NamedTuple):
    """Averages over places of a picture, in CIE Lab.

    Attributes:
        tones: [TONES] lightness 0..100 of which even shares of the picture are darker.
        weights: [K] share of each region. means: [K, 4] lightness, a, b and height 0..100 (0 = the top).
        seconds: [K, 4, 4] mean products of those, not centred: averages of palettes are palettes.
    """

    tones: Floats
    weights: Floats
    means: Floats
    seconds: Floats

    def covariances(self) -> Floats:
        """[K, 4, 4]."""
        return self.seconds - self.means[:, :, None] * self.means[:, None, :]


def lab_of(pixels: Pixels) -> Floats:
    """CIE Lab [H, W, 3] of RGB bytes: lightness 0..100."""
    return np.asarray(cv2.cvtColor(pixels.astype(np.float32) / 255, cv2.COLOR_RGB2LAB), np.float32)


def palette_of(pixels: Pixels, before: PhotoPalette | None = None, share: float = 1.0) -> PhotoPalette:
    """That of a picture. `before`: that of its scene, of which `share` 0..1 gives way; None = a new scene."""
    places = places_with_height(lab_of(_small(pixels)))
    tones = np.quantile(places[:, 0], np.linspace(0, 1, TONES)).astype(np.float32)
    if before is None or share >= 1:
        found = _at_first(places, tones)
        for _ in range(_ROUNDS):
            found = _found(places, tones, found)
        return found
    # One step from what is known: regions drift with a scene and never change places.
    return blended_palettes((before, _found(places, tones, before)), (1 - share, share))


def blended_palettes(palettes: Sequence[PhotoPalette], shares: Sequence[float]) -> PhotoPalette:
    """Weighted mean, region by region; shares sum to 1."""
    columns = zip(*palettes, strict=True)
    return PhotoPalette(*(np.tensordot(np.asarray(shares, np.float32), np.stack(each), 1) for each in columns))


def mixed_palettes(palettes: Sequence[PhotoPalette], shares: Sequence[float]) -> PhotoPalette:
    """Weighted mean of pictures of which nobody knows that they are alike: regions are those nearest to the first's."""
    return blended_palettes([palettes[0], *(each_in_order(palettes[0], other) for other in palettes[1:])], shares)


def each_in_order(scene: PhotoPalette, style: PhotoPalette) -> PhotoPalette:
    """The style with its regions in the order of those of the scene that are their kind: as light among the others of
    their picture, as large, as high up and as colourful.
    """
    far = ((_kinds(scene)[:, None] - _kinds(style)[None]) ** 2).sum(-1) * np.sqrt(scene.weights)[:, None]
    order = _ORDERS[far[np.arange(REGIONS), _ORDERS].sum(1).argmin()]
    return PhotoPalette(style.tones, style.weights[order], style.means[order], style.seconds[order])


def places_with_height(lab: Floats) -> Floats:
    """[N, 4] of Lab [h, w, 3]: with the height of each place, 0..100."""
    rows = np.linspace(0, 100, len(lab), dtype=np.float32)
    height = np.broadcast_to(rows[:, None, None], (*lab.shape[:2], 1))
    return np.concatenate([lab, height], 2).reshape(-1, 4)


def memberships(places: Floats, palette: PhotoPalette) -> Floats:
    """How much each of N places belongs to each region, [N, K]; rows sum to 1."""
    variances = np.diagonal(palette.covariances(), axis1=1, axis2=2) + _LEAST_VARIANCE
    precise = 1 / variances
    far = places**2 @ precise.T - 2 * places @ (precise * palette.means).T + (precise * palette.means**2).sum(1)
    logs = np.log(palette.weights + _LEAST_WEIGHT) - 0.5 * (far + np.log(variances).sum(1))
    shares = np.exp(logs - logs.max(1, keepdims=True))
    return np.asarray(shares / shares.sum(1, keepdims=True), np.float32)


def _small(pixels: Pixels) -> Pixels:
    height, width = pixels.shape[:2]
    scale = min(1.0, _LONGEST_PX / max(height, width))
    return shrunk(pixels, (max(1, round(width * scale)), max(1, round(height * scale))))


def _at_first(places: Floats, tones: Floats) -> PhotoPalette:
    """Even shares of the picture, from the darkest to the lightest."""
    parts = np.array_split(places[np.argsort(places[:, 0], kind="stable")], REGIONS)
    parts = [part if len(part) else places for part in parts]
    means = np.stack([part.mean(0) for part in parts])
    seconds = np.stack([part.T @ part / len(part) for part in parts]).astype(np.float32)
    return PhotoPalette(tones, np.full(REGIONS, 1 / REGIONS, np.float32), means, seconds)


def _found(places: Floats, tones: Floats, before: PhotoPalette) -> PhotoPalette:
    shares = memberships(places, before)
    # What is left of a region that has gone counts as one place, there where it was.
    total = shares.sum(0) + 1
    means = (shares.T @ places + before.means) / total[:, None]
    products = np.einsum("nk,ni,nj->kij", shares, places, places, optimize=True)
    return PhotoPalette(tones, shares.mean(0), means, (products + before.seconds) / total[:, None, None])


def _kinds(palette: PhotoPalette) -> Floats:
    light = palette.means[:, 0]
    ranks = np.argsort(np.argsort(light)) / np.float32(REGIONS - 1)
    colourful = np.hypot(palette.means[:, 1], palette.means[:, 2]) / 100
    return np.stack([2 * ranks, palette.weights, 0.5 * palette.means[:, 3] / 100, 0.5 * colourful], 1)
