"""What recordings can be: formats, the encoders that make them, and what three words of quality mean to each.

A table and nothing else: it loads no video library, so that the command line can print it at once. Whether an encoder
works here is found out in `encoders`.

| quality | x264 | x265 | SVT-AV1 | graphics cards | GIF |
|---|---|---|---|---|---|
| small | crf 25 | crf 28 | crf 45 | constant quality 31 | 320 px, 10 pictures a second |
| good | crf 19 | crf 23 | crf 33 | constant quality 24 | 480 px, 15 pictures a second |
| best | crf 15 | crf 19 | crf 22 | constant quality 19 | own size up to 960 px, 33 pictures a second |

Painted pictures are full of fine strokes, which cost bits: "good" is where strokes are still strokes (about 10 Mbit/s
for 720p), "small" is for sending (a tenth of that), "best" is for cutting and encoding once more. Apple's encoder knows
no constant quality on all of its machines and gets bits per pixel instead.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from engine.errors import SinkError


class Quality(Enum):
    """How much of the picture is kept; the value is what the command line and the settings call it."""

    SMALL = "small"
    GOOD = "good"
    BEST = "best"


@dataclass(frozen=True, slots=True)
class VideoEncoder:
    """One way to encode.

    Attributes:
        name: FFmpeg's. label: for people.
        hardware: it runs on a graphics card; works only where one is, whatever its name promises.
        common: options whatever the quality. graded: options of each quality.
        bits: per pixel and frame at each quality, for encoders that know no constant quality; else empty.
        pix_fmt: what it takes: colours at half of the size (4:2:0), which is what plays everywhere.
        takes_odd: sides may be odd; else both are even.
        least_px: the smallest side it takes.
    """

    name: str
    label: str
    graded: Mapping[Quality, Mapping[str, str]]
    common: Mapping[str, str] = field(default_factory=dict)
    hardware: bool = False
    bits: Mapping[Quality, float] = field(default_factory=dict)
    pix_fmt: str = "yuv420p"
    takes_odd: bool = False
    least_px: int = 1

    def options(self, quality: Quality) -> dict[str, str]:
        """What it is opened with."""
        return {**self.common, **self.graded.get(quality, {})}

    def takes(self, width: int, height: int) -> str | None:
        """None when frames of this size can be encoded, else why not, as the end of a sentence."""
        if min(width, height) < self.least_px:
            return f"it takes no picture of {width} x {height}"
        return None

    def size_for(self, width: int, height: int) -> tuple[int, int]:
        """The size of the film for frames of this size: theirs, or a pixel more where a side must be even."""
        return (width, height) if self.takes_odd else (width + width % 2, height + height % 2)


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file.

    Attributes:
        name: what the command line and the settings call it. label: for people.
        muxer: FFmpeg's. suffixes: of its files, the usual one first. codec: a key of `ENCODERS`.
        tag: FourCC the muxer would not choose by itself; empty = its choice.
        note: what one should know before choosing it.
    """

    name: str
    label: str
    muxer: str
    suffixes: tuple[str, ...]
    codec: str
    tag: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Encoding:
    """What the user wants of a recording.

    Attributes:
        format: a name of `FORMATS`.
        hardware: encode on the graphics card where one works for this format.
    """

    format: str = "mp4-h264"
    quality: Quality = Quality.GOOD
    hardware: bool = False


_MP4, _MKV = (".mp4", ".m4v"), (".mkv",)

FORMATS = (
    Format("mp4-h264", "MP4, H.264", "mp4", _MP4, "h264", note="plays everywhere"),
    Format("mp4-h265", "MP4, H.265", "mp4", _MP4, "h265", "hvc1", "smaller; not in every browser; heavy to encode"),
    Format("mp4-av1", "MP4, AV1", "mp4", _MP4, "av1", note="smallest; needs a player of the last years"),
    Format("mkv-h264", "MKV, H.264", "matroska", _MKV, "h264", note="for desktop players and editing"),
    Format("mkv-h265", "MKV, H.265", "matroska", _MKV, "h265", note="for desktop players and editing"),
    Format("mkv-av1", "MKV, AV1", "matroska", _MKV, "av1", note="for desktop players and editing"),
    Format("gif", "Animated GIF", "gif", (".gif",), "gif", note="no sound, 256 colours, made smaller; for short clips"),
)
"""The first format of a suffix is the one that the suffix alone means."""

