"""One run of a live session, from start to rest: its threads, and the order in which they come and go.

The stylize thread is the run's main thread: it takes frames from the capture thread, paints them, hands them to the
display and the writers, lets a new runner in between two frames, keeps watch over the source, and at the end takes
everything down, each step guarded on its own.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from engine.errors import EngineError, SourceError, StateError
from engine.events import Event, Finished, Problem, SourceOpened, StateChanged, Working
from engine.live.announcer import Outlets
from engine.live.capture import AtEnd, Capture, CaptureRules
from engine.live.mailbox import Mailbox
from engine.live.sink_set import SinkSet
from engine.live.stylizer_swap import StylizerSwap
from engine.live.watchdog import Patience, Watchdog
from engine.live.writer import QUEUE_BYTES, SinkFigures
from engine.look.look import Look
from engine.protocols import ClingingSource, Sink, SizedSource, Source
from engine.stats import Meter, RecentValues, StageClock
from engine.stylize.protocol import MakeStylizer
from engine.threads import BEHIND_WINDOW, lower_priority, start_thread
from engine.values import EngineConfig, Frame, Progress, Rendered, State, Stats, StopReason, StreamInfo

log = logging.getLogger(__name__)

# Often enough for the watchdog, and for whoever presses stop while a source is silent.
_TICK_S = 0.25
_CLINGING = "The source does not let go yet; it ends by itself."
_UNEXPECTED = "Something went wrong inside Pastiche; the log has the details."


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a run waits for what, in seconds, and how much memory it may take.

    Attributes:
        patience: how long a source may stay silent.
        reconnect_s, retry_s: how long, and how often, a live source that died is opened again.
        join_s: how long the source may take to let go at the end.
        job_s: how long the job thread may take to notice that its task was cancelled; compilers cannot be hurried.
        finish_s: how long the sinks may take to finish their files at the end.
        sink_bytes: the most that may wait for one sink.
        gentle: threads that compute run at a lower priority than the window's, where the system allows that.
    """

    patience: Patience = field(default_factory=Patience)
    reconnect_s: float = 120.0
    retry_s: float = 1.0
    join_s: float = 5.0
    job_s: float = 20.0
    finish_s: float = 60.0
    sink_bytes: int = QUEUE_BYTES
    gentle: bool = False


