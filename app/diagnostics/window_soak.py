"""Whether the window's memory stays where it is, over hours of frames.

Run by `pastiche bench --window --soak` in a process of its own, on the display there is, or offscreen, as
`python -m app.diagnostics.window_soak BACKEND WEIGHTS DEVICE PRECISION FRAMES FOLDER`. The last line on stdout is JSON:
what memory did, or `problem`.
"""

from __future__ import annotations

import json
import sys
import tempfile
import threading
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from PyQt6.QtCore import QEventLoop, QObject, QTimer

from app.application import Window, WindowOptions, exit_if_busy, open_application
from app.faults import FaultWatch
from app.folders import Folders
from engine.diagnostics import DemoReel, MemoryCurve, Soaked
from engine.errors import BackendError
from engine.processes import run_module
from engine.stylize import StylizerLike
from engine.values import EngineConfig, Frame, RunningOn, StreamInfo

_SIZE_PX = (96, 64)
_REFRESH_MS = 250
_LONGEST_ROUND_TRIP_S = 1.0


def measure_window_soak(config: EngineConfig, frames: int) -> Soaked:
    """`frames` small frames through the window and a recording, in a process of its own. Raises BackendError."""
    said: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        arguments = [config.backend, config.weights, config.device, config.precision, str(frames), folder]
        # In a process of its own, so that nothing but the window is in the memory that is read.
        end = run_module("app.diagnostics.window_soak", arguments, on_line=said.append)
    answer: dict[str, Any] = json.loads(said[-1]) if end.code == 0 and said else {"problem": end.problem}
    if "problem" in answer:
        raise BackendError(f"The window did not get through: {answer['problem']}")
    tenths_mb, own_mb = (tuple(answer.pop(name)) for name in ("tenths_mb", "own_mb"))
    return Soaked(RunningOn(**answer.pop("running_on")), tenths_mb=tenths_mb, own_mb=own_mb, **answer)


def soak_window(
    config: EngineConfig,
    frames: int,
    folder: Path,
    make_stylizer: Callable[[EngineConfig], StylizerLike] | None = None,
) -> Soaked:
    """Leave the window open until `frames` frames were painted and recorded, each as soon as the one before was.

    Needs a QApplication. `make_stylizer`: None = the real network. Raises BackendError when no more frames come.
    """
    round_trip = _RoundTrip()
    config = replace(config, working_size=_SIZE_PX)
    window = Window(
        WindowOptions(source="demo", config=config, network=config.weights),
        Folders.under(folder),
        FaultWatch(),
        make_stylizer,
        lambda *_, **__: _DemoLoop(round_trip),
        cameras=lambda: (),
    )
    watch = _MemoryWatch(window, round_trip, frames)
    window.main.show()
    # Pixel by pixel: enlarging the small frames would take longer than everything else together.
    window.main.commands["zoom_actual"].trigger()
    QTimer.singleShot(0, window.begin)
    watch.wait()
    window.main.take_down()
    return watch.found()


class _RoundTrip:
    """Says when the next frame may come, and counts those that arrived. Threads: any."""

    def __init__(self) -> None:
        self.arrived = 0
        self._free = threading.Event()
        self._free.set()

    def begin(self) -> None:
        """Wait until the frame before has arrived."""
        # Not for ever: a live session may leave frames out.
        self._free.wait(_LONGEST_ROUND_TRIP_S)
        self._free.clear()

    def end(self) -> None:
        """A frame has arrived."""
        self.arrived += 1
        self._free.set()


class _DemoLoop:
    """The demo reel without an end, one frame at a time. Threads: those of a source."""

    def __init__(self, round_trip: _RoundTrip) -> None:
        self._round_trip = round_trip
        self._reel = DemoReel(_SIZE_PX, sys.maxsize)

    def open(self) -> StreamInfo:
        """A stream without a length, which nothing paces but the round trip."""
        return replace(self._reel.open(), frame_count=None, live=True)

    def read(self) -> Frame | None:
        """The next frame, when the one before is through."""
        self._round_trip.begin()
        return self._reel.read()

    def close(self) -> None:
        """Let go of the frames."""
        self._reel.close()


class _CountingSink:
    """A recording that keeps nothing. Threads: those of a sink."""

    path = None

    def __init__(self, round_trip: _RoundTrip) -> None:
        self._round_trip = round_trip

    def open(self, info: StreamInfo) -> None:
        """Nothing to open."""

    def write(self, frame: Frame) -> None:
        """It is through."""
        self._round_trip.end()

    def close(self) -> None:
        """Nothing to finish."""


class _MemoryWatch(QObject):
    """Reads the memory now and then, and closes the window after the last frame. Threads: GUI."""

    def __init__(self, window: Window, round_trip: _RoundTrip, frames: int) -> None:
        super().__init__()
        self._window, self._round_trip, self._frames = window, round_trip, frames
        self._curve = MemoryCurve(frames)
        self._soaked: Soaked | None = None
        self._problem = ""
        self._loop = QEventLoop()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._check)
        window.services.session_signals.runner_ready.connect(
            lambda _: window.session.add_sink(_CountingSink(round_trip))
        )
        window.services.session_controller.ended.connect(self._fail)

    def wait(self) -> None:
        """Until the window has closed."""
        self._timer.start(_REFRESH_MS)
        self._loop.exec()
        self._timer.stop()

    def found(self) -> Soaked:
        """What memory did. Raises BackendError."""
        if self._problem or self._soaked is None:
            raise BackendError(self._problem or "It computed nothing.")
        return self._soaked

    def _check(self) -> None:
        if not self._window.main.isVisible():
            self._loop.quit()
        elif self._soaked is None:
            # Afterwards the window is closing and frees the network: that would look like memory given back.
            self._read(self._round_trip.arrived)

    def _read(self, arrived: int) -> None:
        self._curve.look(arrived)
        running_on = self._window.session.stats().running_on
        if arrived >= self._frames and running_on is not None:
            self._soaked = self._curve.found(running_on, arrived)
            self._window.main.close()

    def _fail(self, reason: str) -> None:
        self._problem = reason
        self._window.main.close()


def main(arguments: list[str]) -> int:
    """Open the window, let the frames through, close it, and say what memory did."""
    backend, weights, device, precision, frames, folder = arguments
    # Kept in a variable: Qt lives only as long as the object.
    _application = open_application()
    config = EngineConfig(backend, device, weights, precision=precision)
    try:
        answer = asdict(soak_window(config, int(frames), Path(folder)))
    except BackendError as error:
        answer = {"problem": str(error)}
    sys.stdout.write(f"{json.dumps(answer)}\n")
    sys.stdout.flush()
    exit_if_busy(0)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
