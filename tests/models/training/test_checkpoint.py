"""What is made of a run's state."""

from __future__ import annotations

import pytest
import torch

from models.training.checkpoint import mixed_states


@pytest.mark.parametrize(("share", "expected"), [(0.0, 1.0), (0.25, 1.5), (1.0, 3.0)])
def test_weights_between_two_runs_keep_what_is_known_of_the_first(share: float, expected: float) -> None:
    run = {"average": {"weight": torch.tensor([1.0])}, "step": 7, "seconds": 60.0}
    distilled = {"average": {"weight": torch.tensor([3.0])}, "step": 99}
    state = mixed_states(run, distilled, share)
    assert state["average"]["weight"].item() == pytest.approx(expected)
    assert (state["step"], state["seconds"]) == (7, 60.0)
    assert run["average"]["weight"].item() == 1.0
