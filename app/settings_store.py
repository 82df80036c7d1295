"""Keeps the settings file up to date: a little after each change, and at the end."""

from __future__ import annotations

import logging
import threading
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from PyQt6.QtCore import QObject, QTimer

from app import settings
from app.services.background import Background

log = logging.getLogger(__name__)

_AFTER_MS = 2000


class SettingsStore(QObject):
    """Holds the present settings and writes them down.

    Attributes:
        settings: as they are now.

    Threads: GUI, but for `write`.
    """

    def __init__(self, path: Path, background: Background) -> None:
        super().__init__()
        self.settings = settings.load_settings(path)
        self._found = self.settings
        self._given: dict[str, Any] = {}
        self._path = path
        self._background = background
        self._writing = threading.Lock()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        # A method and no lambda: a circle of references would be freed by whatever thread happens to collect garbage.
        self._timer.timeout.connect(self._write_soon)

    def begin_with(self, **given: Any) -> None:
        """What the command line says of these fields of `Settings`: it is for this run and is not kept."""
        self._given.update(given)

    def change(self, **changes: Any) -> None:
        """These fields of `Settings` are so now; what is not as the command line had it is written a little later."""
        changed = replace(self.settings, **{name: self._to_keep(name, now) for name, now in changes.items()})
        if changed != self.settings:
            self.settings = changed
            # Restarted by every change: a drag of a slider is written once.
            self._timer.start()

    def stop(self) -> None:
        """Stop writing after changes; what is left is written by `write` at the end."""
        self._timer.stop()

    def write(self) -> None:
        """Write now. Any thread but the GUI's."""
        # The settings are read while the lock is held: whoever writes last writes the newest.
        with self._writing:
            try:
                settings.save_settings(self._path, self.settings)
            # A disk that is full costs the settings, not the session.
            except OSError as error:
                log.info("settings not kept in %s: %s", self._path, error)

    def _to_keep(self, name: str, now: Any) -> Any:
        return _laid_over(getattr(self._found, name), self._given[name], now) if name in self._given else now

    def _write_soon(self) -> None:
        # A home folder may lie on a slow network.
        self._background.run(self.write, lambda _: None)


def _laid_over(kept: Any, given: Any, now: Any) -> Any:
    """What to keep: `now` where it is no longer as it was given, else as it was kept; a record field by field."""
    if not is_dataclass(now) or isinstance(now, type):
        return kept if now == given else now
    names = [field.name for field in fields(now) if getattr(now, field.name) != getattr(given, field.name)]
    return replace(kept, **{name: getattr(now, name) for name in names})
