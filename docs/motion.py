"""Measures what holding on to motion does, on films whose motion is known, and makes docs/images/motion.jpg.

    .venv/bin/python -m docs.motion --photographs DIR --perceptual FILE [--sheet sheet.png]
    .venv/bin/python -m docs.motion --picture

DIR holds tar files (`content-*.tar`) with at least twelve photographs, FILE the weights of VGG-19; neither is part of
the project, and a sheet of such photographs stays out of it. The picture is made of the demo scene alone.

Six courses of a camera (`engine.diagnostics.clips`), three bundled styles each, every film painted with the slider at 0
and at `--amount`. Printed per course: the error after one frame and after ten, the distance to the style
(`style.mean` of `python -m models.evaluate`), and the deviation of the Laplacian, each as a multiple of that at 0; at
the end how long holding takes of a frame of 640 x 360.
"""

from __future__ import annotations

import argparse
import io
import sys
import tarfile
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import cv2
import numpy as np
import torch
from PIL import Image
from safetensors.torch import load_file

from engine.diagnostics.clips import COURSES, ROOM, Course, MotionClip, clip_error, make_motion_clip
from engine.look import Look, StyleShare
from engine.look.needs import StyleNeed
from engine.media.scene import DemoScene
from engine.stats import StageClock
from engine.style_code import FoldedStyle
from engine.styles import StyleLibrary
from engine.stylize import Stylizer
from engine.stylize.motion.holding import Holding
from engine.values import EngineConfig, Frame, Pixels
from models.perception.losses import StyleStatistics, style_distances, style_statistics
from models.perception.perceptual import Perceptual

SIZE_PX = WIDTH, HEIGHT = 480, 352
COUNT = 24
SKIPPED = 8
"""Frames at the beginning that do not count: everything begins with a painting of its own."""

PICTURE = Path(__file__).parent / "images" / "motion.jpg"
SHOWN = ("Mosaic", "Impasto swirl", "Woodcut")


def main() -> None:
    """Measure, or make the picture."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        painter = Painter(Path(folder))
        if options.picture:
            sheet = Image.fromarray(picture(painter))
            sheet.resize((sheet.width * 3 // 4, sheet.height * 3 // 4)).save(PICTURE, quality=84, optimize=True)
            return
        photographs = list(photographs_in(options.photographs, 2 * len(COURSES)))
        judge = Judge(Perceptual(load_file(options.perceptual)), painter.library)
        for line in measured(painter, photographs, judge, options.amount, options.sheet):
            sys.stdout.write(f"{line}\n")
    sys.stdout.write(f"holding takes {held_ms():.1f} ms of a frame of 640 x 360 ({cv2.getNumThreads()} threads)\n")


class Painter:
    """Films in a bundled style, with the slider at any place."""

    def __init__(self, folder: Path) -> None:
        self.library = StyleLibrary(folder / "styles")
        self._folder = folder

    def painted(self, frames: Sequence[Pixels], key: str, amount: float) -> list[Pixels]:
        """The frames as a film of 30 a second."""
        stylizer = Stylizer(EngineConfig(backend="openvino"), self.library, self._folder / "cache")
        stylizer.prepare((frames[0].shape[1], frames[0].shape[0]), lambda _: None, lambda: False)
        stylizer.load(StyleNeed(key))
        look, clock = Look((StyleShare(key),), motion=amount), StageClock()
        film = [Frame(pixels, index / 30, 0.0, index) for index, pixels in enumerate(frames)]
        painted = [stylizer.stylize(frame, look, clock).pixels for frame in film]
        stylizer.close()
        return painted


class Judge:
    """Distances to styles."""

    def __init__(self, perceptual: Perceptual, library: StyleLibrary) -> None:
        self._perceptual, self._library = perceptual, library

    @torch.inference_mode()
    def distance(self, frames: Sequence[Pixels], key: str) -> float:
        """Mean over the frames and the four layers."""
        target = self._statistics(self._library.image(key, HEIGHT))
        return float(np.mean([style_distances(self._statistics(frame), target).mean().item() for frame in frames]))

    def _statistics(self, pixels: Pixels) -> list[StyleStatistics]:
        picture = torch.from_numpy(np.ascontiguousarray(pixels)).permute(2, 0, 1)[None].float() / 255
        return [style_statistics(tap) for tap in self._perceptual(picture)]


def measured(
    painter: Painter, photographs: list[Pixels], judge: Judge, amount: float, sheet: Path | None
) -> Iterator[str]:
    """The table, a line at a time; rows of frames of every film go to `sheet`."""
    styles, rows, shown = painter.library.styles(), [], []
    yield "course   after 1  after 10  style  sharpness"
    for number, course in enumerate(COURSES):
        clip = _clip(photographs[number], photographs[len(COURSES) + number], course, number)
        ratios = []
        for style in styles[number :: len(COURSES)]:
            plain, held = (painter.painted(clip.frames, style.key, each) for each in (0.0, amount))
            ratios.append(figures(held, clip, judge, style.key) / figures(plain, clip, judge, style.key))
            shown.append(np.hstack([film[at] for film in (clip.frames, plain, held) for at in (14, 17)]))
        rows += ratios
        yield _line(course.name, np.mean(ratios, 0))
    yield _line("mean", np.mean(rows, 0))
    yield _line("worst", np.max(rows, 0))
    if sheet is not None:
        Image.fromarray(np.vstack(shown)).save(sheet)


def figures(
    film: Sequence[Pixels], clip: MotionClip, judge: Judge, key: str
) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Error after one frame and after ten, distance to the style, sharpness."""
    grey = [cv2.cvtColor(frame, cv2.COLOR_RGB2GRAY) for frame in film[SKIPPED:]]
    sharpness = np.mean([cv2.Laplacian(each, cv2.CV_32F).std() for each in grey])
    distance = judge.distance(film[2 * SKIPPED :: 3], key)
    return np.array([clip_error(film, clip, 1, SKIPPED), clip_error(film, clip, 10, SKIPPED), distance, sharpness])


