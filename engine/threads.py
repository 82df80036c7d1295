"""Threads of the engine: how they start, and which stand behind others when both want a processor.

The window's own thread needs a processor for a moment, at once, while a network keeps all of them busy. So the threads
that compute in a window's live session run at a lower priority than the window, and the file queue below both. Threads
that run Python for long stay as they are: at a lower priority they would hold Python's lock for longer, and the window
waits for that lock, too.

Only Linux knows priorities of single threads; elsewhere, and where the system refuses, nothing happens. No thread may
raise its priority again. Called by the threads themselves.
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


def start_thread(thread: threading.Thread) -> None:
    """Start `thread`, once. Raises ThreadError."""
    try:
        thread.start()
    except RuntimeError as error:
        # Started twice, which is a mistake of ours and not of the system.
        if thread.ident is not None:
            raise
        raise ThreadError(
            "This computer starts no more threads for Pastiche: close other programs and try again."
        ) from error


def lower_priority(steps: int) -> None:
    """Put this thread so many steps behind the usual priority (0: leave it alone), unless it is there already; those
    that it starts from now on inherit that.
    """
    if steps and sys.platform == "linux":
        _lower(threading.get_native_id(), steps)


class LibraryThreads:
    """The threads that libraries start from one of ours: the system calls them by its name, unless they take another.

    Threads: made and used on the one whose helpers they are.
    """

    def __init__(self, name: str) -> None:
        """`name`: 15 letters at most, of this thread for the system from now on; nobody else's in this process."""
        self._name = name
        self._own_id = threading.get_native_id()
        if sys.platform == "linux":
            _name_thread(self._own_id, name)

    def lower_priority(self, steps: int) -> None:
        """Put those back that there are by now."""
        for thread in _threads_called(self._name) if sys.platform == "linux" else ():
            if thread != self._own_id:
                _lower(thread, steps)


def _lower(thread: int, steps: int) -> None:
    try:
        # Never forward: what stands further back stays there.
        os.setpriority(os.PRIO_PROCESS, thread, max(steps, os.getpriority(os.PRIO_PROCESS, thread)))
    except OSError as error:
        # Containers forbid it, and a helper may have ended.
        log.info("a thread stays at the priority of all: %s", error)


def _name_thread(thread: int, name: str) -> None:
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
