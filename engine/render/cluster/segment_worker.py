"""The worker's work: one segment of a film, rendered the ordinary way into a file of its own, without sound.

Lives in a worker's process, one stylizer for all of its segments. Knows nothing of Ray.
"""

from __future__ import annotations

import logging
import os
import uuid
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from engine.errors import EngineError, SinkError
from engine.look.look import Look
from engine.look.needs import Need, StyleNeed
from engine.media.sinks import make_sink
from engine.media.sources.video import VideoSource
from engine.protocols import OnPart, Sink, unwatched
from engine.render.cluster.plan import Segment
from engine.render.cluster.segment_file import SEGMENT_SUFFIX, part_name, segment_plan
from engine.render.cluster.task import MakeWorkerStylizer, SegmentOutcome, Task
from engine.render.video import RenderProgress, RenderSummary, render_video
from engine.stats import StageClock
from engine.styles.library import StyleLibrary
from engine.stylize.protocol import StylizerLike
from engine.values import Frame, Progress, RunningOn, StreamInfo

log = logging.getLogger(__name__)

# Far below the distance of two frames, far above the rounding of a time.
_SAME_TIME_S = 1e-7


class SegmentWorker:
    """Renders segment after segment.

    Threads: one at a time.
    """

    def __init__(self, make_stylizer: MakeWorkerStylizer) -> None:
        self._make_stylizer = make_stylizer
        self._stylizer: _ReusedStylizer | None = None
        self._made_for: object = None

    def render(self, task: Task, moved: Callable[[int], None] = lambda _: None) -> SegmentOutcome:
        """Do `task`; `moved` is told how many frames of it are painted. What cannot be done is said in the outcome."""
        part = task.folder / part_name(uuid.uuid4().hex)
        try:
            summary = self._render(task, part, moved)
            # A name of its own: another worker, thought lost, may deliver the same segment.
            name = f"{task.name}-{uuid.uuid4().hex[:8]}{SEGMENT_SUFFIX}"
            _settle(part, task.folder / name)
        except EngineError as error:
            return SegmentOutcome(problem=str(error))
        except OSError as error:
            return SegmentOutcome(problem=f"{task.folder} cannot be written: {error.strerror or error}.")
        finally:
            # Renamed where all went well.
            part.unlink(missing_ok=True)
        return SegmentOutcome(name, running_on=summary.running_on)

    def close(self) -> None:
        """Free the device; any number of times."""
        if self._stylizer is not None:
            self._stylizer.close()
        self._stylizer = None

    def _render(self, task: Task, part: Path, moved: Callable[[int], None]) -> RenderSummary:
        def advance(progress: RenderProgress) -> None:
            # Frames of the warm-up are not frames of the film.
            moved(max(0, progress.done - task.segment.warm_up))

        recipe, segment = task.recipe, task.segment
        sink = AfterWarmUp(make_sink("recorder", part, plan=segment_plan(recipe.encoding)), segment)
        source = SegmentSource(task.film, segment)
        stylizer = self._stylizer_for(task)
        summary = render_video(source, sink, stylizer, recipe.look, advance, tour=recipe.tour)
        # A hole would shift everything behind it: better no segment than a short one.
        if sink.written != segment.frames:
            raise SinkError(
                f"{task.film} gives {sink.written} of {segment.frames} frames from {segment.first_s:.1f} s on; "
                "it may be damaged: render it without a cluster."
            )
        return summary

    def _stylizer_for(self, task: Task) -> StylizerLike:
        wanted = (task.recipe.config, task.recipe.styles, task.recipe.cache)
        if self._stylizer is None or self._made_for != wanted:
            self.close()
            library = StyleLibrary(task.styles)
            self._stylizer = _ReusedStylizer(self._make_stylizer(task.recipe.config, library, task.recipe.cache))
            self._made_for = wanted
        return self._stylizer


def _settle(part: Path, target: Path) -> None:
    """Give a file its name once its bytes are on the disk."""
    with open(part, "rb+") as file:
        # Renaming alone is no promise: after a power cut the name may be there and the bytes not.
        os.fsync(file.fileno())
    os.replace(part, target)


