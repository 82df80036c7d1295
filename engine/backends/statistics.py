"""The statistics of a whole picture, computed exactly from those of its parts: means are weighted by count, and spreads
grow by how far the means of the parts lie apart (the law of total variance). NumPy, on the stylize thread; see
`engine/stylize/tiling.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from engine.protocols import Statistics
from engine.style_code import Floats
from models.registry import WeightsRecord


def blended_statistics(former: Statistics, found: Statistics, blend: float) -> Statistics:
    """`found` with a share of `blend`, the rest from `former` where that is finite; as `models.deployment.blended`."""
    if blend == 1:
        return found
    # Half precision may have overflowed on a former frame: what is not a number must not live on.
    pairs = ((np.where(np.isfinite(old), old, new), new) for old, new in zip(former, found, strict=True))
    return tuple(np.asarray(known * (1 - blend) + new * blend, np.float32) for known, new in pairs)


class Pool:
    """Pools the statistics of one network.

    Every level that has any begins with the means of its channels [C]. Further vectors [C] are their variances;
    matrices [k, k] are covariances of the channels that its array `compress.weight` makes of them.
    """

    def __init__(self, record: WeightsRecord, arrays: Mapping[str, Floats]) -> None:
        """`arrays`: those of the network."""
        ranks: Any = record.architecture["ranks"]
        levels = [level for level, rank in enumerate(ranks) if rank]
        self._parts = len(record.statistics_shapes) // max(len(levels), 1)
        self._compress = [arrays.get(f"transforms.{level}.compress.weight") for level in levels]

    def pooled(self, parts: Sequence[Statistics], counts: Sequence[int]) -> Statistics:
        """The statistics of all `parts` together; counts: how many places each was taken from, or a multiple of that.

        A value that is not finite in one part is not finite in the whole; `blended_statistics` forgets it.
        """
        shares = np.asarray(counts, np.float64) / sum(counts)
        stacks = [np.stack(column).astype(np.float64) for column in zip(*parts, strict=True)]
        levels = (stacks[first : first + self._parts] for first in range(0, len(stacks), max(self._parts, 1)))
        pairs = zip(levels, self._compress, strict=True)
        # Not finite stays not finite, without a warning: `blended_statistics` forgets it later.
        with np.errstate(invalid="ignore", over="ignore"):
            return tuple(
                part.astype(np.float32) for level, compress in pairs for part in _level(level, shares, compress)
            )


def _level(
    stacks: Sequence[npt.NDArray[np.float64]], shares: npt.NDArray[np.float64], compress: Floats | None
) -> Iterator[npt.NDArray[np.float64]]:
    """The statistics of one level; stacks: [n, ..] each, one entry a part."""
    mean = shares @ stacks[0]
    # How far the mean of each part lies from the mean of all: the spread between the parts.
    apart = stacks[0] - mean
    yield mean
    for spreads in stacks[1:]:
        within = np.tensordot(shares, spreads, axes=1)
        if within.ndim == 1:
            yield within + shares @ apart**2
        else:
            assert compress is not None
            compressed = apart @ compress[:, :, 0, 0].T.astype(np.float64)
            yield within + (compressed.T * shares) @ compressed
