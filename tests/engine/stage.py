"""A session with everything around it, on fakes, and the sources it plays."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np

from engine.live.run import Limits
from engine.live.session import Session
from engine.look.look import Look, StyleShare
from engine.values import EngineConfig, Frame, Rendered
from tests.fakes import PATIENCE_S, EventLog, FakeStylizer, ScriptedSource, frame

LOOK = Look((StyleShare("a"),))
CONFIG = EngineConfig()


class Stage:
    """A session with everything around it.

    Attributes:
        stylizers: every stylizer made, newest last; `setup` is applied to each before use.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self.log = EventLog()
        self.stylizers: list[FakeStylizer] = []
        self.setup: Callable[[FakeStylizer], None] = lambda _: None
        self._painted = threading.Semaphore(0)
        self.session = Session(self._make, self.log, self._painted.release, limits or Limits(retry_s=0.001))

    def play(self, source: ScriptedSource, look: Look = LOOK) -> None:
        self.session.start(source, CONFIG, look)

    def next_picture(self) -> Rendered:
        """The newest picture, waiting for one."""
        assert self._painted.acquire(timeout=PATIENCE_S)
        rendered = self.session.display.take()
        return rendered if rendered is not None else self.next_picture()

    def picture_where(self, condition: Callable[[Rendered], bool]) -> Rendered:
        """The first picture from now on that is as wanted."""
        while not condition(rendered := self.next_picture()):
            pass
        return rendered

    def no_more_pictures(self) -> None:
        """Forget the wake-ups and the picture so far."""
        while self._painted.acquire(blocking=False):
            pass
        self.session.display.take()

    def _make(self, config: EngineConfig) -> FakeStylizer:
        stylizer = FakeStylizer(config)
        self.setup(stylizer)
        self.stylizers.append(stylizer)
        return stylizer


def endless(fps: float = 500.0, live: bool = True) -> ScriptedSource:
    """Frames for ever, `fps` a second."""
    pace = threading.Event()

    def frames() -> Iterator[Frame]:
        for index in itertools.count():
            pace.wait(1 / fps)
            yield frame(index, fps)

    return ScriptedSource(frames(), live=live)


def clip(length: int, fps: float = 1000.0, dies: str = "") -> ScriptedSource:
    return ScriptedSource([frame(index, fps) for index in range(length)], dies=dies)


class Film(ScriptedSource):
    """A file of `length` frames that can be read from any place."""

    def __init__(self, length: int, fps: float = 500.0) -> None:
        super().__init__()
        self._length, self._fps = length, fps
        self._at = self._index = 0
        self.jumps: list[float] = []

    def read(self) -> Frame | None:
        if self._at >= self._length:
            return None
        self._at, self._index = self._at + 1, self._index + 1
        return replace(frame(self._at - 1, self._fps), index=self._index - 1)

    def seek(self, time_s: float) -> None:
        self._note_thread()
        self.jumps.append(time_s)
        self._at = round(time_s * self._fps)


def is_inverted(rendered: Rendered) -> bool:
    return bool(np.all(rendered.stylized.pixels == 255 - rendered.original.pixels))
