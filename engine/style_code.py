"""The style code: what is left of a style image once the network has read it, and how sliders fold it.

A code is made once per style (`Runner.encode`), cached, and from then on everything a slider changes is a linear
recombination of its parts (`fold`), which costs microseconds and acts on the next frame.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class StyleCode:
    """Cached per style.

    Attributes:
        parts: float32 [4, ..] each, one entry a style layer (Babaeizadeh and Ghiasi 2018), in the order and the shapes
            (`WeightsRecord.style_shapes`) of the network that made them.
    """

    parts: tuple[Floats, ...]


@dataclass(frozen=True, slots=True)
class FoldedStyle:
    """A style code with the sliders folded in: the inputs of the network beside the frame.

    Attributes:
        parts: float32, without the layer axis: sum over layers of strength * w_l * part_l (see `fold` for above 1).
        gain: strength * mean(w): how much of the identity path is replaced.
    """

    parts: tuple[Floats, ...]
    gain: float


def mix_codes(codes: Sequence[StyleCode], weights: Sequence[float]) -> StyleCode:
    """Weighted mean of style codes; weights are normalised. Raises ValueError on an empty or unequal list."""
    if not codes or len(codes) != len(weights):
        raise ValueError(f"need as many codes as weights and at least one, not {len(codes)} and {len(weights)}")
    shares = np.asarray(weights, np.float32) / np.float32(sum(weights))
    columns = zip(*(code.parts for code in codes), strict=True)
    return StyleCode(tuple(np.asarray(np.tensordot(shares, np.stack(parts), axes=1), np.float32) for parts in columns))


def enriched(code: StyleCode, learned: Sequence[Floats]) -> StyleCode:
    """A code with what studying its style has added to it (`models.studied`), in equal shares for every layer."""
    layers = len(code.parts[0])
    return StyleCode(
        tuple(np.asarray(part + more / layers, np.float32) for part, more in zip(code.parts, learned, strict=True))
    )


def fold(code: StyleCode, strength: float, layers: Sequence[float]) -> FoldedStyle:
    """Fold strength (0..1.5) and the four layer weights (0..1) into the code."""
    # Networks are trained up to 1. Beyond, a fifth of what is asked counts: in styles unlike those they have learned
    # from, colours go wrong from 1.1 on.
    driven = min(strength, (4 + strength) / 5)
    scaled = np.float32(driven) * np.asarray(layers, np.float32)
    return FoldedStyle(tuple(np.tensordot(scaled, part, axes=1) for part in code.parts), float(scaled.mean()))
