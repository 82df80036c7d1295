"""Distilling a perceptual network: it comes nearer to its teacher, and a resumed run goes on."""

from __future__ import annotations

from pathlib import Path

import torch

from models.networks.network import StyleNetwork, fold_codes
from models.perception.perceptual import Perceptual
from models.study.perceptual import DistilledPerceptual
from models.training.data.pictures import PictureSet
from models.training.perceptual import LearnedCode, Material, PerceptualDistilling


def _material(shards: Path, network: StyleNetwork) -> Material:
    contents, styles = (PictureSet(shards, kind, shards / "cache") for kind in ("content", "style"))
    with torch.no_grad():
        read = fold_codes(network.code(torch.rand(1, 3, 64, 64)), torch.ones(1, 4)).parts
    codes = [LearnedCode(read, tuple(torch.zeros_like(part) for part in read))]
    return Material(contents, styles, network, codes, count=6, side=48)


def test_it_comes_nearer_to_its_teacher(
    shards: Path, small_network: StyleNetwork, teacher: Perceptual, tmp_path: Path
) -> None:
    distilling = PerceptualDistilling(teacher, _material(shards, small_network), steps=24)
    taps = [sum(distilling.advance()[0]) for _ in range(24)]
    assert sum(taps[-4:]) < 0.8 * sum(taps[:4])
    distilling.keep(tmp_path / "checkpoint.pt")
    again = PerceptualDistilling(teacher, _material(shards, small_network), steps=24)
    again.restore(tmp_path / "checkpoint.pt")
    assert again.step == 24
    for one, other in zip(again.averaged().parameters(), distilling.averaged().parameters(), strict=True):
        assert torch.equal(one, other)


def test_it_can_begin_with_one_that_is_there(shards: Path, small_network: StyleNetwork, teacher: Perceptual) -> None:
    start = DistilledPerceptual().requires_grad_(False)
    before = [part.clone() for part in start.parameters()]
    distilling = PerceptualDistilling(teacher, _material(shards, small_network), steps=4, start=start)
    for mine, there in zip(distilling.averaged().parameters(), before, strict=True):
        assert torch.equal(mine, there)
    distilling.advance()
    pairs = zip(distilling.network.parameters(), before, strict=True)
    assert all(not torch.equal(mine, there) for mine, there in pairs)
