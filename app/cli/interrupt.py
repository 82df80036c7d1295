"""Ctrl-C as a request: the running job is asked to stop, finishes its file, and then the program ends."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def stop_on_request() -> Iterator[Callable[[], bool]]:
    """Yield a function that tells whether Ctrl-C (or SIGTERM) came; a second Ctrl-C raises KeyboardInterrupt.

    Threads: enter and leave on the main thread; the function yielded may be called on any.
    """
    requested = threading.Event()

    def request(_signal: int, _frame: FrameType | None) -> None:
        # Whoever asks twice does not want to wait for the file to be finished.
        if requested.is_set():
            raise KeyboardInterrupt
        requested.set()

    before = {which: signal.signal(which, request) for which in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield requested.is_set
    finally:
        for which, handler in before.items():
            signal.signal(which, handler)
