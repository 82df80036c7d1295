"""What lies over the picture while a mask is painted on it: takes the mouse, shows the brush and what is left out."""

from __future__ import annotations

from enum import Enum

from PyQt6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen, qRgba
from PyQt6.QtWidgets import QWidget

from app.preview.arrangement import Arrangement
from app.preview.brush_stroke import Stroke, blank
from app.preview.paint import paint_badge
from app.preview.preview import Preview
from engine.look import Mask

USUAL_SIZE = 0.15
"""Diameter of the brush as a part of the picture's shorter side."""

_TINT = [qRgba(20, 20, 24, (255 - value) * 130 // 255) for value in range(256)]
"""What is not painted is darkened while one paints."""

_BUTTONS = {Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton}


class Tool(Enum):
    """What the left button does."""

    NONE = "none"
    PAINT = "paint"
    ERASE = "erase"


class MaskCanvas(QWidget):
    """An invisible sheet over the preview while a tool is in hand; the preview below gets what it does not use.

    Attributes:
        drawn: the mask so far; None = nothing. tool: what is in hand. brush_part: see `USUAL_SIZE`.

    Signals:
        began(), ended(): of a stroke. painted(Mask): the mask after another piece of it.

    Threads: GUI.
    """

    began = pyqtSignal()
    painted = pyqtSignal(object)
    ended = pyqtSignal()

    def __init__(self, preview: Preview) -> None:
        super().__init__(preview)
        self.drawn: Mask | None = None
        self.tool = Tool.NONE
        self.brush_part = USUAL_SIZE
        self._preview = preview
        self._stroke: Stroke | None = None
        self._at: QPointF | None = None
        self.setMouseTracking(True)
        self.setVisible(False)
        # The sheet lies in no layout: it follows the size of the preview by itself.
        preview.installEventFilter(self)

    def take_up(self, tool: Tool) -> None:
        """Paint with this from now on; `Tool.NONE` lets the picture be."""
        self.tool = tool
        self._end()
        self.setGeometry(self._preview.rect())
        self.setVisible(tool is not Tool.NONE)

    def show_mask(self, mask: Mask | None) -> None:
        """Go on from this mask."""
        self.drawn = mask
        self.update()

    def set_size(self, part: float) -> None:
        """Make the brush that large, as a part of the picture's shorter side."""
        self.brush_part = part
        self.update()

    def eventFilter(self, a0: QObject | None, a1: QEvent | None) -> bool:  # noqa: N802
        """Stay as large as the picture."""
        if a1 is not None and a1.type() == QEvent.Type.Resize:
            self.setGeometry(self._preview.rect())
        return False

    def mousePressEvent(self, a0: QMouseEvent | None) -> None:
        """Begin a stroke, on the painted picture."""
        assert a0 is not None
        arrangement = self._preview.arrangement()
        mine = arrangement is not None and arrangement.is_painted_at(a0.position()) and a0.button() in _BUTTONS
        # Ignored means that the preview gets it: the divider, panning, the wheel.
        if arrangement is None or not mine or self._stroke is not None:
            a0.ignore()
            return
        picture = arrangement.picture.toSize()
        # The right button and Alt erase whatever the tool: faster than changing tools for a slip of the hand.
        erases = self.tool is Tool.ERASE or a0.button() is Qt.MouseButton.RightButton
        erases = erases or bool(a0.modifiers() & Qt.KeyboardModifier.AltModifier)
        mask = self.drawn or blank(picture)
        self._stroke = Stroke(mask, picture, self._diameter_px(picture), erases)
        self.began.emit()
        self._go_on(arrangement, a0.position())

    def mouseMoveEvent(self, a0: QMouseEvent | None) -> None:
        """Draw on, or show where the brush is; with another button held it is the preview's."""
        assert a0 is not None
        arrangement = self._preview.arrangement()
        if self._stroke is not None and arrangement is not None:
            self._go_on(arrangement, a0.position())
        elif a0.buttons() != Qt.MouseButton.NoButton:
            a0.ignore()
        self._show_brush_at(a0.position(), arrangement)

    def mouseReleaseEvent(self, a0: QMouseEvent | None) -> None:
        """The stroke is done when no button is held any more."""
        assert a0 is not None
        if self._stroke is None:
            a0.ignore()
        # Another button pressed in the middle of a stroke does not end it.
        elif not a0.buttons():
            self._end()

    def mouseDoubleClickEvent(self, a0: QMouseEvent | None) -> None:
        """The second dot of two quick ones."""
        self.mousePressEvent(a0)

    def leaveEvent(self, a0: QEvent | None) -> None:
        """No brush where no mouse is."""
        self._at = None
        self.update()

    def paintEvent(self, a0: QPaintEvent | None) -> None:
        """The brush; what is left out, during a stroke; what to do, before the first."""
        arrangement = self._preview.arrangement()
        if arrangement is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # In a split view the mask concerns the painted half.
        painter.setClipRect(arrangement.painted_part())
        if self._stroke is not None and self.drawn is not None:
            _paint_tint(painter, arrangement, self.drawn)
        elif (hint := self._hint()) and arrangement.viewport.scale is None:
            # In the corner where an enlarged picture has its zoom: the other three are taken by tips, captions, notes.
            corner = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
            paint_badge(painter, hint, arrangement.painted_part(), corner)
        if self._at is not None:
            picture = arrangement.picture.toSize()
            radius = self._diameter_px(picture) / 2 * arrangement.painted_rect().width() / picture.width()
            _paint_brush(painter, self._at, radius)
        painter.end()

    def _hint(self) -> str:
        """What to do with a mask on which nothing is drawn yet; empty when something is."""
        if self.drawn is None or self.drawn.is_empty:
            return self.tr("Paint where the style goes; Escape ends it")
        return self.tr("Erase where the style does not go; Escape ends it") if self.drawn.is_full else ""

    def _go_on(self, arrangement: Arrangement, at: QPointF) -> None:
        assert self._stroke is not None
        self.drawn = self._stroke.to(arrangement.painted_place(at))
        self.painted.emit(self.drawn)
        self.update()

    def _end(self) -> None:
        if self._stroke is not None:
            self._stroke = None
            self.ended.emit()
            self.update()

    def _show_brush_at(self, at: QPointF, arrangement: Arrangement | None) -> None:
        inside = arrangement is not None and arrangement.is_painted_at(at)
        # A stroke that leaves the picture goes on at its edge and keeps its brush in sight.
        self._at = at if inside or self._stroke is not None else None
        if self._at is not None:
            self.setCursor(Qt.CursorShape.CrossCursor)
        else:
            self.unsetCursor()
        self.update()

    def _diameter_px(self, picture: QSize) -> float:
        return max(1.0, self.brush_part * min(picture.width(), picture.height()))


def _paint_tint(painter: QPainter, arrangement: Arrangement, mask: Mask) -> None:
    width, height = mask.size_px
    # The mask's own bytes, seen through a table of colours: no copy for each move of the mouse.
    tint = QImage(mask.values, width, height, width, QImage.Format.Format_Indexed8)
    tint.setColorTable(_TINT)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(arrangement.painted_rect(), tint)


def _paint_brush(painter: QPainter, at: QPointF, radius: float) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    # White between two dark hairlines shows on any picture.
    for color, width in ((QColor(0, 0, 0, 140), 3.0), (QColor(255, 255, 255), 1.25)):
        painter.setPen(QPen(color, width))
        painter.drawEllipse(QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius))
