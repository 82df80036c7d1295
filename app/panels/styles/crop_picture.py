"""A picture with a rectangle on it that can be moved and resized: which part is meant."""

from __future__ import annotations

from PyQt6.QtCore import QPointF, QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPalette, QPen, QPixmap
from PyQt6.QtWidgets import QSizePolicy, QWidget

from engine.styles import Crop

WHOLE_PICTURE: Crop = (0.0, 0.0, 1.0, 1.0)

_GRAB_PX = 12
_HANDLE_PX = 8
_KEY_STEP = 0.01
_SHADE = QColor(0, 0, 0, 150)

_CURSORS = {
    (0, 0): Qt.CursorShape.SizeAllCursor,
    (-1, 0): Qt.CursorShape.SizeHorCursor,
    (1, 0): Qt.CursorShape.SizeHorCursor,
    (0, -1): Qt.CursorShape.SizeVerCursor,
    (0, 1): Qt.CursorShape.SizeVerCursor,
    (-1, -1): Qt.CursorShape.SizeFDiagCursor,
    (1, 1): Qt.CursorShape.SizeFDiagCursor,
    (-1, 1): Qt.CursorShape.SizeBDiagCursor,
    (1, -1): Qt.CursorShape.SizeBDiagCursor,
}

Grip = tuple[int, int]
"""Which edges are held: -1 the left (upper), 1 the right (lower), 0 none; (0, 0) is the rectangle itself."""


class CropPicture(QWidget):
    """The rectangle is dragged by its inside, its edges and its corners; a double click chooses everything.

    Attributes:
        crop: the part, as in `StyleView.crop`. least: width and height it keeps at least, as parts of the whole.

    Signals:
        crop_changed(tuple): the user chose this part.

    Threads: GUI.
    """

    crop_changed = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.crop: Crop = WHOLE_PICTURE
        self.least = (0.05, 0.05)
        self._pixmap = QPixmap()
        self._grip: Grip | None = None
        self._from = QPointF()
        self._crop_before: Crop = WHOLE_PICTURE
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Part of the picture"))
        self.setToolTip(
            self.tr(
                "Drag the rectangle, its edges or its corners; double-click for the whole picture.\n"
                "The arrow keys move it, with Shift they resize it."
            )
        )

    def show_picture(self, pixmap: QPixmap) -> None:
        """The picture the part is of."""
        self._pixmap = pixmap
        self.update()

    def show_crop(self, crop: Crop) -> None:
        """Choose a part without a signal."""
        self.crop = crop
        self.update()

    def picture_rect(self) -> QRectF:
        """Where the picture lies in the widget."""
        room = QRectF(self.rect()).adjusted(_HANDLE_PX, _HANDLE_PX, -_HANDLE_PX, -_HANDLE_PX)
        size = self._pixmap.deviceIndependentSize().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        rect = QRectF(QPointF(), size)
        rect.moveCenter(room.center())
        return rect

    def crop_rect(self) -> QRectF:
        """Where the rectangle lies in the widget."""
        room = self.picture_rect()
        left, top, width, height = self.crop
        return QRectF(
            room.left() + left * room.width(),
            room.top() + top * room.height(),
            width * room.width(),
            height * room.height(),
        )

    def sizeHint(self) -> QSize:
        """Large enough to aim."""
        return QSize(520, 380)

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """The picture, dimmed outside the rectangle, and its handles."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        if self._pixmap.isNull():
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("Reading the picture…"))
            return
        room, rect = self.picture_rect(), self.crop_rect()
        painter.drawPixmap(room, self._pixmap, QRectF(self._pixmap.rect()))
        # Two rectangles in one path: what lies in both is left out.
        outside = QPainterPath()
        outside.addRect(room)
        outside.addRect(rect)
        painter.fillPath(outside, _SHADE)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2))
        painter.drawRect(rect)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(QPalette.ColorRole.Highlight))
        for handle in (rect.topLeft(), rect.topRight(), rect.bottomLeft(), rect.bottomRight()):
            painter.drawEllipse(handle, _HANDLE_PX / 2 + 1, _HANDLE_PX / 2 + 1)
        painter.end()

    def mousePressEvent(self, a0: QMouseEvent | None) -> None:
        """Take hold of an edge, a corner or the whole rectangle."""
        assert a0 is not None
        if a0.button() == Qt.MouseButton.LeftButton and not self._pixmap.isNull():
            self._grip, self._from, self._crop_before = self._grip_at(a0.position()), a0.position(), self.crop

    def mouseMoveEvent(self, a0: QMouseEvent | None) -> None:
        """Drag what is held, or show what could be."""
        assert a0 is not None
        if self._grip is not None:
            room, by = self.picture_rect(), a0.position() - self._from
            # From where the drag began, not from the last place: rounding and limits must not add up.
            self._choose(self._resized(self._grip, by.x() / room.width(), by.y() / room.height()))
            return
        grip = self._grip_at(a0.position())
        self.setCursor(_CURSORS[grip] if grip is not None else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, a0: QMouseEvent | None) -> None:
        """Let go."""
        self._grip = None

    def mouseDoubleClickEvent(self, a0: QMouseEvent | None) -> None:
        """All of the picture."""
        self._grip = None
        self._choose(WHOLE_PICTURE)

    def keyPressEvent(self, a0: QKeyEvent | None) -> None:
        """The arrow keys move the rectangle, with Shift its lower right corner."""
        assert a0 is not None
        direction = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }.get(Qt.Key(a0.key()))
        if direction is None:
            super().keyPressEvent(a0)
            return
        self._crop_before = self.crop
        grip = (1, 1) if a0.modifiers() & Qt.KeyboardModifier.ShiftModifier else (0, 0)
        self._choose(self._resized(grip, direction[0] * _KEY_STEP, direction[1] * _KEY_STEP))

    def _grip_at(self, at: QPointF) -> Grip | None:
        rect = self.crop_rect()
        if not rect.adjusted(-_GRAB_PX, -_GRAB_PX, _GRAB_PX, _GRAB_PX).contains(at):
            return None
        return _end_near(at.x(), rect.left(), rect.right()), _end_near(at.y(), rect.top(), rect.bottom())

    def _resized(self, grip: Grip, x: float, y: float) -> Crop:
        """The crop after a drag by `x`, `y` (fractions of the picture) from where it began."""
        left, top, width, height = self._crop_before
        left, width = _resized_side(grip, grip[0], left, width, x, self.least[0])
        top, height = _resized_side(grip, grip[1], top, height, y, self.least[1])
        return left, top, width, height

    def _choose(self, crop: Crop) -> None:
        if crop != self.crop:
            self.show_crop(crop)
            self.crop_changed.emit(crop)


def _resized_side(grip: Grip, end: int, start: float, length: float, by: float, least: float) -> tuple[float, float]:
    """Start and length of one side of the rectangle after a drag; it stays within 0..1."""
    if grip == (0, 0):
        return min(max(start + by, 0.0), 1.0 - length), length
    if end < 0:
        moved = min(max(start + by, 0.0), start + length - least)
        return moved, start + length - moved
    if end > 0:
        return start, min(max(length + by, least), 1.0 - start)
    return start, length


def _end_near(at: float, start: float, end: float) -> int:
    # The nearer of the two: in a small rectangle both are within reach.
    if min(abs(at - start), abs(at - end)) > _GRAB_PX:
        return 0
    return -1 if abs(at - start) < abs(at - end) else 1
