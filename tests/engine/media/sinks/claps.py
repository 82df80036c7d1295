"""Films with a flash and a clap at the beginning of each second, and when both are seen and heard in a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import av
import numpy as np

from engine.media.microphone import Samples
from engine.media.sinks.recorder import RecorderSink
from engine.media.sources.video import VideoSource
from engine.values import Frame
from tests.media import Picture

SIZE = (64, 48)
FPS = 15
RATE = 48_000
CLAP_S = 0.02
MOST_APART_S = 0.040
"""What people begin to notice."""


@dataclass(frozen=True)
class Moments:
    """When flashes and claps are seen and heard in a file, in seconds."""

    flashes_s: list[float]
    claps_s: list[float]

    def apart_s(self) -> list[float]:
        assert len(self.flashes_s) == len(self.claps_s)
        return [clap - flash for flash, clap in zip(self.flashes_s, self.claps_s, strict=True)]


def measured(path: Path, sound: int = 0) -> Moments:
    with av.open(str(path)) as container:
        bright = [(frame.time, frame.to_ndarray(format="gray8").mean() > 128) for frame in container.decode(video=0)]
    times_s, samples = heard(path, sound)
    loud_s = times_s[np.abs(samples) > 0.3 * np.abs(samples).max()]
    return Moments(_onsets([time_s for time_s, is_bright in bright if is_bright]), _onsets(loud_s.tolist()))


def heard(path: Path, sound: int = 0) -> tuple[Any, Any]:
    """The times of all samples of a sound, and all of its channels mixed to one."""
    times_s, samples = [], []
    with av.open(str(path)) as container:
        mono = av.AudioResampler("fltp", "mono")
        decoded = [block for frame in container.decode(audio=sound) for block in mono.resample(frame)]
        for block in [*decoded, *mono.resample(None)]:
            times_s.append(block.time + np.arange(block.samples) / block.sample_rate)
            samples.append(block.to_ndarray()[0])
    return np.concatenate(times_s), np.concatenate(samples)


def _onsets(times_s: list[float]) -> list[float]:
    """The first of each run of times that lie close together."""
    return [time_s for before_s, time_s in zip([-9.0, *times_s], times_s, strict=False) if time_s - before_s > 0.3]


def clap_at(times_s: np.ndarray) -> Samples:
    """Sound at these moments: half a loud 1 kHz wave train at the beginning of each second."""
    sounding = times_s % 1.0 < CLAP_S
    return (0.8 * sounding * np.sin(2 * np.pi * 1000 * times_s)).astype(np.float32)


def flash(index: int) -> Picture:
    return np.full((SIZE[1], SIZE[0], 3), 235 if index % FPS == 0 else 20, np.uint8)


def flashes(first: int, count: int, captured_from_s: float = 0.0) -> Iterator[Frame]:
    for index in range(first, first + count):
        yield Frame(flash(index), index / FPS, captured_from_s + index / FPS, index)


def assert_in_step(path: Path, count: int, sound: int = 0) -> None:
    apart_s = measured(path, sound).apart_s()
    assert len(apart_s) == count
    assert max(map(abs, apart_s)) <= MOST_APART_S


def clapping_film(
    path: Path,
    seconds: int = 3,
    *,
    audio: str = "aac",
    layout: str = "mono",
    rate: int = RATE,
    video: str = "libx264",
    pix_fmt: str = "yuv420p",
    options: dict[str, str] | None = None,
) -> Path:
    """Write a film that flashes and claps; `audio` names an encoder and `layout` its channels, which all clap.
    `options` go to the muxer.
    """
    with av.open(str(path), "w", options=options or {}) as container:
        pictures: Any = container.add_stream(video, rate=FPS)
        pictures.width, pictures.height, pictures.pix_fmt = *SIZE, pix_fmt
        pictures.codec_context.gop_size = FPS
        sound: Any = container.add_stream(audio, rate=rate, options={"strict": "experimental"})
        sound.layout = layout
        for second in range(seconds):
            for frame in flashes(second * FPS, FPS):
                container.mux(pictures.encode(av.VideoFrame.from_ndarray(frame.pixels, "rgb24")))
            container.mux(sound.encode(clap_block(second, layout, rate)))
        container.mux(pictures.encode(None))
        container.mux(sound.encode(None))
    return path


def clap_block(second: int, layout: str, rate: int) -> av.AudioFrame:
    """One second of claps on all channels."""
    samples = clap_at(second + np.arange(rate) / rate)
    count = av.AudioLayout(layout).nb_channels
    # Packed: PyAV reads beyond the planes of eight channels.
    packed = np.repeat((samples * 32767).astype(np.int16), count)[None]
    block = av.AudioFrame.from_ndarray(packed, "s16", layout)
    block.sample_rate, block.pts = rate, second * rate
    return block


def repainted(film: Path, target: Path, told: list[str] | None = None) -> Path:
    """What a render makes of a film, but for the painting."""
    source = VideoSource(film)
    sink = RecorderSink(target, audio_from=film, tell=(told if told is not None else []).append)
    sink.open(source.open())
    for frame in iter(source.read, None):
        sink.write(frame)
    sink.close()
    source.close()
    return target
