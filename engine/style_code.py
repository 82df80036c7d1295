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
    """Cached per style. One entry of each tuple per transform level of the network, coarse levels last.

    Attributes:
        matrices: per level float32 [4, k, k]: T_s of each style layer (Li et al. 2019, eq. 6; one per layer after
            Babaeizadeh & Ghiasi 2018), applied on the left of the content's T_c.
        means: per level float32 [4, C]: each layer's share of the style mean.
    """

    matrices: tuple[Floats, ...]
    means: tuple[Floats, ...]


@dataclass(frozen=True, slots=True)
class FoldedStyle:
    """A style code with the sliders folded in: the inputs of the network beside the frame.

    Attributes:
        matrices: per level float32 [k, k]: sum over layers of strength * w_l * T_l.
        means: per level float32 [C]: sum over layers of strength * w_l * m_l.
        gain: float32 scalar: strength * mean(w): how much of the identity path is replaced.
    """

    matrices: tuple[Floats, ...]
    means: tuple[Floats, ...]
    gain: float


def mix(codes: Sequence[StyleCode], weights: Sequence[float]) -> StyleCode:
    """Weighted mean of style codes; weights are normalised. Raises ValueError on an empty or unequal list."""
    if not codes or len(codes) != len(weights):
        raise ValueError(f"need as many codes as weights and at least one, not {len(codes)} and {len(weights)}")
    shares = np.asarray(weights, np.float32) / np.float32(sum(weights))

    def blend(parts: Sequence[Floats]) -> Floats:
        return np.asarray(np.tensordot(shares, np.stack(parts), axes=1), np.float32)

    return StyleCode(
        tuple(blend(level) for level in zip(*(code.matrices for code in codes), strict=True)),
        tuple(blend(level) for level in zip(*(code.means for code in codes), strict=True)),
    )


def fold(code: StyleCode, strength: float, layers: Sequence[float]) -> FoldedStyle:
    """Fold strength (0..1.5) and the four layer weights (0..1) into the code."""
    scaled = np.float32(strength) * np.asarray(layers, np.float32)
    return FoldedStyle(
        tuple(np.tensordot(scaled, level, axes=1) for level in code.matrices),
        tuple(np.tensordot(scaled, level, axes=1) for level in code.means),
        float(scaled.mean()),
    )
