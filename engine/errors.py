"""Errors the engine raises on purpose. The message of each is one sentence fit for the user.

`app` shows the message as it is; anything that is not an `EngineError` is a defect and goes to the log with its
traceback.
"""

from __future__ import annotations


class EngineError(Exception):
    """Base of all: `str(error)` is a plain sentence that names the value at fault."""


class SourceError(EngineError):
    """A source cannot be opened, or died while being read."""


class PictureError(EngineError):
    """A picture file cannot be read or written as asked."""


class SinkError(EngineError):
    """A sink cannot be opened, or failed while writing (disk full, folder gone)."""


class StyleError(EngineError):
    """A style is unknown, or its image cannot be used."""


class PresetError(EngineError):
    """A preset is unknown or damaged, cannot be kept, or needs a style that is not here."""


class BackendError(EngineError):
    """A back end is unknown, not available here, or failed to build or run."""


class ThreadError(EngineError):
    """The system gives no more threads."""


class StateError(EngineError):
    """A command that the session cannot take in its present state."""
