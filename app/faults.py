"""Defects of the program: what nobody caught ends in the log file and in one notification, never in a silent exit."""

from __future__ import annotations

import logging
import sys
import threading
from types import TracebackType

from PyQt6.QtCore import QMessageLogContext, QObject, QtMsgType, pyqtSignal, qInstallMessageHandler

from app.services.queued_connection import connect_queued

log = logging.getLogger(__name__)

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class FaultWatch(QObject):
    """Logs what nobody caught, and what Qt itself has to say, from `install` to `remove`.

    Signals:
        defect_found(): something nobody caught was logged; on the GUI thread.

    Threads: install and remove on the GUI thread; exceptions may come from any.
    """

    defect_found = pyqtSignal()
    _defect_logged = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        connect_queued(self._defect_logged, self._emit_defect_found)
        self._before = sys.excepthook, threading.excepthook

    def install(self) -> None:
        """Begin watching."""
        self._before = sys.excepthook, threading.excepthook
        # Without this hook PyQt6 aborts the process when a slot raises, and without the next one a thread of the engine
        # dies unnoticed.
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        qInstallMessageHandler(_log_qt_message)

    def remove(self) -> None:
        """Put the hooks back that were there before."""
        sys.excepthook, threading.excepthook = self._before
        qInstallMessageHandler(None)

    def _emit_defect_found(self) -> None:
        self.defect_found.emit()

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        # Ctrl-C is no defect.
        if issubclass(kind, KeyboardInterrupt):
            self._before[0](kind, error, trace)
            return
        log.critical("unexpected error", exc_info=(kind, error, trace))
        self._defect_logged.emit()

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        name = args.thread.name if args.thread is not None else "unknown"
        error = args.exc_value or args.exc_type()
        log.critical("unexpected error on thread %s", name, exc_info=(args.exc_type, error, args.exc_traceback))
        self._defect_logged.emit()


def _log_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
    logging.getLogger(f"qt.{context.category or 'default'}").log(_LEVELS.get(kind, logging.INFO), "%s", message)
