"""Opens films whose pictures a graphics card decodes; the frames come back to main memory. On the capture thread.

FFmpeg has one kind of device per maker ("cuda", "videotoolbox", "d3d11va", ..), and a build knows kinds that the
machine lacks: only opening tells. What no card takes is refused with the reasons; the processor never steps in unsaid.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import av
from av.codec.hwaccel import HWAccel, hwdevices_available

from engine.errors import SourceError

_OTHER_CODEC = "does not decode films of this kind"


def open_on_card(path: Path, kinds: Sequence[str] | None = None) -> tuple[av.container.InputContainer, str]:
    """The file, opened, and the first of `kinds` that decodes pictures of it; None = all kinds that FFmpeg was built
    with. Raises SourceError with the reasons of all.
    """
    reasons = {}
    for kind in hwdevices_available() if kinds is None else kinds:
        try:
            return av.open(f"file:{path}", hwaccel=HWAccel(kind, allow_software_fallback=False)), kind
        except (av.error.FFmpegError, OSError) as error:
            reasons[kind] = (error.strerror or str(error)).rstrip(".").lower()
        except RuntimeError:
            reasons[kind] = _OTHER_CODEC
    why = "; ".join(f"{kind}: {reason}" for kind, reason in reasons.items()) or "FFmpeg was built without any"
    raise SourceError(f"No graphics card here decodes {path} ({why}).")


def check_on_card(stream: av.VideoStream, kind: str, path: Path) -> None:
    """Refuse a file of which the card took another picture, such as a cover, than `stream`. Raises SourceError."""
    if not stream.codec_context.is_hwaccel:
        raise SourceError(f"No graphics card here decodes {path} ({kind}: {_OTHER_CODEC}).")
