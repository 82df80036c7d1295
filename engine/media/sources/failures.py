"""What is said of a video or a stream that cannot be opened or breaks off: one sentence for what PyAV raises."""

from __future__ import annotations

from pathlib import Path

import av


def why_not_opened(name: str, error: Exception, path: Path | None, timeout_s: float) -> str:
    """Of a file, or of an address where there is no `path`, that was silent for at most `timeout_s`."""
    if isinstance(error, PermissionError):
        return why_not_read(name, error)
    if path is not None:
        return f"{name} is not a video that can be read, or it is damaged."
    if isinstance(error, av.error.ExitError | TimeoutError):
        return f"{name} did not answer within {timeout_s:g} seconds."
    if isinstance(error, av.error.ProtocolNotFoundError):
        return f"{name} is not an address that can be read (rtsp, http, https, udp and the like are)."
    return f"{name} cannot be opened: {_words(error)}."


def why_not_read(name: str, error: OSError) -> str:
    """Of a file that the system does not even let us see."""
    if isinstance(error, PermissionError):
        return f"{name} cannot be read: permission denied."
    return f"{name} cannot be read: {_words(error)}."


def why_broken_off(name: str, error: Exception, live: bool, timeout_s: float) -> str:
    """Of a stream (`live`) or a file in the middle of it."""
    if isinstance(error, av.error.ExitError | TimeoutError):
        return f"{name} gave no frame for {timeout_s:g} seconds."
    kind = "broke off" if live else "is damaged or cut short"
    return f"{name} {kind} ({_words(error)})."


def _words(error: Exception) -> str:
    text = getattr(error, "strerror", None) or str(error)
    return str(text).rstrip(".").lower()
