"""What is painted over the picture: divider, badges, and words on a darkened ground."""

from __future__ import annotations

from PyQt6.QtCore import QPointF, QRectF, Qt
from PyQt6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPolygonF

MARGIN_PX = 16
_BADGE_PX = 12


def paint_divider(painter: QPainter, rect: QRectF, edge: float, across: bool = False) -> None:
    """A line with a knob at x = `edge`, over the height of `rect`; `across`: at y = `edge`, over its width."""
    painter.save()
    if across:
        # The same, turned about the corner: what was down goes to the right.
        painter.translate(rect.left(), edge)
        painter.rotate(-90)
        rect, edge = QRectF(0, 0, 0, rect.width()), 0.0
    _paint_upright(painter, rect, edge)
    painter.restore()


def _paint_upright(painter: QPainter, rect: QRectF, edge: float) -> None:
    # White between two dark hairlines shows on any picture.
    painter.fillRect(QRectF(edge - 2, rect.top(), 4, rect.height()), QColor(0, 0, 0, 90))
    painter.fillRect(QRectF(edge - 1, rect.top(), 2, rect.height()), QColor(255, 255, 255, 230))
    knob = QPointF(edge, rect.center().y())
    painter.setPen(QPen(QColor(0, 0, 0, 90), 1))
    painter.setBrush(QColor(255, 255, 255, 240))
    painter.drawEllipse(knob, 14, 14)
    painter.setPen(QPen(QColor(40, 40, 40), 2, cap=Qt.PenCapStyle.RoundCap, join=Qt.PenJoinStyle.RoundJoin))
    for side in (-1, 1):
        x = knob.x() + side * 7
        back = x - side * 3
        arrow = [QPointF(back, knob.y() - 4), QPointF(x, knob.y()), QPointF(back, knob.y() + 4)]
        painter.drawPolyline(QPolygonF(arrow))


def paint_badge(painter: QPainter, text: str, part: QRectF, corner: Qt.AlignmentFlag) -> None:
    """`text` in a corner of `part`; left out where there is no room for it."""
    metrics = painter.fontMetrics()
    width, height = metrics.horizontalAdvance(text) + 16, metrics.height() + 8
    if part.width() < width + 2 * MARGIN_PX or part.height() < height + 2 * _BADGE_PX:
        return
    at_left, at_top = bool(corner & Qt.AlignmentFlag.AlignLeft), bool(corner & Qt.AlignmentFlag.AlignTop)
    left = part.left() + _BADGE_PX if at_left else part.right() - _BADGE_PX - width
    top = part.top() + _BADGE_PX if at_top else part.bottom() - _BADGE_PX - height
    badge = QRectF(left, top, width, height)
    path = QPainterPath()
    path.addRoundedRect(badge, 6, 6)
    painter.fillPath(path, QColor(0, 0, 0, 140))
    painter.setPen(QColor(255, 255, 255))
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)


def paint_words(painter: QPainter, room: QRectF, text: str, color: QColor, font: QFont) -> None:
    """`text` in the middle, somewhat larger than usual."""
    font = QFont(font)
    font.setPointSizeF(font.pointSizeF() * 1.4)
    painter.setPen(color)
    painter.setFont(font)
    flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
    painter.drawText(room.adjusted(MARGIN_PX, 0, -MARGIN_PX, 0), flags, text)


def paint_hint(painter: QPainter, room: QRectF, text: str, accent: QColor, font: QFont) -> None:
    """Everything dark, a dashed frame, and `text` in it."""
    painter.fillRect(room, QColor(0, 0, 0, 170))
    frame = room.adjusted(MARGIN_PX, MARGIN_PX, -MARGIN_PX, -MARGIN_PX)
    painter.setPen(QPen(accent, 2, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(frame, 12, 12)
    paint_words(painter, frame, text, QColor(255, 255, 255), font)
