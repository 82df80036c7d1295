"""What the command line says, and where: results on stdout, everything else on stderr."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TextIO

REWRITE_EVERY_S = 0.1
NEW_LINE_EVERY_S = 5.0
_NAMES_SHOWN = 5


class UsageError(Exception):
    """The command line asks for what cannot be; the message is one sentence for the user. Exit code 2."""


def say(text: str) -> None:
    """One line of result, on stdout. Raises UsageError where nobody takes it."""
    try:
        sys.stdout.write(text + "\n")
        sys.stdout.flush()
    except OSError as error:
        _silence_stdout()
        raise UsageError(f"The result cannot be written to the standard output: {why(error)}.") from error


def remark(text: str) -> None:
    """One line beside the result, on stderr, so that stdout stays clean for pipes and JSON."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def complain(text: str) -> None:
    """Say on stderr, in one line, why the program ends."""
    remark("pastiche: " + " ".join(text.split()))


def why(error: OSError) -> str:
    """The system's own words for what it refused, as part of a sentence."""
    return (error.strerror or str(error)).rstrip(".").lower()


def _silence_stdout() -> None:
    """Send what is still buffered to nowhere."""
    # At its end Python would try to write it once more and print an error of its own.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def say_json(value: object) -> None:
    """Exactly one JSON object on stdout."""
    say(json.dumps(value, indent=2, ensure_ascii=False))


def few_names(paths: Sequence[Path]) -> str:
    """The names of some files, and how many more there are."""
    shown = ", ".join(path.name for path in paths[:_NAMES_SHOWN])
    more = len(paths) - _NAMES_SHOWN
    return f"{shown} and {more} more" if more > 0 else shown


def duration(seconds: float) -> str:
    """Seconds as people read them: 4.2 s, 2:05, 1:02:05."""
    if seconds < 10:
        return f"{seconds:.1f} s"
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def remaining_s(done: int, total: int, elapsed_s: float) -> float | None:
    """Seconds still to go at the pace so far; None before anything is done or when the total is unknown."""
    if done <= 0 or total <= 0:
        return None
    return elapsed_s * max(total - done, 0) / done


class ProgressLine:
    """How far a job is, on stderr: one rewritten line on a terminal, else a first line and one every few seconds.

    Attributes:
        quiet: show no progress.

    Threads: `show` may be called from any one thread at a time, `say` from any.
    """

    def __init__(
        self, stream: TextIO | None = None, quiet: bool = False, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.quiet = quiet
        self._stream = sys.stderr if stream is None else stream
        self._terminal = self._stream.isatty()
        self._clock = clock
        self._next_s = clock()
        self._width = 0

    def show(self, text: str) -> None:
        """Show `text` unless the last one is too fresh."""
        now = self._clock()
        if self.quiet or now < self._next_s:
            return
        self._next_s = now + (REWRITE_EVERY_S if self._terminal else NEW_LINE_EVERY_S)
        if self._terminal:
            # Padded to the length of the last text, of which nothing must be left over.
            self._stream.write("\r" + text.ljust(self._width))
            self._width = len(text)
        else:
            self._stream.write(text + "\n")
        self._stream.flush()

    def say(self, text: str) -> None:
        """A line that stays, also when quiet; the progress goes on below it."""
        self._stream.write(("\r" if self._width else "") + text.ljust(self._width) + "\n")
        self._stream.flush()

    def close(self) -> None:
        """Clear the line, so that the summary starts in the first column."""
        if self._width:
            self._stream.write("\r" + " " * self._width + "\r")
            self._stream.flush()
            self._width = 0
