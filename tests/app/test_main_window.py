"""The window as a whole: what is left of it at the end."""

from __future__ import annotations

import pytest
from PyQt6 import sip

from app.main_window import MainWindow
from engine.values import Stats


@pytest.mark.usefixtures("qapp")
def test_nothing_in_the_window_outlives_its_taking_down() -> None:
    window = MainWindow(lambda: None, Stats)
    parts = (window, window.preview, window.backend.card, window.strip.view)
    window.take_down()
    assert all(map(sip.isdeleted, parts))
