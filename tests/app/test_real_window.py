"""The window with nothing faked behind it: the shipped network, a real source, a real recording."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
import pytest
from PyQt6.QtCore import QCoreApplication, QEvent, QMimeData, Qt, QUrl
from PyQt6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import settings
from app.application import Window, WindowOptions
from app.faults import FaultWatch
from app.folders import Folders
from app.graphics.theme import Theme
from app.panels.look.rows import AmountsRow
from app.settings import Settings
from engine.values import Pixels
from tests.app.conftest import drop, picture_file

PATIENCE_MS = 120_000
"""Longer than elsewhere: the network is converted for this machine first."""

CHANGED = 3.0
"""Mean difference of two pictures, in grey levels, from which on one sees it."""


class Viewer:
    """Opens the window on one still picture, so that whatever changes on screen was changed by a control."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot, self.folders = qtbot, Folders.under(folder / "home")
        # A style that is studied meanwhile would change the picture by itself.
        settings.save_settings(self.folders.settings, Settings(study_new=False))
        options = WindowOptions(source=str(picture_file(folder / "scene.png", seed=3, side_px=128)))
        self.window = Window(options, self.folders, FaultWatch(), cameras=lambda: ())
        self.window.main.show()
        self.window.begin()
        qtbot.waitUntil(self._is_painted, timeout=PATIENCE_MS)

    @property
    def pixels(self) -> Pixels:
        rendered = self.window.main.preview.rendered
        assert rendered is not None
        return rendered.stylized.pixels

    def wait_for_change(self, before: Pixels) -> None:
        """Until the picture on screen differs visibly from `before`."""
        self.qtbot.waitUntil(lambda: difference(self.pixels, before) > CHANGED, timeout=PATIENCE_MS)

    def wait_until_still(self) -> None:
        """Until nothing is painted any more: the style chosen last is on screen."""
        self.qtbot.waitUntil(lambda: self.window.session.stats().still, timeout=PATIENCE_MS)

    def _is_painted(self) -> bool:
        rendered = self.window.main.preview.rendered
        return rendered is not None and difference(rendered.stylized.pixels, rendered.original.pixels) > CHANGED


def difference(first: Pixels, second: Pixels) -> float:
    """Mean absolute difference in grey levels."""
    return float(np.abs(first.astype(np.int16) - second).mean())


@pytest.fixture
def viewer(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Viewer]:
    Theme(qapp)
    opened = Viewer(qtbot, tmp_path)
    yield opened
    opened.window.main.close()
    qtbot.waitUntil(lambda: not opened.window.main.isVisible(), timeout=PATIENCE_MS)
    opened.window.main.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_a_dropped_style_and_each_slider_change_the_pixels_and_a_recording_holds_them(
    viewer: Viewer, qtbot: QtBot, tmp_path: Path
) -> None:
    main = viewer.window.main
    before = viewer.pixels
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(picture_file(tmp_path / "wave.png", seed=8)))])
    assert drop(main, data)
    viewer.wait_for_change(before)

    viewer.wait_until_still()
    full = viewer.pixels
    for slider in main.look.row("layers", AmountsRow).sliders:
        qtbot.keyClick(slider.slider, Qt.Key.Key_Home)
        qtbot.waitUntil(lambda: difference(viewer.pixels, full) > 0.2, timeout=PATIENCE_MS)
        qtbot.keyClick(slider.slider, Qt.Key.Key_End)
        qtbot.waitUntil(lambda: np.array_equal(viewer.pixels, full), timeout=PATIENCE_MS)

    recordings = viewer.window.services.recordings
    # The picture stands still: it is recorded at its rate, though it is painted once.
    with qtbot.waitSignal(
        recordings.progressed, timeout=PATIENCE_MS, check_params_cb=lambda figures: figures.written > 8
    ):
        qtbot.keyClick(main, Qt.Key.Key_R)
    shown = viewer.pixels
    qtbot.keyClick(main, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: not viewer.window.services.recordings.recording, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: any("Saved" in text for text in main.notifications.texts()), timeout=PATIENCE_MS)
    (path,) = viewer.folders.videos.glob("Pastiche *.mp4")
    with av.open(str(path)) as film:
        frames = [frame.to_ndarray(format="rgb24") for frame in film.decode(video=0)]
    assert len(frames) >= 5
    original = main.preview.rendered.original.pixels
    assert difference(frames[-1], shown) < difference(frames[-1], original)
