"""Labels of the content photographs: where people are and how near everything is, and crops that show both.

The labels were predicted by other networks, and lie in two tars of grey PNG beside the shards (`person.tar`,
`depth.tar`), each half as large as its photograph.
"""

from __future__ import annotations

import csv
import io
import tarfile
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import torch
from PIL import Image, ImageEnhance
from torch import Tensor

from models.training.data.pictures import PictureSet

_DOUBTFUL = ("exclude", "tiny")
_SURE = 0.7
_COMPOSED = 0.25
_PEOPLED = 0.1
_SMALLEST_CROP = 0.55
_GREY = 0.06

Row = dict[str, Any]
Grey = npt.NDArray[np.uint8]


class Labelled(NamedTuple):
    """A batch: pictures [B, 3, H, W] uint8 and labels [B, H/2, W/2] in 0..1; `known` [B]: whether `near` counts."""

    pictures: Tensor
    person: Tensor
    near: Tensor
    known: Tensor


class LabelledSet:
    """The content photographs with their labels.

    Attributes:
        training, evaluation: rows as in `PictureSet`, without those whose mask is in doubt.
    """

    def __init__(self, shards: Path, pictures: PictureSet) -> None:
        self._pictures = pictures
        self._person, self._near = (_read(shards / f"{kind}.tar") for kind in ("person", "depth"))
        with (shards / "person.tsv").open() as table:
            rows = list(csv.DictReader(table, delimiter="\t"))
        self._about = {f"{Path(row['shard']).stem}/{row['member']}": row for row in rows}
        self.training, self.evaluation = (
            [row for row in rows if self._about[row["name"]]["status"] not in _DOUBTFUL]
            for rows in (pictures.training, pictures.evaluation)
        )
        self._with_people = [row for row in self.training if self._is_sure(row, "1")]
        self._without = [row for row in self.training if self._is_sure(row, "0")]

    def batch(self, count: int, size_px: tuple[int, int], seed: tuple[int, ...]) -> Labelled:
        """Random crops of `size_px` (width, height), which depend on `seed` alone."""
        rng = np.random.default_rng(seed)
        samples = [self._sample(size_px, rng) for _ in range(count)]
        return Labelled(*(torch.stack(parts) for parts in zip(*samples, strict=True)))

    def whole(self, row: Row, size_px: tuple[int, int]) -> Labelled:
        """The largest part of a photograph with the shape of `size_px`, from its middle, as a batch of one."""
        picture, person, near = self._cut(row, size_px, 1.0, (0.5, 0.5))
        sample = _tensors(picture, person, _spread(near), True)
        return Labelled(*(part.unsqueeze(0) for part in sample))

    def has_people(self, row: Row) -> bool:
        """Whether there are any in a photograph."""
        return bool(self._about[row["name"]]["person"] == "1")

    def _is_sure(self, row: Row, person: str) -> bool:
        about = self._about[row["name"]]
        return about["person"] == person and (person == "0" or float(about["confidence"]) > _SURE)

    def _sample(self, size_px: tuple[int, int], rng: np.random.Generator) -> tuple[Tensor, ...]:
        if rng.random() < _COMPOSED:
            picture, person = self._composed(size_px, rng)
            near, known = np.zeros_like(person), False
        else:
            rows = self._with_people if rng.random() < _PEOPLED else self.training
            picture, person, near = self._random_cut(rows, size_px, rng)
            near, known = _spread(near), True
        picture = _filmed(picture, rng)
        if rng.random() < 0.5:
            picture, person, near = picture[:, ::-1], person[:, ::-1], near[:, ::-1]
        return _tensors(picture, person, near, known)

    def _composed(self, size_px: tuple[int, int], rng: np.random.Generator) -> tuple[Grey, Grey]:
        """People cut out of one photograph and put before another: what is behind them says nothing about them."""
        front, mask, _ = self._random_cut(self._with_people, size_px, rng)
        behind, _, _ = self._random_cut(self._without, size_px, rng)
        front = _tinted(front, rng)
        height, width = front.shape[:2]
        enlarged = Image.fromarray(mask).resize((width, height), Image.Resampling.BILINEAR)
        share = np.asarray(enlarged, np.float32)[..., None] / 255
        return np.asarray(front * share + behind * (1 - share) + 0.5, np.uint8), mask

    def _random_cut(self, rows: list[Row], size_px: tuple[int, int], rng: np.random.Generator) -> tuple[Grey, ...]:
        row = rows[int(rng.integers(0, len(rows)))]
        place = (float(rng.random()), float(rng.random()))
        return self._cut(row, size_px, float(rng.uniform(_SMALLEST_CROP, 1.0)), place)

    def _cut(self, row: Row, size_px: tuple[int, int], share: float, place: tuple[float, float]) -> tuple[Grey, ...]:
        """Picture, person, near of a part: `share` of the largest with this shape, `place` 0..1 across and down."""
        pixels = self._pictures.picture(row)
        height, width = pixels.shape[:2]
        scale = share * min(width / size_px[0], height / size_px[1])
        part = size_px[0] * scale, size_px[1] * scale
        left, top = (at * (whole - extent) for at, whole, extent in zip(place, (width, height), part, strict=True))
        box = np.array([left, top, left + part[0], top + part[1]])
        half = size_px[0] // 2, size_px[1] // 2
        labels = [
            _resized(found[row["name"]], box * _scales(found[row["name"]], pixels), half)
            for found in (self._person, self._near)
        ]
        return _resized(pixels, box, size_px), *labels


