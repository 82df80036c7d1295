"""High dynamic range and wide gamut as a screen shows them, against BT.2100, BT.2390 and BT.1886 worked out by hand."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from engine.media.colour import hdr
from tests.engine.media.sources.films import first_frame, opened

PQ, HLG, BT709_CURVE = 16, 18, 1
BT2020, BT709, P3 = 9, 1, 12
COLOURS = ((0.5, 0.5, 0.5), (0.3, 0.2, 0.1), (0.55, 0.5, 0.45), (0.2, 0.45, 0.3), (0.6, 0.58, 0.3), (0.05, 0.04, 0.06))

# Rows of the matrix from linear BT.2020 to linear BT.709 (BT.2407, equation 1).
TO_709 = ((1.6605, -0.5876, -0.0728), (-0.1246, 1.1329, -0.0083), (-0.0182, -0.1006, 1.1187))
P3_TO_709 = ((1.2249, -0.2247, 0.0), (-0.0420, 1.0419, 0.0), (-0.0197, -0.0786, 1.0979))


def pq_to_nits(signal: float) -> float:
    m1, m2, c1, c2, c3 = 0.1593017578125, 78.84375, 0.8359375, 18.8515625, 18.6875
    power = signal ** (1 / m2)
    return float(10_000 * (max(power - c1, 0) / (c2 - c3 * power)) ** (1 / m1))


def nits_to_pq(nits: float) -> float:
    m1, m2, c1, c2, c3 = 0.1593017578125, 78.84375, 0.8359375, 18.8515625, 18.6875
    power = (nits / 10_000) ** m1
    return float(((c1 + c2 * power) / (1 + c3 * power)) ** m2)


def toned(nits: float, peak: float) -> float:
    """BT.2390-11, 5.4.1: steps 1 to 4 with black at 0 on both sides."""
    top = nits_to_pq(peak)
    e1, most = min(nits_to_pq(nits) / top, 1.0), nits_to_pq(203) / top
    knee = 1.5 * most - 0.5
    if e1 < knee:
        return nits
    t = (e1 - knee) / (1 - knee)
    e2 = (2 * t**3 - 3 * t**2 + 1) * knee + (t**3 - 2 * t**2 + t) * (1 - knee) + (-2 * t**3 + 3 * t**2) * most
    return pq_to_nits(e2 * top)


def hlg_to_nits(colour: Sequence[float]) -> list[float]:
    a = 0.17883277
    b, c = 1 - 4 * a, 0.5 - a * math.log(4 * a)
    scene = [e * e / 3 if e <= 0.5 else (math.exp((e - c) / a) + b) / 12 for e in colour]
    luminance = 0.2627 * scene[0] + 0.6780 * scene[1] + 0.0593 * scene[2]
    return [1000 * luminance**0.2 * part for part in scene]


def expected(colour: Sequence[float], curve: int, peak: float = 1000.0, rows: Any = TO_709) -> list[float]:
    if curve == PQ:
        light = [toned(pq_to_nits(part), peak) / 203 for part in colour]
    elif curve == HLG:
        light = [toned(nits, 1000) / 203 for nits in hlg_to_nits(colour)]
    else:
        light = [part**2.4 for part in colour]
    return [255 * min(max(sum(map(float.__mul__, row, light)), 0), 1) ** (1 / 2.4) for row in rows]


def film(path: Path, colour: Sequence[float], tags: tuple[int, int], codec: str = "ffv1", **options: str) -> Path:
    """Three frames of one colour: Y'CbCr of BT.2020, 10 bits, limited range; `tags`: curve, primaries."""
    red, green, blue = colour
    luma = 0.2627 * red + 0.6780 * green + 0.0593 * blue
    levels = 64 + 876 * luma, 512 + 896 * (blue - luma) / 1.8814, 512 + 896 * (red - luma) / 1.4746
    frame = av.VideoFrame(64, 64, "yuv444p10le")
    for plane, level in zip(frame.planes, levels, strict=True):
        plane.update(np.full((plane.height, plane.line_size // 2), round(level), np.uint16))
    with av.open(str(path), "w") as container:
        video: Any = container.add_stream(codec, rate=25, options=options)
        video.width, video.height, video.pix_fmt = 64, 64, "yuv444p10le"
        context = video.codec_context
        context.color_trc, context.color_primaries = tags
        context.colorspace, context.color_range = 9, 1
        for index in range(3):
            frame.pts, frame.time_base = index, Fraction(1, 25)
            container.mux(video.encode(frame))
        container.mux(video.encode(None))
    return path


def shown(path: Path) -> Any:
    pixels = first_frame(path).pixels
    assert np.ptp(pixels.reshape(-1, 3), axis=0).max() <= 1
    return pixels[32, 32].astype(int)


@pytest.mark.parametrize("colour", COLOURS)
@pytest.mark.parametrize("curve", [PQ, HLG, BT709_CURVE])
def test_bt2020_becomes_bt709_by_the_formulas(tmp_path: Path, curve: int, colour: tuple[float, ...]) -> None:
    pixels = shown(film(tmp_path / "film.mkv", colour, (curve, BT2020)))
    assert np.abs(pixels - expected(colour, curve)).max() <= 2, (pixels, expected(colour, curve))


@pytest.mark.parametrize(("curve", "white"), [(PQ, 0.5807), (HLG, 0.75)])
def test_white_on_paper_is_white_again_and_what_is_brighter_keeps_its_steps(
    tmp_path: Path, curve: int, white: float
) -> None:
    levels = [
        shown(film(tmp_path / f"{index}.mkv", (signal,) * 3, (curve, BT2020))).mean()
        for index, signal in enumerate((white, 0.5 * white + 0.5 * 0.75, 0.9))
    ]
    assert levels[0] == pytest.approx(230, abs=2)
    assert levels == sorted(levels)


def test_colours_of_display_p3_are_brought_in_too(tmp_path: Path) -> None:
    colour = (0.7, 0.4, 0.3)
    pixels = shown(film(tmp_path / "film.mkv", colour, (BT709_CURVE, P3)))
    assert np.abs(pixels - expected(colour, BT709_CURVE, rows=P3_TO_709)).max() <= 2


def test_the_brightest_light_that_the_film_names_sets_the_curve(tmp_path: Path) -> None:
    colour = (0.65, 0.65, 0.65)
    path = film(
        tmp_path / "film.mp4",
        colour,
        (PQ, BT2020),
        "libx265",
        **{
            "x265-params": "log-level=none:lossless=1:hdr10=1:max-cll=0,0:"
            "master-display=G(8500,39850)B(6550,2300)R(35400,14600)WP(15635,16450)L(40000000,50)"
        },
    )
    assert np.abs(shown(path) - expected(colour, PQ, peak=4000)).max() <= 2
    assert abs(expected(colour, PQ, peak=4000)[0] - expected(colour, PQ)[0]) > 4


def test_what_is_no_such_film_stays_as_it_was_and_nothing_is_said(tmp_path: Path) -> None:
    path = film(tmp_path / "film.mkv", (0.25, 0.5, 0.75), (BT709_CURVE, BT709))
    assert np.abs(shown(path) - np.array([64, 128, 191])).max() <= 2
    source = opened(path)
    assert source.open().notes == ()
    source.close()


@pytest.mark.parametrize(
    ("tags", "word"), [((PQ, BT2020), "PQ"), ((HLG, BT2020), "HLG"), ((BT709_CURVE, BT2020), "wide gamut")]
)
def test_it_is_said_what_is_done(tmp_path: Path, tags: tuple[int, int], word: str) -> None:
    source = opened(film(tmp_path / "film.mkv", (0.5, 0.5, 0.5), tags))
    info = source.open()
    source.close()
    assert len(info.notes) == 1
    assert word in info.notes[0]


def test_pq_is_the_inverse_of_itself() -> None:
    signal = np.linspace(0.01, 1, 50)
    np.testing.assert_allclose(hdr.pq_signal(hdr.pq_light(signal)), signal, rtol=1e-9)


def test_pictures_of_any_width_are_translated_whole() -> None:
    for width, height in ((1, 1), (333, 7), (40_000, 2)):
        white = np.full((height, width), 65535, np.uint16)
        pixels = hdr.shown(white, white, white, hdr.Meaning(PQ, BT2020))
        assert pixels.shape == (height, width, 3)
        assert pixels.min() == 255
