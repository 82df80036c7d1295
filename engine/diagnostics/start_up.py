"""How long a start takes, from nothing to the first stylized picture.

`python -m engine.diagnostics.start_up NAME WEIGHTS DEVICE PRECISION WIDTHxHEIGHT CACHE` in a process of its own, whose
time the benchmark takes from outside.

It does what a window does before its first picture. The last line on stdout is JSON, with what it ran on or `problem`.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from engine.backends.memory import resident_bytes
from engine.errors import BackendError, EngineError
from engine.look.look import Look, StyleShare
from engine.look.needs import StyleNeed
from engine.processes import end_errors_in_one_line, run_module
from engine.stats import StageClock
from engine.styles.library import StyleLibrary
from engine.stylize.frame_stylizer import Stylizer
from engine.values import EngineConfig, Frame

# A first start with TensorRT compiles for minutes.
_TIMEOUT_S = 900.0


@dataclass(frozen=True, slots=True)
class StartUp:
    """One start.

    Attributes:
        backend, precision: what ran.
        seconds: from starting the interpreter to the first stylized picture.
        cpu_s: processor time of all its threads until then, which says more where the machine is busy.
        rss_mb: memory of the process then, MiB; None where the system does not tell.
        loaded_torch: whether PyTorch was imported on the way.
    """

    backend: str
    precision: str
    seconds: float
    cpu_s: float
    rss_mb: float | None
    loaded_torch: bool


def measure_starts(config: EngineConfig, size_px: tuple[int, int]) -> tuple[StartUp, StartUp]:
    """The first start, with nothing kept from before, and the second. Raises BackendError."""
    with tempfile.TemporaryDirectory() as folder:
        return _measure(config, size_px, folder), _measure(config, size_px, folder)


def _measure(config: EngineConfig, size_px: tuple[int, int], folder: str) -> StartUp:
    said: list[tuple[float, str]] = []
    began_s = time.perf_counter()
    size = f"{size_px[0]}x{size_px[1]}"
    arguments = [config.backend, config.weights, config.device, config.precision, size, folder]
    end = run_module(
        "engine.diagnostics.start_up",
        arguments,
        # Timed as it arrives: what the process does after that line is no part of the start.
        on_line=lambda line: said.append((time.perf_counter() - began_s, line)),
        timeout_s=_TIMEOUT_S,
    )
    if end.code != 0 or not said:
        raise BackendError(f"The start did not get through: {end.problem}")
    seconds, line = said[-1]
    answer: dict[str, Any] = json.loads(line)
    if "problem" in answer:
        raise BackendError(str(answer["problem"]))
    return StartUp(seconds=seconds, **answer)


def main(arguments: list[str]) -> None:
    """Start, paint one picture, say so."""
    backend, weights, device, precision, size, cache = arguments
    width, height = map(int, size.split("x"))
    with tempfile.TemporaryDirectory() as folder:
        library = StyleLibrary(Path(folder))
        try:
            config = EngineConfig(backend=backend, weights=weights, device=device, precision=precision)
            stylizer = Stylizer(config, library, Path(cache))
            answer = _first_picture(stylizer, library, (width, height))
        except EngineError as error:
            answer = {"problem": str(error)}
        sys.stdout.write(json.dumps(answer) + "\n")
        # The parent takes the time when it reads the line.
        sys.stdout.flush()


def _first_picture(stylizer: Stylizer, library: StyleLibrary, size_px: tuple[int, int]) -> dict[str, Any]:
    stylizer.prepare(size_px, lambda _progress: None, lambda: False)
    key = library.styles()[0].key
    stylizer.load(StyleNeed(key))
    frame = Frame(np.full((size_px[1], size_px[0], 3), 127, np.uint8), 0.0, time.perf_counter(), 0)
    stylizer.stylize(frame, Look((StyleShare(key),)), StageClock())
    if stylizer.running_on is None:
        raise BackendError("It computed nothing.")
    resident = resident_bytes()
    return {
        "backend": stylizer.running_on.backend,
        "precision": stylizer.running_on.precision,
        "cpu_s": time.process_time(),
        "rss_mb": None if resident is None else resident / 2**20,
        "loaded_torch": "torch" in sys.modules,
    }


if __name__ == "__main__":
    end_errors_in_one_line()
    main(sys.argv[1:])
