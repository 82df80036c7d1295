"""The style strip: every style as a thumbnail in one row below the picture."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from PyQt6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    pyqtSignal,
)
from PyQt6.QtGui import QColor, QImage, QPainter, QPainterPath, QPalette, QPen, QPixmap, QWheelEvent
from PyQt6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.icons import icon
from app.theme import GRID_PX
from engine.library import Style

TILE_PX = 88
"""Side of a thumbnail in the strip, in device-independent pixels."""

_NAME_PX = 24
_RING_PX = 4
_CELL = QSize(TILE_PX + 2 * GRID_PX, _RING_PX + TILE_PX + _NAME_PX)
_KEY_ROLE = Qt.ItemDataRole.UserRole
_WAITING_ROLE = Qt.ItemDataRole.UserRole + 1
_SPIN_MS = 50

Index = QModelIndex | QPersistentModelIndex


class StyleModel(QAbstractListModel):
    """The styles in the order of the library, with their thumbnails and which of them is being made ready.

    Threads: GUI.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.styles: tuple[Style, ...] = ()
        self.waiting = ""
        self._thumbnails: dict[str, QPixmap] = {}

    def show_styles(self, styles: Sequence[Style]) -> None:
        """Replace the list; thumbnails already here are kept."""
        self.beginResetModel()
        self.styles = tuple(styles)
        self.endResetModel()

    def show_thumbnail(self, key: str, image: QImage) -> None:
        """Set the picture of one style."""
        self._thumbnails[key] = QPixmap.fromImage(image)
        self._repaint(key)

    def show_waiting(self, key: str) -> None:
        """Mark the one style that is being made ready; empty = none."""
        before, self.waiting = self.waiting, key
        self._repaint(before)
        self._repaint(key)

    def index_of(self, key: str) -> QModelIndex:
        """Where that style is; an invalid index when it is not here."""
        rows = (row for row, style in enumerate(self.styles) if style.key == key)
        return self.index(next(rows, -1), 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """One row a style."""
        return 0 if parent.isValid() else len(self.styles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Name, thumbnail, tool tip, key and whether it is being made ready."""
        if not index.isValid():
            return None
        style = self.styles[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return style.name
            case Qt.ItemDataRole.ToolTipRole:
                return f"{style.name}\n{style.about}" if style.about else style.name
            case Qt.ItemDataRole.DecorationRole:
                return self._thumbnails.get(style.key)
            case _ if role == _KEY_ROLE:
                return style.key
            case _ if role == _WAITING_ROLE:
                return style.key == self.waiting
        return None

    def _repaint(self, key: str) -> None:
        index = self.index_of(key)
        if index.isValid():
            self.dataChanged.emit(index, index)


class StyleStrip(QWidget):
    """Thumbnails in one row, and a button that adds more.

    Attributes:
        view: the list; arrow keys, a click or `choose` pick a style.

    Signals:
        style_chosen(str): the user picked the style of this key.
        styles_wanted(): the user asked for more styles (a file dialogue is due).

    Threads: GUI.
    """

    style_chosen = pyqtSignal(str)
    styles_wanted = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._model = StyleModel(self)
        self.view = _OneRow(self)
        self._tiles = _Tiles(self.view)
        self.view.setModel(self._model)
        self.view.setItemDelegate(self._tiles)
        self.add = QToolButton(self)
        self.add.setIcon(icon("add"))
        self.add.setIconSize(QSize(24, 24))
        self.add.setFixedSize(TILE_PX, TILE_PX)
        self.add.setAccessibleName(self.tr("Add styles"))
        self.add.setToolTip(
            self.tr("Add pictures as styles.\nOr drop them anywhere on the window, or paste one (Ctrl+V).")
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID_PX, GRID_PX, GRID_PX, 0)
        layout.setSpacing(GRID_PX)
        add_column = QVBoxLayout()
        add_column.setContentsMargins(0, _RING_PX, 0, 0)
        add_column.addWidget(self.add)
        add_column.addStretch(1)
        layout.addLayout(add_column)
        layout.addWidget(self.view, 1)
        self._spin = QTimer(self)
        self._spin.setInterval(_SPIN_MS)
        self._spin.timeout.connect(self._turn)
        self._chosen = ""
        selection = self.view.selectionModel()
        assert selection is not None
        selection.currentChanged.connect(self._tell)
        self.add.clicked.connect(self.styles_wanted)

    def show_styles(self, styles: Sequence[Style]) -> None:
        """Replace the list and keep what was chosen."""
        chosen = self._chosen
        self._model.show_styles(styles)
        self.show_chosen(chosen)

    def show_thumbnail(self, key: str, image: QImage) -> None:
        """Set the picture of one style."""
        self._model.show_thumbnail(key, image)

    def show_chosen(self, key: str) -> None:
        """Mark `key` as chosen, without a signal, and bring it into sight."""
        self._chosen = key
        index = self._model.index_of(key)
        selection = self.view.selectionModel()
        assert selection is not None
        flag = QItemSelectionModel.SelectionFlag
        selection.setCurrentIndex(index, flag.ClearAndSelect if index.isValid() else flag.Clear)
        if index.isValid():
            self.view.scrollTo(index)

    def show_waiting(self, key: str) -> None:
        """Turn a spinner on the style that is being made ready; empty = none."""
        self._model.show_waiting(key)
        if key:
            self._spin.start()
        else:
            self._spin.stop()

    def choose(self, steps: int) -> None:
        """Pick the style `steps` further on, round the end."""
        count = len(self._model.styles)
        if count:
            row = (self.view.currentIndex().row() + steps) % count
            self.view.setCurrentIndex(self._model.index(row, 0))

    def _tell(self, current: QModelIndex) -> None:
        key = current.data(_KEY_ROLE) if current.isValid() else None
        if isinstance(key, str) and key != self._chosen:
            self._chosen = key
            self.style_chosen.emit(key)

    def _turn(self) -> None:
        self._tiles.angle = (self._tiles.angle + 12) % 360
        index = self._model.index_of(self._model.waiting)
        if index.isValid():
            self.view.update(index)


class _OneRow(QListView):
    """A list in one row that the wheel scrolls sideways. Threads: GUI."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
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
        self.setFixedHeight(_CELL.height() + 2 * GRID_PX)

    def wheelEvent(self, e: QWheelEvent | None) -> None:
        """A plain mouse wheel has one axis and the row another."""
        assert e is not None
        bar = self.horizontalScrollBar()
        assert bar is not None
        delta = e.pixelDelta() if not e.pixelDelta().isNull() else e.angleDelta()
        bar.setValue(bar.value() - (delta.x() or delta.y()))
        e.accept()


class _Tiles(QStyledItemDelegate):
    """Paints a style: rounded thumbnail, name, ring when chosen, spinner while it is made ready. Threads: GUI."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.angle = 0

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Every tile is as large as the next."""
        return _CELL

    def paint(self, painter: QPainter | None, option: QStyleOptionViewItem, index: Index) -> None:
        """One tile."""
        assert painter is not None
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        cell: QRect = option.rect
        tile = QRectF(cell.left() + GRID_PX, cell.top() + _RING_PX, TILE_PX, TILE_PX)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        self._paint_thumbnail(painter, tile, index, option.palette)
        if chosen or hovered:
            role = QPalette.ColorRole.Highlight if chosen else QPalette.ColorRole.PlaceholderText
            painter.setPen(QPen(option.palette.color(role), 2.5 if chosen else 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(tile.adjusted(-2.5, -2.5, 2.5, 2.5), 9, 9)
        if index.data(_WAITING_ROLE):
            self._paint_spinner(painter, tile)
        role = QPalette.ColorRole.Text if chosen else QPalette.ColorRole.PlaceholderText
        painter.setPen(option.palette.color(role))
        words = QRect(cell.left(), round(tile.bottom()) + 4, cell.width(), _NAME_PX - 4)
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
            painter.setClipPath(path)
            painter.drawPixmap(tile, thumbnail, QRectF(thumbnail.rect()))
            painter.restore()

    def _paint_spinner(self, painter: QPainter, tile: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 120))
        painter.drawRoundedRect(tile, 7, 7)
        painter.setPen(QPen(QColor(255, 255, 255), 3, cap=Qt.PenCapStyle.RoundCap))
        center = tile.center()
        ring = QRectF(center.x() - 13, center.y() - 13, 26, 26)
        sweep = 90 + round(60 * math.sin(math.radians(self.angle * 2)))
        painter.drawArc(ring, -self.angle * 16, sweep * 16)
