"""How sources are opened: cameras with the picture that was chosen for each, films on a graphics card if wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from engine import CameraMode, Source, camera_name

Kept = tuple[str, int, int, float, str]
"""A camera's name and its mode, as the settings keep them."""


class CameraPictures:
    """Opens sources; a camera with the picture the user chose for it, which is remembered under its name.

    Attributes:
        modes: name of a camera -> what it is asked for; replaced whole.
        on_card: whether films are decoded by a graphics card, or refused.

    Threads: `open` on any, all else on the GUI's.
    """

    def __init__(self, open_source: Callable[..., Source], name_of: Callable[[int], str] = camera_name) -> None:
        """`open_source` is called with the text of a source, for a camera with `size`, `fps`, `pixel_format`, and with
        `on_card` where that is wanted.
        """
        self.modes: Mapping[str, CameraMode] = MappingProxyType({})
        self.on_card = False
        self._open_source = open_source
        self._name_of = name_of

    def take_up(self, kept: Iterable[Kept]) -> None:
        """Remember what the settings remember."""
        self.modes = MappingProxyType(
            {name: CameraMode(width, height, fps, letters) for name, width, height, fps, letters in kept}
        )

    def remember(self, name: str, mode: CameraMode) -> tuple[Kept, ...]:
        """From now on ask the camera of that name for this; returns what the settings shall keep."""
        self.modes = MappingProxyType({**self.modes, name: mode})
        return tuple((name, each.width, each.height, each.fps, each.pixel_format) for name, each in self.modes.items())

    def open(self, spec: str) -> Source:
        """The source that `spec` names. Raises SourceError."""
        index = camera_index(spec)
        mode = self.modes.get(self._name_of(index)) if index is not None and self.modes else None
        options: dict[str, Any] = {"on_card": True} if self.on_card else {}
        if mode is not None:
            options |= {"size": (mode.width, mode.height), "fps": mode.fps, "pixel_format": mode.pixel_format}
        return self._open_source(spec, **options)


def camera_index(spec: str) -> int | None:
    """The number of the camera that `spec` names; None for every other source."""
    kind, _, number = spec.partition(":")
    if kind != "camera" or not (number or "0").isdecimal():
        return None
    return int(number or "0")
