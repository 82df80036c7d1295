"""The transforms of `models/transforms` for OpenVINO: what their codes, statistics and matrices are made of.

Each maps a level's features F to `A F + b`, with A and b computed from the statistics of the frame and the style.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from engine.backends.openvino.layers import Averages, Layers, Node
from engine.errors import BackendError

STYLE_LAYERS = 4
"""Layers of the style loss; see `models.transforms`."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of the network: its arrays begin with `name`, it has `channels`, compressed to `rank`."""

    layers: Layers
    name: str
    channels: int
    rank: int

    def compressing(self, name: str = "compress") -> Node:
        """The matrix [rank, C] of a convolution of single places."""
        return self.layers.constant(self.layers.array(f"{self.name}.{name}.weight")[:, :, 0, 0])

    def expanding(self) -> Node:
        """The matrix [C, rank] back."""
        return self.layers.constant(self.layers.array(f"{self.name}.unzip.weight")[:, :, 0, 0])

    def compressed(self, seen: Averages) -> Node:
        """Covariance [1, rank, rank] of the compressed features: no place has to be looked at again."""
        matrix = self.compressing()
        return self.layers.ops.matmul(self.layers.product(matrix, seen.covariance), matrix, False, True)

    def kept(self, gain: Node) -> Node:
        """[1, 1]: how much of the features stays as it is."""
        return self.layers.shaped(self.layers.ops.subtract(self.layers.constant(1.0), gain), 1, 1)

    def applied(self, features: Node, moving: Node, shift: Node, mean: Node, gain: Node) -> tuple[Node, Node]:
        """`moving` (F - mean) + shift beside what stays of F."""
        layers, ops = self.layers, self.layers.ops
        # (F - mean) is never made: one pass over the map less, and the offset is the same everywhere.
        moved_mean = ops.matmul(moving, layers.shaped(mean, 1, self.channels, 1), False, False)
        offset = ops.subtract(layers.shaped(shift, 1, self.channels, 1), moved_mean)
        kept = ops.multiply(layers.shaped(self.kept(gain), 1, 1, 1), layers.eye(self.channels))
        mapped = layers.map_places(features, ops.add(moving, kept))
        return mapped, layers.per_channel(offset)


class TransformGraph(Protocol):
    """One transform of the table; the shapes are those of its namesake in `models.transforms`.

    Attributes:
        codes, averages: how many parts its code and its statistics have.
    """

    codes: int
    averages: int

    def code(self, level: Level, features: Node, seen: Averages) -> list[Node]:
        """Parts of a style code, [1, 4, ..] each."""

    def statistics(self, level: Level, seen: Averages) -> list[Node]:
        """What is blended over time."""

    def apply(
        self, level: Level, features: Node, statistics: Sequence[Node], style: Sequence[Node], gain: Node
    ) -> tuple[Node, Node]:
        """A F, and b [1, C, 1, 1], which is left apart: it costs less where it is added to a smaller map."""


class Linear:
    """See `models.transforms.linear`."""

    codes, averages = 3, 3
    epsilon = 1e-3

    def code(self, level: Level, features: Node, seen: Averages) -> list[Node]:
        """See `TransformGraph`."""
        layers, ops, rank = level.layers, level.layers.ops, level.rank
        colouring = level.compressed(seen)
        inner = ops.relu(layers.convolution(features, f"{level.name}.style_branch.0"))
        texture = layers.seen(layers.convolution(inner, f"{level.name}.style_branch.2"), centred=True).covariance
        compressed = layers.deviations(layers.diagonal_of(colouring, rank), self.epsilon)
        plain = layers.deviations(seen.variance, self.epsilon)
        average = layers.product(layers.diagonal_of(texture, rank), layers.constant([[1 / rank]] * rank))
        size = layers.shaped(layers.deviations(average, self.epsilon), 1, 1, 1)
        learned = layers.perceptron(
            layers.shaped(ops.divide(texture, size), 1, rank * rank), f"{level.name}.style_matrix"
        )
        start = layers.shaped(layers.diagonal(compressed, rank), 1, 1, rank, rank)
        quarter = layers.constant(1 / STYLE_LAYERS)
        scale = layers.linear(layers.joined([seen.mean, plain]), f"{level.name}.style_scale")
        shift = layers.linear(layers.joined([seen.mean, compressed]), f"{level.name}.style_mean")
        return [
            ops.add(layers.shaped(learned, 1, STYLE_LAYERS, rank, rank), ops.multiply(start, quarter)),
            layers.shaped(scale, 1, STYLE_LAYERS, level.channels),
            ops.add(layers.shaped(shift, 1, STYLE_LAYERS, level.channels), _quarters(level, seen)),
        ]

    def statistics(self, level: Level, seen: Averages) -> list[Node]:
        """See `TransformGraph`."""
        return [seen.mean, seen.variance, level.compressed(seen)]

    def apply(
        self, level: Level, features: Node, statistics: Sequence[Node], style: Sequence[Node], gain: Node
    ) -> tuple[Node, Node]:
        """See `TransformGraph`."""
        layers, ops, rank = level.layers, level.layers.ops, level.rank
        mean, variance, compressed = statistics
        matrix, scale, shift = style
        one, eye = layers.constant(1.0), layers.eye(rank)
        # Deviations of the compressed features: correlations do not depend on how strong a channel is.
        inverse = ops.divide(one, layers.deviations(layers.diagonal_of(compressed, rank), self.epsilon))
        columns, rows = layers.shaped(inverse, 1, 1, rank), layers.shaped(inverse, 1, rank, 1)
        correlation = ops.multiply(ops.multiply(compressed, columns), rows)
        unlike = layers.shaped(ops.subtract(correlation, eye), 1, rank * rank)
        learned = layers.shaped(layers.perceptron(unlike, f"{level.name}.content_matrix"), 1, rank, rank)
        styling = ops.multiply(layers.product(matrix, ops.add(learned, eye)), columns)
        scaling = layers.diagonal(ops.divide(scale, layers.deviations(variance, self.epsilon)), level.channels)
        moving = ops.add(layers.product(level.expanding(), styling, level.compressing()), scaling)
        return level.applied(features, moving, shift, mean, gain)


