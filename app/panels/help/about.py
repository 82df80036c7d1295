"""About Pastiche: what it is, what it is made of, and what to send with a report of a defect."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from app.graphics.icons import app_icon
from app.graphics.theme import GRID_PX
from app.panels.help.credits import Package, own_version, system

_ICON_PX = 64
_SIZE_PX = (560, 560)


class AboutDialog(QDialog):
    """Words, the packages, and two buttons.

    Attributes:
        words: licences and terms. copy, show_log: the buttons. note: what became of the copying.

    Signals:
        diagnostics_wanted(): gather them and put them on the clipboard. log_wanted(): show the folder of the log.

    Threads: GUI.
    """

    diagnostics_wanted = pyqtSignal()
    log_wanted = pyqtSignal()

    def __init__(self, log: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._log = log
        self.setWindowTitle(self.tr("About Pastiche"))
        self.words = QTextBrowser()
        # Without this a click on a link empties the text.
        self.words.setOpenExternalLinks(True)
        document = self.words.document()
        assert document is not None
        document.setDocumentMargin(1.5 * GRID_PX)
        self.words.setAccessibleName(self.tr("Licences"))
        self.copy = QPushButton(self.tr("Copy diagnostics"))
        self.copy.setToolTip(
            self.tr("Try what works here and copy the findings, for a report of a defect. Nothing private is in them.")
        )
        self.show_log = QPushButton(self.tr("Show log file"))
        self.note = QLabel()
        self.note.setObjectName("muted")
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        self.copy.clicked.connect(self.diagnostics_wanted)
        self.show_log.clicked.connect(self.log_wanted)
        self._arrange(close)
        self.show_packages(())
        self.resize(*_SIZE_PX)

    def show_packages(self, packages: Sequence[Package]) -> None:
        """Name these packages and their licences."""
        rows = "".join(
            f"<tr><td>{package.name} {package.version}&nbsp;&nbsp;</td><td>{package.licence}</td></tr>"
            for package in packages
        )
        paragraphs = (
            self.tr("Pastiche, its bundled styles and its demo scene are free under the MIT licence."),
            self.tr(
                "The weights of the network were trained on pictures that are licensed for non-commercial research "
                "only: use them, and what you make with them, for non-commercial purposes."
            ),
            self.tr("Nothing you paint leaves this computer."),
            self.tr("The log file is {0}.").format(self._log),
            self.tr("Made with these packages:"),
        )
        self.words.setHtml("".join(f"<p>{text}</p>" for text in paragraphs) + f"<table>{rows}</table>")

    def show_gathering(self, on: bool) -> None:
        """Diagnostics are being gathered, or no longer."""
        self.copy.setEnabled(not on)
        self.note.setText(self.tr("Trying every back end…") if on else "")

    def show_copied(self) -> None:
        """They are on the clipboard."""
        self.show_gathering(False)
        self.note.setText(self.tr("Copied. Paste it into your report."))

    def _arrange(self, close: QPushButton) -> None:
        picture = QLabel()
        picture.setPixmap(app_icon().pixmap(_ICON_PX, _ICON_PX))
        name = QLabel(f"<b style='font-size:16pt'>Pastiche {own_version()}</b>")
        about = QLabel(self.tr("Repaints a camera, a video or a picture in the style of any image, while you watch."))
        about.setWordWrap(True)
        where = QLabel(system())
        where.setObjectName("muted")
        texts = QVBoxLayout()
        for label in (name, about, where):
            texts.addWidget(label)
        head = QHBoxLayout()
        head.setSpacing(2 * GRID_PX)
        head.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(texts, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.copy)
        foot.addWidget(self.show_log)
        foot.addWidget(self.note, 1)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID_PX, 2 * GRID_PX, 2 * GRID_PX, 2 * GRID_PX)
        layout.setSpacing(2 * GRID_PX)
        layout.addLayout(head)
        layout.addWidget(self.words, 1)
        layout.addLayout(foot)
