"""Runs a module of ours in a process of its own: what would hold up the window, may be cancelled, or might crash.

Called on the job thread by back ends, and by whoever measures or tries something out.
"""

from __future__ import annotations

import math
import os
import queue
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO

from engine.errors import BackendError

# How soon a cancelled process is killed.
_POLL_S = 0.1
_LAST_LINES_S = 2.0
"""How long after its end a process may still be heard: another that it started may hold its stdout open for good."""

_ROOT = Path(__file__).resolve().parents[1]
# What `python -P` says to a process, its environment says to that and to all that it starts.
_SAFE_PATH = "PYTHONSAFEPATH"


@dataclass(frozen=True, slots=True)
class ProcessEnd:
    """How a process ended.

    Attributes:
        code: its exit status; negative when a signal ended it, None when it took too long and was ended here.
        last_words: the last line it wrote to stderr.
    """

    code: int | None
    last_words: str

    @property
    def problem(self) -> str:
        """What went wrong, as the end of a sentence; only where something did."""
        if self.code is None:
            return "it took too long."
        if self.code < 0:
            return f"it crashed (signal {-self.code})."
        return self.last_words or "no reason was given."


def run_module(
    module: str,
    arguments: Sequence[str],
    cancelled: Callable[[], bool] = lambda: False,
    on_line: Callable[[str], None] = lambda _line: None,
    timeout_s: float = math.inf,
) -> ProcessEnd:
    """Run `python -m module arguments..` to its end; `on_line` is told each line of its stdout, on this thread.

    Raises BackendError when `cancelled` says so; the process is dead by then.
    """
    lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
    until_s = time.monotonic() + timeout_s
    late, silent_from_s = False, math.inf
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as errors:
        process = _start(module, arguments, errors)
        # A thread, since a pipe cannot be waited for with a time limit on Windows.
        reader = threading.Thread(target=_read, args=(process, lines), name="child output", daemon=True)
        reader.start()
        try:
            while (line := _next(lines)) is not None:
                now_s = time.monotonic()
                if line:
                    silent_from_s = math.inf
                    on_line(line)
                # It has ended, but its stdout is still open: somebody it started holds it.
                elif process.poll() is not None:
                    silent_from_s = min(silent_from_s, now_s)
                    if now_s - silent_from_s > _LAST_LINES_S:
                        break
                late = late or (now_s > until_s and process.poll() is None)
                if late or cancelled():
                    process.kill()
        finally:
            # Whatever happened here: no process is left behind.
            process.kill()
            process.wait()
            reader.join(_LAST_LINES_S)
        errors.seek(0)
        last_words = _last_line(errors.read())
    if cancelled():
        raise BackendError("Building the network was cancelled.")
    return ProcessEnd(None if late else process.returncode, last_words)


@contextmanager
def own_modules_only() -> Iterator[None]:
    """Processes that others start meanwhile (`multiprocessing`) import nothing from the folder the user is in."""
    before = os.environ.get(_SAFE_PATH)
    os.environ[_SAFE_PATH] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_SAFE_PATH]
        else:
            os.environ[_SAFE_PATH] = before


def end_errors_in_one_line() -> None:
    """For the module that is run: whatever kills it, the last line on stderr is the gist of it."""
    sys.excepthook = _say_briefly


def first_line(error: BaseException) -> str:
    """What an error says, less what foreign libraries print behind it."""
    return next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)


def _start(module: str, arguments: Sequence[str], errors: IO[str]) -> subprocess.Popen[str]:
    # The child imports what the parent would, also from a checkout that is not installed; before all else this very
    # program, and never what lies in the folder the user happens to be in ("" stands for that).
    paths = os.pathsep.join([str(_ROOT), *filter(None, sys.path)])
    return subprocess.Popen(
        [sys.executable, "-P", "-m", module, *arguments],
        env=os.environ | {"PYTHONPATH": paths, _SAFE_PATH: "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=errors,
        encoding="utf-8",
        errors="replace",
    )


def _read(process: subprocess.Popen[str], lines: queue.SimpleQueue[str | None]) -> None:
    assert process.stdout is not None
    with process.stdout as output:
        for line in output:
            lines.put(line.strip())
    lines.put(None)


def _next(lines: queue.SimpleQueue[str | None]) -> str | None:
    """The next line, "" when none came for a moment, None at the end."""
    try:
        return lines.get(timeout=_POLL_S)
    except queue.Empty:
        return ""


def _say_briefly(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    sys.__excepthook__(kind, error, trace)
    sys.stderr.write(f"{first_line(error)}\n")


def _last_line(text: str) -> str:
    return next((line.strip() for line in reversed(text.splitlines()) if line.strip()), "")
