"""Which style a result is taken for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image
from torch import Tensor
from torch.nn.functional import fold, unfold

from models.evaluate.gallery import Gallery
from models.evaluate.grid import Grid
from models.evaluate.judges.recognition import Recognised, grey_grams, nearest, recognition, tally
from models.evaluate.painter import FULL, Codes, Paints, Photograph
from models.evaluate.style_folder import StyleFolder
from models.perception.perceptual import Perceptual

_SIDE_PX = 128


class _Patches(Photograph):
    """Lays patches of the style in another order, whatever the photograph."""

    def __init__(self, patch_px: int) -> None:
        self._patch_px = patch_px

    def codes(self, styles: Tensor, key: str | None = None) -> Codes:
        return Codes((styles,), [])

    def paint(self, contents: Tensor, codes: Codes, weights: Sequence[float] = FULL, around_px: int = 0) -> Tensor:
        (styles,) = codes.parts
        patches = unfold(styles, self._patch_px, stride=self._patch_px)
        order = torch.randperm(patches.shape[2], generator=torch.Generator().manual_seed(1))
        return fold(patches[:, :, order], _SIDE_PX, self._patch_px, stride=self._patch_px)


def _recognition(grid: Grid, painter: Paints, perceptual: Perceptual, styles: Path) -> dict[str, Any]:
    return recognition(Gallery(grid, painter), perceptual, StyleFolder(grid, painter, styles), 4)


@pytest.fixture
def styles(tmp_path: Path) -> Path:
    """Lines down, lines across, blots."""
    folder = tmp_path / "styles"
    folder.mkdir()
    across = np.arange(_SIDE_PX)
    blots = np.random.default_rng(1).random((16, 16)).repeat(8, 0).repeat(8, 1) > 0.5
    patterns = {
        "down": np.broadcast_to(across % 8 < 3, (_SIDE_PX, _SIDE_PX)),
        "across": np.broadcast_to((across % 8 < 3)[:, None], (_SIDE_PX, _SIDE_PX)),
        "blots": blots,
    }
    for name, lit in patterns.items():
        Image.fromarray(np.repeat(lit[:, :, None] * np.uint8(220), 3, 2)).save(folder / f"{name}.jpg", quality=95)
    return folder


@pytest.fixture
def read_whole(grid: Grid) -> Grid:
    """Styles are read as large as they are painted."""
    return Grid(grid.content, grid.style, grid.pairs, _SIDE_PX, grid.device, _SIDE_PX)


def test_a_picture_of_the_styles_own_patches_is_recognised(
    read_whole: Grid, perceptual: Perceptual, styles: Path
) -> None:
    report = _recognition(read_whole, _Patches(32), perceptual, styles)
    assert report["bundled"]["share"] == 1
    assert report["bundled"]["chance"] == pytest.approx(1 / 3, abs=1e-5)
    assert [row["style"] for row in report["bundled"]["styles"]] == ["across", "blots", "down"]
    assert all(row["of"] == 6 for row in report["bundled"]["styles"])


def test_the_styles_of_the_grid_are_recognised_among_each_other(
    read_whole: Grid, perceptual: Perceptual, styles: Path
) -> None:
    report = _recognition(read_whole, _Patches(_SIDE_PX), perceptual, styles)["grid"]
    assert (report["share"], report["chance"]) == (1, 0.5)
    assert {row["style"] for row in report["styles"]} == {pair.style["name"] for pair in read_whole.pairs}
    assert [row["of"] for row in report["styles"]] == [3, 3]


def test_photographs_that_nobody_painted_are_recognised_by_chance(
    read_whole: Grid, perceptual: Perceptual, styles: Path
) -> None:
    report = _recognition(read_whole, Photograph(), perceptual, styles)["bundled"]
    assert report["share"] == report["chance"]


def test_colour_does_not_count(perceptual: Perceptual) -> None:
    picture = torch.rand(1, 3, 64, 64)
    grey = (picture * torch.tensor([0.299, 0.587, 0.114]).view(1, 3, 1, 1)).sum(1, keepdim=True).expand(1, 3, 64, 64)
    for coloured, plain in zip(grey_grams(picture, perceptual), grey_grams(grey, perceptual), strict=True):
        torch.testing.assert_close(coloured, plain, rtol=1e-4, atol=1e-6)


def test_distances_are_relative_to_the_style_and_summed_over_both_layers() -> None:
    found = [torch.tensor([[[2.0]]]), torch.tensor([[[3.0]]])]
    third, alike = torch.tensor([[[1.0]], [[4.0]]]), torch.tensor([[[3.0]], [[3.0]]])
    # 1 is nearer to 2 than 4 is, but 1 / 1 is more than 4 / 16.
    assert nearest(found, [third, alike]) == [1]
    # 2^2 / 1^2 more at the second layer.
    assert nearest(found, [third, torch.tensor([[[3.0]], [[1.0]]])]) == [0]


def test_the_tally_counts_by_style_and_names_the_usual_mistake() -> None:
    answers = [
        Recognised("a", "a"),
        Recognised("a", "b"),
        Recognised("b", "b"),
        Recognised("a", "b"),
        Recognised("b", "b"),
    ]
    report = tally(answers)
    assert (report["share"], report["chance"]) == (0.6, 0.5)
    assert report["styles"] == [
        {"style": "a", "hits": 1, "of": 3, "mostly_taken_for": "b"},
        {"style": "b", "hits": 2, "of": 2, "mostly_taken_for": None},
    ]
