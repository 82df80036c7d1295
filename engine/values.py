"""The values that travel between threads and rooms: frozen, replaced whole, never written into.

Used by every module of `engine`, and by `app`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]
"""uint8, H x W x 3, RGB, C-contiguous, 0..255. Owned by whoever received it last; never written once published."""

Plane = npt.NDArray[np.uint8]
"""uint8, H x W: one value a place, 0..255."""

NETWORKS = ("fast", "quality")
"""Names of the weights that ship, the quickest first."""

AUTO_NETWORK = "auto"
"""Said by whoever leaves it to the window which of them paints: the finest that keeps up."""

AUTO_PRECISION = "auto"

PRECISIONS = {"fp32": "float32", "bf16": "bfloat16", "fp16": "float16", "int8": "int8"}
"""What a network can be computed in -> how people write it, the most exact first. A back end says which it offers."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture and when it happened.

    Attributes:
        pixels: see `Pixels`; any height and width >= 1.
        time_s: presentation time in seconds in the stream's own clock, rising from about 0.
        captured_s: `time.perf_counter()` when the source handed the frame over; frame age counts from here.
        index: 0, 1, 2 .. in the order of the source; gaps mean dropped frames.
        duration_s: how long it is shown, in seconds, where its source says so; what counts of it is that of the last
            frame, for the others end where the next one begins.
        lap: how many times the film began anew at its end before this frame; `time_s` then starts over.
    """

    pixels: Pixels
    time_s: float
    captured_s: float
    index: int
    duration_s: float | None = None
    lap: int = 0


@dataclass(frozen=True, slots=True)
class Rendered:
    """A stylized frame beside the frame it was made from (same size), for split view and snapshots."""

    stylized: Frame
    original: Frame


@dataclass(frozen=True, slots=True)
class EngineConfig:
    """What the engine runs on; a change of it builds a new runner.

    Attributes:
        backend: a name of the back end table, or "auto" for the best one that passes its self-test.
        device: "auto", or a device the back end knows ("cpu", "cuda", "cuda:1", "GPU").
        weights: a name of the weights manifest.
        working_size: (width, height) of the box the network's picture is fitted into, in pixels, its shape kept; None =
            the source's own size. The output always has the source's size.
        precision: one of `PRECISIONS`, or "auto" for the quickest the back end has here; one it has not is refused.
        target_fps: frames per second a live session holds by choosing the working size itself, when `working_size` is
            None; None = it does not. A render never does.
        least_lines: what the short side of the picture is then not made smaller than.
        throughput: several frames are painted at once where the back end gets more of them done that way, though each
            takes longer: for renders, which nobody watches.
    """

    backend: str = "auto"
    device: str = "auto"
    weights: str = "fast"
    working_size: tuple[int, int] | None = None
    target_fps: float | None = None
    least_lines: int = 360
    precision: str = AUTO_PRECISION
    throughput: bool = False


@dataclass(frozen=True, slots=True)
class StreamInfo:
    """What a source says of itself once opened.

    Attributes:
        name: for people: the camera's name, the file's name.
        width, height: pixels, as displayed (rotation applied).
        fps: nominal frames per second, or None where unknown; time stamps count, not this.
        frame_count: frames in all, or None (live, or unknown).
        duration_s: length in seconds, or None.
        live: frames come when they come (camera, stream) and a late one is worth nothing.
        audio_path: file whose sound belongs to these frames, with what else it has, or None.
        decoded_on: the kind of graphics card that decodes the pictures ("cuda"); "" = the processor does.
        notes: what is done to the pictures that the user should know, a sentence each.
    """

    name: str
    width: int
    height: int
    fps: float | None
    frame_count: int | None = None
    duration_s: float | None = None
    live: bool = False
    audio_path: Path | None = None
    decoded_on: str = ""
    notes: tuple[str, ...] = ()


class State(Enum):
    """Where a session stands; the value is the word shown to people."""

    IDLE = "idle"
    STARTING = "starting"
    RUNNING = "running"
    PAUSED = "paused"
    STOPPING = "stopping"


class StopReason(Enum):
    """Why a session came to rest."""

    FINISHED = "finished"
    STOPPED = "stopped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class RunningOn:
    """What really computes the picture: always shown.

    Attributes:
        backend: name of the back end ("openvino", "eager").
        device: for people: "CPU", "NVIDIA H200".
        precision: one of `PRECISIONS`.
        skipped: back ends that were preferred but not taken, name -> one-sentence reason.
        size_px: (width, height) the network works at; None where nobody said.
        sight: what sees people and distances beside it, while the look goes by them; else None.
    """

    backend: str
    device: str
    precision: str
    skipped: Mapping[str, str] = field(default_factory=dict)
    size_px: tuple[int, int] | None = None
    sight: RunningOn | None = None


@dataclass(frozen=True, slots=True)
class Stats:
    """Figures of the last two seconds of a session.

    Attributes:
        fps_in, fps_out: frames per second captured and stylized.
        age_ms: median age of a frame when it was handed to the display (capture time to hand-over).
        stage_ms: stage name -> median milliseconds per frame ("capture", "prepare", "people", "network", "finish").
        dropped: frames captured but never stylized since the start (live only).
        sink_dropped: frames a recorder could not take since the start.
        running_on: None before the runner is ready.
        still: the picture stands still, and is painted once only.
        shrunk: it is painted smaller than the source is, so that the rate is held.
    """

    fps_in: float = 0.0
    fps_out: float = 0.0
    age_ms: float = 0.0
    stage_ms: Mapping[str, float] = field(default_factory=dict)
    dropped: int = 0
    sink_dropped: int = 0
    running_on: RunningOn | None = None
    still: bool = False
    shrunk: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is: `done` of `total` (total 0 = unknown), and what is being done, in the user's words."""

    label: str
    done: int = 0
    total: int = 0
