"""The style library: the bundled styles and the user's own, found by key or by name.

Called from the window's thread (the style strip) and from the job thread (encoding); every method may be called from
any thread. Nothing here knows the network: the codes of the styles are cached elsewhere, under the keys given here.
"""

from __future__ import annotations

import difflib
import logging
import re
import threading
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path
from typing import TypeVar

from engine.errors import PictureError, StyleError
from engine.media.images import PictureKind, decode_picture, picture_kind, picture_size
from engine.styles.duplicate_images import Twins
from engine.styles.index import LibraryIndex, read_index, write_atomically, write_index
from engine.styles.reduced_copies import SHORT_PX, ReducedCopies, is_large
from engine.styles.view import WHOLE, StyleView, scaled_to, view_in
from engine.values import Pixels
from models.studied import KEY_DIGITS, style_key

log = logging.getLogger(__name__)

T = TypeVar("T")

MIN_SIDE_PX = 64
"""The network needs this much of a style image on its short side."""

MAX_BYTES = 256 * 2**20
"""A style file above this is refused before it is read: copying it into the library would not help anyone."""

_COPIES = "reduced"
# As `_store` names them: name and key.
_KEYED_STEM = re.compile(rf"(?P<slug>.*)-(?P<key>[0-9a-f]{{{KEY_DIGITS}}})")
_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".bmp", ".gif", ".tif", ".tiff", ".avif", ".img"})


@dataclass(frozen=True, slots=True)
class Style:
    """One style image of the library.

    Attributes:
        key: first 16 hex digits of the SHA-256 of the file's bytes; the same image has the same key everywhere.
        name: for people; unique within the library.
        path: the image file.
        bundled: shipped with the program (cannot be removed).
        about: one line that describes it; empty for the user's own.
        view: which part of it is read, and how large.
    """

    key: str
    name: str
    path: Path
    bundled: bool
    about: str = ""
    view: StyleView = WHOLE

    @property
    def reading_key(self) -> str:
        """The key for looks that go to the engine: it says the view too, so that each view has a code of its own."""
        return self.view.key_of(self.key)


