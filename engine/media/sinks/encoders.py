"""Which encoders work on this machine: asked of PyAV, and of graphics cards by really encoding.

Called on worker threads of the window and by the command line; a trial takes a second or two.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from engine.errors import SinkError
from engine.libraries import open_libraries
from engine.media.sinks.formats import ENCODERS, Encoding, Format, Quality, VideoEncoder, format_named
from engine.processes import run_module

_TRIAL_S = 20.0

TryEncoder = Callable[[VideoEncoder], str | None]


@dataclass(frozen=True, slots=True)
class EncodingPlan:
    """How a recording is going to be encoded.

    Attributes:
        encoders: the one to use, and the one to fall back on should it refuse the frames after all.
        passed_over: encoders that were wanted and do not work here, label -> why.
    """

    format: Format
    quality: Quality
    encoders: tuple[VideoEncoder, ...]
    passed_over: Mapping[str, str] = field(default_factory=dict)

    @property
    def note(self) -> str:
        """What the user must know of it: that software encodes although the graphics card was wanted. Else empty."""
        if not self.passed_over:
            return ""
        reasons = "; ".join(f"{label}: {reason}" for label, reason in self.passed_over.items())
        return f"No graphics card encodes {self.format.label} here, so the processor does ({reasons})."


class EncoderBench:
    """Finds out which encoders work, and remembers it.

    Threads: any; two that ask at the same time wait for one trial.
    """

    def __init__(self, built_in: TryEncoder | None = None, trial: TryEncoder | None = None) -> None:
        """`built_in`: why PyAV lacks an encoder, None when it has it. `trial`: why an encoder failed, None if not."""
        self._built_in = built_in or why_not_built_in
        self._trial = trial or try_out
        self._lock = threading.Lock()
        self._known: dict[str, str | None] = {}

    def why_not(self, encoder: VideoEncoder) -> str | None:
        """None when `encoder` works here, else the reason, without a full stop. Slow once for hardware."""
        with self._lock:
            if encoder.name not in self._known:
                missing = self._built_in(encoder)
                self._known[encoder.name] = missing or (self._trial(encoder) if encoder.hardware else None)
            return self._known[encoder.name]

    def why_no_format(self, format: Format) -> str | None:
        """None when `format` can be recorded here, else the reason. Quick: only software counts."""
        return self.why_not(ENCODERS[format.codec][0])

    def why_no_hardware(self, format: Format) -> str | None:
        """None when some graphics card encodes `format`, else every reason. Slow once."""
        reasons = {encoder.label: self.why_not(encoder) for encoder in ENCODERS[format.codec][1:]}
        if any(reason is None for reason in reasons.values()):
            return None
        return "; ".join(f"{label}: {reason}" for label, reason in reasons.items()) or "there is none for it"

    def plan(self, encoding: Encoding, format: Format | None = None) -> EncodingPlan:
        """How `encoding` is done here, in `format` rather than its own where given. Raises SinkError."""
        format = format or format_named(encoding.format)
        software, *cards = ENCODERS[format.codec]
        why_not = self.why_not(software)
        if why_not is not None:
            raise SinkError(f"{format.label} cannot be recorded here: {why_not}.")
        passed_over: dict[str, str] = {}
        for card in cards if encoding.hardware else ():
            reason = self.why_not(card)
            if reason is None:
                return EncodingPlan(format, encoding.quality, (card, software))
            passed_over[card.label] = reason
        return EncodingPlan(format, encoding.quality, (software,), passed_over)


def why_not_built_in(encoder: VideoEncoder) -> str | None:
    """None when this build of PyAV has `encoder`. Loads PyAV."""
    open_libraries("av")
    import av

    try:
        av.Codec(encoder.name, "w")
    except av.codec.codec.UnknownCodecError:
        return f"this build of PyAV has no {encoder.label}"
    return None


def try_out(encoder: VideoEncoder) -> str | None:
    """Encode a few frames with `encoder` in a process of its own; None when that worked, else why not."""
    options = [f"{key}={value}" for key, value in encoder.options(Quality.GOOD).items()]
    ended = run_module(
        "engine.media.sinks.encoder_trial", [encoder.name, encoder.pix_fmt, *options], timeout_s=_TRIAL_S
    )
    return None if ended.code == 0 else ended.problem.rstrip(".")
