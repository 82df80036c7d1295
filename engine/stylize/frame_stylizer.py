"""The stylizer: what computes, the styles it has read, and the painting of frames, as one thing for the loops.

Built and prepared on the job thread, then `stylize` runs on the stylize thread while the job thread may `load` what
further looks need.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from engine.errors import BackendError
from engine.look.look import Look
from engine.look.needs import Need, StyleNeed
from engine.protocols import OnPart, Runner, unwatched
from engine.stats import StageClock
from engine.stylize.coat import Coat, coats_of
from engine.stylize.frame_painter import FramePainter, StyledCoat, working_size
from engine.stylize.learned_styles import LearnedStyles
from engine.stylize.regions.compositing import leaves_frame
from engine.stylize.regions.segmentation import Segmentation, SegmentationNetwork
from engine.stylize.runner_choice import RunnerChoice
from engine.stylize.style_codes import StyleCodes, StyleImages
from engine.values import EngineConfig, Frame, Progress, RunningOn
from models.registry import WeightsError, weights_record


def _open_segmentation() -> SegmentationNetwork:
    # Imported only once a look depends on what is in a frame.
    from engine.stylize.regions.segmentation_graph import open_segmentation

    return open_segmentation()


class Stylizer:
    """Turns frames into stylized frames; see `StylizerLike`.

    Threads: `prepare`, `load` and `refresh` on the job thread, `stylize` and `start` on the stylize thread, `missing`
        and `running_on` on any.
    """

    def __init__(
        self,
        config: EngineConfig,
        images: StyleImages,
        cache_dir: Path,
        open_segmentation: Callable[[], SegmentationNetwork] = _open_segmentation,
        learned: LearnedStyles | None = None,
    ) -> None:
        """`cache_dir` holds what can be made again: style codes and compiled networks. `learned`: as `StyleCodes` has
        it. Raises BackendError on unknown weights.
        """
        try:
            weights = weights_record(config.weights)
        except WeightsError as error:
            raise BackendError(str(error)) from error
        self._box_px = config.working_size
        self._choice = RunnerChoice(config, weights, cache_dir / "engines")
        self._codes = StyleCodes(images, weights, cache_dir / "codes", learned)
        self._segmentation = Segmentation(open_segmentation)
        self._frame_px = (0, 0)
        # Short side of what is painted: strokes are as large beside it as beside their artwork. None before `prepare`.
        self._picture_px: int | None = None
        self._runner: Runner | None = None
        self._painter: FramePainter | None = None
        self._running_on: RunningOn | None = None
        self._on_part: OnPart = unwatched
        # Those of a look are put together once.
        self._coats: tuple[Look | None, tuple[Coat, ...]] = (None, ())

    @property
    def running_on(self) -> RunningOn | None:
        """What computes, and what finds people and distances while looks depend on them; None before `prepare`."""
        computes, sight = self._running_on, self._segmentation.running_on
        return computes if computes is None or sight is None else replace(computes, sight=sight)

    @property
    def encode_count(self) -> int:
        """Styles the network has read so far; those found on disk do not count."""
        return self._codes.encode_count

    @property
    def at_once(self) -> int:
        """How many frames may be under way at once; see `start`."""
        return 1 if self._painter is None else self._painter.at_once

    def prepare(
        self, size_px: tuple[int, int], progress: Callable[[Progress], None], cancelled: Callable[[], bool]
    ) -> None:
        """Build the best back end that passes its self-test, for frames of `size_px` = (width, height).

        Raises BackendError when none does; the message names the last reason.
        """
        working = working_size(size_px, self._box_px)
        runner, skipped = self._choice.build(working, self._tell_part, progress, cancelled)
        # Only now: if building fails, the former runner goes on.
        self.close()
        self._segmentation.forget()
        self._frame_px, self._picture_px, self._runner = size_px, min(working), runner
        self._painter = FramePainter(runner, size_px, self._box_px, self._segmentation)
        self._running_on = replace(runner.running_on, skipped=skipped, size_px=working)

    def missing(self, needs: Iterable[Need]) -> tuple[Need, ...]:
        """Those of `needs` that are not in memory."""
        return tuple(need for need in needs if not self._has(need))

    def load(self, need: Need) -> None:
        """Bring a style into memory, or open what finds people and distances. Raises StyleError, BackendError."""
        if self._has(need):
            return
        if isinstance(need, StyleNeed):
            self._read(need)
        else:
            self._ready_runner()
            self._segmentation.open(self._frame_px)

    def refresh(self, need: StyleNeed) -> None:
        """Bring a style into memory as it is now, though an earlier stage of it is there, which is painted with until
        then. Raises StyleError, BackendError.
        """
        self._read(need)

    def stylize(self, frame: Frame, look: Look, clock: StageClock, on_part: OnPart = unwatched) -> Frame:
        """The frame in the look. With strength 0, a mask that leaves all of it or no style it is the very same frame.

        Raises BackendError.

        `on_part` hears of a frame that is painted in tiles, and may end that with what it raises.
        """
        return self.start(frame, look, clock, on_part)()

    def start(self, frame: Frame, look: Look, clock: StageClock, on_part: OnPart = unwatched) -> Callable[[], Frame]:
        """Begin a frame. The function that comes back waits until it is painted, and returns it.

        Call it once, in the order of the frames, and before `at_once` more are begun. Both raise BackendError.
        """
        if leaves_frame(look):
            return lambda: frame
        if self._painter is None or self._picture_px is None:
            raise _not_ready()
        # The runner was given `_tell_part` when it was built, and knows no frames.
        self._on_part = on_part
        return self._painter.start(frame, look, self._styled(look, self._picture_px), clock)

    def close(self) -> None:
        """Free the runner; any number of times."""
        if self._runner is not None:
            self._runner.close()
        self._runner = self._painter = None

    def _styled(self, look: Look, picture_px: float) -> list[StyledCoat]:
        if look is not self._coats[0]:
            self._coats = look, coats_of(look)
        return [
            (coat, self._codes.of_look(coat.look, picture_px, coat.number) if coat.look.paints else None)
            for coat in self._coats[1]
        ]

    def _has(self, need: Need) -> bool:
        if not isinstance(need, StyleNeed):
            return self._segmentation.is_open
        return self._picture_px is not None and self._codes.has(need.key, self._picture_px * need.stroke_size)

    def _read(self, need: StyleNeed) -> None:
        runner = self._ready_runner()
        assert self._picture_px is not None
        self._codes.read(need.key, self._picture_px * need.stroke_size, runner.encode)

    def _tell_part(self, done: int, total: int) -> None:
        self._on_part(done, total)

    def _ready_runner(self) -> Runner:
        if self._runner is None:
            raise _not_ready()
        return self._runner


def _not_ready() -> BackendError:
    return BackendError("The network is not ready yet.")
