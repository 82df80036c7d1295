"""What tests of the whole window hand to it and read off it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PyQt6.QtCore import QMimeData, QUrl
from pytestqt.qtbot import QtBot

from engine.errors import SourceError
from engine.look.look import Look
from engine.protocols import Source
from tests.app.conftest import WAIT_MS, Stage
from tests.fakes import ScriptedSource


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def stylized(stage: Stage) -> bool:
    """Whether the picture on screen is painted (by the fake: inverted)."""
    rendered = stage.window.main.preview.rendered
    return rendered is not None and np.array_equal(rendered.stylized.pixels, 255 - rendered.original.pixels)


def wait_for_picture(qtbot: QtBot, stage: Stage) -> None:
    qtbot.waitUntil(lambda: stylized(stage), timeout=WAIT_MS)


def latest_look(stage: Stage) -> Look | None:
    looks = stage.stylizers[-1].looks if stage.stylizers else []
    return looks[-1] if looks else None


def chosen_name(stage: Stage) -> str:
    return str(stage.window.main.strip.view.currentIndex().data())


def refuse_source() -> Source:
    raise SourceError("There is no such file.")


def dead_source() -> Source:
    return ScriptedSource(open_fails="The camera is busy.")
