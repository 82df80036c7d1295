"""The styles as a Qt list, with their thumbnails and which of them is being made ready."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from PyQt6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PyQt6.QtGui import QImage, QPixmap
from PyQt6.QtWidgets import QWidget

from app.panels.styles.study import state_text
from app.services.studies import StudyMark
from engine.styles import Style

KEY_ROLE = Qt.ItemDataRole.UserRole
"""The library key of a style."""

WAITING_ROLE = Qt.ItemDataRole.UserRole + 1
"""Whether a style is being made ready."""

SHARE_ROLE = Qt.ItemDataRole.UserRole + 2
"""The part of a style in the mix, 0..1; 0 when it is not in it."""

FAVOURITE_ROLE = Qt.ItemDataRole.UserRole + 3
"""Whether a style is a favourite."""

STUDY_ROLE = Qt.ItemDataRole.UserRole + 4
"""How a style stands with studying, a `StudyMark`."""

Index = QModelIndex | QPersistentModelIndex


class StyleModel(QAbstractListModel):
    """The styles sought, favourites first, with their thumbnails and which of them is being made ready.

    Attributes:
        styles: those in the list. favourites: their keys. order: keys as the user put them; the others follow.
        waiting: key of the one being made ready. shares: key -> part in the mix, 0..1.
        marks: key -> how it stands with studying.

    Threads: GUI.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.styles: tuple[Style, ...] = ()
        self.favourites: frozenset[str] = frozenset()
        self.order: tuple[str, ...] = ()
        self._all: tuple[Style, ...] = ()
        self._search = ""
        self.waiting = ""
        self.shares: dict[str, float] = {}
        self.marks: Mapping[str, StudyMark] = {}
        self._thumbnails: dict[str, QPixmap] = {}

    def show_styles(self, styles: Sequence[Style]) -> None:
        """Replace the list; thumbnails already here are kept."""
        self._all = tuple(styles)
        self._filter()

    def show_favourites(self, keys: Collection[str]) -> None:
        """Put these styles first, with a star."""
        self.favourites = frozenset(keys)
        self._filter()

    def show_order(self, keys: Sequence[str]) -> None:
        """Put the styles into this order; others follow as the library has them, and favourites stay first."""
        self.order = tuple(keys)
        self._filter()

    def move(self, key: str, row: int) -> None:
        """Put a style before the one that is in `row` now; `order` says where everything is then."""
        keys = [style.key for style in self.styles]
        before = [each for each in keys[:row] if each != key]
        after = [each for each in keys[row:] if each != key]
        self.order = (*before, key, *after)
        moved = self._sorted(self.styles)
        old, new = keys.index(key), [style.key for style in moved].index(key)
        # Told as a move of one row: after a reset the list would scroll back to its beginning.
        if self.beginMoveRows(QModelIndex(), old, old, QModelIndex(), new + (new > old)):
            self.styles = moved
            self.endMoveRows()

    def seek(self, text: str) -> None:
        """Leave only styles whose name or description holds every word of `text`."""
        self._search = text
        self._filter()

    def show_thumbnail(self, key: str, image: QImage) -> None:
        """Set the picture of one style."""
        self._thumbnails[key] = QPixmap.fromImage(image)
        self._repaint(key)

    def show_waiting(self, key: str) -> None:
        """Mark the one style that is being made ready; empty = none."""
        before, self.waiting = self.waiting, key
        self._repaint(before)
        self._repaint(key)

    def show_shares(self, shares: dict[str, float]) -> None:
        """Mark the styles of the mix with their parts (0..1)."""
        before, self.shares = self.shares, shares
        for key in before.keys() | shares.keys():
            self._repaint(key)

    def show_marks(self, marks: Mapping[str, StudyMark]) -> None:
        """Know how the styles stand with studying."""
        before, self.marks = self.marks, marks
        for key in before.keys() | marks.keys():
            # Several times a second while one is studied: the others stay as they are painted.
            if before.get(key) != marks.get(key):
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
                return "\n".join(filter(None, (style.name, style.about, self._study_text(style))))
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return self._study_text(style)
            case Qt.ItemDataRole.DecorationRole:
                # None until it has been made: the tile is painted empty.
                return self._thumbnails.get(style.key)
            case _ if role == KEY_ROLE:
                return style.key
            case _ if role == WAITING_ROLE:
                return style.key == self.waiting
            case _ if role == FAVOURITE_ROLE:
                return style.key in self.favourites
            case _ if role == SHARE_ROLE:
                return self.shares.get(style.key, 0.0)
            case _ if role == STUDY_ROLE:
                return self.marks.get(style.key)
        return None

    def _study_text(self, style: Style) -> str:
        """Empty until it is known."""
        mark = self.marks.get(style.key)
        return "" if mark is None else state_text(mark)

    def _filter(self) -> None:
        """List what the search leaves."""
        # Every word, in any order and in any case.
        words = self._search.casefold().split()
        found = [
            style for style in self._all if all(word in f"{style.name} {style.about}".casefold() for word in words)
        ]
        self.beginResetModel()
        self.styles = self._sorted(found)
        self.endResetModel()

    def _sorted(self, styles: Sequence[Style]) -> tuple[Style, ...]:
        """Favourites first, else in the user's order, else as they come."""
        places = {key: place for place, key in enumerate(self.order)}
        last = len(places)
        return tuple(sorted(styles, key=lambda style: (style.key not in self.favourites, places.get(style.key, last))))

    def _repaint(self, key: str) -> None:
        index = self.index_of(key)
        if index.isValid():
            self.dataChanged.emit(index, index)
