"""The styles of a folder over the grid's photographs."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from torch import Tensor

from models.evaluate.grid import Grid
from models.evaluate.painter import Codes, Photograph
from models.evaluate.style_folder import StyleFolder


class Counting(Photograph):
    """Paints nothing, and counts how often it is asked."""

    def __init__(self) -> None:
        self.read: list[tuple[tuple[int, ...], str | None]] = []

    def codes(self, styles: Tensor, key: str | None = None) -> Codes:
        self.read.append((tuple(styles.shape), key))
        return super().codes(styles, key)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for level, name in ((40, "dark"), (200, "light")):
        Image.fromarray(np.full((96, 128, 3), level, np.uint8)).save(tmp_path / f"{name}.jpg")
    return tmp_path


def test_every_photograph_is_painted_once_in_every_style(grid: Grid, folder: Path) -> None:
    painter = Counting()
    styles = StyleFolder(grid, painter, folder)
    assert styles.names == ["dark", "light"]
    assert all(style.shape == (1, 3, grid.side_px, grid.side_px) for style in styles.styles)
    assert styles.styles[0].mean() < 0.25 < 0.7 < styles.styles[1].mean()
    results = [styles.results(index) for index in (0, 1, 0)]
    assert torch.equal(results[0], torch.cat(styles.contents).mul(255).round().div(255))
    assert [shape for shape, _ in painter.read] == [(1, 3, grid.style_side_px, grid.style_side_px)] * 2
    assert len({key for _, key in painter.read}) == 2


def test_a_folder_without_styles_is_named(grid: Grid, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=str(tmp_path / "none")):
        StyleFolder(grid, Photograph(), tmp_path / "none")
