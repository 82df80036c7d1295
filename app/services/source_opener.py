"""Opens sources: cameras with the size and rate chosen for each, films decoded by a graphics card if wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from engine.media import CameraMode, SourceSpec, camera_name
from engine.protocols import Source

KeptMode = tuple[str, int, int, float, str]
"""A camera's name and its mode, as the settings keep them."""


class SourceOpener:
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

    def take_up(self, kept: Iterable[KeptMode]) -> None:
        """Use what the settings remember."""
        self.modes = MappingProxyType(
            {name: CameraMode(width, height, fps, letters) for name, width, height, fps, letters in kept}
        )

    def remember(self, name: str, mode: CameraMode) -> tuple[KeptMode, ...]:
        """From now on ask the camera of that name for this; returns what the settings shall keep."""
        # Replaced whole: `open` reads it on another thread.
        self.modes = MappingProxyType({**self.modes, name: mode})
        return tuple((name, each.width, each.height, each.fps, each.pixel_format) for name, each in self.modes.items())

    def open(self, spec: str) -> Source:
        """The source that `spec` names. Raises SourceError."""
        # By name and not by number: the numbers of cameras change when one is unplugged.
        index = SourceSpec.parse(spec).camera_index
        mode = self.modes.get(self._name_of(index)) if index is not None and self.modes else None
        options: dict[str, Any] = {"on_card": True} if self.on_card else {}
        if mode is not None:
            options |= {"size": (mode.width, mode.height), "fps": mode.fps, "pixel_format": mode.pixel_format}
        return self._open_source(spec, **options)
