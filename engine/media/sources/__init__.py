"""Where frames come from: one file a kind, one row here. Modules are imported when asked for, not before.

A row names a class that makes itself of a `SourceSpec` and `SourceOptions`; nothing is opened until the capture thread
opens it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from engine.errors import SourceError
from engine.libraries import open_libraries
from engine.media.images import is_animation, is_still_picture, why_refused
from engine.media.sources.camera.listing import CameraInfo, camera_name, list_cameras
from engine.media.sources.camera.v4l2 import CameraMode, camera_modes
from engine.media.sources.camera_opening import CameraOpener
from engine.media.sources.spec import DEMO, SourceKind, SourceOptions, SourceSpec
from engine.protocols import Source

__all__ = [
    "DEMO",
    "SOURCES",
    "CameraInfo",
    "CameraMode",
    "CameraOpener",
    "SourceKind",
    "SourceOptions",
    "SourceSpec",
    "camera_modes",
    "camera_name",
    "card_problem",
    "list_cameras",
    "make_source",
]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A kind of source.

    Attributes:
        kind: the form of its name.
        target: "module:Class"; the class has a classmethod `of(spec, options)`.
        libraries: packages whose shared libraries are opened before the module is imported.
        holds: for files: whether one is of this kind, by its content; None = any.
    """

    kind: SourceKind
    target: str
    libraries: tuple[str, ...] = ()
    holds: Callable[[Path], bool] | None = None


SOURCES = (
    SourceRow(SourceKind.DEMO, "engine.media.sources.synthetic:SyntheticSource"),
    SourceRow(SourceKind.CAMERA, "engine.media.sources.camera.source:CameraSource"),
    SourceRow(SourceKind.STREAM, "engine.media.sources.video:VideoSource", ("av",)),
    SourceRow(SourceKind.FILE, "engine.media.sources.picture:PictureSource", holds=is_still_picture),
    SourceRow(SourceKind.FILE, "engine.media.sources.animation:AnimationSource", holds=is_animation),
    SourceRow(SourceKind.FILE, "engine.media.sources.video:VideoSource", ("av",)),
)
"""The first row that fits makes the source."""


def make_source(name: str, **options: Any) -> Source:
    """The source that `name` means, see `SourceSpec`; `options` are those of `SourceOptions`.

    Raises SourceError for what cannot be meant.
    """
    spec = SourceSpec.parse(name)
    if spec.kind is SourceKind.FILE and spec.path is None:
        raise SourceError("No source was named: give a file, an address, 'camera' or 'demo'.")
    if spec.path is not None and (why := why_refused(spec.path)):
        raise SourceError(why)
    row = next(row for row in SOURCES if row.kind is spec.kind and _holds(row, spec))
    for library in row.libraries:
        open_libraries(library)
    module, _, attribute = row.target.partition(":")
    source: Source = getattr(import_module(module), attribute).of(spec, SourceOptions(**options))
    return source


def card_problem() -> str | None:
    """One sentence why no graphics card decodes videos here, None where one does. Takes a moment: it loads drivers."""
    open_libraries("av")
    from engine.media.sources import card_decoding  # here, for a window starts without PyAV

    return card_decoding.why_no_card()


def _holds(row: SourceRow, spec: SourceSpec) -> bool:
    return row.holds is None or (spec.path is not None and row.holds(spec.path))
