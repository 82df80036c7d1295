"""Pictures of high dynamic range or wide gamut, turned into what the engine works in: BT.709 as a screen shows it.

Used by `yuv` for films and by `images` for stills; any thread. Curves are tables of 65536 values, made once; between
two of them stands a matrix.

    PQ, HLG --> light in cd/m2 (BT.2100) --> tone curve (BT.2390, EETF) --> BT.709's primaries --> BT.1886

White on paper, 203 cd/m2 in both systems (BT.2408), is where the range of a screen ends; the curve leaves what is dark
as it is and bends what is bright below that, red, green and blue each by itself, as screens do it. Colours that BT.709
does not have are cut off at its borders (BT.2407, hard clipping).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from engine.values import Pixels

Floats = npt.NDArray[np.float64]
Table = npt.NDArray[np.float32]
"""1 x 65536: what `cv2.LUT` takes."""


Samples = npt.NDArray[np.uint16]
SCREEN_NITS = 203.0
"""What BT.709's white stands for: reference white of PQ and HLG (BT.2408)."""

USUAL_PEAK_NITS = 1000.0
"""The brightest light of a film that does not say: what HLG is defined for, and what most PQ is mastered on."""

_PEAK_NITS = 10_000.0

# Numbers of FFmpeg: transfer curves and primaries.
_PQ, _HLG, _CURVES_OF_SCREENS = 16, 18, (1, 2, 4, 6, 13, 14, 15)
_BT709, _BT2020, _DCI_P3, _DISPLAY_P3 = 1, 9, 11, 12

_WHITE = (0.3127, 0.3290)
_P3_CORNERS = ((0.680, 0.320), (0.265, 0.690), (0.150, 0.060))
_CHROMATICITIES = {
    _BT709: ((0.640, 0.330), (0.300, 0.600), (0.150, 0.060)),
    _BT2020: ((0.708, 0.292), (0.170, 0.797), (0.131, 0.046)),
    # The white of cinemas is greener; a screen shows it as its own.
    _DCI_P3: _P3_CORNERS,
    _DISPLAY_P3: _P3_CORNERS,
}
"""x and y of red, green and blue, by FFmpeg's number."""

_WIDE = (_BT2020, _DCI_P3, _DISPLAY_P3)

