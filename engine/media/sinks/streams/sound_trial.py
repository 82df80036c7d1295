"""Decodes the beginning of a sound, so that what does not survive it is not the window.

`try_sound` is called on writer threads; the rest runs in a process of its own, which prints what channels the sound
has. Its last line on stderr says what went wrong.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Any

import av

from engine.errors import SinkError
from engine.media.sinks.streams.channels import Channels, Mixer, channels_of
from engine.media.sinks.streams.sound_decoding import sound_decoder_of
from engine.processes import run_module

_TRIAL_S = 30.0
_PACKETS = 16

# As in "Stream #0:1[0x2](und): Audio: pcm_s16le (sowt / 0x74776F73), 48000 Hz, 3 channels (FL+FR+TFL), s16, ..".
_SAID = re.compile(r"Stream #0:(\d+).*?: Audio: .*? Hz, (.*?)(?:, |\n|$)")


def try_sound(path: Path, index: int) -> Channels:
    """The channels of the sound that is stream `index` of `path`. Raises SinkError, with the reason why it cannot be
    decoded as the end of a sentence.
    """
    said: list[str] = []
    words = str(path), str(index)
    ended = run_module("engine.media.sinks.streams.sound_trial", words, on_line=said.append, timeout_s=_TRIAL_S)
    if ended.code != 0 or not said:
        raise SinkError(ended.problem.rstrip("."))
    return channels_of(said[-1].strip())


def main() -> int:
    """`python -m engine.media.sinks.streams.sound_trial PATH INDEX`."""
    path, index = sys.argv[1], int(sys.argv[2])
    try:
        text = layout_text(path, index)
        decode_a_few(path, index, channels_of(text))
    except (av.error.FFmpegError, OSError, ValueError) as error:
        sys.stderr.write(f"{str(getattr(error, 'strerror', None) or error).lower()}\n")
        return 1
    sys.stdout.write(f"{text}\n")
    return 0


def layout_text(path: str, index: int) -> str:
    """What FFmpeg calls the channels of a stream; PyAV must not be asked for a layout with a map. Raises ValueError."""
    av.logging.set_level(av.logging.INFO)
    container: Any = av.open(f"file:{path}")
    with container:
        said = str(container.dumps_format())
    av.logging.set_level(av.logging.PANIC)
    found = {int(number): text for number, text in _SAID.findall(said)}
    if index not in found:
        raise ValueError("nothing says what its channels are")
    return str(found[index])


def decode_a_few(path: str, index: int, channels: Channels) -> None:
    """Decode and mix the first packets. Raises what PyAV raises."""
    mixer, count = None, 0
    with av.open(f"file:{path}") as container:
        track = container.streams[index]
        decoder = sound_decoder_of(track, channels)
        for packet in container.demux(track):
            for frame in decoder.decode(packet) if packet.size else ():
                mixer = mixer or Mixer(frame, channels, channels.in_aac, frame.sample_rate)
                mixer.mix(frame)
            count += 1
            if count >= _PACKETS:
                return


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    sys.stderr.flush()
    # Nothing is torn down: what was avoided above must not happen at the end.
    os._exit(code)
