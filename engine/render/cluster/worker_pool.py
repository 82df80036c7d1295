"""What the driver needs of a pool of workers, and what it hears from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from engine.render.cluster.task import SegmentOutcome, Task


@dataclass(frozen=True, slots=True)
class Ready:
    """A worker is there and has nothing to do."""

    worker: int


@dataclass(frozen=True, slots=True)
class Moved:
    """A worker has painted so many frames of its task."""

    worker: int
    frames: int


@dataclass(frozen=True, slots=True)
class Done:
    """A worker has finished its task, and is ready for another."""

    worker: int
    outcome: SegmentOutcome


@dataclass(frozen=True, slots=True)
class Lost:
    """A worker is gone, and its task not done. If another takes its place, that one is `Ready` later."""

    worker: int
    reason: str


News = Ready | Moved | Done | Lost


class WorkerPool(Protocol):
    """Workers somewhere. Threads: one, the driver's."""

    def open(self) -> None:
        """Start the workers; each is there once it is `Ready`. Raises BackendError."""

    def begin(self, worker: int, task: Task) -> None:
        """Give a worker that is ready something to do."""

    def news(self, timeout_s: float) -> News | None:
        """What happened, in order; None when nothing did for `timeout_s`. Raises BackendError."""

    def close(self) -> None:
        """End all workers, also in the middle of a task. Legal in any state, any number of times."""
