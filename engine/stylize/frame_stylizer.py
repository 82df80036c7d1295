"""The stylizer: a runner, the style codes and everything between a source's frame and the network's padded one.

The one place that knows about working size and what a painting keeps of colours. Built and prepared on the job thread,
then `stylize` runs on the stylize thread while the job thread may `encode` further styles.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

import cv2
import numpy as np

from engine.backends import candidates
from engine.backends.self_test import self_test
from engine.errors import BackendError
from engine.look.look import KeepColors, Look, StyleShare
from engine.look.mask import Values
from engine.look.needs import SIGHT
from engine.media.shrinking import shrunk
from engine.protocols import OnPart, Runner, ThroughputRunner, TileRunner, unwatched
from engine.stats import StageClock
from engine.styles.code_cache import CodeCache
from engine.styles.library import StyleLibrary
from engine.stylize.compositing import FULL_FADE, Compositing, leaves_frame
from engine.stylize.padding import Padding, padded_px
from engine.stylize.recolouring import Recolouring, with_luminance
from engine.stylize.segmentation import Sight, SightNetwork
from engine.stylize.style_codes import FoldedStyle, StyleCode, fold, mix
from engine.stylize.temporal import SceneMemory
from engine.stylize.tiling import Tiling, runner_of, tiling_for
from engine.values import EngineConfig, Frame, Pixels, Progress, RunningOn
from models.grid import GRID_PX
from models.palette import Colours, average, colours_throughout
from models.registry import WeightsError, weights_record

log = logging.getLogger(__name__)

STYLE_SIDE_PX = 256
"""Short side of a style image when it is read: the size of the pictures the network learned from."""


def _open_sight() -> SightNetwork:
    # Nothing of it is loaded for those whose looks do not go by what is seen.
    from engine.stylize.segmentation_graph import open_sight

    return open_sight()


_Hand = tuple[tuple[StyleShare, ...], float, tuple[float, float, float, float]]
"""What of a look the network is given: styles, strength, layers."""


class Stylizer:
    """Turns frames into stylized frames.

    Attributes:
        encode_count: styles the network has read so far; cached ones do not count.

    Threads: `prepare` and `encode` on the job thread, `stylize` and `start` on the stylize thread, `missing` and
        `running_on` on any.
    """

    def __init__(
        self,
        config: EngineConfig,
        library: StyleLibrary,
        cache_dir: Path,
        open_sight: Callable[[], SightNetwork] = _open_sight,
    ) -> None:
        """`cache_dir` holds what can be made again: style codes and compiled networks. Raises BackendError on unknown
        weights.
        """
        try:
            self._weights = weights_record(config.weights)
        except WeightsError as error:
            raise BackendError(str(error)) from error
        self._config, self._library, self._cache_dir = config, library, cache_dir
        self._disk = CodeCache(cache_dir / "codes", self._weights)
        self._codes: dict[str, tuple[StyleCode, Colours]] = {}
        self._runner: Runner | None = None
        self._starter: ThroughputRunner | None = None
        self._frame_px = (0, 0)
        self._paddings = deque([Padding((0, 0))])
        self._memory, self._recolouring = SceneMemory(), Recolouring()
        self._sight = Sight(open_sight)
        self._compositing = Compositing()
        self._folded: tuple[_Hand, FoldedStyle, Colours] | None = None
        self._on_part: OnPart = unwatched
        self._running_on: RunningOn | None = None
        self.encode_count = 0

    @property
    def running_on(self) -> RunningOn | None:
        """What computes, and what sees while looks go by it; None before `prepare`."""
        computes, sight = self._running_on, self._sight.running_on
        return computes if computes is None or sight is None else replace(computes, sight=sight)

    @property
    def at_once(self) -> int:
        """How many frames may be under way at once; see `start`."""
        return len(self._paddings)

    def prepare(
        self, size_px: tuple[int, int], progress: Callable[[Progress], None], cancelled: Callable[[], bool]
    ) -> None:
        """Build the best back end that passes its self-test, for frames of `size_px` = (width, height).

        Raises BackendError when none does; the message names the last reason.
        """
        working = _working_size(size_px, self._config.working_size)
        skipped: dict[str, str] = {}
        for backend in candidates(self._config.backend, self._cache_dir / "engines"):
            if cancelled():
                raise BackendError("Building the network was cancelled.")
            reason = backend.probe()
            if reason is None:
                tiling = tiling_for(padded_px(working), self._weights, backend.free_bytes(self._config))
                try:
                    # Tiles of one picture have to wait for each other.
                    config = replace(self._config, throughput=self._config.throughput and len(tiling.tiles) == 1)
                    runner = self._tested(backend.build(config, tiling.size_px, progress, cancelled), tiling)
                except BackendError as error:
                    reason = str(error)
                else:
                    self._frame_px = size_px
                    self._take(runner_of(runner, tiling, self._weights, self._tell), working, skipped)
                    return
            log.info("back end %s is passed over: %s", backend.name, reason)
            skipped[backend.name] = reason
        name, reason = next(reversed(skipped.items()))
        raise BackendError(f"The back end “{name}” cannot run here: {reason}")

    def missing(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Those of `keys` (`engine.look.needs`) whose codes are not in memory; `SIGHT` while nothing can be seen."""
        return tuple(key for key in keys if not (self._sight.is_open if key == SIGHT else key in self._codes))

    def encode(self, key: str) -> None:
        """Bring the code of the style `key` into memory, from disk or by reading the image, or open what `SIGHT` stands
        for. Raises StyleError, BackendError.
        """
        if not self.missing((key,)):
            return
        if key == SIGHT:
            self._ready_runner()
            self._sight.open(self._frame_px)
            return
        image = self._library.image(key, STYLE_SIDE_PX)
        code = self._disk.load(key, STYLE_SIDE_PX)
        if code is None:
            code = self._ready_runner().encode(_on_grid(image))
            self.encode_count += 1
            self._disk.save(key, STYLE_SIDE_PX, code)
        self._codes[key] = code, colours_throughout(image)

    def stylize(self, frame: Frame, look: Look, clock: StageClock, on_part: OnPart = unwatched) -> Frame:
        """The frame in the look. With strength 0, a mask that leaves all of it or no style it is the very same frame.

        Raises BackendError.

        `on_part` hears of a frame that is painted in tiles, and may end that with what it raises.
        """
        return self.start(frame, look, clock, on_part)()

    def start(self, frame: Frame, look: Look, clock: StageClock, on_part: OnPart = unwatched) -> Callable[[], Frame]:
        """Begin what `stylize` does from begin to end; what comes back waits for the end and gives the frame.

        It is called once, in the order of the frames, and before `at_once` more are begun. Both raise BackendError.
        """
        if leaves_frame(look) or not look.styles or not any(look.layers):
            return lambda: frame
        height, width = frame.pixels.shape[:2]
        with clock.measure("prepare"):
            working = self._fitted((width, height))
            former, (style, colours) = self._folded, self._fold(look)
            share = self._memory.share(frame, look.steadiness)
            resized = _resize(frame.pixels, working)
            self._paddings.rotate(-1)
            recolouring, padding = self._recolouring, self._paddings[-1]
            light = self._memory.light() if share < 1 else None
            sent = recolouring.apply(resized, colours, style.gain, share, padding.inside, light)
            padded = padding.mirrored()
            where = self._sight.where(frame, look)
            # The network's averages are those of the recoloured frame: what another look saw does not count.
            blend = share if self._folded is former else 1.0
        self._on_part = on_part
        run = self._begin(padded, style, blend)

        def end() -> Frame:
            with clock.measure("network"):
                result = run()
            with clock.measure("finish"):
                painted = padding.cut(result)
                if look.keep_colors is KeepColors.PALETTE:
                    painted = recolouring.bring_back(sent, painted, blend)
                pixels = self._finish(frame.pixels, _resize(painted, (width, height)), look, where)
            return replace(frame, pixels=pixels)

        return end

    def close(self) -> None:
        """Free the runner; any number of times."""
        if self._runner is not None:
            self._runner.close()
        self._runner = self._starter = None

    def _take(self, runner: Runner, working: tuple[int, int], skipped: dict[str, str]) -> None:
        former, self._runner = self._runner, runner
        # Asked once, and not for every frame: it takes as long as a frame's light.
        self._starter = runner if isinstance(runner, ThroughputRunner) else None
        self._memory, self._recolouring = SceneMemory(), Recolouring()
        self._lay_out(working)
        self._sight.forget()
        self._running_on = replace(runner.running_on, skipped=skipped, size_px=working)
        if former is not None:
            former.close()

    def _fitted(self, size_px: tuple[int, int]) -> tuple[int, int]:
        """The working size of a frame of `size_px`, once all is there for it."""
        working = _working_size(size_px, self._config.working_size)
        present = self._paddings[0].size_px
        if padded_px(working) != padded_px(present):
            self.prepare(size_px, lambda _: None, lambda: False)
        elif working != present:
            self._lay_out(working)
        return working

    def _lay_out(self, working: tuple[int, int]) -> None:
        """Memory for as many frames as the runner paints at once."""
        count = 1 if self._starter is None else self._starter.at_once
        self._paddings = deque(Padding(working) for _ in range(count))

    def _tested(self, runner: TileRunner, tiling: Tiling) -> TileRunner:
        """The runner itself, closed when it fails: what it holds of a card is wanted by the next back end."""
        try:
            self_test(runner, tiling.size_px, self._weights)
        except BaseException:
            runner.close()
            raise
        return runner

    def _tell(self, done: int, total: int) -> None:
        self._on_part(done, total)

    def _ready_runner(self) -> Runner:
        if self._runner is None:
            raise BackendError("The network is not ready yet.")
        return self._runner

    def _begin(self, pixels: Pixels, style: FoldedStyle, blend: float) -> Callable[[], Pixels]:
        if self._starter is not None:
            return self._starter.start(pixels, style, blend)
        return partial(self._ready_runner().run, pixels, style, blend)

    def _finish(self, original: Pixels, stylized: Pixels, look: Look, where: Values | None) -> Pixels:
        if look.keep_colors is KeepColors.LUMINANCE:
            stylized = with_luminance(original, stylized)
        return np.ascontiguousarray(self._compositing.compose(original, stylized, look, where))

    def _fold(self, look: Look) -> tuple[FoldedStyle, Colours]:
        """The folded code of the look and its colours; made anew only when the network shall paint otherwise."""
        hand = look.styles, look.strength, look.layers
        if self._folded is None or self._folded[0] != hand:
            codes, colours = zip(*(self._codes[share.key] for share in look.styles), strict=True)
            weights = [share.weight for share in look.styles]
            folded = fold(mix(codes, weights), max(look.strength, FULL_FADE), look.layers)
            self._folded = hand, folded, average(colours, [weight / sum(weights) for weight in weights])
        return self._folded[1:]


