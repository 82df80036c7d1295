"""Tips of the first start: one card at a time in a corner of the picture, gone for good once read."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt6.QtCore import QEvent, QObject, Qt, pyqtSignal
from PyQt6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.graphics.theme import GRID_PX

NAMES = ("drop", "sliders", "keys")
"""In the order in which they are shown; the settings remember those that were dismissed."""

_WIDTH_PX = 340
_EDGE_PX = 2 * GRID_PX


class Tips(QFrame):
    """A card over the lower left corner of `over`.

    Attributes:
        words, count: what it says, and which one it is of how many. further, enough: the buttons.

    Signals:
        dismissed(tuple[str]): the names of all tips that need not be shown again.

    Threads: GUI.
    """

    dismissed = pyqtSignal(object)

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._remaining: tuple[str, ...] = ()
        self.setObjectName("notification")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.count = QLabel()
        self.count.setObjectName("muted")
        self.further = QPushButton()
        self.enough = QPushButton(self.tr("No more tips"))
        for button in (self.further, self.enough):
            button.setObjectName("link")
        foot = QHBoxLayout()
        foot.setSpacing(2 * GRID_PX)
        foot.addWidget(self.count)
        foot.addStretch(1)
        foot.addWidget(self.enough)
        foot.addWidget(self.further)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID_PX, GRID_PX + 4, 2 * GRID_PX, GRID_PX)
        layout.addWidget(self.words)
        layout.addLayout(foot)
        self.setFixedWidth(_WIDTH_PX)
        self.hide()
        self.further.clicked.connect(lambda: self._continue_with(self._remaining[1:]))
        self.enough.clicked.connect(lambda: self._continue_with(()))
        over.installEventFilter(self)

    def show_all_but(self, dismissed: Sequence[str]) -> None:
        """Begin with the first tip that was not dismissed."""
        self._remaining = tuple(name for name in NAMES if name not in dismissed)
        self._show()

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:  # noqa: N802
        """Stay in the corner."""
        if event is not None and event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _continue_with(self, left: tuple[str, ...]) -> None:
        self._remaining = left
        self._show()
        self.dismissed.emit(tuple(name for name in NAMES if name not in left))

    def _show(self) -> None:
        self.setVisible(bool(self._remaining))
        if self._remaining:
            self.words.setText(self._texts()[self._remaining[0]])
            number = NAMES.index(self._remaining[0]) + 1
            self.count.setText(self.tr("Tip {0} of {1}").format(number, len(NAMES)))
            self.further.setText(self.tr("Next") if len(self._remaining) > 1 else self.tr("Got it"))
            self._place()

    def _texts(self) -> dict[str, str]:
        return {
            "drop": self.tr(
                "Drop any picture onto the window and it becomes a style; drop a video and it plays here. "
                "Styles are in the strip below."
            ),
            "sliders": self.tr(
                "The sliders act on the very next frame. Hold B to see the picture without the style, press C to "
                "compare."
            ),
            "keys": self.tr("R records what you see, S keeps a picture, Space holds it. F1 shows every key."),
        }

    def _place(self) -> None:
        self.resize(_WIDTH_PX, self.heightForWidth(_WIDTH_PX) if self.hasHeightForWidth() else self.sizeHint().height())
        self.move(_EDGE_PX, max(0, self._over.height() - self.height() - _EDGE_PX))
        self.raise_()