class LiveRun:
    """A source on its way through the network to the display and the sinks.

    Attributes:
        repeat: at its end a file begins anew; else it stands on its last frame, paused, and recordings are finished.

    State: STARTING -> RUNNING <-> PAUSED -> STOPPING -> IDLE, never back; `Finished` is announced exactly once, and is
        on its way to the listener when IDLE can be seen.

    Threads: public methods from any thread, none blocks but `join`; `source_opened` and `source_lost` are told by its
        capture, on the capture thread.
    """

    def __init__(
        self,
        source: Source,
        config: EngineConfig,
        look: Look,
        factory: MakeStylizer,
        outlets: Outlets,
        limits: Limits,
        warm_keys: Iterable[str] = (),
    ) -> None:
        self._outlets = outlets
        self._limits = limits
        self._publish = outlets.announcer.publish
        # Asked here: once the run has begun the source belongs to the capture thread.
        self._known_size_px = source.known_size_px if isinstance(source, SizedSource) else None
        self._why_clinging = source.why_clinging if isinstance(source, ClingingSource) else _CLINGING
        self._lock = threading.Lock()
        self._state = State.STARTING
        self._info: StreamInfo | None = None
        # A wish only: the stylize thread enters the state, between two frames.
        self._pause_wanted = False
        self.repeat = False
        self._stood = 0
        self._stop = threading.Event()
        self._clock = StageClock()
        self._out_meter = Meter()
        self._still = False
        self._ages_ms = RecentValues()
        self._inbox: Mailbox[Frame] = Mailbox()
        self._steps_back = steps_back = BEHIND_WINDOW if limits.gentle else 0
        wake = self._inbox.wake
        self._stylizers = StylizerSwap(factory, config, look, warm_keys, self._clock, self._publish, wake, steps_back)
        self._sinks = SinkSet(self._publish, limits.sink_bytes, steps_back)
        rules = CaptureRules(paced=True, reconnect_s=limits.reconnect_s, retry_s=limits.retry_s)
        self._capture = Capture(source, self._inbox, self, rules, self._clock, self._at_end)
        self._watchdog = Watchdog(self._capture, limits.patience, self._publish)
        self._thread = threading.Thread(target=self._run, name="stylize", daemon=True)

    # Commands, from any thread.

    @property
    def state(self) -> State:
        """Where the run stands."""
        return self._state

    def start(self) -> None:
        """Begin; once only. Raises ThreadError: then only `fail` is left."""
        start_thread(self._thread)

    def fail(self, problem: str) -> None:
        """Come to rest where nothing could begin, on the calling thread; one sentence why."""
        self._enter(State.STARTING)
        self._end(StopReason.FAILED, problem)

    def stop(self) -> None:
        """Ask for the end."""
        self._stop.set()
        self._inbox.wake()

    def pause(self) -> None:
        """Hold the picture, if it runs."""
        if self._state is State.RUNNING:
            self._pause_wanted = True
            self._inbox.wake()

    def resume(self) -> None:
        """Take back a pause."""
        self._pause_wanted = False
        if self._state is State.RUNNING:
            # A step has held the file, and `resume` came before the stylize thread had entered the pause.
            self._capture.release()
        self._inbox.wake()

    def seek(self, time_s: float) -> None:
        """Go on from another place of a file. Raises StateError while recording, or when there is no such place."""
        if self._state not in (State.RUNNING, State.PAUSED):
            raise StateError(f"There is no place to go to: the session is {self._state.value}.")
        # A jump would leave a gap, or repeat a moment, in the file.
        if self._sinks.are_fed:
            raise StateError("A recording goes straight on: stop it before going to another place.")
        self._capture.seek(time_s)

    def step(self, frames: int) -> None:
        """Hold a file so many frames further on. Raises StateError while recording, and for what is no file."""
        if self._state not in (State.RUNNING, State.PAUSED):
            raise StateError(f"There is no frame to go to: the session is {self._state.value}.")
        if self._sinks.are_fed:
            raise StateError("A recording goes straight on: stop it before going frame by frame.")
        self._capture.step(frames)
        self.pause()

    def set_speed(self, speed: float) -> None:
        """Seconds of a file that go by in one second."""
        self._capture.set_speed(speed)

    def set_look(self, look: Look) -> None:
        """Use `look` from the next frame on; a held picture is painted again."""
        self._stylizers.set_look(look)

    def set_config(self, config: EngineConfig) -> None:
        """Have a runner for `config` built, to be swapped in when ready."""
        self._stylizers.set_config(config)

    def warm(self, key: str) -> None:
        """Encode a style ahead."""
        self._stylizers.warm(key)

    def refresh(self, key: str) -> None:
        """Read a style anew."""
        self._stylizers.refresh(key)

    def add_sink(self, sink: Sink) -> int:
        """Send the frames to come to `sink`. Raises StateError when stopping."""
        return self._sinks.add(sink)

    def pause_sink(self, sink_id: int, on: bool) -> None:
        """Let frames pass one sink by, or feed it again."""
        self._sinks.pause(sink_id, on)

    def sink_figures(self, sink_id: int) -> SinkFigures | None:
        """How one sink is doing; None when it is gone."""
        return self._sinks.figures(sink_id)

    def remove_sink(self, sink_id: int) -> None:
        """Finish one sink."""
        self._sinks.remove(sink_id)

    def stats(self) -> Stats:
        """Figures of the last two seconds."""
        stylizer = self._stylizers.painter.stylizer
        return Stats(
            fps_in=self._capture.meter.fps(),
            fps_out=self._out_meter.fps(),
            age_ms=self._ages_ms.median(),
            stage_ms=self._clock.medians(),
            dropped=self._inbox.dropped,
            sink_dropped=self._sinks.dropped,
            running_on=None if stylizer is None else stylizer.running_on,
            still=self._still,
            shrunk=self._stylizers.is_shrunk,
        )

    @property
    def is_alive(self) -> bool:
        """Whether its thread still runs: after `Finished` only while that is being delivered."""
        return self._thread.is_alive()

    def join(self, timeout_s: float | None) -> bool:
        """Wait for the end; False when it took longer. True at once when called from the run's own thread."""
        if self._thread.ident is None or self._thread is threading.current_thread():
            return True
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    # What the capture thread tells.

    def source_opened(self, info: StreamInfo) -> None:
        """First time: open sinks and build a runner. Again: the stream must be what it was."""
        with self._lock:
            before, self._info = self._info, info
        if before is not None and (before.width, before.height) != (info.width, info.height):
            raise SourceError(f"{info.name} came back with another picture size; start it again.")
        self._publish(SourceOpened(info))
        if before is None:
            self._sinks.begin(info)
            if self._known_size_px != (info.width, info.height):
                self._stylizers.begin((info.width, info.height))
        else:
            self._publish(Working(Progress(f"{info.name} is back", 1, 1)))

    def source_lost(self, error: SourceError) -> None:
        """A live source died; the capture tries it again."""
        self._publish(Problem(f"{error} Waiting for it to come back."))
        self._publish(Working(Progress("Waiting for the source to come back")))

    # The stylize thread, from here on.

    def _run(self) -> None:
        self._enter(State.STARTING)
        self._end(*self._work())

    def _end(self, reason: StopReason, problem: str | None) -> None:
        self._enter(State.STOPPING)
        self._tear_down()
        self._enter(State.IDLE, Finished(reason, problem))

    def _enter(self, state: State, *others: Event) -> None:
        """Enter `state`. Whoever sees it may rely on its events being published: those of a new run come later."""

        def show() -> None:
            self._state = state

        # One call for all of them: nobody can publish between the events and the state they announce.
        self._publish(StateChanged(state), *others, effect=show)

    def _work(self) -> tuple[StopReason, str | None]:
        try:
            self._stylizers.start()
            if self._known_size_px is not None:
                # The network gets ready while the source is opened.
                self._stylizers.begin(self._known_size_px)
            self._capture.start()
            # Only now: threads started from this one would inherit its priority.
            lower_priority(self._steps_back)
            return self._loop(), None
        except EngineError as error:
            log.info("the session failed: %s", error)
            return StopReason.FAILED, str(error)
        except Exception:
            log.exception("the stylize thread failed")
            return StopReason.FAILED, _UNEXPECTED

    def _loop(self) -> StopReason:
        while not (self._stop.is_set() or self._inbox.ended):
            # Before the frame is taken: where there is none then, the last one has been passed on.
            stood = self._capture.stood
            frame = self._inbox.take(_TICK_S)
            self._watchdog.check(self._info)
            # True for the first stylizer alone: frames may flow from now on.
            if self._stylizers.adopt():
                self._enter(State.RUNNING)
                self._capture.release()
            if frame is None and stood != self._stood:
                self._stood = stood
                self._stand()
            self._apply_pause()
            self._stylizers.control_rate()
            if frame is not None:
                self._pass_on(frame)
            elif self._state is State.PAUSED:
                self._repaint()
        if self._stop.is_set():
            # The user asked for the end, even if the source ended at the same moment.
            return StopReason.STOPPED
        if self._capture.error is not None:
            raise self._capture.error
        return StopReason.FINISHED

    def _pass_on(self, frame: Frame) -> None:
        # Before painting: the sooner a stylizer for the new size is begun, the shorter frames are stretched.
        self._stylizers.follow(frame)
        painter = self._stylizers.painter
        known = painter.unchanged(frame)
        rendered = known or painter.paint(frame)
        # A recording wants every moment, the screen only what is new.
        self._sinks.offer(rendered.stylized)
        self._still = known is not None
        if self._still:
            return
        self._present(rendered)
        self._out_meter.tick()
        self._ages_ms.add((time.perf_counter() - frame.captured_s) * 1000.0)

    def _repaint(self) -> None:
        """A held picture follows the sliders, on screen only: no recording shows a moment twice."""
        rendered = self._stylizers.painter.repaint()
        if rendered is not None:
            self._present(rendered)

    def _present(self, rendered: Rendered) -> None:
        self._outlets.display.put(rendered)
        self._outlets.on_frame()

    def _at_end(self) -> AtEnd:
        return AtEnd.AGAIN if self.repeat else AtEnd.STANDS

    def _stand(self) -> None:
        """The film has been shown to its end."""
        self._sinks.end_recordings()
        self._pause_wanted = True

    def _apply_pause(self) -> None:
        if self._state is State.RUNNING and self._pause_wanted:
            self._capture.hold()
            self._enter(State.PAUSED)
        elif self._state is State.PAUSED and not self._pause_wanted:
            # Recordings show no standing picture: they go on where they were held.
            self._sinks.cut()
            self._enter(State.RUNNING)
            self._capture.release()

    def _tear_down(self) -> None:
        """Everything is asked to end before anything is waited for."""
        for step in (
            # First, so that no step waits for a thread that has not been told.
            self._stop.set,
            self._capture.stop,
            self._sinks.finish,
            self._stylizers.close,
            self._join_capture,
            self._join_jobs,
            self._join_sinks,
        ):
            self._logged(step)

    def _logged(self, step: Callable[[], object]) -> None:
        try:
            step()
        except Exception:
            log.exception("a step of the clean-up failed")
            self._publish(Problem(_UNEXPECTED))

    def _join_capture(self) -> None:
        if not self._capture.join(self._limits.join_s):
            self._leave_behind(self._why_clinging)

    def _join_jobs(self) -> None:
        if not self._stylizers.join(self._limits.job_s):
            self._leave_behind("A task in the background cannot be interrupted; it ends by itself.")

    def _join_sinks(self) -> None:
        if not self._sinks.join(self._limits.finish_s):
            self._leave_behind("A recording is still being written; its file is not finished yet.")

    def _leave_behind(self, problem: str) -> None:
        log.warning(problem)
        self._publish(Problem(problem))
