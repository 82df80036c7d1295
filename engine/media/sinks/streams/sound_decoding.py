"""Decodes the sound of a file, without what PyAV does not survive. Used by the tracks of a recording, and by the
process that tries a sound out before.

WORKAROUND: https://github.com/PyAV-Org/PyAV, remove when `AudioLayout` copies a layout with a map of its own (it frees
one that belongs to the decoder; a 6.1 sound in a QuickTime file ends the process).
"""

from __future__ import annotations

from typing import Any

import av

from engine.media.sinks.streams.channels import Channels


def sound_decoder_of(track: Any, channels: Channels) -> Any:
    """A decoder for the packets of `track`, none of whose frames has a layout with a map."""
    if channels.is_usual:
        return track.codec_context
    decoder: Any = av.CodecContext.create(track.codec_context.name, "r")
    decoder.extradata = track.codec_context.extradata
    decoder.sample_rate = track.codec_context.sample_rate
    decoder.layout = f"{channels.count}C"
    return decoder
