"""The mix: which styles are painted at once, and how much of each. It stands at the end of the style strip."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt6.QtCore import QSize, Qt, pyqtSignal
from PyQt6.QtGui import QIcon, QImage, QPixmap
from PyQt6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from app.graphics.icons import icon
from app.graphics.theme import GRID_PX, TILE_PX
from app.panels.styles.mix_pad import MixPad
from app.panels.styles.tiles import RING_PX
from app.panels.widgets.percent_entry import PercentEntry
from app.services.mixing import MOST_STYLES, Place, weights_at, with_style, with_weight_of, with_weights, without_style
from engine.look import StyleShare
from engine.styles import Style

_ICON_PX = 3 * GRID_PX
_NAME_PX = 14 * GRID_PX


class MixPanel(QWidget):
    """A menu that adds a style, and when there are several a row for each and the pad, to the left of the menu.

    Nothing but the strip makes way for the mix, at its end: what one works with elsewhere stays where it is.

    Attributes:
        pad: the pad. rows: one for each style of the mix. add: the button of the menu.

    Signals:
        shares_changed(tuple[StyleShare]): the user wants this mix; the panel follows `show_shares`.

    Threads: GUI.
    """

    shares_changed = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pad = MixPad()
        self.rows: list[MixRow] = []
        self.add = QToolButton()
        self._menu = QMenu(self)
        self._shares: tuple[StyleShare, ...] = ()
        self._names: dict[str, str] = {}
        self._pictures: dict[str, QPixmap] = {}
        self._several = QWidget()
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._list.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.add.setIcon(icon("add"))
        self.add.setIconSize(QSize(24, 24))
        self.add.setText(self.tr("Mix"))
        self.add.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.add.setFixedSize(TILE_PX, TILE_PX)
        self.add.setAccessibleName(self.tr("Mix in another style"))
        self.add.setToolTip(
            self.tr("Paint in up to {0} styles at once. Or click a style of the strip with Ctrl held.").format(
                MOST_STYLES
            )
        )
        self.add.setMenu(self._menu)
        self.setObjectName("mix")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        several = QHBoxLayout(self._several)
        several.setContentsMargins(0, 0, 0, 0)
        several.setSpacing(2 * GRID_PX)
        several.addLayout(self._list)
        several.addWidget(self.pad, 0, Qt.AlignmentFlag.AlignTop)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID_PX, GRID_PX + RING_PX, 2 * GRID_PX, 0)
        layout.setSpacing(2 * GRID_PX)
        layout.addWidget(self._several)
        layout.addWidget(self.add, 0, Qt.AlignmentFlag.AlignTop)
        self._several.hide()
        self._menu.aboutToShow.connect(self._fill_menu)
        self.pad.moved.connect(self._move)

    def show_styles(self, styles: Sequence[Style]) -> None:
        """Use these names."""
        self._names = {style.key: style.name for style in styles}
        for row in self.rows:
            row.show_name(self._names.get(row.key, ""))

    def show_thumbnail(self, key: str, image: QImage) -> None:
        """Use this thumbnail."""
        self._pictures[key] = QPixmap.fromImage(image)
        if any(share.key == key for share in self._shares):
            self._show_pictures()

    def show_shares(self, shares: Sequence[StyleShare]) -> None:
        """Show a mix without a signal."""
        before, self._shares = self._shares, tuple(shares)
        # Rows are rebuilt only for other styles: a slider that is being dragged must survive.
        if [share.key for share in before] != [share.key for share in shares]:
            self._rebuild()
        total = sum(share.weight for share in shares)
        if len(shares) > 1:
            for row, share in zip(self.rows, shares, strict=True):
                row.weight.show_value(share.weight / total)
            self.pad.show_weights([share.weight for share in shares])

    def _rebuild(self) -> None:
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        # A style that is alone has nothing to choose, and its name stands in the strip.
        several = self._shares if len(self._shares) > 1 else ()
        for index, share in enumerate(several):
            row = MixRow(share.key, self._names.get(share.key, ""))
            row.weight.entered.connect(lambda weight, at=index: self._set_weight(at, weight))
            row.remove.clicked.connect(lambda _, key=share.key: self._remove(key))
            self._list.addWidget(row)
            self.rows.append(row)
        self._several.setVisible(bool(several))
        self.add.setEnabled(len(self._shares) < MOST_STYLES)
        self._show_pictures()

    def _show_pictures(self) -> None:
        for row in self.rows:
            row.show_picture(self._pictures.get(row.key))
        if len(self._shares) > 1:
            self.pad.show_styles([self._pictures.get(share.key) for share in self._shares])

    def _remove(self, key: str) -> None:
        self.shares_changed.emit(without_style(self._shares, key))

    def _set_weight(self, index: int, weight: float) -> None:
        if len(self._shares) > 1:
            self.shares_changed.emit(with_weight_of(self._shares, index, weight))

    def _move(self, place: Place) -> None:
        self.shares_changed.emit(with_weights(self._shares, weights_at(len(self._shares), place)))

    def _fill_menu(self) -> None:
        # Filled when it opens: styles come and go.
        self._menu.clear()
        taken = {share.key for share in self._shares}
        for key, name in self._names.items():
            if key not in taken:
                action = self._menu.addAction(QIcon(self._pictures.get(key, QPixmap())), name.replace("&", "&&"))
                assert action is not None
                action.triggered.connect(lambda _, key=key: self.shares_changed.emit(with_style(self._shares, key)))


class MixRow(QWidget):
    """One style of the mix: picture, name, weight, and a button that takes it out. Threads: GUI."""

    def __init__(self, key: str, name: str) -> None:
        super().__init__()
        self.key = key
        self.weight = PercentEntry(name)
        self.remove = QToolButton()
        self.remove.setObjectName("flat")
        self.remove.setIcon(icon("close"))
        self.remove.setIconSize(QSize(12, 12))
        # As every button of the window: the keyboard stays where it was after a click.
        self.remove.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._picture = QLabel()
        self._picture.setFixedSize(_ICON_PX, _ICON_PX)
        self._picture.setScaledContents(True)
        self._name = QLabel()
        self._name.setFixedWidth(_NAME_PX)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 1, 0, 1)
        layout.addWidget(self._picture)
        layout.addWidget(self._name)
        layout.addWidget(self.weight)
        layout.addWidget(self.remove)
        self.show_name(name)

    def show_name(self, name: str) -> None:
        """What the style is called."""
        # “&” would underline the letter behind it.
        shown = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, _NAME_PX)
        self._name.setText(shown.replace("&", "&&"))
        self._name.setToolTip(name)
        self.weight.setAccessibleName(self.tr("Part of {0} in the mix").format(name))
        self.remove.setAccessibleName(self.tr("Take {0} out of the mix").format(name))
        self.remove.setToolTip(self.remove.accessibleName())

    def show_picture(self, picture: QPixmap | None) -> None:
        """Its thumbnail."""
        self._picture.setPixmap(picture or QPixmap())
