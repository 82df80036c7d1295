"""Which back end is the fastest on this computer: measured, not guessed, each in a process of its own.

Called by the window on a worker thread while the picture goes on: all candidates are slowed alike, and what counts is
their order. `engine.diagnostics.tuning_run` is what the processes run.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from engine.backends.selection import BACKENDS, make_backend
from engine.backends.self_test import agreement_db
from engine.diagnostics.doctor import LEAST_AGREEMENT_DB, REFERENCE
from engine.errors import BackendError
from engine.processes import run_module
from engine.protocols import Backend
from engine.values import PRECISIONS, EngineConfig, Pixels

# Compiling with TensorRT takes minutes.
_TRY_S = 900.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A back end that was measured, or why it was not.

    Attributes:
        name: as in the back end table. median_ms: of one frame, network only; None with a problem.
        problem: one sentence, None when it works.
    """

    name: str
    median_ms: float | None = None
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Tuning:
    """What was found.

    Attributes:
        candidates: in the order of the back end table. fastest: the name of the winner, None when nothing works.
    """

    candidates: tuple[Candidate, ...]
    fastest: str | None


Measure = Callable[[str, EngineConfig, tuple[int, int], Path], "tuple[float, Pixels] | str"]


def probe_backends(cache_dir: Path) -> dict[str, str | None]:
    """Name of each back end -> why it cannot run here, None where nothing speaks against it. May take seconds."""
    return {name: make_backend(name, cache_dir / "engines").probe() for name in BACKENDS}


def probe_precisions(config: EngineConfig, cache_dir: Path) -> dict[str, dict[str, str | None]]:
    """Back end that can run here -> precision -> why it does not compute in it, None where it does.

    "auto" is among the back ends, and takes what any of them takes. May take seconds.
    """
    makers = (make_backend(name, cache_dir / "engines") for name in BACKENDS)
    found = {backend.name: precisions_of(backend, config) for backend in makers if backend.probe() is None}
    nowhere = {name: f"No back end here computes in “{name}”." for name in PRECISIONS}
    anywhere = {
        name: None if any(reasons[name] is None for reasons in found.values()) else nowhere[name] for name in PRECISIONS
    }
    return {"auto": anywhere, **found}


def precisions_of(backend: Backend, config: EngineConfig) -> dict[str, str | None]:
    """Precision -> why `backend` does not compute in it here, None where it does."""
    return {name: backend.precision_problem(replace(config, precision=name)) for name in PRECISIONS}


def find_fastest(
    config: EngineConfig,
    size_px: tuple[int, int],
    cache_dir: Path,
    on_step: Callable[[str, int, int], None],
    cancelled: Callable[[], bool],
) -> Tuning:
    """Measure every back end that can run at frames of `size_px`; all must paint as the reference does.

    Each in the precision it takes by itself, whatever `config` says: that is its quickest.

    `on_step` gets the name of what is tried, how many were tried before, and of how many. Raises BackendError when
    cancelled.
    """

    def measure(name: str, config: EngineConfig, size_px: tuple[int, int], folder: Path) -> tuple[float, Pixels] | str:
        return _measure_in_own_process(name, config, size_px, cache_dir, folder, cancelled)

    reasons = probe_backends(cache_dir)
    return judge(reasons, config, size_px, measure, on_step, cancelled)


def judge(
    reasons: dict[str, str | None],
    config: EngineConfig,
    size_px: tuple[int, int],
    measure: Measure,
    on_step: Callable[[str, int, int], None],
    cancelled: Callable[[], bool],
) -> Tuning:
    """As `find_fastest`, with the probes' answers and the measuring given."""
    found = {name: Candidate(name, problem=reason) for name, reason in reasons.items() if reason is not None}
    # The reference first: the others are judged by its picture.
    able = sorted((name for name, reason in reasons.items() if reason is None), key=lambda name: name != REFERENCE)
    reference: Pixels | None = None
    with tempfile.TemporaryDirectory(prefix="pastiche-tuning-") as folder:
        for number, name in enumerate(able):
            if cancelled():
                raise BackendError("Measuring was cancelled.")
            on_step(name, number, len(able))
            measured = measure(name, config, size_px, Path(folder))
            found[name] = _candidate(name, measured, reference)
            if name == REFERENCE and not isinstance(measured, str):
                reference = measured[1]
    return Tuning(tuple(found[name] for name in reasons), _fastest(found.values()))


def _candidate(name: str, measured: tuple[float, Pixels] | str, reference: Pixels | None) -> Candidate:
    if isinstance(measured, str):
        return Candidate(name, problem=measured)
    median_ms, result = measured
    if reference is not None and (nearness := agreement_db(result, reference)) < LEAST_AGREEMENT_DB:
        return Candidate(name, problem=f"Its picture is wrong: it agrees with the reference to {nearness:.0f} dB only.")
    return Candidate(name, median_ms)


def _fastest(candidates: Iterable[Candidate]) -> str | None:
    times = {each.name: each.median_ms for each in candidates if each.median_ms is not None}
    return min(times, key=times.__getitem__, default=None)


def _measure_in_own_process(
    name: str,
    config: EngineConfig,
    size_px: tuple[int, int],
    cache_dir: Path,
    folder: Path,
    cancelled: Callable[[], bool],
) -> tuple[float, Pixels] | str:
    """Milliseconds of a frame and the picture, or the sentence why not."""
    # A file for the picture, since stdout belongs to what libraries print.
    result, said = folder / f"{name}.npy", list[str]()
    size = f"{size_px[0]}x{size_px[1]}"
    arguments = [name, config.weights, config.device, size, str(cache_dir / "engines"), str(result)]
    end = run_module("engine.diagnostics.tuning_run", arguments, cancelled, said.append, _TRY_S)
    answer = _answer(said)
    if end.code != 0 or answer is None:
        return f"It did not get through: {end.problem}"
    if "problem" in answer:
        return str(answer["problem"])
    return float(answer["median_ms"]), np.asarray(np.load(result), np.uint8)


def _answer(said: Sequence[str]) -> dict[str, Any] | None:
    """The last line, which is JSON; foreign libraries print what they like before it."""
    try:
        answer = json.loads(said[-1]) if said else None
    except ValueError:
        return None
    return answer if isinstance(answer, dict) else None
