"""What a report of a defect needs: the doctor's findings, what computes the picture, the last lines of the log.

Nothing private: the home folder is written as ~. Called on a worker thread; takes some seconds.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.folders import Folders
from app.panels.help.credits import own_version
from engine.errors import EngineError
from engine.processes import run_module
from engine.values import RunningOn

LOG_NAME = "pastiche.log"

_LOG_LINES = 60
_LOG_BYTES = 64_000
_DOCTOR_S = 180.0


def diagnostics(folders: Folders, running_on: RunningOn | None, cancelled: Callable[[], bool]) -> str:
    """The whole text; what can be had of it when `cancelled`. Never raises."""
    parts = [
        f"Pastiche {own_version() or '(not installed)'}",
        "\n".join(_ask_the_doctor(cancelled)),
        _running_text(running_on),
        "Last lines of the log:\n" + "\n".join(last_lines(folders.logs / LOG_NAME)),
    ]
    # At the very end: the name of the home folder may stand in any part.
    return without_home("\n\n".join(parts), Path.home()) + "\n"


def last_lines(path: Path) -> list[str]:
    """The end of a text file; nothing when there is none."""
    try:
        with path.open("rb") as file:
            # The log may be a megabyte; only its end is of interest.
            file.seek(max(0, path.stat().st_size - _LOG_BYTES))
            return file.read().decode("utf-8", "replace").splitlines()[-_LOG_LINES:]
    except OSError:
        return []


def without_home(text: str, home: Path) -> str:
    """The same text with ~ for the home folder, whose name is that of a person; also where it is written as a URL."""
    for written in (str(home), home.as_posix()):
        # A home of "/" names nobody, and replacing it would make nonsense of every path.
        if len(written) > 1:
            text = text.replace(written, "~")
    return text


def _running_text(running_on: RunningOn | None) -> str:
    if running_on is None:
        return "Running on: nothing yet"
    skipped = "".join(f"\n  passed over: {name}: {reason}" for name, reason in running_on.skipped.items())
    sees = "" if running_on.sight is None else f"\n  sees: {_where(running_on.sight)}"
    return f"Running on: {_where(running_on)}{sees}{skipped}"


def _where(running_on: RunningOn) -> str:
    size = f", at {running_on.size_px[0]}x{running_on.size_px[1]}" if running_on.size_px else ""
    return f"{running_on.backend}, {running_on.device}, {running_on.precision}{size}"


def _ask_the_doctor(cancelled: Callable[[], bool]) -> list[str]:
    lines: list[str] = []
    try:
        # In a process of its own: it loads every back end, and any of them may crash.
        end = run_module("app", ["doctor"], cancelled, lines.append, _DOCTOR_S)
    except EngineError as error:
        return [str(error)]
    return lines if end.code == 0 else [*lines, f"The doctor did not get to its end: {end.problem}"]
