"""Training on a handful of made-up pictures and a made-up perceptual network: it learns, resumes, repeats itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import torch
from PIL import Image

import models.training
from models.networks.decoder import DecoderSize
from models.networks.network import NetworkConfig, StyleNetwork, fold_codes
from models.perception.perceptual import Perceptual
from models.training import sheet
from models.training.config import TrainingConfig, read_config
from models.training.data.memory import Memory, Wanted, look
from models.training.data.pictures import CropBatch, Crops, PictureSet, batch, held_out
from models.training.objective import film, sample_weights, walls
from models.training.trainer import Trainer

CONFIGS = Path(models.training.__file__).parent / "configs"
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
    border_weight=50.0,
    coherence_weight=1.0,
    steadiness_weight=50.0,
    reader_steps=0,
    noise=0.05,
    fixed_crops=(1, 2),
    smallest_crop=0.5,
    own_styles=0.3,
    ema=0.9,
    sides=((0.5, 48), (0.5, 64)),
    style_sides=(64,),
    smaller={"small": DecoderSize((4, 8, 12, 16), (0, 0, 0, 1))},
)


@pytest.fixture
def small_sheets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs leave sheets of small pictures: painting thirty at their usual size costs more than all the steps."""
    monkeypatch.setattr(sheet, "_SIDE", 32)


def _pictures(shards: Path, kind: str) -> PictureSet:
    """Six pictures may all fall on one side of the split; the sheet and the steps need both sides."""
    pictures = PictureSet(shards, kind, shards / "cache", own=shards / "own")
    pictures.training = pictures.evaluation = pictures.training + pictures.evaluation
    return pictures


def _trainer(
    shards: Path,
    perceptual: Perceptual,
    run: str,
    start: StyleNetwork | None = None,
    config: TrainingConfig = CONFIG,
) -> Trainer:
    content, style = (_pictures(shards, kind) for kind in ("content", "style"))
    return Trainer(config, content, style, perceptual, torch.device("cpu"), shards / run, start)


@pytest.mark.usefixtures("small_sheets")
def test_a_run_that_was_cut_in_two_ends_like_one_that_was_not(shards: Path, perceptual: Perceptual) -> None:
    config = replace(CONFIG, steps=6)
    whole = _trainer(shards, perceptual, "whole", config=config)
    whole.run()
    _trainer(shards, perceptual, "cut", config=config).run(minutes=0)
    resumed = _trainer(shards, perceptual, "cut", config=config)
    assert resumed.step == 1
    resumed.run()
    assert resumed.step == whole.step == config.steps
    for name, tensor in whole.network.state_dict().items():
        torch.testing.assert_close(resumed.network.state_dict()[name], tensor)
    for name, tensor in whole.average.state_dict().items():
        torch.testing.assert_close(resumed.average.state_dict()[name], tensor)


def test_what_trembles_costs_and_what_moves_does_not(shards: Path, perceptual: Perceptual) -> None:
    trainer = _trainer(shards, perceptual, "unrest")
    clean = torch.rand(2, 3, 64, 64, generator=torch.Generator().manual_seed(1))
    style = fold_codes(trainer.network.code(clean), torch.ones(2, 4))
    # An untrained network shows the frame, softened in cells of 4 pixels: only shifts by those leave it as it is.
    painted = trainer.objective._paint(trainer.network, clean, style, torch.Generator().manual_seed(4))
    trembling = trainer.objective._unrest(
        trainer.network, painted + 0.1 * torch.randn_like(painted), clean, style, torch.Generator().manual_seed(2)
    )
    still = trainer.objective._unrest(trainer.network, painted, clean, style, torch.Generator().manual_seed(2))
    assert trembling.shape == (2,)
    assert (trembling > still + 0.005).all()


def test_every_wall_has_a_colour_of_its_picture_and_every_second_the_picture_before_it() -> None:
    pictures = torch.rand(3, 3, 64, 80, generator=torch.Generator().manual_seed(1))
    made = walls(pictures, torch.Generator().manual_seed(2))
    assert made.shape == (3, 3, 96, 96)
    for wall, picture in zip(made, pictures, strict=True):
        colour = wall[:, 0, 0]
        assert (picture.flatten(1) == colour[:, None]).all(0).any()
        assert (wall[:, :30] == colour[:, None, None]).all()
    deviations = made[..., 32:64, 32:64].std((1, 2, 3))
    torch.testing.assert_close(made[1, :, 40, 40], made[1, :, 0, 0])
    assert deviations[0] > 0.02
    torch.testing.assert_close(made[0, :, 32:64, 32:64].mean(), pictures[0].mean(), atol=0.01, rtol=0)


def test_a_painted_frame_costs(shards: Path, perceptual: Perceptual) -> None:
    trainer = _trainer(shards, perceptual, "framed")
    clean = torch.rand(2, 3, 64, 64, generator=torch.Generator().manual_seed(1))
    style = fold_codes(trainer.network.code(clean), torch.ones(2, 4))
    framed = trainer.objective._framed(trainer.network, clean, style, torch.Generator().manual_seed(2))
    assert framed.shape == (2,)
    assert (framed < 2e-3).all()  # An untrained network shows the frame nearly as it is.
    torch.autograd.backward(framed.sum())
    assert trainer.network.decoder.head.weight.grad is not None


