"""Several styles at once: each region is painted in its own, and nothing of one reaches into another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.look.look import KeepColors, Look, RegionKind, RegionStyle, Result, StyleShare, Target
from engine.look.mask import Mask
from engine.look.needs import needs_of
from engine.stats import StageClock
from engine.stylize.frame_stylizer import Stylizer
from engine.stylize.regions.segmentation import SceneMaps
from engine.values import EngineConfig, Frame, Pixels
from tests.engine.stylize.painting import HEIGHT, LOOK, WIDTH, MadeUpStyles, difference, scene, stylized
from tests.fakes import SEES

THREE, FOUR = (StyleShare("three"),), (StyleShare("three!"), StyleShare("one", 0.2))
PERSON = RegionStyle(RegionKind.PERSON, THREE)
BEHIND = RegionStyle(RegionKind.BACKGROUND, THREE)
# Where the outline and its feather are not.
LEFT, RIGHT = np.s_[:, : WIDTH // 2 - 16], np.s_[:, WIDTH // 2 + 16 :]


class _Eyes:
    """Sees a person in the left half of every picture, unless nobody is there."""

    running_on = SEES
    alone = False

    def __call__(self, pixels: Pixels) -> SceneMaps:
        half = np.zeros((pixels.shape[0] // 2, pixels.shape[1] // 2), np.uint8)
        if not self.alone:
            half[:, : half.shape[1] // 2] = 255
        return SceneMaps(half, half)


def _ready(engine_cache: Path, config: EngineConfig, eyes: _Eyes) -> Stylizer:
    made = Stylizer(config, MadeUpStyles(), engine_cache, lambda: eyes)  # type: ignore[arg-type]
    made.prepare((WIDTH, HEIGHT), lambda _: None, lambda: False)
    for need in needs_of(Look(LOOK.styles + THREE + FOUR, regions=(PERSON,))):
        made.load(need)
    return made


@pytest.fixture(scope="module")
def stylizer(engine_cache: Path) -> Iterator[Stylizer]:
    made = _ready(engine_cache, EngineConfig(backend="openvino", precision="fp32"), _Eyes())
    yield made
    made.close()


def _mask(*columns: int) -> Mask:
    values = np.zeros((HEIGHT, WIDTH), np.uint8)
    values[:, slice(*columns)] = 255
    return Mask.of(values)


def test_each_region_is_painted_as_a_picture_all_in_its_style_and_the_rest_in_that_of_the_look(
    stylizer: Stylizer,
) -> None:
    inside, outside = stylized(stylizer, replace(LOOK, styles=THREE)), stylized(stylizer, LOOK)
    assert difference(inside, outside) > 5
    for region, (mine, rest) in ((PERSON, (LEFT, RIGHT)), (BEHIND, (RIGHT, LEFT))):
        result = stylized(stylizer, replace(LOOK, regions=(region,)))
        np.testing.assert_array_equal(result[mine], inside[mine])
        np.testing.assert_array_equal(result[rest], outside[rest])


@pytest.mark.parametrize("keep", KeepColors)
def test_outside_a_region_nothing_changes_with_its_style_strength_or_layers(
    stylizer: Stylizer, keep: KeepColors
) -> None:
    look = replace(LOOK, keep_colors=keep, regions=(PERSON,))
    before = stylized(stylizer, look)
    for change in ({"styles": FOUR}, {"strength": 0.4}, {"layers": (1.0, 0.0, 0.0, 1.0)}, {"strength": 0.0}):
        after = stylized(stylizer, replace(look, regions=(replace(PERSON, **change),)))
        assert difference(after[LEFT], before[LEFT]) > 1
        assert difference(after[RIGHT], before[RIGHT]) <= 1 / 255


def test_a_region_that_is_everywhere_is_the_plain_picture_in_its_style(stylizer: Stylizer) -> None:
    everywhere = RegionStyle(RegionKind.MASK, THREE, strength=0.7, mask=_mask(0, WIDTH))
    result = stylized(stylizer, Look(LOOK.styles, strength=1.2, regions=(everywhere,)))
    np.testing.assert_array_equal(result, stylized(stylizer, Look(THREE, strength=0.7)))


@pytest.mark.parametrize("nothing", [{"strength": 0.0}, {"styles": ()}, {"layers": (0.0, 0.0, 0.0, 0.0)}])
def test_a_region_that_is_not_painted_shows_the_frame(stylizer: Stylizer, nothing: dict[str, object]) -> None:
    look = replace(LOOK, regions=(replace(PERSON, **nothing),))
    result = stylized(stylizer, look)
    np.testing.assert_array_equal(result[LEFT], scene(1)[LEFT])
    np.testing.assert_array_equal(result[RIGHT], stylized(stylizer, LOOK)[RIGHT])


def test_a_rest_without_a_style_stays_as_it_was(stylizer: Stylizer) -> None:
    result = stylized(stylizer, Look(regions=(PERSON,)))
    np.testing.assert_array_equal(result[RIGHT], scene(1)[RIGHT])
    np.testing.assert_array_equal(result[LEFT], stylized(stylizer, replace(LOOK, styles=THREE))[LEFT])


def test_between_people_and_background_nothing_of_the_rest_or_of_the_frame_shows(stylizer: Stylizer) -> None:
    """On a frame of one colour every painting is one, too: what is between two of them is between their colours."""
    grey = np.full((HEIGHT, WIDTH, 3), 128, np.uint8)
    regions = (replace(PERSON, feather=0.4), RegionStyle(RegionKind.BACKGROUND, THREE, feather=0.4))
    found = [stylized(stylizer, replace(LOOK, strength=s, regions=regions), grey) for s in (0.0, 1.0)]
    np.testing.assert_array_equal(*found)
    np.testing.assert_array_equal(found[0], stylized(stylizer, Look(THREE), grey))


def test_a_mask_lies_above_what_is_seen_whatever_the_order(stylizer: Stylizer) -> None:
    drawn = RegionStyle(RegionKind.MASK, FOUR, mask=_mask(0, 30), feather=0.0)
    first, second = (stylized(stylizer, replace(LOOK, regions=r)) for r in ((drawn, PERSON), (PERSON, drawn)))
    np.testing.assert_array_equal(first, second)
    np.testing.assert_array_equal(first[:, :30], stylized(stylizer, Look(FOUR))[:, :30])
    below = np.s_[:, 32 : WIDTH // 2 - 16]
    np.testing.assert_array_equal(first[below], stylized(stylizer, Look(THREE))[below])


def test_the_mask_and_the_target_of_a_look_hold_for_its_regions_too(stylizer: Stylizer) -> None:
    look = replace(LOOK, regions=(PERSON,))
    whole = stylized(stylizer, look)
    for change in ({"target": Target.PERSON}, {"mask": _mask(0, WIDTH // 2)}):
        result = stylized(stylizer, replace(look, **change))
        np.testing.assert_array_equal(result[LEFT], whole[LEFT])
        np.testing.assert_array_equal(result[RIGHT], scene(1)[RIGHT])


def test_photographs_have_regions_as_well(stylizer: Stylizer) -> None:
    look = Look(LOOK.styles, photo=Result.PHOTO)
    result = stylized(stylizer, replace(look, regions=(PERSON,)))
    np.testing.assert_array_equal(result[LEFT], stylized(stylizer, replace(look, styles=THREE))[LEFT])
    np.testing.assert_array_equal(result[RIGHT], stylized(stylizer, look)[RIGHT])


def _film(stylizer: Stylizer, look: Look) -> list[Pixels]:
    frames = (Frame(scene(1) // (1 + index), index / 10, 0.0, index) for index in range(4))
    return [stylizer.stylize(frame, look, StageClock()).pixels for frame in frames]


def test_each_region_of_a_film_is_steadied_by_its_own_past(engine_cache: Path) -> None:
    films = []
    for look in (Look(THREE, steadiness=0.9), LOOK, replace(LOOK, steadiness=0.9, regions=(PERSON,))):
        fresh = _ready(engine_cache, EngineConfig(backend="openvino", precision="fp32"), _Eyes())
        films.append(_film(fresh, replace(look, steadiness=0.9)))
        fresh.close()
    for inside, outside, result in zip(*films, strict=True):
        np.testing.assert_array_equal(result[LEFT], inside[LEFT])
        np.testing.assert_array_equal(result[RIGHT], outside[RIGHT])


def test_frames_under_way_at_once_have_their_regions(engine_cache: Path) -> None:
    many = _ready(engine_cache, EngineConfig(backend="openvino", precision="fp32", throughput=True), _Eyes())
    one = _ready(engine_cache, EngineConfig(backend="openvino", precision="fp32"), _Eyes())
    look, plain = Look(LOOK.styles, steadiness=0.0, regions=(PERSON,)), Look(LOOK.styles, steadiness=0.0)
    frames = [Frame(scene(index), index / 30, 0.0, index) for index in range(5)]
    # In the middle another look, with fewer coats.
    looks = [look, look, plain, look, look]
    ends, found = [], []
    for frame, its in zip(frames, looks, strict=True):
        ends.append(many.start(frame, its, StageClock()))
        if len(ends) == many.at_once:
            found.append(ends.pop(0)().pixels)
    found += [end().pixels for end in ends]
    for frame, its, result in zip(frames, looks, found, strict=True):
        expected = one.stylize(frame, its, StageClock()).pixels
        assert np.abs(result.astype(int) - expected).max() <= 1
    many.close()
    one.close()


def test_where_nobody_is_seen_the_network_paints_the_rest_alone(engine_cache: Path) -> None:
    eyes = _Eyes()
    stylizer = _ready(engine_cache, EngineConfig(backend="openvino", precision="fp32"), eyes)
    runner, runs = stylizer._runner, []
    assert runner is not None
    paint = runner.run
    runner.run = lambda *args: runs.append(args[3]) or paint(*args)  # type: ignore[method-assign, func-returns-value]
    eyes.alone = True
    stylized(stylizer, replace(LOOK, regions=(PERSON,)))
    assert runs == [0]
    # Nor what lies below a region that is everywhere.
    stylized(stylizer, replace(LOOK, regions=(BEHIND,)))
    assert runs == [0, 1]
    stylizer.close()
