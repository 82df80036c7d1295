"""What people do with the window, done one after the other, and how long the GUI thread is deaf in each.

Made by `app.diagnostics.window_bench` on the GUI thread, for the real window with the real network.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PyQt6.QtCore import QObject, pyqtSignal

from app.application import Window
from app.diagnostics.heartbeat import Heartbeat, Silence
from app.panels.performance.backend import AUTO
from app.services.session_controller import DEMO
from engine import NETWORKS, EngineConfig, RunningOn, SinkFigures, probe_precisions

_CALM_BEATS = 200
"""What an act leaves behind (a first picture, a file that is closed) still belongs to it."""

_LOOK_EACH_BEATS = 10
_GIVE_UP_S = 240.0
_ALONE_S = 2.0
_TAKE_S = 1.0

Over = Callable[[], bool]

Choice = tuple[str, str]
"""A back end, and a precision it computes in."""


@dataclass(frozen=True, slots=True)
class Act:
    """Something people do.

    Attributes:
        name: what, for the report. do: does it, and gives what says when all that follows from it is over.
    """

    name: str
    do: Callable[[], Over]


class Drill(QObject):
    """Does acts, each when the one before is over, and listens to the heart.

    Attributes:
        silences: the longest of each act so far, by its name.

    Signals:
        failed(str): an act did not come to its end; the end of a sentence.

    Threads: GUI.
    """

    failed = pyqtSignal(str)

    def __init__(self, parent: QObject | None = None, give_up_s: float = _GIVE_UP_S) -> None:
        super().__init__(parent)
        self.silences: dict[str, Silence] = {}
        self._give_up_s = give_up_s
        self._acts: list[Act] = []
        self._then: Callable[[], object] = self.stop
        self._over: Over | None = None
        self._until_s = 0.0
        self._calm_from = 0
        self._heart = Heartbeat(self)
        self._heart.beat.connect(self._listen)

    def begin(self, acts: Iterable[Act], then: Callable[[], object]) -> None:
        """Do these (one at least), and `then` when they are over."""
        self._acts, self._then = list(acts), then
        self._next()

    def stop(self) -> None:
        """No more of it."""
        self._heart.stop()

    def _next(self) -> None:
        self._heart.start_over()
        self._calm_from = 0
        self._until_s = time.monotonic() + self._give_up_s
        self._over = self._acts[0].do()

    def _listen(self) -> None:
        beats = self._heart.beats
        if self._over is None or beats % _LOOK_EACH_BEATS:
            return
        if self._calm_from:
            if beats - self._calm_from >= _CALM_BEATS:
                self._note()
        elif self._over():
            self._calm_from = beats
        elif time.monotonic() > self._until_s:
            self._over = None
            self.failed.emit(f"{self._acts[0].name} did not come to an end.")

    def _note(self) -> None:
        done, self._over = self._acts.pop(0), None
        former = self.silences.get(done.name, Silence())
        self.silences[done.name] = former.or_longer(self._heart.longest)
        if self._acts:
            self._next()
        else:
            self._then()


class User(QObject):
    """Uses a window as people do. Threads: GUI."""

    def __init__(self, window: Window) -> None:
        super().__init__(window.main)
        self._window, self._parts, self._desks = window, window.parts, window.wiring
        self._running_on: list[RunningOn] = []
        self._saved: list[Path] = []
        self._figures = SinkFigures()
        self._parts.bridge.runner_ready.connect(self._running_on.append)
        self._parts.takes.saved.connect(self._saved.append)
        self._parts.takes.progressed.connect(self._hear_figures)

    def first_acts(self) -> list[Act]:
        """What a start is for."""
        return [Act("starting", lambda: lambda: self._sees_stylized)]

    def acts(self, choices: Sequence[Choice]) -> list[Act]:
        """What is done with a window that shows pictures; the last act closes it. Each of `choices` is built.

        A film is recorded first, to be opened afterwards.
        """
        return [
            Act("left alone", _leave_alone),
            *(Act("picking a style", self._pick_style) for _ in range(3)),
            Act("starting a recording", self._record),
            Act("stopping a recording", self._stop_recording),
            Act("opening a film", lambda: self._open(str(self._saved[-1]))),
            Act("opening the demo scene", lambda: self._open(DEMO)),
            *(Act(f"changing to the network {name}", partial(self._build_network, name)) for name in self._networks()),
            *(Act(f"changing to {' '.join(choice)}", partial(self._build, *choice)) for choice in self._other(choices)),
            Act("starting a recording", self._record),
            Act("quitting", self._quit),
        ]

    @property
    def _sees_stylized(self) -> bool:
        rendered = self._window.main.preview.rendered
        return rendered is not None and rendered.stylized is not rendered.original

    def _pick_style(self) -> Over:
        self._window.main.strip.choose(+1)
        key = self._parts.studio.look.styles[0].key
        return lambda: self._parts.studio.is_ready(key)

    def _record(self) -> Over:
        self._figures = SinkFigures()
        self._window.main.commands["record"].trigger()
        return lambda: self._figures.length_s > _TAKE_S

    def _stop_recording(self) -> Over:
        saved = len(self._saved)
        self._window.main.commands["record"].trigger()
        return lambda: len(self._saved) > saved

    def _open(self, spec: str) -> Over:
        built = len(self._running_on)
        # A film of a second would end before it was looked at.
        self._window.main.seek.loop.setChecked(True)
        self._desks.sources.choose(spec)
        return lambda: len(self._running_on) > built and self._sees_stylized

    def _build_network(self, name: str) -> Over:
        built = len(self._running_on)
        self._desks.backend.choose_network(name)
        return lambda: len(self._running_on) > built

    def _build(self, backend: str, precision: str) -> Over:
        built = len(self._running_on)
        self._desks.backend.choose(backend, precision)
        return lambda: len(self._running_on) > built

    def _quit(self) -> Over:
        self._window.main.commands["quit"].trigger()
        return lambda: not self._window.main.isVisible()

    def _networks(self) -> list[str]:
        """The other one, and the present one again."""
        present = self._parts.studio.config.weights
        return [*(name for name in NETWORKS if name != present), present]

    def _other(self, choices: Sequence[Choice]) -> list[Choice]:
        """All but what runs now, which comes last."""
        present = self._running_on[-1].backend, self._running_on[-1].precision
        return sorted(choices, key=lambda choice: choice == present)

    def _hear_figures(self, figures: SinkFigures) -> None:
        self._figures = figures


def choices_here(config: EngineConfig, cache: Path) -> list[Choice]:
    """What can compute here. May take seconds; any thread."""
    found = probe_precisions(config, cache)
    found.pop(AUTO)
    return [(name, way) for name, reasons in found.items() for way, reason in reasons.items() if reason is None]


def _leave_alone() -> Over:
    until_s = time.monotonic() + _ALONE_S
    return lambda: time.monotonic() > until_s
