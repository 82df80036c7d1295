"""What photo mode keeps of photographs, and what it brings them of styles.

    python -m engine.diagnostics.photo --data DIR [--pictures 24] [--side 512]

DIR holds `content-*.tar` of photographs, which are shown in every bundled style at strength 1, their longer side as
long as asked. Three figures:

- edges: F1 of the Canny edges of result and frame, within one pixel. SSIM: of luminance, Gaussian window of 11 pixels.
- palette: sliced Wasserstein distance in CIE Lab (32 directions, 256 quantiles) from the result to the style, as a
  share of that from the frame.

At the end: how a film of the demo scene with the noise of a camera changes from frame to frame, as a multiple of what
the film itself does (means of squares of 16 pixels, of all and of the one that changes most), and what a frame takes.
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
from engine.media.scene import DemoScene
from engine.stylize.photo import PhotoMode
from engine.stylize.photo_palette import PhotoPalette, lab_of, palette_of
from engine.values import Pixels, Plane

_STYLES = Path(__file__).parents[2] / "assets" / "styles"
_STYLE_PX = 256
_DIRECTIONS, _QUANTILES = 32, 256
_SQUARE_PX = 16
_FILM_FRAMES, _FILM_NOISE, _FILM_SHARE = 60, 3.0, 0.06


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
    along = [_in_order(lab_of(each).reshape(-1, 3) @ directions.astype(np.float32)) for each in (left, right)]
    return float(np.abs(along[0] - along[1]).mean())


def kept(frame: Pixels, result: Pixels, style: Pixels) -> Kept:
    """All three figures."""
    share = palette_distance(result, style) / max(palette_distance(frame, style), 1e-9)
    return Kept(edge_f1(frame, result), ssim(frame, result), share)


def steadiness(frames: Sequence[Pixels], results: Sequence[Pixels]) -> tuple[float, float]:
    """How results change from frame to frame, as multiples of what frames do: on average, and the most."""
    changes = [np.abs(np.diff(np.stack([_squares(each) for each in film]), axis=0)) for film in (frames, results)]
    return float(changes[1].mean() / changes[0].mean()), float(changes[1].max() / changes[0].max())


def _squares(pixels: Pixels) -> np.ndarray:
    size_px = max(1, pixels.shape[1] // _SQUARE_PX), max(1, pixels.shape[0] // _SQUARE_PX)
    return np.asarray(cv2.resize(pixels.astype(np.float32), size_px, interpolation=cv2.INTER_AREA))


def _in_order(seen: np.ndarray) -> np.ndarray:
    """[directions, quantiles] of [places, directions]."""
    at = np.linspace(0, len(seen) - 1, _QUANTILES).round().astype(int)
    return np.asarray(np.sort(np.ascontiguousarray(seen.T), axis=1)[:, at])


def _near(edges: np.ndarray) -> np.ndarray:
    return np.asarray(cv2.dilate(edges.astype(np.uint8), np.ones((3, 3), np.uint8))) > 0


def _grey(pixels: Pixels) -> Plane:
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)


def _smooth(values: np.ndarray) -> np.ndarray:
    return np.asarray(cv2.GaussianBlur(values, (11, 11), 1.5))


def _photographs(folder: Path, count: int, side_px: int) -> list[Pixels]:
    """The first `count` of the shards in DIR, as many of each; their longer side is `side_px`."""
    shards = sorted(folder.glob("content-*.tar"))
    if not shards:
        raise SystemExit(f"no content-*.tar in {folder}")
    found: list[Pixels] = []
    for shard in shards:
        with tarfile.open(shard) as opened:
            members = [each for each in opened if each.isfile()][: -(-count // len(shards))]
            found += [_decoded(opened.extractfile(each).read(), side_px) for each in members]  # type: ignore[union-attr]
    return found[:count]


def _decoded(data: bytes, side_px: int) -> Pixels:
    bgr = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
    assert bgr is not None
    scale = side_px / max(bgr.shape[:2])
    size_px = round(bgr.shape[1] * scale), round(bgr.shape[0] * scale)
    return resized(np.asarray(cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB), np.uint8), size_px)


def _film() -> list[Pixels]:
    scene, rng = DemoScene(640, 360), np.random.default_rng(0)
    frames = [scene.frame(index / 30) for index in range(_FILM_FRAMES)]
    return [np.clip(each + rng.normal(0, _FILM_NOISE, each.shape), 0, 255).astype(np.uint8) for each in frames]


def _steady(film: Sequence[Pixels], palette: PhotoPalette) -> tuple[float, float]:
    mode, shares = PhotoMode(), [1.0, *[_FILM_SHARE] * (len(film) - 1)]
    return steadiness(film, [mode.apply(each, palette, 1.0, share) for each, share in zip(film, shares, strict=True)])


def _milliseconds() -> float:
    """Median processor time of frames of 640 x 360."""
    rng, mode, took = np.random.default_rng(0), PhotoMode(), []
    coarse = rng.integers(0, 256, (9, 16, 3)).astype(np.uint8)
    frame, style = resized(coarse, (640, 360)), palette_of(resized(coarse[::-1], (256, 256)))
    for index in range(60):
        begun = time.process_time()
        mode.apply(frame, style, 1.0, 0.1 if index else 1.0)
        took.append(1000 * (time.process_time() - begun))
    return float(np.median(took))


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print a line a style."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--pictures", type=int, default=24)
    parser.add_argument("--side", type=int, default=512, metavar="PX")
    options = parser.parse_args(arguments)
    frames, everything = _photographs(options.data, options.pictures, options.side), []
    film, changes = _film(), []
    sys.stdout.write("style              edges   ssim  palette   (means; least, least, most in brackets)" + "\n")
    for file in sorted(_STYLES.glob("*.jpg")):
        style = resized(read_picture(file), (_STYLE_PX, _STYLE_PX))
        palette = palette_of(style)
        rows = np.array([kept(each, PhotoMode().apply(each, palette, 1.0, 1.0), style) for each in frames])
        everything.append(rows)
        changes.append(_steady(film, palette))
        sys.stdout.write(_line(file.stem, rows) + "\n")
    sys.stdout.write(_line("all", np.concatenate(everything)) + "\n")
    mean, most = np.array(changes).T
    sys.stdout.write(f"from frame to frame {mean.mean():.2f} on average, {most.mean():.2f} most; ")
    sys.stdout.write(f"worst style {mean.max():.2f}, {most.max():.2f}" + "\n")
    sys.stdout.write(f"{_milliseconds():.1f} ms of processor time for a frame of 640 x 360" + "\n")


def _line(name: str, rows: np.ndarray) -> str:
    mean, low, high = rows.mean(0), rows.min(0), rows.max(0)
    figures = f"{mean[0]:.3f}  {mean[1]:.3f}  {mean[2]:.3f}   ({low[0]:.2f}, {low[1]:.2f}, {high[2]:.2f})"
    return f"{name:<18} {figures}"


if __name__ == "__main__":
    main()
