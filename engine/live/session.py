"""The live session: a source, a look and sinks tied together by threads. The one object `app` talks to."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable

from engine.errors import StateError, ThreadError
from engine.events import Event
from engine.live.announcer import Announcer, Outlets
from engine.live.mailbox import Mailbox
from engine.live.run import Limits, LiveRun
from engine.live.writer import SinkFigures
from engine.look.look import Look
from engine.protocols import Sink, Source
from engine.stylize.protocol import MakeStylizer
from engine.values import EngineConfig, Rendered, State, Stats

# Styles of a tour or a row of favourites; more would be read at every start for nothing.
_MOST_WARM = 32
_DEFAULT_LIMITS = Limits()


class Session:
    """Runs one source at a time, again and again.

    Attributes:
        display: the newest `Rendered`; whoever paints takes it out whenever it likes.

    Threads: every method may be called from any thread, in any state, and returns at once; only `wait` and `close`
        block. `on_event` is called on engine threads (where none could be started, on the one that called `start`), one
        event after the other; `on_frame` on the stylize thread after each picture put into `display`. Neither may
        block; both may call back (a new `start` on `Finished`).
    """

    def __init__(
        self,
        stylizer_factory: MakeStylizer,
        on_event: Callable[[Event], None],
        on_frame: Callable[[], None] = lambda: None,
        limits: Limits = _DEFAULT_LIMITS,
    ) -> None:
        self.display: Mailbox[Rendered] = Mailbox()
        self._factory = stylizer_factory
        self._announcer = Announcer(on_event)
        self._outlets = Outlets(self._announcer, self.display, on_frame)
        self._limits = limits
        self._lock = threading.Lock()
        # More than one only while the thread of a run that is over still delivers its last event.
        self._runs: tuple[LiveRun, ...] = ()
        # Kept beyond a run: the next source wants the same styles.
        self._warm: deque[str] = deque(maxlen=_MOST_WARM)
        self._closed = False
        self._repeat = False
        self._speed = 1.0

    @property
    def state(self) -> State:
        """Where the session stands. Events of a run that is IDLE come before those of a run that is begun then."""
        # One look at it: another thread may begin a run between two.
        runs = self._runs
        return runs[-1].state if runs else State.IDLE

    def start(self, source: Source, config: EngineConfig, look: Look) -> None:
        """Open `source` and begin. Raises StateError unless idle."""
        problem = None
        with self._lock:
            if self._closed:
                raise StateError("The session is closed.")
            if self.state is not State.IDLE:
                raise StateError(f"A source is in use already: the session is {self.state.value}.")
            run = LiveRun(source, config, look, self._factory, self._outlets, self._limits, self._warm)
            run.repeat = self._repeat
            run.set_speed(self._speed)
            # Runs that still deliver their last event are kept, for `wait` to join.
            self._runs = (*(old for old in self._runs if old.is_alive), run)
            try:
                run.start()
            except ThreadError as error:
                problem = str(error)
        if problem is not None:
            # With no lock held: the listener may start another run from inside this call.
            run.fail(problem)

    def stop(self) -> None:
        """Ask for the end; `Finished` follows. Legal in any state."""
        # A slice, since there may be no run at all.
        for run in self._runs[-1:]:
            run.stop()

    def pause(self) -> None:
        """Hold the picture; a file stands still, a live source goes on unseen. No effect unless running."""
        for run in self._runs[-1:]:
            run.pause()

    def resume(self) -> None:
        """Go on after `pause`. No effect unless paused."""
        for run in self._runs[-1:]:
            run.resume()

    def seek(self, time_s: float) -> None:
        """Go on from `time_s` (`Frame.time_s`) of a file; a held picture shows it. No effect when idle.

        Raises StateError while recording, and for a source that has no other place to go to.
        """
        for run in self._runs[-1:]:
            if run.state is not State.IDLE:
                run.seek(time_s)

    def step(self, frames: int) -> None:
        """Pause a file so many frames further on (below 0: back). No effect when idle.

        Raises StateError while recording, and for a source that is no film.
        """
        for run in self._runs[-1:]:
            if run.state is not State.IDLE:
                run.step(frames)

    def set_speed(self, speed: float) -> None:
        """Seconds of a file that go by in one second (above 0), of this one and all to come; at once.

        The frames keep their times: a recording of a film played slowly plays at the film's own pace.
        """
        with self._lock:
            self._speed = speed
        for run in self._runs[-1:]:
            run.set_speed(speed)

    def set_repeat(self, on: bool) -> None:
        """Whether files begin anew at their end, this one and all to come; a recording then goes on.

        Else they stand on their last frame, paused, and `resume` begins anew.
        """
        with self._lock:
            self._repeat = on
        for run in self._runs[-1:]:
            run.repeat = on

    def set_look(self, look: Look) -> None:
        """Use `look` from the next frame on; styles not yet encoded join as soon as they are. Legal in any state."""
        for run in self._runs[-1:]:
            run.set_look(look)

    def set_config(self, config: EngineConfig) -> None:
        """Build a runner for `config` in the background and swap it in between two frames. No effect when idle."""
        for run in self._runs[-1:]:
            run.set_config(config)

    def warm(self, key: str) -> None:
        """Encode the style `key` ahead; `StyleReady` follows. When idle it is done at the next start."""
        with self._lock:
            if key not in self._warm:
                self._warm.append(key)
        for run in self._runs[-1:]:
            run.warm(key)

    def refresh(self, key: str) -> None:
        """Read the style `key` anew, for more has been learned of it: it is painted so from then on. No effect when
        idle, or where it is not in memory.
        """
        for run in self._runs[-1:]:
            run.refresh(key)

    def add_sink(self, sink: Sink) -> int:
        """Send every stylized frame from now on to `sink`. Raises StateError when idle or stopping, ThreadError."""
        if self.state is State.IDLE:
            raise StateError("There is nothing to record: no source is running.")
        return self._runs[-1].add_sink(sink)

    def pause_sink(self, sink_id: int, on: bool) -> None:
        """Let frames pass the sink by, or feed it again; its file goes on without a gap. Unknown ids: no effect."""
        for run in self._runs[-1:]:
            run.pause_sink(sink_id, on)

    def sink_figures(self, sink_id: int) -> SinkFigures | None:
        """How a sink is doing; None when it is gone."""
        runs = self._runs
        return runs[-1].sink_figures(sink_id) if runs else None

    def remove_sink(self, sink_id: int) -> None:
        """Let the sink take what waits for it, finish its file, and announce `SinkClosed`. Unknown ids: no effect."""
        for run in self._runs[-1:]:
            run.remove_sink(sink_id)

    def stats(self) -> Stats:
        """Figures of the last two seconds."""
        runs = self._runs
        return runs[-1].stats() if runs else Stats()

    def wait(self, timeout_s: float) -> bool:
        """Block until idle and everything announced; False when it took longer. Not for `on_event` or `on_frame`."""
        until_s = time.monotonic() + timeout_s
        joined = all(run.join(max(0.0, until_s - time.monotonic())) for run in self._runs)
        return joined and self._announcer.settle(max(0.0, until_s - time.monotonic()))

    def close(self, timeout_s: float = 90.0) -> None:
        """Stop, finish files, join every thread; the end of the session. Legal at any time, any number of times."""
        with self._lock:
            self._closed = True
        self.stop()
        self.wait(timeout_s)
