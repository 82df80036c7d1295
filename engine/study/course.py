"""The course of one study: the request goes to a process of its own, and what it learns into the store as it comes.

Called on a thread that may block for minutes: the window's studying thread, or the command line's main thread.
"""

from __future__ import annotations

import json
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.errors import BackendError, StyleError
from engine.media.images import write_picture
from engine.processes import ProcessEnd, run_module
from engine.study.store import Study, StudyStore
from engine.study.worker import REFUSED, STYLE_KEY
from engine.values import Pixels
from models.registry import WeightsError
from models.studied import parse_studied
from models.study.lesson import Lesson

USUAL_STEPS = Lesson().steps
"""Of a study that is told nothing else."""

WORKER = "engine.study.worker"
STYLE_PX = 1024
"""Short side of the style picture that is studied."""


@dataclass(frozen=True, slots=True)
class StudyProgress:
    """How far a study is.

    Attributes:
        step, steps: done, of how many. remaining_s: None until that can be told.
        better: whether something was kept that is better than what came before.
    """

    step: int
    steps: int
    remaining_s: float | None
    better: bool


@dataclass(frozen=True, slots=True)
class StudyRun:
    """How a study is to be run.

    Attributes:
        frames: of what is painted, to learn on; none: scenes made up. They are gone when the study ends.
        steps: None: as many as usual.
        threads: None: as many as the computer has cores.
        worker: the module that is run.
    """

    frames: Sequence[Pixels] = ()
    steps: int | None = None
    threads: int | None = None
    worker: str = WORKER


def threads_beside_picture() -> int:
    """How many threads a study has while a live picture is painted."""
    return max(1, (os.cpu_count() or 1) - 1)


def study_style(
    study: Study,
    image: Pixels,
    store: StudyStore,
    run: StudyRun,
    on_progress: Callable[[StudyProgress], None],
    should_stop: Callable[[], bool],
) -> bool:
    """Study a style, `image` being the part of its picture that is studied, or go on where that was left off.

    True: it is done. False: `should_stop` has ended it, and it can be gone on with. What was learned until then is in
    the store either way. Raises StyleError.
    """
    state = store.state_file(study)
    with tempfile.TemporaryDirectory(prefix="pastiche-study-") as folder:
        listener = _Listener(Path(folder), study, store, on_progress)
        _write_request(Path(folder), image, store.weights.name, study.side_px, state, run)
        try:
            end = run_module(run.worker, [folder], should_stop, listener.hear)
        except BackendError:
            # Ended by `should_stop`.
            return False
    if end.code != 0:
        raise StyleError(_why_ended(end))
    store.finish(study)
    return True


class _Listener:
    """Hears what the process says, and takes what it has learned into the store."""

    def __init__(
        self, folder: Path, study: Study, store: StudyStore, on_progress: Callable[[StudyProgress], None]
    ) -> None:
        self._folder, self._study, self._store, self._on_progress = folder, study, store, on_progress
        self._first: tuple[float, int] | None = None

    def hear(self, line: str) -> None:
        """A line of its stdout. Raises StyleError where what was learned cannot be kept."""
        said = _said(line)
        if said is None:
            return
        step, steps, file = int(said["step"]), int(said["steps"]), said.get("file")
        better = isinstance(file, str) and self._take(self._folder / file)
        self._on_progress(StudyProgress(step, steps, self._remaining_s(step, steps), better))

    def _take(self, file: Path) -> bool:
        try:
            data = file.read_bytes()
            parts = parse_studied(data, self._store.weights, file.name)[STYLE_KEY][self._study.side_px]
        except (OSError, KeyError, WeightsError) as error:
            raise StyleError(f"What was learned of the style cannot be used: {error}") from error
        file.unlink()
        self._store.keep_stage(self._study, parts)
        return True

    def _remaining_s(self, step: int, steps: int) -> float | None:
        now_s = time.monotonic()
        if self._first is None:
            # The first step has taken up what the libraries do once.
            self._first = now_s, step
            return None
        began_s, first = self._first
        return None if step <= first else (now_s - began_s) / (step - first) * (steps - step)


def _write_request(folder: Path, image: Pixels, weights: str, side_px: int, state: Path, run: StudyRun) -> None:
    names = [f"frame-{number}.png" for number in range(len(run.frames))]
    request = {
        "weights": weights,
        "side_px": side_px,
        "steps": run.steps,
        "state": str(state),
        "threads": run.threads,
        "frames": names,
    }
    try:
        write_picture(folder / "style.png", image)
        for name, frame in zip(names, run.frames, strict=True):
            write_picture(folder / name, frame)
        (folder / "request.json").write_text(json.dumps(request), "utf-8")
    except OSError as error:
        raise StyleError(f"There is no room to study a style in {folder}: {error.strerror}.") from error


def _said(line: str) -> dict[str, Any] | None:
    """What a line says; None for what libraries print."""
    try:
        said = json.loads(line)
    except ValueError:
        return None
    return said if isinstance(said, dict) and {"step", "steps"} <= said.keys() else None


def _why_ended(end: ProcessEnd) -> str:
    if end.code == REFUSED:
        return end.last_words
    return f"The study of the style ended early: {end.problem} What it has learned so far stays in use."
