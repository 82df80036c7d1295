"""What a file says of itself, in words: title, place and time, chapters. Copied into recordings of it, on their writer
threads.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

_OF_THE_FILE_ALONE = frozenset(
    [
        "encoder",
        "major_brand",
        "minor_version",
        "compatible_brands",
        "duration",
        "handler_name",
        "vendor_id",
        "timecode",
        "software",
    ]
)
"""Tags that describe how a file is written, and not what is in it."""

_STATISTICS = ("bps", "number_of_", "_statistics_", "source_id", "com.android.")

_IN_MP4 = frozenset(
    [
        "title", "artist", "author", "album_artist", "composer", "album", "date", "comment", "genre", "copyright",
        "grouping", "lyrics", "description", "synopsis", "show", "episode_id", "network", "keywords", "episode_sort",
        "season_number", "track", "disc", "compilation", "creation_time", "location",
    ]
)  # fmt: skip
"""Tags that MP4 has a place for."""

_OTHER_NAMES = {
    "com.apple.quicktime.location.iso6709": "location",
    "com.apple.quicktime.creationdate": "date",
    "location-eng": "location",
}

_OF_A_STREAM = {"name": "title"}
"""What MP4 calls the title of a track."""

_TICK = Fraction(1, 1000)


def copy(source: Any, output: Any, muxer: str) -> list[str]:
    """Write the tags of a file into another, before its header is written; those that it has no place for."""
    wanted = _of_people(source.metadata)
    lost = [f"tag {name}" for name in wanted if muxer == "mp4" and name.lower() not in _IN_MP4]
    output.metadata.update(wanted)
    return lost


def of_stream(metadata: Mapping[str, str]) -> dict[str, str]:
    """The tags of one stream: its language, its title."""
    return {_OF_A_STREAM.get(name, name): value for name, value in _of_people(metadata).items()}


def chapters(source: Any, place: Callable[[float], float | None], end_s: float) -> list[dict[str, Any]]:
    """The chapters of a file as they lie in a recording of it that lasts to `end_s`: those of which something is there.

    `place`: where a moment of the file stands in the recording; None where it was cut out.
    """
    found = []
    for chapter in source.chapters():
        begin_s = place(float(chapter["start"] * chapter["time_base"]))
        if begin_s is not None and begin_s <= end_s:
            until_s = place(float(chapter["end"] * chapter["time_base"]))
            found.append((max(begin_s, 0.0), until_s, chapter["metadata"]))
    return [_entry(number, *each, end_s) for number, each in enumerate(found, 1) if each[1] is None or each[1] > 0.0]


def _entry(
    number: int, begin_s: float, until_s: float | None, metadata: dict[str, str], end_s: float
) -> dict[str, Any]:
    until_s = end_s if until_s is None else min(until_s, max(end_s, begin_s))
    return {
        "id": number,
        "start": round(begin_s / _TICK),
        "end": round(until_s / _TICK),
        "time_base": _TICK,
        "metadata": metadata,
    }


def _of_people(metadata: Mapping[str, str]) -> dict[str, str]:
    kept: dict[str, str] = {}
    for name, value in metadata.items():
        known = _OTHER_NAMES.get(name.lower(), name)
        if name.lower() not in _OF_THE_FILE_ALONE and not name.lower().startswith(_STATISTICS):
            kept.setdefault(known, value)
    return kept
