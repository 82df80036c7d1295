"""The job thread of a live session: builds stylizers and reads styles, one long task at a time, in order.

The picture goes on meanwhile; what is done is left where the stylize thread finds it between two frames.
"""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from engine.errors import EngineError
from engine.live.mailbox import Mailbox
from engine.look.needs import Need, StyleNeed, step_towards
from engine.stylize.protocol import MakeStylizer, StylizerLike
from engine.threads import LibraryThreads, start_thread
from engine.values import EngineConfig, Progress

log = logging.getLogger(__name__)

# The name by which the system knows the threads that libraries start from the job thread; at most 15 letters.
_HELPERS = "pastiche job"
_UNEXPECTED = "{} failed in an unexpected way; the log has the details."


class BuildListener(Protocol):
    """Told what becomes of the jobs, on the job thread."""

    def job_moved(self, progress: Progress) -> None:
        """A job got somewhere."""

    def need_done(self, need: Need, problem: str | None) -> None:
        """`need` is in memory, or one sentence why not."""

    def runner_built(self) -> None:
        """`BuildWorker.built` holds a new outcome."""

    def job_failed(self, problem: str) -> None:
        """Some other job went wrong."""


@dataclass(frozen=True, slots=True)
class Built:
    """A stylizer ready to run."""

    config: EngineConfig
    stylizer: StylizerLike


@dataclass(frozen=True, slots=True)
class BuildFailed:
    """One sentence why there is no stylizer for this."""

    config: EngineConfig
    problem: str


