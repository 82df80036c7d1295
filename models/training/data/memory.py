"""What the perceptual network sees in training pictures, remembered on disk: where crops recur, looking at them again
would take as long as all the rest of a step.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from math import prod
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from models.perception.losses import StyleStatistics, style_statistics
from models.perception.perceptual import TAPS, Perceptual, halved


class Seen(NamedTuple):
    """Statistics of the four taps, of each size in turn, and the coarsest taps of the whole size themselves."""

    statistics: list[StyleStatistics]
    taps: list[Tensor]


class Wanted(NamedTuple):
    """What to look at.

    Attributes:
        sizes: whole, half, quarter, ..
        taps: how many of the coarsest taps to keep.
    """

    sizes: int = 1
    taps: int = 0


def look(perceptual: Perceptual, pictures: Tensor, wanted: Wanted) -> Seen:
    """What is seen in pictures [B, 3, h, w], RGB 0..1; without a gradient."""
    with torch.no_grad():
        sizes = [perceptual(halved(pictures, size)) for size in range(wanted.sizes)]
        return Seen([style_statistics(tap) for taps in sizes for tap in taps], sizes[0][len(TAPS) - wanted.taps :])


class Memory:
    """`look` for crops of one side that bear a key: each key is looked at once, then read from a sparse file.

    One record a key, float16. Processes may share a folder once one of them has made the files: what two of them look
    at at the same time they write twice, to the same effect.
    """

    def __init__(self, folder: Path, perceptual: Perceptual, keys: int, side: int, wanted: Wanted) -> None:
        """`folder`: of one way to cut; what another perceptual network saw lies in other files there. `keys`: how many
        there are, 0 .. keys - 1.
        """
        self._perceptual, self._wanted = perceptual, wanted
        device, dtype = next((part.device, part.dtype) for part in perceptual.convs[0].parameters())
        self._device, self._dtype = device, dtype
        example = look(perceptual, torch.zeros(1, 3, side, side, device=device), wanted)
        self._shapes = [tuple(part.shape[1:]) for part in _parts(example)]
        length = sum(prod(shape) for shape in self._shapes)
        folder.mkdir(parents=True, exist_ok=True)
        name = f"{side}-{wanted.sizes}-{wanted.taps}-{_digest(perceptual)}"
        self._records = _mapped(folder / f"{name}.f16", np.dtype(np.float16), (keys, length))
        self._known = _mapped(folder / f"{name}.known", np.dtype(np.bool_), (keys,))

    def look(self, keys: Sequence[int], pictures: Tensor) -> Seen:
        """What is seen in `pictures` [B, 3, side, side], RGB 0..1, which bear `keys`."""
        new = [place for place, key in enumerate(keys) if not self._known[key]]
        if new:
            self._store([keys[place] for place in new], look(self._perceptual, pictures[new], self._wanted))
        records = torch.from_numpy(self._records[list(keys)]).to(self._device)
        pieces = torch.split(records, [prod(shape) for shape in self._shapes], 1)
        parts = [piece.view(-1, *shape) for piece, shape in zip(pieces, self._shapes, strict=True)]
        layers = len(TAPS) * self._wanted.sizes
        statistics = [StyleStatistics(*(part.float() for part in parts[3 * n : 3 * n + 3])) for n in range(layers)]
        return Seen(statistics, [part.to(self._dtype) for part in parts[3 * layers :]])

    def _store(self, keys: list[int], seen: Seen) -> None:
        most = torch.finfo(torch.float16).max
        records = torch.cat([part.flatten(1).float().clamp(-most, most) for part in _parts(seen)], 1)
        self._records[keys] = records.to(torch.float16).cpu().numpy()
        self._known[keys] = True


def _digest(perceptual: Perceptual) -> str:
    found = hashlib.sha256()
    for part in perceptual.state_dict().values():
        found.update(part.float().cpu().contiguous().numpy().tobytes())
    return found.hexdigest()[:8]


def _parts(seen: Seen) -> list[Tensor]:
    return [*(part for layer in seen.statistics for part in layer), *seen.taps]


def _mapped(path: Path, dtype: np.dtype[np.generic], shape: tuple[int, ...]) -> np.memmap[tuple[int, ...]]:
    """A file mapped for reading and writing; begun anew, all zeros and without a place on disk, where its size is
    another.
    """
    size = prod(shape) * dtype.itemsize
    fresh = not path.exists() or path.stat().st_size != size
    return np.memmap(path, dtype, "w+" if fresh else "r+", shape=shape)
