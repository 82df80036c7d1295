"""The small mark in the corner of a thumbnail that says how a style stands with studying."""

from __future__ import annotations

from PyQt6.QtCore import QPointF, QRectF, Qt
from PyQt6.QtGui import QColor, QPainter, QPen

from app.graphics.icons import icon
from app.services.studies import StudyMark, StudyState

_RADIUS_PX = 9.0
_RING_PX = 2.5
_BRUSH_PX = 13


def paint_study(painter: QPainter, tile: QRectF, mark: StudyMark) -> None:
    """A brush where it has been studied; a ring that fills while it is, with bars when paused; dots while it waits."""
    center = QPointF(tile.right() - 13, tile.bottom() - 13)
    painter.setPen(Qt.PenStyle.NoPen)
    # On a dark disc the mark shows on any picture.
    painter.setBrush(QColor(0, 0, 0, 150))
    painter.drawEllipse(center, _RADIUS_PX + 2, _RADIUS_PX + 2)
    match mark.state:
        case StudyState.STUDIED:
            box = QRectF(0, 0, _BRUSH_PX, _BRUSH_PX)
            box.moveCenter(center)
            icon("study", "#ffffff").paint(painter, box.toRect())
        case StudyState.WAITING:
            painter.setBrush(QColor(255, 255, 255))
            for step in (-4.5, 0.0, 4.5):
                painter.drawEllipse(center + QPointF(step, 0), 1.4, 1.4)
        case StudyState.PAUSED:
            _paint_ring(painter, center, mark.share)
            painter.fillRect(QRectF(center.x() - 3, center.y() - 3, 2, 6), QColor(255, 255, 255))
            painter.fillRect(QRectF(center.x() + 1, center.y() - 3, 2, 6), QColor(255, 255, 255))
        case StudyState.RUNNING:
            _paint_ring(painter, center, mark.share)


def _paint_ring(painter: QPainter, center: QPointF, share: float) -> None:
    radius = _RADIUS_PX - _RING_PX / 2
    ring = QRectF(center.x() - radius, center.y() - radius, 2 * radius, 2 * radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(255, 255, 255, 90), _RING_PX))
    painter.drawEllipse(ring)
    painter.setPen(QPen(QColor(255, 214, 90), _RING_PX, cap=Qt.PenCapStyle.FlatCap))
    # Qt counts in sixteenths of a degree, from three o'clock against the clock. Never nothing: it has begun.
    painter.drawArc(ring, 90 * 16, -round(max(share, 0.03) * 360 * 16))
    painter.setPen(Qt.PenStyle.NoPen)
