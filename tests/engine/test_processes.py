"""Modules run in a process of their own: heard while they run, ended when not wanted, understood when they fail."""

from __future__ import annotations

import os
import signal
import sys
import threading
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from engine.errors import BackendError
from engine.processes import own_modules_only, run_module


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


@pytest.fixture
def decoy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder the user is in holds what is called as parts of ours and of Python's, and Python looks there first."""
    (tmp_path / "engine").mkdir()
    (tmp_path / "engine" / "__init__.py").write_text("raise SystemExit(77)")
    (tmp_path / "multiprocessing.py").write_text("raise SystemExit(78)")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", ["", *sys.path])
    monkeypatch.delenv("PYTHONSAFEPATH", raising=False)
    return tmp_path


@pytest.mark.usefixtures("decoy")
def test_it_is_ours_whatever_lies_in_the_folder_the_user_is_in() -> None:
    assert run_module("engine.errors", []).code == 0


@pytest.mark.usefixtures("decoy")
def test_a_pool_of_processes_imports_nothing_from_there_either() -> None:
    with own_modules_only(), ProcessPoolExecutor(1, get_context("spawn")) as pool:
        assert pool.submit(_home_of_engine).result() == _home_of_engine()
    assert "PYTHONSAFEPATH" not in os.environ


def _home_of_engine() -> str:
    import engine

    return str(engine.__file__)