def _read(tar_file: Path) -> dict[str, Grey]:
    found = {}
    with tarfile.open(tar_file) as tar:
        for member in tar:
            file = tar.extractfile(member)
            if file is not None:
                name = str(Path(member.name).with_suffix(".jpg"))
                found[name] = np.asarray(Image.open(io.BytesIO(file.read())).convert("L"))
    return found


def _scales(label: Grey, pixels: Grey) -> npt.NDArray[np.float64]:
    across, down = label.shape[1] / pixels.shape[1], label.shape[0] / pixels.shape[0]
    return np.array([across, down, across, down])


def _resized(pixels: Grey, box: npt.NDArray[np.float64], size_px: tuple[int, int]) -> Grey:
    limits = [pixels.shape[1], pixels.shape[0]] * 2
    left, top, right, bottom = (float(min(max(edge, 0.0), limit)) for edge, limit in zip(box, limits, strict=True))
    return np.asarray(Image.fromarray(pixels).resize(size_px, Image.Resampling.BILINEAR, (left, top, right, bottom)))


def _spread(near: Grey) -> Grey:
    """From the farthest to the nearest of this very part."""
    low, high = np.percentile(near, (2, 98))
    return np.asarray(np.clip((near - low) / max(high - low, 8.0), 0, 1) * 255, np.uint8)


def _filmed(picture: Grey, rng: np.random.Generator) -> Grey:
    """As one of many cameras gives it: light, contrast, colour, focus and grain of its own."""
    picture = _tinted(picture, rng)
    if rng.random() < _GREY:
        picture = np.repeat(np.asarray(Image.fromarray(picture).convert("L"))[..., None], 3, 2)
    if rng.random() < 0.3:
        height, width = picture.shape[:2]
        coarse = float(rng.uniform(1.2, 2.5))
        small = Image.fromarray(picture).resize((round(width / coarse), round(height / coarse)))
        picture = np.asarray(small.resize((width, height), Image.Resampling.BILINEAR))
    grain = rng.normal(0.0, rng.uniform(0.0, 10.0), picture.shape)
    return np.asarray(np.clip(picture + grain, 0, 255), np.uint8)


def _tinted(picture: Grey, rng: np.random.Generator) -> Grey:
    image = Image.fromarray(picture)
    for kind, spread in ((ImageEnhance.Brightness, 0.4), (ImageEnhance.Contrast, 0.35), (ImageEnhance.Color, 0.5)):
        image = kind(image).enhance(float(rng.uniform(1 - spread, 1 + spread)))
    warmth = 1 + rng.uniform(-0.12, 0.12, 3)
    return np.asarray(np.clip(np.asarray(image) * warmth, 0, 255), np.uint8)


def _tensors(picture: Grey, person: Grey, near: Grey, known: bool) -> tuple[Tensor, ...]:
    return (
        torch.from_numpy(picture.copy()).permute(2, 0, 1),
        torch.from_numpy(person.copy()).float() / 255,
        torch.from_numpy(near.copy()).float() / 255,
        torch.tensor(float(known)),
    )
