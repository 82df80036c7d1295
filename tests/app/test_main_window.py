"""The window as a whole: what stays where it is, and what is left of it at the end."""

from __future__ import annotations

import pytest
from PyQt6 import sip
from PyQt6.QtCore import QPoint, QRect, QSize
from PyQt6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.graphics.theme import Theme
from app.main_window import MainWindow
from app.panels.widgets.slider import PercentSlider
from engine.look import StyleShare
from engine.values import Stats


@pytest.mark.usefixtures("qapp")
def test_nothing_in_the_window_outlives_its_taking_down() -> None:
    window = MainWindow(lambda: None, Stats)
    parts = (window, window.preview, window.backend.card, window.strip.view)
    window.take_down()
    assert all(map(sip.isdeleted, parts))


def places_of(window: MainWindow) -> list[QRect]:
    """Where everything is that one works with while styles come and go, the strip's first tile included."""
    controls: list[QWidget] = [*window.side.findChildren(PercentSlider), window.record, window.preview, window.mix.add]
    # The strip makes way at its end.
    tiles = window.strip.view
    return [
        *(QRect(control.mapTo(window, QPoint()), control.size()) for control in controls),
        QRect(tiles.mapTo(window, QPoint()), QSize(0, tiles.height())),
    ]


def test_nothing_moves_when_the_mixing_pad_comes_and_goes(qtbot: QtBot, qapp: QApplication) -> None:
    Theme(qapp)
    window = MainWindow(lambda: None, Stats)
    with qtbot.waitExposed(window):
        window.show()
    places = []
    for count in (1, 2, 4, 3, 1):
        window.mix.show_shares([StyleShare(str(number)) for number in range(count)])
        assert window.mix.pad.isVisible() == (count > 1)
        QApplication.sendPostedEvents()
        places.append(places_of(window))
    assert len(places[0]) > 8
    assert all(each == places[0] for each in places)
    window.take_down()
