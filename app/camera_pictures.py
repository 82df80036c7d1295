"""Which picture each camera is asked for: remembered under the camera's name, used whenever one is opened."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from engine import CameraMode, Source, camera_name

Kept = tuple[str, int, int, float, str]
"""A camera's name and its mode, as the settings keep them."""


class CameraPictures:
    """Opens sources; a camera with the picture the user chose for it.

    Attributes:
        modes: name of a camera -> what it is asked for; replaced whole.

    Threads: `open` on any, all else on the GUI's.
    """

    def __init__(self, open_source: Callable[..., Source], name_of: Callable[[int], str] = camera_name) -> None:
        """`open_source` is called with the text of a source, and for a camera with `size`, `fps`, `pixel_format`."""
        self.modes: Mapping[str, CameraMode] = MappingProxyType({})
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
        if mode is None:
            return self._open_source(spec)
        return self._open_source(spec, size=(mode.width, mode.height), fps=mode.fps, pixel_format=mode.pixel_format)


def camera_index(spec: str) -> int | None:
    """The number of the camera that `spec` names; None for every other source."""
    kind, _, number = spec.partition(":")
    if kind != "camera" or not (number or "0").isdecimal():
        return None
    return int(number or "0")
