"""Engine events to Qt signals: the one place where engine threads and the GUI thread meet.

A `Session` is given `bridge.deliver` and `bridge.announce_frame`; both only post a wake-up, so the engine never waits
for the window. Frames themselves stay in the session's display mailbox: the GUI takes the newest one when it is ready.
"""

from __future__ import annotations

import threading

from PyQt6.QtCore import QObject, pyqtSignal

from app.services.queued_connection import connect_queued
from engine import (
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


class SessionBridge(QObject):
    """Receives on any thread, speaks on the GUI thread.

    Signals:
        frame_ready(): there is a newer frame than the last time; at most one is under way at any moment.
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

    _event_arrived = pyqtSignal(object)
    _frame_arrived = pyqtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Held from the posting of a wake-up until it is handled: a test-and-set, never waited for.
        self._wake_up_posted = threading.Lock()
        connect_queued(self._event_arrived, self._speak)
        connect_queued(self._frame_arrived, self._speak_of_frame)

    def deliver(self, event: Event) -> None:
        """Listener for the session's events."""
        self._event_arrived.emit(event)

    def announce_frame(self) -> None:
        """Listener for the session's frames: many calls before the GUI gets round to it make one signal."""
        if self._wake_up_posted.acquire(blocking=False):
            self._frame_arrived.emit()

    def _speak_of_frame(self) -> None:
        # Released before anybody looks into the mailbox: a frame that comes in between posts anew and is not missed.
        self._wake_up_posted.release()
        self.frame_ready.emit()

    def _speak(self, event: Event) -> None:
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
