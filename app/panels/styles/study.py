"""What can be done about studying a style: the button beside the strip, and the rows of a style's menu."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PyQt6.QtCore import QSize, Qt, pyqtSignal
from PyQt6.QtWidgets import QMenu, QToolButton, QWidget

from app.graphics.icons import icon
from app.i18n.language import marked, said
from app.services.studies import StudyMark, StudyState

_NOBODY = StudyMark()


class StudyButton(QToolButton):
    """Drops down what can be done about the chosen style, and about studying in general.

    Signals:
        study_wanted(str), pause_wanted(str), cancel_wanted(str), forget_wanted(str), export_wanted(str): of the style
            of this key. import_wanted(): a file dialogue is due.
        by_themselves_toggled(bool): new styles shall be studied without being asked for, or not.

    Threads: GUI.
    """

    study_wanted = pyqtSignal(str)
    pause_wanted = pyqtSignal(str)
    cancel_wanted = pyqtSignal(str)
    forget_wanted = pyqtSignal(str)
    export_wanted = pyqtSignal(str)
    import_wanted = pyqtSignal()
    by_themselves_toggled = pyqtSignal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: Mapping[str, StudyMark] = {}
        self._key = ""
        self._by_themselves = False
        self.setIcon(icon("study"))
        self.setIconSize(QSize(22, 22))
        # Two buttons stand in the width of a tile: there is no room for an arrow beside the percentage.
        self.setStyleSheet("QToolButton { padding: 0 } QToolButton::menu-indicator { image: none }")
        self.setAccessibleName(self.tr("Study the style"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        self.setMenu(menu)
        self._show_tip()

    def show_marks(self, marks: Mapping[str, StudyMark]) -> None:
        """How the styles stand."""
        self._marks = marks
        self._show_tip()

    def show_chosen(self, key: str) -> None:
        """The style that the button is about; empty: none."""
        self._key = key
        self._show_tip()

    def show_by_themselves(self, on: bool) -> None:
        """Whether new styles are studied without being asked for."""
        self._by_themselves = on

    def add_rows(self, menu: QMenu, key: str) -> None:
        """What can be done about this style now."""
        mark = self._marks.get(key, _NOBODY)
        for text, act in self._rows(mark):
            action = menu.addAction(text)
            assert action is not None
            action.triggered.connect(lambda _, act=act: act(key))

    def _rows(self, mark: StudyMark) -> list[tuple[str, Callable[[str], object]]]:
        rows: list[tuple[str, Callable[[str], object]]] = []
        match mark.state:
            case StudyState.NONE:
                rows.append((self.tr("Study this style"), self.study_wanted.emit))
            case StudyState.STUDIED:
                rows.append((self.tr("Study this style again"), self.study_wanted.emit))
            case StudyState.PAUSED:
                rows.append((self.tr("Go on with the study"), self.study_wanted.emit))
            case StudyState.RUNNING | StudyState.WAITING:
                rows.append((self.tr("Pause the study"), self.pause_wanted.emit))
        if mark.state in (StudyState.RUNNING, StudyState.WAITING, StudyState.PAUSED):
            rows.append((self.tr("Cancel the study"), self.cancel_wanted.emit))
        elif mark.own:
            rows.append((self.tr("Forget what was learned"), self.forget_wanted.emit))
        if mark.learned:
            rows.append((self.tr("Export the studied style…"), self.export_wanted.emit))
        return rows

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        if self._key:
            self.add_rows(menu, self._key)
            menu.addSeparator()
        bring = menu.addAction(self.tr("Import a studied style…"))
        by_themselves = menu.addAction(self.tr("Study new styles by themselves"))
        assert bring is not None
        assert by_themselves is not None
        bring.triggered.connect(lambda _: self.import_wanted.emit())
        by_themselves.setCheckable(True)
        by_themselves.setChecked(self._by_themselves)
        by_themselves.toggled.connect(self.by_themselves_toggled)

    def _show_tip(self) -> None:
        about = self.tr("A style that has been studied becomes a painting: its strokes are learned on this computer.")
        state = state_text(self._marks.get(self._key, _NOBODY)) if self._key else ""
        self.setToolTip(f"{about}\n{state}" if state else about)
        # A study that is under way shows here, too: its tile may be out of sight.
        running = [mark.share for mark in self._marks.values() if mark.state is StudyState.RUNNING]
        self.setText(f"{running[0]:.0%}" if running else "")
        with_text = Qt.ToolButtonStyle.ToolButtonTextUnderIcon if running else Qt.ToolButtonStyle.ToolButtonIconOnly
        self.setToolButtonStyle(with_text)


def state_text(mark: StudyMark) -> str:
    """How a style stands, in words."""
    percent = round(100 * mark.share)
    match mark.state:
        case StudyState.NONE:
            return said(marked("Not studied"))
        case StudyState.STUDIED:
            return said(marked("Studied"))
        case StudyState.WAITING:
            return said(marked("Will be studied when the one before it is done"))
        case StudyState.PAUSED:
            return said(marked("Its study is paused at {0} %")).format(percent)
        case StudyState.RUNNING:
            return _progress_text(percent, mark.remaining_s)


def _progress_text(percent: int, remaining_s: float | None) -> str:
    if remaining_s is None:
        return said(marked("Being studied: getting ready"))
    if remaining_s < 90:
        return said(marked("Being studied: {0} %, about a minute left")).format(percent)
    return said(marked("Being studied: {0} %, about {1} minutes left")).format(percent, round(remaining_s / 60))
