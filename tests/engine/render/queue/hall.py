"""A file queue on fake networks, which a test holds, stops and opens again."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image

from engine.look.look import Look, StyleShare
from engine.look.preset import preset_of
from engine.protocols import OnPart, unwatched
from engine.render.queue.job import JobState, QueueJob
from engine.render.queue.render_queue import RenderQueue
from engine.stats import StageClock
from engine.styles.library import StyleLibrary
from engine.values import EngineConfig, Frame
from tests.fakes import PATIENCE_S, FakeStylizer


class Hall:
    """Opens queues on fake networks, waits for what must come, and closes them.

    Attributes:
        stylizers: every fake made. stop_after: frames that each paints before `at_stop` is called. parts: in how many
            each paints a frame; `at_part` is called after each.
    """

    def __init__(self, folder: Path) -> None:
        self.file, self.out = folder / "queue.json", folder / "out"
        self.library = StyleLibrary(folder / "styles")
        self.look = preset_of("In one style", Look(styles=(StyleShare(self.library.styles()[0].key),)), self.library)
        self.stylizers: list[FakeStylizer] = []
        self.gate = threading.Event()
        self.gate.set()
        self.stop_after: int | None = None
        self.parts = 0
        self.at_part: Callable[[int], object] = lambda _done: None
        self.at_stop: Callable[[], object] = lambda: self.gate.wait(PATIENCE_S)
        self._changed = threading.Condition()
        self._queues: list[RenderQueue] = []

    def open(self, gentle: bool = False) -> RenderQueue:
        queue = RenderQueue(self.file, self._make, self.library, EngineConfig(), self._note, gentle)
        self._queues.append(queue)
        queue.start()
        return queue

    def wait_for(self, happened: Callable[[], bool]) -> None:
        with self._changed:
            assert self._changed.wait_for(happened, PATIENCE_S), [queue.jobs() for queue in self._queues]

    def wait_for_states(self, queue: RenderQueue, *states: JobState) -> tuple[QueueJob, ...]:
        self.wait_for(lambda: tuple(job.state for job in queue.jobs()) == states)
        return queue.jobs()

    def close(self) -> None:
        self.gate.set()
        for queue in self._queues:
            queue.close()

    def _make(self, config: EngineConfig) -> FakeStylizer:
        self.stylizers.append(Held(config, self))
        return self.stylizers[-1]

    def _note(self) -> None:
        # Told with the queue's lock held: whoever waits here looks at the queue from another thread.
        threading.Thread(target=self._wake).start()

    def _wake(self) -> None:
        with self._changed:
            self._changed.notify_all()


class Held(FakeStylizer):
    """Does after some frames what the hall wants then."""

    def __init__(self, config: EngineConfig, hall: Hall) -> None:
        super().__init__(config)
        self._hall = hall
        self._painted, self.parts = 0, hall.parts

    def stylize(self, frame: Frame, look: Look, clock: StageClock, on_part: OnPart = unwatched) -> Frame:
        if self._painted == self._hall.stop_after:
            self._hall.at_stop()
        self._painted += 1

        def tell(done: int, total: int) -> None:
            on_part(done, total)
            self._hall.at_part(done)

        return super().stylize(frame, look, clock, tell)


WAITING, RUNNING, DONE, FAILED, CANCELLED = JobState


def picture(path: Path) -> Path:
    Image.fromarray(np.full((48, 64, 3), (10, 20, 30), np.uint8)).save(path)
    return path
