"""The few dialogues: open a file, open a stream, add styles. They never block: the answer comes as a signal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PyQt6.QtCore import QObject, QProcess, Qt, QUrl, pyqtSignal
from PyQt6.QtGui import QDesktopServices
from PyQt6.QtWidgets import QFileDialog, QInputDialog, QLineEdit, QWidget

from engine.media import READABLE_SUFFIXES
from engine.study import STYLE_SUFFIX


class FileDialogs(QObject):
    """Opens dialogues over `window`.

    Signals:
        source_chosen(str): a file or an address. styles_chosen(list[Path]): picture files.

    Threads: GUI.
    """

    source_chosen = pyqtSignal(str)
    styles_chosen = pyqtSignal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def open_file(self) -> None:
        """Ask for a video or a picture."""
        dialog = self._file_dialog(self.tr("Open video or picture"))
        dialog.fileSelected.connect(self.source_chosen)
        dialog.open()

    def open_stream(self) -> None:
        """Ask for the address of a stream."""
        self.ask(self.tr("Open stream"), self.tr("Address of the stream (rtsp://, http://, …)"), self._on_address)

    def ask(self, title: str, question: str, then: Callable[[str], None], text: str = "") -> None:
        """Ask for one line of text, beginning with `text`; `then` gets the answer, if there is one."""
        dialog = QInputDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(title)
        dialog.setLabelText(question)
        dialog.setTextEchoMode(QLineEdit.EchoMode.Normal)
        dialog.setTextValue(text)
        dialog.resize(480, dialog.sizeHint().height())
        # Nothing but blanks is no answer.
        dialog.textValueSelected.connect(lambda answer: then(answer) if answer.strip() else None)
        dialog.open()

    def open_preset(self, then: Callable[[Path], None]) -> None:
        """Ask for a preset file."""
        dialog = self._file_dialog(self.tr("Load a preset file"))
        dialog.setNameFilters([self.tr("Presets (*.json)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(lambda file: then(Path(file)))
        dialog.open()

    def save_preset(self, name: str, then: Callable[[Path], None]) -> None:
        """Ask where a preset is to be written."""
        dialog = self._file_dialog(self.tr("Save a preset file"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDefaultSuffix("json")
        dialog.setNameFilters([self.tr("Presets (*.json)")])
        # The suggestion has the suffix, so that people see what is written.
        dialog.selectFile(f"{name}.json")
        dialog.fileSelected.connect(lambda file: then(Path(file)))
        dialog.open()

    def open_mask(self, then: Callable[[Path], None]) -> None:
        """Ask for the picture of a mask."""
        dialog = self._file_dialog(self.tr("Load a mask"))
        dialog.setNameFilters([self._pictures(), self.tr("All files (*)")])
        dialog.fileSelected.connect(lambda file: then(Path(file)))
        dialog.open()

    def save_mask(self, then: Callable[[Path], None]) -> None:
        """Ask where the picture of a mask is to be written."""
        dialog = self._file_dialog(self.tr("Save the mask"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDefaultSuffix("png")
        dialog.selectFile("mask.png")
        dialog.fileSelected.connect(lambda file: then(Path(file)))
        dialog.open()

    def open_studied_style(self, then: Callable[[Path], None]) -> None:
        """Ask for the file of a studied style."""
        dialog = self._file_dialog(self.tr("Import a studied style"))
        dialog.setNameFilters([self.tr("Studied styles (*{0})").format(STYLE_SUFFIX), self.tr("All files (*)")])
        dialog.fileSelected.connect(lambda file: then(Path(file)))
        dialog.open()

    def save_studied_style(self, name: str, then: Callable[[Path], None]) -> None:
        """Ask where a studied style is to be written."""
        dialog = self._file_dialog(self.tr("Export a studied style"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDefaultSuffix(STYLE_SUFFIX.removeprefix("."))
        dialog.setNameFilters([self.tr("Studied styles (*{0})").format(STYLE_SUFFIX)])
        # The suggestion has the suffix, so that people see what is written.
        dialog.selectFile(f"{name}{STYLE_SUFFIX}")
        dialog.fileSelected.connect(lambda file: then(Path(file)))
        dialog.open()

    def add_styles(self) -> None:
        """Ask for picture files."""
        dialog = self._file_dialog(self.tr("Add styles"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([self._pictures(), self.tr("All files (*)")])
        dialog.filesSelected.connect(lambda files: self.styles_chosen.emit([Path(file) for file in files]))
        dialog.open()

    def add_files(self, then: Callable[[Sequence[Path]], None]) -> None:
        """Ask for videos and pictures."""
        dialog = self._file_dialog(self.tr("Add files"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda files: then([Path(file) for file in files]))
        dialog.open()

    def choose_folder(self, present: Path, then: Callable[[Path], None]) -> None:
        """Ask for a folder, beginning in `present`."""
        dialog = self._file_dialog(self.tr("Choose a folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setDirectory(str(present))
        dialog.fileSelected.connect(lambda folder: then(Path(folder)))
        dialog.open()

    def reveal(self, file: Path) -> None:
        """Show a file in the system's file manager, marked where the system can do that, else its folder."""
        command = reveal_command(file, sys.platform)
        if not (command and QProcess.startDetached(command[0], command[1:])[0]):
            self.show_folder(file.parent)

    def show_folder(self, folder: Path) -> None:
        """Open a folder in the system's file manager."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _pictures(self) -> str:
        return self.tr("Pictures ({0})").format(" ".join(f"*{suffix}" for suffix in sorted(READABLE_SUFFIXES)))

    def _file_dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self._window, title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        return dialog

    def _on_address(self, text: str) -> None:
        self.source_chosen.emit(text.strip())


def reveal_command(file: Path, system: str) -> list[str]:
    """What marks `file` in the file manager of `system` (as `sys.platform`); empty where nothing is sure to."""
    commands = {"win32": ["explorer", "/select,", str(file)], "darwin": ["open", "-R", str(file)]}
    # File managers of Linux have no option in common that marks a file.
    return commands.get(system, [])
