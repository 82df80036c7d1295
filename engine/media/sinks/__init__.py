"""Where stylized frames go: one file a kind, one row here. Modules are imported when asked for, not before."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from engine.libraries import open_libraries
from engine.protocols import Sink

if TYPE_CHECKING:
    from engine.media.microphone import Listenable
    from engine.media.sinks.encoders import EncodingPlan

__all__ = ["SINKS", "make_recording", "make_sink"]

SINKS = {
    "recorder": "engine.media.sinks.recorder:RecorderSink",
    "gif": "engine.media.sinks.gif:GifSink",
    "snapshot": "engine.media.sinks.snapshot:SnapshotSink",
    "memory": "engine.media.sinks.memory:MemorySink",
    "virtual_camera": "engine.media.sinks.virtual_camera:VirtualCameraSink",
}
"""Kind of sink -> "module:Class"."""

_ENCODED = ("recorder", "gif")
"""Kinds that need PyAV."""


def make_sink(kind: str, *args: Any, **options: Any) -> Sink:
    """A sink of that kind, made with the arguments of its class. Raises KeyError for a kind not in `SINKS`."""
    module, _, name = SINKS[kind].partition(":")
    if kind in _ENCODED:
        open_libraries("av")
    return cast(Sink, getattr(importlib.import_module(module), name)(*args, **options))


def make_recording(
    path: Path,
    plan: EncodingPlan,
    tell: Callable[[str], None],
    *,
    fps: float | None = None,
    audio_from: Path | None = None,
    microphone: Listenable | None = None,
    overwrite: bool = False,
) -> Sink:
    """A recording at `path` as `plan` says; the arguments are those of `RecorderSink`. `tell` gets the plan's note."""
    if plan.note:
        tell(plan.note)
    if plan.format.muxer == "gif":
        return make_sink("gif", path, plan.quality, overwrite=overwrite, tell=tell)
    return make_sink(
        "recorder", path, fps, audio_from, microphone=microphone, plan=plan, overwrite=overwrite, tell=tell
    )
