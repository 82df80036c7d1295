"""Dialogues answer by a signal and never block."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import pytest
from PyQt6.QtWidgets import QFileDialog, QInputDialog, QWidget
from pytestqt.qtbot import QtBot

from app.panels.file_dialogs import FileDialogs, reveal_command
from tests.app.conftest import WAIT_MS, picture_file

Dialog = TypeVar("Dialog", bound=QWidget)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def opened(window: QWidget, kind: type[Dialog]) -> Dialog:
    dialog = window.findChild(kind)
    assert isinstance(dialog, kind)
    assert dialog.isVisible()
    return dialog


def test_a_chosen_file_is_told(qtbot: QtBot, window: QWidget, tmp_path: Path) -> None:
    file = picture_file(tmp_path / "film.png")
    dialogs = FileDialogs(window)
    dialogs.open_file()
    dialog = opened(window, QFileDialog)
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile(str(file))
    with qtbot.waitSignal(dialogs.source_chosen, timeout=WAIT_MS) as chosen:
        dialog.accept()
    assert chosen.args == [str(file)]


def test_several_styles_are_told_at_once(qtbot: QtBot, window: QWidget, tmp_path: Path) -> None:
    files = [picture_file(tmp_path / f"{number}.png", number) for number in range(2)]
    dialogs = FileDialogs(window)
    dialogs.add_styles()
    dialog = opened(window, QFileDialog)
    with qtbot.waitSignal(dialogs.styles_chosen, timeout=WAIT_MS) as chosen:
        dialog.filesSelected.emit([str(file) for file in files])
    assert chosen.args == [files]
    dialog.reject()


@pytest.mark.parametrize(("typed", "told"), [("  rtsp://10.0.0.7/live ", ["rtsp://10.0.0.7/live"]), ("   ", [])])
def test_the_address_of_a_stream_is_told_without_blanks(window: QWidget, typed: str, told: list[str]) -> None:
    dialogs = FileDialogs(window)
    heard: list[str] = []
    dialogs.source_chosen.connect(heard.append)
    dialogs.open_stream()
    dialog = opened(window, QInputDialog)
    dialog.setTextValue(typed)
    dialog.accept()
    assert heard == told


def test_a_file_is_marked_in_its_folder_where_the_system_can(tmp_path: Path) -> None:
    file = tmp_path / "a film.mp4"
    assert reveal_command(file, "win32") == ["explorer", "/select,", str(file)]
    assert reveal_command(file, "darwin") == ["open", "-R", str(file)]
    assert reveal_command(file, "linux") == []
