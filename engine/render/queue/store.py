"""Which file keeps a queue when several windows are open at once: each has one of its own, and none is ever forgotten.

The first window has the queue's file, a second one `queue-2.json` beside it, and so on. A window that starts takes over
the jobs in files that no window keeps any more. A file is held by a lock of the system, which ends with the process.
Called on the queue's thread.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from engine.render.queue.file import read_queue, write_queue
from engine.render.queue.job import QueueJob

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

log = logging.getLogger(__name__)


class QueueStore:
    """One queue's place on the disk.

    Attributes:
        number: 1 for the first window, 2 for the second one.

    Threads: one at a time.
    """

    def __init__(self, file: Path) -> None:
        """`file`: that of the first window. Nothing is touched before `open`."""
        self.number = 1
        self._file = file
        self._lock: BinaryIO | None = None

    def open(self) -> tuple[tuple[QueueJob, ...], bool]:
        """Take a file that nobody keeps; the jobs in it and in all left over, and whether the queue is held."""
        try:
            while (lock := _locked(self._path)) is None:
                self.number += 1
            self._lock = lock
        except OSError as error:
            log.info("the queue is not kept in %s: %s", self._path, error)
        jobs, paused = read_queue(self._path)
        return self._with_left_over(jobs, paused), paused

    def save(self, jobs: Iterable[QueueJob], paused: bool) -> None:
        """Keep the queue. A disk that refuses costs the queue's memory, not the queue."""
        write_queue(self._path, jobs, paused)

    def close(self) -> None:
        """Let go of the file; any number of times."""
        lock, self._lock = self._lock, None
        if lock is not None:
            lock.close()

    @property
    def _path(self) -> Path:
        return self._file if self.number == 1 else self._file.with_stem(f"{self._file.stem}-{self.number}")

    def _with_left_over(self, jobs: tuple[QueueJob, ...], paused: bool) -> tuple[QueueJob, ...]:
        """With those of windows that are gone, whose files go away."""
        for path in sorted(self._file.parent.glob(f"{self._file.stem}-*{self._file.suffix}")):
            try:
                # Our own file matches the pattern as well, from the second window on.
                lock = None if path == self._path else _locked(path)
            except OSError as error:
                log.info("the queue in %s stays: %s", path, error)
                continue
            if lock is not None:
                with lock:
                    # Saved before the other file goes: a crash in between leaves a job twice, and none lost.
                    jobs = _joined(jobs, read_queue(path)[0])
                    self.save(jobs, paused)
                    _remove(path)
        return jobs


def _joined(jobs: tuple[QueueJob, ...], more: tuple[QueueJob, ...]) -> tuple[QueueJob, ...]:
    first = max((job.number for job in jobs), default=0) + 1
    return jobs + tuple(replace(job, number=first + index) for index, job in enumerate(more))


def _locked(path: Path) -> BinaryIO | None:
    """A lock on what `path` keeps, to be closed; None where another process has it. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # Beside it, for the file itself is replaced whenever it is written. Never removed: another process may be about to
    # lock it.
    file = open(path.with_name(path.name + ".lock"), "ab")  # noqa: SIM115
    try:
        _lock(file)
    except (BlockingIOError, PermissionError):
        file.close()
        return None
    except OSError as error:
        # A network disk without locks: as good as it gets.
        log.info("%s cannot be locked: %s", path, error)
    return file


def _lock(file: BinaryIO) -> None:
    """Raises BlockingIOError or PermissionError where another process has it, OSError where there are no locks."""
    if sys.platform == "win32":
        # Windows locks bytes, not files.
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _remove(path: Path) -> None:
    try:
        path.unlink()
    except OSError as error:
        log.info("the queue in %s stays: %s", path, error)
