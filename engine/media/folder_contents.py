"""Which files of a folder are pictures and which are films: what is in them decides, whatever they are called.

Called from any thread but the window's: every file is opened. No errors: what cannot be opened is neither.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from engine.libraries import open_libraries
from engine.media.images import READABLE_SUFFIXES, PictureKind, picture_kind, why_refused

VIDEO_SUFFIXES = (
    ".3gp", ".avi", ".flv", ".m2ts", ".m4v", ".mkv", ".mov", ".mp4", ".mpeg", ".mpg", ".mts", ".ogv", ".ts", ".vob",
    ".webm", ".wmv",
)  # fmt: skip
"""What is taken for a video unseen, so that one that is damaged is not passed over but named."""


@dataclass(frozen=True, slots=True)
class Sorted:
    """Files by what can be done with them, each in the order they came in.

    Attributes:
        taken: those that were sought, and those called so that turn out to be something else when they are read.
        refused: of the kind that was sought, but not readable here: the file, and one sentence why.
        others: something else.
    """

    taken: tuple[Path, ...]
    refused: tuple[tuple[Path, str], ...]
    others: tuple[Path, ...]


def pictures_among(files: Iterable[Path]) -> Sorted:
    """The pictures, still or moving."""
    taken, refused, others = [], [], []
    for file in files:
        if picture_kind(file) is not PictureKind.NONE or file.suffix.lower() in READABLE_SUFFIXES:
            taken.append(file)
        elif why := why_refused(file):
            refused.append((file, why))
        else:
            others.append(file)
    return Sorted(tuple(taken), tuple(refused), tuple(others))


def films_among(files: Iterable[Path]) -> Sorted:
    """Videos and animated pictures."""
    taken: list[Path] = []
    others: list[Path] = []
    for file in files:
        (taken if _is_film(file) else others).append(file)
    return Sorted(tuple(taken), (), tuple(others))


def _is_film(file: Path) -> bool:
    if file.suffix.lower() in VIDEO_SUFFIXES:
        return True
    kind = picture_kind(file)
    if kind is not PictureKind.NONE or why_refused(file):
        return kind in (PictureKind.MOVING, PictureKind.FILM)
    open_libraries("av")
    from engine.media.sources.video_streams import holds_film  # here, for most files are told without a video library

    return holds_film(file)
