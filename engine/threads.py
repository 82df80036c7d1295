"""Threads of the engine: how they start, and which stand behind others when both want a processor.

The window's own thread needs one for a moment, and at once, while a network keeps all of them busy. So what computes in
the live session of a window stands behind the window, and the file queue behind both. Threads that run Python for long
stay where they are: put back, they would hold Python's lock for longer, and the window waits for that too.

Only Linux knows priorities of single threads; elsewhere, and where the system refuses, nothing happens. There is no way
back: no thread may raise itself. Called by the threads themselves.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
from pathlib import Path

from engine.errors import ThreadError

log = logging.getLogger(__name__)

BEHIND_WINDOW = 5
BEHIND_PICTURE = 10
"""Steps of the system's scale: each gives a thread a fifth less of a processor that others want too."""

_TASKS = Path("/proc/self/task")


def begin(thread: threading.Thread) -> None:
    """Start `thread`, once. Raises ThreadError."""
    try:
        thread.start()
    except RuntimeError as error:
        if thread.ident is not None:
            raise
        raise ThreadError(
            "This computer starts no more threads for Pastiche: close other programs and try again."
        ) from error


def stand_back(steps: int) -> None:
    """Put this thread so many steps behind the usual priority (0: leave it alone), unless it is there already; those
    that it starts from now on inherit that.
    """
    if steps and sys.platform == "linux":
        _put_back(threading.get_native_id(), steps)


class Helpers:
    """The threads that libraries start from one of ours: the system calls them by its name, unless they take another.

    Threads: made and used on the one whose helpers they are.
    """

    def __init__(self, name: str) -> None:
        """`name`: 15 letters at most, of this thread for the system from now on; nobody else's in this process."""
        self._name = name
        self._boss = threading.get_native_id()
        if sys.platform == "linux":
            _call(self._boss, name)

    def stand_back(self, steps: int) -> None:
        """Put those back that there are by now."""
        for thread in _threads_called(self._name) if sys.platform == "linux" else ():
            if thread != self._boss:
                _put_back(thread, steps)


def _put_back(thread: int, steps: int) -> None:
    try:
        os.setpriority(os.PRIO_PROCESS, thread, max(steps, os.getpriority(os.PRIO_PROCESS, thread)))
    except OSError as error:
        # Containers forbid it, and a helper may have ended.
        log.info("a thread stays at the priority of all: %s", error)


def _call(thread: int, name: str) -> None:
    try:
        (_TASKS / str(thread) / "comm").write_text(name)
    except OSError as error:
        log.info("the helpers of %s will not be told from others: %s", name, error)


def _threads_called(name: str) -> list[int]:
    found = []
    for task in _TASKS.iterdir():
        try:
            if (task / "comm").read_text().rstrip("\n") == name:
                found.append(int(task.name))
        except OSError:
            # It has ended.
            continue
    return found
