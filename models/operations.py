"""How much work a frame is: operations and memory traffic of the network, counted from the shapes of its arrays.

For the benchmark, which sets them against what the machine can do. No torch.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from models.grid import finest_px, thinned_levels
from models.registry import Shape

_CONVOLUTION = 4
_ROOT_ITERATIONS = 18


@dataclass(frozen=True, slots=True)
class FrameWork:
    """What one frame takes.

    Attributes:
        operations: of all convolutions and matrix products, a multiplication and an addition counting as two.
        values: numbers moved when every layer reads its inputs and weights once and writes its result once, and nothing
            is kept in between: what a machine moves that computes layer by layer.
    """

    operations: int
    values: int


class _Level(NamedTuple):
    """Channels, compressed channels, places, and places that the statistics are taken from."""

    channels: int
    rank: int
    places: int
    seen: int


def frame_work(
    shapes: Mapping[str, Shape], transform: str, height: int, width: int, canvas: int = 0, mixing: bool = False
) -> FrameWork:
    """Work on a frame of `height` x `width`, multiples of 16.

    Args:
        shapes: array name -> shape.
        transform, canvas, mixing: see `models.networks.network.NetworkConfig`.
    """
    levels = _levels(shapes)
    sizes = [height * width // (finest_px(levels) << level) ** 2 for level in range(levels)]
    multiplied = moved = 0
    for name, shape in shapes.items():
        places = _places(name, sizes)
        if places is None or not name.endswith(".weight"):
            continue
        before, after = places
        multiplied += math.prod(shape) * after
        # Fully connected layers read statistics: their inputs are not worth counting beside a map.
        if len(shape) == _CONVOLUTION:
            moved += math.prod(shape) + shape[1] * before + shape[0] * after
    for level, size in enumerate(sizes):
        channels, rank = _channels(shapes, level), _rank(shapes, level)
        multiplied += (channels * canvas + (_mixed(shapes, level) if mixing else 0)) * size
        # Without a rank nothing is multiplied: the transform is adain's, or the level fades out.
        multiplied += _PRODUCTS[transform](_Level(channels, rank, size, _seen_places(level, sizes))) if rank else 0
        moved += 2 * channels * size
    return FrameWork(2 * multiplied, moved)


def _places(name: str, sizes: list[int]) -> tuple[int, int] | None:
    """(read, written) places of the layer `name`; None for what has no part in a frame."""
    if name.startswith(("encoder.stem", "decoder.last", "decoder.head", "decoder.ground")):
        return sizes[0], sizes[0]
    found = re.match(r"(encoder\.downs|\w+\.blocks|decoder\.narrows|transforms)\.(\d+)\.(.*)", name)
    if found is None:
        return None
    kind, level, part = found[1], int(found[2]), found[3]
    if kind == "encoder.downs":
        return sizes[level], sizes[level + 1]
    if kind == "decoder.narrows":
        return sizes[level + 1], sizes[level + 1]
    if kind != "transforms":
        return sizes[level], sizes[level]
    if part == "compress.weight":
        return (_seen_places(level, sizes),) * 2
    if part.startswith("compress."):
        return sizes[level], sizes[level]
    return (1, 1) if part.startswith("content_matrix") else None


def _mixed(shapes: Mapping[str, Shape], level: int) -> int:
    """Multiplications at each place of the matrices that mix the hidden channels of a level of the decoder."""
    blocks = (
        shape for name, shape in shapes.items() if re.match(rf"decoder\.blocks\.{level}\.\d+\.first\.weight", name)
    )
    hidden = [shape[0] for shape in blocks] + ([shapes["decoder.last.weight"][0]] if level == 0 else [])
    return sum(channels**2 for channels in hidden)


def _seen_places(level: int, sizes: list[int]) -> int:
    """Places that the statistics of a level are taken from."""
    return sizes[level] // 4 if level < thinned_levels(len(sizes)) else sizes[level]


def _levels(shapes: Mapping[str, Shape]) -> int:
    return 1 + sum(name.startswith("encoder.downs.") and name.endswith(".weight") for name in shapes)


def _channels(shapes: Mapping[str, Shape], level: int) -> int:
    return shapes["encoder.stem.weight" if level == 0 else f"encoder.downs.{level - 1}.weight"][0]


def _rank(shapes: Mapping[str, Shape], level: int) -> int:
    shape = shapes.get(f"transforms.{level}.unzip.weight")
    return 0 if shape is None else shape[1]


def _linear(level: _Level) -> int:
    channels, rank, places, seen = level
    joint = rank**3 + channels * rank * rank + channels * channels * rank + channels * channels
    return rank * rank * seen + joint + channels * channels * places


def _covariance(level: _Level) -> int:
    channels, rank, places, _ = level
    return channels * rank * rank + channels * channels * places + channels * rank * places


def _whitening(level: _Level) -> int:
    channels, rank, places, seen = level
    joint = 2 * channels * rank * rank + channels * channels * rank + channels * channels
    return rank * rank * seen + 3 * _ROOT_ITERATIONS * rank**3 + joint + channels * channels * places


_PRODUCTS: dict[str, Callable[[_Level], int]] = {
    "linear": _linear,
    "sct": _covariance,
    "wct": _whitening,
}
"""Transform -> multiplications of its matrix products, as `models.transforms` writes them."""
