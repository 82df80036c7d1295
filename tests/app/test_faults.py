"""Defects are logged and told, whichever thread they come from."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator

import pytest
from PyQt6.QtCore import qWarning
from pytestqt.qtbot import QtBot

from app.faults import FaultWatch


@pytest.fixture
def faults() -> Iterator[FaultWatch]:
    watch = FaultWatch()
    watch.install()
    yield watch
    watch.remove()


def break_down() -> None:
    raise ZeroDivisionError("a defect")


@pytest.mark.expects_log("unexpected error$")
def test_an_exception_nobody_caught_is_logged_and_told(
    qtbot: QtBot, faults: FaultWatch, caplog: pytest.LogCaptureFixture
) -> None:
    with qtbot.waitSignal(faults.defect_found):
        try:
            break_down()
        except ZeroDivisionError as error:
            sys.excepthook(type(error), error, error.__traceback__)
    assert "a defect" in caplog.text


@pytest.mark.expects_log("unexpected error on thread worker 7")
def test_an_exception_on_another_thread_is_logged_with_its_name_and_told(
    qtbot: QtBot, faults: FaultWatch, caplog: pytest.LogCaptureFixture
) -> None:
    with qtbot.waitSignal(faults.defect_found):
        threading.Thread(target=break_down, name="worker 7").start()
    assert "ZeroDivisionError: a defect" in caplog.text


@pytest.mark.expects_log("mind the gap")
@pytest.mark.no_qt_log
@pytest.mark.usefixtures("faults")
def test_what_qt_complains_about_goes_to_the_log(caplog: pytest.LogCaptureFixture) -> None:
    qWarning("mind the gap")
    assert caplog.records[-1].levelname == "WARNING"


@pytest.mark.usefixtures("qtbot")
def test_removing_puts_the_former_hooks_back() -> None:
    before = sys.excepthook, threading.excepthook
    watch = FaultWatch()
    watch.install()
    watch.remove()
    assert (sys.excepthook, threading.excepthook) == before
