"""What photo mode keeps of photographs, and what it brings them of styles.

    python -m engine.diagnostics.photo --data DIR [--pictures 24]

DIR holds `content-*.tar` of photographs, which are painted in every bundled style at strength 1. Three figures:

- edges: F1 of the Canny edges of result and frame, within one pixel. SSIM: of luminance, Gaussian window of 11 pixels.
- palette: sliced Wasserstein distance in CIE Lab (32 directions, 256 quantiles) from the result to the style, as a
  share of that from the frame.
"""

from __future__ import annotations

import argparse
import sys
import tarfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np

from engine.media.images import read_picture
from engine.media.pixels import resized
from engine.stylize.photo import PhotoMode
from engine.stylize.photo_palette import lab_of, palette_of
from engine.values import Pixels, Plane

_STYLES = Path(__file__).parents[2] / "assets" / "styles"
_STYLE_PX = 256
_DIRECTIONS, _QUANTILES = 32, 256


class Kept(NamedTuple):
    """Of one photograph in one style; see the module."""

    edges: float
    ssim: float
    palette: float


def edge_f1(frame: Pixels, result: Pixels) -> float:
    """F1 of the edges, 0..1; 1 where neither has any."""
    ours, theirs = (cv2.Canny(cv2.GaussianBlur(_grey(each), (5, 5), 1.0), 60, 120) > 0 for each in (result, frame))
    if not ours.any() or not theirs.any():
        return float(ours.any() == theirs.any())
    precision, recall = (ours & _near(theirs)).sum() / ours.sum(), (theirs & _near(ours)).sum() / theirs.sum()
    return float(2 * precision * recall / max(precision + recall, 1e-9))


def ssim(frame: Pixels, result: Pixels) -> float:
    """Structural similarity of luminance (Wang et al. 2004)."""
    left, right = (_grey(each).astype(np.float64) for each in (frame, result))
    mean_l, mean_r = _smooth(left), _smooth(right)
    spread_l, spread_r = _smooth(left * left) - mean_l**2, _smooth(right * right) - mean_r**2
    both = _smooth(left * right) - mean_l * mean_r
    light = (2 * mean_l * mean_r + 6.5025) / (mean_l**2 + mean_r**2 + 6.5025)
    return float((light * (2 * both + 58.5225) / (spread_l + spread_r + 58.5225)).mean())


def palette_distance(left: Pixels, right: Pixels) -> float:
    """Sliced Wasserstein distance of the colours, in units of Lab."""
    directions = np.random.default_rng(0).normal(size=(3, _DIRECTIONS))
    directions /= np.linalg.norm(directions, axis=0)
    steps = np.linspace(0, 1, _QUANTILES)
    along = [np.quantile(lab_of(each).reshape(-1, 3) @ directions, steps, axis=0) for each in (left, right)]
    return float(np.abs(along[0] - along[1]).mean())


def kept(frame: Pixels, result: Pixels, style: Pixels) -> Kept:
    """All three figures."""
    share = palette_distance(result, style) / max(palette_distance(frame, style), 1e-9)
    return Kept(edge_f1(frame, result), ssim(frame, result), share)


def _near(edges: np.ndarray) -> np.ndarray:
    return np.asarray(cv2.dilate(edges.astype(np.uint8), np.ones((3, 3), np.uint8))) > 0


def _grey(pixels: Pixels) -> Plane:
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)


def _smooth(values: np.ndarray) -> np.ndarray:
    return np.asarray(cv2.GaussianBlur(values, (11, 11), 1.5))


def _photographs(folder: Path, count: int) -> list[Pixels]:
    """The first `count` of the shards in DIR, as many of each."""
    shards = sorted(folder.glob("content-*.tar"))
    if not shards:
        raise SystemExit(f"no content-*.tar in {folder}")
    found: list[Pixels] = []
    for shard in shards:
        with tarfile.open(shard) as opened:
            members = [each for each in opened if each.isfile()][: -(-count // len(shards))]
            found += [_decoded(opened.extractfile(each).read()) for each in members]  # type: ignore[union-attr]
    return found[:count]


def _decoded(data: bytes) -> Pixels:
    bgr = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
    assert bgr is not None
    return np.asarray(cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB), np.uint8)


def _milliseconds() -> float:
    """Median of frames of 640 x 360."""
    rng, mode, took = np.random.default_rng(0), PhotoMode(), []
    coarse = rng.integers(0, 256, (9, 16, 3)).astype(np.uint8)
    frame, style = resized(coarse, (640, 360)), palette_of(resized(coarse[::-1], (256, 256)))
    for index in range(60):
        begun = time.perf_counter()
        mode.apply(frame, style, 1.0, 0.1 if index else 1.0)
        took.append(1000 * (time.perf_counter() - begun))
    return float(np.median(took))


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print a line a style."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--pictures", type=int, default=24)
    options = parser.parse_args(arguments)
    frames, everything = _photographs(options.data, options.pictures), []
    sys.stdout.write("style              edges   ssim  palette   (means; least, least, most in brackets)" + "\n")
    for file in sorted(_STYLES.glob("*.jpg")):
        style = resized(read_picture(file), (_STYLE_PX, _STYLE_PX))
        palette = palette_of(style)
        rows = np.array([kept(each, PhotoMode().apply(each, palette, 1.0, 1.0), style) for each in frames])
        everything.append(rows)
        sys.stdout.write(_line(file.stem, rows) + "\n")
    sys.stdout.write(_line("all", np.concatenate(everything)) + "\n")
    sys.stdout.write(f"{_milliseconds():.1f} ms a frame of 640 x 360" + "\n")


def _line(name: str, rows: np.ndarray) -> str:
    mean, low, high = rows.mean(0), rows.min(0), rows.max(0)
    figures = f"{mean[0]:.3f}  {mean[1]:.3f}  {mean[2]:.3f}   ({low[0]:.2f}, {low[1]:.2f}, {high[2]:.2f})"
    return f"{name:<18} {figures}"


if __name__ == "__main__":
    main()
