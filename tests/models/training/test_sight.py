"""Training of the network that sees people and nearness, on made-up photographs: people are bright ellipses."""

from __future__ import annotations

import csv
import io
import tarfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image, ImageDraw

from models import loading, registry
from models.loading import load_sight
from models.networks.sight import SightConfig, SightNetwork
from models.training import sight
from models.training.data.labels import Labelled, LabelledSet
from models.training.data.pictures import PictureSet, held_out
from models.training.sight import SightRun, evaluate_sight, loss_of

_COLUMNS = ("shard", "member", "source", "person", "area", "confidence", "detections", "status")
_STATUS = {5: "exclude", 6: "tiny"}


@pytest.fixture
def labelled(tmp_path: Path) -> LabelledSet:
    """Twelve photographs of 96 x 72, every second with a person; what is lower is nearer."""
    rng = np.random.default_rng(0)
    near = np.repeat(np.linspace(0, 255, 36).astype(np.uint8)[:, None], 48, 1)
    kept = (number for number in range(900) if not held_out(f"content-000/{number:06d}.jpg"))
    apart = (number for number in range(900) if held_out(f"content-000/{number:06d}.jpg"))
    numbers = [*(next(kept) for _ in range(10)), *(next(apart) for _ in range(2))]
    with ExitStack() as files:
        tars = {
            name: files.enter_context(tarfile.open(tmp_path / f"{name}.tar", "w"))
            for name in ("content-000", "person", "depth")
        }
        rows = csv.writer(files.enter_context((tmp_path / "person.tsv").open("w", newline="")), delimiter="\t")
        rows.writerow(_COLUMNS)
        for index, number in enumerate(numbers):
            picture = Image.fromarray(rng.integers(0, 90, (72, 96, 3), np.uint8))
            person = Image.new("L", (48, 36))
            if index % 2:
                left, top = int(rng.integers(4, 50)), int(rng.integers(4, 30))
                box = np.array([left, top, left + 36, top + 36])
                ImageDraw.Draw(picture).ellipse(box.tolist(), fill=(250, 250, 250))
                ImageDraw.Draw(person).ellipse((box / 2).tolist(), fill=255)
            _add(tars["content-000"], f"{number:06d}.jpg", picture, "JPEG")
            _add(tars["person"], f"content-000/{number:06d}.png", person, "PNG")
            _add(tars["depth"], f"content-000/{number:06d}.png", Image.fromarray(near), "PNG")
            status = _STATUS.get(index, "auto")
            rows.writerow(["content-000.tar", f"{number:06d}.jpg", "x", index % 2, 0.1, 0.9, 1, status])
    return LabelledSet(tmp_path, PictureSet(tmp_path, "content", tmp_path / "cache"))


def test_labels_stay_where_they_belong_in_every_crop(labelled: LabelledSet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("models.training.data.labels._filmed", lambda picture, _: picture)
    monkeypatch.setattr("models.training.data.labels._tinted", lambda picture, _: picture)
    batch = labelled.batch(40, (64, 48), (1,))
    bright = torch.nn.functional.avg_pool2d(batch.pictures.float().mean(1, keepdim=True) / 255, 2)[:, 0] > 0.6
    people = batch.person > 0.5
    assert people.any()
    assert (bright != people).float().mean() < 0.02
    # Nearness is that of this very part: from 0 to 1, and nearer below, whether mirrored or not.
    known = batch.near[batch.known == 1]
    assert len(known) not in (0, 40)
    assert bool((known[:, -1].mean(1) > 0.95).all())
    assert bool((known[:, 0].mean(1) < 0.05).all())


def test_crops_depend_on_the_seed_alone(labelled: LabelledSet) -> None:
    first, again, other = (labelled.batch(3, (64, 64), seed) for seed in ((1, 2), (1, 2), (1, 3)))
    assert all(torch.equal(a, b) for a, b in zip(first, again, strict=True))
    assert not torch.equal(first.pictures, other.pictures)


def test_what_is_in_doubt_and_what_is_held_out_is_not_learned_from(labelled: LabelledSet) -> None:
    assert len(labelled.training) == 10 - len(_STATUS)
    assert len(labelled.evaluation) == 2


def test_a_few_steps_find_the_people(labelled: LabelledSet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _make_small(monkeypatch)
    run = SightRun(labelled, tmp_path / "run", 60)
    batch = labelled.batch(8, (64, 64), (9,))
    with torch.no_grad():
        before = float(loss_of(run.network, batch))
    run.train()
    with torch.no_grad():
        assert float(loss_of(run.network, batch)) < 0.6 * before
    figures = evaluate_sight(run.network, labelled)
    assert figures["iou"] > 0.5
    assert figures["near_order"] > 0.7


def test_a_run_that_was_killed_goes_on_as_if_it_had_not_been(
    labelled: LabelledSet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _make_small(monkeypatch)
    whole = SightRun(labelled, tmp_path / "whole", 4)
    whole.train()
    # Killed behind the checkpoint of step 2, with the schedule of four steps.
    monkeypatch.setattr(sight, "_CHECKPOINT_EVERY", 2)
    killed = SightRun(labelled, tmp_path / "killed", 4)
    monkeypatch.setattr(killed, "_learn", _failing_after(2, killed._learn))
    with pytest.raises(KeyboardInterrupt):
        killed.train()
    resumed = SightRun(labelled, tmp_path / "killed", 4)
    assert resumed.step == 2
    resumed.train()
    for mine, theirs in zip(whole.average.parameters(), resumed.average.parameters(), strict=True):
        assert torch.equal(mine, theirs)


def test_a_new_run_goes_on_from_what_ships(
    labelled: LabelledSet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _make_small(monkeypatch)
    shipped = load_sight()
    run = SightRun(labelled, tmp_path / "run", 1, shipped)
    for mine, theirs in zip(run.average.parameters(), shipped.parameters(), strict=True):
        assert torch.equal(mine, theirs)
    run.train()
    pairs = zip(run.network.parameters(), shipped.parameters(), strict=True)
    assert not all(torch.equal(mine, theirs) for mine, theirs in pairs)


def test_what_is_published_is_what_is_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "FOLDER", tmp_path)
    for module in (registry, loading):
        monkeypatch.setattr(module, "SIGHT_MANIFEST", tmp_path / "sight.json")
    config = SightConfig(widths=(8, 8, 16), encoder_blocks=(1, 0, 1), decoder_blocks=(0, 2))
    network = SightNetwork(config)
    loading.publish_sight(network, {"steps": 1})
    loaded = load_sight()
    assert loaded.config == config
    for mine, theirs in zip(loaded.parameters(), network.parameters(), strict=True):
        assert torch.equal(mine, theirs.half().float())


def _failing_after(count: int, learn: Callable[[Labelled], float]) -> Callable[[Labelled], float]:
    done: list[Labelled] = []

    def step(batch: Labelled) -> float:
        if len(done) == count:
            raise KeyboardInterrupt
        done.append(batch)
        return learn(batch)

    return step


def _make_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sight, "_BATCH", 4)
    monkeypatch.setattr(sight, "_SIZES_PX", ((64, 64), (96, 64)))
    monkeypatch.setattr(sight, "_EVALUATED_PX", (96, 64))


def _add(tar: tarfile.TarFile, name: str, picture: Image.Image, format: str) -> None:
    data = io.BytesIO()
    picture.save(data, format, **({"quality": 95} if format == "JPEG" else {}))
    member = tarfile.TarInfo(name)
    member.size = data.tell()
    data.seek(0)
    tar.addfile(member, data)