def photographs_in(folder: Path, count: int) -> Iterator[Pixels]:
    """The last `count` of the last tar file, large enough for the films."""
    with tarfile.open(sorted(folder.glob("content-*.tar"))[-1]) as tar:
        for member in tar.getmembers()[-count:]:
            data = tar.extractfile(member)
            assert data is not None
            image = Image.open(io.BytesIO(data.read())).convert("RGB")
            scale = max(ROOM * WIDTH / image.width, ROOM * HEIGHT / image.height)
            size_px = int(image.width * scale) + 1, int(image.height * scale) + 1
            yield np.asarray(image.resize(size_px, Image.Resampling.BICUBIC))


def picture(painter: Painter) -> Pixels:
    """For a few styles: a frame, and what one line of the picture is from frame to frame, at 0 and at 0.5."""
    scene = DemoScene(int(ROOM * WIDTH) + 1, int(ROOM * HEIGHT) + 1).frame(2.0)
    clip = make_motion_clip(scene, Course("pan", pan=(0.005, 0.0), shake=0.001), SIZE_PX, 60, seed=1)
    keys = {style.name: style.key for style in painter.library.styles()}
    rows = []
    for name in SHOWN:
        plain, held = (painter.painted(clip.frames, keys[name], amount) for amount in (0.0, 0.5))
        lines = [np.stack([frame[HEIGHT // 2] for frame in film]).repeat(4, 0) for film in (plain, held)]
        gap = np.full((HEIGHT, 8, 3), 255, np.uint8)
        rows.append(np.hstack([held[30], *(part for line in lines for part in (gap, _fitted(line)))]))
    return np.vstack(rows)


def held_ms() -> float:
    """Median time of a frame of 640 x 360 on a pan."""
    scene = DemoScene(700, 400).frame(2.0)
    holding, style, took = Holding(), FoldedStyle((), 1.0), []
    for index in range(50):
        frame = np.ascontiguousarray(scene[20:380, index : index + 640])
        began = time.perf_counter()
        holding.hold(frame, 255 - frame, Look(motion=0.5), style, goes_on=index > 0)
        took.append(time.perf_counter() - began)
    return float(np.median(took[1:]) * 1000)


def _clip(photograph: Pixels, front: Pixels, course: Course, seed: int) -> MotionClip:
    cut_out = cv2.resize(front, (WIDTH // 2, HEIGHT * 3 // 4), interpolation=cv2.INTER_AREA)
    return make_motion_clip(photograph, course, SIZE_PX, COUNT, seed, np.asarray(cut_out, np.uint8))


def _fitted(line: Pixels) -> Pixels:
    return np.asarray(cv2.resize(line, SIZE_PX, interpolation=cv2.INTER_AREA), np.uint8)


def _line(name: str, values: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> str:
    return f"{name:8}" + "".join(f"{value:9.3f}" for value in values)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--photographs", type=Path, metavar="DIR")
    parser.add_argument("--perceptual", type=Path, metavar="FILE")
    parser.add_argument("--amount", type=float, default=0.5)
    parser.add_argument("--sheet", type=Path, metavar="FILE")
    parser.add_argument("--picture", action="store_true", help="make docs/images/motion.jpg and nothing else")
    options = parser.parse_args()
    if not options.picture and (options.photographs is None or options.perceptual is None):
        parser.error("--photographs and --perceptual are needed, or --picture")
    return options


if __name__ == "__main__":
    main()