class SegmentSource:
    """The frames of a segment and of its warming up, at the times they have in the film.

    Threads: open, read and close on the capture thread.
    """

    def __init__(self, film: Path, segment: Segment) -> None:
        self._film = VideoSource(film, live=False)
        self._segment = segment

    def open(self) -> StreamInfo:
        """Open the film where the segment begins. Raises SourceError."""
        info = self._film.open()
        if self._segment.warm_from_s > 0:
            self._film.seek(self._segment.warm_from_s)
        return replace(info, frame_count=self._segment.warm_up + self._segment.frames, audio_path=None)

    def read(self) -> Frame | None:
        """The next frame; None behind the last one of the segment. Raises SourceError."""
        frame = self._film.read()
        return None if frame is None or frame.time_s > self._segment.last_s + _SAME_TIME_S else frame

    def close(self) -> None:
        """Close the film; any number of times."""
        self._film.close()


class AfterWarmUp:
    """A sink that passes on what belongs to the segment alone.

    Attributes:
        written: frames passed on.

    Threads: those of the sink behind it.
    """

    def __init__(self, sink: Sink, segment: Segment) -> None:
        self.written = 0
        self._sink = sink
        self._begin_s = segment.first_s - _SAME_TIME_S

    def open(self, info: StreamInfo) -> None:
        """Open the sink behind it. Raises SinkError."""
        self._sink.open(info)

    def write(self, frame: Frame) -> None:
        """Pass on a frame of the segment. Raises SinkError."""
        # What comes before was painted for the statistics alone.
        if frame.time_s >= self._begin_s:
            self._sink.write(frame)
            self.written += 1

    def close(self) -> None:
        """Close the sink behind it. Raises SinkError."""
        self._sink.close()


class _ReusedStylizer:
    """A stylizer that is built once for frames of one size and begins each segment as if it knew nothing of others.

    A gap in time makes the memory of the scene begin anew (`engine/stylize/motion/temporal.py`), so each segment is
    shown to the stylizer some time after the one before it.
    """

    _APART_S = 60.0

    def __init__(self, stylizer: StylizerLike) -> None:
        self._stylizer = stylizer
        self._size_px: tuple[int, int] | None = None
        self._begun = False
        self._shift_s = self._shown_s = 0.0

    @property
    def running_on(self) -> RunningOn | None:
        """See `StylizerLike`."""
        return self._stylizer.running_on

    def prepare(
        self, size_px: tuple[int, int], progress: Callable[[Progress], None], cancelled: Callable[[], bool]
    ) -> None:
        """See `StylizerLike`; the beginning of a segment."""
        self._begun = False
        # The same size again: the stylizer that is there goes on.
        if size_px != self._size_px:
            self._size_px = None
            self._stylizer.prepare(size_px, progress, cancelled)
            self._size_px = size_px

    def missing(self, needs: Iterable[Need]) -> tuple[Need, ...]:
        """See `StylizerLike`."""
        return self._stylizer.missing(needs)

    def load(self, need: Need) -> None:
        """See `StylizerLike`."""
        self._stylizer.load(need)

    def refresh(self, need: StyleNeed) -> None:
        """See `StylizerLike`."""
        self._stylizer.refresh(need)

    def stylize(self, frame: Frame, look: Look, clock: StageClock, on_part: OnPart = unwatched) -> Frame:
        """See `StylizerLike`."""
        painted = self._stylizer.stylize(self._as_shown(frame), look, clock, on_part)
        return replace(painted, time_s=frame.time_s)

    @property
    def at_once(self) -> int:
        """See `StylizerLike`."""
        return self._stylizer.at_once

    def start(self, frame: Frame, look: Look, clock: StageClock) -> Callable[[], Frame]:
        """See `StylizerLike`."""
        end = self._stylizer.start(self._as_shown(frame), look, clock)
        return lambda: replace(end(), time_s=frame.time_s)

    def close(self) -> None:
        """See `StylizerLike`."""
        self._stylizer.close()

    def _as_shown(self, frame: Frame) -> Frame:
        if not self._begun:
            self._begun = True
            self._shift_s = self._shown_s + self._APART_S - frame.time_s
        self._shown_s = frame.time_s + self._shift_s
        return replace(frame, time_s=self._shown_s)
