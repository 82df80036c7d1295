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
from engine.media import READABLE_SUFFIXES, films_among, is_still_picture, pictures_among
from engine.study import STYLE_SUFFIX

log = logging.getLogger(__name__)

_RAW_IMAGES = ("image/png", "image/jpeg", "image/webp", "image/gif", "image/bmp", "image/tiff")
_STREAMS = ("rtsp", "rtmp", "srt", "udp")
_STREAM_SUFFIXES = (".m3u8", ".mjpeg", ".mjpg", ".mp4", ".mpd", ".ts", ".webm")
_DATA = re.compile(r"data:image/[\w.+-]+;base64,(?P<bytes>[A-Za-z0-9+/=%\s]+)")
_LONGEST_PATH = 4096
_LONGEST_TEXT = 64 * 2**20


@dataclass(frozen=True, slots=True)
class Dropped:
    """What a drag or the clipboard holds.

    Attributes:
        pictures: picture files. videos: every other file. folders: of either; `with_folder_contents` looks into them.
        stream: address of a stream, or empty.
        image: a picture that has no file: its bytes as the other program file_bytes it, or the bare picture, or empty;
            name: what to call it.
        link: address of something on the web that only a browser can fetch, or empty.
        refused: a sentence for each picture of a folder that cannot be read.
        styles: files of studied styles.
    """

    pictures: tuple[Path, ...] = ()
    videos: tuple[Path, ...] = ()
    folders: tuple[Path, ...] = ()
    stream: str = ""
    image: bytes | QImage = b""
    name: str = ""
    link: str = ""
    refused: tuple[str, ...] = ()
    styles: tuple[Path, ...] = ()

    def __bool__(self) -> bool:
        files = self.pictures or self.videos or self.folders or self.styles
        return bool(files or self.stream or self.image or self.link)


def read_mime(data: QMimeData | None) -> Dropped:
    """What `data` holds."""
    if data is None:
        return Dropped()
    urls = data.urls()
    # Files first: a browser that has kept a picture in a file offers it beside the bare pixels.
    files = tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile()) or _named_file(data)
    if files:
        folders = tuple(path for path in files if os.path.isdir(path))
        pictures = tuple(path for path in files if path not in folders and _is_picture(path))
        styles = tuple(path for path in files if path not in folders and path.suffix.lower() == STYLE_SUFFIX)
        videos = tuple(path for path in files if path not in (*folders, *pictures, *styles))
        return Dropped(pictures, videos, folders, styles=styles)
    image = _image_in(data)
    address = urls[0].toString() if urls else data.text().strip()
    if image:
        name = Path(urls[0].fileName()).stem if urls and urls[0].scheme() != "data" else ""
        return Dropped(image=image, name=name)
    scheme, _, rest = address.partition("://")
    if scheme.lower() in _STREAMS and rest:
        return Dropped(stream=address)
    if scheme.lower() not in ("http", "https") or not rest:
        return Dropped()
    # A page of the web cannot be played, a video on the web can; the suffix is all there is to tell by.
    plays = rest.partition("?")[0].lower().endswith(_STREAM_SUFFIXES)
    return Dropped(stream=address) if plays else Dropped(link=address)


def with_folder_contents(dropped: Dropped) -> Dropped:
    """With the pictures and videos of its folders instead of them: those that lie in them directly, by name, whatever
    they are called; none that are hidden. Any thread but the GUI's: a folder may be far away.
    """
    there = pictures_among(file for folder in dropped.folders for file in _files_there(folder))
    return replace(
        dropped,
        pictures=(*dropped.pictures, *there.taken),
        videos=(*dropped.videos, *films_among(there.others).taken),
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
        dropped(Dropped): it was let go.

    Threads: GUI.
    """

    hinted = pyqtSignal(str)
    dropped = pyqtSignal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:  # noqa: N802
        """Take part in drags, let everything else pass."""
        # QDragEnterEvent is a QDragMoveEvent, and that a QDropEvent: the most special one is asked for first.
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
        dropped = read_mime(event.mimeData())
        if dropped:
            event.acceptProposedAction()
            self.hinted.emit(self._hint_for(dropped))

    def _drop(self, event: QDropEvent) -> None:
        self.hinted.emit("")
        dropped = read_mime(event.mimeData())
        if dropped:
            event.acceptProposedAction()
            self.dropped.emit(dropped)

    def _hint_for(self, dropped: Dropped) -> str:
        if dropped.folders:
            return self.tr("Drop to take what is in the folder")
        if dropped.videos or dropped.stream:
            return self.tr("Drop to play it here")
        if dropped.styles:
            return self.tr("Drop to import the studied style")
        if len(dropped.pictures) > 1:
            return self.tr("Drop to add {0} styles").format(len(dropped.pictures))
        return self.tr("Drop to paint in this style")


def _image_in(data: QMimeData) -> bytes | QImage:
    """The picture as the other program file_bytes it, so that the same one is recognised again; else bare."""
    # The very bytes of the other program: the same picture is then recognised as a style that is here already.
    for kind in _RAW_IMAGES:
        if data.hasFormat(kind):
            return bytes(data.data(kind).data())
    image = data.imageData() if data.hasImage() else None
    return image if isinstance(image, QImage) and not image.isNull() else _image_in_text(data)


def _image_in_text(data: QMimeData) -> bytes:
    """A picture that a page carries in its own text ("data:image/png;base64,…"), as pages of search results do."""
    texts = (*(url.toString() for url in data.urls()), data.html(), data.text())
    found = next((match for text in texts if len(text) < _LONGEST_TEXT and (match := _DATA.search(text))), None)
    if found is None:
        return b""
    try:
        return base64.b64decode(unquote(found["bytes"]))
    except ValueError:
        return b""


def _named_file(data: QMimeData) -> tuple[Path, ...]:
    """A file whose path was copied as text."""
    text = data.text().strip().strip("'\"")
    # Most text is no path, and some of it is very long.
    if not text or "\n" in text or len(text) > _LONGEST_PATH:
        return ()
    path = Path(QUrl(text).toLocalFile() if text.startswith("file://") else text)
    return (path,) if path.is_absolute() and os.path.isfile(path) else ()


def _is_picture(path: Path) -> bool:
    """By its suffix; a file without one, as browsers keep them, by what is in it."""
    return path.suffix.lower() in READABLE_SUFFIXES or (not path.suffix and is_still_picture(path))


def file_bytes(image: bytes | QImage) -> bytes:
    """The bytes of a picture's file. Any thread but the GUI's: a large bare one takes a second."""
    if isinstance(image, bytes):
        return image
    file = QByteArray()
    buffer = QBuffer(file)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    buffer.close()
    return bytes(file.data())
