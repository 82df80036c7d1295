"""What the numbers of a still picture stand for, as its format says it beside colour profiles (H.273's numbers): high
dynamic range and wide gamuts in AVIF and PNG. Any thread; no errors.
"""

from __future__ import annotations

import struct

from engine.media.colour.hdr import Meaning, meaning

_HEAD = 4096
_AVIF_BOX = b"colrnclx"
_PNG_CHUNK = b"cICP"


def light_of(data: bytes, picture_format: str) -> Meaning | None:
    """What a picture file says; None where that is what a common screen shows, or where it says nothing."""
    match picture_format:
        case "AVIF":
            at = data.find(_AVIF_BOX, 0, _HEAD)
            primaries, curve = struct.unpack_from(">HH", data, at + 8) if 0 <= at < len(data) - 12 else (2, 2)
        case "PNG":
            at = data.find(_PNG_CHUNK, 0, _HEAD)
            primaries, curve = data[at + 4 : at + 6] if 0 <= at < len(data) - 6 else (2, 2)
        case _:
            return None
    return meaning(curve, primaries)