class BuildWorker:
    """Builds and loads for one live session. Stylizers are made and closed here and run on the stylize thread.

    Attributes:
        built: outcomes of builds, the latest wins; whoever takes one owns its stylizer, until it is retired.

    Threads: every method from any thread; the listener is told on the job thread.
    """

    def __init__(self, factory: MakeStylizer, listener: BuildListener, steps_back: int = 0) -> None:
        """`steps_back`: how far the threads with which a back end computes stand behind others (`engine.threads`)."""
        self.built: Mailbox[Built | BuildFailed] = Mailbox()
        self._factory = factory
        self._listener = listener
        self._steps_back = steps_back
        self._jobs: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._ordered: set[tuple[StylizerLike, Need]] = set()
        # Compared by identity: a build is cancelled as soon as a later one has taken its place here.
        self._latest_build: object = None
        # Touched by the job thread alone.
        self._made: list[StylizerLike] = []
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="job", daemon=True)

    def start(self) -> None:
        """Begin. Raises ThreadError."""
        start_thread(self._thread)

    def build(self, config: EngineConfig, size_px: tuple[int, int], needs: Callable[[], Iterable[Need]]) -> None:
        """Make a stylizer for frames of `size_px`, with all that `needs` names in memory; cancels unfinished builds."""
        token = object()
        self._latest_build = token
        self._jobs.put(lambda: self._build(token, config, size_px, needs))

    def order(self, stylizer: StylizerLike, need: Need, wanted: Callable[[], bool]) -> None:
        """Have `stylizer` load `need`, once, and only if it is still `wanted` when its turn comes."""
        with self._lock:
            # Asked for before every frame while it is missing: one job is enough.
            if (stylizer, need) in self._ordered:
                return
            self._ordered.add((stylizer, need))
        self._jobs.put(lambda: self._load_if_wanted(stylizer, need, wanted))

    def refresh(self, need: StyleNeed) -> None:
        """Have every stylizer that has this style in memory read it anew."""
        self._jobs.put(lambda: self._refresh(need))

    def retire(self, stylizer: StylizerLike) -> None:
        """Close a stylizer that runs no more, after the jobs that may still use it."""
        self._jobs.put(lambda: self._close_one(stylizer))

    def close(self) -> None:
        """Drop what waits and cancel what runs, except the closing of stylizers; returns at once."""
        self._closing.set()
        self._jobs.put(None)

    def join(self, timeout_s: float) -> bool:
        """Wait for the end; False when a task did not heed its cancelling in time. True when never started."""
        if self._thread.ident is not None:
            self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        library_threads = LibraryThreads(_HELPERS) if self._steps_back else None
        while (job := self._jobs.get()) is not None:
            self._logged(job)
            if library_threads is not None:
                # The libraries' threads came with the first network. This thread itself keeps its priority: it imports
                # modules, and would hold Python's lock for longer.
                library_threads.lower_priority(self._steps_back)
        # Built at the last moment, taken by nobody.
        self._logged(self._discard_built)

    def _logged(self, job: Callable[[], None]) -> None:
        try:
            job()
        except Exception:
            log.exception("a job failed")
            self._listener.job_failed(_UNEXPECTED.format("A task in the background"))

    def _build(
        self,
        token: object,
        config: EngineConfig,
        size_px: tuple[int, int],
        needs: Callable[[], Iterable[Need]],
    ) -> None:
        def cancelled() -> bool:
            return self._closing.is_set() or self._latest_build is not token

        if cancelled():
            return
        outcome = self._try_build(config, size_px, needs, cancelled)
        if cancelled():
            self._discard(outcome)
            return
        self._discard_built()
        self.built.put(outcome)
        self._listener.runner_built()

    def _try_build(
        self,
        config: EngineConfig,
        size_px: tuple[int, int],
        needs: Callable[[], Iterable[Need]],
        cancelled: Callable[[], bool],
    ) -> Built | BuildFailed:
        stylizer: StylizerLike | None = None
        try:
            stylizer = self._factory(config)
            stylizer.prepare(size_px, self._listener.job_moved, cancelled)
            # Asked only now: the look may have changed while the network was built.
            for need in needs():
                if not cancelled():
                    self._load(stylizer, need)
        except EngineError as error:
            problem = str(error)
        except Exception:
            log.exception("building a runner failed")
            problem = _UNEXPECTED.format("Getting ready to paint")
        else:
            self._made.append(stylizer)
            return Built(config, stylizer)
        if stylizer is not None:
            # A card has no room for two: the next attempt wants the memory back.
            self._logged(stylizer.close)
        return BuildFailed(config, problem)

    def _load_if_wanted(self, stylizer: StylizerLike, need: Need, wanted: Callable[[], bool]) -> None:
        try:
            if wanted() and not self._closing.is_set():
                self._load(stylizer, need)
        finally:
            with self._lock:
                self._ordered.discard((stylizer, need))

    def _refresh(self, need: StyleNeed) -> None:
        if self._closing.is_set():
            return
        # Those that wait to be swapped in, too. Where the style is missing it will be read as it is by then.
        for stylizer in [each for each in self._made if not each.missing((need,))]:
            try:
                stylizer.refresh(need)
            except EngineError as error:
                # It stays as it was: nothing is missing.
                self._listener.job_failed(str(error))
            else:
                self._listener.need_done(need, None)

    def _close_one(self, stylizer: StylizerLike) -> None:
        if stylizer in self._made:
            self._made.remove(stylizer)
        stylizer.close()

    def _load(self, stylizer: StylizerLike, need: Need) -> None:
        problem = None
        try:
            if stylizer.missing((need,)):
                self._load_now(stylizer, need)
        except EngineError as error:
            problem = str(error)
        except Exception:
            log.exception("loading %s failed", need)
            problem = _UNEXPECTED.format(step_towards(need).label)
        self._listener.need_done(need, problem)

    def _load_now(self, stylizer: StylizerLike, need: Need) -> None:
        step = step_towards(need)
        self._listener.job_moved(step)
        try:
            stylizer.load(need)
        finally:
            # Loaded or failed, the step is over: whoever shows it takes it away.
            self._listener.job_moved(replace(step, done=1, total=1))

    def _discard_built(self) -> None:
        self._discard(self.built.take())

    def _discard(self, outcome: Built | BuildFailed | None) -> None:
        if isinstance(outcome, Built):
            self._logged(lambda: self._close_one(outcome.stylizer))
