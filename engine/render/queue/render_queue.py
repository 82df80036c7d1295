"""The file queue: many videos and pictures, one after the other, beside the live picture or without a window.

A thread of its own does the work and keeps the queue in a file, so that it survives the end of the program; a job that
was interrupted begins again. Called by the window.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from engine.errors import EngineError
from engine.look.preset import Preset
from engine.render.excerpt import WHOLE, Span
from engine.render.queue.job import JobState, QueueJob
from engine.render.queue.store import QueueStore
from engine.render.queue.work import JobWorker
from engine.styles.library import StyleLibrary
from engine.stylize.protocol import MakeStylizer
from engine.threads import BEHIND_PICTURE, lower_priority
from engine.values import EngineConfig

log = logging.getLogger(__name__)

# A wait that is never woken ends by itself after this long, and asks again.
_WAIT_S = 5.0
_UNEXPECTED = "Something went wrong inside Pastiche; the log has the details."


class RenderQueue:
    """Files to be repainted, in order.

    Threads: every method may be called from any thread and returns at once, but for `close`. `on_change` is called
        on any of them, often; it must not block and must not call back.
    """

    def __init__(
        self,
        file: Path,
        make_stylizer: MakeStylizer,
        library: StyleLibrary,
        config: EngineConfig,
        on_change: Callable[[], None] = lambda: None,
        gentle: bool = False,
    ) -> None:
        """`gentle`: leave the processor to others (a live picture) where the system lets a thread do so."""
        self._store = QueueStore(file)
        self._bench = JobWorker(make_stylizer, library, config)
        self._on_change = on_change
        self._gentle = gentle
        self._changed = threading.Condition()
        # By number, in order: a dict keeps the place of a job that is replaced.
        self._jobs: dict[int, QueueJob] = {}
        self._paused = False
        self._unsaved = False
        self._closed = False
        # The job in work was given up; asked before each frame.
        self._cut = threading.Event()
        self._thread = threading.Thread(target=self._run, name="queue", daemon=True)

    def start(self) -> None:
        """Read what was left over, and begin."""
        self._thread.start()

    def jobs(self) -> tuple[QueueJob, ...]:
        """All of them, in order."""
        with self._changed:
            return tuple(self._jobs.values())

    @property
    def paused(self) -> bool:
        """Whether the queue is held."""
        return self._paused

    def add(
        self,
        sources: Iterable[Path],
        folder: Path,
        look: Preset,
        working_size: tuple[int, int] | None = None,
        on_card: bool = False,
        span: Span = WHOLE,
    ) -> None:
        """Repaint these files into `folder`, after all others; `on_card`: videos decoded by a graphics card. Of each,
        `span` is wanted.
        """
        with self._changed:
            for source in sources:
                number = max(self._jobs, default=0) + 1
                self._jobs[number] = QueueJob(number, source, folder, look, working_size, on_card=on_card, span=span)
            self._note_change()

    def set_config(self, config: EngineConfig) -> None:
        """Run the next job on this."""
        self._bench.config = config

    def set_paused(self, on: bool) -> None:
        """Hold everything, the job in the middle too, or go on."""
        with self._changed:
            self._paused = on
            self._note_change()

    def cancel(self, number: int) -> None:
        """Give up a job that waits or runs; what there was of its result goes away."""
        with self._changed:
            job = self._jobs.get(number)
            if job is not None and not job.is_over:
                # Its thread notices before the next frame; the list shows it at once.
                if job.state is JobState.RUNNING:
                    self._cut.set()
                self._put(replace(job, state=JobState.CANCELLED, eta_s=None, step=""))

    def retry(self, number: int) -> None:
        """Do a job again that is over."""
        with self._changed:
            job = self._jobs.get(number)
            if job is not None and job.is_over:
                again = QueueJob(job.number, job.source, job.folder, job.look, job.working_size, on_card=job.on_card)
                self._put(replace(again, span=job.span))

    def remove(self, number: int) -> None:
        """Take a job off the list; one that runs is given up."""
        with self._changed:
            job = self._jobs.pop(number, None)
            if job is not None and job.state is JobState.RUNNING:
                self._cut.set()
            self._note_change()

    def clear(self) -> None:
        """Take everything off the list that is over."""
        with self._changed:
            self._jobs = {number: job for number, job in self._jobs.items() if not job.is_over}
            self._note_change()

    def close(self, timeout_s: float = 60.0) -> None:
        """Stop in the middle, keep what is left for the next time, and end. Any number of times."""
        with self._changed:
            self._closed = True
            self._note_change()
        # It may never have been started.
        if self._thread.is_alive():
            self._thread.join(timeout_s)

    def _run(self) -> None:
        if self._gentle:
            lower_priority(BEHIND_PICTURE)
        try:
            self._recall()
            while (job := self._next()) is not None:
                self._finish(job, self._outcome(job))
            self._save()
        finally:
            self._store.close()

    def _recall(self) -> None:
        jobs, paused = self._store.open()
        self._bench.mark = "" if self._store.number == 1 else f"{self._store.number}."
        with self._changed:
            # Added while the file was being read: they come behind what was left over.
            added = list(self._jobs.values())
            self._jobs = {job.number: job for job in jobs}
            for job in added:
                number = max(self._jobs, default=0) + 1
                self._jobs[number] = replace(job, number=number)
            self._paused = self._paused or paused
            self._note_change()

    def _next(self) -> QueueJob | None:
        """The next job, as soon as there is one; None at the end."""
        while True:
            self._save()
            with self._changed:
                if self._closed:
                    return None
                job = None if self._paused else self._first_waiting()
                if job is not None:
                    running = replace(job, state=JobState.RUNNING)
                    # Before the lock is released: from then on giving a job up means this one.
                    self._cut.clear()
                    self._put(running)
                    return running
                # Changed since the save above: save again before waiting.
                if not self._unsaved:
                    self._changed.wait(_WAIT_S)

    def _first_waiting(self) -> QueueJob | None:
        return next((job for job in self._jobs.values() if job.state is JobState.WAITING), None)

    def _outcome(self, job: QueueJob) -> QueueJob:
        """The job when it is over; the same one still waiting when the end of the program cut it."""
        try:
            target = self._bench.repaint(job, self._show, self._must_stop)
        except EngineError as error:
            return replace(job, state=JobState.FAILED, problem=str(error))
        except Exception:
            log.exception("the queue's job %s failed", job.source)
            return replace(job, state=JobState.FAILED, problem=_UNEXPECTED)
        if target is not None:
            return replace(job, state=JobState.DONE, target=target)
        # Stopped by the end of the program, not by the user: it waits for the next start.
        return replace(job, state=JobState.CANCELLED if self._cut.is_set() else JobState.WAITING)

    def _must_stop(self) -> bool:
        """Asked before each frame, on the queue's thread: here a held queue waits."""
        self._save()
        with self._changed:
            while self._paused and not self._closed and not self._cut.is_set():
                self._changed.wait(_WAIT_S)
            return self._closed or self._cut.is_set()

    def _show(self, job: QueueJob) -> None:
        with self._changed:
            if self._is_running(job):
                self._jobs[job.number] = job
        self._on_change()

    def _finish(self, job: QueueJob, outcome: QueueJob) -> None:
        with self._changed:
            if self._is_running(job):
                shown = self._jobs[job.number]
                self._put(replace(outcome, done=shown.done, total=shown.total, notes=shown.notes))

    def _is_running(self, job: QueueJob) -> bool:
        """Whether it is still what was begun: it may have been cancelled, removed, even asked for again."""
        present = self._jobs.get(job.number)
        return present is not None and present.state is JobState.RUNNING

    def _put(self, job: QueueJob) -> None:
        self._jobs[job.number] = job
        self._note_change()

    def _note_change(self) -> None:
        self._unsaved = True
        self._changed.notify_all()
        self._on_change()

    def _save(self) -> None:
        with self._changed:
            if not self._unsaved:
                return
            self._unsaved = False
            # A copy, so that the disk is written to without the lock.
            jobs, paused = tuple(self._jobs.values()), self._paused
        self._store.save(jobs, paused)
