"""Undo and redo of everything the look says (sliders, switches, styles and their mix), and of what was removed."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import fields

from PyQt6.QtCore import QObject
from PyQt6.QtGui import QUndoCommand, QUndoStack

from engine.look import Look

_GESTURE_S = 1.0
_MOST_STEPS = 200


class LookHistory(QObject):
    """Listens to every change of the look and can take it back. A drag of a slider is one step.

    Attributes:
        stack: what the commands undo and redo act upon.

    Threads: GUI.
    """

    def __init__(self, apply: Callable[[Look], None], now: Callable[[], float] = time.monotonic) -> None:
        """`apply` makes a look the present one; it may call `note` back."""
        super().__init__()
        self.stack = QUndoStack(self)
        self.stack.setUndoLimit(_MOST_STEPS)
        self._apply = apply
        self._now = now
        self._look = Look()
        self._replaying = False
        self._gesture: Look | None = None

    def start_over(self, look: Look) -> None:
        """Forget everything; `look` is where history begins."""
        self._look = look
        self.stack.clear()

    def note(self, look: Look) -> None:
        """The look is now this one."""
        if self._gesture is not None:
            self._gesture = look
            return
        # What the stack itself puts back comes round again as a change of the look.
        if self._replaying or look == self._look:
            return
        # `push` calls `redo` at once, which changes nothing: the look is this one already.
        before, self._look = self._look, look
        self.stack.push(_Change(self._replay, before, look, self._now()))

    def hold(self) -> None:
        """A gesture begins: whatever comes until `let_go` is one step."""
        self._gesture = self._look

    def let_go(self) -> None:
        """The gesture is over."""
        look, self._gesture = self._gesture, None
        if look is not None:
            self.note(look)

    def follow(self, look: Look) -> None:
        """The program itself is about to change the look to this one; that is no step of the history."""
        # A gesture meanwhile is a step from where it began.
        if self._gesture is None:
            self._look = look

    def add(self, back: Callable[[], None], again: Callable[[], None]) -> Callable[[], None]:
        """Something was done that no look says: how it is taken back, and done again. Neither may call `note`.

        Returns what takes it back later; where it is the last step that is an undo.
        """
        step = _Deed(back, again)
        self.stack.push(step)

        def take_back() -> None:
            if self.stack.command(self.stack.index() - 1) is step:
                self.stack.undo()
            else:
                back()

        return take_back

    def _replay(self, look: Look) -> None:
        self._look = look
        self._replaying = True
        try:
            self._apply(look)
        finally:
            self._replaying = False


class _Change(QUndoCommand):
    """From one look to another."""

    def __init__(self, go: Callable[[Look], None], before: Look, after: Look, at_s: float) -> None:
        super().__init__()
        self._replay = go
        self._before, self._after = before, after
        self._at_s = at_s
        self._fields = _difference(before, after)

    def id(self) -> int:
        """All of one kind: `mergeWith` decides."""
        return 1

    def mergeWith(self, other: QUndoCommand | None) -> bool:  # noqa: N802
        """Whether `other`, a change of the same thing soon after, has become part of this step."""
        # A drag arrives as many small changes; within a second they belong together.
        if not isinstance(other, _Change) or other._fields != self._fields or other._at_s - self._at_s > _GESTURE_S:
            return False
        # Styles clicked one after the other and strokes of a mask are meant one by one, however quick.
        if "mask" in self._fields or len({_style_keys(look) for look in (self._before, self._after, other._after)}) > 1:
            return False
        self._after, self._at_s = other._after, other._at_s
        return True

    def undo(self) -> None:
        """Back."""
        self._replay(self._before)

    def redo(self) -> None:
        """Forward."""
        self._replay(self._after)


class _Deed(QUndoCommand):
    """Something done besides the look."""

    def __init__(self, back: Callable[[], None], again: Callable[[], None]) -> None:
        super().__init__()
        self._back, self._again = back, again
        self._is_done = True

    def undo(self) -> None:
        """Back."""
        self._is_done = False
        self._back()

    def redo(self) -> None:
        """Forward."""
        # `push` calls it at once, when there is nothing to be done.
        if not self._is_done:
            self._is_done = True
            self._again()


def _difference(before: Look, after: Look) -> tuple[object, ...]:
    """What a change is about: the fields, and of the layers which one."""
    # Each layer by itself: moving two of its sliders in turn is two steps.
    names = [field.name for field in fields(Look) if getattr(before, field.name) != getattr(after, field.name)]
    layers = [index for index, pair in enumerate(zip(before.layers, after.layers, strict=True)) if pair[0] != pair[1]]
    return *names, *layers


def _style_keys(look: Look) -> tuple[str, ...]:
    return tuple(share.key for share in look.styles)
