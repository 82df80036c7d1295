"""Films that come through a pipe (`-`, a named pipe, `<(..)`): kept in a file first, for pictures and sound are read
each by themselves, and the index of a film often lies at its end.
"""

from __future__ import annotations

import os
import select
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO

from app.cli.console import UsageError, why

STDIN = "-"

_PIECE_BYTES = 1 << 20
_ASK_MS = 250


@contextmanager
def as_file(name: str, show: Callable[[str], None], stopped: Callable[[], bool]) -> Iterator[str]:
    """The name of a file with what `name` holds: `name` itself, or of a copy where it is a pipe, kept for as long.

    `show` is told how much has come. A copy is cut short when `stopped`, which is asked several times a second, also
    while nobody writes into the pipe. Raises UsageError.
    """
    from engine.media import is_used_up_by_reading

    if name != STDIN and not is_used_up_by_reading(name):
        yield name
        return
    if name == STDIN and sys.stdin.isatty():
        raise UsageError("'-' is what another program writes, and there is none: give a file, or pipe one in.")
    with tempfile.TemporaryDirectory(prefix="pastiche-") as folder:
        path = os.path.join(folder, "film from a pipe")
        try:
            with open(path, "xb") as file:
                _copy(_opened(name), file, show, stopped)
        except OSError as error:
            what = "What comes through the pipe" if name == STDIN else name
            raise UsageError(f"{what} cannot be kept in {tempfile.gettempdir()}: {why(error)}.") from error
        yield path


def _opened(name: str) -> int:
    # Opened the usual way, a pipe would wait for somebody to write, deaf to all else.
    return os.dup(sys.stdin.fileno()) if name == STDIN else os.open(name, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))


def _copy(pipe: int, file: BinaryIO, show: Callable[[str], None], stopped: Callable[[], bool]) -> None:
    count = 0
    try:
        while not stopped():
            if not _has_come(pipe):
                show("Waiting for the pipe")
                continue
            piece = os.read(pipe, _PIECE_BYTES)
            if not piece:
                return
            file.write(piece)
            count += len(piece)
            show(f"Reading the pipe: {count / 1e6:,.0f} MB")
    finally:
        os.close(pipe)


def _has_come(pipe: int) -> bool:
    """Whether a read returns at once; waits a moment for that. Windows cannot tell, and its pipes are written into."""
    if not hasattr(select, "poll"):
        return True
    waiting = select.poll()
    waiting.register(pipe, select.POLLIN)
    return bool(waiting.poll(_ASK_MS))
