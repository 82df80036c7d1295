"""The perceptual network that ships: whole, and it tells pictures apart as they are told apart."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from models import registry
from models.perception.losses import style_distances, style_statistics
from models.registry import WeightsError
from models.study import perceptual as module
from models.study.contents import on_grid
from models.study.perceptual import DistilledPerceptual, load_perceptual, publish_perceptual

STYLES = Path(__file__).parents[3] / "assets" / "styles"


def test_it_ships_and_is_small() -> None:
    assert registry.perceptual_record().path.stat().st_size < 6 * 2**20
    taps = load_perceptual()(torch.rand(2, 3, 48, 64))
    assert [tuple(tap.shape) for tap in taps] == [(2, 64, 48, 64), (2, 128, 24, 32), (2, 256, 12, 16), (2, 512, 6, 8)]


def test_two_parts_of_a_style_are_nearer_to_each_other_than_to_those_of_another() -> None:
    perceptual, halves = load_perceptual(), []
    for name in ("mosaic", "ink_wash", "halftone", "watercolour"):
        whole = on_grid(np.asarray(Image.open(STYLES / f"{name}.jpg").convert("RGB")), 256)
        halves.append([[style_statistics(tap) for tap in perceptual(part)] for part in whole.split(128, 3)])
    for index, (mine, _) in enumerate(halves):
        found = [float(style_distances(mine, theirs).mean()) for _, theirs in halves]
        assert int(np.argmin(found)) == index


def test_a_damaged_file_is_one_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(registry, "FOLDER", tmp_path)
    (tmp_path / "perceptual.safetensors").write_bytes(b"no")
    with pytest.raises(WeightsError, match="damaged"):
        load_perceptual()


def test_what_is_published_is_what_is_loaded(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for holder in (registry, module):
        monkeypatch.setattr(holder, "PERCEPTUAL_MANIFEST", tmp_path / "perceptual.json")
    monkeypatch.setattr(registry, "FOLDER", tmp_path)
    network = DistilledPerceptual()
    publish_perceptual(network, {"steps": 1})
    for mine, theirs in zip(network.parameters(), load_perceptual().parameters(), strict=True):
        torch.testing.assert_close(mine, theirs, atol=1e-3, rtol=1e-3)
