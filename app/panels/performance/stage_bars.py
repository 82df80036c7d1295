"""Milliseconds per stage as bars, with the stage that sets the pace marked."""

from __future__ import annotations

from collections.abc import Mapping

from PyQt6.QtCore import QRectF, QSize, Qt
from PyQt6.QtGui import QPainter, QPaintEvent, QPalette
from PyQt6.QtWidgets import QSizePolicy, QWidget

from app.graphics.theme import GRID_PX
from app.i18n.language import marked, said

_ROW_PX = 20
_NAME_PX = 10 * GRID_PX
_FIGURE_PX = 7 * GRID_PX
_BAR_PX = 6
_GAP_PX = GRID_PX

_STAGES = (marked("capture"), marked("prepare"), marked("people"), marked("network"), marked("finish"), marked("paint"))


def stage_name(name: str) -> str:
    """What people call a stage."""
    return said(name)


class StageBars(QWidget):
    """One row a stage; the longest fills the width.

    Attributes:
        stage_ms: what is shown. slowest: name of the marked stage, or empty.

    Threads: GUI.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stage_ms: dict[str, float] = {}
        self.slowest = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Milliseconds per stage"))

    def show_stages(self, stage_ms: Mapping[str, float], slowest: str) -> None:
        """Show these stages, in their order."""
        if len(stage_ms) != len(self.stage_ms):
            self.updateGeometry()
        self.stage_ms, self.slowest = dict(stage_ms), slowest
        self.setAccessibleDescription(", ".join(f"{stage_name(name)} {ms:.1f}" for name, ms in stage_ms.items()))
        self.update()

    def sizeHint(self) -> QSize:
        """A row for each stage."""
        return QSize(160, _ROW_PX * len(self.stage_ms))

    def minimumSizeHint(self) -> QSize:
        """No row is left out."""
        return self.sizeHint()

    def paintEvent(self, a0: QPaintEvent | None) -> None:
        """Name, bar, figure."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # The longest fills the width: what counts is which stage takes longest, not how long in all.
        most = max(self.stage_ms.values(), default=0.0) or 1.0
        palette, roles = self.palette(), QPalette.ColorRole
        room = self.width() - _NAME_PX - _FIGURE_PX - _GAP_PX
        center = Qt.AlignmentFlag.AlignVCenter
        for row, (name, ms) in enumerate(self.stage_ms.items()):
            top, marked = row * _ROW_PX, name == self.slowest
            painter.setPen(palette.color(roles.Text if marked else roles.PlaceholderText))
            painter.drawText(QRectF(0, top, _NAME_PX, _ROW_PX), center, stage_name(name))
            figure = QRectF(self.width() - _FIGURE_PX, top, _FIGURE_PX, _ROW_PX)
            painter.drawText(figure, int(center) | int(Qt.AlignmentFlag.AlignRight), f"{ms:.1f} ms")
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.color(roles.Highlight if marked else roles.Light))
            bar = QRectF(_NAME_PX, top + (_ROW_PX - _BAR_PX) / 2, max(2.0, room * ms / most), _BAR_PX)
            painter.drawRoundedRect(bar, _BAR_PX / 2, _BAR_PX / 2)
        painter.end()
