"""The mix: rows, pad and menu say what the user wants, and show what is."""

from __future__ import annotations

from pathlib import Path

import pytest
from PyQt6.QtCore import QPoint, Qt
from PyQt6.QtGui import QColor, QImage
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.panels.styles.mix import MixPanel
from engine.look.look import StyleShare
from engine.styles.library import Style

STYLES = tuple(Style(key, key.upper(), Path(key), True) for key in ("one", "two", "three", "four", "five"))
TWO = (StyleShare("one", 0.5), StyleShare("two", 0.5))
FOUR = tuple(StyleShare(key, 0.25) for key in ("one", "two", "three", "four"))


class Hands:
    """A panel whose wishes come true at once."""

    def __init__(self, panel: MixPanel) -> None:
        self.panel = panel
        self.shares: tuple[StyleShare, ...] = ()
        panel.shares_changed.connect(self.show)

    def show(self, shares: tuple[StyleShare, ...]) -> None:
        self.shares = shares
        self.panel.show_shares(shares)

    def weights(self) -> list[float]:
        return [round(share.weight, 2) for share in self.shares]


@pytest.fixture
def hands(qtbot: QtBot) -> Hands:
    panel = MixPanel()
    qtbot.addWidget(panel)
    panel.resize(480, 140)
    panel.show_styles(STYLES)
    for number, style in enumerate(STYLES):
        image = QImage(16, 16, QImage.Format.Format_RGB32)
        image.fill(QColor.fromHsv(number * 70, 255, 255))
        panel.show_thumbnail(style.key, image)
    panel.show()
    return Hands(panel)


def test_one_style_has_no_pad_and_no_weight(hands: Hands) -> None:
    hands.show((StyleShare("one"),))
    assert not hands.panel.pad.isVisible()
    assert hands.panel.rows == []


def test_the_menu_mixes_in_what_is_not_in_yet(hands: Hands) -> None:
    hands.show((StyleShare("one"),))
    menu = hands.panel.add.menu()
    assert menu is not None
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == ["TWO", "THREE", "FOUR", "FIVE"]
    menu.actions()[1].trigger()
    assert [share.key for share in hands.shares] == ["one", "three"]
    assert hands.panel.pad.isVisible()


def test_four_are_enough(hands: Hands) -> None:
    hands.show(FOUR)
    assert not hands.panel.add.isEnabled()


def test_the_cross_takes_a_style_out(qtbot: QtBot, hands: Hands) -> None:
    hands.show(FOUR)
    qtbot.mouseClick(hands.panel.rows[1].remove, Qt.MouseButton.LeftButton)
    assert [share.key for share in hands.shares] == ["one", "three", "four"]
    assert len(hands.panel.rows) == 3


def test_a_weight_can_be_typed(qtbot: QtBot, hands: Hands) -> None:
    hands.show(TWO)
    entry = hands.panel.rows[0].weight
    entry.setFocus()
    entry.selectAll()
    qtbot.keyClicks(entry, "80")
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert hands.weights() == [0.8, 0.2]
    assert hands.panel.rows[1].weight.text() == "20 %"
    assert hands.panel.pad.place == pytest.approx((0.2, 0.5))


def test_dragging_the_puck_weighs_by_nearness(hands: Hands) -> None:
    hands.show(FOUR)
    pad = hands.panel.pad
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=pad.rect().center())
    QTest.mouseMove(pad, QPoint(1, 1))
    assert hands.weights() == [1.0, 0.0, 0.0, 0.0]
    QTest.mouseMove(pad, QPoint(pad.width(), 0))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton)
    assert hands.weights() == [0.0, 1.0, 0.0, 0.0]
    QTest.mouseMove(pad, QPoint(0, pad.height()))
    assert hands.weights() == [0.0, 1.0, 0.0, 0.0]


def test_a_double_click_on_the_pad_makes_all_alike(hands: Hands) -> None:
    hands.show((StyleShare("one", 0.9), StyleShare("two", 0.1)))
    QTest.mouseDClick(hands.panel.pad, Qt.MouseButton.LeftButton, pos=QPoint(9, 9))
    assert hands.weights() == [0.5, 0.5]


def test_the_arrow_keys_move_the_puck(qtbot: QtBot, hands: Hands) -> None:
    hands.show(TWO)
    qtbot.keyClick(hands.panel.pad, Qt.Key.Key_Right)
    assert hands.weights() == [0.48, 0.52]
    qtbot.keyClick(hands.panel.pad, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert hands.shares[0].weight == pytest.approx(0.482)
    qtbot.keyClick(hands.panel.pad, Qt.Key.Key_Home)
    assert hands.weights() == [0.5, 0.5]


def test_the_corners_show_the_styles(hands: Hands) -> None:
    hands.show(FOUR)
    pad = hands.panel.pad
    shot = pad.grab().toImage()
    hues = [shot.pixelColor(x, y).hsvHue() for y in (20, pad.height() - 20) for x in (20, pad.width() - 20)]
    assert hues == [pytest.approx(hue, abs=2) for hue in (0, 70, 140, 210)]


def test_showing_a_mix_tells_nobody(qtbot: QtBot, hands: Hands) -> None:
    with qtbot.assertNotEmitted(hands.panel.shares_changed):
        hands.panel.show_shares(FOUR)
        hands.panel.show_shares(TWO)
    assert len(hands.panel.rows) == len(TWO)


def test_every_control_says_its_name(hands: Hands) -> None:
    hands.show(TWO)
    row = hands.panel.rows[0]
    assert "ONE" in row.weight.accessibleName()
    assert "ONE" in row.remove.accessibleName()
    assert hands.panel.pad.accessibleName()
    assert hands.panel.pad.accessibleDescription() == "50%, 50%"


def test_a_long_name_takes_no_more_room_and_is_told_whole(hands: Hands) -> None:
    hands.show(TWO)
    hands.panel.show_styles([Style("one", "Harbour & mist, seen through a window at dusk", Path("one"), True)])
    (label,) = [label for label in hands.panel.rows[0].findChildren(QLabel) if label.toolTip()]
    assert label.fontMetrics().horizontalAdvance(label.text().replace("&&", "&")) <= label.width()
    assert label.toolTip() == "Harbour & mist, seen through a window at dusk"
