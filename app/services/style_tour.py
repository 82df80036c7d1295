"""The tour of the window: every now and then the picture fades into the next style, until the user picks one."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from app.services.look_history import LookHistory
from app.services.mixing import MOST_STYLES
from app.services.session_controller import Studio
from engine import StyleShare, crossfade, following

_FADE_MS = 33
_STAY_MS = 200
_PATIENCE_S = 20.0
_LONGEST_TICK_S = 0.5


class StyleTour(QObject):
    """Moves the weights of the mix. A style is read ahead, and no fade begins before it is in memory.

    Time stands still while the picture does. The history of looks knows nothing of a tour.

    Attributes:
        every_s: from the beginning of one style to that of the next. fade_s: how long the fade takes.
        running: whether a tour is under way.

    Signals:
        running_changed(bool): it began, or it was stopped: by `stop`, or by a style that somebody else chose.

    Threads: GUI.
    """

    running_changed = pyqtSignal(bool)

    def __init__(
        self,
        studio: Studio,
        history: LookHistory,
        keys: Callable[[], Sequence[str]],
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """`keys`: the styles to be gone through, as they are now."""
        super().__init__()
        self.every_s, self.fade_s = 20.0, 2.0
        self.running = False
        self._studio, self._history, self._keys, self._now = studio, history, keys, now
        self._shown: tuple[StyleShare, ...] = ()
        self._fade: _Fade | None = None
        self._clock_s = self._looked_s = self._begun_s = 0.0
        self._awaited = "", 0.0
        self._passed_over: set[str] = set()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look_on)
        studio.look_changed.connect(lambda look: self._mind(look.styles))

    def start(self) -> None:
        """Begin with what is on screen."""
        if not self.running:
            self.running = True
            self._passed_over.clear()
            self._shown, self._fade = self._studio.look.styles, None
            self._looked_s = self._now()
            self._stay()
            self.running_changed.emit(True)

    def stop(self) -> None:
        """Stay with what is on screen."""
        if self.running:
            self.running = False
            self._timer.stop()
            self.running_changed.emit(False)

    def look_on(self) -> None:
        """Do what is due; called by the timer."""
        if not self.running:
            return
        now_s = self._now()
        if self._studio.flowing:
            # A machine that slept must not make up for it.
            self._clock_s += min(now_s - self._looked_s, _LONGEST_TICK_S)
        self._looked_s = now_s
        if self._fade is not None:
            self._go_on(self._fade)
        elif self._clock_s >= self._begun_s + max(self.every_s - self.fade_s, 0.0):
            self._begin_fade()

    def _stay(self) -> None:
        """A style is on screen; the next one is read meanwhile."""
        self._fade, self._begun_s, self._awaited = None, self._clock_s, ("", 0.0)
        self._timer.start(_STAY_MS)
        following_key = self._following()
        if following_key is not None:
            self._studio.warm(following_key)

    def _begin_fade(self) -> None:
        key = self._following()
        if key is None:
            return
        if self._studio.is_ready(key):
            self._fade = _Fade(_heaviest(self._shown), key, self._clock_s)
            self._timer.start(_FADE_MS)
            return
        if self._awaited[0] != key:
            self._awaited = key, self._clock_s
            self._studio.warm(key)
        elif self._clock_s > self._awaited[1] + _PATIENCE_S:
            self._passed_over.add(key)

    def _go_on(self, fade: _Fade) -> None:
        part = (self._clock_s - fade.begun_s) / self.fade_s if self.fade_s else 1.0
        self._show(crossfade(fade.before, (StyleShare(fade.key),), part))
        if part >= 1:
            self._stay()

    def _show(self, shares: tuple[StyleShare, ...]) -> None:
        self._shown = shares
        look = replace(self._studio.look, styles=shares)
        self._history.follow(look)
        self._studio.change_look(look)

    def _following(self) -> str | None:
        keys = [key for key in self._keys() if key not in self._passed_over]
        return following(keys, [share.key for share in self._shown])

    def _mind(self, shares: tuple[StyleShare, ...]) -> None:
        if shares != self._shown:
            self.stop()


@dataclass(frozen=True, slots=True)
class _Fade:
    """On the way from `before` to the style `key`, since `begun_s` of the tour's clock."""

    before: tuple[StyleShare, ...]
    key: str
    begun_s: float


def _heaviest(shares: tuple[StyleShare, ...]) -> tuple[StyleShare, ...]:
    """A mix with room for one more style: the least of a full one goes."""
    least_first = sorted(shares, key=lambda share: share.weight)
    gone = least_first[: max(0, len(shares) - MOST_STYLES + 1)]
    return tuple(share for share in shares if share not in gone)