class Covariance:
    """See `models.transforms.sct`."""

    codes, averages = 2, 2
    epsilon = 1e-5

    def code(self, level: Level, features: Node, seen: Averages) -> list[Node]:
        """See `TransformGraph`."""
        layers, ops = level.layers, level.layers.ops
        x = ops.subtract(features, layers.per_channel(seen.mean))
        for index in (0, 2):
            x = ops.relu(layers.convolution(x, f"{level.name}.style_branch.{index}"))
        x, rank = layers.convolution(x, f"{level.name}.style_branch.4"), level.rank
        branches = [layers.part(x, index * rank, (index + 1) * rank) for index in range(STYLE_LAYERS)]
        matrices = [layers.seen(branch, centred=True).covariance for branch in branches]
        return [layers.shaped(ops.concat(matrices, 0), 1, STYLE_LAYERS, rank, rank), _quarters(level, seen)]

    def statistics(self, level: Level, seen: Averages) -> list[Node]:
        """See `TransformGraph`."""
        return [seen.mean, seen.variance]

    def apply(
        self, level: Level, features: Node, statistics: Sequence[Node], style: Sequence[Node], gain: Node
    ) -> tuple[Node, Node]:
        """See `TransformGraph`."""
        layers, ops = level.layers, level.layers.ops
        mean, variance = statistics
        matrix, shift = style
        inverse = ops.divide(layers.constant(1.0), layers.deviations(variance, self.epsilon))
        normal = ops.multiply(ops.subtract(features, layers.per_channel(mean)), layers.per_channel(inverse))
        inner = ops.relu(layers.convolution(normal, f"{level.name}.compress.0"))
        compressed = layers.convolution(inner, f"{level.name}.compress.2")
        moved = layers.map_places(compressed, layers.product(level.expanding(), matrix))
        kept = ops.multiply(features, layers.shaped(level.kept(gain), 1, 1, 1, 1))
        return ops.add(kept, moved), layers.per_channel(shift)


class Normalisation:
    """See `models.transforms.adain`."""

    codes, averages = 2, 2
    epsilon = 1e-5

    def code(self, level: Level, features: Node, seen: Averages) -> list[Node]:
        """See `TransformGraph`."""
        layers = level.layers
        # A style's deviations take the place of its means: `_quarters` deals either out to the layers.
        spread = Averages(layers.deviations(seen.variance, self.epsilon), seen.variance, seen.covariance)
        return [_quarters(level, spread), _quarters(level, seen)]

    def statistics(self, level: Level, seen: Averages) -> list[Node]:
        """See `TransformGraph`."""
        return [seen.mean, seen.variance]

    def apply(
        self, level: Level, features: Node, statistics: Sequence[Node], style: Sequence[Node], gain: Node
    ) -> tuple[Node, Node]:
        """See `TransformGraph`."""
        layers, ops = level.layers, level.layers.ops
        mean, variance = statistics
        scale, shift = style
        moving = ops.divide(scale, layers.deviations(variance, self.epsilon))
        factor, offset = ops.add(moving, level.kept(gain)), ops.subtract(shift, ops.multiply(moving, mean))
        return ops.multiply(features, layers.per_channel(factor)), layers.per_channel(offset)


