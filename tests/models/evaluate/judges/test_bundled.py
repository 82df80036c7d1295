"""Distances of every style of a folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from torch import Tensor

from models.evaluate.grid import Grid
from models.evaluate.judges.bundled import bundled
from models.evaluate.painter import FULL, Codes, Photograph
from models.evaluate.style_folder import StyleFolder
from models.perception.perceptual import Perceptual

_SIDE_PX = 128


class Copies(Photograph):
    """Shows the style in place of every photograph."""

    def codes(self, styles: Tensor, key: str | None = None) -> Codes:
        return Codes((styles,), [])

    def paint(self, contents: Tensor, codes: Codes, weights: Sequence[float] = FULL, around_px: int = 0) -> Tensor:
        return codes.parts[0]


@pytest.fixture
def large(grid: Grid) -> Grid:
    return Grid(grid.content, grid.style, grid.pairs, _SIDE_PX, grid.device, _SIDE_PX)


@pytest.fixture
def styles(tmp_path: Path) -> Path:
    rng = np.random.default_rng(1)
    for name in ("one", "two"):
        Image.fromarray(rng.integers(0, 256, (_SIDE_PX, _SIDE_PX, 3), dtype=np.uint8)).save(tmp_path / f"{name}.jpg")
    return tmp_path


def test_the_style_itself_is_at_no_distance_from_it(large: Grid, perceptual: Perceptual, styles: Path) -> None:
    report = bundled(StyleFolder(large, Copies(), styles), perceptual)
    assert report["photographs"] == len(large.pairs)
    assert [row["style"] for row in report["styles"]] == ["one", "two"]
    for name in ("style.mean", "style_half.mean", "style_quarter.mean"):
        assert report["mean"][name] == pytest.approx(0, abs=1e-4)
    assert report["mean"]["content.relu4_1"] > 0.1


def test_the_photographs_keep_their_content_and_have_nothing_of_the_style(
    large: Grid, perceptual: Perceptual, styles: Path
) -> None:
    report = bundled(StyleFolder(large, Photograph(), styles), perceptual)
    assert report["mean"]["content.relu4_1"] == pytest.approx(0, abs=1e-4)
    means = [row["style.mean"] for row in report["styles"]]
    assert min(means) > 0.01
    assert report["mean"]["style.mean"] == pytest.approx(sum(means) / 2, abs=1e-4)
