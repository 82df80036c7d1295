"""The picture: paints the newest frame, whole or split into before and after.

Frames are fetched, not sent: `refresh` empties the display mailbox and asks Qt for a repaint, so a slow screen skips
frames instead of queueing them. The `QImage` wraps the frame's own array (no copy); the widget holds the frame as long
as it may be painted. Measured on one core: 640x360 scaled smoothly to 1280x720 in 1.1 ms, 1080p at 1:1 in 0.4 ms.
"""

from __future__ import annotations

from collections.abc import Callable

from PyQt6.QtCore import QPointF, QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
)
from PyQt6.QtWidgets import QSizePolicy, QWidget

from app.pixels import image_of
from engine import Rendered

_GRAB_PX = 12
_MARGIN_PX = 16
_KEY_STEP = 0.02


class Preview(QWidget):
    """Live view with a draggable divider between the frame as it was and as it is painted.

    Attributes:
        rendered: the newest frame, None before the first.
        waiting: what is being waited for while the picture is a stale one, else empty.
        divider: place of the divider, 0 = left edge of the picture, 1 = right edge.

    Signals:
        divider_moved(float): the user put the divider there.

    Threads: GUI.
    """

    divider_moved = pyqtSignal(float)

    def __init__(self, newest: Callable[[], Rendered | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rendered: Rendered | None = None
        self.divider = 0.5
        self.waiting = ""
        self._newest = newest
        self._compare = False
        self._dragging = False
        self._message = ""
        self._drop_hint = ""
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(self.tr("Picture"))
        self.setAccessibleDescription(self.tr("The live picture in the chosen style"))

    def refresh(self) -> None:
        """Take the newest frame, if there is one, and paint it soon."""
        rendered = self._newest()
        if rendered is not None:
            self.rendered = rendered
            self._message = ""
            self.update()

    def show_message(self, text: str) -> None:
        """Show `text` instead of a picture until the next frame."""
        self.rendered = None
        self._message = text
        self.update()

    def set_waiting(self, text: str) -> None:
        """Dim the picture, which is a stale one, and say what is being waited for; empty = it is live."""
        self.waiting = text
        self.update()

    def set_compare(self, on: bool) -> None:
        """Split view on or off: the frame as it was on the left, as painted on the right."""
        self._compare = on
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus)
        self.unsetCursor()
        self.update()

    def set_divider(self, place: float) -> None:
        """Put the divider at `place`, 0..1 from the left edge of the picture."""
        self.divider = min(max(place, 0.0), 1.0)
        self.update()

    def set_drop_hint(self, text: str) -> None:
        """Say over the picture what letting go would do; empty = nothing is being dragged."""
        self._drop_hint = text
        self.update()

    def picture_rect(self) -> QRectF:
        """Where the picture lies in the widget: aspect kept, edges on whole device pixels so that they stay crisp."""
        if self.rendered is None:
            return QRectF()
        height, width = self.rendered.stylized.pixels.shape[:2]
        scale = self.devicePixelRatioF()
        room = QSize(round(self.width() * scale), round(self.height() * scale))
        size = QSize(width, height).scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (room.width() - size.width()) // 2, (room.height() - size.height()) // 2
        return QRectF(left / scale, top / scale, size.width() / scale, size.height() / scale)

    def sizeHint(self) -> QSize:
        """16:9, as most cameras."""
        return QSize(960, 540)

    def minimumSizeHint(self) -> QSize:
        """Small enough for a 1024 x 700 screen with every panel open."""
        return QSize(320, 180)

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Surround, picture, divider, words."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Dark))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = self.picture_rect()
        if self.rendered is not None:
            self._paint_picture(painter, rect, self.rendered)
            if self.waiting:
                self._paint_waiting(painter, rect)
        if self._message:
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            painter.setFont(_larger(self.font()))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(_MARGIN_PX, 0, -_MARGIN_PX, 0), flags, self._message)
        if self._drop_hint:
            self._paint_drop_hint(painter)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        """Take hold of the divider."""
        assert event is not None
        if event.button() == Qt.MouseButton.LeftButton and self._on_divider(event.position()):
            self._dragging = True
            event.accept()
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent | None) -> None:
        """Drag the divider, or show that it can be dragged."""
        assert event is not None
        if self._dragging:
            self._move_divider(self._place_of(event.position()))
        elif self._on_divider(event.position()):
            self.setCursor(Qt.CursorShape.SplitHCursor)
        else:
            self.unsetCursor()

    def mouseReleaseEvent(self, event: QMouseEvent | None) -> None:
        """Let go of the divider."""
        self._dragging = False

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Left and right move the divider."""
        assert event is not None
        step = {Qt.Key.Key_Left: -_KEY_STEP, Qt.Key.Key_Right: _KEY_STEP}.get(Qt.Key(event.key()))
        if self._compare and step is not None:
            self._move_divider(self.divider + step)
        else:
            super().keyPressEvent(event)

    def _paint_picture(self, painter: QPainter, rect: QRectF, rendered: Rendered) -> None:
        if not self._compare:
            painter.drawImage(rect, image_of(rendered.stylized.pixels))
            return
        edge = rect.left() + rect.width() * self.divider
        before = QRectF(rect.left(), rect.top(), edge - rect.left(), rect.height())
        after = QRectF(edge, rect.top(), rect.right() - edge, rect.height())
        for part, pixels in ((before, rendered.original.pixels), (after, rendered.stylized.pixels)):
            painter.save()
            painter.setClipRect(part)
            painter.drawImage(rect, image_of(pixels))
            painter.restore()
        self._paint_divider(painter, rect, edge)
        self._paint_badge(painter, self.tr("Before"), before, Qt.AlignmentFlag.AlignLeft)
        self._paint_badge(painter, self.tr("After"), after, Qt.AlignmentFlag.AlignRight)

    def _paint_divider(self, painter: QPainter, rect: QRectF, edge: float) -> None:
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

    def _paint_badge(self, painter: QPainter, text: str, part: QRectF, side: Qt.AlignmentFlag) -> None:
        metrics = painter.fontMetrics()
        width, height = metrics.horizontalAdvance(text) + 16, metrics.height() + 8
        if part.width() < width + 2 * _MARGIN_PX:
            return
        left = part.left() + 12 if side == Qt.AlignmentFlag.AlignLeft else part.right() - 12 - width
        badge = QRectF(left, part.top() + 12, width, height)
        path = QPainterPath()
        path.addRoundedRect(badge, 6, 6)
        painter.fillPath(path, QColor(0, 0, 0, 140))
        painter.setPen(QColor(255, 255, 255))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_waiting(self, painter: QPainter, rect: QRectF) -> None:
        painter.fillRect(rect, QColor(0, 0, 0, 165))
        painter.setPen(QColor(255, 255, 255))
        painter.setFont(_larger(self.font()))
        flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(rect.adjusted(_MARGIN_PX, 0, -_MARGIN_PX, 0), flags, self.waiting)

    def _paint_drop_hint(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), QColor(0, 0, 0, 170))
        frame = QRectF(self.rect()).adjusted(_MARGIN_PX, _MARGIN_PX, -_MARGIN_PX, -_MARGIN_PX)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, 12, 12)
        painter.setPen(QColor(255, 255, 255))
        painter.setFont(_larger(self.font()))
        flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(frame, flags, self._drop_hint)

    def _on_divider(self, at: QPointF) -> bool:
        rect = self.picture_rect()
        if not self._compare or rect.isEmpty():
            return False
        edge = rect.left() + rect.width() * self.divider
        return abs(at.x() - edge) <= _GRAB_PX and rect.top() <= at.y() <= rect.bottom()

    def _place_of(self, at: QPointF) -> float:
        rect = self.picture_rect()
        return (at.x() - rect.left()) / rect.width() if rect.width() else self.divider

    def _move_divider(self, place: float) -> None:
        self.set_divider(place)
        self.divider_moved.emit(self.divider)


def _larger(font: QFont) -> QFont:
    font.setPointSizeF(font.pointSizeF() * 1.4)
    return font
