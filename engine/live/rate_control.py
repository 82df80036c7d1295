"""Holds a target rate by choosing the size the network works at: as large as the rate allows, and without hunting.

Asked by the stylize thread of a live session about once a second. It only advises; `engine.live.stylizer_swap`
has the stylizer of the new size built in the background and swapped in between two frames.
"""

from __future__ import annotations

import time
from collections.abc import Callable

SCALES = (1.0, 0.85, 0.7, 0.6, 0.5, 0.42, 0.35)
"""Steps of the working size, as shares of the source's width and height. Each takes half to two thirds of the work of
the last.
"""

# Medians over two seconds do not change faster.
_ROUND_S = 1.0
# After a change, until the figures of the former size have left the medians.
_SETTLE_S = 3.0
# Of the time a frame may take: what a step must fit into, with room for a busier scene.
_COMFORT = 0.8
# And what it may take at most before a smaller size is tried.
_LIMIT = 0.98
_CALM_ROUNDS = 4
# How long a step up that failed is not tried again, doubled each time.
_HOLD_S = 30.0
_LONGEST_HOLD_S = 600.0


class RateControl:
    """Steps the working size of one source down when the rate is missed, up when there is room for more.

    A step up that could not be held is not tried again for a while, twice as long each time: a machine at the border
    between two sizes stays at the smaller one. Threads: one.
    """

    def __init__(
        self,
        size_px: tuple[int, int],
        target_fps: float,
        least_lines: int,
        now: Callable[[], float] = time.perf_counter,
    ) -> None:
        """`size_px`: (width, height) of the source. `least_lines`: no step makes its short side smaller than this."""
        self._size_px, self._budget_ms, self._now = size_px, 1000.0 / target_fps, now
        floor = min(1.0, least_lines / min(size_px))
        self._scales = [scale for scale in SCALES if scale > floor]
        if floor >= SCALES[-1]:
            self._scales.append(floor)
        # What is advised, and what paints: they differ while the one is being built.
        self._step = self._painting = 0
        self._changed_s = self._asked_s = now()
        self._calm = 0
        self._network_ms = self._other_ms = 0.0
        self._hold_s = _HOLD_S
        self._barred_until_s = 0.0
        self._went_up = False

    @property
    def working_size(self) -> tuple[int, int]:
        """The size advised now, (width, height) in pixels."""
        scale = self._scales[self._step]
        return round(self._size_px[0] * scale), round(self._size_px[1] * scale)

    @property
    def is_shrunk(self) -> bool:
        """Whether what paints now is smaller than the source."""
        return self._painting > 0

    @property
    def is_due(self) -> bool:
        """Whether a second has passed since it was asked last."""
        return self._now() - self._asked_s >= _ROUND_S

    def advise(self, network_ms: float, other_ms: float) -> bool:
        """Learn that a frame keeps the stylize thread busy for `network_ms` in the network, at the present size, and
        for `other_ms` with what takes as long at every size. True when the advised size has changed; it then stays
        until that size is `rebuilt`, which may take many seconds while styles are read.
        """
        self._asked_s = self._now()
        self._network_ms, self._other_ms = network_ms, other_ms
        if self._step != self._painting or network_ms <= 0 or self._now() - self._changed_s < _SETTLE_S:
            return False
        step = self._step
        if network_ms + other_ms > _LIMIT * self._budget_ms:
            self._go_down()
        elif self._has_room():
            self._go_up()
        if self._step == step:
            return False
        self._changed_s, self._calm = self._now(), 0
        return True

    def rebuilt(self) -> None:
        """The stylizer of the advised size paints from now on: figures of the former one are stale until it settles."""
        self._painting, self._changed_s = self._step, self._now()

    def withdraw(self) -> None:
        """The stylizer of the advised size is not coming: the former one paints on."""
        self._step, self._changed_s = self._painting, self._now()

    def _go_down(self) -> None:
        """To the largest size that holds the rate with some room, if the work of the network goes with the area. Where
        none does, and the rest takes longer than the network, a smaller one would cost the picture for nothing.
        """
        # The step up was a mistake: it stays away from that size for a while.
        if self._went_up:
            self._barred_until_s = self._now() + self._hold_s
            self._hold_s = min(2 * self._hold_s, _LONGEST_HOLD_S)
        self._went_up = False
        candidates = range(self._step + 1, len(self._scales))
        fitting = (step for step in candidates if self._predicted_ms(step) <= _COMFORT * self._budget_ms)
        least = len(self._scales) - 1 if self._network_ms > self._other_ms else self._step
        self._step = next(fitting, least)

    def _has_room(self) -> bool:
        if self._step == 0 or self._now() < self._barred_until_s:
            return False
        fits = self._predicted_ms(self._step - 1) <= _COMFORT * self._budget_ms
        self._calm = self._calm + 1 if fits else 0
        return self._calm >= _CALM_ROUNDS

    def _go_up(self) -> None:
        self._step -= 1
        self._went_up = True

    def _predicted_ms(self, step: int) -> float:
        return self._other_ms + self._network_ms * (self._scales[step] / self._scales[self._step]) ** 2
