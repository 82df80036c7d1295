"""Undo and redo of everything the look says: sliders, switches, styles and their mix."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import fields

from PyQt6.QtCore import QObject
from PyQt6.QtGui import QUndoCommand, QUndoStack

from engine import Look

_GESTURE_S = 1.0
_MOST = 200


class LookHistory(QObject):
    """Listens to every change of the look, by whomever, and can take it back.

    A drag is many changes of the same thing in a row and one step of the history.

    Attributes:
        stack: what the commands undo and redo act upon.

    Threads: GUI.
    """

    def __init__(self, apply: Callable[[Look], None], now: Callable[[], float] = time.monotonic) -> None:
        """`apply` makes a look the present one; it may call `note` back."""
        super().__init__()
        self.stack = QUndoStack(self)
        self.stack.setUndoLimit(_MOST)
        self._apply = apply
        self._now = now
        self._look = Look()
        self._travelling = False
        self._held: Look | None = None

    def start_over(self, look: Look) -> None:
        """Forget everything; `look` is where history begins."""
        self._look = look
        self.stack.clear()

    def note(self, look: Look) -> None:
        """The look is now this one."""
        if self._held is not None:
            self._held = look
            return
        if self._travelling or look == self._look:
            return
        before, self._look = self._look, look
        self.stack.push(_Change(self._go, before, look, self._now()))

    def hold(self) -> None:
        """A gesture begins: whatever comes until `let_go` is one step."""
        self._held = self._look

    def let_go(self) -> None:
        """The gesture is over."""
        look, self._held = self._held, None
        if look is not None:
            self.note(look)

    def follow(self, look: Look) -> None:
        """The look is about to become this one by itself, which nobody will want to take back."""
        # A gesture meanwhile is a step from where it began.
        if self._held is None:
            self._look = look

    def _go(self, look: Look) -> None:
        self._look = look
        self._travelling = True
        try:
            self._apply(look)
        finally:
            self._travelling = False


class _Change(QUndoCommand):
    """From one look to another."""

    def __init__(self, go: Callable[[Look], None], before: Look, after: Look, at_s: float) -> None:
        super().__init__()
        self._go = go
        self._before, self._after = before, after
        self._at_s = at_s
        self._what = _difference(before, after)

    def id(self) -> int:
        """All of one kind: `mergeWith` decides."""
        return 1

    def mergeWith(self, other: QUndoCommand | None) -> bool:  # noqa: N802
        """Take up a change of the same thing that came soon after; styles chosen one by one and strokes of a mask stay
        steps of their own.
        """
        if not isinstance(other, _Change) or other._what != self._what or other._at_s - self._at_s > _GESTURE_S:
            return False
        if "mask" in self._what or len({_keys(look) for look in (self._before, self._after, other._after)}) > 1:
            return False
        self._after, self._at_s = other._after, other._at_s
        return True

    def undo(self) -> None:
        """Back."""
        self._go(self._before)

    def redo(self) -> None:
        """Forth; called at once when pushed, when the look is this one already."""
        self._go(self._after)


def _difference(before: Look, after: Look) -> tuple[object, ...]:
    """What a change is about: the fields, and of the layers which one."""
    names = [field.name for field in fields(Look) if getattr(before, field.name) != getattr(after, field.name)]
    layers = [index for index, pair in enumerate(zip(before.layers, after.layers, strict=True)) if pair[0] != pair[1]]
    return *names, *layers


def _keys(look: Look) -> tuple[str, ...]:
    return tuple(share.key for share in look.styles)
