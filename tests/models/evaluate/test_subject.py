"""Who is judged, as a command line names it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from models.evaluate.painter import Photograph
from models.evaluate.subject import of_photographs, of_weights, of_words
from models.networks.network import StyleNetwork
from models.registry import WeightsError, weights_names, weights_record
from models.studied import KEY_DIGITS, write_studied
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


def test_styles_that_were_studied_elsewhere_take_the_place_of_those_that_ship(tmp_path: Path) -> None:
    record = weights_record("fast")
    learned = [np.zeros(shape, np.float32) for shape in record.style_shapes]
    for side in (512, 1024):
        write_studied(tmp_path / f"a@{side}.safetensors", record, {"0" * KEY_DIGITS: {side: learned}})
    write_studied(tmp_path / "b@512.safetensors", record, {"1" * KEY_DIGITS: {512: learned}})
    assert of_weights("fast", _CPU, tmp_path).about["studied"] == 2


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