class Whitening:
    """See `models.transforms.wct`."""

    codes, averages = 2, 2
    epsilon, iterations = 1e-3, 18

    def code(self, level: Level, features: Node, seen: Averages) -> list[Node]:
        """See `TransformGraph`."""
        root, _ = self._roots(level, level.compressed(seen))
        one = level.layers.shaped(root, 1, 1, level.rank, level.rank)
        quarter = level.layers.ops.multiply(one, level.layers.constant(1 / STYLE_LAYERS))
        return [level.layers.joined([quarter] * STYLE_LAYERS), _quarters(level, seen)]

    def statistics(self, level: Level, seen: Averages) -> list[Node]:
        """See `TransformGraph`."""
        return [seen.mean, level.compressed(seen)]

    def apply(
        self, level: Level, features: Node, statistics: Sequence[Node], style: Sequence[Node], gain: Node
    ) -> tuple[Node, Node]:
        """See `TransformGraph`."""
        mean, compressed = statistics
        matrix, shift = style
        _, whitening = self._roots(level, compressed)
        moving = level.layers.product(level.expanding(), matrix, whitening, level.compressing())
        return level.applied(features, moving, shift, mean, gain)

    def _roots(self, level: Level, covariances: Node) -> tuple[Node, Node]:
        """See `models.transforms.wct.roots`."""
        layers, ops, eye = level.layers, level.layers.ops, level.layers.eye(level.rank)

        def trace(matrix: Node) -> Node:
            total = layers.product(layers.diagonal_of(matrix, level.rank), layers.constant([[1.0]] * level.rank))
            return layers.shaped(total, 1, 1, 1)

        ridge = ops.add(
            ops.multiply(trace(covariances), layers.constant(self.epsilon / level.rank)), layers.constant(1e-8)
        )
        regular = ops.add(covariances, ops.multiply(ridge, eye))
        scale = trace(regular)
        root, inverse = ops.divide(regular, scale), layers.constant(np.eye(level.rank)[None])
        half, whole = layers.constant(0.5), layers.constant(1.5 * np.eye(level.rank))
        # Newton and Schulz: products alone, which OpenVINO runs anywhere; it has no decomposition.
        for _ in range(self.iterations):
            step = ops.subtract(whole, ops.multiply(half, layers.product(inverse, root)))
            root, inverse = layers.product(root, step), layers.product(step, inverse)
        # Scaled to trace 1 before, so that the iteration converges, and back here.
        size = ops.sqrt(scale)
        return ops.multiply(root, size), ops.divide(inverse, size)


def _quarters(level: Level, seen: Averages) -> Node:
    """A quarter of the mean for each layer of the style: [1, 4, C]."""
    one = level.layers.ops.multiply(seen.mean, level.layers.constant(1 / STYLE_LAYERS))
    return level.layers.joined([level.layers.shaped(one, 1, 1, level.channels)] * STYLE_LAYERS)


class FadingGraph:
    """See `models.transforms.fading`."""

    codes, averages = 1, 0

    def code(self, level: Level, features: Node, seen: Averages) -> list[Node]:
        """See `TransformGraph`."""
        layers = level.layers
        shift = layers.linear(seen.mean, f"{level.name}.style_mean")
        return [layers.ops.add(layers.shaped(shift, 1, STYLE_LAYERS, level.channels), _quarters(level, seen))]

    def statistics(self, level: Level, seen: Averages) -> list[Node]:
        """See `TransformGraph`."""
        return []

    def apply(
        self, level: Level, features: Node, statistics: Sequence[Node], style: Sequence[Node], gain: Node
    ) -> tuple[Node, Node]:
        """See `TransformGraph`."""
        layers = level.layers
        kept = layers.shaped(level.kept(gain), 1, 1, 1, 1)
        return layers.ops.multiply(features, kept), layers.per_channel(layers.shaped(style[0], 1, level.channels, 1))


TRANSFORMS: dict[str, TransformGraph] = {
    "linear": Linear(),
    "sct": Covariance(),
    "adain": Normalisation(),
    "wct": Whitening(),
}
"""Name in the weights' record -> transform."""


def transform_of(name: str, level: Level) -> TransformGraph:
    """What the network's transform is at this level. Raises BackendError for one that nobody has drawn here yet."""
    if level.rank == 0:
        return FadingGraph()
    if name not in TRANSFORMS:
        # A transform is one file in `models`: networks that use it run on PyTorch until it is drawn here, too.
        raise BackendError(f"OpenVINO does not know the transform “{name}” yet.")
    return TRANSFORMS[name]