class StyleLibrary:
    """The bundled styles and those the user added, which are copied into one folder.

    A user's style is the file `<name>-<key>.<suffix>`; an index beside it keeps the exact names and the views. When the
    index is lost or damaged, the names are read back from the file names; a damaged image is left out, the others stay.

    Threads: any; the little state there is lies behind one lock, which nobody holds while a picture is decoded that is
        being added: those who add wait for each other, all others do not.
    """

    def __init__(self, user_dir: Path) -> None:
        self._user_dir = user_dir
        self._lock = threading.RLock()
        # Decoding a picture takes a while: those who only list styles do not wait for it.
        self._adding = threading.Lock()
        self._bundled: tuple[Style, ...] | None = None
        # A file is hashed and decoded once for each of its states, not each time the styles are listed.
        self._seen: dict[tuple[str, int, int], str | None] = {}
        self._twins = Twins()
        self._copies = ReducedCopies(user_dir / _COPIES)

    def styles(self) -> tuple[Style, ...]:
        """All styles: the bundled ones in the order of their table, then the user's, oldest first."""
        with self._lock:
            # Hashing them takes a moment: not before somebody asks.
            if self._bundled is None:
                self._bundled = tuple(_load_bundled())
            index = read_index(self._user_dir)
            bundled = tuple(replace(style, view=index.views.get(style.key, style.view)) for style in self._bundled)
            return bundled + tuple(self._load_user({style.key for style in bundled}, index))

    def get(self, key_or_name: str) -> Style:
        """The style of that key (also one with a view in it) or name. Raises StyleError.

        In names case, blanks, hyphens and underscores don't matter.
        """
        styles = self.styles()
        wanted, key = _folded(key_or_name), key_or_name.partition("@")[0]
        for style in styles:
            if key == style.key or wanted == _folded(style.name):
                return style
        raise StyleError(_unknown(key_or_name, styles))

    def add(self, path: Path) -> Style:
        """Copy an image file into the library; the same picture twice gives the style there is. Raises StyleError."""
        # By content: the file may be renamed or removed afterwards.
        return self._add(_read_bytes(path), path.stem, path.name)

    def add_bytes(self, data: bytes, name: str) -> Style:
        """Add an image that has no file (dropped from a browser, pasted). Raises StyleError."""
        return self._add(data, name, name)

    def rename(self, key: str, name: str) -> Style:
        """Give one of the user's styles another name; one that is taken gets a number. Raises StyleError."""
        with self._lock:
            style = self.get(key)
            if style.bundled:
                raise StyleError(f"“{style.name}” comes with the program and keeps its name.")
            # Another spelling of its own name is not taken by anybody else.
            if _folded(name) != _folded(style.name):
                name = self._free_name(name)
            name = " ".join(name.split()) or style.name
            try:
                index = read_index(self._user_dir)
                write_index(self._user_dir, replace(index, names={**index.names, style.key: name}))
            except OSError as error:
                raise StyleError(f"Cannot rename the style “{style.name}”: {error.strerror}.") from error
            return replace(style, name=name)

    def set_view(self, key: str, view: StyleView) -> Style:
        """Read a style, also a bundled one, in this way from now on. Raises StyleError."""
        with self._lock:
            style = self.get(key)
            try:
                index = read_index(self._user_dir)
                write_index(self._user_dir, replace(index, views={**index.views, style.key: view}))
            except OSError as error:
                raise StyleError(f"Cannot keep the crop of the style “{style.name}”: {error.strerror}.") from error
            return replace(style, view=view)

    def remove(self, key: str) -> None:
        """Delete one of the user's styles and its file. Raises StyleError for a bundled or an unknown one."""
        with self._lock:
            style = self.get(key)
            if style.bundled:
                raise StyleError(f"“{style.name}” comes with the program and cannot be removed.")
            self._copies.forget(style.key)
            try:
                # The file first: an entry without a file does no harm.
                style.path.unlink(missing_ok=True)
                index = read_index(self._user_dir)
                write_index(self._user_dir, LibraryIndex(_without(index.names, key), _without(index.views, key)))
            except OSError as error:
                raise StyleError(f"Cannot remove the style “{style.name}”: {error.strerror}.") from error

    def image(self, key: str, side_px: int = 512) -> Pixels:
        """What is read of a style, its short side at `side_px`: by its own key all of it, by a `reading_key` what that
        leaves of it. Raises StyleError.

        Enlarged where the file has fewer pixels, or its strokes could not be as large as is wanted. The size of strokes
        that the view says is for those to heed who choose `side_px`.
        """
        return scaled_to(self._part(self.get(key), _view_in(key), side_px), side_px)

    def thumbnail(self, key: str, side_px: int = 128) -> Pixels:
        """The middle square of what is read of the style, at exactly `side_px` x `side_px`. Raises StyleError."""
        style, view = self.get(key), _view_in(key)
        name = f"{view.key_of(style.key)}-{side_px}"
        return self._copies.thumbnail(
            name, style.path, lambda: scaled_to(_middle_square(self._part(style, view, side_px)), side_px)
        )

    def _part(self, style: Style, view: StyleView, side_px: int) -> Pixels:
        try:
            return self._copies.part(style.key, style.path, view.crop, side_px)
        except PictureError as error:
            raise StyleError(f"The style “{style.name}” cannot be read: {error}") from error

    def _add(self, data: bytes, name: str, called: str) -> Style:
        """`called` is what a refusal calls the image."""
        key = style_key(data)
        # One after the other, so that two of the same picture find each other, and only one is in memory at a time.
        with self._adding:
            styles = self.styles()
            for style in styles:
                if style.key == key:
                    return style
            pixels = _usable(data, called)
            twin = self._twins.find(pixels, styles, lambda style: style.path)
            if twin is not None:
                return twin
            with self._lock:
                style = self._store(data, key, self._free_name(name))
        if is_large(*picture_size(style.path)):
            self._copies.keep(key, pixels)
        return style

    def _load_user(self, taken: set[str], index: LibraryIndex) -> list[Style]:
        found: list[Style] = []
        for path in _files_by_age(self._user_dir):
            key = self._checked_key(path)
            if key is None or key in taken:
                continue
            # The same picture twice in the folder is one style.
            taken.add(key)
            name, view = index.names.get(key) or _name_from(path), index.views.get(key, WHOLE)
            found.append(Style(key, name, path, bundled=False, view=view))
        return found

    def _checked_key(self, path: Path) -> str | None:
        """The key of a file that is a sound picture, else None; each state of a file is looked at once."""
        try:
            stat = path.stat()
            identity = (path.name, stat.st_mtime_ns, stat.st_size)
            if identity not in self._seen:
                self._seen[identity] = _key_if_sound(path)
            return self._seen[identity]
        except OSError as error:
            log.warning("style file %s left out: %s", path, error)
            return None

    def _store(self, data: bytes, key: str, name: str) -> Style:
        path = self._user_dir / f"{_slug(name)}-{key}{_suffix_of(data)}"
        try:
            self._user_dir.mkdir(parents=True, exist_ok=True)
            write_atomically(path, data)
            index = read_index(self._user_dir)
            write_index(self._user_dir, replace(index, names={**index.names, key: name}))
        except OSError as error:
            raise StyleError(f"Cannot keep the style “{name}” in {self._user_dir}: {error.strerror}.") from error
        return Style(key, name, path, bundled=False)

    def _free_name(self, wished: str) -> str:
        name = " ".join(wished.split()) or "Style"
        taken = {_folded(style.name) for style in self.styles()}
        # One more than are taken: one of them must be free.
        candidates = (name if number == 1 else f"{name} {number}" for number in range(1, len(taken) + 2))
        return next(candidate for candidate in candidates if _folded(candidate) not in taken)