@pytest.mark.usefixtures("small_sheets")
def test_a_new_run_learns_to_read_once(shards: Path, perceptual: Perceptual) -> None:
    taught = replace(CONFIG, reader_steps=3, steps=4)
    trainer = _trainer(shards, perceptual, "reads", config=taught)
    reader = {name: part.clone() for name, part in trainer.network.modulation.state_dict().items()}
    untaught = _trainer(shards, perceptual, "does not").network.modulation
    assert not torch.equal(reader["summary.weight"], untaught.summary.weight)
    assert trainer.step == 0
    trainer.run()
    again = _trainer(shards, perceptual, "reads", config=taught)
    assert again.step == taught.steps
    for network in (again.network, again.average):
        for name in ("summary.weight", "reader.convs.0.weight"):
            assert torch.equal(network.modulation.state_dict()[name], reader[name])


def test_a_few_steps_on_one_batch_lower_the_loss(shards: Path, perceptual: Perceptual) -> None:
    trainer = _trainer(shards, perceptual, "overfit")
    pair = trainer._pair(*trainer._batch(0))
    optimizer = torch.optim.Adam(trainer.network.parameters(), 3e-3)
    reports = []
    for _ in range(60):
        places = torch.Generator().manual_seed(1)
        loss, parts = trainer.objective(trainer.network, pair, torch.ones(2, 4), places)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        reports.append(
            (sum(float(parts[f"style{layer}"]) for layer in range(1, 5)), float(parts["content"]), loss.item())
        )
    # The larger part of the loss is the coherence of an untrained projection, which hardly falls.
    (style, content, whole), (style_after, content_after, whole_after) = reports[0], reports[-1]
    assert style_after < 0.8 * style
    assert content_after < 0.9 * content
    assert whole_after < whole


def test_a_run_leaves_a_checkpoint_and_a_sheet(shards: Path, perceptual: Perceptual) -> None:
    trainer = _trainer(shards, perceptual, "files")
    trainer.run(minutes=0)
    assert torch.load(trainer.folder / "checkpoint.pt", weights_only=True)["step"] == 1
    with Image.open(trainer.folder / "sheet.png") as painted:
        assert painted.size == (7 * 256, 6 * 256)


@pytest.mark.parametrize("fixed", [0, 3])
def test_a_batch_depends_on_its_seed_alone(shards: Path, fixed: int) -> None:
    pictures, crops = _pictures(shards, "style"), Crops(48, 0.5, fixed)
    first, again, other = (batch(pictures, 3, crops, (1, step, 0)).pictures for step in (4, 4, 5))
    assert torch.equal(first, again)
    assert not torch.equal(first, other)
    assert first.shape == (3, 3, 48, 48)


def test_a_key_names_one_crop(shards: Path) -> None:
    pictures, found = _pictures(shards, "style"), {}
    for step in range(30):
        crops, keys = batch(pictures, 3, Crops(48, 0.5, fixed=2, own=0.5), (1, step))
        for key, crop in zip(keys or [], crops, strict=True):
            torch.testing.assert_close(crop, found.setdefault(key, crop))
    assert 8 < len(found) <= 2 * pictures.count == 14


def test_styles_of_the_project_come_as_often_as_asked(shards: Path) -> None:
    pictures = _pictures(shards, "style")
    (mine,) = pictures.own
    _, keys = batch(pictures, 400, Crops(48, 0.5, fixed=1, own=0.3), (1,))
    assert 90 < (keys or []).count(mine["number"]) < 150
    assert all(not row["name"].startswith("own") for row in (*pictures.training, *pictures.evaluation))


def test_own_pictures_join_a_cache_that_was_made_without_them(shards: Path) -> None:
    assert not PictureSet(shards, "style", shards / "cache").own
    assert len(PictureSet(shards, "style", shards / "cache", own=shards / "own").own) == 1


def test_another_perceptual_network_remembers_for_itself(shards: Path, perceptual: Perceptual) -> None:
    pictures = torch.rand(1, 3, 48, 48, generator=torch.Generator().manual_seed(3))
    first = Memory(shards / "memory", perceptual, 9, 48, Wanted()).look([4], pictures)
    with torch.no_grad():
        perceptual.convs[0].weight.mul_(2)  # type: ignore[operator, union-attr]
    other = Memory(shards / "memory", perceptual, 9, 48, Wanted()).look([4], pictures)
    assert not torch.equal(first.statistics[0].mean, other.statistics[0].mean)


