"""Notifications come, go, and never pile up."""

from __future__ import annotations

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.panels.notifications import Notifications, Offer

LONG = "The camera is being used by another program. Close that program, or choose another source in the list above."


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(800, 600)
    widget.show()
    return widget


@pytest.fixture
def notices(over: QWidget) -> Notifications:
    return Notifications(over)


def test_the_newest_is_on_top(notices: Notifications) -> None:
    notices.note("first")
    notices.problem("second")
    assert notices.texts() == ["second", "first"]


def test_the_same_words_are_not_shown_twice_at_once(notices: Notifications) -> None:
    for text in ("again", "other", "again"):
        notices.problem(text)
    assert notices.texts() == ["again", "other"]


def test_no_more_than_four_are_shown(notices: Notifications) -> None:
    for number in range(9):
        notices.note(str(number))
    assert notices.texts() == ["8", "7", "6", "5"]


def test_it_can_be_dismissed(qtbot: QtBot, notices: Notifications) -> None:
    notices.note("gone in a moment")
    qtbot.mouseClick(notices.cards()[0].close_button, Qt.MouseButton.LeftButton)
    assert notices.texts() == []
    assert not notices.isVisible()


def test_an_offer_is_carried_out_once_and_takes_the_card_away(qtbot: QtBot, notices: Notifications) -> None:
    done: list[str] = []
    notices.note("Saved film.mp4", Offer("Show in folder", lambda: done.append("shown")))
    button = notices.cards()[0].offer
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (done, notices.texts()) == (["shown"], [])


def test_long_words_are_shown_whole(qtbot: QtBot, notices: Notifications) -> None:
    notices.problem(LONG)
    card = notices.cards()[0]
    qtbot.waitUntil(lambda: card.height() >= card.heightForWidth(card.width()) > 0)
    assert notices.height() >= card.height()


@pytest.mark.usefixtures("qtbot")
def test_it_stays_in_the_corner_when_the_window_changes(over: QWidget, notices: Notifications) -> None:
    notices.note("here")
    over.resize(500, 400)
    assert notices.geometry().right() <= 500
    assert notices.geometry().right() > 450


def test_it_goes_by_itself(qtbot: QtBot, notices: Notifications, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.panels.notifications._NOTE_MS", 1)
    notices.note("gone in a moment")
    qtbot.waitUntil(lambda: notices.texts() == [])
    assert not notices.isVisible()
