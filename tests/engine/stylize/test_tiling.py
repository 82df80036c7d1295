"""Pictures in tiles are the pictures at once: where tiles lie, what they paint, what memory they take."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.backends.openvino.backend import OpenVinoBackend
from engine.backends.selection import make_backend
from engine.backends.self_test import probe_pattern
from engine.look.look import KeepColors, Look, StyleShare
from engine.look.needs import StyleNeed
from engine.protocols import TileRunner
from engine.stats import StageClock
from engine.style_code import FoldedStyle, enriched, fold
from engine.stylize import tiling as tiles
from engine.stylize.frame_stylizer import Stylizer
from engine.stylize.tiling import LEAST_PIXELS, MOST_PIXELS, TiledRunner, tiling, tiling_for
from engine.values import EngineConfig, Frame, Pixels
from models.grid import GRID_PX, reach_px
from models.registry import weights_record

RECORD = weights_record("fast")
REACH = reach_px(RECORD.architecture["encoder_blocks"], RECORD.architecture["decoder_blocks"])  # type: ignore[arg-type]

SMALL_PIXELS = (2 * REACH + 48) * (2 * REACH + 96)
"""So few that pictures of a test do not fit."""

sides = st.integers(1, 900).map(lambda squares: GRID_PX * squares)
reaches = st.integers(0, 17).map(lambda squares: GRID_PX * squares)


@settings(max_examples=200, deadline=None)
@given(sides, sides, reaches, st.integers(LEAST_PIXELS, MOST_PIXELS))
def test_tiles_cover_a_picture_once_and_are_painted_with_enough_around_them(
    width: int, height: int, reach: int, most_pixels: int
) -> None:
    plan = tiling((width, height), reach, most_pixels)
    assert (len(plan.tiles) == 1) == (width * height <= most_pixels)
    assert plan.size_px[0] * plan.size_px[1] <= most_pixels
    covered = np.zeros((height // GRID_PX, width // GRID_PX), np.int32)
    for tile in plan.tiles:
        for place, inside, side, length in zip(
            tile.place, tile.inside, reversed(plan.size_px), (height, width), strict=True
        ):
            assert place.stop - place.start == side
            assert 0 <= place.start < place.stop <= length
            assert not any(end % GRID_PX for end in (place.start, place.stop, inside.start, inside.stop))
            assert inside.start >= reach or place.start == inside.start == 0
            assert inside.stop <= side - reach or (inside.stop == side and place.stop == length)
        rows, columns = (slice(part.start // GRID_PX, part.stop // GRID_PX) for part in tile.target)
        assert covered[rows, columns].size
        covered[rows, columns] += 1
    assert (covered == 1).all()


def test_tiles_of_overlaps_alone_are_refused() -> None:
    with pytest.raises(ValueError, match="most_pixels"):
        tiling((1024, 1024), 256, 512 * 512)


@pytest.mark.parametrize(
    ("free_bytes", "most_pixels"),
    [(None, MOST_PIXELS), (10**12, MOST_PIXELS), (800 * 10**6, 2 * 10**6), (10**6, LEAST_PIXELS)],
)
def test_tiles_are_as_large_as_the_memory_that_is_free(free_bytes: int | None, most_pixels: int) -> None:
    frame, panorama = (tiling_for(size, RECORD, free_bytes) for size in ((3840, 2160), (20032, 5056)))
    assert len(frame.tiles) == 1 or most_pixels < MOST_PIXELS
    for plan in (frame, panorama):
        assert plan.size_px[0] * plan.size_px[1] <= most_pixels


class _Watched:
    """Tells apart what the network has seen. `overflows`: statistics are not finite."""

    def __init__(self, runner: TileRunner) -> None:
        self.running_on, self.encode = runner.running_on, runner.encode
        self.place, self.hold, self.close = runner.place, runner.hold, runner.close
        self.shapes: set[tuple[int, ...]] = set()
        self.overflows = False
        self._runner = runner

    def run(self, pixels: Pixels, style: FoldedStyle, blend: float = 1.0, coat: int = 0) -> Pixels:
        self.shapes.add(pixels.shape)
        return self._runner.run(pixels, style, blend, coat)

    def statistics(self, pixels: Pixels, inside: tuple[slice, slice]) -> tuple[np.ndarray, ...]:
        self.shapes.add(pixels.shape)
        found = self._runner.statistics(pixels, inside)
        return tuple(part * np.inf for part in found) if self.overflows else found


def _runner(name: str, folder: Path, size_px: tuple[int, int]) -> TileRunner:
    config = EngineConfig(precision="fp32")
    return make_backend(name, folder).build(config, size_px, lambda _: None, lambda: False)


def learned() -> list[np.ndarray]:
    """Something that studying a style might have added to its code."""
    rng = np.random.default_rng(6)
    return [0.03 * rng.normal(size=shape).astype(np.float32) for shape in RECORD.style_shapes]


def _assert_equal(mine: Pixels, theirs: Pixels, most: int = 1) -> None:
    """Statistics are sums of floats, and another order gives other last bits: what lies on the border between two bytes
    may become either. A seam, or a statistic that is off by a hundredth, is far from that.
    """
    apart = np.abs(mine.astype(int) - theirs)
    assert apart.max() <= most
    assert np.count_nonzero(apart) <= 0.001 * apart.size


@pytest.fixture(params=["openvino", "eager"])
def backend(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture
def folder(engine_cache: Path) -> Path:
    return engine_cache / "engines"


def test_tiles_are_parts_of_the_picture_painted_at_once(backend: str, folder: Path) -> None:
    size_px = (2 * REACH + 192, 2 * REACH + 112)
    plan = tiling(size_px, REACH, SMALL_PIXELS)
    assert len(plan.tiles) >= 4
    whole, small = _runner(backend, folder, size_px), _Watched(_runner(backend, folder, plan.size_px))
    tiled = TiledRunner(small, plan, RECORD)
    # A style that has been studied paints on the canvas, of which every tile must have its own piece.
    style = fold(enriched(tiled.encode(probe_pattern(96, 64)), learned()), 0.9, (1.0, 0.5, 0.8, 1.0))
    first, second = probe_pattern(*size_px), np.ascontiguousarray(probe_pattern(*size_px)[::-1, :, ::-1]) // 2
    # The second frame of a stream: the statistics of the first have a part in it.
    for picture, blend in ((first, 1.0), (second, 0.3)):
        picture.flags.writeable = False
        _assert_equal(tiled.run(picture, style, blend), whole.run(picture, style, blend))
    assert small.shapes == {(plan.size_px[1], plan.size_px[0], 3)}
    tiled.close()
    whole.close()


def test_statistics_of_a_picture_in_tiles_that_are_not_finite_are_forgotten(folder: Path) -> None:
    size_px = (2 * REACH + 192, 2 * REACH + 112)
    plan = tiling(size_px, REACH, SMALL_PIXELS)
    small = _Watched(_runner("openvino", folder, plan.size_px))
    tiled = TiledRunner(small, plan, RECORD)
    style = fold(tiled.encode(probe_pattern(96, 64)), 0.9, (1.0, 0.5, 0.8, 1.0))
    expected = tiled.run(probe_pattern(*size_px), style)
    small.overflows = True
    tiled.run(255 - probe_pattern(*size_px), style, 0.3)
    small.overflows = False
    for _ in range(2):
        _assert_equal(tiled.run(probe_pattern(*size_px), style, 0.3), expected)
    tiled.close()


class _Library:
    def image(self, key: str, side_px: int) -> Pixels:
        return probe_pattern(side_px, side_px + 40)


@pytest.fixture
def scarce(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A device whose memory holds small pictures alone."""
    monkeypatch.setattr(tiles, "LEAST_PIXELS", SMALL_PIXELS)
    monkeypatch.setattr(OpenVinoBackend, "free_bytes", lambda *_: 0)


