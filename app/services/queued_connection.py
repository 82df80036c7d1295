"""Signals that always go through the event loop, from whatever thread they are sent."""

from __future__ import annotations

from collections.abc import Callable

from PyQt6.QtCore import Qt, pyqtBoundSignal


def connect_queued(signal: pyqtBoundSignal, slot: Callable[..., object]) -> None:
    """Call `slot` on the GUI thread, later, even when the signal is sent from there."""
    # PyQt's stubs leave out the second argument.
    signal.connect(slot, Qt.ConnectionType.QueuedConnection)  # type: ignore[call-arg]
