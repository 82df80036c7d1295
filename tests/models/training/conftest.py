"""Pictures to train on, a handful and made up, and a perceptual network."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from models.perception.perceptual import LAYER_ORDER, Perceptual

_CHANNELS = {"1": 8, "2": 8, "3": 12, "4": 16}


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
    (tmp_path / "own").mkdir()
    Image.fromarray(rng.integers(0, 256, (5, 9, 3), np.uint8)).resize((400, 300)).save(tmp_path / "own" / "mine.jpg")
    return tmp_path


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
def teacher() -> Perceptual:
    """A perceptual network with as many channels as VGG-19 has at its taps."""
    generator = torch.Generator().manual_seed(2)
    tensors, before = {}, 3
    for layer in LAYER_ORDER:
        after = {"1": 64, "2": 128, "3": 256, "4": 512}[layer[0]]
        scale = (2 / (9 * before)) ** 0.5
        tensors[f"conv{layer}.weight"] = torch.randn(after, before, 3, 3, generator=generator) * scale
        tensors[f"conv{layer}.bias"] = torch.zeros(after)
        before = after
    return Perceptual(tensors)
