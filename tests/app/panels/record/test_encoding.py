"""The choice of format: what is chosen is said, what does not work here is greyed with the reason."""

from __future__ import annotations

import pytest
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.panels.record.encoding import EncodingButton
from engine.media import FORMATS, Encoding, Quality


@pytest.fixture
def button(qtbot: QtBot) -> EncodingButton:
    widget = EncodingButton()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def entry(button: EncodingButton, begins: str) -> QAction:
    menu = button.menu()
    assert isinstance(menu, QMenu)
    return next(action for action in menu.actions() if action.text().startswith(begins))


def test_the_button_names_the_choice(button: EncodingButton) -> None:
    button.show_encoding(Encoding("mkv-h265", Quality.BEST, hardware=True))
    assert button.text() == "MKV, H.265  ·  Best  ·  GPU"
    assert [entry(button, words).isChecked() for words in ("MKV, H.265", "MP4, H.264", "Best", "Good", "Encode")] == [
        True,
        False,
        True,
        False,
        True,
    ]


def test_every_format_and_quality_can_be_chosen(qtbot: QtBot, button: EncodingButton) -> None:
    for format in FORMATS:
        with qtbot.waitSignal(button.encoding_chosen) as chosen:
            entry(button, format.label).trigger()
        assert chosen.args == [Encoding(format.name)]
    for text, quality in (("Small", Quality.SMALL), ("Best", Quality.BEST)):
        with qtbot.waitSignal(button.encoding_chosen) as chosen:
            entry(button, text).trigger()
        assert chosen.args == [Encoding("gif", quality)]


def test_a_format_that_does_not_work_here_is_greyed_with_the_reason(button: EncodingButton) -> None:
    button.show_reasons({"mp4-av1": "this build of PyAV has no SVT-AV1", "mp4-h264": None})
    assert not entry(button, "MP4, AV1").isEnabled()
    assert entry(button, "MP4, AV1").text() == "MP4, AV1: this build of PyAV has no SVT-AV1"
    assert entry(button, "MP4, H.264").isEnabled()
    button.show_reasons({"mp4-av1": None})
    assert entry(button, "MP4, AV1").isEnabled()


def test_a_graphics_card_is_offered_once_one_has_encoded(qtbot: QtBot, button: EncodingButton) -> None:
    card = entry(button, "Encode on the graphics card")
    button.show_hardware(None, known=False)
    assert (card.isEnabled(), card.text()) == (False, "Encode on the graphics card (being tried…)")
    button.show_hardware("NVIDIA NVENC: no driver; AMD AMF: no library")
    assert (card.isEnabled(), card.toolTip()) == (False, "NVIDIA NVENC: no driver\nAMD AMF: no library")
    button.show_hardware(None)
    with qtbot.waitSignal(button.encoding_chosen) as chosen:
        card.trigger()
    assert chosen.args == [Encoding(hardware=True)]


def test_a_card_that_is_chosen_and_gone_can_be_taken_back(button: EncodingButton) -> None:
    button.show_encoding(Encoding(hardware=True))
    button.show_hardware("there is none for it")
    assert entry(button, "Encode").isEnabled()


def test_opening_the_menu_asks_what_works(qtbot: QtBot, button: EncodingButton) -> None:
    menu = button.menu()
    assert menu is not None
    with qtbot.waitSignal(button.asked):
        menu.aboutToShow.emit()
    assert menu.toolTipsVisible()
