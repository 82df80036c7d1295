"""Where presets are found by their names: the user's, each in a file, and those that come with Pastiche.

Called on worker threads and by the command line.
"""

from __future__ import annotations

import logging
import re
import threading
from dataclasses import replace
from pathlib import Path

from engine.errors import PresetError
from engine.look.look import MAX_STRENGTH, Look
from engine.look.preset import SUFFIX, Preset, read_preset, write_preset

log = logging.getLogger(__name__)

BUILT_IN = (
    Preset("Gentle", (), Look(strength=0.8, layers=(1.0, 0.8, 0.35, 0.2))),
    Preset("Balanced", (), Look()),
    Preset("Bold", (), Look(strength=MAX_STRENGTH)),
)
"""How deep the paint goes, in whatever styles: faces stay faces, as a look begins, more than the style itself."""


class PresetFolder:
    """The user's presets: one file each, told apart by the names inside them; those of `BUILT_IN` are found here too.

    Threads: any.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()

    def presets(self) -> tuple[Preset, ...]:
        """All of them by name; damaged files are left out."""
        return tuple(sorted((preset for _, preset in self._files()), key=lambda preset: _folded(preset.name)))

    def get(self, name: str) -> Preset:
        """The preset of that name (case does not matter), the user's before one of `BUILT_IN`. Raises PresetError."""
        offered = [preset for preset in BUILT_IN if _folded(preset.name) == _folded(name)]
        return offered[0] if offered and not self._named(name) else self._find(name)[1]

    def save(self, preset: Preset) -> None:
        """Keep it; one of the same name is replaced. Raises PresetError."""
        name = _free_name(preset.name)
        with self._lock:
            same = [path for path, other in self._files() if _folded(other.name) == _folded(name)]
            write_preset(same[0] if same else self._free_path(name), replace(preset, name=name))

    def rename(self, name: str, to: str) -> None:
        """Give a preset another name. Raises PresetError when it is unknown or the name is taken."""
        to = _free_name(to)
        with self._lock:
            path, preset = self._find(name)
            if _folded(to) != _folded(name) and any(_folded(other.name) == _folded(to) for _, other in self._files()):
                raise PresetError(f"There is a preset “{to}” already.")
            write_preset(path, replace(preset, name=to))

    def remove(self, name: str) -> None:
        """Delete a preset. Raises PresetError."""
        path, _ = self._find(name)
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise PresetError(f"Cannot delete the preset “{name}”: {error.strerror}.") from error

    def _find(self, name: str) -> tuple[Path, Preset]:
        found = self._named(name)
        if not found:
            raise PresetError(f"There is no preset “{name}”.")
        return found[0]

    def _named(self, name: str) -> list[tuple[Path, Preset]]:
        return [item for item in self._files() if _folded(item[1].name) == _folded(name)]

    def _files(self) -> list[tuple[Path, Preset]]:
        try:
            paths = sorted(path for path in self._folder.iterdir() if path.suffix.lower() == SUFFIX)
        except OSError:
            return []
        found = []
        for path in paths:
            try:
                found.append((path, read_preset(path)))
            except PresetError as error:
                log.info("preset left out: %s", error)
        return found

    def _free_path(self, name: str) -> Path:
        stem = re.sub(r"[\W_]+", "-", name).strip("-")[:40] or "preset"
        numbers = range(1, 100_000)
        paths = (self._folder / f"{stem if number == 1 else f'{stem}-{number}'}{SUFFIX}" for number in numbers)
        return next(path for path in paths if not path.exists())


def _free_name(name: str) -> str:
    """The name as it is kept. Raises PresetError for none, and for those of `BUILT_IN`."""
    if not name.strip():
        raise PresetError("A preset needs a name.")
    if _folded(name) in map(_folded, (preset.name for preset in BUILT_IN)):
        raise PresetError(f"“{name}” comes with Pastiche and stays as it is: choose another name.")
    return " ".join(name.split())


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
