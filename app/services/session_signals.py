"""Engine events to Qt signals: the one place where engine threads and the GUI thread meet.

A `Session` is given `deliver` and `announce_frame`; both return at once.
"""

from __future__ import annotations

import threading

from PyQt6.QtCore import QObject, pyqtSignal

from app.services.queued_connection import connect_queued
from engine.events import (
    ConfigKept,
    Event,
    Finished,
    Problem,
    RunnerReady,
    SinkClosed,
    SourceOpened,
    SourceWaiting,
    StateChanged,
    StyleReady,
    Working,
)


class SessionSignals(QObject):
    """Receives on any thread, emits its signals on the GUI thread.

    Signals:
        frame_ready(): there is a newer frame; at most one of these signals is queued at any moment.
        state_changed(State) · source_opened(StreamInfo) · source_waiting(bool) · runner_ready(RunningOn) ·
        config_kept(ConfigKept) · style_ready(str) · working(Progress) · problem(str) · sink_closed(SinkClosed) ·
        finished(Finished): the events of `engine.events`, in order.

    Threads: `deliver` and `announce_frame` on any; signals on the GUI thread.
    """

    frame_ready = pyqtSignal()
    state_changed = pyqtSignal(object)
    source_opened = pyqtSignal(object)
    source_waiting = pyqtSignal(bool)
    runner_ready = pyqtSignal(object)
    config_kept = pyqtSignal(object)
    style_ready = pyqtSignal(str)
    working = pyqtSignal(object)
    problem = pyqtSignal(str)
    sink_closed = pyqtSignal(object)
    finished = pyqtSignal(object)

    _event_posted = pyqtSignal(object)
    _frame_posted = pyqtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # A flag that is set once: held from the moment a wake-up is posted until it is handled. Nobody waits for it.
        self._wake_up_posted = threading.Lock()
        connect_queued(self._event_posted, self._emit_event)
        connect_queued(self._frame_posted, self._emit_frame_ready)

    def deliver(self, event: Event) -> None:
        """Listener for the session's events."""
        # Queued by Qt: the engine's thread never waits for the window.
        self._event_posted.emit(event)

    def announce_frame(self) -> None:
        """Listener for the session's frames: many calls before the GUI gets round to it make one signal."""
        # Frames do not travel in signals: they stay in the session's mailbox, and the GUI takes the newest one.
        # Otherwise a slow screen would queue them up.
        if self._wake_up_posted.acquire(blocking=False):
            self._frame_posted.emit()

    def _emit_frame_ready(self) -> None:
        # Released before the mailbox is read: a frame that comes in between posts again and is not missed.
        self._wake_up_posted.release()
        self.frame_ready.emit()

    def _emit_event(self, event: Event) -> None:
        match event:
            case StateChanged(state):
                self.state_changed.emit(state)
            case SourceOpened(info):
                self.source_opened.emit(info)
            case SourceWaiting(waiting):
                self.source_waiting.emit(waiting)
            case RunnerReady(running_on):
                self.runner_ready.emit(running_on)
            case ConfigKept():
                self.config_kept.emit(event)
            case StyleReady(key):
                self.style_ready.emit(key)
            case Working(progress):
                self.working.emit(progress)
            case Problem(text):
                self.problem.emit(text)
            case SinkClosed():
                self.sink_closed.emit(event)
            case Finished():
                self.finished.emit(event)
