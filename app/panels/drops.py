"""What the user drags or pastes onto the window: pictures become styles, videos become the source."""

from __future__ import annotations

import base64
import logging
import os
import re
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import unquote

from PyQt6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QMimeData, QObject, QUrl, pyqtSignal
from PyQt6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QImage
from PyQt6.QtWidgets import QWidget

from app.folders import files_in
from engine import READABLE_SUFFIXES, films_among, is_still_picture, pictures_among

log = logging.getLogger(__name__)

_RAW_IMAGES = ("image/png", "image/jpeg", "image/webp", "image/gif", "image/bmp", "image/tiff")
_STREAMS = ("rtsp", "rtmp", "srt", "udp")
_STREAM_SUFFIXES = (".m3u8", ".mjpeg", ".mjpg", ".mp4", ".mpd", ".ts", ".webm")
_DATA = re.compile(r"data:image/[\w.+-]+;base64,(?P<bytes>[A-Za-z0-9+/=%\s]+)")
_MOST_PATH = 4096
_MOST_TEXT = 64 * 2**20


@dataclass(frozen=True, slots=True)
class Brought:
    """What a drag or the clipboard holds.

    Attributes:
        pictures: picture files. videos: every other file. folders: of either; `opened` looks into them.
        stream: address of a stream, or empty.
        image: a picture that has no file: its bytes as the other program encoded it, or the bare picture, or empty;
            name: what to call it.
        link: address of something on the web that only a browser can fetch, or empty.
        refused: a sentence for each picture of a folder that cannot be read.
    """

    pictures: tuple[Path, ...] = ()
    videos: tuple[Path, ...] = ()
    folders: tuple[Path, ...] = ()
    stream: str = ""
    image: bytes | QImage = b""
    name: str = ""
    link: str = ""
    refused: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.pictures or self.videos or self.folders or self.stream or self.image or self.link)


def read_mime(data: QMimeData | None) -> Brought:
    """Sort what `data` holds. Files come first: a browser that has one offers it beside the bare image."""
    if data is None:
        return Brought()
    urls = data.urls()
    files = tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile()) or _named_file(data)
    if files:
        folders = tuple(path for path in files if os.path.isdir(path))
        pictures = tuple(path for path in files if path not in folders and _is_picture(path))
        return Brought(pictures, tuple(path for path in files if path not in (*folders, *pictures)), folders)
    image = _image_in(data)
    address = urls[0].toString() if urls else data.text().strip()
    if image:
        name = Path(urls[0].fileName()).stem if urls and urls[0].scheme() != "data" else ""
        return Brought(image=image, name=name)
    scheme, _, rest = address.partition("://")
    if scheme.lower() in _STREAMS and rest:
        return Brought(stream=address)
    if scheme.lower() not in ("http", "https") or not rest:
        return Brought()
    plays = rest.partition("?")[0].lower().endswith(_STREAM_SUFFIXES)
    return Brought(stream=address) if plays else Brought(link=address)


def opened(brought: Brought) -> Brought:
    """With the pictures and videos of its folders instead of them: those that lie in them directly, by name, whatever
    they are called; none that are hidden. Any thread but the GUI's: a folder may be far away.
    """
    there = pictures_among(file for folder in brought.folders for file in _files_there(folder))
    return replace(
        brought,
        pictures=(*brought.pictures, *there.taken),
        videos=(*brought.videos, *films_among(there.others).taken),
        folders=(),
        refused=tuple(why for _, why in there.refused),
    )


def _files_there(folder: Path) -> list[Path]:
    try:
        return files_in(folder)
    except OSError as error:
        log.info("%s is not looked into: %s", folder, error)
        return []


class DropTarget(QObject):
    """Watches a window for drags, whatever widget they are over.

    Signals:
        hinted(str): while something is dragged over the window, what letting go would do; empty when it has left.
        brought(Brought): it was let go.

    Threads: GUI.
    """

    hinted = pyqtSignal(str)
    brought = pyqtSignal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:  # noqa: N802
        """Take part in drags, let everything else pass."""
        # An enter is a kind of move and a move a kind of drop, so the most special comes first.
        match event:
            case QDragEnterEvent():
                self._enter(event)
            case QDragMoveEvent():
                event.acceptProposedAction()
            case QDropEvent():
                self._drop(event)
            case QDragLeaveEvent():
                self.hinted.emit("")
            case _:
                return False
        return True

    def _enter(self, event: QDragEnterEvent) -> None:
        brought = read_mime(event.mimeData())
        if brought:
            event.acceptProposedAction()
            self.hinted.emit(self._hint(brought))

    def _drop(self, event: QDropEvent) -> None:
        self.hinted.emit("")
        brought = read_mime(event.mimeData())
        if brought:
            event.acceptProposedAction()
            self.brought.emit(brought)

    def _hint(self, brought: Brought) -> str:
        if brought.folders:
            return self.tr("Drop to take what is in the folder")
        if brought.videos or brought.stream:
            return self.tr("Drop to play it here")
        if len(brought.pictures) > 1:
            return self.tr("Drop to add {0} styles").format(len(brought.pictures))
        return self.tr("Drop to paint in this style")


def _image_in(data: QMimeData) -> bytes | QImage:
    """The picture as the other program encoded it, so that the same one is recognised again; else bare."""
    for kind in _RAW_IMAGES:
        if data.hasFormat(kind):
            return bytes(data.data(kind).data())
    image = data.imageData() if data.hasImage() else None
    return image if isinstance(image, QImage) and not image.isNull() else _written_out(data)


def _written_out(data: QMimeData) -> bytes:
    """A picture that a page carries in its own text ("data:image/png;base64,…"), as pages of search results do."""
    texts = (*(url.toString() for url in data.urls()), data.html(), data.text())
    found = next((match for text in texts if len(text) < _MOST_TEXT and (match := _DATA.search(text))), None)
    if found is None:
        return b""
    try:
        return base64.b64decode(unquote(found["bytes"]))
    except ValueError:
        return b""


def _named_file(data: QMimeData) -> tuple[Path, ...]:
    """A file whose path was copied as text."""
    text = data.text().strip().strip("'\"")
    if not text or "\n" in text or len(text) > _MOST_PATH:
        return ()
    path = Path(QUrl(text).toLocalFile() if text.startswith("file://") else text)
    return (path,) if path.is_absolute() and os.path.isfile(path) else ()


def _is_picture(path: Path) -> bool:
    """By its suffix; a file without one, as browsers keep them, by what is in it."""
    return path.suffix.lower() in READABLE_SUFFIXES or (not path.suffix and is_still_picture(path))


def encoded(image: bytes | QImage) -> bytes:
    """The bytes of a picture's file. Any thread but the GUI's: a large bare one takes a second."""
    if isinstance(image, bytes):
        return image
    file = QByteArray()
    buffer = QBuffer(file)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    buffer.close()
    return bytes(file.data())
