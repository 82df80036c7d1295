"""A leaner network begins as the one it learns from, as far as it can, and comes nearer to it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from models.networks.network import NetworkConfig, StyleNetwork, fold_codes
from models.training.data.pictures import PictureSet
from models.training.distilling import Distilling, begin_as
from tests.models.training.test_trainer import CONFIG

WEIGHTS = torch.tensor([[1.0, 0.5, 0.2, 0.8]])
LEAN = NetworkConfig((8, 12, 16), (1, 1, 1), (1, 0, 1), (6, 12, 10), (4, 6, 8), encoder_hidden=(8, 6, 8))


def _painted(network: StyleNetwork) -> torch.Tensor:
    torch.manual_seed(3)
    image, style = torch.rand(1, 3, 64, 80), torch.rand(1, 3, 64, 64)
    with torch.no_grad():
        painted: torch.Tensor = network(image, fold_codes(network.code(style), WEIGHTS))
    return painted


def _pupil(config: NetworkConfig) -> StyleNetwork:
    torch.manual_seed(11)
    return StyleNetwork(config).eval()


def test_a_painting_that_is_the_styles_is_not_cut_down(small_network: StyleNetwork) -> None:
    with pytest.raises(ValueError, match="cannot be distilled"):
        begin_as(small_network, _pupil(small_network.config))


def test_one_of_the_same_shape_paints_the_same(bare_network: StyleNetwork) -> None:
    pupil = _pupil(bare_network.config)
    assert (_painted(pupil) - _painted(bare_network)).abs().max() > 1e-3
    begin_as(bare_network, pupil)
    torch.testing.assert_close(_painted(pupil), _painted(bare_network))


def test_channels_that_do_nothing_are_the_first_to_go(bare_network: StyleNetwork) -> None:
    for block, idle in ((bare_network.decoder.blocks[3][1], 4), (bare_network.encoder.blocks[2][0], 3)):  # type: ignore[index]
        with torch.no_grad():
            block.second.weight[:, 1 : 1 + idle] = 0
    hidden = {"decoder_hidden": (12, 8, 12, 16), "encoder_hidden": (8, 8, 9, 16)}
    pupil = _pupil(replace(bare_network.config, **hidden))
    begin_as(bare_network, pupil)
    # The other block of that level has lost channels that did something: it is left out of both.
    with torch.no_grad():
        bare_network.decoder.blocks[3][0].second.weight.zero_()  # type: ignore[index, union-attr]
        pupil.decoder.blocks[3][0].second.weight.zero_()  # type: ignore[index, union-attr]
    torch.testing.assert_close(_painted(pupil), _painted(bare_network), atol=1e-5, rtol=1e-5)


def test_one_without_the_finest_level_has_the_transforms_of_the_others(bare_network: StyleNetwork) -> None:
    pupil = _pupil(LEAN)
    begin_as(bare_network, pupil)
    features = torch.rand(1, 12, 10, 12)
    mine, theirs = pupil.transforms[1], bare_network.transforms[2]
    for part, other in zip(mine.code(features), theirs.code(features), strict=True):  # type: ignore[operator]
        torch.testing.assert_close(part, other)
    style = torch.rand(1, 3, 64, 64)
    torch.testing.assert_close(pupil.modulation.summary.weight, bare_network.modulation.summary.weight)
    torch.testing.assert_close(pupil.modulation.reader(style), bare_network.modulation.reader(style))


def _run(folder: Path, pictures: Path, teacher: StyleNetwork, steps: int) -> Distilling:
    content, style = (PictureSet(pictures, kind, pictures / "cache") for kind in ("content", "style"))
    config = replace(CONFIG, network=LEAN, steps=40, learning_rate=4e-3, own_styles=0.0)
    run = Distilling(config, teacher, content, style, folder)
    until = run.step + steps
    while run.step < until:
        run.learn()
    run.save()
    return run


def test_it_comes_nearer_to_its_teacher(shards: Path, tmp_path: Path, bare_network: StyleNetwork) -> None:
    run = _run(tmp_path / "run", shards, bare_network, 0)
    errors = np.array([run.learn().tolist() for _ in range(30)])
    assert errors[-8:, 1].mean() < 0.7 * errors[:8, 1].mean()
    assert errors[-8:, 0].mean() < errors[:8, 0].mean()


def test_a_resumed_run_takes_the_steps_it_would_have_taken(
    shards: Path, tmp_path: Path, bare_network: StyleNetwork
) -> None:
    whole = _run(tmp_path / "whole", shards, bare_network, 4)
    _run(tmp_path / "parts", shards, bare_network, 2)
    parts = _run(tmp_path / "parts", shards, bare_network, 2)
    assert (whole.step, parts.step) == (4, 4)
    for mine, theirs in zip(parts.network.parameters(), whole.network.parameters(), strict=True):
        torch.testing.assert_close(mine, theirs, atol=1e-6, rtol=1e-5)


@pytest.mark.parametrize("name", ["transforms.0.unzip.weight", "modulation.reader.convs.0.weight"])
def test_what_is_the_teachers_stays_as_it_is(
    name: str, shards: Path, tmp_path: Path, bare_network: StyleNetwork
) -> None:
    run = _run(tmp_path / "run", shards, bare_network, 2)
    untouched = _pupil(LEAN)
    begin_as(bare_network, untouched)
    torch.testing.assert_close(run.network.state_dict()[name], untouched.state_dict()[name])
