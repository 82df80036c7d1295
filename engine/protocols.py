"""The borders of the engine: what a source, a sink and a back end must offer. Plain classes implement them; nothing
inherits.

Sources are opened, read and closed on the capture thread; sinks on their own writer thread; runners on the stylize
thread (building on the job thread).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from engine.style_code import Floats, FoldedStyle, StyleCode
from engine.values import EngineConfig, Frame, Pixels, Progress, RunningOn, StreamInfo

Statistics = tuple[Floats, ...]
"""What the network wants to know of a whole frame: float32, in the order and the shapes of
`WeightsRecord.statistics_shapes`.
"""

OnPart = Callable[[int, int], None]
"""Told how many steps of a frame that is painted in parts are done, and of how many. It may raise to end the work."""

Region = tuple[slice, slice]
"""Rows and columns of a part of a frame, in pixels: what an array of pixels is indexed with."""


def unwatched(done: int, total: int) -> None:
    """An `OnPart` that does nothing."""


class Source(Protocol):
    """Where frames come from."""

    def open(self) -> StreamInfo:
        """Open the device or file, on the thread that will read. Raises SourceError. Legal again after `close`."""

    def read(self) -> Frame | None:
        """Block for the next frame; None at the end. Raises SourceError when the source dies."""

    def close(self) -> None:
        """Release everything. Legal in any state, any number of times."""


@runtime_checkable
class SizedSource(Protocol):
    """A source that knows how large its pictures are before it is opened. Threads: any."""

    @property
    def known_size_px(self) -> tuple[int, int]:
        """(width, height) of the frames to come."""


@runtime_checkable
class ClingingSource(Protocol):
    """A source whose calls may hang, with nothing to end them. Threads: any."""

    @property
    def why_clinging(self) -> str:
        """One sentence for the user, for when a call is still running at the end."""


@runtime_checkable
class SeekableSource(Source, Protocol):
    """A source with a beginning and an end that can be read on from another place."""

    def seek(self, time_s: float) -> None:
        """Have the next frame be the first one not before `time_s` (`Frame.time_s`); indices go on rising.

        Legal while open, on the thread that reads. Raises SourceError.
        """


class Sink(Protocol):
    """Where stylized frames go.

    A sink that makes a file has an attribute `path` (Path or None) that names it once there is one; a sink that has had
    enough by itself, like a snapshot, has an attribute `done` (bool).
    """

    def open(self, info: StreamInfo) -> None:
        """Get ready for frames of `info.width` x `info.height`. Raises SinkError."""

    def write(self, frame: Frame) -> None:
        """Take one frame; may block (it has a thread of its own). Raises SinkError."""

    def close(self) -> None:
        """Finish the file so that it plays. Legal in any state, any number of times; also after a failed write."""


class Runner(Protocol):
    """A network ready to run on one device at one padded size."""

    running_on: RunningOn

    def encode(self, image: Pixels) -> StyleCode:
        """Compute the style code of a style image (any size >= 64 px). Slow; once per style."""

    def run(self, pixels: Pixels, style: FoldedStyle, blend: float = 1.0, coat: int = 0) -> Pixels:
        """Stylize one frame. `pixels` and the result: uint8 H x W x 3 RGB, both sides multiples of `GRID_PX`.

        blend: share 0..1 of this frame in the statistics it is painted with; the rest comes from the frames before,
            which the runner remembers. 1 forgets them. Values that are not finite are never remembered: a card whose
            half precision overflows on one frame does not spoil the next.
        coat: which of the paintings of a frame it is, where each has several: what is remembered of the frames before
            is that of the same coat. The first frame of a coat wants a blend of 1.

        The result is owned by the caller, who may then write the next frame where this one was. Raises BackendError.
        """

    def close(self) -> None:
        """Free the device memory; any number of times."""


@runtime_checkable
class ThroughputRunner(Runner, Protocol):
    """A runner that can paint several frames at once, which is more frames in all, though each takes longer.

    Attributes:
        at_once: how many.
    """

    at_once: int

    def start(self, pixels: Pixels, style: FoldedStyle, blend: float = 1.0, coat: int = 0) -> Callable[[], Pixels]:
        """Begin what `run` does from beginning to end. The function that comes back waits for the result.

        Call it once, in the order of the frames, and before `at_once` more are begun; leave `pixels` alone until then.
        Frames under way know nothing of each other: the statistics remembered are those of frames whose result has
        been taken. A frame with a `blend` of 1 begins another scene: until its result has been taken, others of its
        coat forget as well. Both raise BackendError.
        """


class TileRunner(Runner, Protocol):
    """A runner that can paint a part of a picture as it is in the whole (`engine/stylize/tiling.py`)."""

    def statistics(self, pixels: Pixels, inside: Region) -> Statistics:
        """The statistics of the part `inside` of a frame; the rest is only its surroundings. The bounds of `inside` are
        multiples of `GRID_PX`, and it is not empty. Raises BackendError.
        """

    def place(self, origin_px: tuple[int, int]) -> None:
        """Say where in the picture the frames that follow lie: (left, top), multiples of `GRID_PX`. A painting starts
        from a canvas, which every place has its own piece of; until told otherwise a frame is the whole picture.
        """

    def hold(self, statistics: Statistics) -> None:
        """Remember these statistics in place of earlier ones, of the first coat: a `run` with a blend of 0 paints with
        them alone.
        """


class Backend(Protocol):
    """A way to run the network: one file in `engine/backends`, one row in its table."""

    name: str

    def probe(self) -> str | None:
        """None when this back end can run here, else the reason why not, as one sentence. Quick, never raises."""

    def precision_problem(self, config: EngineConfig) -> str | None:
        """None when this back end can compute in `config.precision` here, else the reason why not, as one sentence.

        Asked of those that can run. Quick, never raises.
        """

    def free_bytes(self, config: EngineConfig) -> int | None:
        """Memory that a runner could take on the device of `config`; None where nobody tells.

        Asked of those that can run. Quick, never raises.
        """

    def build(
        self,
        config: EngineConfig,
        size_px: tuple[int, int],
        progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
    ) -> TileRunner:
        """Make a runner for frames of `size_px` = (width, height), both multiples of `GRID_PX`.

        Raises BackendError; also for a precision that it does not offer.
        """
