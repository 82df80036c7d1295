"""Blind pairs: the pages and their key."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from torch import Tensor

from models.evaluate.blind import write_blind
from models.evaluate.grid import Grid
from models.evaluate.painter import FULL, Codes, Photograph
from models.evaluate.subject import Subject


class _Plain(Photograph):
    """Paints everything in one grey."""

    def __init__(self, grey: float) -> None:
        self._grey = grey

    def paint(self, contents: Tensor, codes: Codes, weights: tuple[float, ...] = FULL, around_px: int = 0) -> Tensor:  # type: ignore[override]
        return contents * 0 + self._grey


_SUBJECTS = Subject(_Plain(0.2), {"weights": "dark"}), Subject(_Plain(0.8), {"weights": "light"})
_GREYS = {"a": 51, "b": 204}


def _key(folder: Path) -> dict[str, Any]:
    key: dict[str, Any] = json.loads((folder / "key.json").read_text())
    return key


def _page(file: Path) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    with Image.open(file) as page:
        return np.asarray(page)


def test_the_key_says_who_painted_which_side(grid: Grid, tmp_path: Path) -> None:
    report = write_blind(grid, _SUBJECTS, 3, tmp_path / "pages")
    key = _key(tmp_path / "pages")
    assert {letter: about["weights"] for letter, about in key["networks"].items()} == {"a": "dark", "b": "light"}
    assert {(row["left"], row["right"]) for row in key["pairs"]} == {("a", "b"), ("b", "a")}
    small, side, gap = grid.side_px // 4, grid.side_px, 8
    for index, row in enumerate(key["pairs"]):
        place = index % 4
        page = _page(tmp_path / "pages" / row["page"])
        top, left = place // 2 * (side + gap), place % 2 * (small + 2 * side + 3 * gap) + small + gap
        assert (page[top : top + side, left : left + side] == _GREYS[row["left"]]).all()
        right = left + side + gap
        assert (page[top : top + side, right : right + side] == _GREYS[row["right"]]).all()
    assert "networks" not in report
    assert report["pairs"] == len(key["pairs"]) == 6


def test_a_page_holds_four_pairs_with_their_pictures_in_the_order_of_the_grid(grid: Grid, tmp_path: Path) -> None:
    write_blind(grid, _SUBJECTS, 3, tmp_path)
    rows = _key(tmp_path)["pairs"]
    assert [row["page"] for row in rows] == ["page-01.png"] * 4 + ["page-02.png"] * 2
    assert [(row["content"], row["style"]) for row in rows] == [
        (pair.content["name"], pair.style["name"]) for pair in grid.pairs
    ]
    shapes = [_page(tmp_path / f"page-{number:02d}.png").shape for number in (1, 2)]
    assert shapes == [(2 * 72, 2 * (16 + 128 + 24), 3), (72, 2 * (16 + 128 + 24), 3)]


def test_the_same_seed_draws_the_same_sides_and_another_one_others(grid: Grid, tmp_path: Path) -> None:
    drawn = []
    for seed in (3, 3, 4):
        write_blind(grid, _SUBJECTS, seed, tmp_path)
        drawn.append([row["left"] for row in _key(tmp_path)["pairs"]])
    assert drawn[0] == drawn[1] != drawn[2]


def test_photograph_and_style_are_shown_beside(grid: Grid, tmp_path: Path) -> None:
    write_blind(grid, _SUBJECTS, 3, tmp_path)
    page = _page(tmp_path / "page-01.png").astype(float)
    batch = next(grid.batches(1, 1))
    for top, picture in ((24, batch.contents), (24 + 16 + 8, batch.styles)):
        shown = page[top : top + 16, :16].mean((0, 1))
        assert shown == pytest.approx(picture[0].mean((1, 2)).numpy() * 255, abs=1)
