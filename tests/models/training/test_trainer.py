"""Training on a handful of made-up pictures and a made-up perceptual network: it learns, resumes, repeats itself."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from models.decoder import DecoderSize
from models.network import NetworkConfig, StyleNetwork
from models.perceptual import LAYER_ORDER, Perceptual
from models.training.config import TrainingConfig, read_config
from models.training.objective import sample_weights
from models.training.pictures import PictureSet, batch, held_out
from models.training.trainer import Trainer

_CHANNELS = {"1": 8, "2": 8, "3": 12, "4": 16}
CONFIG = TrainingConfig(
    network=NetworkConfig((8, 8, 12, 16), (0, 0, 0, 1), (1, 0, 0, 2), (8, 8, 12, 20), (4, 4, 6, 8)),
    seed=5,
    steps=12,
    batch=2,
    learning_rate=2e-3,
    content_weight=1.0,
    style_weight=10.0,
    local_share=0.5,
    keep_weight=5.0,
    identity_weight=20.0,
    smoothness_weight=1.0,
    range_weight=10.0,
    lattice_weight=100.0,
    coherence_weight=1.0,
    ema=0.9,
    sides=((0.5, 48), (0.5, 64)),
    smaller={"small": DecoderSize((4, 8, 12, 16), (0, 0, 0, 1))},
)


@pytest.fixture
def perceptual() -> Perceptual:
    generator = torch.Generator().manual_seed(2)
    tensors, before = {}, 3
    for layer in LAYER_ORDER:
        after = _CHANNELS[layer[0]]
        scale = (2 / (9 * before)) ** 0.5
        tensors[f"conv{layer}.weight"] = torch.randn(after, before, 3, 3, generator=generator) * scale
        tensors[f"conv{layer}.bias"] = torch.zeros(after)
        before = after
    return Perceptual(tensors)


@pytest.fixture
def shards(tmp_path: Path) -> Path:
    rng = np.random.default_rng(0)
    for kind in ("content", "style"):
        with tarfile.open(tmp_path / f"{kind}-000.tar", "w") as tar:
            for number in range(6):
                coarse = rng.integers(0, 256, (6, 7, 3), np.uint8)
                data = io.BytesIO()
                Image.fromarray(coarse).resize((91, 80)).save(data, "JPEG")
                member = tarfile.TarInfo(f"{number:06d}.jpg")
                member.size = data.tell()
                data.seek(0)
                tar.addfile(member, data)
    return tmp_path


def _trainer(shards: Path, perceptual: Perceptual, run: str, start: StyleNetwork | None = None) -> Trainer:
    pictures = {kind: PictureSet(shards, kind, shards / "cache") for kind in ("content", "style")}
    # Six pictures may all fall on one side of the split; the sheet and the steps need both sides.
    for kind in pictures.values():
        kind.training = kind.evaluation = kind.training + kind.evaluation
    return Trainer(CONFIG, pictures["content"], pictures["style"], perceptual, torch.device("cpu"), shards / run, start)


def test_a_run_that_was_cut_in_two_ends_like_one_that_was_not(shards: Path, perceptual: Perceptual) -> None:
    whole = _trainer(shards, perceptual, "whole")
    whole.run()
    _trainer(shards, perceptual, "cut").run(minutes=0)
    resumed = _trainer(shards, perceptual, "cut")
    assert resumed.step == 1
    resumed.run()
    assert resumed.step == whole.step == CONFIG.steps
    for name, tensor in whole.network.state_dict().items():
        torch.testing.assert_close(resumed.network.state_dict()[name], tensor)
    for name, tensor in whole.average.state_dict().items():
        torch.testing.assert_close(resumed.average.state_dict()[name], tensor)


def test_a_few_steps_on_one_batch_lower_the_loss(shards: Path, perceptual: Perceptual) -> None:
    trainer = _trainer(shards, perceptual, "overfit")
    content, style = (pictures.float() / 255 for pictures in trainer._batch(0))
    optimizer = torch.optim.Adam(trainer.network.parameters(), 3e-3)
    losses = []
    for _ in range(30):
        places = torch.Generator().manual_seed(1)
        loss, _ = trainer.objective(trainer.network, content, style, torch.ones(2, 4), places)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    assert losses[-1] < 0.8 * losses[0]


def test_a_run_leaves_a_checkpoint_and_a_sheet(shards: Path, perceptual: Perceptual) -> None:
    trainer = _trainer(shards, perceptual, "files")
    trainer.run(minutes=0)
    assert torch.load(trainer.folder / "checkpoint.pt", weights_only=True)["step"] == 1
    with Image.open(trainer.folder / "sheet.png") as sheet:
        assert sheet.size == (7 * 256, 6 * 256)


def test_a_batch_depends_on_its_seed_alone(shards: Path) -> None:
    pictures = PictureSet(shards, "style", shards / "cache")
    pictures.training = pictures.training + pictures.evaluation
    first, again, other = (batch(pictures, 3, 48, (1, step, 0), 0.5) for step in (4, 4, 5))
    assert torch.equal(first, again)
    assert not torch.equal(first, other)
    assert first.shape == (3, 3, 48, 48)


def test_missing_shards_are_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="style"):
        PictureSet(tmp_path, "style", tmp_path / "cache")


def test_the_split_keeps_about_one_picture_in_thirty_two() -> None:
    kept = sum(held_out(f"content-000/{number:06d}.jpg") for number in range(6400))
    assert 120 < kept < 280


def test_layer_weights_cover_the_ends_of_the_sliders() -> None:
    weights = sample_weights(4000, torch.Generator().manual_seed(1))
    assert weights.shape == (4000, 4)
    assert 0 <= weights.min() <= weights.max() <= 1
    full = (weights == 1).all(1).float().mean()
    none = (weights == 0).all(1).float().mean()
    single = ((weights == 1).sum(1) == 1).logical_and((weights == 0).sum(1) == 3).float().mean()
    all_but_one = ((weights == 1).sum(1) == 3).logical_and((weights == 0).sum(1) == 1).float().mean()
    assert 0.35 < full < 0.45
    for kind in (none, single, all_but_one):
        assert 0.07 < kind < 0.13


def test_a_config_may_grow_its_crops() -> None:
    config = read_config("fading")
    assert config.side_at(0) < config.side_at(config.steps - 1)


def test_a_new_run_may_begin_with_a_trained_network(shards: Path, perceptual: Perceptual) -> None:
    trained = StyleNetwork(CONFIG.network)
    begun = _trainer(shards, perceptual, "begun", trained)
    for name, tensor in trained.state_dict().items():
        torch.testing.assert_close(begun.network.state_dict()[name], tensor)
        torch.testing.assert_close(begun.average.state_dict()[name], tensor)
