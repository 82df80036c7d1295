"""The user's way to the style library: every call returns at once, the disk is read on a worker thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from PyQt6.QtCore import QObject, pyqtSignal
from PyQt6.QtGui import QImage

from app.background import Background
from app.panels.style_tiles import TILE_PX
from app.pixels import image_of
from engine import Style, StyleError, StyleLibrary

_THUMBNAIL_PX = 2 * TILE_PX

Given = TypeVar("Given")


class StyleShelf(QObject):
    """Lists and adds styles and makes their thumbnails.

    Signals:
        listed(tuple[Style]): the whole list, after every change. thumbnail_ready(str, QImage): of the style of a key.
        added(tuple[Style]): what the user just brought (known ones included); never empty.
        problem(str): a sentence for the user.

    Threads: GUI.
    """

    listed = pyqtSignal(object)
    thumbnail_ready = pyqtSignal(str, QImage)
    added = pyqtSignal(object)
    problem = pyqtSignal(str)

    def __init__(self, library: StyleLibrary, background: Background) -> None:
        super().__init__()
        self.styles: tuple[Style, ...] = ()
        self._library = library
        self._background = background
        self._pictured: set[str] = set()

    def load(self, then: Callable[[Sequence[Style]], None] = lambda _: None) -> None:
        """List everything, hand the list to `then`, and make the thumbnails one by one."""

        def listed(styles: tuple[Style, ...]) -> None:
            self._show(styles)
            then(styles)

        self._background.run(self._library.styles, listed)

    def find(self, wanted: Sequence[str], then: Callable[[Sequence[Style]], None]) -> None:
        """Hand `then` the styles of these names or keys (perhaps none); those that are picture files are added."""
        self._background.run(partial(_take_all, partial(_named, self._library), wanted), partial(self._took, then))

    def add_files(self, paths: Sequence[Path]) -> None:
        """Add picture files; one that cannot be used does not stop the others."""
        self._background.run(partial(_take_all, self._library.add, paths), partial(self._took, self._tell_added))

    def add_image(self, data: bytes, name: str) -> None:
        """Add a picture that has no file: dragged out of a browser, or pasted."""
        add = partial(self._library.add_bytes, name=name)
        self._background.run(partial(_take_all, add, [data]), partial(self._took, self._tell_added))

    def _took(self, then: Callable[[Sequence[Style]], None], result: tuple[tuple[Style, ...], tuple[str, ...]]) -> None:
        styles, problems = result
        for text in problems:
            self.problem.emit(text)
        self.load(lambda _: then(styles))

    def _tell_added(self, styles: Sequence[Style]) -> None:
        if styles:
            self.added.emit(styles)

    def _show(self, styles: tuple[Style, ...]) -> None:
        self.styles = styles
        self.listed.emit(styles)
        for style in styles:
            if style.key not in self._pictured:
                self._pictured.add(style.key)
                self._background.run(
                    partial(_thumbnail, self._library, style.key), partial(self.thumbnail_ready.emit, style.key)
                )


def _take_all(take: Callable[[Given], Style], given: Sequence[Given]) -> tuple[tuple[Style, ...], tuple[str, ...]]:
    """The styles that could be had, each once, and a sentence for each that could not."""
    styles: dict[str, Style] = {}
    problems: list[str] = []
    for one in given:
        try:
            style = take(one)
            styles[style.key] = style
        except StyleError as error:
            problems.append(str(error))
    return tuple(styles.values()), tuple(problems)


def _named(library: StyleLibrary, text: str) -> Style:
    return library.add(Path(text)) if Path(text).is_file() else library.get(text)


def _thumbnail(library: StyleLibrary, key: str) -> QImage:
    # A copy, for nobody else keeps the pixels alive.
    return image_of(library.thumbnail(key, _THUMBNAIL_PX)).copy()
