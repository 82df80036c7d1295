"""Modules run in a process of their own: heard while they run, ended when not wanted, understood when they fail."""

from __future__ import annotations

import os
import signal
import threading
from pathlib import Path

import pytest

from engine.errors import BackendError
from engine.processes import run_module


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A module named `told`, to be written by the test."""
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path / "told.py"


def test_its_lines_arrive_on_the_calling_thread_while_it_runs(module: Path) -> None:
    module.write_text("import sys; print('one', sys.argv[1], flush=True); print('two')")
    heard: list[tuple[str, threading.Thread]] = []
    finished = run_module("told", ["word"], on_line=lambda line: heard.append((line, threading.current_thread())))
    assert finished.code == 0
    assert heard == [("one word", threading.current_thread()), ("two", threading.current_thread())]


def test_what_it_says_last_is_the_problem(module: Path) -> None:
    module.write_text(
        "from engine.processes import end_errors_in_one_line\n"
        "end_errors_in_one_line()\n"
        "raise RuntimeError('the compiler is tired\\nmore: see https://example.org')"
    )
    finished = run_module("told", [])
    assert finished.code == 1
    assert finished.problem == "the compiler is tired"


def test_a_crash_is_named(module: Path) -> None:
    module.write_text("import os; os.kill(os.getpid(), 9)")
    assert run_module("told", []).problem == "it crashed (signal 9)."


def test_cancelling_ends_it(module: Path) -> None:
    module.write_text("import threading; print('up', flush=True); threading.Event().wait()")
    heard: list[str] = []
    with pytest.raises(BackendError, match="cancelled"):
        run_module("told", [], cancelled=lambda: heard == ["up"], on_line=heard.append)


def test_it_is_ended_when_it_takes_too_long(module: Path) -> None:
    module.write_text("import threading; threading.Event().wait()")
    finished = run_module("told", [], timeout_s=0.0)
    assert finished.code is None
    assert finished.problem == "it took too long."


def test_it_is_ended_when_its_listener_fails(module: Path) -> None:
    module.write_text("import threading; print('up', flush=True); threading.Event().wait()")
    with pytest.raises(ValueError, match="invalid literal"):
        run_module("told", [], on_line=int)


def test_a_process_of_its_own_that_lives_on_is_not_waited_for(module: Path) -> None:
    """It holds the stdout that it was given open."""
    module.write_text(
        "import subprocess, sys\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        "print(child.pid, flush=True)"
    )
    heard: list[str] = []
    finished = run_module("told", [], on_line=heard.append)
    try:
        assert finished.code == 0
        os.kill(int(heard[0]), 0)
    finally:
        os.kill(int(heard[0]), signal.SIGKILL)
