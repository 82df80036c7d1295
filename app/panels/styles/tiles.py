"""How one style of the strip is painted."""

from __future__ import annotations

import math

from PyQt6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PyQt6.QtGui import QColor, QPainter, QPainterPath, QPalette, QPen, QPixmap, QPolygonF
from PyQt6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.graphics.theme import GRID_PX, TILE_PX
from app.panels.styles.model import FAVOURITE_ROLE, SHARE_ROLE, STUDY_ROLE, WAITING_ROLE, Index
from app.panels.styles.study_badge import paint_study
from app.services.studies import StudyMark, StudyState

RING_PX = 4
"""Room above a thumbnail for the ring round the chosen one."""

_NAME_PX = 24
CELL = QSize(TILE_PX + 2 * GRID_PX, RING_PX + TILE_PX + _NAME_PX)
"""A thumbnail with its ring and its name."""


class StyleTiles(QStyledItemDelegate):
    """Paints a style: rounded thumbnail, name, ring when chosen, spinner while it is made ready. Threads: GUI."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.angle = 0

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Every tile is as large as the next."""
        return CELL

    def paint(self, painter: QPainter | None, option: QStyleOptionViewItem, index: Index) -> None:
        """One tile."""
        assert painter is not None
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        cell: QRect = option.rect
        tile = QRectF(cell.left() + GRID_PX, cell.top() + RING_PX, TILE_PX, TILE_PX)
        share = float(index.data(SHARE_ROLE) or 0.0)
        chosen = share > 0
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        self._paint_thumbnail(painter, tile, index, option.palette)
        if chosen or hovered:
            role = QPalette.ColorRole.Highlight if chosen else QPalette.ColorRole.PlaceholderText
            painter.setPen(QPen(option.palette.color(role), 2.5 if chosen else 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(tile.adjusted(-2.5, -2.5, 2.5, 2.5), 9, 9)
        if bool(option.state & QStyle.StateFlag.State_HasFocus):
            painter.setPen(QPen(option.palette.color(QPalette.ColorRole.Text), 1, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(tile.adjusted(1.5, 1.5, -1.5, -1.5), 6, 6)
        if index.data(FAVOURITE_ROLE):
            self._paint_star(painter, tile)
        if 0 < share < 1:
            self._paint_share(painter, tile, share)
        mark = index.data(STUDY_ROLE)
        if isinstance(mark, StudyMark) and mark.state is not StudyState.NONE:
            paint_study(painter, tile, mark)
        if index.data(WAITING_ROLE):
            self._paint_spinner(painter, tile)
        role = QPalette.ColorRole.Text if chosen else QPalette.ColorRole.PlaceholderText
        painter.setPen(option.palette.color(role))
        words = QRect(cell.left(), round(tile.bottom()) + 4, cell.width(), _NAME_PX - 4)
        # A tile is as wide as its thumbnail; the tool tip has the whole name.
        name = option.fontMetrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, name)
        painter.restore()

    def _paint_thumbnail(self, painter: QPainter, tile: QRectF, index: Index, palette: QPalette) -> None:
        path = QPainterPath()
        path.addRoundedRect(tile, 7, 7)
        painter.fillPath(path, palette.color(QPalette.ColorRole.AlternateBase))
        thumbnail = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(thumbnail, QPixmap):
            painter.save()
            # Thumbnails are square; the tile's corners are round.
            painter.setClipPath(path)
            painter.drawPixmap(tile, thumbnail, QRectF(thumbnail.rect()))
            painter.restore()

    def _paint_star(self, painter: QPainter, tile: QRectF) -> None:
        center = QPointF(tile.left() + 13, tile.top() + 13)
        painter.setPen(Qt.PenStyle.NoPen)
        # On a dark disc the star shows on any picture.
        painter.setBrush(QColor(0, 0, 0, 150))
        painter.drawEllipse(center, 9, 9)
        painter.setBrush(QColor(255, 214, 90))
        turns = [math.radians(-90 + 36 * point) for point in range(10)]
        radii = [6.0, 2.6] * 5
        points = [
            center + QPointF(radius * math.cos(turn), radius * math.sin(turn))
            for turn, radius in zip(turns, radii, strict=True)
        ]
        painter.drawPolygon(QPolygonF(points))

    def _paint_share(self, painter: QPainter, tile: QRectF, share: float) -> None:
        text = f"{share:.0%}"
        width = painter.fontMetrics().horizontalAdvance(text) + 10
        badge = QRectF(tile.right() - width - 4, tile.top() + 4, width, painter.fontMetrics().height() + 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 170))
        painter.drawRoundedRect(badge, 5, 5)
        painter.setPen(QColor(255, 255, 255))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_spinner(self, painter: QPainter, tile: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 120))
        painter.drawRoundedRect(tile, 7, 7)
        painter.setPen(QPen(QColor(255, 255, 255), 3, cap=Qt.PenCapStyle.RoundCap))
        center = tile.center()
        ring = QRectF(center.x() - 13, center.y() - 13, 26, 26)
        sweep = 90 + round(60 * math.sin(math.radians(self.angle * 2)))
        painter.drawArc(ring, -self.angle * 16, sweep * 16)
