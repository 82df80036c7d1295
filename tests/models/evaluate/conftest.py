"""A made-up perceptual network and made-up held-out pictures: the whole evaluation in miniature."""

from __future__ import annotations

import io
import itertools
import tarfile
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from models.evaluate.gallery import Gallery
from models.evaluate.grid import Grid, choose_pairs
from models.evaluate.painter import Painter
from models.networks.network import StyleNetwork
from models.perception.perceptual import LAYER_ORDER, Perceptual
from models.training.data.pictures import PictureSet, held_out

_CHANNELS = {"1": 4, "2": 4, "3": 6, "4": 8}
SIDE_PX = 64
STYLE_SIDE_PX = 80


@pytest.fixture
def perceptual_tensors() -> dict[str, torch.Tensor]:
    generator = torch.Generator().manual_seed(2)
    tensors, before = {}, 3
    for layer in LAYER_ORDER:
        after = _CHANNELS[layer[0]]
        scale = (2 / (9 * before)) ** 0.5
        tensors[f"conv{layer}.weight"] = torch.randn(after, before, 3, 3, generator=generator) * scale
        tensors[f"conv{layer}.bias"] = torch.full((after,), 0.1)
        before = after
    return tensors


@pytest.fixture
def perceptual(perceptual_tensors: dict[str, torch.Tensor]) -> Perceptual:
    return Perceptual(perceptual_tensors)


@pytest.fixture
def shards(tmp_path: Path) -> Path:
    """Three held-out photographs, two held-out styles and one of each that is not held out."""
    rng = np.random.default_rng(0)
    for kind, count in (("content", 3), ("style", 2)):
        names = [f"{number:06d}.jpg" for number in range(1000)]
        kept = itertools.islice((name for name in names if held_out(f"{kind}-000/{name}")), count)
        trained = itertools.islice((name for name in names if not held_out(f"{kind}-000/{name}")), 1)
        with tarfile.open(tmp_path / f"{kind}-000.tar", "w") as tar:
            for name in (*kept, *trained):
                _add(tar, name, rng)
    return tmp_path


@pytest.fixture
def grid(shards: Path) -> Grid:
    """All six pairs at 64 pixels, styles read at 80."""
    content, style = (PictureSet(shards, kind, shards / "cache") for kind in ("content", "style"))
    pairs = choose_pairs(content.evaluation, style.evaluation, 6)
    return Grid(content, style, pairs, SIDE_PX, torch.device("cpu"), STYLE_SIDE_PX)


@pytest.fixture
def gallery(grid: Grid, painter: Painter) -> Gallery:
    return Gallery(grid, painter)


@pytest.fixture
def painter(small_network: StyleNetwork) -> Painter:
    return Painter(small_network, torch.device("cpu"))


def _add(tar: tarfile.TarFile, name: str, rng: np.random.Generator) -> None:
    coarse = rng.integers(0, 256, (6, 7, 3), np.uint8)
    data = io.BytesIO()
    Image.fromarray(coarse).resize((91, 80)).save(data, "JPEG")
    member = tarfile.TarInfo(name)
    member.size = data.tell()
    data.seek(0)
    tar.addfile(member, data)
