"""The pictures of the documentation can be taken at any time."""

from __future__ import annotations

from pathlib import Path

import pytest
from PyQt6.QtCore import QSize
from PyQt6.QtGui import QImage
from PyQt6.QtWidgets import QApplication

from app.application import WindowOptions
from app.diagnostics import screenshot
from app.graphics.theme import Theme
from engine.styles import StyleLibrary
from tests.app.conftest import OpenStage


def test_every_state_of_the_window_is_taken(
    qapp: QApplication, open_stage: OpenStage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screenshot, "_FRAMES", 2)
    stage = open_stage(WindowOptions(source="demo"))
    names = [style.name for style in StyleLibrary(tmp_path).styles()[1:4]]
    names.append(names[0])  # A style in two pictures was waited for for ever: it is announced only once.
    screenshot.Photographer(stage.window, Theme(qapp), tmp_path, "@1x.png").work(names)
    sizes = {path.name: QImage(str(path)).size() for path in tmp_path.glob("*.png")}
    first = QSize(1280, 800)
    assert sizes == {
        "first_start@1x.png": first,
        "window@1x.png": first,
        "compare@1x.png": first,
        "side_by_side@1x.png": first,
        "recording@1x.png": first,
        "light@1x.png": first,
        "small@1x.png": QSize(1024, 700),
        "large@1x.png": QSize(1920, 1080),
        "files@1x.png": stage.window.connections.files.window.size(),
    }
