"""The picture: paints the newest frame, alone, split into before and after, or both side by side; near or far."""

from __future__ import annotations

from collections.abc import Callable

from PyQt6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, pyqtSignal
from PyQt6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QWheelEvent
from PyQt6.QtWidgets import QSizePolicy, QWidget

from app.graphics.display_frames import Images, direct_image
from app.preview.arrangement import Arrangement, Compare, Viewport
from app.preview.paint import Captions, paint_hint, paint_pictures, paint_surround, paint_words
from engine.stats import StageClock
from engine.values import Rendered

_KEY_STEP = 0.02
_NOTCH = 120
_PER_NOTCH = 1.25


class Preview(QWidget):
    """The live picture: compared with what it was made from, zoomed and panned.

    Attributes:
        rendered: the newest frame, None before the first.
        waiting: what is being waited for while the picture is a stale one, else empty.
        compare: how before and after are shown. original: whether only the frame as it was is shown, for a moment.
        divider: place of the divider of a split view, 0 = left edge of the picture, 1 = right edge; or 0 = upper edge,
            1 = lower one.
        viewport: how near, and which part. clock: times the stage "paint".

    Signals:
        divider_moved(float): the user put the divider there.

    Threads: GUI.
    """

    divider_moved = pyqtSignal(float)

    def __init__(
        self,
        newest: Callable[[], Rendered | None],
        images: Images = direct_image,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._images = images
        self.rendered: Rendered | None = None
        self.waiting = ""
        self.compare = Compare.OFF
        self.original = False
        self.divider = 0.5
        self.viewport = Viewport()
        self.clock = StageClock()
        self._newest = newest
        self._dragging = False
        self._pan_from: QPointF | None = None
        self._message = ""
        self._is_over = False
        self._drop_hint = ""
        # Every pixel is painted below: spare Qt filling the background first.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        # For the cursor over the divider, while no button is held.
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Picture"))
        self.setAccessibleDescription(self.tr("The live picture in the chosen style"))

    def refresh(self) -> None:
        """Take the newest frame, if there is one, and paint it soon."""
        # Fetched, not sent: a slow screen skips frames instead of queueing them up.
        rendered = None if self._is_over else self._newest()
        if rendered is not None:
            # Kept as long as it may be painted: the images look at its memory.
            self.rendered = rendered
            self._message = ""
            self.update()

    def show_message(self, text: str) -> None:
        """Show `text` instead of a picture until the next frame."""
        if not self._is_over:
            self.rendered = None
            self._message = text
            self.update()

    def show_last_message(self, text: str) -> None:
        """Show `text` until the window has closed: the frames and words that still come must not hide it."""
        self.show_message(text)
        self._is_over = True

    def set_waiting(self, text: str) -> None:
        """Dim the picture, which is a stale one, and say what is being waited for; empty = it is live."""
        self.waiting = text
        self.update()

    def set_compare(self, compare: Compare) -> None:
        """Show before and after in this direction."""
        self.compare = compare
        self.unsetCursor()
        self.update()

    def show_original(self, on: bool) -> None:
        """Show the frame as it was, without the style, as long as this is on."""
        self.original = on
        self.update()

    def set_divider(self, place: float) -> None:
        """Put the divider at `place`, 0..1 from the left or the upper edge of the picture."""
        self.divider = min(max(place, 0.0), 1.0)
        self.update()

    def set_drop_hint(self, text: str) -> None:
        """Say over the picture what letting go would do; empty = nothing is being dragged."""
        self._drop_hint = text
        self.update()

    def zoom_to(self, scale: float | None, at: QPointF | None = None) -> None:
        """Show each pixel of the picture on `scale` device pixels; None = all of it. `at` stays where it is."""
        arrangement = self.arrangement()
        self.viewport = Viewport() if scale is None or arrangement is None else arrangement.zoomed(scale, at)
        self.update()

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom in (above 1) or out (below 1)."""
        arrangement = self.arrangement()
        if arrangement is not None:
            scale = arrangement.scale() * factor
            # Zooming out ends where all of the picture shows.
            self.zoom_to(None if factor < 1 and scale <= arrangement.fitted_scale() else scale, at)

    def picture_rect(self) -> QRectF:
        """Where the picture lies in the widget (the first one, when there are two): aspect kept."""
        arrangement = self.arrangement()
        return arrangement.rect_in(arrangement.panes()[0]) if arrangement is not None else QRectF()

    def sizeHint(self) -> QSize:
        """16:9, as most cameras."""
        return QSize(960, 540)

    def minimumSizeHint(self) -> QSize:
        """Small enough for a 1024 x 700 screen with every panel open."""
        return QSize(320, 180)

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Surround, picture, marks, words."""
        painter = QPainter(self)
        surround = self.palette().color(QPalette.ColorRole.Dark)
        # Without smoothing, which costs time and shows nothing on straight edges.
        paint_surround(painter, self.rect(), self.arrangement(), surround)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect())
        if self.rendered is not None:
            with self.clock.measure("paint"):
                self._paint_picture(painter, self.rendered)
            if self.waiting:
                # A picture that stands still must not pass for a live one.
                painter.fillRect(room, QColor(0, 0, 0, 165))
                paint_words(painter, room, self.waiting, QColor(255, 255, 255), self.font())
        if self._message:
            muted = self.palette().color(QPalette.ColorRole.PlaceholderText)
            paint_words(painter, room, self._message, muted, self.font())
        if self._drop_hint:
            accent = self.palette().color(QPalette.ColorRole.Highlight)
            paint_hint(painter, room, self._drop_hint, accent, self.font())
        painter.end()

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        """Take hold of the divider, or of a picture larger than its room."""
        assert event is not None
        # The middle button too: while a mask is painted the left one is the brush.
        if event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            super().mousePressEvent(event)
        elif self._on_divider(event.position()):
            self._dragging = True
        elif self._can_pan():
            self._pan_from = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent | None) -> None:
        """Drag what is held, or show that it can be dragged."""
        assert event is not None
        if self._dragging:
            self._move_divider(self._place_of(event.position()))
        elif self._pan_from is not None:
            self._pan(event.position() - self._pan_from)
            self._pan_from = event.position()
        elif self._on_divider(event.position()):
            across = self.compare is Compare.SPLIT_ACROSS
            self.setCursor(Qt.CursorShape.SplitVCursor if across else Qt.CursorShape.SplitHCursor)
        elif self._can_pan():
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.unsetCursor()

    def mouseReleaseEvent(self, event: QMouseEvent | None) -> None:
        """Let go."""
        self._dragging = False
        self._pan_from = None
        self.unsetCursor()

    def mouseDoubleClickEvent(self, a0: QMouseEvent | None) -> None:
        """From the whole picture to its own pixels at this place, and back."""
        assert a0 is not None
        if not self._on_divider(a0.position()):
            self.zoom_to(1.0 if self.viewport.scale is None else None, a0.position())

    def wheelEvent(self, a0: QWheelEvent | None) -> None:
        """Zoom at the mouse."""
        assert a0 is not None
        self.zoom_by(_PER_NOTCH ** (a0.angleDelta().y() / _NOTCH), a0.position())
        a0.accept()

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """The arrow keys pan an enlarged picture, else they move the divider."""
        assert event is not None
        direction = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }.get(Qt.Key(event.key()))
        if direction is not None and self._can_pan():
            self._pan(QPointF(-direction[0] * self.width() / 10, -direction[1] * self.height() / 10))
        # Only the keys along which the divider can move; the others may be shortcuts.
        elif direction is not None and (step := self._divider_step(direction)):
            self._move_divider(self.divider + step * _KEY_STEP)
        else:
            super().keyPressEvent(event)

    def arrangement(self) -> Arrangement | None:
        """Where everything lies now; None without a picture."""
        if self.rendered is None:
            return None
        height, width = self.rendered.stylized.pixels.shape[:2]
        room, ratio = QRectF(self.rect()), self.devicePixelRatioF()
        return Arrangement(room, QSizeF(width, height), self.compare, self.viewport, self.divider, ratio)

    def _paint_picture(self, painter: QPainter, rendered: Rendered) -> None:
        arrangement = self.arrangement()
        if arrangement is not None:
            names = Captions(self.tr("Before"), self.tr("After"))
            paint_pictures(painter, arrangement, rendered, self.original, names, self._images)

    def _divider_step(self, direction: tuple[int, int]) -> int:
        """-1 or 1: which way an arrow key moves the divider; 0: it does not."""
        return {Compare.SPLIT: direction[0], Compare.SPLIT_ACROSS: direction[1]}.get(self.compare, 0)

    def _can_pan(self) -> bool:
        arrangement = self.arrangement()
        return arrangement is not None and arrangement.can_pan()

    def _pan(self, by: QPointF) -> None:
        arrangement = self.arrangement()
        if arrangement is not None:
            self.viewport = arrangement.panned(by)
            self.update()

    def _on_divider(self, at: QPointF) -> bool:
        arrangement = self.arrangement()
        return arrangement is not None and arrangement.is_on_divider(at)

    def _place_of(self, at: QPointF) -> float:
        arrangement = self.arrangement()
        return arrangement.place_of(at) if arrangement is not None else self.divider

    def _move_divider(self, place: float) -> None:
        self.set_divider(place)
        self.divider_moved.emit(self.divider)
