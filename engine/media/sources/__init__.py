"""Where frames come from: one file a kind, one row here. Modules are imported when asked for, not before.

`make_source` turns what a user writes or drops into a source; nothing is opened until the capture thread
opens it.
"""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any, cast
from urllib.parse import unquote, urlsplit

from engine.errors import SourceError
from engine.libraries import open_libraries
from engine.media.images import PictureKind, picture_kind, why_refused
from engine.media.sources.camera_opening import CameraOpener
from engine.media.sources.cameras import CameraInfo, camera_name, list_cameras
from engine.media.sources.v4l2 import CameraMode, camera_modes
from engine.protocols import Source

__all__ = [
    "SOURCES",
    "CameraInfo",
    "CameraMode",
    "CameraOpener",
    "camera_modes",
    "camera_name",
    "card_problem",
    "list_cameras",
    "make_source",
]

SOURCES = {
    "camera": "engine.media.sources.camera:CameraSource",
    "video": "engine.media.sources.video:VideoSource",
    "animation": "engine.media.sources.animation:AnimationSource",
    "picture": "engine.media.sources.picture:PictureSource",
    "demo": "engine.media.sources.synthetic:SyntheticSource",
}
"""Kind of source -> "module:Class"."""


def make_source(
    spec: str,
    *,
    size: tuple[int, int] | None = None,
    fps: float | None = None,
    pixel_format: str | None = None,
    opener: CameraOpener | None = None,
    frames: int | None = None,
    live: bool = True,
    on_card: bool = False,
) -> Source:
    """The source that `spec` means: "camera", "camera:1", "demo", a URL, or a path (picture or video by
    content).

    `size` (width, height) and `fps` are asked of cameras and the demo, `fps` of pictures too, `pixel_format` (as in
    `CameraMode`) of cameras, which `opener` opens (None: one of its own); `frames` and `live` concern the demo alone
    (how many frames in all; whether they come in real time), `on_card` (have a graphics card decode, or refuse) video
    files alone. Raises SourceError for what cannot be meant.
    """
    wanted = _wanted(size, fps)
    if spec == "demo":
        sized = {"width": size[0], "height": size[1]} if size else {}
        return _make("demo", frames=frames, live=live, **sized, **_wanted(None, fps))
    if spec == "camera" or spec.startswith("camera:"):
        format = {"pixel_format": pixel_format} if pixel_format else {}
        return _make("camera", _camera_index(spec), opener=opener, **wanted, **format)
    if "://" in spec and not spec.startswith("file://"):
        return _make("video", spec)
    return _from_path(_path(spec), fps, on_card)


def card_problem() -> str | None:
    """One sentence why no graphics card decodes videos here, None where one does. Takes a moment: it loads drivers."""
    open_libraries("av")
    from engine.media.sources import card_decoding  # here, for a window starts without PyAV

    return card_decoding.card_problem()


def _from_path(path: Path, fps: float | None, on_card: bool) -> Source:
    match picture_kind(path):
        case PictureKind.STILL:
            return _make("picture", path, **_wanted(None, fps))
        case PictureKind.MOVING:
            return _make("animation", path)
    if why := why_refused(path):
        raise SourceError(why)
    return _make("video", path, on_card=on_card)


def _path(spec: str) -> Path:
    if not spec:
        raise SourceError("No source was named: give a file, an address, 'camera' or 'demo'.")
    return Path(unquote(urlsplit(spec).path)) if spec.startswith("file://") else Path(spec).expanduser()


def _camera_index(spec: str) -> int:
    number = spec.partition(":")[2] or "0"
    if not number.isdecimal():
        raise SourceError(f"A camera is named by its number, as in 'camera:1', not {spec!r}.")
    return int(number)


def _wanted(size: tuple[int, int] | None, fps: float | None) -> dict[str, Any]:
    return {name: value for name, value in (("size", size), ("fps", fps)) if value is not None}


def _make(kind: str, *args: Any, **options: Any) -> Source:
    module, _, name = SOURCES[kind].partition(":")
    if kind == "video":
        open_libraries("av")
    return cast(Source, getattr(importlib.import_module(module), name)(*args, **options))
