"""House rules every test is held to, and the fakes as fixtures.

A test fails when it leaves a thread running, when something logs a warning or worse that the test did not expect, and
it can never touch the settings, data or cache of the person who runs it.
"""

from __future__ import annotations

import logging
import os
import re
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fakes import EventLog, FakeStylizer

pytest_plugins = [
    "tests.plugins.checking",
    "tests.plugins.compiling",
    "tests.media",
    "tests.plugins.workers",
    "pytester",
]

# Before anything imports PyQt6: no window may open on the desktop of whoever runs the tests.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Before anything imports PyTorch: on the small networks of tests threads wait for each other more than they compute.
os.environ.setdefault("OMP_NUM_THREADS", "1")

_GRACE_S = 5.0

# Threads that libraries start once and keep for the life of the process.
_POOLS = ("pytest", "pydevd", "OpenBLAS", "tqdm_monitor")

_FOLDERS = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "roaming",
    "LOCALAPPDATA": "local",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_CACHE_HOME": "cache",
    "XDG_STATE_HOME": "state",
}


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker of expected log records known."""
    config.addinivalue_line(
        "markers",
        "expects_log(pattern): the test makes something log a warning or worse that matches the regular expression",
    )


@pytest.fixture(scope="session", autouse=True)
def no_real_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Hide the user's folders from fixtures that live longer than one test, too."""
    with pytest.MonkeyPatch.context() as patch:
        _move_home(tmp_path_factory.mktemp("home"), patch)
        yield


@pytest.fixture(autouse=True)
def no_real_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Send every look-up of the user's folders to an empty temporary one; returns it."""
    home = tmp_path_factory.mktemp("home")
    _move_home(home, monkeypatch)
    return home


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    """Fail when a thread the test started outlives it (it may take a moment to end)."""
    before = set(threading.enumerate())
    yield
    until_s = time.monotonic() + _GRACE_S
    for thread in _new_threads(before):
        thread.join(max(0.0, until_s - time.monotonic()))
    left = [thread.name for thread in _new_threads(before)]
    assert not left, f"threads left running: {', '.join(left)}"


@pytest.fixture(autouse=True)
def no_unexpected_log(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail on records of WARNING or above that no `expects_log` marker names, and on named ones that are missing."""
    yield
    patterns = [str(marker.args[0]) for marker in request.node.iter_markers("expects_log")]
    said = [record for phase in ("setup", "call") for record in caplog.get_records(phase)]
    loud = [record.getMessage() for record in said if record.levelno >= logging.WARNING]
    unexpected = [text for text in loud if not any(re.search(pattern, text) for pattern in patterns)]
    assert not unexpected, f"unexpected log records: {unexpected}"
    silent = [pattern for pattern in patterns if not any(re.search(pattern, text) for text in loud)]
    assert not silent, f"log records that were expected and did not come: {silent}"


@pytest.fixture
def fake_stylizer() -> FakeStylizer:
    """A stylizer without a network."""
    return FakeStylizer()


@pytest.fixture
def event_log() -> EventLog:
    """A listener for a session."""
    return EventLog()


def _move_home(home: Path, patch: pytest.MonkeyPatch) -> None:
    for variable, folder in _FOLDERS.items():
        (home / folder).mkdir(exist_ok=True)
        patch.setenv(variable, str(home / folder))


def _new_threads(before: set[threading.Thread]) -> list[threading.Thread]:
    """Threads started since; what a library's own native threads look like from Python does not count."""
    return [
        thread
        for thread in threading.enumerate()
        if thread not in before
        and not isinstance(thread, threading._DummyThread)
        and not thread.name.startswith(_POOLS)
    ]
