"""Runs of the network that are under way: no more than its runner does at once, however many are asked for."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import partial

from engine.errors import BackendError
from engine.protocols import Runner, ThroughputRunner
from engine.style_code import FoldedStyle
from engine.values import Pixels


class UnderWay:
    """Begins runs; where the runner has no room for another, the first is waited for.

    Attributes:
        at_once: how many frames may be under way at once.

    Threads: one.
    """

    def __init__(self, runner: Runner) -> None:
        self._runner = runner
        # Asked once: a check against a runtime protocol takes as long as following the light of a frame.
        starter = runner if isinstance(runner, ThroughputRunner) else None
        self.at_once = 1 if starter is None else starter.at_once
        self._starter = starter if self.at_once > 1 else None
        self._begun: deque[_Run] = deque()

    def begin(self, pixels: Pixels, style: FoldedStyle, blend: float, coat: int) -> Callable[[], Pixels]:
        """Begin a run of this coat, or have it run when its result is asked for. `pixels` stay as they are until then.

        Both raise BackendError.
        """
        if self._starter is None:
            return partial(self._runner.run, pixels, style, blend, coat)
        if len(self._begun) == self.at_once:
            self._take_first()
        run = _Run(self._starter.start(pixels, style, blend, coat))
        self._begun.append(run)
        return partial(self._result, run)

    def _result(self, run: _Run) -> Pixels:
        # Runners give their results in the order in which they were begun.
        while run.outcome is None:
            self._take_first()
        if isinstance(run.outcome, BackendError):
            raise run.outcome
        return run.outcome

    def _take_first(self) -> None:
        run = self._begun.popleft()
        try:
            run.outcome = run.end()
        except BackendError as error:
            # For whoever asks for this one: others may have come out well.
            run.outcome = error


class _Run:
    """A run that was begun, and what came of it."""

    def __init__(self, end: Callable[[], Pixels]) -> None:
        self.end = end
        self.outcome: Pixels | BackendError | None = None
