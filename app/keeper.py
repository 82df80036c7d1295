"""Keeps the settings file up to date: a little after each change, and at the end."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path
from typing import Any

from PyQt6.QtCore import QObject, QTimer

from app import settings

log = logging.getLogger(__name__)

_AFTER_MS = 2000


class SettingsKeeper(QObject):
    """Holds the present settings and writes them down.

    Attributes:
        settings: as they are now.

    Threads: GUI.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.settings = settings.load(path)
        self._path = path
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self.save)

    def change(self, **fields: Any) -> None:
        """Remember these fields of `Settings`; written soon, many changes at once."""
        changed = replace(self.settings, **fields)
        if changed != self.settings:
            self.settings = changed
            self._timer.start()

    def save(self) -> None:
        """Write now. A disk that refuses costs the settings, not the session."""
        self._timer.stop()
        try:
            settings.save(self._path, self.settings)
        except OSError as error:
            log.info("settings not kept in %s: %s", self._path, error)
