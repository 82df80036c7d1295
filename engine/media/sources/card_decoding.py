"""Opens films whose pictures a graphics card decodes; the frames come back to main memory. On the capture thread.

FFmpeg has one kind of device per maker ("cuda", "videotoolbox", "d3d11va", ..), and a build knows kinds that the
machine lacks: only opening tells. A film that no card takes is refused with the reasons; the processor never steps in
silently.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import av
from av.codec.hwaccel import HWAccel, hwdevices_available

from engine.errors import SourceError

T = TypeVar("T")

_OTHER_CODEC = "does not decode films of this kind"
_USUAL_CODEC = "h264"


def open_on_card(path: Path, kinds: Sequence[str] | None = None) -> tuple[av.container.InputContainer, str]:
    """The file, opened, and the first of `kinds` that decodes pictures of it; None = all kinds that FFmpeg was built
    with. Raises SourceError with the reasons of all.
    """
    opened = _first_that_works(kinds, lambda kind: av.open(f"file:{path}", hwaccel=_acceleration(kind)))
    if isinstance(opened, str):
        raise SourceError(f"No graphics card here decodes {path} ({opened}).")
    return opened


def why_no_card(kinds: Sequence[str] | None = None) -> str | None:
    """One sentence why no graphics card decodes films here, None where one takes the most usual kind; what a card makes
    of a certain film only opening that tells. Takes a moment: drivers are loaded.
    """
    found = _first_that_works(kinds, lambda kind: _acceleration(kind).create(av.Codec(_USUAL_CODEC, "r")))
    return f"No graphics card here decodes videos ({found})." if isinstance(found, str) else None


def _acceleration(kind: str) -> HWAccel:
    # FFmpeg would fall back to the processor without a word.
    return HWAccel(kind, allow_software_fallback=False)


def _first_that_works(kinds: Sequence[str] | None, attempt: Callable[[str], T]) -> tuple[T, str] | str:
    """What the first kind gives that can, and which one that is; else why none of them can."""
    reasons = {}
    for kind in hwdevices_available() if kinds is None else kinds:
        try:
            return attempt(kind), kind
        except (av.error.FFmpegError, OSError) as error:
            reasons[kind] = (error.strerror or str(error)).rstrip(".").lower()
        # PyAV's own error for a codec the card has no decoder for.
        except RuntimeError:
            reasons[kind] = _OTHER_CODEC
    return "; ".join(f"{kind}: {reason}" for kind, reason in reasons.items()) or "FFmpeg was built without any"


def check_on_card(stream: av.VideoStream, kind: str, path: Path) -> None:
    """Refuse a file of which the card took another picture, such as a cover, than `stream`. Raises SourceError."""
    # PyAV gives the card to the first video stream, which may be the cover of an album.
    if not stream.codec_context.is_hwaccel:
        raise SourceError(f"No graphics card here decodes {path} ({kind}: {_OTHER_CODEC}).")
