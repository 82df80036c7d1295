"""How quick the window is: `python -m app.diagnostics.window_bench BACKEND WEIGHTS DEVICE PRECISION SIZE FOLDER`.

SIZE is WIDTHxHEIGHT. Run by `pastiche bench --window` in a process of its own, on the display there is, or offscreen.
Lines on stdout say when the window is on the screen and when the first stylized frame is, so that whoever reads them
takes the time from outside, from the start of the interpreter; the last line is JSON, with the rest or `problem`. When
a frame is there the painting is measured, and then the window is used, to see for how long it does not respond.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import numpy as np
from PyQt6.QtCore import QEvent, QObject, QTimer, pyqtSignal
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QApplication

from app.application import Window, WindowOptions, exit_if_busy, open_application, show
from app.diagnostics.heartbeat import Silence
from app.diagnostics.window_drill import BackendChoice, Drill, User, choices_here
from app.faults import FaultWatch
from app.folders import Folders
from app.preview.preview import Preview
from engine.errors import BackendError
from engine.processes import run_module
from engine.values import EngineConfig, Frame, Rendered

_TIMEOUT_S = 600.0
_VIEW_PX = (1920, 1080)
_PAINTINGS = 120
_EXPOSED_WITHIN_MS = 10_000
_FRAME_INTERVAL_MS = 16
"""Frames come so far apart at the most; a display that is handed one after the other has to be waited for."""

_WINDOW, _FRAME = "window", "first frame"


@dataclass(frozen=True, slots=True)
class WindowFigures:
    """One start of the window.

    Attributes:
        backend, precision: what the first frame was painted on. platform: Qt's, as "xcb" or "offscreen".
        window_s: from starting the interpreter until the window was painted.
        first_frame_s: until a stylized frame was.
        first_frame_cpu_s: processor time of all its threads until then, which says more where the machine is busy.
        paint_ms, paint_p95_ms: of a 1080p frame into a view of 1080p, on the GUI thread.
        paint_cpu_ms: processor time of the GUI thread in that; Qt's other threads help it.
        silences: the longest of the GUI thread in everything that was done with the window, by its name.
    """

    backend: str
    precision: str
    platform: str
    window_s: float
    first_frame_s: float
    first_frame_cpu_s: float
    paint_ms: float
    paint_p95_ms: float
    paint_cpu_ms: float
    silences: dict[str, Silence]


def measure_window(config: EngineConfig, size_px: tuple[int, int]) -> tuple[WindowFigures, WindowFigures]:
    """The first start, with nothing kept from before, and the second, with a warm cache on disk. The demo scene is
    painted at `size_px`. Raises BackendError.
    """
    with tempfile.TemporaryDirectory() as folder:
        return measure_start(config, size_px, folder), measure_start(config, size_px, folder)


def measure_start(config: EngineConfig, size_px: tuple[int, int], folder: str) -> WindowFigures:
    """One start, with whatever former ones have kept in `folder`. Raises BackendError."""
    at_s: dict[str, float] = {}
    size = f"{size_px[0]}x{size_px[1]}"
    arguments = [config.backend, config.weights, config.device, config.precision, size, folder]
    began_s = time.perf_counter()

    def note(line: str) -> None:
        at_s[line] = time.perf_counter() - began_s

    end = run_module("app.diagnostics.window_bench", arguments, on_line=note, timeout_s=_TIMEOUT_S)
    answer: dict[str, Any] = json.loads(list(at_s)[-1]) if end.code == 0 and at_s else {"problem": end.problem}
    if "problem" in answer:
        raise BackendError(f"The window did not get through: {answer['problem']}")
    silences = {name: Silence(**each) for name, each in answer.pop("silences").items()}
    return WindowFigures(window_s=at_s[_WINDOW], first_frame_s=at_s[_FRAME], silences=silences, **answer)


class FirstPaintings(QObject):
    """Notices when a view has been painted at all, and when a stylized frame has. Threads: GUI.

    Signals:
        painted(str): "window" or "first frame", each once.
    """

    painted = pyqtSignal(str)

    def __init__(self, view: Preview) -> None:
        super().__init__(view)
        self._view = view
        self._told: set[str] = set()
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:  # noqa: N802
        """A painting goes to the screen when its event is over: told in the next turn of the loop."""
        if event is not None and event.type() == QEvent.Type.Paint:
            rendered = self._view.rendered
            stylized = rendered is not None and rendered.stylized is not rendered.original
            for name in (_WINDOW, *([_FRAME] if stylized else [])):
                if name not in self._told:
                    self._told.add(name)
                    QTimer.singleShot(0, lambda name=name: self.painted.emit(name))
        return False


def paint_times_ms(times: int = _PAINTINGS) -> tuple[list[float], list[float]]:
    """Milliseconds of painting a 1080p frame into a view that has a device pixel for each of its own, and those of the
    GUI thread's processor time in it. Raises BackendError where nothing gets painted.
    """
    view = Preview(lambda: None)
    scale = view.devicePixelRatioF()
    view.resize(round(_VIEW_PX[0] / scale), round(_VIEW_PX[1] / scale))
    noise = np.random.default_rng(0)
    # Eight frames in turn: the processor's caches must not hold the one that is painted.
    frames = [Frame(noise.integers(0, 255, (*_VIEW_PX[::-1], 3), np.uint8), 0.0, 0.0, index) for index in range(8)]
    paintings = _Paintings(view)
    view.show()
    # A view that is not on the screen yet skips its paintings.
    if not QTest.qWaitForWindowExposed(view, _EXPOSED_WITHIN_MS):  # type: ignore[call-overload]  # a static method
        raise BackendError("The display never showed the view, so that painting cannot be measured.")
    paintings.count = 0
    times_ms, cpu_ms = list[float](), list[float]()
    for index in range(times + len(frames)):
        QTest.qWait(_FRAME_INTERVAL_MS)  # type: ignore[call-arg, arg-type]  # a static method
        frame = frames[index % len(frames)]
        view.rendered = Rendered(frame, frame)
        began_s, began_cpu_s = time.perf_counter(), time.thread_time()
        view.repaint()
        times_ms.append((time.perf_counter() - began_s) * 1000.0)
        cpu_ms.append((time.thread_time() - began_cpu_s) * 1000.0)
    view.close()
    if paintings.count != len(times_ms):
        raise BackendError(f"Only {paintings.count} of {len(times_ms)} frames were painted: the display took no more.")
    return times_ms[len(frames) :], cpu_ms[len(frames) :]


class _Paintings(QObject):
    """Counts how often a view is painted: what is asked for is not always done. Threads: GUI."""

    def __init__(self, view: Preview) -> None:
        super().__init__(view)
        self.count = 0
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:  # noqa: N802
        """Looks on."""
        self.count += event is not None and event.type() == QEvent.Type.Paint
        return False


class Visit(QObject):
    """One start of the window, from its first painting to its end. Threads: GUI.

    Attributes:
        answer: what was found, or `problem`; complete when the application's loop has ended.
    """

    def __init__(self, window: Window, say: Callable[[str], None]) -> None:
        """`say` is told when the window, and when the first frame, is on the screen."""
        super().__init__()
        self.answer: dict[str, Any] = {}
        self._window, self._say = window, say
        self._user, self._drill = User(window), Drill(self)
        self._drill.failed.connect(self._fail)
        window.services.session_controller.ended.connect(self._fail)
        window.services.session_controller.config_kept.connect(self._fail)
        FirstPaintings(window.main.preview).painted.connect(self._on_first_painting)

    def _on_first_painting(self, name: str) -> None:
        self._say(name)
        if name == _WINDOW:
            self._drill.begin(self._user.first_actions(), self._measure_painting)
        else:
            self.answer["first_frame_cpu_s"] = time.process_time()

    def _measure_painting(self) -> None:
        times_ms, cpu_ms = paint_times_ms()
        running_on = self._window.session.stats().running_on
        self.answer |= {
            "backend": running_on.backend if running_on else "",
            "precision": running_on.precision if running_on else "",
            "platform": QApplication.platformName(),
            "paint_ms": median(times_ms),
            "paint_p95_ms": quantiles(times_ms, n=20)[-1],
            "paint_cpu_ms": median(cpu_ms),
        }
        services = self._window.services
        services.background.run(
            partial(choices_here, services.session_controller.config, services.folders.cache), self._use_window
        )

    def _use_window(self, choices: Sequence[BackendChoice]) -> None:
        self._drill.begin(self._user.actions(choices), self._finish)

    def _finish(self) -> None:
        self._drill.stop()
        self.answer["silences"] = {name: asdict(silence) for name, silence in self._drill.silences.items()}
        QApplication.quit()

    def _fail(self, reason: str) -> None:
        self._drill.stop()
        self.answer = {"problem": reason}
        self._window.services.session_controller.closed.connect(QApplication.quit)
        self._window.main.close()


def main(arguments: list[str]) -> int:
    """Open the window, say when what is seen, paint, use it, close."""
    backend, weights, device, precision, size, folder = arguments
    width, height = map(int, size.split("x"))
    config = EngineConfig(backend, device, weights, (width, height), precision=precision)
    application = open_application()
    # Closing the window is measured too: the loop must not end with it.
    application.setQuitOnLastWindowClosed(False)
    window = Window(
        WindowOptions(source="demo", config=config, network=config.weights), Folders.under(Path(folder)), FaultWatch()
    )
    visit = Visit(window, _say)
    show(window)
    application.exec()
    _say(json.dumps(visit.answer))
    window.main.take_down()
    exit_if_busy(0)
    return 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
