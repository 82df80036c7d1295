"""The wheel acts only on the control that has the keyboard; over all others it scrolls the panel around them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PyQt6.QtCore import QPoint, QPointF, Qt
from PyQt6.QtGui import QWheelEvent
from PyQt6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QScrollArea,
    QScrollBar,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.graphics.theme import Theme
from app.panels.widgets.slider import PercentSlider


def combo() -> QComboBox:
    box = QComboBox()
    box.addItems(["a", "b", "c"])
    box.setCurrentIndex(1)
    return box


def spin() -> QSpinBox:
    box = QSpinBox()
    box.setValue(50)
    return box


def slider() -> QSlider:
    bare = QSlider(Qt.Orientation.Horizontal)
    bare.setValue(50)
    return bare


MAKERS: list[Callable[[], QWidget]] = [
    combo,
    spin,
    slider,
    lambda: PercentSlider("Strength", "How much.", usual=0.5).slider,
    lambda: PercentSlider("Strength", "How much.", usual=0.5).entry,
]


def value_of(control: QWidget) -> float:
    name = "currentIndex" if isinstance(control, QComboBox) else "value"
    return float(getattr(control, name)())


class Panel:
    """Scrolls, in a window that is shown already, and takes controls later."""

    def __init__(self, qtbot: QtBot, window: QWidget) -> None:
        self.window = window
        self.content = QWidget()
        self.layout = QVBoxLayout(self.content)
        self.content.setMinimumHeight(2000)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setWidget(self.content)
        QVBoxLayout(window).addWidget(self.area)
        window.resize(300, 300)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        qtbot.waitUntil(lambda: self.bar.maximum() > 0)
        # Else the first control that comes later has the keyboard at once.
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setFocus()

    def add(self, control: QWidget) -> QWidget:
        self.layout.addWidget(control)
        control.show()
        return control

    @property
    def bar(self) -> QScrollBar:
        bar = self.area.verticalScrollBar()
        assert bar is not None
        return bar


def turn_wheel(over: QWidget) -> None:
    """One notch, handed on to what is around `over` until something takes it, as Qt does with those of a mouse."""
    button, key, phase = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    where = over.mapToGlobal(QPointF(over.rect().center()))
    target: QWidget | None = over
    while target is not None:
        at = target.mapFromGlobal(where)
        event = QWheelEvent(at, where, QPoint(), QPoint(0, -120), button, key, phase, False)
        QApplication.sendEvent(target, event)
        target = None if event.isAccepted() else target.parentWidget()


@pytest.mark.parametrize("make_window", [QWidget, QDialog])
@pytest.mark.parametrize("make", MAKERS)
def test_the_wheel_scrolls_the_panel_over_a_control_without_the_keyboard(
    qtbot: QtBot, qapp: QApplication, make: Callable[[], QWidget], make_window: Callable[[], QWidget]
) -> None:
    Theme(qapp)
    panel = Panel(qtbot, make_window())
    control = panel.add(make())
    before = value_of(control)
    turn_wheel(control)
    assert value_of(control) == before
    assert panel.bar.value() > 0
    assert not control.hasFocus()


@pytest.mark.parametrize("make", MAKERS)
def test_the_wheel_changes_the_control_that_has_the_keyboard(
    qtbot: QtBot, qapp: QApplication, make: Callable[[], QWidget]
) -> None:
    Theme(qapp)
    panel = Panel(qtbot, QWidget())
    control = panel.add(make())
    before = value_of(control)
    control.setFocus()
    turn_wheel(control)
    assert value_of(control) != before
    assert panel.bar.value() == 0
