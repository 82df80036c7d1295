"""Small clips made on the spot: a moving pattern with a tone, for every test that needs a file to play.

A pytest plug-in: `pytest_plugins = ["tests.media"]` in the top conftest gives all tests its fixtures.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import numpy.typing as npt
import pytest

Picture = npt.NDArray[np.uint8]

MakeClip = Callable[..., Path]

_TICKS_PER_S = 90_000
_SOUND_RATE = 48_000


@dataclass(frozen=True, slots=True)
class Played:
    """What a file holds, decoded independently of the engine.

    Attributes:
        size: (width, height) of the frames.
        times_s: presentation time of each frame, in seconds.
        pictures: every frame as RGB, by the decoder's own conversion.
        sound_s: seconds of decoded sound, 0 without a track.
        sound_start_s: time of the first sound heard.
        sound_codec: name of the codec, None without a track.
    """

    size: tuple[int, int]
    times_s: list[float]
    pictures: list[Picture]
    sound_s: float
    sound_start_s: float
    sound_codec: str | None


def pattern(index: int, width: int, height: int) -> Picture:
    """Frame `index` of the moving pattern: a colour ramp, and a white bar that walks to the right."""
    x = np.linspace(0, 1, width)[None, :, None]
    y = np.linspace(0, 1, height)[:, None, None]
    ramp = np.concatenate([x + 0 * y, y + 0 * x, 1 - x + 0 * y], axis=2)
    picture = (40 + 160 * ramp).astype(np.uint8)
    left = index * 2 % max(1, width - 8)
    picture[height // 3 : height // 2 + 1, left : left + 8] = 255
    return picture


def tone(seconds: float, rate: int = _SOUND_RATE) -> npt.NDArray[np.float32]:
    """A quiet 440 Hz tone, 2 x samples (stereo)."""
    times = np.arange(round(seconds * rate)) / rate
    mono = 0.2 * np.sin(2 * np.pi * 440 * times)
    return np.stack([mono, mono]).astype(np.float32)


def write_clip(
    path: Path,
    *,
    size: tuple[int, int] = (64, 48),
    frames: int = 30,
    fps: float = 30.0,
    times_s: Sequence[float] | None = None,
    pictures: Sequence[Picture] | None = None,
    codec: str = "libx264",
    pix_fmt: str = "yuv420p",
    audio: str | None = "aac",
    audio_s: float | None = None,
    rotation: int | None = None,
    mirrored: bool = False,
    tags: dict[str, int] | None = None,
    convert: dict[str, int] | None = None,
    options: dict[str, str] | None = None,
) -> Path:
    """Write a clip and return its path.

    `times_s` are the frames' times (else `frames` at `fps`), `pictures` the frames (else the pattern). `audio` names
    an encoder, None leaves it out; `audio_s` is its length (else that of the video). `rotation` in degrees
    counterclockwise and `mirrored` go into the display matrix; `tags` are attributes of the encoder (color_range,
    colorspace ..) and `convert` arguments of the conversion from RGB; `options` go to the muxer.
    """
    width, height = size
    times = list(times_s) if times_s is not None else [index / fps for index in range(frames)]
    shown = pictures if pictures is not None else [pattern(index, width, height) for index in range(len(times))]
    with av.open(str(path), "w", options=options or {}) as container:
        video: Any = container.add_stream(codec, rate=Fraction(fps).limit_denominator(1001))
        video.width, video.height, video.pix_fmt = width, height, pix_fmt
        video.codec_context.time_base = Fraction(1, _TICKS_PER_S)
        video.codec_context.gop_size = 12
        for name, value in (tags or {}).items():
            setattr(video.codec_context, name, value)
        if rotation is not None or mirrored:
            video.set_display_rotation(rotation or 0, hflip=mirrored)
        sound: Any = container.add_stream(audio, rate=_SOUND_RATE) if audio else None
        if sound is not None:
            sound.layout = "stereo"
        for time_s, picture in zip(times, shown, strict=True):
            frame = av.VideoFrame.from_ndarray(picture, "rgb24").reformat(format=pix_fmt, **(convert or {}))
            frame.pts, frame.time_base = round(time_s * _TICKS_PER_S), Fraction(1, _TICKS_PER_S)
            container.mux(video.encode(frame))
        if sound is not None:
            _write_tone(container, sound, audio_s if audio_s is not None else times[-1] + 1 / fps)
        container.mux(video.encode(None))
    return path


def _write_tone(container: Any, sound: Any, seconds: float) -> None:
    resampler = av.AudioResampler(sound.format, sound.layout, sound.rate, sound.frame_size or 1024)
    samples = av.AudioFrame.from_ndarray(tone(seconds, sound.rate), "fltp", "stereo")
    samples.sample_rate, samples.pts, samples.time_base = sound.rate, 0, Fraction(1, sound.rate)
    for frame in [*resampler.resample(samples), *resampler.resample(None)]:
        container.mux(sound.encode(frame))
    container.mux(sound.encode(None))


def play(path: Path) -> Played:
    """Decode a whole file, and fail where a player would."""
    with av.open(str(path)) as container:
        video = container.streams.video[0]
        decoded = [(frame.time, frame.to_ndarray(format="rgb24")) for frame in container.decode(video)]
        size = (video.width, video.height)
    sound_s, start_s, codec = _play_sound(path)
    return Played(size, [time for time, _ in decoded], [picture for _, picture in decoded], sound_s, start_s, codec)


def _play_sound(path: Path) -> tuple[float, float, str | None]:
    with av.open(str(path)) as container:
        if not container.streams.audio:
            return 0.0, 0.0, None
        sound = container.streams.audio[0]
        frames = list(container.decode(sound))
        seconds = sum(frame.samples for frame in frames) / sound.rate
        return seconds, frames[0].time if frames else 0.0, sound.codec_context.name


@pytest.fixture
def make_clip(tmp_path: Path) -> MakeClip:
    """A function (name, **what `write_clip` takes) -> path of a new clip in the test's own folder."""

    def make(name: str = "clip.mp4", **wanted: Any) -> Path:
        return write_clip(tmp_path / name, **wanted)

    return make


@pytest.fixture(scope="session")
def clip_with_audio(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One second at 30 fps, 160 x 90, with a tone. Shared by all tests: read it, never write it."""
    return write_clip(tmp_path_factory.mktemp("clips") / "clip with audio.mp4", size=(160, 90))
