"""What a session tells the world. Delivered on engine threads, in order, to the one listener given to `Session`.

`app/services/session_signals.py` turns them into Qt signals; the command line prints what concerns it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from engine.values import EngineConfig, Progress, RunningOn, State, StopReason, StreamInfo


@dataclass(frozen=True, slots=True)
class StateChanged:
    """The session entered `state`."""

    state: State


@dataclass(frozen=True, slots=True)
class SourceOpened:
    """The source is open and says this of itself."""

    info: StreamInfo


@dataclass(frozen=True, slots=True)
class SourceWaiting:
    """`waiting`: a live source gives nothing, the last picture is stale; not `waiting`: it gives pictures again."""

    waiting: bool


@dataclass(frozen=True, slots=True)
class RunnerReady:
    """From the next frame on the picture is computed by this."""

    running_on: RunningOn


@dataclass(frozen=True, slots=True)
class ConfigKept:
    """`refused`, asked for last, cannot be built, and `problem` says why: the picture goes on with `config`."""

    config: EngineConfig
    refused: EngineConfig
    problem: str


@dataclass(frozen=True, slots=True)
class StyleReady:
    """The code of the style `key` is in memory; choosing it takes effect on the next frame."""

    key: str


@dataclass(frozen=True, slots=True)
class Working:
    """A job on the job thread moved on."""

    progress: Progress


@dataclass(frozen=True, slots=True)
class Problem:
    """Something went wrong that the user must know; `text` is one sentence. The session goes on where it can."""

    text: str


@dataclass(frozen=True, slots=True)
class SinkClosed:
    """A sink is done: `path` is the finished file (None for sinks without one), `problem` why it ended early, if so;
    `share_missing` of the frames there were, 0..1, are not in it.
    """

    sink_id: int
    path: Path | None
    problem: str | None
    share_missing: float = 0.0


@dataclass(frozen=True, slots=True)
class Finished:
    """The session came to rest; announced exactly once per start. `problem` is set when reason is FAILED."""

    reason: StopReason
    problem: str | None = None


Event = (
    StateChanged
    | SourceOpened
    | SourceWaiting
    | RunnerReady
    | ConfigKept
    | StyleReady
    | Working
    | Problem
    | SinkClosed
    | Finished
)
