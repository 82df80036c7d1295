"""Films with a transparency that FFmpeg's own decoder leaves out: VP8 and VP9 keep it beside the picture, and Google's
decoder alone reads both. Used by `VideoSource` on the capture thread.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import av

_READING_ALPHA = {"vp8": "libvpx", "vp9": "libvpx-vp9"}


def decoder_of(stream: av.VideoStream, tell: Callable[[str], None]) -> Any:
    """What decodes the packets of `stream` with their transparency: mostly its own decoder.

    `tell` hears of it where nothing here can read that.
    """
    name = _READING_ALPHA.get(stream.codec_context.name)
    # WebM writes the word small, others as they like.
    said = {key.lower(): value for key, value in stream.metadata.items()}.get("alpha_mode", "0")
    if name is None or said == "0":
        return stream.codec_context
    try:
        return av.CodecContext.create(name, "r")
    except av.codec.codec.UnknownCodecError:
        tell(f"The transparency of the film cannot be read here, for PyAV is built without {name}.")
        return stream.codec_context
