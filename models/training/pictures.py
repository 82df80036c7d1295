"""Training pictures: tar shards decoded once into one memory-mapped file, then cropped at random by worker threads."""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor

_HELD_OUT_ONE_IN = 32


def held_out(member: str) -> bool:
    """Whether a picture is kept out of training for evaluation; decided by its name alone, the same everywhere."""
    return hashlib.sha256(member.encode()).digest()[0] % _HELD_OUT_ONE_IN == 0


class PictureSet:
    """Pictures of one kind ("content", "style") as uint8 RGB, memory-mapped.

    The first use decodes every `{kind}-*.tar` of `shards` into `cache`; later ones only map the file.
    """

    def __init__(self, shards: Path, kind: str, cache: Path) -> None:
        self.kind = kind
        data, index = cache / f"{kind}.u8", cache / f"{kind}.json"
        if not index.exists():
            _decode(sorted(shards.glob(f"{kind}-*.tar")), data, index)
        rows = json.loads(index.read_text())
        self._pixels = np.memmap(data, np.uint8, "r")
        self.training = [row for row in rows if not held_out(row["name"])]
        self.evaluation = [row for row in rows if held_out(row["name"])]

    def picture(self, row: dict[str, int]) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
        """uint8 [H, W, 3] view of one picture."""
        size = row["height"] * row["width"] * 3
        return self._pixels[row["offset"] : row["offset"] + size].reshape(row["height"], row["width"], 3)

    def crop(self, row: dict[str, int], side: int, rng: np.random.Generator, smallest: float) -> Tensor:
        """A random square of between `smallest` and all of the short side, scaled to `side`, maybe mirrored: [3,
        side, side] uint8.
        """
        pixels = self.picture(row)
        short = min(pixels.shape[:2])
        square = max(min(side, short), round(short * rng.uniform(smallest, 1.0)))
        top, left = (int(rng.integers(0, extent - square + 1)) for extent in pixels.shape[:2])
        patch = Image.fromarray(pixels[top : top + square, left : left + square])
        array = np.asarray(patch.resize((side, side), Image.Resampling.BICUBIC))
        if rng.random() < 0.5:
            array = array[:, ::-1]
        return torch.from_numpy(array.copy()).permute(2, 0, 1)


def batch(pictures: PictureSet, count: int, side: int, seed: tuple[int, ...], smallest: float) -> Tensor:
    """A batch [count, 3, side, side] uint8 that depends on `seed` alone: a resumed run sees the pictures it would
    have seen.
    """
    rng = np.random.default_rng(seed)
    rows = [pictures.training[int(i)] for i in rng.integers(0, len(pictures.training), count)]
    return torch.stack([pictures.crop(row, side, rng, smallest) for row in rows])


def _decode(shards: list[Path], data: Path, index: Path) -> None:
    if not shards:
        raise FileNotFoundError(f"no shards for {data.name} found")
    data.parent.mkdir(parents=True, exist_ok=True)
    rows, offset = [], 0
    with data.open("wb") as out:
        for name, pixels in _pictures(shards):
            out.write(pixels.tobytes())
            rows.append({"name": name, "offset": offset, "height": pixels.shape[0], "width": pixels.shape[1]})
            offset += pixels.size
    index.write_text(json.dumps(rows))


def _pictures(shards: list[Path]) -> Iterator[tuple[str, np.ndarray[tuple[int, ...], np.dtype[np.uint8]]]]:
    for shard in shards:
        with tarfile.open(shard) as tar:
            for member in tar:
                file = tar.extractfile(member)
                if file is not None:
                    yield f"{shard.stem}/{member.name}", np.asarray(Image.open(io.BytesIO(file.read())).convert("RGB"))
