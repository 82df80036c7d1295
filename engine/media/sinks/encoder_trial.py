"""Encodes a few frames with the encoder named on the command line; exit code 0 when packets came out.

Run by `encoders` in a process of its own: a driver that crashes takes only this process with it. The last line on
stderr says what went wrong.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import av
import numpy as np

_SIZE_PX = (640, 360)
# Encoders hold back a few frames before the first packet.
_FRAMES = 8


def main() -> int:
    """`python -m engine.media.sinks.encoder_trial NAME PIX_FMT [KEY=VALUE ..]`."""
    name, pix_fmt, *options = sys.argv[1:]
    av.logging.set_level(av.logging.ERROR)
    with av.logging.Capture(local=False) as said:
        try:
            packets = encode_a_few(name, pix_fmt, dict(option.split("=", 1) for option in options))
        except (av.error.FFmpegError, OSError, ValueError) as error:
            # FFmpeg's own first complaint ("Cannot load libcuda.so.1") says more than the error it ends in.
            complaint = said[0][2].strip() if said else str(getattr(error, "strerror", None) or error)
            sys.stderr.write(f"{complaint}\n")
            return 1
    if not packets:
        sys.stderr.write("no picture came out\n")
    return 0 if packets else 1


def encode_a_few(name: str, pix_fmt: str, options: Mapping[str, str]) -> int:
    """Encode a few frames of a moving ramp; the number of packets that hold something. Raises what PyAV raises."""
    encoder: Any = av.CodecContext.create(name, "w")
    encoder.width, encoder.height = _SIZE_PX
    encoder.pix_fmt, encoder.time_base, encoder.framerate = pix_fmt, Fraction(1, 30), Fraction(30)
    encoder.options = dict(options)
    packets = [packet for index in range(_FRAMES) for packet in encoder.encode(_picture(index, pix_fmt))]
    return sum(1 for packet in [*packets, *encoder.encode(None)] if packet.size)


def _picture(index: int, pix_fmt: str) -> av.VideoFrame:
    width, height = _SIZE_PX
    # It moves, so that there is something to encode in every frame.
    ramp = (np.arange(width)[None, :, None] + 8 * index + np.zeros((height, 1, 3))) % 256
    frame = av.VideoFrame.from_ndarray(ramp.astype(np.uint8), "rgb24").reformat(format=pix_fmt)
    frame.pts = index
    return frame


if __name__ == "__main__":
    sys.exit(main())
