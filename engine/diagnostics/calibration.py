"""Measures what a network's maps hold, for 8 bits: `python -m engine.diagnostics.calibration WEIGHTS..`.

Run by whoever publishes weights; writes a small file beside them. Frames of the demo scene and bundled style pictures
are painted in all bundled styles; what is kept must paint as float32 does, to `LEAST_INT8_AGREEMENT_DB`, in pictures
that were not measured. Convolutions that cost the picture too much stay in float32, the worst first; the head always
does.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from engine.backends.openvino.graph import Graphs
from engine.backends.openvino.loading import load_openvino
from engine.backends.openvino.quantisation import (
    Calibration,
    Range,
    convolutions,
    observed,
    quantise,
    write_calibration,
)
from engine.backends.openvino.runner import picture
from engine.backends.self_test import agreement_db
from engine.media.sources import make_source
from engine.style_code import FoldedStyle, StyleCode, enriched, fold
from engine.styles.library import StyleLibrary
from engine.stylize.recolouring import recoloured
from engine.values import Pixels
from models.arrays import load_arrays
from models.canvas import canvases
from models.colour.palette import Colours, colours_of
from models.registry import NETWORK_VERSION, weights_record
from models.studied import read_studied

LEAST_INT8_AGREEMENT_DB = 40.0
SIZE_PX = (256, 192)
# Maps grow with the strength: measured up to the most that a slider gives.
_STRENGTHS = (0.5, 1.0, 1.5)
# Twelve frames apart: neighbours would say the same.
_DEMO_FRAMES, _DEMO_STRIDE = 5, 12
_OPTIONS = {"INFERENCE_PRECISION_HINT": "f32"}


@dataclass(frozen=True, slots=True)
class CalibrationMaterial:
    """Frames, and folded styles with their colours to paint them in. Each frame is painted in one style only, each
    style used in turn.
    """

    frames: Sequence[Pixels]
    styles: Sequence[tuple[FoldedStyle, Colours]]

    def pairs(self, begin: int) -> list[tuple[Pixels, FoldedStyle]]:
        """Every second pair of as many as there are frames or styles, from `begin`; frames as the network sees them."""
        pairs = []
        for index in range(begin, max(len(self.frames), len(self.styles)), 2):
            frame, (style, colours) = self.frames[index % len(self.frames)], self.styles[index % len(self.styles)]
            pairs.append((recoloured(frame, colours_of(frame), colours, style.gain), style))
        return pairs


class Calibrator:
    """Measures one network and judges it in 8 bits.

    Attributes:
        graphs: of the network.
    """

    def __init__(self, openvino: Any, graphs: Graphs, material: CalibrationMaterial) -> None:
        self._openvino, self.graphs, self._material = openvino, graphs, material
        self._core = openvino.Core()
        self._former = [np.zeros((1, *shape), np.float32) for shape in graphs.record.statistics_shapes]
        self._canvas = canvases(*graphs.record.canvas, SIZE_PX)
        # In float32; both halves of the material are painted by the same graph.
        self._expected = self._painted(self.graphs.frame(SIZE_PX))

    def ranges(self) -> list[Range]:
        """Smallest and largest value that each convolution reads in the measured half of the material."""
        graph = self.graphs.frame(SIZE_PX)
        count = len(convolutions(graph))
        compiled = self._core.compile_model(observed(self._openvino, graph), "CPU", _OPTIONS)
        found = [self._run(compiled, *pair)[-2 * count :] for pair in self._material.pairs(0)]
        values = np.array([[float(value) for value in each] for each in found])
        return [
            (float(low), float(high)) for low, high in zip(values[:, 0::2].min(0), values[:, 1::2].max(0), strict=True)
        ]

    def agreement_db(self, ranges: Sequence[Range | None]) -> float:
        """The worst agreement with float32 in the other half of the material."""
        graph = self.graphs.frame(SIZE_PX)
        quantise(self._openvino, graph, ranges)
        # The half that was not measured: a range that only fits what it was measured on would show.
        pairs = zip(self._painted(graph), self._expected, strict=True)
        return min(agreement_db(result, expected) for result, expected in pairs)

    def chosen(self) -> tuple[list[Range | None], float]:
        """Ranges of as many convolutions as the picture can bear, and the agreement then."""
        ranges: list[Range | None] = list(self.ranges())
        reached = self.agreement_db(ranges)
        worst_first = self._worst_first(ranges) if reached < LEAST_INT8_AGREEMENT_DB else []
        for index in worst_first:
            ranges[index] = None
            reached = self.agreement_db(ranges)
            if reached >= LEAST_INT8_AGREEMENT_DB:
                break
        return ranges, reached

    def _worst_first(self, ranges: Sequence[Range | None]) -> list[int]:
        """The convolutions, by what each costs the picture when it alone is in 8 bits."""
        alone = [
            self.agreement_db([each if at == index else None for at, each in enumerate(ranges)])
            for index in range(len(ranges))
        ]
        return [int(index) for index in np.argsort(alone)]

    def _painted(self, graph: Any) -> list[Pixels]:
        compiled = self._core.compile_model(graph, "CPU", _OPTIONS)
        return [picture(self._run(compiled, *pair)[0]) for pair in self._material.pairs(1)]

    def _run(self, compiled: Any, frame: Pixels, style: FoldedStyle) -> list[Any]:
        scalars = [np.array([value], np.float32) for value in (style.gain, 1.0)]
        parts = [part[None] for part in style.parts]
        return list(compiled([frame[None], *scalars, *self._former, *parts, *self._canvas]).values())


def bundled_material(openvino: Any, graphs: Graphs) -> CalibrationMaterial:
    """The demo scene and the bundled styles, as pictures and as styles of several strengths."""
    width, height = SIZE_PX
    with tempfile.TemporaryDirectory() as folder:
        library = StyleLibrary(Path(folder))
        keys = [style.key for style in library.styles()]
        images = [library.image(key, max(SIZE_PX)) for key in keys]
    cut = [np.ascontiguousarray(image[:height, :width]) for image in images]
    encode = openvino.Core().compile_model(graphs.code(), "CPU", _OPTIONS)
    codes = [StyleCode(tuple(np.array(part) for part in encode([image[None]]).values())) for image in cut]
    learned = read_studied(graphs.record)
    # A bundled style is painted as it was studied, one of the user's as it is read.
    studied = [
        (enriched(code, parts), colours_of(image))
        for key, code, image in zip(keys, codes, cut, strict=True)
        for parts in learned.get(key, {}).values()
    ]
    known = studied + list(zip(codes, map(colours_of, cut), strict=True))
    full = (1.0, 1.0, 1.0, 1.0)
    styles = [(fold(code, strength, full), colours) for strength in _STRENGTHS for code, colours in known]
    return CalibrationMaterial([*_demo_frames(), *cut], styles)


def _demo_frames() -> list[Pixels]:
    scene = make_source("demo", size=SIZE_PX, frames=_DEMO_FRAMES * _DEMO_STRIDE, live=False)
    scene.open()
    frames = [frame.pixels for frame in iter(scene.read, None)]
    scene.close()
    return frames[::_DEMO_STRIDE]


def main(weights: str) -> None:
    """Calibrate the network of `weights` and keep what was found, if it is good enough."""
    openvino, record = load_openvino(), weights_record(weights)
    graphs = Graphs(openvino, record, load_arrays(record), convolves=True)
    ranges, reached = Calibrator(openvino, graphs, bundled_material(openvino, graphs)).chosen()
    kept = sum(each is not None for each in ranges)
    if reached < LEAST_INT8_AGREEMENT_DB or kept == 0:
        raise SystemExit(f"{weights} does not bear 8 bits: {reached:.1f} dB with {kept} convolutions.")
    write_calibration(record, Calibration(record.sha256, NETWORK_VERSION, tuple(ranges), round(reached, 1)))
    sys.stdout.write(f"{weights}: {kept} of {len(ranges)} convolutions in 8 bits, {reached:.1f} dB\n")


if __name__ == "__main__":
    for name in sys.argv[1:]:
        main(name)
