"""Looks ahead at the room on the disk, so that a recording is finished before there is none. Used on writer threads."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path

from engine.errors import SinkError

ENOUGH_BYTES = 64 * 1024 * 1024
"""What a recording leaves free: room for the end of its own file (the index of a day of video is about 30 MB) and a
little for other programs."""

WARN_S = 120.0
"""A warning is due when the disk lasts no longer than this at the present pace .."""

_WARN_BYTES = 2 * ENOUGH_BYTES
"""... or has no more than this."""

# Asking costs a system call, and the room that is kept free outlasts a second of writing.
_EVERY_S = 1.0
_PACE_S = 5.0


def free_bytes(folder: Path) -> int:
    """Room for this user on the disk of `folder`. Raises OSError, also for a disk that does not say."""
    usage = shutil.disk_usage(folder)
    # Some network file systems report zeros.
    if not usage.total:
        raise OSError(f"{folder} does not say how large it is")
    return usage.free


class DiskWatch:
    """Watches the disk of one recording: warns once, and ends it while there is still room to end it properly.

    Threads: one writer thread.
    """

    def __init__(
        self,
        path: Path,
        tell: Callable[[str], None],
        free: Callable[[Path], int] = free_bytes,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """`tell` gets the warning, a sentence."""
        self._path = path
        self._tell = tell
        self._free = free
        self._now = now
        self._began_s = self._looked_s = now()
        self._warned = False

    def check_start(self) -> None:
        """Raise SinkError when there is no room to begin."""
        free = self._look()
        if free is not None and free <= ENOUGH_BYTES:
            raise SinkError(
                f"There is too little room on the disk for {self._path}: {_megabytes(free)} free, "
                f"{_megabytes(ENOUGH_BYTES)} needed."
            )

    def check(self, written_bytes: int) -> None:
        """Look now and then, `written_bytes` into the recording. Raises SinkError when it must end now."""
        if self._now() - self._looked_s < _EVERY_S:
            return
        self._looked_s = self._now()
        free = self._look()
        if free is None:
            return
        if free <= ENOUGH_BYTES:
            raise SinkError(
                f"The disk is nearly full ({_megabytes(free)} free), so the recording {self._path.name} was ended; "
                "it is complete up to there."
            )
        left_s = self._seconds_left(free, written_bytes)
        # Once: a warning every second would be the only thing one reads.
        if not self._warned and (left_s < WARN_S or free <= _WARN_BYTES):
            self._warned = True
            self._tell(f"The disk is filling up: {_megabytes(free)} free{_room_for(left_s)}.")

    def _look(self) -> int | None:
        try:
            return self._free(self._path.parent)
        except OSError:
            # Some network disks do not say; a failed write will.
            return None

    def _seconds_left(self, free: int, written_bytes: int) -> float:
        elapsed_s = self._looked_s - self._began_s
        if elapsed_s < _PACE_S or not written_bytes:
            # The first seconds of a film, with its first whole picture, are no measure of its pace.
            return float("inf")
        return max(0, free - ENOUGH_BYTES) / (written_bytes / elapsed_s)


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.0f} MB"


def _room_for(seconds: float) -> str:
    if seconds == float("inf"):
        return ""
    words = f"{round(seconds / 60)} min" if seconds >= 90 else f"{round(seconds)} s"
    return f", room for about {words} more"