def _working_size(size_px: tuple[int, int], box_px: tuple[int, int] | None) -> tuple[int, int]:
    """`size_px` (width, height) shrunk or grown into the box, its shape kept: what is stretched is painted wrong."""
    if box_px is None:
        return size_px
    scale = min(box_px[0] / size_px[0], box_px[1] / size_px[1])
    return max(1, round(size_px[0] * scale)), max(1, round(size_px[1] * scale))


def _resize(pixels: Pixels, size_px: tuple[int, int]) -> Pixels:
    height, width = pixels.shape[:2]
    if (width, height) == size_px:
        return pixels
    if size_px[0] * size_px[1] < width * height:
        return shrunk(pixels, size_px)
    return np.asarray(cv2.resize(pixels, size_px, interpolation=cv2.INTER_CUBIC), np.uint8)


def _on_grid(image: Pixels) -> Pixels:
    """The middle of a style image whose sides are multiples of the grid; an image too small for that is enlarged
    first.
    """
    height, width = image.shape[:2]
    scale = max(1.0, 4 * GRID_PX / min(height, width))
    image = _resize(image, (round(width * scale), round(height * scale)))
    height, width = image.shape[:2]
    top, left = height % GRID_PX // 2, width % GRID_PX // 2
    cut = image[top : top + height // GRID_PX * GRID_PX, left : left + width // GRID_PX * GRID_PX]
    return np.ascontiguousarray(cut)
