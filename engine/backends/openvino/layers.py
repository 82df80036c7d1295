"""The network's building blocks as OpenVINO knows them: `models/layers.py` once more, without PyTorch.

Maps are [1, C, h, w] as everywhere; OpenVINO keeps them channels-last in memory, which is what the shapes and orders
here are chosen for: nothing between two convolutions should have to be rearranged.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from engine.style_code import Floats

Node = Any
"""A node of an OpenVINO graph."""


LEAK = 0.1
"""As in `models.layers`."""


class Averages(NamedTuple):
    """Averages over the places of a map: mean and variance [1, C], covariance [1, C, C]."""

    mean: Node
    variance: Node
    covariance: Node


class Layers:
    """Makes nodes out of the arrays of a network. One thread.

    Attributes:
        ops: the operator set of OpenVINO.
    """

    def __init__(self, ops: Any, arrays: Mapping[str, Floats], convolves: bool) -> None:
        """`convolves`: the device takes convolutions whose weights are computed in the graph."""
        self.ops, self._arrays, self._convolves = ops, arrays, convolves

    def __contains__(self, name: str) -> bool:
        """Whether the network has an array of that name."""
        return name in self._arrays

    def array(self, name: str) -> Floats:
        """An array of the network."""
        return self._arrays[name]

    def constant(self, value: npt.ArrayLike) -> Node:
        """A node that is always `value`."""
        return self.ops.constant(np.asarray(value, np.float32))

    def convolution(self, x: Node, name: str, stride: int = 1) -> Node:
        """The convolution `name` of the network, with its bias if it has one; zeros around the map."""
        weight, bias = self._arrays[f"{name}.weight"], self._arrays.get(f"{name}.bias")
        return self.convolution_of(x, weight, bias, (stride, stride), weight.shape[2] // 2)

    def convolution_of(
        self, x: Node, weight: Floats, bias: Floats | None, strides: tuple[int, int], padding: int, across: int = -1
    ) -> Node:
        """A convolution of any arrays. `across`: padding left and right where it is another than above and below."""
        # The stem's kernel is as high as a run is long, but three runs wide.
        pads = [padding, padding if across < 0 else across]
        weight = np.ascontiguousarray(weight)
        y = self.ops.convolution(x, self.constant(weight), list(strides), pads, pads, [1, 1])
        return y if bias is None else self.ops.add(y, self.constant(bias.reshape(1, -1, 1, 1)))

    def runs(self, image: Node, patch: int) -> Node:
        """Bytes [1, H, W, 3] as [1, 3 patch, H, W/patch] about 0: the colours of so many pixels side by side are
        channels as they lie.
        """
        x = self.ops.convert(self.ops.reshape(image, _shape(0, 0, -1, 3 * patch), True), "f32")
        x = self.ops.subtract(self.ops.multiply(x, self.constant(1 / 255)), self.constant(0.5))
        # Last, since convolutions take what lies channels-last as it is, whatever the order of the axes.
        return self.channels_first(x)

    def stem(self, runs: Node, name: str, patch: int) -> Node:
        """A convolution of 3x3 squares of `patch` pixels, as one over 3 patch rows and 3 runs of pixels on every
        patch-th row: nothing has to be unshuffled.
        """
        weight, bias = (self.array(f"{name}.{kind}") for kind in ("weight", "bias"))
        # Outputs, colour, row, column, kernel row, kernel column -> outputs, (column, colour), (kernel row, row), ..
        apart = weight.reshape(-1, 3, patch, patch, 3, 3).transpose(0, 3, 1, 4, 2, 5)
        folded = apart.reshape(-1, 3 * patch, 3 * patch, 3)
        return self.convolution_of(runs, folded, bias, (patch, 1), padding=patch, across=1)

    def linear(self, x: Node, name: str) -> Node:
        """The fully connected layer `name` on [1, n]."""
        product = self.ops.matmul(x, self.constant(self._arrays[f"{name}.weight"]), False, True)
        return self.ops.add(product, self.constant(self._arrays[f"{name}.bias"][None]))

    def perceptron(self, x: Node, name: str) -> Node:
        """See `models.layers.perceptron`, on [1, n]."""
        return self.linear(self.leaky(self.linear(x, f"{name}.0")), f"{name}.2")

    def leaky(self, x: Node) -> Node:
        """A ReLU with a slope of `models.layers.LEAK` below zero."""
        return self.ops.prelu(x, self.constant([LEAK]))

    def residual(self, x: Node, name: str, modulation: tuple[Node, Node] | None = None) -> Node:
        """See `models.layers.Residual`."""
        inner = self.convolution(x, f"{name}.first")
        if modulation is not None:
            inner = self.modulate(inner, modulation)
        return self.ops.add(x, self.convolution(self.ops.relu(inner), f"{name}.second"))

    def modulate(self, x: Node, modulation: tuple[Node, Node]) -> Node:
        """See `models.layers.modulate`; factor and shift [1, C, 1, 1], 1 added already."""
        factor, shift = modulation
        return self.ops.add(self.ops.multiply(x, factor), shift)

    def thinned(self, x: Node) -> Node:
        """Every second row and column."""
        # A pooling of single places: slices are left to a reference implementation.
        return self.ops.avg_pool(x, [2, 2], [0, 0], [0, 0], [1, 1], False)

    def seen(self, x: Node, centred: bool = False) -> Averages:
        """Averages of a map, summed in float32.

        `centred`: the mean is subtracted before products are summed, which is one more pass over the map. For
            covariances that are small beside the mean.
        """
        ops, channels = self.ops, x.get_output_partial_shape(0)[1].get_length()
        flat = self._flattened(x, channels)
        places = ops.gather(ops.shape_of(flat, "i64"), _shape(1), np.int64(0))
        one = self.constant([[[1.0]]])
        ones = ops.broadcast(one, ops.concat([ops.constant(_shape(1)), ops.constant(_shape(1)), places], 0))
        share = ops.divide(one, ops.convert(places, "f32"))
        # A matrix product: OpenVINO would keep a mean taken as such in float32, and the whole map with it.
        mean = ops.multiply(ops.matmul(ones, flat, False, False), share)
        if centred:
            flat = ops.subtract(flat, mean)
        covariance = ops.multiply(ops.matmul(flat, flat, True, False), share)
        return self._averages(
            mean, covariance if centred else self._covariance_from(covariance, mean, channels), channels
        )

    def seen_inside(self, x: Node, inside: Node, share: Node) -> Averages:
        """Averages of a part of a map: inside, [1, 1, h w], is 1 there and 0 elsewhere; share, [1, 1, 1], is 1 divided
        by the places that are there.
        """
        ops, channels = self.ops, x.get_output_partial_shape(0)[1].get_length()
        flat = self._flattened(x, channels)
        mean = ops.multiply(ops.matmul(inside, flat, False, False), share)
        # Places outside count as 0, so that they add nothing to the products.
        counted = ops.multiply(flat, ops.transpose(inside, _shape(0, 2, 1)))
        covariance = ops.multiply(ops.matmul(counted, flat, True, False), share)
        return self._averages(mean, self._covariance_from(covariance, mean, channels), channels)

    def _flattened(self, x: Node, channels: int) -> Node:
        return self.ops.reshape(self.channels_last(x), _shape(1, -1, channels), False)

    def _covariance_from(self, products: Node, mean: Node, channels: int) -> Node:
        """Averages of products, less the products of the averages: a covariance."""
        # E[xy] - E[x]E[y]: the map is read once for both averages.
        return self.ops.subtract(products, self.ops.multiply(mean, self.shaped(mean, 1, channels, 1)))

    def _averages(self, mean: Node, covariance: Node, channels: int) -> Averages:
        return Averages(self.shaped(mean, 1, channels), self.diagonal_of(covariance, channels), covariance)

    def diagonal_of(self, matrices: Node, size: int) -> Node:
        """[1, n, n] -> [1, n]."""
        return self.ops.reduce_sum(self.ops.multiply(matrices, self.eye(size)), _shape(2), False)

    def diagonal(self, values: Node, size: int) -> Node:
        """[1, n] -> [1, n, n]."""
        return self.ops.multiply(self.shaped(values, 1, size, 1), self.eye(size))

    def eye(self, size: int) -> Node:
        """The unit matrix."""
        return self.constant(np.eye(size, dtype=np.float32))

    def deviations(self, variances: Node, epsilon: float) -> Node:
        """See `models.layers.deviations`."""
        return self.ops.sqrt(self.ops.add(variances, self.constant(epsilon)))

    def product(self, *matrices: Node) -> Node:
        """Matrices multiplied from left to right."""
        result = matrices[0]
        for matrix in matrices[1:]:
            result = self.ops.matmul(result, matrix, False, False)
        return result

    def map_places(self, x: Node, matrix: Node) -> Node:
        """`matrix` [1, outputs, inputs] times every place of a map."""
        if self._convolves:
            outputs, inputs = (matrix.get_output_partial_shape(0)[axis].get_length() for axis in (1, 2))
            # As a convolution the map stays channels-last; a matrix product would rearrange it.
            weights = self.shaped(matrix, outputs, inputs, 1, 1)
            return self.ops.convolution(x, weights, [1, 1], [0, 0], [0, 0], [1, 1])
        return self.channels_first(self.ops.matmul(self.channels_last(x), matrix, False, True))

    def enlarged(self, x: Node) -> Node:
        """Twice as high and as wide, bilinearly."""
        return self.ops.interpolate(
            x,
            np.array([2, 2], np.float32),
            "linear_onnx",
            "scales",
            axes=_shape(2, 3),
            coordinate_transformation_mode="half_pixel",
        )

    def enlarged_by_phases(self, x: Node, name: str) -> Node:
        """`enlarged`, by one convolution, called `name`, that makes the four places that each becomes: half the time
        where there are few channels, on which an interpolation runs empty.
        """
        ops, channels = self.ops, x.get_output_partial_shape(0)[1].get_length()
        # Half-pixel bilinear: each of the two places takes three quarters of the nearer one.
        near, far = np.array([1, 3, 0], np.float32) / 4, np.array([0, 3, 1], np.float32) / 4
        phases = np.stack([np.outer(down, across) for down in (near, far) for across in (near, far)])
        weight = np.zeros((channels, 4, channels, 3, 3), np.float32)
        for channel in range(channels):
            weight[channel, :, channel] = phases
        # As an interpolation does it: beyond the edge the map goes on as it ends.
        wider = ops.pad(x, _shape(0, 0, 1, 1), _shape(0, 0, 1, 1), "edge")
        apart = self.convolution_of(wider, weight.reshape(-1, channels, 3, 3), None, (1, 1), padding=0)
        apart.set_friendly_name(name)
        return ops.depth_to_space(apart, "depth_first", 2)

    def joined(self, parts: Sequence[Node]) -> Node:
        """[1, n] behind each other."""
        return self.ops.concat(list(parts), 1)

    def shaped(self, x: Node, *shape: int) -> Node:
        """Another shape; at most one entry may be -1."""
        return self.ops.reshape(x, _shape(*shape), False)

    def per_channel(self, values: Node) -> Node:
        """One value a channel, as maps want them: [1, C, 1, 1]."""
        return self.shaped(values, 1, -1, 1, 1)

    def channels_last(self, x: Node) -> Node:
        """[1, C, h, w] -> [1, h, w, C]."""
        return self.ops.transpose(x, _shape(0, 2, 3, 1))

    def channels_first(self, x: Node) -> Node:
        """[1, h, w, C] -> [1, C, h, w]."""
        return self.ops.transpose(x, _shape(0, 3, 1, 2))

    def part(self, x: Node, begin: int, end: int) -> Node:
        """[1, n, ..] from `begin` to before `end` along the second axis."""
        return self.ops.slice(x, _shape(begin), _shape(end), _shape(1), _shape(1))


def _shape(*numbers: int) -> Any:
    return np.array(numbers, np.int64)
