"""Keeps the settings file up to date: a little after each change, and at the end."""

from __future__ import annotations

import logging
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

from PyQt6.QtCore import QObject, QTimer

from app import settings
from app.services.background import Background

log = logging.getLogger(__name__)

_AFTER_MS = 2000


class SettingsKeeper(QObject):
    """Holds the present settings and writes them down.

    Attributes:
        settings: as they are now.

    Threads: GUI, but for `write`.
    """

    def __init__(self, path: Path, background: Background) -> None:
        super().__init__()
        self.settings = settings.load(path)
        self._path = path
        self._background = background
        self._writing = threading.Lock()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        # A method, no lambda: a circle of references would be broken up by whatever thread happens to collect garbage.
        self._timer.timeout.connect(self._write_soon)

    def change(self, **fields: Any) -> None:
        """Remember these fields of `Settings`; written soon, many changes at once."""
        changed = replace(self.settings, **fields)
        if changed != self.settings:
            self.settings = changed
            self._timer.start()

    def stop(self) -> None:
        """Write no more by itself; `write` is called at the end."""
        self._timer.stop()

    def write(self) -> None:
        """Write now: not on the GUI thread, for a home folder can be far away. Any thread.

        A disk that refuses costs the settings, not the session.
        """
        # Read inside: whoever writes last writes the newest.
        with self._writing:
            try:
                settings.save(self._path, self.settings)
            except OSError as error:
                log.info("settings not kept in %s: %s", self._path, error)

    def _write_soon(self) -> None:
        self._background.run(self.write, lambda _: None)
