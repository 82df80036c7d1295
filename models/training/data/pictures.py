"""Training pictures: tar shards decoded once into one memory-mapped file, then cropped at random by worker threads."""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from models.training.data.patterns import pattern

_HELD_OUT_ONE_IN = 32
_OWN = "own/"
_OWN_SIDE_PX = 288


def held_out(member: str) -> bool:
    """Whether a picture is kept out of training for evaluation; decided by its name alone, the same everywhere."""
    return hashlib.sha256(member.encode()).digest()[0] % _HELD_OUT_ONE_IN == 0


class PictureSet:
    """Pictures of one kind ("content", "style") as uint8 RGB, memory-mapped.

    The first use decodes every `{kind}-*.tar` of `shards` and the JPEG files of `own` into `cache`; later ones only map
    the file. So does the first use with an `own` after uses without.

    Attributes:
        count: of all rows.
        training, evaluation: rows of the pictures of the shards, see `held_out`.
        own: rows of the pictures of the folder `own`.
    """

    def __init__(self, shards: Path, kind: str, cache: Path, own: Path | None = None) -> None:
        self.kind = kind
        data, index = cache / f"{kind}.u8", cache / f"{kind}.json"
        if not index.exists() or (own is not None and f'"{_OWN}' not in index.read_text()):
            _decode(sorted(shards.glob(f"{kind}-*.tar")), own, data, index)
        rows = [row | {"number": number} for number, row in enumerate(json.loads(index.read_text()))]
        self.count = len(rows)
        self._pixels = np.memmap(data, np.uint8, "r")
        self.own = [row for row in rows if row["name"].startswith(_OWN)]
        foreign = [row for row in rows if not row["name"].startswith(_OWN)]
        self.training = [row for row in foreign if not held_out(row["name"])]
        self.evaluation = [row for row in foreign if held_out(row["name"])]

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


class CropBatch(NamedTuple):
    """Crops [B, 3, side, side] uint8, and what names each for good: the same key, the same crop (None: no other)."""

    pictures: Tensor
    keys: list[int] | None


class Crops(NamedTuple):
    """How a batch is cut.

    Attributes:
        side: in pixels.
        smallest: see `PictureSet.crop`.
        fixed: number of different crops of a picture; 0: always another one.
        own: share of the batch that comes from `PictureSet.own`.
        made_up: share of the batch that are patterns (`training.data.patterns`) instead; where crops are fixed, of
            batches, since what bears no key has to be looked at anew.
    """

    side: int
    smallest: float
    fixed: int = 0
    own: float = 0.0
    made_up: float = 0.0


def batch(pictures: PictureSet, count: int, crops: Crops, seed: tuple[int, ...]) -> CropBatch:
    """A batch that depends on `seed` alone: a resumed run sees the pictures it would have seen."""
    rng = np.random.default_rng(seed)
    rows = [_draw(pictures, crops, rng) for _ in range(count)]
    if not crops.fixed:
        cut = [pictures.crop(row, crops.side, rng, crops.smallest) for row in rows]
        made_up = rng.random(count) < crops.made_up
        return CropBatch(
            torch.stack([pattern(crops.side, rng) if new else one for new, one in zip(made_up, cut, strict=True)]), None
        )
    if rng.random() < crops.made_up:
        return CropBatch(torch.stack([pattern(crops.side, rng) for _ in rows]), None)
    keys = [row["number"] * crops.fixed + int(rng.integers(0, crops.fixed)) for row in rows]
    cut = [fixed_crop(pictures, row, key, crops) for row, key in zip(rows, keys, strict=True)]
    return CropBatch(torch.stack(cut), keys)


def fixed_crop(pictures: PictureSet, row: dict[str, int], key: int, crops: Crops) -> Tensor:
    """The crop of a picture that bears this key: row number * `crops.fixed` + 0 .. `crops.fixed` - 1."""
    return pictures.crop(row, crops.side, np.random.default_rng((key, crops.side)), crops.smallest)


def all_fixed_crops(pictures: PictureSet, crops: Crops) -> tuple[list[int], Tensor]:
    """Keys and crops, uint8, of all pictures that may be learned from."""
    rows = [*pictures.training, *pictures.own]
    keyed = [(row, row["number"] * crops.fixed + index) for row in rows for index in range(crops.fixed)]
    return [key for _, key in keyed], torch.stack([fixed_crop(pictures, row, key, crops) for row, key in keyed])


def _draw(pictures: PictureSet, crops: Crops, rng: np.random.Generator) -> dict[str, int]:
    rows = pictures.own if rng.random() < crops.own else pictures.training
    row: dict[str, int] = rows[int(rng.integers(0, len(rows)))]
    return row


def _decode(shards: list[Path], own: Path | None, data: Path, index: Path) -> None:
    if not shards:
        raise FileNotFoundError(f"no shards for {data.name} found")
    data.parent.mkdir(parents=True, exist_ok=True)
    rows, offset = [], 0
    files = [] if own is None else sorted(own.glob("*.jpg"))
    with data.open("wb") as out:
        for name, pixels in chain(_pictures(shards), ((f"{_OWN}{file.name}", _small(file)) for file in files)):
            out.write(pixels.tobytes())
            rows.append({"name": name, "offset": offset, "height": pixels.shape[0], "width": pixels.shape[1]})
            offset += pixels.size
    index.write_text(json.dumps(rows))


def _small(file: Path) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """A picture file at the size of those of the shards."""
    picture = Image.open(file).convert("RGB")
    scale = _OWN_SIDE_PX / min(picture.size)
    width, height = (round(extent * scale) for extent in picture.size)
    return np.asarray(picture.resize((width, height), Image.Resampling.LANCZOS))


def _pictures(shards: list[Path]) -> Iterator[tuple[str, np.ndarray[tuple[int, ...], np.dtype[np.uint8]]]]:
    for shard in shards:
        with tarfile.open(shard) as tar:
            for member in tar:
                file = tar.extractfile(member)
                if file is not None:
                    yield f"{shard.stem}/{member.name}", np.asarray(Image.open(io.BytesIO(file.read())).convert("RGB"))
