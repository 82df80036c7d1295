"""Which stylizer paints a live session: the first one, its successors, and the styles they need.

A new config is built on the job thread while the former stylizer paints on; the stylize thread exchanges the two
between two frames, once the new one has the styles on screen. A build that fails changes nothing.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from engine.errors import BackendError
from engine.events import ConfigKept, Event, Problem, RunnerReady, StyleReady, Working
from engine.live.build_worker import BuildFailed, BuildWorker, Built
from engine.live.live_painter import LivePainter, LookChoice
from engine.live.rate_control import RateControl
from engine.look.look import Look
from engine.look.needs import Need, StyleNeed
from engine.stats import STYLIZE_STAGES, StageClock
from engine.stylize.protocol import MakeStylizer, StylizerLike
from engine.values import EngineConfig, Frame, Progress


@dataclass(frozen=True, slots=True)
class _Request:
    """A config as it was asked for, and what chooses its working size, where something does."""

    config: EngineConfig
    rate_control: RateControl | None = None


class StylizerSwap:
    """The painter of a live session, and the stylizers that get ready to replace the one it paints with.

    Attributes:
        painter: paints with whatever is swapped in; belongs to the stylize thread.

    Threads: commands from any; `adopt` and `close` on the stylize thread; `job_*`, `need_done` and `runner_built` are
        told by the build worker on the job thread.
    """

    def __init__(
        self,
        factory: MakeStylizer,
        config: EngineConfig,
        look: Look,
        warm_keys: Iterable[str],
        clock: StageClock,
        publish: Callable[[Event], None],
        wake: Callable[[], None],
        steps_back: int = 0,
    ) -> None:
        """`wake` makes the stylize thread call `adopt` soon, or paint a held picture again. `steps_back`: as in
        `BuildWorker`.
        """
        self._publish = publish
        self._wake = wake
        self._clock = clock
        self._lock = threading.Lock()
        self._size_px: tuple[int, int] | None = None
        # As the user asked. What is built of it may have a working size besides, which the rate control chooses.
        self._request = self._running = _Request(config)
        # From what was built back to what was asked for: only the request says whose advice it followed.
        self._asked: dict[EngineConfig, _Request] = {}
        self._next: Built | None = None
        # A dict keeps the order in which they were asked for; a set would not.
        self._warm_keys = dict.fromkeys(warm_keys)
        self._closed = threading.Event()
        self._builds = BuildWorker(factory, self, steps_back)
        self._looks = LookChoice(look, self._order)
        self.painter = LivePainter(self._looks, clock)

    def start(self) -> None:
        """Begin; building waits for `begin`. Raises ThreadError."""
        self._builds.start()

    def begin(self, size_px: tuple[int, int]) -> None:
        """Frames will be of `size_px` = (width, height): build a stylizer for them."""
        with self._lock:
            self._size_px = size_px
            self._request = self._with_rate_control(self._request.config)
        self._build(size_px)

    def follow(self, frame: Frame) -> None:
        """Have a stylizer built for frames of the size of this one, where they have changed."""
        size_px = (frame.pixels.shape[1], frame.pixels.shape[0])
        if size_px != self._size_px:
            # The job thread builds it: the stylize thread paints on, and stretches frames meanwhile.
            self.begin(size_px)

    def set_look(self, look: Look) -> None:
        """Use `look` from the next frame on, or on a held picture now."""
        self._looks.set(look)
        self._wake()

    def set_config(self, config: EngineConfig) -> None:
        """Have a stylizer for `config` built, to be swapped in when ready."""
        with self._lock:
            if config == self._request.config or self._closed.is_set():
                return
            self._request = self._with_rate_control(config)
            size_px = self._size_px
        if size_px is not None:
            self._build(size_px)

    def warm(self, key: str) -> None:
        """Read a style ahead of its use, now and on every stylizer to come."""
        with self._lock:
            self._warm_keys[key] = None
            stylizer = self.painter.stylizer
            if stylizer is not None and not self._closed.is_set():
                # Under the lock, so that it is queued before the job that closes this stylizer.
                self._order(stylizer, self._looks.need_of(key))

    def refresh(self, key: str) -> None:
        """Read a style anew, where it is in memory: more has been learned of it."""
        self._builds.refresh(self._looks.need_of(key))

    def adopt(self) -> bool:
        """Swap in what was built, if it can take over now; True when that is the first stylizer.

        Raises BackendError when the first one cannot be built.
        """
        outcome = self._builds.built.take()
        if isinstance(outcome, BuildFailed):
            self._keep_what_runs(outcome)
        elif outcome is not None:
            self._retire_next()
            self._next = outcome
        # A stylizer that lacks a style on screen waits: the picture must not lose its style for a moment.
        if self._next is None or not self._looks.is_served_by(self._next.stylizer):
            return False
        following, self._next = self._next, None
        return self._swap(following)

    @property
    def is_shrunk(self) -> bool:
        """Whether what paints is smaller than the source, so that the rate is held."""
        rate_control = self._running.rate_control
        return rate_control is not None and rate_control.is_shrunk

    def control_rate(self) -> None:
        """Once a second: tell the rate control how long a frame takes, and follow its advice."""
        with self._lock:
            rate_control, size_px = self._request.rate_control, self._size_px
            if rate_control is None or size_px is None or not rate_control.is_due:
                return
            stages_ms = self._clock.medians()
            busy_ms = {name: stages_ms.get(name, 0.0) for name in STYLIZE_STAGES}
            network_ms = busy_ms.pop("network")
            if not rate_control.advise(network_ms, sum(busy_ms.values())):
                return
        self._build(size_px)

    def close(self) -> None:
        """Close every stylizer after the jobs that use it, and cancel the rest; returns at once."""
        with self._lock:
            self._closed.set()
        self._retire_next()
        if self.painter.stylizer is not None:
            self._builds.retire(self.painter.stylizer)
        self._builds.close()

    def join(self, timeout_s: float) -> bool:
        """Wait for the end of the job thread; False when it took longer."""
        return self._builds.join(timeout_s)

    # What the job thread tells. A job that did not heed its cancelling must not speak after the end.

    def job_moved(self, progress: Progress) -> None:
        """Pass progress on."""
        if not self._closed.is_set():
            self._publish(Working(progress))

    def job_failed(self, problem: str) -> None:
        """Pass a problem on."""
        if not self._closed.is_set():
            self._publish(Problem(problem))

    def need_done(self, need: Need, problem: str | None) -> None:
        """What a look needs is in memory, or cannot be had."""
        if problem is not None:
            self._looks.refuse(need)
            self.job_failed(problem)
        elif isinstance(need, StyleNeed) and not self._closed.is_set():
            self._publish(StyleReady(need.key))
        self._wake()

    def runner_built(self) -> None:
        """Have the stylize thread look at the outcome."""
        self._wake()

    def _build(self, size_px: tuple[int, int]) -> None:
        with self._lock:
            config, rate_control = self._request.config, self._request.rate_control
            if rate_control is not None:
                config = replace(config, working_size=rate_control.working_size)
            self._asked[config] = self._request
            # Under the lock: advice followed while the user chooses something must not be built in place of that.
            self._builds.build(config, size_px, self._looks.needs)

    def _with_rate_control(self, config: EngineConfig) -> _Request:
        """`config`, with a rate control for the present source if it asks for a rate. Under the lock."""
        if config.target_fps is None or config.working_size is not None or self._size_px is None:
            # A size that was chosen by hand is kept, whatever the rate.
            return _Request(config)
        return _Request(config, RateControl(self._size_px, config.target_fps, config.least_lines))

    def _order(self, stylizer: StylizerLike, need: Need) -> None:
        self._builds.order(stylizer, need, lambda: need in (*self._looks.needs(), *self._warm_needs()))

    def _warm_needs(self) -> tuple[Need, ...]:
        return tuple(map(self._looks.need_of, tuple(self._warm_keys)))

    def _keep_what_runs(self, failure: BuildFailed) -> None:
        if self.painter.stylizer is None:
            # There is nothing to fall back on: the run ends with this sentence.
            raise BackendError(failure.problem)
        problem = f"{failure.problem} The picture goes on as before."
        with self._lock:
            refused, kept = self._asked[failure.config], self._running
            is_wanted = refused.config == self._request.config
            if refused.config == kept.config:
                # The rate control asked for it, and would ask again.
                self._running = _Request(kept.config)
            elif is_wanted and kept.rate_control is not None:
                # The size it had advised was cancelled when `refused` was asked for.
                kept.rate_control.withdraw()
            if is_wanted:
                self._request = self._running
        if is_wanted:
            # A stylizer that `refused` was meant to replace is not wanted any more either.
            self._retire_next()
        self._publish(Problem(problem))
        if is_wanted and refused.config != kept.config:
            self._publish(ConfigKept(kept.config, refused.config, problem))

    def _swap(self, following: Built) -> bool:
        stylizer = following.stylizer
        with self._lock:
            former = self.painter.swap(stylizer)
            self._running = self._asked[following.config]
            if self._running.rate_control is not None:
                self._running.rate_control.rebuilt()
            warm_needs = self._warm_needs()
        if stylizer.running_on is not None:
            self._publish(RunnerReady(stylizer.running_on))
        if former is not None:
            # The job thread closes it, after the jobs that still use it.
            self._builds.retire(former)
        for need in warm_needs:
            self._order(stylizer, need)
        return former is None

    def _retire_next(self) -> None:
        if self._next is not None:
            self._builds.retire(self._next.stylizer)
            self._next = None
