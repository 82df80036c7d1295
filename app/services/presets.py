"""The window's way to the user's presets: every call returns at once, files are read and written on a worker thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from PyQt6.QtCore import QObject, pyqtSignal

from app.services.background import Background
from app.services.style_service import RegionRequest, StyleRequest
from engine.look import BUILT_IN, Look, Preset, PresetFolder, PresetStyle, preset_of, read_preset, write_preset
from engine.styles import StyleLibrary

T = TypeVar("T")

_Read = tuple[Preset, list[StyleRequest], list[RegionRequest]]


class Presets(QObject):
    """Keeps looks under names and brings them back.

    Signals:
        listed(tuple[str]): the names of all presets, those that come with Pastiche first, after every change.
        loaded(str, Look, list[StyleRequest], list[RegionRequest]): a preset was read: its name, its sliders, and its
            styles and regions as requests.
        saved(str) · removed(Preset) · written(Path): it was kept, deleted, or written to a file.
        problem(str): a sentence for the user.

    Threads: GUI.
    """

    listed = pyqtSignal(object)
    loaded = pyqtSignal(str, object, object, object)
    saved = pyqtSignal(str)
    removed = pyqtSignal(object)
    written = pyqtSignal(object)
    problem = pyqtSignal(str)

    def __init__(self, folder: PresetFolder, library: StyleLibrary, background: Background) -> None:
        super().__init__()
        self.names: tuple[str, ...] = ()
        self._folder = folder
        self._library = library
        self._background = background

    def refresh(self) -> None:
        """List them."""
        self._run(lambda: None, lambda _: None)

    def save(self, name: str, look: Look) -> None:
        """Keep a look; one of the same name is replaced."""

        def keep() -> str:
            preset = preset_of(name.strip(), look, self._library)
            self._folder.save(preset)
            return preset.name

        self._run(keep, self.saved.emit)

    def put_back(self, preset: Preset) -> None:
        """Keep one that was deleted."""
        self._run(partial(self._folder.save, preset), lambda _: self.saved.emit(preset.name))

    def rename(self, name: str, to: str) -> None:
        """Give one another name."""
        self._run(partial(self._folder.rename, name, to), lambda _: self.saved.emit(to.strip()))

    def remove(self, name: str) -> None:
        """Delete one; `removed` follows."""

        def remove() -> Preset:
            preset = self._folder.get(name)
            self._folder.remove(name)
            return preset

        self._run(remove, self.removed.emit)

    def remove_again(self, name: str) -> None:
        """Delete one that was put back."""
        self._run(partial(self._folder.remove, name), lambda _: None)

    def load(self, name: str) -> None:
        """Read one; `loaded` follows."""
        self._run(lambda: self._requests_of(self._folder.get(name)), self._emit_loaded)

    def load_file(self, path: Path) -> None:
        """Read a preset file from anywhere; `loaded` follows."""
        self._run(lambda: self._requests_of(read_preset(path)), self._emit_loaded)

    def write_file(self, path: Path, look: Look) -> None:
        """Write a look to a file for other people or the command line."""
        self._run(
            lambda: write_preset(path, preset_of(path.stem, look, self._library)), lambda _: self.written.emit(path)
        )

    def _requests_of(self, preset: Preset) -> _Read:
        regions = [RegionRequest(kept.region, self._styles_of(kept.styles)) for kept in preset.regions]
        return preset, self._styles_of(preset.styles), regions

    def _styles_of(self, styles: Sequence[PresetStyle]) -> list[StyleRequest]:
        return [StyleRequest(style.called_in(self._library), style.weight, style.view) for style in styles]

    def _emit_loaded(self, read: _Read) -> None:
        preset, styles, regions = read
        # Its own keys are not used: the styles are looked up here, where they may have other ones.
        self.loaded.emit(preset.name, replace(preset.look, styles=(), regions=()), styles, regions)

    def _run(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Do `work` on a worker thread, show the list as it then is, and hand `then` the result."""

        def listed(result: tuple[T, tuple[str, ...]]) -> None:
            # Listed after every change and not kept in step by hand: other windows write into the same folder.
            self.names = result[1]
            self.listed.emit(self.names)
            then(result[0])

        self._background.run(
            # In one job, so that the list is that of after the change.
            lambda: (work(), _names_of((*BUILT_IN, *self._folder.presets()))),
            listed,
            self.problem.emit,
        )


def _names_of(presets: Sequence[Preset]) -> tuple[str, ...]:
    # A preset of the user's may have the name of one that comes with Pastiche.
    return tuple(dict.fromkeys(preset.name for preset in presets))
