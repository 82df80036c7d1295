"""Where regions are in a frame, and how softly they end."""

from __future__ import annotations

import numpy as np
import pytest

from engine.look.look import Look, RegionKind, RegionStyle
from engine.look.mask import Mask
from engine.stylize.regions.region_maps import RegionMaps, feathered
from engine.stylize.regions.segmentation import SceneMaps, Segmentation
from engine.values import Frame, Pixels, Plane
from tests.fakes import SEES

WIDTH, HEIGHT = 160, 96


class _Eyes:
    """Sees a person in the left half of every picture."""

    running_on = SEES

    def __call__(self, pixels: Pixels) -> SceneMaps:
        half = np.zeros((pixels.shape[0] // 2, pixels.shape[1] // 2), np.uint8)
        half[:, : half.shape[1] // 2] = 255
        return SceneMaps(half, half)


def _maps(*regions: RegionStyle) -> dict[RegionKind, Plane | None]:
    segmentation = Segmentation(lambda: _Eyes())
    frame = Frame(np.full((HEIGHT, WIDTH, 3), 90, np.uint8), 0.0, 0.0, 0)
    return dict(RegionMaps().of(frame, Look(regions=regions), segmentation))


@pytest.mark.parametrize("feather", [0.0, 0.1, 1.0])
def test_people_and_what_is_behind_them_share_a_picture_without_a_rest(feather: float) -> None:
    people = _maps(RegionStyle(RegionKind.PERSON, feather=feather))[RegionKind.PERSON]
    behind = _maps(RegionStyle(RegionKind.BACKGROUND, feather=feather))[RegionKind.BACKGROUND]
    assert people is not None
    assert behind is not None
    np.testing.assert_array_equal(people + behind, 255)
    assert people[:, :20].min() > 250 - 120 * feather
    assert people[:, -20:].max() < 5 + 120 * feather


def test_below_people_the_background_is_everywhere() -> None:
    both = _maps(RegionStyle(RegionKind.BACKGROUND), RegionStyle(RegionKind.PERSON))
    assert both[RegionKind.BACKGROUND] is None
    assert both[RegionKind.PERSON] is not None


def test_a_mask_lies_over_the_picture_as_it_was_drawn() -> None:
    drawn = np.zeros((HEIGHT // 2, WIDTH // 2), np.uint8)
    drawn[:, 40:] = 255
    found = _maps(RegionStyle(RegionKind.MASK, mask=Mask.of(drawn), feather=0.0))[RegionKind.MASK]
    assert found is not None
    assert found.shape == (HEIGHT, WIDTH)
    assert found[:, :79].max() == 0
    assert found[:, 81:].min() == 255


def test_another_mask_another_feather_and_another_size_are_laid_anew() -> None:
    maps, segmentation = RegionMaps(), Segmentation(lambda: _Eyes())
    full, none = (Mask.of(np.full((2, 2), value, np.uint8)) for value in (255, 0))

    def value(mask: Mask, feather: float, side: int) -> tuple[tuple[int, ...], int]:
        frame = Frame(np.zeros((side, side, 3), np.uint8), 0.0, 0.0, 0)
        region = RegionStyle(RegionKind.MASK, mask=mask, feather=feather)
        found = maps.of(frame, Look(regions=(region,)), segmentation)[RegionKind.MASK]
        assert found is not None
        return found.shape, int(found[0, 0])

    assert value(full, 0.0, 8) == ((8, 8), 255)
    assert value(none, 0.0, 8) == ((8, 8), 0)
    assert value(full, 0.5, 16) == ((16, 16), 255)


def test_the_softer_a_region_ends_the_wider_its_edge() -> None:
    sharp = np.zeros((200, 300), np.uint8)
    sharp[:, 150:] = 255
    widths = [
        int(np.count_nonzero((row > 2) & (row < 253))) for row in (feathered(sharp, f)[100] for f in (0, 0.2, 0.5, 1))
    ]
    assert widths == sorted(widths)
    assert widths[0] == 0
    # A quarter of the shorter side, but for its faint ends.
    assert 40 <= widths[-1] <= 52
    for feather in (0.2, 1.0):
        row = feathered(sharp, feather)[100].astype(int)
        assert (np.diff(row) >= 0).all()
        # Half of the edge lies on either side.
        assert abs(int(row[149]) + int(row[150]) - 255) <= 4


def test_without_a_feather_a_map_is_left_as_it_is() -> None:
    values = np.zeros((200, 300), np.uint8)
    assert feathered(values, 0.0) is values
