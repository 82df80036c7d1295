"""Response curves, on responses made up so that the answer is known."""

from __future__ import annotations

import pytest
import torch

from models.evaluate.grid import Grid
from models.evaluate.judges.distances import LAYERS
from models.evaluate.judges.sliders import (
    OTHERS,
    STEPS,
    STRENGTHS,
    Responses,
    layer_curve,
    settings,
    sliders,
    strength_curve,
)
from models.evaluate.painter import Painter
from models.perception.perceptual import Perceptual


def _responses() -> Responses:
    """relu1_1 and relu2_1 fall with their own sliders, relu3_1 rises, relu4_1 is dead; content rises with the sum."""
    slopes = torch.tensor([-0.5, -0.2, 0.3, 0.0])
    responses: Responses = {}
    for weights in settings():
        own = 1 + slopes * torch.tensor(weights)
        columns = {f"style.{layer}": value.expand(3) for layer, value in zip(LAYERS, own, strict=True)}
        columns |= {"style.mean": own.mean().expand(3), "moments.mean": own.mean().expand(3)}
        total = torch.tensor(sum(weights)).expand(3)
        responses[weights] = columns | {"content.relu3_1": total, "content.relu4_1": total}
    return responses


@pytest.mark.parametrize("others", OTHERS)
@pytest.mark.parametrize(("layer", "monotone", "change"), [(0, 1.0, 0.5), (1, 1.0, 0.2), (2, -1.0, -0.3), (3, 0.0, 0)])
def test_a_curve_tells_a_slider_that_works_from_one_that_does_not(
    others: float, layer: int, monotone: float, change: float
) -> None:
    curve = layer_curve(_responses(), layer, others)
    assert (curve["layer"], curve["others"]) == (LAYERS[layer], others)
    for kind in ("mean", "median"):
        assert curve[kind]["spearman"] == monotone
        assert curve[kind]["relative_change"] == pytest.approx(change, abs=1e-5)
        assert len(curve[kind]["own_layer"]) == len(STEPS)
        assert curve[kind]["content"] == sorted(curve[kind]["content"])


def test_half_strength_lies_between() -> None:
    curve = strength_curve(_responses())
    assert curve["half_lies_between"] == {"style.mean": True, "content.relu4_1": True}
    assert len(curve["style.mean"]["median"]) == len(STRENGTHS)


def test_half_strength_that_overshoots_is_reported() -> None:
    responses = _responses()
    responses[(0.5,) * 4]["style.mean"] = torch.full((3,), 9.0)
    assert strength_curve(responses)["half_lies_between"] == {"style.mean": False, "content.relu4_1": True}


def test_no_position_of_the_sliders_is_painted_twice() -> None:
    assert len(set(settings())) == len(settings())
    assert len(settings()) == 4 * (len(STEPS) - 1) + 1 + 4 * len(STEPS) + len(STRENGTHS) - 1


def test_the_whole_part_runs_on_a_network(grid: Grid, painter: Painter, perceptual: Perceptual) -> None:
    report = sliders(grid, painter, perceptual, count=2, batch_size=2)
    assert report["pairs"] == 2
    assert [(row["layer"], row["others"]) for row in report["layers"]] == [
        (layer, o) for o in OTHERS for layer in LAYERS
    ]
    full = report["strength"]["style.mean"]["mean"][STRENGTHS.index(1.0)]
    layers = [row["mean"]["all_layers"][-1] for row in report["layers"][:4]]
    assert all(sum(figures) / 4 == pytest.approx(full, abs=1e-4) for figures in layers)
