"""Who is judged, as a command line names it."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from models.evaluate.painter import Photograph
from models.evaluate.subject import of_photographs, of_words
from models.networks.network import StyleNetwork
from models.registry import WeightsError, weights_names
from models.training.checkpoint import save_checkpoint
from models.training.config import read_config

_CPU = torch.device("cpu")


@pytest.fixture
def run(tmp_path: Path) -> Path:
    """The folder of a training run of the shipped config."""
    torch.manual_seed(1)
    network = StyleNetwork(read_config("quality", []).network)
    save_checkpoint(tmp_path / "checkpoint.pt", {"average": network.state_dict(), "step": 34})
    return tmp_path


def test_one_word_is_the_name_of_weights() -> None:
    name = weights_names()[0]
    assert of_words([name], _CPU).about["weights"] == name
    with pytest.raises(WeightsError, match="nobody"):
        of_words(["nobody"], _CPU)


def test_a_run_is_named_by_its_folder_or_its_checkpoint(run: Path) -> None:
    for path in (run, run / "checkpoint.pt"):
        about = of_words([str(path), "quality", "steps=7"], _CPU).about
        assert about == {"checkpoint": str(path), "config": "quality steps=7", "step": 34}


def test_the_photographs_are_left_as_they_are() -> None:
    painter = of_photographs().painter
    assert isinstance(painter, Photograph)
    pictures = torch.rand(2, 3, 64, 64)
    painted = painter.paint(pictures, painter.codes(pictures))
    torch.testing.assert_close(painted, pictures, atol=0.6 / 255, rtol=0)