def _load_bundled() -> list[Style]:
    root = resources.files("assets")
    rows = tomllib.loads((root / "styles.toml").read_text("utf-8"))["style"]
    found: list[Style] = []
    for row in sorted(rows, key=lambda row: int(row["order"])):
        file = root / "styles" / row["file"]
        try:
            key = style_key(file.read_bytes())
        except OSError as error:
            log.warning("bundled style %s left out: %s", row["file"], error)
            continue
        found.append(Style(key, row["name"], Path(str(file)), bundled=True, about=row["about"]))
    return found


def _files_by_age(folder: Path) -> list[Path]:
    """The files of a folder but for hidden ones, oldest first; an unreadable or missing folder has none."""
    try:
        files = [path for path in folder.iterdir() if not path.name.startswith(".") and path.is_file()]
        return sorted(files, key=lambda path: (path.stat().st_mtime_ns, path.name))
    except OSError:
        return []


def _key_if_sound(path: Path) -> str | None:
    """Hash a file of the user's folder, and decode it unless its name proves it to be what was checked when added.

    What is neither a picture nor called like one is left out without a word.
    """
    if path.suffix.lower() not in _SUFFIXES and picture_kind(path) is PictureKind.NONE:
        return None
    data = path.read_bytes()
    key = style_key(data)
    keyed = _KEYED_STEM.fullmatch(path.stem)
    # Whole and unchanged: it was decoded when it was added.
    if keyed and keyed["key"] == key:
        return key
    try:
        _usable(data, path.name)
    except StyleError as error:
        log.warning("style file %s left out: %s", path, error)
        return None
    return key


def _read_bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise StyleError(f"{path} is a folder, not a picture.")
        # Before it is read: a film dropped by mistake would fill the memory.
        if path.stat().st_size > MAX_BYTES:
            raise StyleError(f"{path.name} is too large for a style image ({path.stat().st_size // 2**20} MB).")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise StyleError(f"There is no file {path}.") from error
    except OSError as error:
        raise StyleError(f"Cannot read {path}: {error.strerror}.") from error


def _usable(data: bytes, name: str) -> Pixels:
    """The picture in `data`. Raises StyleError where it is none, or too small."""
    try:
        pixels = decode_picture(data, name, short_px=SHORT_PX)
    except PictureError as error:
        raise StyleError(str(error)) from error
    height, width = pixels.shape[:2]
    if min(height, width) < MIN_SIDE_PX:
        raise StyleError(
            f"{name} is too small for a style image: {width} x {height} pixels, and {MIN_SIDE_PX} each way are needed."
        )
    return pixels


def _folded(name: str) -> str:
    return " ".join(re.sub(r"[-_\s]+", " ", name.casefold()).split())


def _unknown(wanted: str, styles: tuple[Style, ...]) -> str:
    names = {_folded(style.name): style.name for style in styles}
    near = [names[match] for match in difflib.get_close_matches(_folded(wanted), names, n=3, cutoff=0.5)]
    hint = f" Did you mean {' or '.join(f'“{name}”' for name in near)}?" if near else ""
    return f"There is no style “{wanted}”.{hint}"


def _slug(name: str) -> str:
    """A file name's worth of a style's name: letters and digits of any script, at most 40 of them."""
    return re.sub(r"[\W_]+", "-", name).strip("-")[:40] or "style"


def _name_from(path: Path) -> str:
    keyed = _KEYED_STEM.fullmatch(path.stem)
    return (keyed["slug"] if keyed else path.stem).replace("-", " ").replace("_", " ").strip() or "Style"


def _suffix_of(data: bytes) -> str:
    """A suffix that fits the first bytes; the readers go by content, people and file managers by suffix."""
    signatures = {
        b"\xff\xd8\xff": ".jpg",
        b"\x89PNG": ".png",
        b"GIF8": ".gif",
        b"BM": ".bmp",
        b"II*\0": ".tif",
        b"MM\0*": ".tif",
    }
    for signature, suffix in signatures.items():
        if data.startswith(signature):
            return suffix
    return ".webp" if data[8:12] == b"WEBP" else ".img"


def _view_in(key: str) -> StyleView:
    try:
        return view_in(key)[1]
    except ValueError as error:
        raise StyleError(f"There is no style “{key}”: {error}.") from error


def _without(kept: Mapping[str, T], key: str) -> dict[str, T]:
    return {each: value for each, value in kept.items() if each != key}


def _middle_square(pixels: Pixels) -> Pixels:
    height, width = pixels.shape[:2]
    side = min(height, width)
    top, left = (height - side) // 2, (width - side) // 2
    return pixels[top : top + side, left : left + side]