RECORDER_SUFFIXES = tuple(dict.fromkeys(suffix for format in FORMATS for suffix in format.suffixes))
"""Every suffix a recording can have."""


def _crf(small: int, good: int, best: int) -> dict[Quality, dict[str, str]]:
    return _graded(("crf",), small, good, best)


def _graded(names: tuple[str, ...], small: int, good: int, best: int) -> dict[Quality, dict[str, str]]:
    values = {Quality.SMALL: small, Quality.GOOD: good, Quality.BEST: best}
    return {quality: {name: str(value) for name in names} for quality, value in values.items()}


_APPLE_BITS = {Quality.SMALL: 0.06, Quality.GOOD: 0.2, Quality.BEST: 0.4}
_NVENC = {"preset": "p4", "rc": "vbr", "b": "0"}
_AMF = {"usage": "transcoding", "rc": "cqp"}


def _on_cards(codec: str) -> tuple[VideoEncoder, ...]:
    """The encoders of graphics cards for a codec, by FFmpeg's prefix."""
    return (
        VideoEncoder(f"{codec}_nvenc", "NVIDIA NVENC", _graded(("cq",), 31, 24, 19), _NVENC, True, least_px=160),
        VideoEncoder(
            f"{codec}_qsv",
            "Intel Quick Sync",
            _graded(("global_quality",), 31, 24, 19),
            hardware=True,
            pix_fmt="nv12",
            least_px=128,
        ),
        VideoEncoder(
            f"{codec}_amf",
            "AMD AMF",
            _graded(("qp_i", "qp_p"), 31, 24, 19),
            _AMF,
            hardware=True,
            pix_fmt="nv12",
            least_px=128,
        ),
        VideoEncoder(
            f"{codec}_videotoolbox",
            "Apple VideoToolbox",
            {},
            {"allow_sw": "0", "realtime": "1"},
            hardware=True,
            bits=_APPLE_BITS,
            pix_fmt="nv12",
            least_px=128,
        ),
    )


ENCODERS: Mapping[str, tuple[VideoEncoder, ...]] = {
    "h264": (
        VideoEncoder("libx264", "x264", _crf(25, 19, 15), {"preset": "veryfast"}),
        *_on_cards("h264"),
    ),
    "h265": (
        # "ultrafast": at "superfast" one core does 11 pictures of 720p a second, which no live session could hold.
        VideoEncoder(
            "libx265",
            "x265",
            _crf(28, 23, 19),
            {"preset": "ultrafast", "x265-params": "log-level=none"},
            least_px=16,
        ),
        *_on_cards("hevc"),
    ),
    "av1": (
        # pred-struct=1: a packet for every frame at once. Left alone it holds back forty, lost when the power goes.
        VideoEncoder(
            "libsvtav1",
            "SVT-AV1",
            _crf(45, 33, 22),
            {"preset": "11", "svtav1-params": "pred-struct=1"},
            takes_odd=True,
            least_px=4,
        ),
        *_on_cards("av1"),
    ),
    "gif": (VideoEncoder("gif", "GIF", {}, pix_fmt="pal8", takes_odd=True),),
}
"""Codec -> its encoders; the first is the one in software, which needs nothing but FFmpeg."""


def format_named(name: str) -> Format:
    """The format of that name. Raises SinkError."""
    found = next((format for format in FORMATS if format.name == name), None)
    if found is None:
        raise SinkError(f"There is no format {name!r}; there are {', '.join(each.name for each in FORMATS)}.")
    return found


def format_of(path: Path, name: str | None = None) -> Format:
    """The format `name` for `path`; None: what the suffix means. Raises SinkError when the two do not go together."""
    suffix = path.suffix.lower()
    if name is None:
        found = next((format for format in FORMATS if suffix in format.suffixes), None)
        if found is None:
            raise SinkError(f"Videos are written as {', '.join(RECORDER_SUFFIXES)}, not as {path.name!r}.")
        return found
    wanted = format_named(name)
    if suffix not in wanted.suffixes:
        raise SinkError(f"Files of the format {wanted.name} end in {wanted.suffixes[0]}, not as {path.name!r} does.")
    return wanted
