"""The file of a segment: how it is encoded, and whether what lies there is whole. Used by worker, store and driver."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import av

from engine.errors import SinkError
from engine.media.sinks.encoders import EncoderBench, EncodingPlan
from engine.media.sinks.formats import FORMATS, Encoding, format_named

SEGMENT_SUFFIX = ".mp4"
"""MP4 for every film: it keeps time stamps as they are, and what a player needs to know beforehand in one place."""

_PART = "unfinished-"
# Supplemental enhancement information, before and behind a picture (ITU-T H.265, table 7-1).
_HEVC_NOTES = (39, 40)


@dataclass(frozen=True, slots=True)
class SegmentFile:
    """What a segment's file holds.

    Attributes:
        frames: how many pictures. header: what a decoder must know before the first of them.
    """

    path: Path
    frames: int
    header: bytes


def segment_plan(encoding: Encoding) -> EncodingPlan:
    """How the segments of a film are encoded that is to be in `encoding`. Raises SinkError."""
    wanted = format_named(encoding.format)
    # The same codec in MP4, whatever container the film will have.
    twin = next((each for each in FORMATS if each.codec == wanted.codec and SEGMENT_SUFFIX in each.suffixes), None)
    if twin is None:
        raise SinkError(f"{wanted.label} cannot be joined of segments; render it without a cluster.")
    if encoding.hardware:
        raise SinkError("Graphics cards encode segments each in its own way, so that they could not be joined.")
    return EncoderBench().plan(encoding, twin)


def part_name(token: str) -> str:
    """Name of a file that is being written."""
    return f"{_PART}{token}{SEGMENT_SUFFIX}"


def is_part(path: Path) -> bool:
    """Whether `path` is named like a file that is being written."""
    return path.name.startswith(_PART)


def read_segment_file(path: Path) -> SegmentFile:
    """Read through the packets of a segment. Raises SinkError when it is no whole one."""
    try:
        with av.open(f"file:{path}") as container:
            stream = container.streams.video[0]
            packets = [(packet.pts, packet.is_keyframe) for packet in container.demux(stream) if packet.size]
            context = stream.codec_context
            header = _without_notes(bytes(context.extradata or b""), context.name)
    except (av.error.FFmpegError, OSError, IndexError) as error:
        raise SinkError(f"The segment {path} cannot be read.") from error
    times = [pts for pts, _ in packets if pts is not None]
    # Joining relies on it; a file cut off in the middle fails here, too.
    rising = all(before < after for before, after in pairwise(times))
    if not packets or not packets[0][1] or len(times) < len(packets) or not rising:
        raise SinkError(f"The segment {path} is damaged.")
    return SegmentFile(path, len(packets), header)


def _without_notes(header: bytes, codec: str) -> bytes:
    """x265 writes into the header of a film what machine it ran on; that makes no difference to a decoder.

    The header is an HEVCDecoderConfigurationRecord (ISO 14496-15, 8.3.3.1): 23 bytes, then arrays of NAL units, each
    with its kind, its number of units, and for each unit its length.
    """
    if codec != "hevc" or len(header) < 23:
        return header
    kept, at = [header[:22]], 23
    for _ in range(header[22]):
        kind, units, begin = header[at] & 63, int.from_bytes(header[at + 1 : at + 3], "big"), at
        at += 3
        for _ in range(units):
            at += 2 + int.from_bytes(header[at : at + 2], "big")
        if kind not in _HEVC_NOTES:
            kept.append(header[begin:at])
    return b"".join(kept)
