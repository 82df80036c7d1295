"""The list of the style strip: one row, scrolled by the wheel, whose tiles can be dragged to other places."""

from __future__ import annotations

from PyQt6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, QTimer, pyqtSignal
from PyQt6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PyQt6.QtWidgets import QAbstractItemView, QApplication, QListView, QWidget

from app.graphics.theme import GRID_PX, TILE_PX
from app.panels.styles.model import KEY_ROLE
from app.panels.styles.tiles import CELL, RING_PX

_EDGE_PX = 48
_SCROLL_PX = 14
_SCROLL_MS = 30
_GHOST_PX = 60


class StyleRow(QListView):
    """A style is chosen when the mouse is let go, so that it can be dragged without being chosen.

    Attributes:
        sortable: whether tiles can be dragged.

    Signals:
        toggled(QModelIndex): it was clicked with Ctrl held.
        moved(str, int): the style of this key was dragged to before the one in this row (the number of rows = the end).

    Threads: GUI.
    """

    toggled = pyqtSignal(QModelIndex)
    moved = pyqtSignal(str, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.sortable = True
        # Persistent: the list may be refilled while a tile is held.
        self._pressed = QPersistentModelIndex()
        self._mixed = QPersistentModelIndex()
        self._from = QPoint()
        self._at: QPoint | None = None
        self._scrolling = QTimer(self)
        self._scrolling.setInterval(_SCROLL_MS)
        self._scrolling.timeout.connect(self._scroll_at_edge)
        self.setObjectName("styles")
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAcceptDrops(False)
        self.setAccessibleName(self.tr("Styles"))
        self.setFixedHeight(CELL.height() + 2 * GRID_PX)

    @property
    def dragging(self) -> bool:
        """Whether a tile is on its way to another place."""
        return self._at is not None

    def mousePressEvent(self, e: QMouseEvent | None) -> None:
        """Ctrl+click toggles a style; a plain press may become a click or a drag."""
        assert e is not None
        index = self.indexAt(e.position().toPoint())
        if e.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        if e.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._mixed = QPersistentModelIndex(index)
            self.toggled.emit(index)
        else:
            self._pressed, self._from = QPersistentModelIndex(index), e.position().toPoint()

    def mouseMoveEvent(self, e: QMouseEvent | None) -> None:
        """Drag the tile that is held, once it is clear that it is a drag."""
        assert e is not None
        at = e.position().toPoint()
        # A hand that shakes while it clicks does not drag.
        far = (at - self._from).manhattanLength() >= QApplication.startDragDistance()
        if self._pressed.isValid() and self.sortable and (self.dragging or far):
            self._drag_to(at)
        elif not e.buttons():
            super().mouseMoveEvent(e)

    def mouseReleaseEvent(self, e: QMouseEvent | None) -> None:
        """Put the tile down, or choose it."""
        assert e is not None
        pressed, self._pressed = self._index(self._pressed.row()), QPersistentModelIndex()
        if self.dragging:
            row = self._gap()
            self._end_drag()
            # Before itself or behind itself is where it was.
            if pressed.isValid() and row not in (pressed.row(), pressed.row() + 1):
                self.moved.emit(pressed.data(KEY_ROLE), row)
        # Let go on another tile it was no click.
        elif pressed.isValid() and self.indexAt(e.position().toPoint()) == pressed:
            self.setCurrentIndex(pressed)
            self.clicked.emit(pressed)

    def keyPressEvent(self, e: QKeyEvent | None) -> None:
        """Escape puts the tile back where it was."""
        assert e is not None
        if self.dragging and e.key() == Qt.Key.Key_Escape:
            self._pressed = QPersistentModelIndex()
            self._end_drag()
        else:
            super().keyPressEvent(e)

    def resizeEvent(self, e: QResizeEvent | None) -> None:
        """Keep the tile in sight that was mixed in or taken out last."""
        assert e is not None
        super().resizeEvent(e)
        # The mix takes the end of the row, and with it what has just been clicked there.
        mixed = self._index(self._mixed.row())
        if self._mixed.isValid() and 0 <= self.visualRect(mixed).left() < e.oldSize().width():
            self.scrollTo(mixed)

    def wheelEvent(self, e: QWheelEvent | None) -> None:
        """Scroll the row."""
        assert e is not None
        delta = e.pixelDelta() if not e.pixelDelta().isNull() else e.angleDelta()
        # A plain mouse wheel turns about one axis, and the row goes along the other.
        self._scroll_by(-(delta.x() or delta.y()))
        e.accept()

    def paintEvent(self, e: QPaintEvent | None) -> None:
        """The tiles; while one is dragged, where it would come, and itself under the mouse."""
        super().paintEvent(e)
        viewport = self.viewport()
        if self._at is None or viewport is None or not self._pressed.isValid():
            return
        painter = QPainter(viewport)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        left = self.visualRect(self._index(self._pressed.row())).left()
        painter.fillRect(QRect(left, 0, CELL.width(), CELL.height()), _veil())
        picture = self._pressed.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(picture, QPixmap):
            ghost = QRect(0, 0, _GHOST_PX, _GHOST_PX)
            ghost.moveCenter(QPoint(self._at.x(), RING_PX + TILE_PX // 2))
            painter.fillRect(ghost.adjusted(-2, -2, 2, 2), QColor(0, 0, 0, 160))
            painter.drawPixmap(ghost, picture)
        # Painted last: the tile under the mouse lies right where the line is.
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 4, cap=Qt.PenCapStyle.RoundCap))
        x = self._x_of(self._gap())
        painter.drawLine(x, RING_PX, x, RING_PX + TILE_PX)
        painter.end()

    def _drag_to(self, at: QPoint) -> None:
        self._at = at
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        near_edge = at.x() < _EDGE_PX or at.x() > self.width() - _EDGE_PX
        if near_edge and not self._scrolling.isActive():
            self._scrolling.start()
        elif not near_edge:
            self._scrolling.stop()
        self._repaint()

    def _end_drag(self) -> None:
        self._at = None
        self._scrolling.stop()
        self.unsetCursor()
        self._repaint()

    def _scroll_at_edge(self) -> None:
        if self._at is not None:
            self._scroll_by(-_SCROLL_PX if self._at.x() < _EDGE_PX else _SCROLL_PX)
            self._repaint()

    def _scroll_by(self, px: int) -> None:
        bar = self.horizontalScrollBar()
        assert bar is not None
        bar.setValue(bar.value() + px)

    def _gap(self) -> int:
        """The row before which the dragged tile would come."""
        assert self._at is not None
        first = self.visualRect(self._index(0)).left()
        return min(max(0, round((self._at.x() - first) / CELL.width())), self._count())

    def _x_of(self, row: int) -> int:
        return self.visualRect(self._index(0)).left() + row * CELL.width()

    def _index(self, row: int) -> QModelIndex:
        model = self.model()
        assert model is not None
        return model.index(row, 0)

    def _count(self) -> int:
        model = self.model()
        assert model is not None
        return model.rowCount()

    def _repaint(self) -> None:
        viewport = self.viewport()
        assert viewport is not None
        viewport.update()


def _veil() -> QColor:
    """Laid over the place that a tile leaves, in the colour of the strip (the list itself is transparent)."""
    color = QApplication.palette().color(QPalette.ColorRole.Base)
    color.setAlpha(170)
    return color
