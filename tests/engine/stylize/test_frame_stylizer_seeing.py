"""Where the paint goes by what is seen in a frame: people, the background, what is near."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.errors import BackendError
from engine.look.look import Target
from engine.look.mask import Mask
from engine.look.needs import SegmentationNeed, StyleNeed
from engine.stylize.frame_stylizer import Stylizer
from engine.stylize.regions.segmentation import SceneMaps, SegmentationNetwork
from engine.values import EngineConfig, Pixels
from tests.engine.stylize.painting import (
    HEIGHT,
    LOOK,
    WIDTH,
    MadeUpStyles,
    difference,
    scene,
    stylized,
)
from tests.fakes import SEES


class _Eyes:
    """Sees a person in the left half of every picture, and that nearer than the rest."""

    running_on = SEES

    def __call__(self, pixels: Pixels) -> SceneMaps:
        half = np.zeros((pixels.shape[0] // 2, pixels.shape[1] // 2), np.uint8)
        half[:, : half.shape[1] // 2] = 255
        return SceneMaps(half, half)


@pytest.fixture(scope="module")
def seeing(engine_cache: Path) -> Iterator[Stylizer]:
    made = Stylizer(EngineConfig(backend="openvino"), MadeUpStyles(), engine_cache, _Eyes)  # type: ignore[arg-type]
    made.prepare((WIDTH, HEIGHT), lambda _: None, lambda: False)
    made.load(StyleNeed("one"))
    assert made.missing((StyleNeed("one"), SegmentationNeed())) == (SegmentationNeed(),)
    made.load(SegmentationNeed())
    assert made.missing((StyleNeed("one"), SegmentationNeed())) == ()
    yield made
    made.close()


@pytest.mark.parametrize("target", [Target.PERSON, Target.BACKGROUND])
def test_outside_the_target_the_frame_stays_and_inside_it_is_painted_as_without(
    seeing: Stylizer, target: Target
) -> None:
    whole, targeted = stylized(seeing, LOOK), stylized(seeing, replace(LOOK, target=target))
    left, right = np.s_[:, : WIDTH // 2 - 12], np.s_[:, WIDTH // 2 + 12 :]
    painted, kept = (left, right) if target is Target.PERSON else (right, left)
    np.testing.assert_array_equal(targeted[painted], whole[painted])
    np.testing.assert_array_equal(targeted[kept], scene(1)[kept])


def test_what_sees_is_named_beside_what_paints_while_looks_go_by_it(seeing: Stylizer) -> None:
    for look, expected in ((replace(LOOK, target=Target.PERSON), SEES), (LOOK, None)):
        stylized(seeing, look)
        assert seeing.running_on is not None
        assert (seeing.running_on.backend, seeing.running_on.sight) == ("openvino", expected)


def test_the_target_counts_within_the_mask_alone(seeing: Stylizer) -> None:
    values = np.zeros((HEIGHT, WIDTH), np.uint8)
    values[50:] = 255
    look = replace(LOOK, mask=Mask.of(values), target=Target.PERSON)
    whole, targeted = stylized(seeing, LOOK), stylized(seeing, look)
    np.testing.assert_array_equal(targeted[55:, :60], whole[55:, :60])
    np.testing.assert_array_equal(targeted[:45], scene(1)[:45])
    np.testing.assert_array_equal(targeted[:, 90:], scene(1)[:, 90:])


def test_what_is_near_shows_less_of_the_painting(seeing: Stylizer) -> None:
    frame, whole = scene(1).astype(float), stylized(seeing, LOOK).astype(float)
    kept = stylized(seeing, replace(LOOK, depth=1.0)).astype(float)
    near, far = np.s_[:, : WIDTH // 2 - 12], np.s_[:, WIDTH // 2 + 12 :]
    assert np.abs(kept[near] - (frame + 0.15 * (whole - frame))[near]).max() <= 2
    assert np.abs(kept[far] - whole[far]).max() <= 2


def test_a_target_holds_for_every_size_of_frame_and_work(engine_cache: Path) -> None:
    config = EngineConfig(backend="openvino", working_size=(80, 64))
    small = Stylizer(config, MadeUpStyles(), engine_cache, _Eyes)  # type: ignore[arg-type]
    small.prepare((WIDTH, HEIGHT), lambda _: None, lambda: False)
    small.load(StyleNeed("one"))
    for height, width in ((HEIGHT, WIDTH), (64, 201)):
        pixels = scene(2, height, width)
        result = stylized(small, replace(LOOK, target=Target.PERSON), pixels)
        np.testing.assert_array_equal(result[:, width // 2 + 20 :], pixels[:, width // 2 + 20 :])
        assert difference(result[:, : width // 2 - 20], pixels[:, : width // 2 - 20]) > 5
    small.close()


@pytest.mark.usefixtures("stylizer")
def test_what_cannot_see_says_so_and_paints_without(engine_cache: Path) -> None:
    opened = []

    def refuse() -> SegmentationNetwork:
        opened.append("once")
        raise BackendError("People and distances cannot be seen here.")

    blind = Stylizer(EngineConfig(backend="openvino"), MadeUpStyles(), engine_cache, refuse)  # type: ignore[arg-type]
    with pytest.raises(BackendError, match="not ready yet"):
        blind.load(SegmentationNeed())
    blind.prepare((WIDTH, HEIGHT), lambda _: None, lambda: False)
    blind.load(StyleNeed("one"))
    stylized(blind, LOOK)
    assert not opened
    with pytest.raises(BackendError, match="cannot be seen here"):
        blind.load(SegmentationNeed())
    with pytest.raises(BackendError, match="cannot be seen here"):
        stylized(blind, replace(LOOK, target=Target.PERSON))
    assert blind.missing((SegmentationNeed(),)) == (SegmentationNeed(),)
    assert difference(stylized(blind, LOOK), scene(1)) > 5
    blind.close()
