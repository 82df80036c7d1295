"""Which streams of a file are films. Called from any thread."""

from __future__ import annotations

from pathlib import Path

import av
from av.stream import Disposition

TEXT_AS_VIDEO = "tty"
"""FFmpeg's format of text files, which it films as they would scroll over a terminal; nobody means that."""


def moving_pictures(container: av.container.InputContainer) -> list[av.VideoStream]:
    """The video streams but for the covers of songs."""
    return [each for each in container.streams.video if not each.disposition & Disposition.attached_pic]


def holds_film(path: Path) -> bool:
    """Whether there is a film in a file, by its header; a picture, a text or a song is none. No errors."""
    try:
        with av.open(f"file:{path}") as container:
            return bool(moving_pictures(container)) and not _strings_pictures(container.format.name)
    except (av.error.FFmpegError, OSError, ValueError):
        return False


def _strings_pictures(format_name: str) -> bool:
    """FFmpeg takes every picture for a film of one."""
    return format_name == TEXT_AS_VIDEO or format_name.endswith("_pipe") or format_name.startswith("image2")
