"""The heart hears what keeps its thread, whatever that does meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.diagnostics.heartbeat import Heartbeat, Silence
from tests.app.conftest import WAIT_MS

HELD_S = 0.06


@pytest.fixture
def heart(qtbot: QtBot) -> Iterator[Heartbeat]:
    """One that beats already."""
    heart = Heartbeat()
    qtbot.waitUntil(lambda: heart.beats > 0, timeout=WAIT_MS)
    yield heart
    heart.stop()


def beat_on(qtbot: QtBot, heart: Heartbeat, act: Callable[[], object]) -> Silence:
    """The longest silence from before `act` until the heart beats again."""
    heart.start_over()
    act()
    qtbot.waitUntil(lambda: heart.beats > 0, timeout=WAIT_MS)
    return heart.longest


def test_a_thread_that_waits_is_silent(qtbot: QtBot, heart: Heartbeat) -> None:
    silence = beat_on(qtbot, heart, lambda: threading.Event().wait(HELD_S))
    assert silence.seen_ms >= 1000 * HELD_S
    assert 0 < silence.held_ms <= silence.seen_ms


def test_starting_over_forgets_what_was_heard(qtbot: QtBot, heart: Heartbeat) -> None:
    beat_on(qtbot, heart, lambda: threading.Event().wait(HELD_S))
    heart.start_over()
    assert (heart.beats, heart.longest) == (0, Silence())


def test_the_longer_silence_is_kept_by_either_measure() -> None:
    assert Silence(3.0, 9.0).or_longer(Silence(5.0, 6.0)) == Silence(5.0, 9.0)
