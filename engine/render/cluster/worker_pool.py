"""What the driver needs of whoever employs the workers, and what it is told by them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from engine.render.cluster.task import Outcome, Task


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
    """A worker is through with its task, and ready for another."""

    worker: int
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Lost:
    """A worker is gone, and its task undone; should there be another in its place, that one is `Ready` later."""

    worker: int
    reason: str


News = Ready | Moved | Done | Lost


class Crew(Protocol):
    """Workers somewhere. Threads: one, the driver's."""

    def open(self) -> None:
        """Call the workers together; they are there when they are `Ready`. Raises BackendError."""

    def begin(self, worker: int, task: Task) -> None:
        """Give a worker that is ready something to do."""

    def news(self, timeout_s: float) -> News | None:
        """What happened, in order; None when nothing did for `timeout_s`. Raises BackendError."""

    def close(self) -> None:
        """Send all workers home, in the middle of their work too. Legal in any state, any number of times."""
