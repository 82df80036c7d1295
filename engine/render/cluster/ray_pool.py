"""Workers of Ray: processes on this machine, or on all machines of a Ray cluster. Used by the driver.

The optional package ray (the extra `cluster`) starts the workers, places them on machines and graphics cards, and
notices when one is gone. It is loaded when a pool is made, sends nobody anything, and keeps what it has to say to logs
of its own, for stdout belongs to the program that calls.
"""

from __future__ import annotations

import importlib
import logging
import os
import shutil
import signal
import socket
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.errors import BackendError
from engine.render.cluster.segment_worker import SegmentWorker
from engine.render.cluster.task import MakeWorkerStylizer, SegmentOutcome, Task
from engine.render.cluster.worker_pool import Done, Lost, Moved, News, Ready
from engine.stylize.frame_stylizer import Stylizer

log = logging.getLogger(__name__)

LOCAL = "local"
"""The address of no cluster: workers are started here and end with the pool."""

# The least that Ray takes.
_STORE_BYTES = 80 * 1024 * 1024
_TOLD_EVERY_S = 0.5
# A worker that failed to start so often is not started again.
_MOST_STARTS = 3
# How long a cluster may take to answer at all.
_KNOCK_S = 5.0
_UNEXPECTED = "Something went wrong inside a worker; the log has the details."

_SETTINGS = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_DEDUP_LOGS_SKIP_REGEX": "(?s).*"}


def load_ray(local: bool) -> Any:
    """The module ray. Raises BackendError with what to do when it is missing. `local`: for this machine alone."""
    # Read when it is imported, and by the processes that it starts.
    os.environ.update(_SETTINGS)
    if local:
        # Whoever knows the secret in the user's folder gets in. That is the default; said outright, Ray does not warn.
        os.environ.setdefault("RAY_AUTH_MODE", "token")
    try:
        return importlib.import_module("ray")
    except ModuleNotFoundError as error:
        raise BackendError("A cluster needs a package more: pip install ray.") from error


@dataclass(frozen=True, slots=True)
class _Wait:
    """What a reference of Ray's stands for: the answer of a worker that was asked to `do` something."""

    worker: int
    do: str


