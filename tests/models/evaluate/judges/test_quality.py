"""Distances over the grid."""

from __future__ import annotations

import pytest

from models.evaluate.gallery import Gallery
from models.evaluate.grid import Grid
from models.evaluate.judges.quality import quality
from models.evaluate.painter import Photograph
from models.perception.perceptual import Perceptual


def test_every_pair_has_a_row_and_the_mean_is_theirs(gallery: Gallery, perceptual: Perceptual) -> None:
    report = quality(gallery, perceptual, batch_size=4)
    assert report["pairs"] == len(report["per_pair"]) == 6
    for name in ("style.mean", "content.relu4_1"):
        mean = sum(row[name] for row in report["per_pair"]) / 6
        assert report["figures"][name]["mean"] == pytest.approx(mean, abs=2e-5)
    assert report["figures"]["content.relu4_1"]["mean"] > 0
    assert report["figures"]["style_half.mean"]["mean"] != report["figures"]["style.mean"]["mean"]


def test_the_photograph_itself_has_no_content_distance(grid: Grid, perceptual: Perceptual) -> None:
    figures = quality(Gallery(grid, Photograph()), perceptual, batch_size=4)["figures"]
    assert figures["content.relu4_1"]["mean"] < 1e-6
    assert min(figures[f"{name}.mean"]["mean"] for name in ("style", "style_half", "style_quarter")) > 0.01


def test_the_figures_do_not_depend_on_the_batches(gallery: Gallery, perceptual: Perceptual) -> None:
    one, four = (quality(gallery, perceptual, batch_size=size)["figures"] for size in (1, 4))
    for name, figures in one.items():
        assert four[name]["mean"] == pytest.approx(figures["mean"], rel=0.02, abs=1e-3)