_LAST = 65535
_STRIP_PX = 1 << 15
_SCREEN_GAMMA = 2.4
_HLG_GAMMA = 1.2
_LUMINANCE_2020 = np.array([[0.2627, 0.6780, 0.0593]], np.float32)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the numbers of a frame stand for, where that is not BT.709.

    Attributes:
        curve: FFmpeg's number of a transfer curve that is not a screen's (`_PQ`, `_HLG`), or 0 for a screen's.
        primaries: FFmpeg's number.
        peak_nits: the brightest light that its curve is bent for; of no concern to a screen's.
    """

    curve: int
    primaries: int
    peak_nits: float = USUAL_PEAK_NITS

    @property
    def note(self) -> str:
        """One sentence for the user on what is done with such pictures."""
        if not self.curve:
            return "Colours of a wide gamut are brought into that of common screens (BT.709)."
        name = "PQ" if self.curve == _PQ else "HLG"
        return f"High dynamic range ({name}) is brought into the range of common screens (BT.709)."


def meaning(curve: int, primaries: int, peak_nits: float = USUAL_PEAK_NITS) -> Meaning | None:
    """What FFmpeg's numbers (those of H.273) of a transfer curve and of primaries say; None where they are those of a
    common screen, or say nothing. `peak_nits`: of PQ.
    """
    if curve in (_PQ, _HLG):
        known = primaries if primaries in _CHROMATICITIES else _BT2020
        peak_nits = min(max(peak_nits, SCREEN_NITS), _PEAK_NITS)
        return Meaning(curve, known, peak_nits if curve == _PQ else USUAL_PEAK_NITS)
    return Meaning(0, primaries) if primaries in _WIDE and curve in _CURVES_OF_SCREENS else None


def shown(red: Samples, green: Samples, blue: Samples, meaning: Meaning) -> Pixels:
    """What a common screen shows of samples of 16 bits, full range, H x W each."""
    height, width = red.shape
    pixels = np.empty((height, width, 3), np.uint8)
    # In strips that stay in the processor's cache: as a whole it takes twice as long.
    rows = max(1, _STRIP_PX // width)
    for top in range(0, height, rows):
        strip = slice(top, top + rows)
        pixels[strip] = _shown(cv2.merge([red[strip], green[strip], blue[strip]]), meaning)
    return pixels


def _shown(samples: Any, meaning: Meaning) -> Any:
    light = cv2.LUT(samples, _light_table(meaning))
    if meaning.curve == _HLG:
        light = cv2.LUT(_as_index(_on_screen(light)), _toned_table(meaning.peak_nits))
    seen = cv2.transform(light, _to_709(meaning.primaries))
    return cv2.LUT(_as_index(np.maximum(seen, 0, out=seen)), _signal_table())


def _on_screen(scene: Any) -> Any:
    """BT.2100's OOTF: from 0..1 of HLG's scene to 0..1 of the screen of 1000 cd/m2 that it is defined for."""
    gain = cv2.pow(cv2.transform(scene, _LUMINANCE_2020), _HLG_GAMMA - 1).reshape(scene.shape[:2])
    return np.multiply(scene, cv2.cvtColor(gain, cv2.COLOR_GRAY2RGB), out=scene)


def _as_index(values: Any) -> Any:
    """The places of values, which are overwritten, in a table that is finer where they are dark; above 1 is 1."""
    places = np.sqrt(values, out=values)
    places *= _LAST
    return np.minimum(places, _LAST, out=places).astype(np.uint16)


@lru_cache(maxsize=4)
def _light_table(meaning: Meaning) -> Table:
    """What each sample stands for: light of a screen, 1 being its white; of HLG that of its scene."""
    signal = np.arange(_LAST + 1) / _LAST
    if meaning.curve == _PQ:
        return _table(eetf(pq_light(signal), meaning.peak_nits) / SCREEN_NITS)
    return _table(hlg_scene(signal) if meaning.curve == _HLG else signal**_SCREEN_GAMMA)


@lru_cache(maxsize=4)
def _toned_table(peak_nits: float) -> Table:
    return _table(eetf(peak_nits * (np.arange(_LAST + 1) / _LAST) ** 2, peak_nits) / SCREEN_NITS)


@lru_cache(maxsize=1)
def _signal_table() -> npt.NDArray[np.uint8]:
    bytes_ = 255 * (np.arange(_LAST + 1) / _LAST) ** (2 / _SCREEN_GAMMA)
    return np.round(bytes_).astype(np.uint8)[None]


def _table(values: Floats) -> Table:
    return values.astype(np.float32)[None]


def pq_light(signal: Floats) -> Floats:
    """cd/m2 of PQ's numbers 0..1 (SMPTE ST 2084)."""
    root = signal ** (32 / 2523)
    return _PEAK_NITS * (np.maximum(root - 3424 / 4096, 0) / (2413 / 128 - 2392 / 128 * root)) ** (16384 / 2610)


def pq_signal(light: Floats) -> Floats:
    """The inverse of `pq_light`."""
    root = (light / _PEAK_NITS) ** (2610 / 16384)
    return np.asarray(((3424 / 4096 + 2413 / 128 * root) / (1 + 2392 / 128 * root)) ** (2523 / 32))


def hlg_scene(signal: Floats) -> Floats:
    """Light of the scene, 0..1, of HLG's numbers 0..1 (BT.2100, inverse OETF)."""
    a, b, c = 0.17883277, 0.28466892, 0.55991073
    return np.where(signal <= 0.5, signal**2 / 3, (np.exp((signal - c) / a) + b) / 12)


def eetf(light: Floats, peak_nits: float) -> Floats:
    """BT.2390's curve: cd/m2 of a film of `peak_nits` as cd/m2 of a screen of `SCREEN_NITS`, black being 0 on both."""
    whole = float(pq_signal(np.array(peak_nits)))
    most = float(pq_signal(np.array(SCREEN_NITS))) / whole
    knee = 1.5 * most - 0.5
    e1 = np.minimum(pq_signal(light) / whole, 1.0)
    t = (e1 - knee) / (1 - knee) if knee < 1 else np.zeros_like(e1)
    bent = (2 * t**3 - 3 * t**2 + 1) * knee + (t**3 - 2 * t**2 + t) * (1 - knee) + (3 * t**2 - 2 * t**3) * most
    return pq_light(np.where(e1 < knee, e1, bent) * whole)


@lru_cache(maxsize=4)
def _to_709(primaries: int) -> npt.NDArray[np.float32]:
    return (np.linalg.inv(_to_xyz(_BT709)) @ _to_xyz(primaries)).astype(np.float32)


def _to_xyz(primaries: int) -> Floats:
    """XYZ of red, green and blue, which together are white (D65)."""
    *corners, white = (np.array([x / y, 1.0, (1 - x - y) / y]) for x, y in (*_CHROMATICITIES[primaries], _WHITE))
    colours = np.stack(corners, axis=1)
    return np.asarray(colours * np.linalg.solve(colours, white))
