"""How a source is named, and what else may be asked of it. Any thread; nothing is opened or looked up."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from engine.media.sources.camera_opening import CameraOpener

DEMO = "demo"
"""What names the demo scene."""


class SourceKind(Enum):
    """The forms a name can have."""

    DEMO = "demo"
    CAMERA = "camera"
    STREAM = "stream"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class SourceSpec:
    """A name taken apart: "demo", "camera", "camera:1", the address of a stream, or a file as a path or "file://..".

    Attributes:
        kind: which of these it is; whatever is nothing else is a file.
        text: as it was written.
    """

    kind: SourceKind
    text: str

    @classmethod
    def parse(cls, text: str) -> SourceSpec:
        """Take `text` apart. Whether there is such a source shows when it is made."""
        if text == DEMO:
            return cls(SourceKind.DEMO, text)
        # "cameraman.mp4" is a file.
        if text.partition(":")[0] == "camera":
            return cls(SourceKind.CAMERA, text)
        if "://" in text and not text.startswith("file://"):
            return cls(SourceKind.STREAM, text)
        return cls(SourceKind.FILE, text)

    @property
    def camera_index(self) -> int | None:
        """The number of the camera, 0 where none was given; None for what is no camera or no number."""
        number = self.text.partition(":")[2] or "0"
        return int(number) if self.kind is SourceKind.CAMERA and number.isdecimal() else None

    @property
    def path(self) -> Path | None:
        """Where the file is, "~" expanded; None for what is no file, and for nothing at all."""
        if self.kind is not SourceKind.FILE or not self.text:
            return None
        if self.text.startswith("file://"):
            return Path(unquote(urlsplit(self.text).path))
        return Path(self.text).expanduser()

    @property
    def may_fall_silent(self) -> bool:
        """Whether its pictures come from outside: a camera or a stream, not the demo scene or a file."""
        return self.kind in (SourceKind.CAMERA, SourceKind.STREAM)


@dataclass(frozen=True, slots=True)
class SourceOptions:
    """Each source takes what concerns it; None = what it does by itself.

    Attributes:
        size: (width, height) in pixels; of cameras and the demo scene.
        fps: frames per second; of cameras, the demo scene and pictures.
        pixel_format: as in `CameraMode`; of cameras.
        opener: opens cameras; None = one of the source's own.
        frames: how many there are in all; of the demo scene.
        live: frames come in real time; of the demo scene.
        on_card: have a graphics card decode, or refuse; of video files.
    """

    size: tuple[int, int] | None = None
    fps: float | None = None
    pixel_format: str | None = None
    opener: CameraOpener | None = None
    frames: int | None = None
    live: bool = True
    on_card: bool = False

    def asked(self, *names: str) -> dict[str, object]:
        """Those of these that were asked for, by name: the keyword arguments of a source."""
        # What nobody asked for is left to the source's own default.
        return {name: value for name in names if (value := getattr(self, name)) is not None}
