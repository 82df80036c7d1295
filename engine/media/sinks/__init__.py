"""Where stylized frames go: one file a kind, one row here. Modules are imported when asked for, not before."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from engine.libraries import open_libraries
from engine.protocols import Sink

if TYPE_CHECKING:
    from engine.media.microphone import Listenable
    from engine.media.sinks.encoders import EncodingPlan

__all__ = ["SINKS", "make_recording", "make_sink"]


@dataclass(frozen=True, slots=True)
class SinkRow:
    """A kind of sink.

    Attributes:
        target: "module:Class".
        libraries: packages whose shared libraries are opened before the module is imported.
    """

    target: str
    libraries: tuple[str, ...] = ()


SINKS = {
    "recorder": SinkRow("engine.media.sinks.recorder:RecorderSink", ("av",)),
    "gif": SinkRow("engine.media.sinks.gif:GifSink", ("av",)),
    "snapshot": SinkRow("engine.media.sinks.snapshot:SnapshotSink"),
    "memory": SinkRow("engine.media.sinks.memory:MemorySink"),
    "virtual_camera": SinkRow("engine.media.sinks.virtual_camera:VirtualCameraSink"),
}
"""By kind."""


def make_sink(kind: str, *args: Any, **options: Any) -> Sink:
    """A sink of that kind, made with the arguments of its class. Raises KeyError for a kind not in `SINKS`."""
    row = SINKS[kind]
    for library in row.libraries:
        open_libraries(library)
    module, _, name = row.target.partition(":")
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
