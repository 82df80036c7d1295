"""Distances over the grid."""

from __future__ import annotations

import pytest

from models.evaluate.grid import Grid
from models.evaluate.painter import Painter
from models.evaluate.quality import quality
from models.perceptual import Perceptual


def test_every_pair_has_a_row_and_the_mean_is_theirs(grid: Grid, painter: Painter, perceptual: Perceptual) -> None:
    report = quality(grid, painter, perceptual, batch_size=4)
    assert report["pairs"] == len(report["per_pair"]) == 6
    for name in ("style.mean", "content.relu4_1"):
        mean = sum(row[name] for row in report["per_pair"]) / 6
        assert report["stylized"][name]["mean"] == pytest.approx(mean, abs=2e-5)
    assert report["stylized"]["content.relu4_1"]["mean"] > 0
    assert report["unstylized"]["content.relu4_1"]["mean"] == 0


def test_the_figures_do_not_depend_on_the_batches(grid: Grid, painter: Painter, perceptual: Perceptual) -> None:
    one, four = (quality(grid, painter, perceptual, batch_size=size)["stylized"] for size in (1, 4))
    for name, figures in one.items():
        assert four[name]["mean"] == pytest.approx(figures["mean"], rel=0.02, abs=1e-3)
