"""What the numbers of a film's frames stand for, as the frames say it themselves. Called on capture threads."""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Any

import av
from av.sidedata.sidedata import Type as SideDataType

from engine.media.colour.hdr import USUAL_PEAK_NITS, Meaning, meaning


def tags_of(frame: av.VideoFrame) -> tuple[int, int]:
    """FFmpeg's numbers of transfer curve and primaries."""
    return int(frame.color_trc), int(frame.color_primaries)


def meaning_of(frame: av.VideoFrame) -> Meaning | None:
    """None where they are those of a common screen, or where the frame says nothing."""
    return meaning(*tags_of(frame), _peak_nits(frame))


def _peak_nits(frame: av.VideoFrame) -> float:
    """The brightest light of the film: of its content where it says so, else of the screen it was mastered on."""
    said: Any = frame.side_data
    readings: tuple[tuple[SideDataType, Callable[[bytes], float]], ...] = (
        (SideDataType.CONTENT_LIGHT_LEVEL, _content_peak),
        (SideDataType.MASTERING_DISPLAY_METADATA, _mastering_peak),
    )
    for kind, reading in readings:
        data = said.get(kind)
        peak = reading(bytes(data)) if data is not None else 0.0
        if peak:
            return peak
    return USUAL_PEAK_NITS


def _content_peak(data: bytes) -> float:
    """MaxCLL, the first number of FFmpeg's AVContentLightMetadata."""
    return float(struct.unpack_from("=I", data)[0])


def _mastering_peak(data: bytes) -> float:
    """max_luminance of FFmpeg's AVMasteringDisplayMetadata: behind eight fractions of colour and the least luminance,
    with a flag that it is there.
    """
    above, below = struct.unpack_from("=ii", data, 72)
    there = struct.unpack_from("=i", data, 84)[0]
    return above / below if there and below else 0.0
