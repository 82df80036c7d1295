"""What people do with the window, done one after the other, and for how long the GUI thread does not respond in each.

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
from engine.diagnostics import probe_precisions
from engine.live import SinkFigures
from engine.media import DEMO
from engine.values import NETWORKS, EngineConfig, RunningOn

_BEATS_AFTER = 200
"""How long the measuring goes on after an action: a first picture, a file that is closed still belong to it."""

_BEATS_PER_LOOK = 10
_TIMEOUT_S = 240.0
_IDLE_S = 2.0
_RECORD_S = 1.0

IsOver = Callable[[], bool]

BackendChoice = tuple[str, str]
"""A back end, and a precision it computes in."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something people do.

    Attributes:
        name: what, for the report. do: does it, and gives what says when all that follows from it is over.
    """

    name: str
    do: Callable[[], IsOver]


class Drill(QObject):
    """Does actions, each when the one before is over, and listens to the heart.

    Attributes:
        silences: the longest of each action so far, by its name.

    Signals:
        failed(str): an action did not come to its end; the end of a sentence.

    Threads: GUI.
    """

    failed = pyqtSignal(str)

    def __init__(self, parent: QObject | None = None, timeout_s: float = _TIMEOUT_S) -> None:
        super().__init__(parent)
        self.silences: dict[str, Silence] = {}
        self._timeout_s = timeout_s
        self._actions: list[Action] = []
        self._then: Callable[[], object] = self.stop
        self._over: IsOver | None = None
        self._until_s = 0.0
        self._over_since = 0
        self._heartbeat = Heartbeat(self)
        self._heartbeat.beat.connect(self._on_beat)

    def begin(self, actions: Iterable[Action], then: Callable[[], object]) -> None:
        """Do these (one at least), and `then` when they are over."""
        self._actions, self._then = list(actions), then
        self._next()

    def stop(self) -> None:
        """No more of it."""
        self._heartbeat.stop()

    def _next(self) -> None:
        self._heartbeat.start_over()
        self._over_since = 0
        self._until_s = time.monotonic() + self._timeout_s
        self._over = self._actions[0].do()

    def _on_beat(self) -> None:
        beats = self._heartbeat.beats
        # Asking at every beat would itself keep the thread busy.
        if self._over is None or beats % _BEATS_PER_LOOK:
            return
        if self._over_since:
            if beats - self._over_since >= _BEATS_AFTER:
                self._finish_action()
        elif self._over():
            self._over_since = beats
        elif time.monotonic() > self._until_s:
            self._over = None
            self.failed.emit(f"{self._actions[0].name} did not come to an end.")

    def _finish_action(self) -> None:
        done, self._over = self._actions.pop(0), None
        former = self.silences.get(done.name, Silence())
        self.silences[done.name] = former.or_longer(self._heartbeat.longest)
        if self._actions:
            self._next()
        else:
            self._then()


class User(QObject):
    """Uses a window as people do. Threads: GUI."""

    def __init__(self, window: Window) -> None:
        super().__init__(window.main)
        self._window, self._services, self._connections = window, window.services, window.connections
        self._running_on: list[RunningOn] = []
        self._saved: list[Path] = []
        self._figures = SinkFigures()
        self._services.session_signals.runner_ready.connect(self._running_on.append)
        self._services.recordings.saved.connect(self._saved.append)
        self._services.recordings.progressed.connect(self._keep_figures)

    def first_actions(self) -> list[Action]:
        """What a start is for."""
        return [Action("starting", lambda: lambda: self._sees_stylized)]

    def actions(self, choices: Sequence[BackendChoice]) -> list[Action]:
        """What is done with a window that shows pictures; the last action closes it. Each of `choices` is built.

        A film is recorded first, to be opened afterwards.
        """
        return [
            Action("left alone", _idle),
            *(Action("picking a style", self._pick_style) for _ in range(3)),
            Action("starting a recording", self._record),
            Action("stopping a recording", self._stop_recording),
            Action("opening a film", lambda: self._open(str(self._saved[-1]))),
            Action("opening the demo scene", lambda: self._open(DEMO)),
            *(
                Action(f"changing to the network {name}", partial(self._build_network, name))
                for name in self._networks()
            ),
            *(
                Action(f"changing to {' '.join(choice)}", partial(self._build, *choice))
                for choice in self._other(choices)
            ),
            Action("starting a recording", self._record),
            Action("quitting", self._quit),
        ]

    @property
    def _sees_stylized(self) -> bool:
        rendered = self._window.main.preview.rendered
        return rendered is not None and rendered.stylized is not rendered.original

    def _pick_style(self) -> IsOver:
        self._window.main.strip.choose(+1)
        key = self._services.session_controller.look.styles[0].key
        return lambda: self._services.session_controller.is_ready(key)

    def _record(self) -> IsOver:
        self._figures = SinkFigures()
        self._window.main.commands["record"].trigger()
        return lambda: self._figures.length_s > _RECORD_S

    def _stop_recording(self) -> IsOver:
        saved = len(self._saved)
        self._window.main.commands["record"].trigger()
        return lambda: len(self._saved) > saved

    def _open(self, spec: str) -> IsOver:
        built = len(self._running_on)
        # The film is a second long: without the loop it would have ended before anything is measured.
        self._window.main.seek.loop.setChecked(True)
        self._connections.sources.choose(spec)
        return lambda: len(self._running_on) > built and self._sees_stylized

    def _build_network(self, name: str) -> IsOver:
        built = len(self._running_on)
        self._connections.network.choose(name)
        return lambda: len(self._running_on) > built

    def _build(self, backend: str, precision: str) -> IsOver:
        built = len(self._running_on)
        self._connections.backend.choose_backend(backend, precision)
        return lambda: len(self._running_on) > built

    def _quit(self) -> IsOver:
        self._window.main.commands["quit"].trigger()
        return lambda: not self._window.main.isVisible()

    def _networks(self) -> list[str]:
        """The other one, and the present one again."""
        present = self._services.session_controller.config.weights
        return [*(name for name in NETWORKS if name != present), present]

    def _other(self, choices: Sequence[BackendChoice]) -> list[BackendChoice]:
        """All but what runs now, which comes last."""
        present = self._running_on[-1].backend, self._running_on[-1].precision
        # What runs now is built last: the first build then really changes something.
        return sorted(choices, key=lambda choice: choice == present)

    def _keep_figures(self, figures: SinkFigures) -> None:
        self._figures = figures


def choices_here(config: EngineConfig, cache: Path) -> list[BackendChoice]:
    """What can compute here. May take seconds; any thread."""
    found = probe_precisions(config, cache)
    found.pop(AUTO)
    return [(name, way) for name, reasons in found.items() for way, reason in reasons.items() if reason is None]


def _idle() -> IsOver:
    until_s = time.monotonic() + _IDLE_S
    return lambda: time.monotonic() > until_s
