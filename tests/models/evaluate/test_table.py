"""Reports side by side."""

from __future__ import annotations

from models.evaluate.grid import Grid
from models.evaluate.painter import Painter
from models.evaluate.quality import quality
from models.evaluate.table import table
from models.evaluate.temporal import temporal
from models.perceptual import Perceptual


def test_every_figure_of_a_report_is_in_its_row(grid: Grid, painter: Painter, perceptual: Perceptual) -> None:
    distances, clips = quality(grid, painter, perceptual, 4), temporal(grid, painter, count=1, batch_size=8)
    whole = {"subject": {"weights": "fine"}, "distances": distances, "temporal": clips}
    part = {"subject": {"config": "fine", "step": 7}, "distances": distances}
    lines = [[cell.strip() for cell in line.split("|")[1:-1]] for line in table([whole, part]).splitlines()]
    assert {len(line) for line in lines} == {13}
    _, _, first, second, floor = lines
    assert (first[0], second[0]) == ("fine", "fine, step 7")
    assert first[1:9] == second[1:9] != floor[1:9]
    assert first[5] == f"{distances['stylized']['style.mean']['mean']:.3f}"
    assert first[9:] == [f"{clips['mean'][name]:.4f}" for name in ("short", "steady_short", "long", "steady_long")]
    assert second[9:] == [""] * 4
    assert floor[9:] == [
        f"{clips['mean'][name]:.4f}" for name in ("floor_short", "floor_short", "floor_long", "floor_long")
    ]
