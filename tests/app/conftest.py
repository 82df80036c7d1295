"""What the tests of the window share: the whole window on fakes, and hands that drag and drop.

Whatever Qt warns of fails the test.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PyQt6.QtCore import QCoreApplication, QEvent, QMimeData, QPointF, Qt
from PyQt6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PyQt6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.application import Window, WindowOptions
from app.faults import FaultWatch
from app.folders import Folders
from app.graphics.theme import Theme
from app.services.background import Background
from engine.media.sources.camera.listing import CameraInfo
from engine.protocols import Source
from engine.values import EngineConfig
from tests.fakes import FakeStylizer, ScriptedSource, frame

WAIT_MS = 15_000
"""How long a test waits for what must come. Never reached when all is well."""

SIZE_PX = (64, 48)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever Qt complains about is a defect."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            # Said by Qt's own platform for screens that are not there, whenever a window has a minimum size.
            item.add_marker(pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True))


def endless_source() -> ScriptedSource:
    """64 x 48 frames as fast as they are taken, without end; pixel values rise with the index."""
    return ScriptedSource(
        (frame(index, width=SIZE_PX[0], height=SIZE_PX[1]) for index in itertools.count()), size_px=SIZE_PX, fps=30.0
    )


@dataclass
class Stage:
    """The whole window on a fake network and scripted sources.

    Attributes:
        window: everything. stylizers: every fake made, in order. opened: what was asked for, in order.
        sources: text -> what makes its source; every other text gets an endless one.
    """

    window: Window
    folders: Folders
    stylizers: list[FakeStylizer] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)

    def problems(self) -> list[str]:
        """What the notifications say."""
        return self.window.main.notifications.texts()


OpenStage = Callable[..., Stage]


@pytest.fixture
def open_stage(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[OpenStage]:
    """Opens windows and closes them, with all their threads, at the end of the test."""
    Theme(qapp)
    folders = Folders.under(tmp_path / "home")
    stages: list[Stage] = []

    def open_one(
        options: WindowOptions | None = None,
        sources: dict[str, Callable[[], Source]] | None = None,
        cameras: Sequence[CameraInfo] = (),
        make_stylizer: Callable[[EngineConfig], FakeStylizer] = FakeStylizer,
        begin: bool = True,
    ) -> Stage:
        stylizers: list[FakeStylizer] = []
        opened: list[str] = []

        def make(config: EngineConfig) -> FakeStylizer:
            stylizers.append(make_stylizer(config))
            return stylizers[-1]

        def open_source(spec: str, **_: object) -> Source:
            opened.append(spec)
            return (sources or {}).get(spec, endless_source)()

        window = Window(options or WindowOptions(), folders, FaultWatch(), make, open_source, lambda: cameras)
        stages.append(Stage(window, folders, stylizers, opened))
        # Not qtbot.addWidget: that would delete the window before its threads have ended.
        with qtbot.waitActive(window.main, timeout=WAIT_MS):
            window.main.show()
            window.main.activateWindow()
        if begin:
            window.begin()
        return stages[-1]

    yield open_one
    for stage in stages:
        shut(qtbot, stage)
        stage.window.main.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def shut(qtbot: QtBot, stage: Stage) -> None:
    """Close the window as the user does, and wait until it is gone."""
    stage.window.main.close()
    qtbot.waitUntil(lambda: not stage.window.main.isVisible(), timeout=WAIT_MS)


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    """Worker threads that end with the test."""
    workers = Background(qapp)
    yield workers
    workers.close()


def picture_file(path: Path, seed: int = 0, side_px: int = 96) -> Path:
    """A colourful picture; another one for each seed."""
    pixels = np.random.default_rng(seed).integers(0, 255, (side_px, side_px, 3), np.uint8)
    Image.fromarray(pixels).save(path)
    return path


def drag_over(target: QWidget, data: QMimeData) -> bool:
    """Drag `data` onto the middle of `target`; whether it would be taken."""
    event = QDragEnterEvent(
        target.rect().center(),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    QApplication.sendEvent(target, event)
    return event.isAccepted()


def drag_away(target: QWidget) -> None:
    """Leave without letting go."""
    QApplication.sendEvent(target, QDragLeaveEvent())


def drop(target: QWidget, data: QMimeData) -> bool:
    """Drag `data` over the middle of `target` and let go; whether it was taken."""
    # Qt hands a drop to whoever took the drag before, and to nobody else.
    drag_over(target, data)
    event = QDropEvent(
        QPointF(target.rect().center()),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    QApplication.sendEvent(target, event)
    return event.isAccepted()
