"""The job thread of a live session: builds runners and encodes styles, one long task at a time, in order.

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
from engine.live.pipeline import StylizerLike
from engine.look.needs import step_towards
from engine.threads import Helpers, begin
from engine.values import EngineConfig, Progress

log = logging.getLogger(__name__)

_HELPERS = "pastiche job"
_UNEXPECTED = "{} failed in an unexpected way; the log has the details."


class WorkshopListener(Protocol):
    """Told what becomes of the jobs, on the job thread."""

    def job_moved(self, progress: Progress) -> None:
        """A job got somewhere."""

    def style_done(self, key: str, problem: str | None) -> None:
        """The style `key`, or `engine.look.needs.SIGHT`, is in memory, or one sentence why not."""

    def runner_built(self) -> None:
        """`Workshop.built` holds a new outcome."""

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


class Workshop:
    """Builds and encodes for one live session. Stylizers are made and closed here and run on the stylize thread.

    Attributes:
        built: outcomes of builds, the latest wins; whoever takes one owns its stylizer, until it is retired.

    Threads: every method from any thread; the listener is told on the job thread.
    """

    def __init__(
        self, factory: Callable[[EngineConfig], StylizerLike], listener: WorkshopListener, steps_back: int = 0
    ) -> None:
        """`steps_back`: how far the threads with which a back end computes stand behind others (`engine.threads`)."""
        self.built: Mailbox[Built | BuildFailed] = Mailbox()
        self._factory = factory
        self._listener = listener
        self._steps_back = steps_back
        self._jobs: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._ordered: set[tuple[StylizerLike, str]] = set()
        self._latest_build: object = None
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="job", daemon=True)

    def start(self) -> None:
        """Begin. Raises ThreadError."""
        begin(self._thread)

    def build(self, config: EngineConfig, size_px: tuple[int, int], keys: Callable[[], Iterable[str]]) -> None:
        """Make a stylizer for frames of `size_px`, `keys` (`engine.look.needs`) ready; cancels builds not yet done."""
        token = object()
        self._latest_build = token
        self._jobs.put(lambda: self._build(token, config, size_px, keys))

    def order(self, stylizer: StylizerLike, key: str, wanted: Callable[[], bool]) -> None:
        """Encode `key` (`engine.look.needs`) on `stylizer`, once, and only if still `wanted` when its turn comes."""
        with self._lock:
            if (stylizer, key) in self._ordered:
                return
            self._ordered.add((stylizer, key))
        self._jobs.put(lambda: self._fulfil(stylizer, key, wanted))

    def retire(self, stylizer: StylizerLike) -> None:
        """Close a stylizer that runs no more, after the jobs that may still use it."""
        self._jobs.put(stylizer.close)

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
        helpers = Helpers(_HELPERS) if self._steps_back else None
        while (job := self._jobs.get()) is not None:
            self._guarded(job)
            if helpers is not None:
                # They came with the first network. The thread itself stays: it imports, and holds Python's lock then.
                helpers.stand_back(self._steps_back)
        self._guarded(self._discard_built)

    def _guarded(self, job: Callable[[], None]) -> None:
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
        keys: Callable[[], Iterable[str]],
    ) -> None:
        def cancelled() -> bool:
            return self._closing.is_set() or self._latest_build is not token

        if cancelled():
            return
        outcome = self._try_build(config, size_px, keys, cancelled)
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
        keys: Callable[[], Iterable[str]],
        cancelled: Callable[[], bool],
    ) -> Built | BuildFailed:
        stylizer: StylizerLike | None = None
        try:
            stylizer = self._factory(config)
            stylizer.prepare(size_px, self._listener.job_moved, cancelled)
            for key in keys():
                if not cancelled():
                    self._encode(stylizer, key)
        except EngineError as error:
            problem = str(error)
        except Exception:
            log.exception("building a runner failed")
            problem = _UNEXPECTED.format("Getting ready to paint")
        else:
            return Built(config, stylizer)
        if stylizer is not None:
            self._guarded(stylizer.close)
        return BuildFailed(config, problem)

    def _fulfil(self, stylizer: StylizerLike, key: str, wanted: Callable[[], bool]) -> None:
        try:
            if wanted() and not self._closing.is_set():
                self._encode(stylizer, key)
        finally:
            with self._lock:
                self._ordered.discard((stylizer, key))

    def _encode(self, stylizer: StylizerLike, key: str) -> None:
        problem = None
        try:
            if stylizer.missing((key,)):
                self._bring(stylizer, key)
        except EngineError as error:
            problem = str(error)
        except Exception:
            log.exception("encoding %s failed", key)
            problem = _UNEXPECTED.format(step_towards(key).label)
        self._listener.style_done(key, problem)

    def _bring(self, stylizer: StylizerLike, key: str) -> None:
        step = step_towards(key)
        self._listener.job_moved(step)
        try:
            stylizer.encode(key)
        finally:
            # Whether it is there now or failed: whoever shows the step takes it away.
            self._listener.job_moved(replace(step, done=1, total=1))

    def _discard_built(self) -> None:
        self._discard(self.built.take())

    def _discard(self, outcome: Built | BuildFailed | None) -> None:
        if isinstance(outcome, Built):
            self._guarded(outcome.stylizer.close)
