"""Short messages over the window that come and go: errors, finished recordings. Never modal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PyQt6.QtCore import QEvent, QObject, QSize, Qt, QTimer, pyqtSignal
from PyQt6.QtGui import QEnterEvent
from PyQt6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.graphics.icons import icon
from app.graphics.theme import GRID_PX
from app.i18n.language import told

_WIDTH_PX = 360
_NOTE_MS = 6000
_PROBLEM_MS = 15000
_MOST_CARDS = 4


@dataclass(frozen=True, slots=True)
class Offer:
    """Something the user can do about a notification: the words on the button, and what it does."""

    text: str
    act: Callable[[], None]


class Notifications(QWidget):
    """A stack of cards in the upper right corner of `over`, newest on top. The same words are not shown twice at once.

    Threads: GUI.
    """

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._cards: list[Card] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(GRID_PX)
        self.setFixedWidth(_WIDTH_PX)
        self.hide()
        over.installEventFilter(self)

    def note(self, text: str, offer: Offer | None = None) -> None:
        """Say that something went well."""
        self._show(text, offer, problem=False)

    def problem(self, text: str, offer: Offer | None = None) -> None:
        """Say that something went wrong; stays longer."""
        self._show(text, offer, problem=True)

    def texts(self) -> list[str]:
        """What is being said, newest first."""
        return [card.text for card in self._cards]

    def cards(self) -> tuple[Card, ...]:
        """The cards, newest first."""
        return tuple(self._cards)

    def event(self, event: QEvent | None) -> bool:
        """Take the room that the cards need, once their words have been laid out."""
        if event is not None and event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return super().event(event)

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:  # noqa: N802
        """Stay in the corner."""
        if event is not None and event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _show(self, text: str, offer: Offer | None, problem: bool) -> None:
        text = told(text)
        # A camera that fails again and again must not fill the window with the same words.
        for old in [card for card in self._cards if card.text == text]:
            self._remove(old)
        card = Card(text, offer, problem, self)
        card.over.connect(lambda: self._remove(card))
        self._cards.insert(0, card)
        self._layout.insertWidget(0, card)
        for old in self._cards[_MOST_CARDS:]:
            self._remove(old)
        self._place()

    def _remove(self, card: Card) -> None:
        if card in self._cards:
            self._cards.remove(card)
            self._layout.removeWidget(card)
            card.hide()
            card.deleteLater()
            self._place()

    def _place(self) -> None:
        self.setVisible(bool(self._cards))
        # EnglishKeyedTranslator wrap: the height follows from the width, which adjustSize() does not ask for.
        self.resize(_WIDTH_PX, self._layout.totalHeightForWidth(_WIDTH_PX))
        self.move(max(0, self._over.width() - self.width() - 2 * GRID_PX), 2 * GRID_PX)
        self.raise_()


class Card(QFrame):
    """One notification.

    Attributes:
        text: what it says. offer: the button, None without an offer. close_button: takes it away.

    Signals:
        over(): it was closed, acted upon, or its time is up.

    Threads: GUI.
    """

    over = pyqtSignal()

    def __init__(self, text: str, offer: Offer | None, problem: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("notification")
        self.text = text
        self.offer = QPushButton(offer.text) if offer else None
        self.close_button = QToolButton()
        self.close_button.setObjectName("close")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.close_button.setIcon(icon("close"))
        self.close_button.setIconSize(QSize(14, 14))
        self.close_button.setAccessibleName(self.tr("Dismiss"))
        self._arrange(problem)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PROBLEM_MS if problem else _NOTE_MS)
        self._timer.timeout.connect(self.over)
        self._timer.start()
        self.close_button.clicked.connect(self.over)
        if offer is not None and self.offer is not None:
            self.offer.clicked.connect(offer.act)
            self.offer.clicked.connect(self.over)

    def enterEvent(self, event: QEnterEvent | None) -> None:
        """Whoever points at it is reading it."""
        # It must not go away under the mouse.
        self._timer.stop()

    def leaveEvent(self, a0: QEvent | None) -> None:
        """Then its time starts again."""
        self._timer.start()

    def _arrange(self, problem: bool) -> None:
        words = QLabel(self.text)
        words.setWordWrap(True)
        # A file's name may hold “<”.
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        left = QVBoxLayout()
        left.setSpacing(GRID_PX // 2)
        left.addWidget(words)
        if self.offer is not None:
            self.offer.setObjectName("link")
            left.addWidget(self.offer, 0, Qt.AlignmentFlag.AlignLeft)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID_PX, GRID_PX + 4, GRID_PX, GRID_PX + 4)
        if problem:
            bar = QFrame()
            bar.setObjectName("bar")
            bar.setFixedWidth(GRID_PX // 2)
            layout.addWidget(bar)
            layout.addSpacing(GRID_PX // 2)
        layout.addLayout(left, 1)
        layout.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