def test_what_was_seen_is_remembered(shards: Path, perceptual: Perceptual, monkeypatch: pytest.MonkeyPatch) -> None:
    pictures = torch.rand(3, 3, 48, 48, generator=torch.Generator().manual_seed(3))
    memory = Memory(shards / "memory", perceptual, 9, 48, Wanted(2, 3))
    first, plain = memory.look([4, 2, 7], pictures), look(perceptual, pictures, Wanted(2, 3))
    again = Memory(shards / "memory", perceptual, 9, 48, Wanted(2, 3))
    monkeypatch.setattr("models.training.data.memory.look", lambda *_: pytest.fail("looked again"))
    second = again.look([7, 4], pictures[[2, 0]])
    assert len(first.statistics) == 8
    for layer in range(8):
        for part, later, exact in zip(first[0][layer], second[0][layer], plain[0][layer], strict=True):
            torch.testing.assert_close(part, exact, rtol=2e-3, atol=2e-3)
            assert torch.equal(later, part[[2, 0]])
    assert [tap.shape for tap in second.taps] == [(2, 8, 24, 24), (2, 12, 12, 12), (2, 16, 6, 6)]


def test_memory_changes_no_loss(shards: Path, perceptual: Perceptual) -> None:
    losses = []
    for name, fixed in (("remembered", (1, 2)), ("plain", (0, 0))):
        trainer = _trainer(shards, perceptual, name, config=replace(CONFIG, fixed_crops=fixed))
        batches = _trainer(shards, perceptual, "same")._batch(0)
        pair = trainer._pair(*(CropBatch(crops, keys if any(fixed) else None) for crops, keys in batches))
        places = torch.Generator().manual_seed(1)
        losses.append(trainer.objective(trainer.network, pair, torch.ones(2, 4), places)[0])
    torch.testing.assert_close(losses[0], losses[1], rtol=1e-3, atol=0)


def test_grain_is_as_large_as_asked_and_each_its_own() -> None:
    grey = torch.full((40, 3, 32, 32), 0.5)
    grain = (film(grey, 0.04, torch.Generator().manual_seed(1)) - grey).flatten(1).std(1)
    assert 0.03 < grain.max() <= 0.0405
    assert grain.min() < 0.01
    assert torch.equal(film(grey, 0.0, torch.Generator()), grey)


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
    for kind in (none, single, all_but_one / 2):
        assert 0.07 < kind < 0.13


@pytest.mark.parametrize("path", sorted(CONFIGS.glob("*.toml")), ids=lambda path: path.stem)
def test_every_config_makes_a_network_within_its_budget(path: Path) -> None:
    config = read_config(path.stem)
    with torch.device("meta"):  # Its size is asked for, not what it begins with.
        network = StyleNetwork(config.network)
    assert sum(parameter.numel() for parameter in network.parameters()) * 4 < 24e6  # float16 in the file
    for size in config.smaller.values():
        assert size.blocks <= config.network.decoder_blocks


def test_a_config_may_grow_its_crops() -> None:
    config = replace(CONFIG, sides=((0.5, 48), (0.5, 64)))
    assert config.side_at(0) == 48
    assert config.side_at(config.steps - 1) == 64


def test_a_new_run_may_begin_with_a_trained_network(shards: Path, perceptual: Perceptual) -> None:
    trained = StyleNetwork(CONFIG.network)
    begun = _trainer(shards, perceptual, "begun", trained)
    for name, tensor in trained.state_dict().items():
        torch.testing.assert_close(begun.network.state_dict()[name], tensor)
        torch.testing.assert_close(begun.average.state_dict()[name], tensor)


@pytest.mark.usefixtures("small_sheets")
def test_untrained_transforms_move_faster_than_what_has_learned(shards: Path, perceptual: Perceptual) -> None:
    start = StyleNetwork(CONFIG.network)
    torch.nn.init.normal_(start.decoder.head.weight, std=0.1)
    moved = {}
    for new in (False, True):
        config = replace(CONFIG, steps=8, new_transforms=new)
        trainer = _trainer(shards, perceptual, f"faster-{new}", start, config)
        before = {name: tensor.clone() for name, tensor in trainer.network.state_dict().items()}
        trainer.run(minutes=0)
        assert trainer.step == 1
        # Adam's first step is as long as the rate, whatever the gradient.
        for part in ("transforms", "encoder"):
            steps = [
                (tensor - before[name]).abs().max()
                for name, tensor in trainer.network.state_dict().items()
                if name.startswith(part) and name.endswith("unzip.weight" if part == "transforms" else "weight")
            ]
            moved[part, new] = float(max(steps))
    assert moved["transforms", True] > 3 * moved["transforms", False] > 0
    assert moved["encoder", True] == pytest.approx(moved["encoder", False], rel=0.1)
    assert moved["encoder", True] > 0


@pytest.mark.usefixtures("small_sheets")
def test_a_plain_decoder_is_told_nothing_and_all_else_learns(shards: Path, perceptual: Perceptual) -> None:
    start = StyleNetwork(CONFIG.network)
    torch.nn.init.normal_(start.modulation.layers[2].weight)
    trainer = _trainer(shards, perceptual, "plain", start, replace(CONFIG, steps=2, plain_decoder=True))
    trainer.run()
    told, *_ = trainer.average.modulation(torch.rand(1, 3, 64, 64))
    assert not told.any()
    assert not torch.equal(trainer.network.decoder.head.weight, start.decoder.head.weight)
