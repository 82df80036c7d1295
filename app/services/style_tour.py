"""The tour of the window: every now and then the picture fades into the next style, until the user picks one."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from app.services.look_history import LookHistory
from app.services.mixing import MOST_STYLES
from app.services.session_controller import SessionController
from engine.look import StyleShare, crossfade, following

_TICK_WHILE_FADING_MS = 33
_TICK_BETWEEN_FADES_MS = 200
_PATIENCE_S = 20.0
_LONGEST_TICK_S = 0.5


class StyleTour(QObject):
    """Fades from style to style by moving the weights of the mix, as long as nobody else chooses a style.

    Attributes:
        every_s: from the beginning of one style to that of the next. fade_s: how long the fade takes.
        running: whether a tour is under way.

    Signals:
        running_changed(bool): it began, or it was stopped: by `stop`, or because the user chose a style.

    Threads: GUI.
    """

    running_changed = pyqtSignal(bool)

    def __init__(
        self,
        session_controller: SessionController,
        history: LookHistory,
        keys: Callable[[], Sequence[str]],
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """`keys`: the styles to be gone through, as they are now."""
        super().__init__()
        self.every_s, self.fade_s = 20.0, 2.0
        self.running = False
        self._session_controller, self._history, self._keys, self._now = session_controller, history, keys, now
        self._shown: tuple[StyleShare, ...] = ()
        self._fade: _Fade | None = None
        self._clock_s = self._ticked_s = self._begun_s = 0.0
        self._awaited = "", 0.0
        self._skipped: set[str] = set()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.tick)
        session_controller.look_changed.connect(lambda look: self._stop_if_others_chose(look.styles))

    def start(self) -> None:
        """Begin with what is on screen."""
        if not self.running:
            self.running = True
            self._skipped.clear()
            self._shown, self._fade = self._session_controller.look.styles, None
            self._ticked_s = self._now()
            self._hold_style()
            self.running_changed.emit(True)

    def stop(self) -> None:
        """Stay with what is on screen."""
        if self.running:
            self.running = False
            self._timer.stop()
            self.running_changed.emit(False)

    def tick(self) -> None:
        """Do what is due. Called by the timer."""
        if not self.running:
            return
        now_s = self._now()
        # The tour's clock stops with the picture: after a pause it goes on with the style on screen.
        if self._session_controller.flowing:
            # A machine that slept must not make up for it.
            self._clock_s += min(now_s - self._ticked_s, _LONGEST_TICK_S)
        self._ticked_s = now_s
        if self._fade is not None:
            self._continue_fade(self._fade)
        elif self._clock_s >= self._begun_s + max(self.every_s - self.fade_s, 0.0):
            self._begin_fade()

    def _hold_style(self) -> None:
        """A style is on screen; the next one is read meanwhile."""
        self._fade, self._begun_s, self._awaited = None, self._clock_s, ("", 0.0)
        # Between two fades nothing moves: looking at the clock now and then will do.
        self._timer.start(_TICK_BETWEEN_FADES_MS)
        # Read ahead now, so that the fade can begin when it is due.
        following_key = self._following()
        if following_key is not None:
            self._session_controller.warm(following_key)

    def _begin_fade(self) -> None:
        key = self._following()
        if key is None:
            return
        # Reading a style takes seconds; a fade into one that is not in memory would jump at its end.
        if self._session_controller.is_ready(key):
            self._fade = _Fade(_with_room_for_one(self._shown), key, self._clock_s)
            self._timer.start(_TICK_WHILE_FADING_MS)
            return
        if self._awaited[0] != key:
            self._awaited = key, self._clock_s
            self._session_controller.warm(key)
        # One whose picture cannot be read must not hold up the tour for ever.
        elif self._clock_s > self._awaited[1] + _PATIENCE_S:
            self._skipped.add(key)

    def _continue_fade(self, fade: _Fade) -> None:
        part = (self._clock_s - fade.begun_s) / self.fade_s if self.fade_s else 1.0
        self._show(crossfade(fade.before, (StyleShare(fade.key),), part))
        if part >= 1:
            self._hold_style()

    def _show(self, shares: tuple[StyleShare, ...]) -> None:
        self._shown = shares
        look = replace(self._session_controller.look, styles=shares)
        # Thirty steps a second would bury everything that one might want to undo.
        self._history.follow(look)
        self._session_controller.change_look(look)

    def _following(self) -> str | None:
        keys = [key for key in self._keys() if key not in self._skipped]
        return following(keys, [share.key for share in self._shown])

    def _stop_if_others_chose(self, shares: tuple[StyleShare, ...]) -> None:
        if shares != self._shown:
            self.stop()


@dataclass(frozen=True, slots=True)
class _Fade:
    """On the way from `before` to the style `key`, since `begun_s` of the tour's clock."""

    before: tuple[StyleShare, ...]
    key: str
    begun_s: float


def _with_room_for_one(shares: tuple[StyleShare, ...]) -> tuple[StyleShare, ...]:
    """A mix with room for one more style: the least of a full one goes."""
    least_first = sorted(shares, key=lambda share: share.weight)
    gone = least_first[: max(0, len(shares) - MOST_STYLES + 1)]
    return tuple(share for share in shares if share not in gone)