def _stylizer(engine_cache: Path, size_px: tuple[int, int]) -> Stylizer:
    config = EngineConfig(backend="openvino", precision="fp32")
    made = Stylizer(config, _Library(), engine_cache)  # type: ignore[arg-type]
    made.prepare(size_px, lambda _: None, lambda: False)
    made.load(StyleNeed("tiles"))
    return made


LOOKS = [
    Look((StyleShare("tiles"),)),
    Look((StyleShare("tiles"),), strength=0.1, keep_colors=KeepColors.LUMINANCE, layers=(1.0, 0.0, 0.6, 1.0)),
    Look((StyleShare("tiles"),), strength=0.8, keep_colors=KeepColors.PALETTE),
    Look((StyleShare("tiles"),), strength=0.0),
]


def test_a_picture_of_odd_size_is_the_same_in_tiles_whatever_the_look(
    engine_cache: Path, request: pytest.FixtureRequest
) -> None:
    size_px = (2 * REACH + 173, 2 * REACH + 61)
    frame = Frame(probe_pattern(*size_px), 0.0, 0.0, 0)
    at_once = _stylizer(engine_cache, size_px)
    expected = [at_once.stylize(frame, look, StageClock()).pixels for look in LOOKS]
    at_once.close()
    request.getfixturevalue("scarce")
    tiled = _stylizer(engine_cache, size_px)
    assert tiled.running_on is not None
    assert tiled.running_on.size_px == size_px
    for look, picture in zip(LOOKS, expected, strict=True):
        # On the way back to the palette of the frame a difference grows, as all do.
        most = 3 if look.keep_colors is KeepColors.PALETTE else 1
        _assert_equal(tiled.stylize(frame, look, StageClock()).pixels, picture, most)
    tiled.close()


@pytest.mark.usefixtures("scarce")
def test_a_larger_picture_takes_no_larger_network(engine_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from engine.backends.openvino.runner import OpenVinoRunner

    seen: list[int] = []
    run = OpenVinoRunner.run
    monkeypatch.setattr(
        OpenVinoRunner,
        "run",
        lambda runner, pixels, *rest, **named: seen.append(pixels.size // 3) or run(runner, pixels, *rest, **named),
    )
    large, told = _stylizer(engine_cache, (901, 397)), []
    frame = Frame(probe_pattern(901, 397), 0.0, 0.0, 0)
    painted = large.stylize(frame, LOOKS[0], StageClock(), lambda done, total: told.append((done, total)))
    large.close()
    assert told == [(done, len(told)) for done in range(len(told))]
    assert painted.pixels.shape == (397, 901, 3)
    assert max(seen) <= SMALL_PIXELS
