"""Reports side by side."""

from __future__ import annotations

from typing import Any

import pytest

from models.evaluate.gallery import Gallery
from models.evaluate.grid import Grid
from models.evaluate.judges.quality import quality
from models.evaluate.judges.temporal import temporal
from models.evaluate.painter import Painter
from models.evaluate.table import tables
from models.perception.perceptual import Perceptual

_RECOGNISED = {
    "bundled": {
        "share": 0.75,
        "styles": [
            {"style": "one", "hits": 2, "of": 2, "mostly_taken_for": None},
            {"style": "other", "hits": 1, "of": 2, "mostly_taken_for": "one"},
        ],
    },
    "grid": {"share": 0.5, "styles": [{}] * 7},
}

_MEANS = {"style.mean": 0.2, "style_half.mean": 0.3, "style_quarter.mean": 0.4, "content.relu4_1": 0.8}
_BUNDLED = {
    "mean": _MEANS,
    "styles": [{"style": "one", **_MEANS}, {"style": "other", **_MEANS, "style.mean": 0.1}],
}


@pytest.fixture
def parts(grid: Grid, painter: Painter, perceptual: Perceptual) -> dict[str, Any]:
    return {
        "distances": quality(Gallery(grid, painter), perceptual, 4),
        "residual": {"mean": 0.1234},
        "bundled": _BUNDLED,
        "recognised": _RECOGNISED,
        "temporal": temporal(grid, painter, count=1, batch_size=8),
    }


def _cells(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")[1:-1]] for line in table.splitlines()]


def test_every_figure_of_a_report_is_in_its_row(parts: dict[str, Any]) -> None:
    whole = {"subject": {"weights": "fine"}, "sizes": {"256": parts, "512": {"distances": parts["distances"]}}}
    photographs = {"subject": {"photographs": True}, "sizes": {"256": {"distances": parts["distances"]}}}
    judged, steady, distances, recognised = (_cells(table) for table in tables([whole, photographs]).split("\n\n"))
    for rows in (judged, steady, distances, recognised):
        assert len({len(row) for row in rows}) == 1
    head, _, small, large, photograph = judged
    assert [row[:2] for row in (small, large, photograph)] == [
        ["fine", "256"],
        ["fine", "512"],
        ["(not painted)", "256"],
    ]
    assert small[2:-3] == large[2:-3]
    assert small[head.index("at 1/2")] == f"{parts['distances']['figures']['style_half.mean']['mean']:.3f}"
    assert small[-3:] == ["0.123", "75 % of 2 styles", "50 % of 7 styles"]
    assert large[-3:] == [""] * 3
    assert distances[2:] == [
        ["one", "0.200 0.300 0.400, content 0.80"],
        ["other", "0.100 0.300 0.400, content 0.80"],
        ["mean", "0.200 0.300 0.400, content 0.80"],
    ]
    means = parts["temporal"]["mean"]
    assert steady[2][2:5] == [f"{means[name]:.4f}" for name in ("short", "steady_short", "long")]
    assert recognised[2:] == [["one", "2 of 2"], ["other", "1 of 2, else one"]]


def test_a_table_that_no_report_has_anything_for_stays_away(parts: dict[str, Any]) -> None:
    part = {"subject": {"config": "fine", "step": 7}, "sizes": {"256": {"temporal": parts["temporal"]}}}
    (only,) = tables([part]).split("\n\n")
    assert _cells(only)[2][0] == "fine, step 7"
    assert "not painted" in only
