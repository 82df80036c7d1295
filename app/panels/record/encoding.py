"""The choice of format and quality: a button that says what recordings will be, with a menu."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtGui import QAction, QActionGroup
from PyQt6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from app.i18n.language import marked, told
from engine.media import FORMATS, Encoding, Format, Quality

_QUALITIES = {
    Quality.SMALL: (marked("Small"), marked("Small files, for sending")),
    Quality.GOOD: (marked("Good"), marked("Strokes stay strokes; about 10 Mbit/s at 720p")),
    Quality.BEST: (marked("Best"), marked("Large files, for cutting and encoding once more")),
}


class EncodingButton(QPushButton):
    """Names the present choice; its menu holds the others, those that do not work here greyed with the reason.

    Signals:
        encoding_chosen(Encoding). asked(): the menu is about to be read; the reasons should be up to date.

    Threads: GUI.
    """

    encoding_chosen = pyqtSignal(object)
    asked = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("encoding")
        self._encoding = Encoding()
        self._menu = QMenu(self)
        self._menu.setToolTipsVisible(True)
        self._formats = self._choices({format.name: (format.label, _told(format)) for format in FORMATS})
        self._menu.addSeparator()
        self._qualities = self._choices({quality.value: words for quality, words in _QUALITIES.items()})
        self._menu.addSeparator()
        self._hardware = self._entry(self.tr("Encode on the graphics card"))
        self.setMenu(self._menu)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Format and quality of recordings"))
        # Asked late: to try a graphics card takes seconds, and most never open the menu.
        self._menu.aboutToShow.connect(self.asked)
        for name, action in self._formats.items():
            action.triggered.connect(lambda _, name=name: self._choose(replace(self._encoding, format=name)))
        for value, action in self._qualities.items():
            action.triggered.connect(
                lambda _, value=value: self._choose(replace(self._encoding, quality=Quality(value)))
            )
        self._hardware.triggered.connect(lambda on: self._choose(replace(self._encoding, hardware=on)))
        self.show_encoding(self._encoding)

    def show_encoding(self, encoding: Encoding) -> None:
        """Show what recordings will be, without a signal."""
        self._encoding = encoding
        format = _named(encoding.format)
        self._formats[format.name].setChecked(True)
        self._qualities[encoding.quality.value].setChecked(True)
        self._hardware.setChecked(encoding.hardware)
        card = f"  ·  {self.tr('GPU')}" if encoding.hardware else ""
        self.setText(f"{format.label}  ·  {self.tr(_QUALITIES[encoding.quality][0])}{card}")
        self.setToolTip(self.tr("Format and quality of recordings: {0}").format(_told(format)))

    def show_reasons(self, formats: Mapping[str, str | None]) -> None:
        """Grey the formats (by name) that cannot be recorded here, each with why."""
        for name, reason in formats.items():
            format, action = _named(name), self._formats[name]
            action.setEnabled(reason is None)
            action.setText(format.label if reason is None else f"{format.label}: {told(reason)}")
            action.setToolTip(told(reason or "") or _told(format))

    def show_hardware(self, reason: str | None, known: bool = True) -> None:
        """Say whether a graphics card encodes the present format; not `known`: that is being found out."""
        words = self.tr("Encode on the graphics card")
        if not known:
            words = self.tr("Encode on the graphics card (being tried…)")
        elif reason is not None:
            words = self.tr("Encode on the graphics card (none works here)")
        self._hardware.setText(words)
        # What is switched on can always be switched off, whatever works here.
        self._hardware.setEnabled(self._encoding.hardware or (known and reason is None))
        tip = told(reason or "") or self.tr("Leaves the processor to the picture")
        self._hardware.setToolTip(tip.replace("; ", "\n"))

    def _choose(self, encoding: Encoding) -> None:
        self.show_encoding(encoding)
        self.encoding_chosen.emit(encoding)

    def _choices(self, words: Mapping[str, tuple[str, str]]) -> dict[str, QAction]:
        """Entries of which one is chosen."""
        group, actions = QActionGroup(self), {}
        for name, (text, tip) in words.items():
            actions[name] = self._entry(self.tr(text), self.tr(tip))
            group.addAction(actions[name])
        return actions

    def _entry(self, text: str, tip: str = "") -> QAction:
        action = self._menu.addAction(text)
        assert action is not None
        action.setCheckable(True)
        action.setToolTip(tip)
        return action


def _named(name: str) -> Format:
    return next((format for format in FORMATS if format.name == name), FORMATS[0])


def _told(format: Format) -> str:
    return f"{format.label}: {format.note}"
