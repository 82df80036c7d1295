"""The doctor: what is here, what of it works, and what Pastiche would run on. `app/cli/commands/doctor.py` prints it.

Every back end is really built and run for a second, and its picture compared with that of the reference: a
package that is installed and a device that is listed are promises, not facts.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from engine.backends.selection import BACKENDS, make_backend
from engine.backends.self_test import agreement_db, probe_pattern
from engine.diagnostics.machine import Machine, look_at_machine
from engine.diagnostics.trial import TEST_STYLE_PX, BackendTrial, Effort, percentile, try_backend
from engine.errors import BackendError
from engine.protocols import Backend
from engine.values import PRECISIONS, EngineConfig, Pixels, RunningOn
from models.registry import weights_names, weights_record
from models.transforms import TRANSFORMS

log = logging.getLogger(__name__)

REFERENCE = "eager"
# Half precision and 8 bits agree with the reference far better; a wrong operator does not.
LEAST_AGREEMENT_DB = 30.0
TEST_SIZE_PX = (640, 368)

# Standard deviation, in levels of 255: a picture of one colour has none.
_LEAST_SPREAD = 2.0


@dataclass(frozen=True, slots=True)
class Checkup:
    """One back end, tried.

    Attributes:
        name: as in the back end table.
        problem: None when it works, else one sentence.
        running_on: what it ran on; None when it did not run.
        median_ms: of one frame of `TEST_SIZE_PX`, network only; None when it did not run.
        precisions: precision -> why it does not compute in it here, None where it does; empty when it cannot run.
        agreement_db: how near its picture is to the reference's, in decibels; None for the reference itself.
    """

    name: str
    problem: str | None
    running_on: RunningOn | None = None
    median_ms: float | None = None
    agreement_db: float | None = None
    precisions: Mapping[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FolderCheck:
    """A folder Pastiche keeps things in: whether it can, and how much lies there."""

    name: str
    path: Path
    writable: bool
    bytes: int


@dataclass(frozen=True, slots=True)
class Report:
    """Everything the doctor found.

    Attributes:
        machine: the computer.
        backends: every back end of the table, the preferred first.
        chosen: the first back end that works, which "auto" takes; None when none does.
        cameras: (index, name).
        folders: where Pastiche keeps things.
        networks: weights that are here -> their transform.
        untrained: transforms that none of them has.
    """

    machine: Machine
    backends: tuple[Checkup, ...]
    chosen: str | None
    cameras: tuple[tuple[int, str], ...]
    folders: tuple[FolderCheck, ...]
    networks: Mapping[str, str]
    untrained: tuple[str, ...]


def examine(
    folders: Iterable[tuple[str, Path]],
    cache_dir: Path,
    on_step: Callable[[str], None] = lambda _step: None,
    seconds: float = 1.0,
) -> Report:
    """Examine this computer. `on_step` is told what is being looked at. Takes a second or two per back end."""
    on_step("looking at the machine")
    machine = look_at_machine()
    effort = Effort(warm_up=2, most=1000, most_s=seconds)
    checkups = check_backends([make_backend(name, cache_dir) for name in BACKENDS], effort, on_step)
    on_step("looking for cameras")
    networks = {name: str(weights_record(name).architecture["transform"]) for name in weights_names()}
    return Report(
        machine=machine,
        backends=checkups,
        chosen=next((checkup.name for checkup in checkups if checkup.problem is None), None),
        cameras=_cameras(),
        folders=tuple(check_folder(name, path) for name, path in folders),
        networks=networks,
        untrained=tuple(name for name in TRANSFORMS if name not in networks.values()),
    )


def check_backends(
    backends: Iterable[Backend], effort: Effort, on_step: Callable[[str], None] = lambda _step: None
) -> tuple[Checkup, ...]:
    """Try each; the reference first, so that the others can be compared with it, but reported in the order given."""
    frame, style = probe_pattern(*TEST_SIZE_PX), probe_pattern(TEST_STYLE_PX, TEST_STYLE_PX)
    ordered = list(backends)
    reference: Pixels | None = None
    found: dict[str, Checkup] = {}
    for backend in sorted(ordered, key=lambda backend: backend.name != REFERENCE):
        on_step(f"trying {backend.name}")
        tried = _try(backend, frame, style, effort)
        found[backend.name] = tried if isinstance(tried, Checkup) else _judge(backend, tried, reference)
        if backend.name == REFERENCE and isinstance(tried, BackendTrial):
            reference = tried.result
    return tuple(found[backend.name] for backend in ordered)


def check_folder(name: str, path: Path) -> FolderCheck:
    """Whether files can be made at `path` (or where it would be made), and the bytes that lie there."""
    # A folder that is not there yet is made inside the nearest that is.
    nearest = next(folder for folder in (path, *path.parents) if os.path.exists(folder))
    writable = os.path.isdir(nearest) and os.access(nearest, os.W_OK | os.X_OK)
    return FolderCheck(name, path, writable, sum(_size(file) for file in path.rglob("*")) if os.path.isdir(path) else 0)


def _try(backend: Backend, frame: Pixels, style: Pixels, effort: Effort) -> BackendTrial | Checkup:
    reason = backend.probe()
    if reason is not None:
        return Checkup(backend.name, reason)
    try:
        return try_backend(backend, EngineConfig(backend=backend.name), frame, style, effort)
    except BackendError as error:
        return Checkup(backend.name, str(error))
    # A driver or a foreign library may raise anything; finding that out is what the doctor is for.
    except Exception as error:
        log.exception("the back end %s broke in its self-test", backend.name)
        return Checkup(backend.name, f"It broke in its self-test: {error}".split("\n")[0])


def _judge(backend: Backend, trial: BackendTrial, reference: Pixels | None) -> Checkup:
    nearness = None if reference is None else agreement_db(trial.result, reference)
    problem = None
    if float(trial.result.std()) < _LEAST_SPREAD:
        problem = "Its picture is empty."
    elif nearness is not None and nearness < LEAST_AGREEMENT_DB:
        problem = f"Its picture is wrong: it agrees with the reference to {nearness:.0f} dB only."
    offered = {name: backend.precision_problem(EngineConfig(precision=name)) for name in PRECISIONS}
    return Checkup(backend.name, problem, trial.running_on, percentile(trial.run_ms, 50), nearness, offered)


def _cameras() -> tuple[tuple[int, str], ...]:
    # Here and not above: the tuning of a window imports this module, too.
    from engine.media.sources import list_cameras

    return tuple((camera.index, camera.name) for camera in list_cameras())


def _size(file: Path) -> int:
    try:
        return file.stat().st_size if file.is_file() else 0
    except OSError:
        return 0
