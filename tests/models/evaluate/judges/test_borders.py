"""Frames, borders and grids that a network prints."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor

from models.evaluate.grid import Grid
from models.evaluate.judges.borders import borders
from models.evaluate.painter import Codes, Painter


class _Printing:
    """Shows what it is given, with `frame` added to one side, `grid` to every fourth pixel and `cloud` to a patch; no
    frame where the picture goes on.
    """

    def __init__(self, frame: float, grid: float, cloud: float) -> None:
        self._frame, self._grid, self._cloud = frame, grid, cloud

    def codes(self, styles: Tensor, key: str | None = None) -> Codes:
        return Codes((styles,), [])

    def paint(self, contents: Tensor, codes: Codes, around_px: int = 0) -> Tensor:
        painted = contents.clone()
        painted[..., ::4, ::4] += self._grid
        painted[..., 8:24, 8:24] += self._cloud
        if not around_px:
            painted[..., -4:, :] += self._frame
        return painted


def _report(grid: Grid, frame: float, printed: float, cloud: float = 0.0) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = borders(grid, _Printing(frame, printed, cloud), 4)  # type: ignore[arg-type]
    return found


def test_a_frame_is_found_on_walls_and_on_photographs(grid: Grid) -> None:
    report = _report(grid, 0.1, 0.0)
    assert report["walls"]["mean"] == pytest.approx(25.5, abs=0.1)
    # One side of four, and the corners of its neighbours.
    assert report["photographs"]["mean"] == pytest.approx(25.5 / 4 * (1 + 2 * 4 / grid.side_px), abs=0.2)
    assert report["photographs"]["most"] == pytest.approx(25.5, abs=0.1)


def test_a_grid_is_found_and_is_no_frame(grid: Grid) -> None:
    none, printed = _report(grid, 0.0, 0.0), _report(grid, 0.0, 0.2)
    assert printed["grid"]["mean"] > none["grid"]["mean"] + 5
    assert max(none["walls"]["most"], none["photographs"]["most"]) < 0.01
    assert printed["walls"]["most"] < 0.01


def test_clouds_are_found_where_the_photograph_is_calm(grid: Grid) -> None:
    none, clouded = _report(grid, 0.0, 0.0), _report(grid, 0.0, 0.0, cloud=0.4)
    assert none["clouds"] == none["photographs_calm"] == clouded["photographs_calm"]
    assert none["styles_calm"] == clouded["styles_calm"]
    assert clouded["clouds"]["mean"] > none["clouds"]["mean"] + 5


def test_a_network_is_measured(grid: Grid, painter: Painter) -> None:
    torch.manual_seed(1)
    report = borders(grid, painter, 4)
    assert report["pairs"] == 6
    assert 0 < report["walls"]["mean"] <= report["walls"]["most"] < 255