class RayPool:
    """See `engine.render.cluster.worker_pool.WorkerPool`.

    Threads: the main thread, as Ray demands.
    """

    def __init__(
        self,
        address: str = LOCAL,
        workers: int | None = None,
        use_cards: bool = True,
        make_stylizer: MakeWorkerStylizer = Stylizer,
    ) -> None:
        """`address`: LOCAL, "auto" for the cluster that this machine belongs to, or HOST:PORT of one.

        `workers`: None = one for each graphics card, or for each machine where there is none. `use_cards`: each worker
        has a graphics card to itself where there is any. Raises BackendError when Ray is not installed.
        """
        self._ray = load_ray(address == LOCAL)
        self._address, self._workers, self._use_cards = address, workers, use_cards
        self._make_stylizer = make_stylizer
        self._folder: Path | None = None
        self._actors: dict[int, Any] = {}
        self._waits: dict[Any, _Wait] = {}
        # A worker that never starts would be replaced for ever.
        self._failed_starts: Counter[int] = Counter()
        self._worker_class: Any = None

    def open(self) -> None:
        """Start Ray here, or reach the cluster, and ask for the workers. Raises BackendError."""
        self.close()
        try:
            _check_reachable(self._address)
            with _signal_handlers_kept():
                self._ray.init(**self._start())
        except (OSError, RuntimeError, ValueError, ImportError) as error:
            self.close()
            raise BackendError(f"Ray cannot be used at {self._address}: {_short_reason(error)}.") from error
        has = self._ray.cluster_resources()
        cards = int(has.get("GPU", 0)) if self._use_cards else 0
        # Two calls at a time: one renders, one says how far it is. SPREAD, since Ray would fill one machine first.
        self._worker_class = self._ray.remote(_Worker).options(
            num_cpus=1, num_gpus=1 if cards else 0, max_concurrency=2, scheduling_strategy="SPREAD"
        )
        machines = sum(1 for node in self._ray.nodes() if node["Alive"])
        for worker in range(self._workers or cards or machines):
            self._start_worker(worker)

    def begin(self, worker: int, task: Task) -> None:
        """Give a worker that is ready something to do."""
        self._ask(worker, "render", task)
        self._ask(worker, "moved", 0)

    def news(self, timeout_s: float) -> News | None:
        """See `WorkerPool`."""
        if not self._waits:
            return None
        ready, _ = self._ray.wait(list(self._waits), num_returns=1, timeout=timeout_s)
        return self._news_of(ready[0]) if ready else None

    def close(self) -> None:
        """End the workers, and Ray where it was started here."""
        for actor in self._actors.values():
            self._ray.kill(actor)
        self._actors, self._waits, self._worker_class = {}, {}, None
        self._ray.shutdown()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def _start(self) -> dict[str, Any]:
        quiet = {"log_to_driver": False, "logging_level": logging.ERROR}
        if self._address != LOCAL:
            return {"address": self._address, **quiet}
        # A short path: the names of sockets may not be long, and the system's own temporary folder may.
        here = "/tmp" if Path("/tmp").is_dir() else None
        self._folder = Path(tempfile.mkdtemp(prefix="pastiche-ray-", dir=here))
        return {
            "num_cpus": max(self._workers or 1, os.cpu_count() or 1),
            "include_dashboard": False,
            # Ray would take a third of the memory for objects; what travels here is a few kilobytes.
            "object_store_memory": _STORE_BYTES,
            "_temp_dir": str(self._folder),
            **quiet,
        }

    def _start_worker(self, worker: int) -> None:
        self._actors[worker] = self._worker_class.remote(self._make_stylizer)
        self._ask(worker, "greet")

    def _ask(self, worker: int, do: str, *words: Any) -> None:
        self._waits[getattr(self._actors[worker], do).remote(*words)] = _Wait(worker, do)

    def _news_of(self, answer: Any) -> News | None:
        wait = self._waits.pop(answer)
        try:
            said = self._ray.get(answer)
        except self._ray.exceptions.RayTaskError as error:
            log.error("a worker failed: %s", error)
            return Done(wait.worker, SegmentOutcome(problem=_UNEXPECTED)) if wait.do == "render" else None
        except self._ray.exceptions.RayError as error:
            self._failed_starts[wait.worker] += wait.do == "greet"
            return self._replace(wait.worker, _short_reason(error))
        return self._news_from(wait, said)

    def _news_from(self, wait: _Wait, said: Any) -> News | None:
        if wait.do == "greet":
            log.info("worker %d is on %s", wait.worker, said)
            self._failed_starts[wait.worker] = 0
            return Ready(wait.worker)
        if wait.do == "render":
            self._forget_calls_of(wait.worker)
            return Done(wait.worker, said)
        self._ask(wait.worker, "moved", said)
        return Moved(wait.worker, said)

    def _replace(self, worker: int, reason: str) -> Lost:
        self._forget_calls_of(worker)
        # It may still be alive and only unreachable: it must not go on writing.
        self._ray.kill(self._actors.pop(worker))
        if self._failed_starts[worker] < _MOST_STARTS:
            self._start_worker(worker)
        if not self._actors:
            raise BackendError(f"The workers end before they begin: {reason}.")
        return Lost(worker, reason)

    def _forget_calls_of(self, worker: int) -> None:
        self._waits = {answer: wait for answer, wait in self._waits.items() if wait.worker != worker}


class _Worker:
    """A worker's process: Ray calls one method to render, and on another thread one that says how far it is."""

    def __init__(self, make_stylizer: MakeWorkerStylizer) -> None:
        self._segments = SegmentWorker(make_stylizer)
        self._changed = threading.Condition()
        self._frames = 0

    def greet(self) -> str:
        """The name of this machine: the worker is there."""
        return socket.gethostname()

    def render(self, task: Task) -> SegmentOutcome:
        """Do `task`."""
        try:
            return self._segments.render(task, self._note)
        finally:
            self._note(0)

    def moved(self, than: int) -> int:
        """How many frames are painted, as soon as they are not `than` any more, or after a moment."""
        with self._changed:
            self._changed.wait_for(lambda: self._frames != than, _TOLD_EVERY_S)
            return self._frames

    def _note(self, frames: int) -> None:
        with self._changed:
            self._frames = frames
            self._changed.notify_all()


def _check_reachable(address: str) -> None:
    """Raise OSError when nobody is there: Ray would try for minutes."""
    host, _, port = address.rpartition(":")
    if host:
        socket.create_connection((host.strip("[]"), int(port)), _KNOCK_S).close()


@contextmanager
def _signal_handlers_kept() -> Iterator[None]:
    """Keep the handlers of signals as they are: Ray takes SIGTERM for itself."""
    before = signal.getsignal(signal.SIGTERM)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _short_reason(error: BaseException) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return (lines[0] if lines else type(error).__name__).rstrip(".")
