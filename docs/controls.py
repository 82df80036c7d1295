"""Measures what each control of the look costs, and all of them at once.

    .venv/bin/python -m docs.controls [--rounds 60]

The demo scene with the noise of a camera, 640 x 360, OpenVINO at its usual precision. Looks take turns frame by frame,
each with a stylizer of its own, so that whatever else the computer does slows all of them alike. Printed per look: the
median processor time of a frame (all threads), the median time by the clock, and the rate by each as a share of that
of the plain look, which has steadiness at its usual 50 % and nothing else.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from engine.look import KeepColors, Look, StyleShare
from engine.look.look import Result, Target
from engine.look.mask import Mask
from engine.look.needs import needs_of
from engine.media.scene import DemoScene
from engine.stats import StageClock
from engine.styles import StyleLibrary
from engine.stylize import Stylizer
from engine.values import EngineConfig, Frame

SIZE_PX = WIDTH, HEIGHT = 640, 360
NOISE = 3.0
SKIPPED = 10
"""Rounds at the beginning that do not count."""


def looks(keys: Sequence[str]) -> dict[str, Look]:
    """Those that are measured, the plain one first; `keys` of two styles."""
    plain = Look((StyleShare(keys[0]),))
    mixed = (StyleShare(keys[0], 0.6), StyleShare(keys[1], 0.4))
    mask = Mask.of(np.tile(np.linspace(0, 255, 256).astype(np.uint8), (144, 1)))
    everything = Look(
        mixed, strength=0.9, layers=(1.0, 0.8, 0.9, 0.7), keep_colors=KeepColors.PALETTE, steadiness=0.7, motion=0.5,
        mask=mask, target=Target.PERSON, depth=0.5,
    )  # fmt: skip
    return {
        "plain": plain,
        "two styles, layers": replace(plain, styles=mixed, layers=(1.0, 0.8, 0.9, 0.7)),
        "strength 0.9": replace(plain, strength=0.9),
        "keep colours": replace(plain, keep_colors=KeepColors.LUMINANCE),
        "keep palette": replace(plain, keep_colors=KeepColors.PALETTE),
        "motion 0.5": replace(plain, motion=0.5),
        "painted mask": replace(plain, mask=mask),
        "people": replace(plain, target=Target.PERSON),
        "people, depth": replace(plain, target=Target.PERSON, depth=0.5),
        "all at once": everything,
        "photo": replace(plain, photo=Result.PHOTO),
        "photo, all at once": replace(everything, photo=Result.PHOTO),
    }


def measured(rounds: int, folder: Path) -> dict[str, tuple[float, float]]:
    """(processor, clock) milliseconds of a frame of each look."""
    library = StyleLibrary(folder / "styles")
    asked = looks([style.key for style in library.styles()][:2])
    stylizers = {name: _stylizer(look, library, folder) for name, look in asked.items()}
    scene, rng = DemoScene(*SIZE_PX), np.random.default_rng(0)
    took: dict[str, list[tuple[float, float]]] = {name: [] for name in asked}
    for index in range(rounds + SKIPPED):
        noisy = scene.frame(index / 30) + rng.normal(0, NOISE, (HEIGHT, WIDTH, 3))
        frame = Frame(np.clip(noisy, 0, 255).astype(np.uint8), index / 30, 0.0, index)
        for name, look in asked.items():
            began = time.process_time(), time.perf_counter()
            stylizers[name].stylize(frame, look, StageClock())
            took[name].append((time.process_time() - began[0], time.perf_counter() - began[1]))
    for stylizer in stylizers.values():
        stylizer.close()
    medians = {name: 1000 * np.median(times[SKIPPED:], axis=0) for name, times in took.items()}
    return {name: (float(processor), float(clock)) for name, (processor, clock) in medians.items()}


def _stylizer(look: Look, library: StyleLibrary, folder: Path) -> Stylizer:
    stylizer = Stylizer(EngineConfig(backend="openvino"), library, folder / "cache")
    stylizer.prepare(SIZE_PX, lambda _: None, lambda: False)
    for need in needs_of(look):
        stylizer.load(need)
    return stylizer


def main() -> None:
    """Measure, and print a line a look."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=60)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = measured(options.rounds, Path(folder))
    plain = found["plain"]
    sys.stdout.write("look                 processor ms  clock ms  rate by each\n")
    for name, times in found.items():
        rates = "  ".join(f"{mine / its:.2f}" for mine, its in zip(plain, times, strict=True))
        sys.stdout.write(f"{name:<20} {times[0]:>12.1f} {times[1]:>9.1f}  {rates}\n")


if __name__ == "__main__":
    main()
