"""An on/off switch."""

from __future__ import annotations

from PyQt6.QtCore import QPointF, QRectF, QSize, Qt
from PyQt6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PyQt6.QtWidgets import QAbstractButton, QWidget

_SIZE = QSize(40, 24)
_TRACK_PX = 18
_KNOB_PX = 12


class Switch(QAbstractButton):
    """Knob left: off, knob right: on. Space and click toggle it. Threads: GUI."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Room for the track and the ring that marks the keyboard focus."""
        return _SIZE

    def minimumSizeHint(self) -> QSize:
        """It does not shrink."""
        return _SIZE

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Track, knob, and a ring while it has the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, roles = self.palette(), QPalette.ColorRole
        track = QRectF(2, (self.height() - _TRACK_PX) / 2, self.width() - 4, _TRACK_PX)
        if self.hasFocus():
            painter.setPen(QPen(palette.color(roles.Highlight), 1))
            painter.drawRoundedRect(track.adjusted(-1.5, -1.5, 1.5, 1.5), _TRACK_PX / 2 + 1.5, _TRACK_PX / 2 + 1.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(roles.Highlight if self.isChecked() else roles.Light))
        painter.drawRoundedRect(track, _TRACK_PX / 2, _TRACK_PX / 2)
        reach = _TRACK_PX / 2
        x = track.right() - reach if self.isChecked() else track.left() + reach
        painter.setBrush(palette.color(roles.HighlightedText if self.isChecked() else roles.PlaceholderText))
        painter.drawEllipse(QPointF(x, track.center().y()), _KNOB_PX / 2, _KNOB_PX / 2)
        painter.end()
