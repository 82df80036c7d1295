"""The user's way to the style library: every call returns at once, the disk is read on a worker thread."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from PyQt6.QtCore import QObject, pyqtSignal
from PyQt6.QtGui import QImage

from app.graphics.display_frames import image_of
from app.graphics.theme import TILE_PX
from app.services.background import Background
from app.services.first_picture import FirstPicture
from engine.errors import StyleError
from engine.look import RegionStyle, StyleShare
from engine.styles import Style, StyleLibrary, StyleView

_THUMBNAIL_PX = 2 * TILE_PX
_PICTURE_PX = 720

G = TypeVar("G")

Taken = tuple[tuple[Style, ...], tuple[str, ...]]
"""The styles that could be had, and a sentence for each that could not."""


@dataclass(frozen=True, slots=True)
class StyleRequest:
    """A style as people name it: a picture file, a name or a key; `weight` is its part in the mix (> 0).

    view: how it is to be read from now on; None = as it is.
    """

    text: str
    weight: float = 1.0
    view: StyleView | None = None


@dataclass(frozen=True, slots=True)
class RegionRequest:
    """A region whose styles have still to be found: what it says (without styles), and styles as people name them."""

    region: RegionStyle
    styles: Sequence[StyleRequest]


class StyleService(QObject):
    """Lists and adds styles and makes their thumbnails.

    Signals:
        listed(tuple[Style]): the whole list, after every change. thumbnail_ready(str, QImage): of the style of a key.
        picture_ready(str, Pixels): of the style of a key, as it was asked for.
        added(tuple[Style]): what the user just brought (known ones included); never empty.
        known(tuple[Style]): those of them that were there before; never empty.
        removed(Style, bytes): it was deleted; the content of its file, to put it back with `put_back`.
        problem(str): a sentence for the user.

    Threads: GUI.
    """

    listed = pyqtSignal(object)
    thumbnail_ready = pyqtSignal(str, QImage)
    picture_ready = pyqtSignal(str, object)
    added = pyqtSignal(object)
    known = pyqtSignal(object)
    removed = pyqtSignal(object, object)
    problem = pyqtSignal(str)

    def __init__(self, library: StyleLibrary, background: Background, first_picture: FirstPicture) -> None:
        super().__init__()
        self.styles: tuple[Style, ...] = ()
        self._library = library
        self._background, self._first_picture = background, first_picture
        self._thumbnail_keys: dict[str, str] = {}

    def load(self, then: Callable[[Sequence[Style]], None] = lambda _: None) -> None:
        """List everything, hand the list to `then`, and make the thumbnails one by one, after the first picture."""

        def listed(styles: tuple[Style, ...]) -> None:
            self._show(styles)
            then(styles)

        self._background.run(self._library.styles, listed)

    def find(self, wanted: Sequence[StyleRequest], then: Callable[[Sequence[StyleShare]], None]) -> None:
        """Hand `then` the shares of the styles asked for (perhaps none); those that are picture files are added."""

        def found(result: Taken) -> None:
            self._show_result(
                lambda styles: then([StyleShare(style.key, weights[style.key]) for style in styles]), result
            )

        weights: dict[str, float] = {}
        self._background.run(partial(_take_all, partial(_requested, self._library, weights), wanted), found)

    def find_regions(self, wanted: Sequence[RegionRequest], then: Callable[[Sequence[RegionStyle]], None]) -> None:
        """Hand `then` the regions asked for, in their styles, without those none of whose styles could be had."""
        found: list[RegionStyle] = []

        def go_on(left: Sequence[RegionRequest]) -> None:
            if not left:
                then(found)
                return
            request, *rest = left

            def keep(shares: Sequence[StyleShare]) -> None:
                if shares or not request.styles:
                    found.append(replace(request.region, styles=tuple(shares)))
                go_on(rest)

            self.find(request.styles, keep)

        go_on(wanted)

    def add_files(self, paths: Sequence[Path]) -> None:
        """Add picture files; one that cannot be used does not stop the others."""
        self._add(partial(_take_all, self._library.add, paths))

    def add_image(self, data: bytes, name: str) -> None:
        """Add a picture that has no file: dragged out of a browser, or pasted."""
        self._add(partial(_take_all, partial(self._library.add_bytes, name=name), [data]))

    def put_back(self, style: Style, data: bytes, then: Callable[[], None]) -> None:
        """Add a style that was removed, under its name and read as it was; `then` when it is listed."""

        def put(data: bytes) -> Style:
            found = self._library.add_bytes(data, style.name)
            return found if found.view == style.view else self._library.set_view(found.key, style.view)

        def shown(styles: Sequence[Style]) -> None:
            if styles:
                then()

        self._background.run(partial(_take_all, put, [data]), partial(self._show_result, shown))

    def rename(self, key: str, name: str) -> None:
        """Give one of the user's styles another name."""
        self._background.run(partial(self._library.rename, key, name), lambda _: self.load(), self.problem.emit)

    def set_view(self, key: str, view: StyleView) -> None:
        """Read a style in this way from now on; `listed` and a new thumbnail follow."""

        self._background.run(partial(self._library.set_view, key, view), lambda _: self.load(), self.problem.emit)

    def fetch_picture(self, key: str) -> None:
        """`picture_ready` follows: all of a style's picture, scaled down to a window's size."""
        fetch = partial(self._library.image, key, _PICTURE_PX)
        self._background.run(fetch, partial(self.picture_ready.emit, key), self.problem.emit)

    def remove(self, key: str, then: Callable[[], None] | None = None) -> None:
        """Delete one of the user's styles; `then` follows, or `removed`."""

        def remove() -> tuple[Style, bytes]:
            style = self._library.get(key)
            try:
                data = b"" if style.bundled else style.path.read_bytes()
            except OSError as error:
                raise StyleError(f"Cannot read {style.path}: {error.strerror}.") from error
            self._library.remove(key)
            return style, data

        def gone(result: tuple[Style, bytes]) -> None:
            self.load(lambda _: then() if then else self.removed.emit(*result))

        # At once: a thumbnail of it that is still being made is dropped, and is made again if the style is put back.
        self._thumbnail_keys.pop(key, None)
        self._background.run(remove, gone, self.problem.emit)

    def _add(self, take: Callable[[], Taken]) -> None:
        # To tell new styles from those that were here before: the library adds a picture only once.
        before = frozenset(style.key for style in self.styles)
        self._background.run(take, partial(self._show_result, partial(self._emit_added, before)))

    def _show_result(self, then: Callable[[Sequence[Style]], None], result: Taken) -> None:
        styles, problems = result
        for text in problems:
            self.problem.emit(text)
        self.load(lambda _: then(styles))

    def _emit_added(self, before: Collection[str], styles: Sequence[Style]) -> None:
        if styles:
            self.added.emit(styles)
        known = tuple(style for style in styles if style.key in before)
        if known:
            self.known.emit(known)

    def _show(self, styles: tuple[Style, ...]) -> None:
        self.styles = styles
        self.listed.emit(styles)
        for style in styles:
            # By the key that says how a style is read: another crop is another thumbnail.
            if self._thumbnail_keys.get(style.key) != style.reading_key:
                self._thumbnail_keys[style.key] = style.reading_key
                # Decoding pictures takes the processor from the network that is being loaded.
                self._first_picture.then(partial(self._make_thumbnail, style))

    def _make_thumbnail(self, style: Style) -> None:
        # Several threads make them: a thumbnail of a former crop may come after that of the present one.
        def is_wanted() -> bool:
            return self._thumbnail_keys.get(style.key) == style.reading_key

        def made(image: QImage) -> None:
            if is_wanted():
                self.thumbnail_ready.emit(style.key, image)

        def failed(reason: str) -> None:
            if is_wanted():
                self.problem.emit(reason)

        self._background.run(partial(_thumbnail, self._library, style.reading_key), made, failed)


def _take_all(take: Callable[[G], Style], given: Sequence[G]) -> Taken:
    """The styles that could be had, each once, and a sentence for each that could not."""
    styles: dict[str, Style] = {}
    problems: list[str] = []
    # One that cannot be used must not cost the others.
    for one in given:
        try:
            style = take(one)
            styles[style.key] = style
        except StyleError as error:
            problems.append(str(error))
    return tuple(styles.values()), tuple(problems)


def _requested(library: StyleLibrary, weights: dict[str, float], request: StyleRequest) -> Style:
    """The style; what it weighs is added to `weights`, for two requests may name the same one."""
    style = library.add(Path(request.text)) if os.path.isfile(request.text) else library.get(request.text)
    if request.view is not None and request.view != style.view:
        style = library.set_view(style.key, request.view)
    weights[style.key] = weights.get(style.key, 0.0) + request.weight
    return style


def _thumbnail(library: StyleLibrary, key: str) -> QImage:
    # A copy: nothing keeps the library's pixels alive as long as the image.
    return image_of(library.thumbnail(key, _THUMBNAIL_PX)).copy()
