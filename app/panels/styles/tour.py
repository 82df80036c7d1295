"""How a tour goes: how long each style stays, and how long it fades into the next."""

from __future__ import annotations

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QGridLayout, QLabel, QMenu, QWidget, QWidgetAction

from app.graphics.theme import GRID_PX
from app.panels.widgets.slider import ResettingSlider
from engine.look import LEAST_EVERY_S, MOST_EVERY_S

_PER_S = 2
_MOST_FADE_S = 10.0
USUAL_S = (20.0, 2.0)


class TourMenu(QMenu):
    """Two sliders that drop down from the button of the tour.

    Attributes:
        every, fade: the sliders, in half seconds.

    Signals:
        changed(float, float): the user wants this: seconds from style to style, and of the fade.

    Threads: GUI.
    """

    changed = pyqtSignal(float, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.every = _slider(LEAST_EVERY_S, MOST_EVERY_S, USUAL_S[0])
        self.fade = _slider(0.0, _MOST_FADE_S, USUAL_S[1])
        panel = QWidget()
        layout = QGridLayout(panel)
        layout.setContentsMargins(2 * GRID_PX, GRID_PX, 2 * GRID_PX, GRID_PX)
        layout.setVerticalSpacing(GRID_PX // 2)
        self._words = (QLabel(), QLabel())
        rows = ((self.tr("Another style every"), self.every), (self.tr("Fade"), self.fade))
        for row, ((name, slider), words) in enumerate(zip(rows, self._words, strict=True)):
            slider.setAccessibleName(name)
            slider.valueChanged.connect(self._tell)
            words.setObjectName("muted")
            layout.addWidget(QLabel(name), 2 * row, 0)
            layout.addWidget(words, 2 * row, 1, Qt.AlignmentFlag.AlignRight)
            layout.addWidget(slider, 2 * row + 1, 0, 1, 2)
        action = QWidgetAction(self)
        action.setDefaultWidget(panel)
        self.addAction(action)
        self._show_words()

    def show_values(self, every_s: float, fade_s: float) -> None:
        """Show these without a signal."""
        for slider, seconds in ((self.every, every_s), (self.fade, fade_s)):
            blocked = slider.blockSignals(True)
            slider.setValue(round(seconds * _PER_S))
            slider.blockSignals(blocked)
        self._show_words()

    def _tell(self) -> None:
        self._show_words()
        every_s, fade_s = self._seconds()
        self.changed.emit(every_s, fade_s)

    def _show_words(self) -> None:
        for words, seconds in zip(self._words, self._seconds(), strict=True):
            words.setText(self.tr("{0} s").format(f"{seconds:g}"))

    def _seconds(self) -> tuple[float, float]:
        every_s = self.every.value() / _PER_S
        # A fade that is longer than the stay would never end.
        return every_s, min(self.fade.value() / _PER_S, every_s)


def _slider(least_s: float, most_s: float, usual_s: float) -> ResettingSlider:
    slider = ResettingSlider(round(most_s * _PER_S), round(usual_s * _PER_S), round(least_s * _PER_S))
    slider.setSingleStep(1)
    slider.setPageStep(5 * _PER_S)
    slider.setMinimumWidth(220)
    return slider
