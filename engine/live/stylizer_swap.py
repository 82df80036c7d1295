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
from engine.live.build_worker import BuildFailed, Built, Workshop
from engine.live.pipeline import LookDesk, Painter, StylizerLike
from engine.live.rate_control import Governor
from engine.look.look import Look
from engine.look.needs import SIGHT
from engine.stats import STYLIZE_STAGES, StageClock
from engine.values import EngineConfig, Progress


@dataclass(frozen=True, slots=True)
class _Wish:
    """What was asked for, and who governs it."""

    config: EngineConfig
    governor: Governor | None = None


class Runners:
    """The painter of a live session with everything that gets ready behind it.

    Attributes:
        painter: paints with whatever is swapped in; belongs to the stylize thread.

    Threads: commands from any; `adopt` and `close` on the stylize thread; `job_*`, `style_done` and `runner_built` are
        told by the workshop on the job thread.
    """

    def __init__(
        self,
        factory: Callable[[EngineConfig], StylizerLike],
        config: EngineConfig,
        look: Look,
        warm_keys: Iterable[str],
        clock: StageClock,
        publish: Callable[[Event], None],
        wake: Callable[[], None],
        steps_back: int = 0,
    ) -> None:
        """`wake` makes the stylize thread call `adopt` soon, or paint a held picture again. `steps_back`: as in
        `Workshop`.
        """
        self._publish = publish
        self._wake = wake
        self._clock = clock
        self._lock = threading.Lock()
        self._size_px: tuple[int, int] | None = None
        # What was asked for; what is built has a working size besides, where somebody governs that.
        self._wish = self._running = _Wish(config)
        self._asked: dict[EngineConfig, _Wish] = {}
        self._next: Built | None = None
        self._warm_keys = dict.fromkeys(warm_keys)
        self._closed = threading.Event()
        self._workshop = Workshop(factory, self, steps_back)
        self._desk = LookDesk(look, self._order)
        self.painter = Painter(self._desk, clock)

    def start(self) -> None:
        """Begin; building waits for `begin`. Raises ThreadError."""
        self._workshop.start()

    def begin(self, size_px: tuple[int, int]) -> None:
        """Frames will be of `size_px` = (width, height): build the first stylizer."""
        with self._lock:
            self._size_px = size_px
            self._wish = self._governed(self._wish.config)
        self._build(size_px)

    def set_look(self, look: Look) -> None:
        """Use `look` from the next frame on, or on a held picture now."""
        self._desk.set(look)
        self._wake()

    def set_config(self, config: EngineConfig) -> None:
        """Have a stylizer for `config` built, to be swapped in when ready."""
        with self._lock:
            if config == self._wish.config or self._closed.is_set():
                return
            self._wish = self._governed(config)
            size_px = self._size_px
        if size_px is not None:
            self._build(size_px)

    def warm(self, key: str) -> None:
        """Encode a style ahead, now and on every stylizer to come."""
        with self._lock:
            self._warm_keys[key] = None
            stylizer = self.painter.stylizer
            if stylizer is not None and not self._closed.is_set():
                # Under the lock: behind the closing of its stylizer it would be refused.
                self._order(stylizer, key)

    def adopt(self) -> bool:
        """Swap in what was built, if it can take over now; True when that is the first stylizer.

        Raises BackendError when the first one cannot be built.
        """
        outcome = self._workshop.built.take()
        if isinstance(outcome, BuildFailed):
            self._bear(outcome)
        elif outcome is not None:
            self._retire_next()
            self._next = outcome
        if self._next is None or not self._desk.is_served_by(self._next.stylizer):
            return False
        following, self._next = self._next, None
        return self._swap(following)

    def govern(self) -> None:
        """Once a second: let the governor of the rate look at how long a frame takes, and follow its advice."""
        with self._lock:
            governor, size_px = self._wish.governor, self._size_px
            if governor is None or size_px is None or not governor.is_due:
                return
            stages_ms = self._clock.medians()
            if not governor.advise(sum(stages_ms.get(name, 0.0) for name in STYLIZE_STAGES)):
                return
        self._build(size_px)

    def close(self) -> None:
        """Close every stylizer after the jobs that use it, and cancel the rest; returns at once."""
        with self._lock:
            self._closed.set()
        self._retire_next()
        if self.painter.stylizer is not None:
            self._workshop.retire(self.painter.stylizer)
        self._workshop.close()

    def join(self, timeout_s: float) -> bool:
        """Wait for the end of the job thread; False when it took longer."""
        return self._workshop.join(timeout_s)

    # What the job thread tells. A job that did not heed its cancelling must not speak after the end.

    def job_moved(self, progress: Progress) -> None:
        """Pass progress on."""
        if not self._closed.is_set():
            self._publish(Working(progress))

    def job_failed(self, problem: str) -> None:
        """Pass a problem on."""
        if not self._closed.is_set():
            self._publish(Problem(problem))

    def style_done(self, key: str, problem: str | None) -> None:
        """A style, or what sees, is in memory or cannot be had."""
        if problem is not None:
            self._desk.refuse(key)
            self.job_failed(problem)
        elif key != SIGHT and not self._closed.is_set():
            self._publish(StyleReady(key))
        self._wake()

    def runner_built(self) -> None:
        """Have the stylize thread look at the outcome."""
        self._wake()

    def _build(self, size_px: tuple[int, int]) -> None:
        with self._lock:
            config, governor = self._wish.config, self._wish.governor
            if governor is not None:
                config = replace(config, working_size=governor.working_size)
            self._asked[config] = self._wish
            # Under the lock: advice that is followed at the moment of a choice must not be built in its place.
            self._workshop.build(config, size_px, self._desk.keys)

    def _governed(self, config: EngineConfig) -> _Wish:
        """`config` with a governor for the present source, if it asks for one. Under the lock."""
        target_fps = config.target_fps
        wanted = target_fps is not None and config.working_size is None
        return _Wish(config, Governor(self._size_px, target_fps) if wanted and self._size_px and target_fps else None)

    def _order(self, stylizer: StylizerLike, key: str) -> None:
        self._workshop.order(stylizer, key, lambda: key in (*self._desk.keys(), *self._warm_keys))

    def _bear(self, failure: BuildFailed) -> None:
        if self.painter.stylizer is None:
            raise BackendError(failure.problem)
        problem = f"{failure.problem} The picture goes on as before."
        with self._lock:
            refused, kept = self._asked[failure.config], self._running
            is_wanted = refused.config == self._wish.config
            if refused.config == kept.config:
                # The governor asked for it, and would again.
                self._running = _Wish(kept.config)
            elif is_wanted and kept.governor is not None:
                # What it had advised was cancelled when `refused` was asked for.
                kept.governor.withdraw()
            if is_wanted:
                self._wish = self._running
        if is_wanted:
            # What `refused` was to replace is wanted no more either.
            self._retire_next()
        self._publish(Problem(problem))
        if is_wanted and refused.config != kept.config:
            self._publish(ConfigKept(kept.config, refused.config, problem))

    def _swap(self, following: Built) -> bool:
        stylizer = following.stylizer
        with self._lock:
            former = self.painter.swap(stylizer)
            self._running = self._asked[following.config]
            if self._running.governor is not None:
                self._running.governor.rebuilt()
            warm_keys = tuple(self._warm_keys)
        if stylizer.running_on is not None:
            self._publish(RunnerReady(stylizer.running_on))
        if former is not None:
            self._workshop.retire(former)
        for key in warm_keys:
            self._order(stylizer, key)
        return former is None

    def _retire_next(self) -> None:
        if self._next is not None:
            self._workshop.retire(self._next.stylizer)
            self._next = None
