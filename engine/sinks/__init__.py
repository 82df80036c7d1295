"""Where stylized frames go: one file a kind, one row here. Modules are imported when asked for, not before."""

from __future__ import annotations

import importlib
from typing import Any, cast

from engine.protocols import Sink

__all__ = ["SINKS", "make_sink"]

SINKS = {
    "recorder": "engine.sinks.recorder:RecorderSink",
    "snapshot": "engine.sinks.snapshot:SnapshotSink",
    "memory": "engine.sinks.memory:MemorySink",
}
"""Kind of sink -> "module:Class"."""


def make_sink(kind: str, *args: Any, **options: Any) -> Sink:
    """A sink of that kind, made with the arguments of its class. Raises KeyError for a kind not in `SINKS`."""
    module, _, name = SINKS[kind].partition(":")
    return cast(Sink, getattr(importlib.import_module(module), name)(*args, **options))
