"""Short jobs off the GUI thread: listing cameras, decoding thumbnails, writing a snapshot.

What belongs to the live picture (building a runner, encoding styles) is the session's work; this is the window's own.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from PyQt6.QtCore import QObject, pyqtSignal

from app.services.queued_connection import connect_queued
from engine.errors import EngineError

T = TypeVar("T")

_WORKERS = 4
"""Two may be busy for minutes, gathering diagnostics and measuring back ends."""


class Background(QObject):
    """Runs functions on a few worker threads and hands their results back on the GUI thread.

    Signals:
        failed(str): a job ended with an EngineError and has no `otherwise`; the sentence for the user.

    Threads: made, called and answered on the GUI thread; only the work itself runs elsewhere.
    """

    failed = pyqtSignal(str)
    _ended = pyqtSignal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workers = ThreadPoolExecutor(_WORKERS, thread_name_prefix="background")
        self._lock = threading.Lock()
        self._closed = False
        connect_queued(self._ended, self._deliver)

    def run(
        self, work: Callable[[], T], then: Callable[[T], None], otherwise: Callable[[str], None] | None = None
    ) -> None:
        """Call `work` soon on a worker thread, then `then` with its result on the GUI thread.

        An EngineError leads to `otherwise` (or `failed`) instead; anything else is a defect, raised on the GUI thread.
        """
        with self._lock:
            # A pool that is shut down raises; at the end of the program nobody is left who would want the result.
            if self._closed:
                return
            future = self._workers.submit(work)
        # The signal is queued: `then` never runs on the worker, and never inside the caller's own call.
        future.add_done_callback(lambda done: self._ended.emit(done, then, otherwise or self.failed.emit))

    def close(self) -> None:
        """Drop jobs that have not begun, take no more, wait for the rest. Any thread, any number of times."""
        with self._lock:
            self._closed = True
        self._workers.shutdown(wait=True, cancel_futures=True)

    def _deliver(self, future: Future[Any], then: Callable[[Any], None], otherwise: Callable[[str], None]) -> None:
        # Dropped by `close`.
        if future.cancelled():
            return
        try:
            result = future.result()
        except EngineError as error:
            otherwise(str(error))
            return
        then(result)
