"""How a video is to be encoded: `--format`, `--quality`, `--hardware`, and the plan they make with the suffix."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from app.cli.console import UsageError

if TYPE_CHECKING:
    from engine.media import EncodingPlan

# Written out, so that `pastiche --help` need not load the engine; a test compares them with its tables.
FORMAT_NAMES = ("mp4-h264", "mp4-h265", "mp4-av1", "mkv-h264", "mkv-h265", "mkv-av1", "gif")
QUALITY_NAMES = ("small", "good", "best")


def add_format_options(parser: argparse.ArgumentParser) -> None:
    """`--format`, `--quality` and `--hardware`."""
    group = parser.add_argument_group("file")
    group.add_argument(
        "--format",
        choices=FORMAT_NAMES,
        metavar="NAME",
        help=f"{', '.join(FORMAT_NAMES)} (default: by the suffix of OUT, with H.264; gif: no sound, made smaller)",
    )
    group.add_argument(
        "--quality",
        choices=QUALITY_NAMES,
        default="good",
        help="small: for sending; good; best: for cutting and encoding once more (default: good)",
    )
    group.add_argument(
        "--hardware", action="store_true", help="encode on the graphics card; says so where that does not work"
    )


def plan_of(args: argparse.Namespace) -> EncodingPlan:
    """How `args.output` is going to be encoded. Slow with `--hardware`. Raises UsageError."""
    from engine.errors import SinkError
    from engine.media import EncoderBench, Encoding, Quality, format_of

    try:
        format = format_of(args.output, args.format)
        encoding = Encoding(format.name, Quality(args.quality), args.hardware)
        return EncoderBench().plan(encoding)
    except SinkError as error:
        raise UsageError(str(error)) from error
