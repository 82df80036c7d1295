"""One file of the queue: what is to be made of it, how far it is, and how it looks in the file that keeps the queue."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from engine.errors import PresetError
from engine.look.preset import Preset, preset_from_record, preset_record
from engine.render.excerpt import WHOLE, Span


class JobState(Enum):
    """Where a job stands; the value is what the queue's file calls it."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


OVER = frozenset({JobState.DONE, JobState.FAILED, JobState.CANCELLED})
"""Nothing more happens to these by itself."""


@dataclass(frozen=True, slots=True)
class QueueJob:
    """A video or picture to be repainted; replaced whole.

    Attributes:
        number: tells it from the others, also another day.
        source: the file. folder: where the result goes. look: what to paint it in.
        working_size: box the network's picture is fitted into, in pixels; None = the file's own size.
        state: where it stands. target: the result, None before it is there.
        done, total: frames; total 0 = unknown. eta_s: seconds still to go, None while unknown.
        step: what is being done before frames flow, in the user's words. problem: why it failed.
        on_card: a video is decoded by a graphics card, or the job fails.
        span: the part of a film that is repainted.
        notes: what the result does not have of the file, a sentence each.
    """

    number: int
    source: Path
    folder: Path
    look: Preset
    working_size: tuple[int, int] | None = None
    state: JobState = JobState.WAITING
    target: Path | None = None
    done: int = 0
    total: int = 0
    eta_s: float | None = None
    step: str = ""
    problem: str = ""
    on_card: bool = False
    notes: tuple[str, ...] = ()
    span: Span = WHOLE

    @property
    def is_over(self) -> bool:
        """Whether nothing more happens to it by itself."""
        return self.state in OVER


def record_of(job: QueueJob) -> dict[str, object]:
    """The job in JSON; how far it is does not count, for one that was cut begins again."""
    # A program that ends in the middle leaves a job that has to begin again.
    state = JobState.WAITING if job.state is JobState.RUNNING else job.state
    return {
        "number": job.number,
        "source": str(job.source),
        "folder": str(job.folder),
        "look": preset_record(job.look),
        "working_size": job.working_size,
        "on_card": job.on_card,
        "span": [job.span.begin_s, job.span.end_s],
        "state": state.value,
        "target": str(job.target) if job.target else None,
        "problem": job.problem,
        "notes": list(job.notes),
    }


def job_from(raw: Any, path: Path) -> QueueJob:
    """The job of a record in the file `path`. Raises ValueError when it makes no sense."""
    try:
        if not isinstance(raw["look"], dict):
            raise TypeError(f"{raw['look']!r} is no look")
        size = raw["working_size"]
        target = raw["target"]
        return QueueJob(
            number=int(raw["number"]),
            source=Path(raw["source"]),
            folder=Path(raw["folder"]),
            look=preset_from_record(raw["look"], path),
            working_size=(int(size[0]), int(size[1])) if size else None,
            # Not in the files of earlier versions.
            on_card=raw.get("on_card") is True,
            state=JobState(raw["state"]),
            target=Path(target) if target else None,
            problem=str(raw["problem"]),
            notes=tuple(map(str, raw.get("notes", ()))),
            span=_span_from(raw.get("span", (0.0, None))),
        )
    except (KeyError, TypeError, AttributeError, IndexError, OverflowError, PresetError) as error:
        raise ValueError(f"no job: {error}") from error


def _span_from(raw: Any) -> Span:
    begin_s, end_s = raw
    return Span(float(begin_s), None if end_s is None else float(end_s))
