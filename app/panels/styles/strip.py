"""The style strip: every style as a thumbnail in one row below the picture."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from PyQt6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QSize, Qt, QTimer, pyqtSignal
from PyQt6.QtGui import QImage
from PyQt6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from app.graphics.icons import icon
from app.graphics.theme import GRID_PX, TILE_PX
from app.panels.styles.model import KEY_ROLE, StyleModel
from app.panels.styles.row import StyleRow
from app.panels.styles.study import StudyButton
from app.panels.styles.tiles import RING_PX, StyleTiles
from app.services.studies import StudyMark
from engine.look import StyleShare
from engine.styles import Style

_SPIN_MS = 50
_SEARCH_PX = 26


class StyleStrip(QWidget):
    """Thumbnails in one row, a button that adds more, and one to study them.

    Attributes:
        search: leaves only what is sought in the list. study: what can be done about studying a style.
        view: the list; arrow keys, a click or `choose` pick a style, a click with Ctrl mixes one in or takes it out,
            a drag puts it elsewhere.

    Signals:
        style_chosen(str): the user picked the style of this key.
        style_toggled(str): the user wants this style in the mix, or out of it.
        favourite_toggled(str), view_wanted(str), rename_wanted(str), remove_wanted(str): chosen in the menu of a style.
        order_changed(tuple[str]): the user put the styles into this order.
        styles_wanted(): the user asked for more styles (a file dialogue is due).

    Threads: GUI.
    """

    style_chosen = pyqtSignal(str)
    style_toggled = pyqtSignal(str)
    favourite_toggled = pyqtSignal(str)
    view_wanted = pyqtSignal(str)
    order_changed = pyqtSignal(object)
    rename_wanted = pyqtSignal(str)
    remove_wanted = pyqtSignal(str)
    styles_wanted = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._model = StyleModel(self)
        self.view = StyleRow(self)
        self._tiles = StyleTiles(self.view)
        self.view.setModel(self._model)
        self.view.setItemDelegate(self._tiles)
        self.add = QToolButton(self)
        self.add.setIcon(icon("add"))
        self.add.setIconSize(QSize(24, 24))
        half = (TILE_PX - GRID_PX // 2) // 2
        self.add.setFixedSize(half, TILE_PX - _SEARCH_PX - GRID_PX // 2)
        self.study = StudyButton(self)
        self.study.setFixedSize(half, TILE_PX - _SEARCH_PX - GRID_PX // 2)
        self.search = QLineEdit(self)
        self.search.setObjectName("search")
        self.search.setFixedSize(TILE_PX, _SEARCH_PX)
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(self.tr("Search for a style"))
        self.search.setToolTip(self.tr("Show only styles with these words in their names or descriptions (Ctrl+F)"))
        self.add.setAccessibleName(self.tr("Add styles"))
        self.add.setToolTip(
            self.tr("Add pictures as styles.\nOr drop them anywhere on the window, or paste one (Ctrl+V).")
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID_PX, GRID_PX, GRID_PX, 0)
        layout.setSpacing(GRID_PX)
        add_column = QVBoxLayout()
        add_column.setContentsMargins(0, RING_PX, 0, 0)
        add_column.setSpacing(GRID_PX // 2)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID_PX // 2)
        buttons.addWidget(self.add)
        buttons.addWidget(self.study)
        add_column.addLayout(buttons)
        add_column.addWidget(self.search)
        add_column.addStretch(1)
        layout.addLayout(add_column)
        layout.addWidget(self.view, 1)
        self._spinner = QTimer(self)
        self._spinner.setInterval(_SPIN_MS)
        self._spinner.timeout.connect(self._advance_spinner)
        self._chosen: tuple[str, ...] = ()
        self._is_showing = False
        selection = self.view.selectionModel()
        assert selection is not None
        selection.currentChanged.connect(self._on_current)
        self.view.clicked.connect(self._on_current)
        self.view.toggled.connect(lambda index: self.style_toggled.emit(index.data(KEY_ROLE)))
        self.view.moved.connect(self._move)
        self.add.clicked.connect(self.styles_wanted)
        self.search.textChanged.connect(self._apply_search)
        self.search.returnPressed.connect(self._choose_first)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._open_menu)

    def show_styles(self, styles: Sequence[Style]) -> None:
        """Replace the list and keep what was chosen."""
        self._model.show_styles(styles)
        self._show_current()

    def show_thumbnail(self, key: str, image: QImage) -> None:
        """Set the picture of one style."""
        self._model.show_thumbnail(key, image)

    def show_chosen(self, *shares: StyleShare) -> None:
        """Mark the styles of the mix with their parts, without a signal, and bring the first one into sight."""
        former, self._chosen = self._chosen[:1], tuple(share.key for share in shares)
        total = sum(share.weight for share in shares)
        self._model.show_shares({share.key: share.weight / total for share in shares})
        self.study.show_chosen(max(shares, key=lambda share: share.weight).key if shares else "")
        # Only then: scrolling at every move of a slider would take the strip away from under the mouse.
        if self._chosen[:1] != former:
            self._show_current()

    def _show_current(self) -> None:
        index = self._model.index_of(self._chosen[0] if self._chosen else "")
        selection = self.view.selectionModel()
        assert selection is not None
        flag = QItemSelectionModel.SelectionFlag
        # So that what is merely shown is not taken for a choice of the user's.
        self._is_showing = True
        selection.setCurrentIndex(index, flag.ClearAndSelect if index.isValid() else flag.Clear)
        self._is_showing = False
        if index.isValid():
            self.view.scrollTo(index)

    def show_waiting(self, key: str) -> None:
        """Turn a spinner on the style that is being made ready; empty = none."""
        self._model.show_waiting(key)
        if key:
            self._spinner.start()
        else:
            self._spinner.stop()

    def show_marks(self, marks: Mapping[str, StudyMark]) -> None:
        """Mark which styles have been studied, and how far one is that is being studied."""
        self._model.show_marks(marks)
        self.study.show_marks(marks)

    def show_favourites(self, keys: Collection[str]) -> None:
        """Put these styles first, with a star."""
        self._model.show_favourites(keys)
        self._show_current()

    def show_order(self, keys: Sequence[str]) -> None:
        """Put the styles into this order (the favourites stay first); others follow as the library has them."""
        self._model.show_order(keys)
        self._show_current()

    def tour_keys(self) -> tuple[str, ...]:
        """The styles a tour goes through: the favourites, where there are several, else all in sight."""
        keys = tuple(style.key for style in self._model.styles)
        favourites = tuple(key for key in keys if key in self._model.favourites)
        # A tour of one style is none.
        return favourites if len(favourites) > 1 else keys

    def menu_of(self, key: str) -> QMenu:
        """What can be done to a style; the user's own can be renamed and removed."""
        row = next(row for row, style in enumerate(self._model.styles) if style.key == key)
        style = self._model.styles[row]
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        in_mix, starred = key in self._chosen, key in self._model.favourites
        rows: tuple[tuple[str, Callable[[str], object], bool], ...] = (
            (
                self.tr("Take out of the mix") if in_mix else self.tr("Mix in (Ctrl+click)"),
                self.style_toggled.emit,
                True,
            ),
            (self.tr("No favourite") if starred else self.tr("Favourite"), self.favourite_toggled.emit, True),
            (self.tr("Crop and stroke size…"), self.view_wanted.emit, True),
            (self.tr("Move left"), lambda key: self._move(key, row - 1), self._may_move(row, row - 1)),
            (self.tr("Move right"), lambda key: self._move(key, row + 2), self._may_move(row, row + 1)),
            (self.tr("Rename…"), self.rename_wanted.emit, not style.bundled),
            (self.tr("Remove"), self.remove_wanted.emit, not style.bundled),
        )
        for text, act, possible in rows:
            action = menu.addAction(text)
            assert action is not None
            action.setEnabled(possible)
            action.triggered.connect(lambda _, act=act: act(key))
        menu.addSeparator()
        self.study.add_rows(menu, key)
        return menu

    def choose(self, steps: int) -> None:
        """Pick the style `steps` further on, round the end."""
        count = len(self._model.styles)
        if count:
            row = (self.view.currentIndex().row() + steps) % count
            self.view.setCurrentIndex(self._model.index(row, 0))

    def _may_move(self, row: int, to: int) -> bool:
        """Whether the styles in these rows can change places: favourites stay among themselves."""
        keys = [style.key for style in self._model.styles]
        if not (self.view.sortable and 0 <= to < len(keys)):
            return False
        return (keys[row] in self._model.favourites) == (keys[to] in self._model.favourites)

    def _move(self, key: str, row: int) -> None:
        self._model.move(key, row)
        self.order_changed.emit(self._model.order)

    def _apply_search(self, text: str) -> None:
        # While a search hides styles, a place between two others means nothing.
        self.view.sortable = not text.strip()
        self._model.seek(text)
        self._show_current()

    def _choose_first(self) -> None:
        """Enter takes the first style found and hands the keyboard to the list."""
        if self._model.styles:
            self.view.setFocus()
            self._on_current(self._model.index(0, 0))
            self._show_current()

    def _open_menu(self, at: QPoint) -> None:
        # Opened with the keyboard the menu is that of the current style.
        index = self.view.indexAt(at)
        key = (index if index.isValid() else self.view.currentIndex()).data(KEY_ROLE)
        viewport = self.view.viewport()
        if key is not None and viewport is not None:
            self.menu_of(key).popup(viewport.mapToGlobal(at))

    def _on_current(self, current: QModelIndex) -> None:
        key = current.data(KEY_ROLE) if current.isValid() else None
        if isinstance(key, str) and self._chosen != (key,) and not self._is_showing:
            self.show_chosen(StyleShare(key))
            self.style_chosen.emit(key)

    def _advance_spinner(self) -> None:
        self._tiles.angle = (self._tiles.angle + 12) % 360
        index = self._model.index_of(self._model.waiting)
        if index.isValid():
            self.view.update(index)
