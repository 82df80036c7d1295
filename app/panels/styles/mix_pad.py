"""The pad on which styles are mixed: each has a corner, and the nearer the puck, the more of it."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt6.QtCore import QPointF, QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
)
from PyQt6.QtWidgets import QSizePolicy, QWidget

from app.graphics.theme import GRID_PX
from app.services.mixing import Place, corners, place_of, weights_at

_CORNER_PX = 4 * GRID_PX
_PUCK_PX = 18
_SIZE = QSize(18 * GRID_PX, 14 * GRID_PX)
_WASH_PX = 24
_STEP, _FINE = 0.02, 0.002


class MixPad(QWidget):
    """Two styles lie left and right, three on a triangle, four in the corners.

    Attributes:
        place: of the puck, see `mixing.Place`.

    Signals:
        moved(tuple): the user put the puck at this place; not sent by `show_weights`.

    Threads: GUI.
    """

    moved = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place: Place = (0.5, 0.5)
        self._pictures: tuple[QPixmap | None, ...] = ()
        self._wash = QImage()
        self._dragging = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Mixing pad"))
        self.setToolTip(
            self.tr(
                "Each corner is a style: drag the puck towards those you want more of.\n"
                "The arrow keys move it too (with Shift in fine steps); double-click puts it in the middle."
            )
        )

    def show_styles(self, pictures: Sequence[QPixmap | None]) -> None:
        """Put these thumbnails (None: not there yet) into the corners; 2 to 4 of them."""
        self._pictures = tuple(pictures)
        self._wash = _wash_of([_color_of(picture) for picture in pictures])
        self.update()

    def show_weights(self, weights: Sequence[float]) -> None:
        """Put the puck where the styles weigh this much, without a signal, unless the user holds it."""
        # The look comes back from the engine's side while the user goes on dragging.
        if not self._dragging:
            self.place = place_of(weights)
        # For screen readers: a place on a pad cannot be read out.
        percents = ", ".join(f"{weight / sum(weights):.0%}" for weight in weights)
        self.setAccessibleDescription(percents)
        self.update()

    def sizeHint(self) -> QSize:
        """As high as the rows of four styles."""
        return _SIZE

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """A wash of the styles' colours, their thumbnails, the puck."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        around = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        path = QPainterPath()
        path.addRoundedRect(around, GRID_PX, GRID_PX)
        painter.setClipPath(path)
        painter.drawImage(around, self._wash)
        painter.setClipping(False)
        for corner, picture in zip(corners(max(1, len(self._pictures))), self._pictures, strict=False):
            self._paint_corner(painter, self._point(corner), picture)
        role = QPalette.ColorRole.Highlight if self.hasFocus() else QPalette.ColorRole.Mid
        painter.setPen(QPen(self.palette().color(role), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        self._paint_puck(painter, self._point(self.place))
        painter.end()

    def mousePressEvent(self, a0: QMouseEvent | None) -> None:
        """Put the puck there and hold it."""
        assert a0 is not None
        if a0.button() == Qt.MouseButton.LeftButton:
            self._dragging = True
            self._move(self._place_at(a0.position()))

    def mouseMoveEvent(self, a0: QMouseEvent | None) -> None:
        """Drag it."""
        assert a0 is not None
        if self._dragging:
            self._move(self._place_at(a0.position()))

    def mouseReleaseEvent(self, a0: QMouseEvent | None) -> None:
        """Let go."""
        self._dragging = False

    def mouseDoubleClickEvent(self, a0: QMouseEvent | None) -> None:
        """To the middle: every style alike."""
        self._center()

    def keyPressEvent(self, a0: QKeyEvent | None) -> None:
        """The arrow keys move the puck, Home puts it in the middle."""
        assert a0 is not None
        step = _FINE if a0.modifiers() & Qt.KeyboardModifier.ShiftModifier else _STEP
        way = {
            Qt.Key.Key_Left: (-step, 0.0),
            Qt.Key.Key_Right: (step, 0.0),
            Qt.Key.Key_Up: (0.0, -step),
            Qt.Key.Key_Down: (0.0, step),
        }.get(Qt.Key(a0.key()))
        if way is not None:
            self._move((self.place[0] + way[0], self.place[1] + way[1]))
        elif a0.key() == Qt.Key.Key_Home:
            self._center()
        else:
            super().keyPressEvent(a0)

    def _center(self) -> None:
        self._move(place_of([1.0] * max(1, len(self._pictures))))

    def _move(self, place: Place) -> None:
        # Through the weights and back: outside the triangle of three, or off the line of two, no place is valid.
        self.place = place_of(weights_at(max(1, len(self._pictures)), place))
        self.update()
        self.moved.emit(self.place)

    def _room(self) -> QRectF:
        # So that a thumbnail in a corner is not cut off.
        margin = _CORNER_PX / 2 + GRID_PX
        return QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)

    def _point(self, place: Place) -> QPointF:
        room = self._room()
        return QPointF(room.left() + place[0] * room.width(), room.top() + place[1] * room.height())

    def _place_at(self, point: QPointF) -> Place:
        room = self._room()
        return (point.x() - room.left()) / room.width(), (point.y() - room.top()) / room.height()

    def _paint_corner(self, painter: QPainter, center: QPointF, picture: QPixmap | None) -> None:
        tile = QRectF(0, 0, _CORNER_PX, _CORNER_PX)
        tile.moveCenter(center)
        path = QPainterPath()
        path.addRoundedRect(tile, 6, 6)
        painter.save()
        painter.fillPath(path, self.palette().color(QPalette.ColorRole.AlternateBase))
        painter.setClipPath(path)
        if picture is not None:
            painter.drawPixmap(tile, picture, QRectF(picture.rect()))
        painter.restore()
        painter.setPen(QPen(QColor(255, 255, 255, 150), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)

    def _paint_puck(self, painter: QPainter, center: QPointF) -> None:
        # White between two dark rings shows on any colour.
        painter.setBrush(QColor(0, 0, 0, 60))
        for radius, color, width in ((_PUCK_PX / 2, QColor(0, 0, 0, 150), 5.0), (_PUCK_PX / 2, QColor("white"), 2.5)):
            painter.setPen(QPen(color, width))
            painter.drawEllipse(center, radius, radius)
            painter.setBrush(Qt.BrushStyle.NoBrush)


def _wash_of(colors: Sequence[QColor]) -> QImage:
    """The colours flowing into each other as the weights do; small, to be stretched over the pad."""
    image = QImage(_WASH_PX, _WASH_PX, QImage.Format.Format_RGB32)
    for row in range(_WASH_PX):
        for column in range(_WASH_PX):
            # The same arithmetic as the mix itself: the colour under the puck is that of the mix.
            weights = weights_at(max(1, len(colors)), (column / (_WASH_PX - 1), row / (_WASH_PX - 1)))
            parts = list(zip(weights, colors, strict=False))
            red, green, blue = (
                round(sum(weight * channel(color) for weight, color in parts))
                for channel in (QColor.red, QColor.green, QColor.blue)
            )
            image.setPixelColor(column, row, QColor(red, green, blue))
    return image


def _color_of(picture: QPixmap | None) -> QColor:
    if picture is None or picture.isNull():
        return QColor(96, 96, 96)
    # Scaling to one pixel is the mean of all.
    small = picture.toImage().scaled(
        1, 1, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    return small.pixelColor(0, 0).darker(130)
