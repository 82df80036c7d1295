"""A group of the side panel: a heading that folds what is below it away."""

from __future__ import annotations

from PyQt6.QtCore import QSize, Qt, pyqtSignal
from PyQt6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.graphics.theme import GRID_PX


class Group(QWidget):
    """Heading and body.

    Attributes:
        name: what the settings call it. heading: the button that folds. body: what is folded away.

    Signals:
        folded(bool): the user folded it (True) or opened it.

    Threads: GUI.
    """

    folded = pyqtSignal(bool)

    def __init__(self, name: str, title: str, body: QWidget) -> None:
        super().__init__()
        self.name = name
        self.body = body
        self.heading = QToolButton()
        self.heading.setObjectName("group")
        self.heading.setText(title)
        self.heading.setCheckable(True)
        self.heading.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.heading.setIconSize(QSize(10, 10))
        self.heading.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.heading.setAccessibleName(title)
        self.heading.setToolTip(self.tr("Show or hide “{0}”").format(title))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, GRID_PX)
        layout.setSpacing(GRID_PX // 2)
        layout.addWidget(self.heading)
        layout.addWidget(body)
        # `toggled` also when it is folded by the program, `clicked` only for the user.
        self.heading.toggled.connect(self._show)
        self.heading.clicked.connect(lambda open_: self.folded.emit(not open_))
        self.heading.setChecked(True)

    @property
    def is_folded(self) -> bool:
        """Whether only the heading shows."""
        return not self.heading.isChecked()

    def fold(self, away: bool) -> None:
        """Fold or open it, without a signal."""
        self.heading.setChecked(not away)

    def _show(self, open_: bool) -> None:
        self.heading.setArrowType(Qt.ArrowType.DownArrow if open_ else Qt.ArrowType.RightArrow)
        self.body.setVisible(open_)
