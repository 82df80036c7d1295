"""Settings of a run: what is set on the command line goes before the file."""

from __future__ import annotations

import pytest

from models.training.config import read_config


def test_changes_go_before_the_file() -> None:
    plain = read_config("comparison")
    changed = read_config("comparison", ['network.transform="adain"', "coherence_weight=0", "sides=[[1, 64]]"])
    assert (changed.network.transform, changed.coherence_weight, changed.sides) == ("adain", 0, ((1.0, 64),))
    assert plain.network.transform == "linear"
    assert changed.network.ranks == plain.network.ranks
    assert changed.steps == plain.steps


def test_a_key_that_there_is_not_is_refused() -> None:
    with pytest.raises(TypeError, match="coherense_weight"):
        read_config("comparison", ["coherense_weight=0"])
