"""The network as OpenVINO graphs, put together from the arrays of the weights file: no PyTorch, nothing to convert.

The frame graph computes `models.deployment.FrameGraph`, the code graph `CodeGraph`, with the same inputs and outputs in
the same order; tests hold them equal. They are drawn here because converting them takes seconds at a first start, and
because a converted graph spends a third of a frame rearranging memory.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate, islice, pairwise
from typing import Any

import numpy as np

from engine.backends.openvino.layers import Averages, Inside, Layers, Node
from engine.backends.openvino.transforms import STYLE_LAYERS, Level, transform_of
from engine.style_code import Floats
from models.canvas import canvases
from models.grid import SOFT_PX, finest_px, thinned_levels
from models.registry import WeightsRecord

READER_STRIDES = (1, 2, 1, 2, 2, 2)
READER_EPSILON = 1e-3
"""As in `models.networks.reader`."""
SUMMARY_LIMIT = 18.0
"""As in `models.networks.modulation`."""

# These keep the full precision: an error here is an error of the picture, byte for byte.
HEAD = "head"
"""What the names of the convolutions begin with that make the picture, or what lies under it."""

READER_PATCH = 2
"""As in `models.networks.reader`."""

_FEATURES = "features.{}"


class Graphs:
    """Draws the graphs of one network. One thread.

    Attributes:
        record: of its weights.
    """

    def __init__(self, openvino: Any, record: WeightsRecord, arrays: Mapping[str, Floats], convolves: bool) -> None:
        """`convolves`: see `Layers`. Raises BackendError for a transform that is not in the table."""
        self._openvino, self.record = openvino, record
        self._layers = Layers(openvino.opset15, arrays, convolves)
        self._ops = self._layers.ops
        shape = record.architecture
        self._widths, self._encoder_blocks, self._decoder_blocks, self._decoder_hidden, ranks = (
            _numbers(shape[key]) for key in ("widths", "encoder_blocks", "decoder_blocks", "decoder_hidden", "ranks")
        )
        self._patch = finest_px(len(self._widths))
        self._levels = [
            Level(self._layers, f"transforms.{index}", width, rank)
            for index, (width, rank) in enumerate(zip(self._widths, ranks, strict=True))
        ]
        self._transforms = [transform_of(str(shape["transform"]), level) for level in self._levels]
        self._codes = sum(transform.codes for transform in self._transforms)

    def frame(self, size_px: tuple[int, int], unblended: bool = False) -> Any:
        """(image, gain, blend, former statistics.., style parts.., canvas..) -> (squares, statistics..), for frames of
        one size.

        squares: bytes of the picture, square by square: see `runner.picture`. `unblended`: the statistics that come out
            are the frame's own, not those it is painted with: for frames painted at once, which are blended afterwards.
        """
        ops, (width, height) = self._ops, size_px
        image = ops.parameter([1, height, width, 3], np.uint8)
        gain, blend, *others = (ops.parameter(list(shape), np.float32) for shape in self.input_shapes())
        seen_parts = len(self.record.statistics_shapes)
        former, style = others[:seen_parts], others[seen_parts:]
        ground = [ops.parameter(list(part.shape), np.float32) for part in canvases(*self.record.canvas, size_px)]
        runs = self._layers.runs(image, self._patch)
        features = self._encode(runs)
        for level, x in enumerate(features):
            # Found again by `inside`, which shares this encoder.
            x.set_friendly_name(_FEATURES.format(level))
        seen = [self._layers.seen(x) for x in self._thinned(features)]
        own = self._statistics(seen)
        statistics = self._blend(former, own, blend)
        styled = self._styled(features, statistics, style, gain)
        matrices = style[self._codes + 1 :]
        mixing = matrices[: len(matrices) - len(ground)]
        laid = self._laid_on(styled, matrices[len(mixing) :], ground)
        decoded = self._decode(laid, style[self._codes], mixing)
        squares = self._to_bytes(decoded, self._soften(runs), size_px)
        # Painted at once, frames cannot blend in the graph: the runner does it as they come out.
        told = own if unblended else statistics
        return self._openvino.Model([squares, *told], [image, gain, blend, *former, *style, *ground], "frame")

    def inside(self, frame: Any) -> Any:
        """(image, then for each level: places that count, share) -> statistics of those places.

        frame: the graph of frames of that size, whose encoder it shares. places: [1, 1, n], 1 or 0 for every place that
            statistics of the level are taken from, row by row; share: [1, 1, 1], 1 divided by how many count.
        """
        named = {node.get_friendly_name(): node for node in frame.get_ordered_ops()}
        maps = self._thinned([named[_FEATURES.format(level)] for level in range(len(self._levels))])
        inputs = [self._counted(x) for x in maps]
        seen = [self._layers.seen_inside(x, *each) for x, each in zip(maps, inputs, strict=True)]
        flat = [parameter for each in inputs for parameter in each]
        return self._openvino.Model(self._statistics(seen), [frame.get_parameters()[0], *flat], "inside")

    def steps_px(self) -> list[int]:
        """How far apart the places lie that the statistics of each level are taken from."""
        levels = len(self._levels)
        return [self._patch << (level + 1 if level < thinned_levels(levels) else level) for level in range(levels)]

    def _counted(self, x: Node) -> tuple[Node, Node]:
        height, width = (axis.get_length() for axis in list(x.get_output_partial_shape(0))[2:])
        return self._ops.parameter([1, 1, height * width], np.float32), self._ops.parameter([1, 1, 1], np.float32)

    def input_shapes(self) -> list[tuple[int, ...]]:
        """Of the inputs of the frame graph between the image and the canvas, float32."""
        shapes = (*self.record.statistics_shapes, *self.record.style_shapes)
        return [(1,), (1,), *((1, *shape) for shape in shapes)]

    def code(self) -> Any:
        """Style image of any size -> parts of its code."""
        image = self._ops.parameter(self._openvino.PartialShape([1, -1, -1, 3]), np.uint8)
        features = self._encode(self._layers.runs(image, self._patch))
        seen = [self._layers.seen(x, centred=True) for x in features]
        levels = zip(self._transforms, self._levels, features, seen, strict=True)
        parts = [part for transform, level, x, known in levels for part in transform.code(level, x, known)]
        parts += self._modulation(image)
        return self._openvino.Model([self._ops.squeeze(part, np.array([0])) for part in parts], [image], "code")

    def _modulation(self, image: Node) -> list[Node]:
        layers, found = self._layers, []
        x = layers.leaky(layers.stem(layers.runs(image, READER_PATCH), "modulation.reader.convs.0", READER_PATCH))
        for index, stride in enumerate(READER_STRIDES):
            if index > 0:
                x = layers.leaky(layers.convolution(x, f"modulation.reader.convs.{index}", stride))
            seen = layers.seen(x, centred=True)
            found += [seen.mean, layers.deviations(seen.variance, READER_EPSILON)]
        summary = self._limited(layers.linear(layers.joined(found), "modulation.summary"))
        parts = [layers.shaped(layers.perceptron(summary, "modulation.layers"), 1, STYLE_LAYERS, -1)]
        shapes = self.record.style_shapes[self._codes + 1 :]
        if shapes:
            if "modulation.matrices.0.weight" not in layers:
                return [*parts, *(layers.constant(np.zeros((1, STYLE_LAYERS, *shape))) for shape in shapes)]
            flat = layers.shaped(layers.perceptron(summary, "modulation.matrices"), 1, STYLE_LAYERS, -1)
            sizes = [rows * columns for rows, columns in shapes]
            split = self._ops.variadic_split(flat, np.int64(2), np.array(sizes, np.int64))
            parts += [layers.shaped(split.output(index), 1, STYLE_LAYERS, *shape) for index, shape in enumerate(shapes)]
        return parts

    def _limited(self, summary: Node) -> Node:
        """[1, n], shortened where it is longer than is known of any style."""
        ops, limit = self._ops, self._layers.constant(SUMMARY_LIMIT)
        length = ops.sqrt(ops.reduce_sum(ops.multiply(summary, summary), np.array([1]), True))
        return ops.multiply(summary, ops.divide(limit, ops.maximum(length, limit)))

    def _encode(self, runs: Node) -> list[Node]:
        stem = self._layers.stem(runs, "encoder.stem", self._patch)
        # Without blocks at the finest level nothing else would follow the stem: it gets its ReLU here.
        features = [stem if self._encoder_blocks[0] else self._ops.relu(stem)]
        for level, count in enumerate(self._encoder_blocks):
            x = features[0]
            if level > 0:
                x = self._layers.convolution(features[-1], f"encoder.downs.{level - 1}", stride=2)
            for block in range(count):
                x = self._layers.residual(x, f"encoder.blocks.{level}.{block}")
            features[level:] = [x]
        return features

    def _soften(self, runs: Node) -> Node:
        """See `networks.decoder.soften`: means of squares, of 4 rows and as many runs of pixels, enlarged once if need
        be.
        """
        across = SOFT_PX // self._patch
        weight = np.zeros((3, 3 * self._patch, SOFT_PX, across), np.float32)
        # Each output takes every third channel of a run: the pixels of its own colour.
        for colour in range(3):
            weight[colour, colour::3] = 1 / SOFT_PX**2
        soft = self._layers.convolution_of(runs, weight, None, (SOFT_PX, across), padding=0)
        if self._patch == SOFT_PX:
            return soft
        return self._layers.enlarged_by_phases(soft, f"{HEAD}.soft")

    def _thinned(self, features: Sequence[Node]) -> list[Node]:
        """The maps that statistics are taken from; see `StyleNetwork.statistics`."""
        fine = thinned_levels(len(features))
        return [*(self._layers.thinned(x) for x in features[:fine]), *features[fine:]]

    def _statistics(self, seen: Sequence[Averages]) -> list[Node]:
        return [
            part
            for transform, level, known in zip(self._transforms, self._levels, seen, strict=True)
            for part in transform.statistics(level, known)
        ]

    def _blend(self, former: Sequence[Node], found: Sequence[Node], blend: Node) -> list[Node]:
        """See `models.deployment.blended`."""
        ops = self._ops
        rest = ops.subtract(self._layers.constant(1.0), blend)
        pairs = ((ops.select(ops.is_finite(old), old, new), new) for old, new in zip(former, found, strict=True))
        return [ops.add(ops.multiply(known, rest), ops.multiply(new, blend)) for known, new in pairs]

    def _styled(
        self, features: Sequence[Node], statistics: Sequence[Node], style: Sequence[Node], gain: Node
    ) -> list[tuple[Node, Node]]:
        seen, codes = iter(statistics), iter(style)
        return [
            transform.apply(
                level, x, list(islice(seen, transform.averages)), list(islice(codes, transform.codes)), gain
            )
            for transform, level, x in zip(self._transforms, self._levels, features, strict=True)
        ]

    def _laid_on(
        self, styled: Sequence[tuple[Node, Node]], laying: Sequence[Node], ground: Sequence[Node]
    ) -> list[tuple[Node, Node]]:
        """See `models.networks.network.laid_on`; as it was where there is no canvas."""
        if not ground:
            return list(styled)
        levels = zip(styled, laying, ground, strict=True)
        return [
            (self._ops.add(mapped, self._layers.map_places(canvas, matrix)), offset)
            for (mapped, offset), matrix, canvas in levels
        ]

    def _decode(self, styled: Sequence[tuple[Node, Node]], modulation: Node, mixing: Sequence[Node]) -> Node:
        ops, layers, styles = self._ops, self._layers, self._modulations(modulation, mixing)
        last = len(styled) - 1
        x = self._blocks(last, ops.add(*styled[last]), styles)
        for index in range(last - 1, -1, -1):
            mapped, offset = styled[index]
            # The offset is the same everywhere: added before enlarging it costs a quarter.
            x = ops.add(layers.convolution(x, f"decoder.narrows.{index}"), offset)
            x = self._blocks(index, ops.add(mapped, layers.enlarged(x)), styles)
        return ops.add(ops.relu(layers.modulate(layers.convolution(x, "decoder.last"), styles[-1])), x)

    def _blocks(self, level: int, x: Node, styles: Sequence[Inside]) -> Node:
        first = sum(self._decoder_blocks[:level])
        for block in range(self._decoder_blocks[level]):
            x = self._layers.residual(x, f"decoder.blocks.{level}.{block}", styles[first + block])
        return x

    def _modulations(self, modulation: Node, mixing: Sequence[Node]) -> list[Inside]:
        """Of each block, finest level first, then of the last convolution."""
        blocks = zip(self._decoder_hidden, self._decoder_blocks, strict=True)
        inner = [width for width, count in blocks for _ in range(count)]
        ends = list(accumulate([*inner, self._widths[0]], initial=0))
        # The network predicts how far a factor is from 1.
        factors = self._ops.add(modulation, self._layers.constant(1.0))
        return [
            self._layers.inside(
                self._layers.part(factors, begin, end),
                self._layers.part(modulation, ends[-1] + begin, ends[-1] + end),
                matrix,
            )
            for (begin, end), matrix in zip(pairwise(ends), mixing or [None] * (len(ends) - 1), strict=True)
        ]

    def _to_bytes(self, decoded: Node, soft: Node, size_px: tuple[int, int]) -> Node:
        """The head, and its channels as pixels of a picture."""
        # Rearranged once here instead of every frame.
        head, bias, ground = (
            self._as_pixels(self._layers.array(f"decoder.{name}"))
            for name in ("head.weight", "head.bias", "ground.weight")
        )
        # 255 times the picture's 0.5 + x, and a half more, since bytes are cut off and not rounded.
        parts = [
            self._layers.convolution_of(x, 255 * part, None, (1, 1), part.shape[2] // 2)
            for x, part in ((decoded, head), (soft, ground))
        ]
        for index, part in enumerate(parts):
            part.set_friendly_name(f"{HEAD}.{index}")
        constant = self._layers.constant((255 * (bias + 0.5) + 0.5).reshape(1, -1, 1, 1))
        x = self._ops.add(self._ops.add(parts[0], constant), parts[1])
        x = self._ops.clamp(x, 0.0, 255.0)
        (width, height), patch = size_px, self._patch
        squares = self._ops.convert(self._layers.channels_last(x), "u8")
        return self._layers.shaped(squares, height // patch, width // patch, patch, 3 * patch)

    def _as_pixels(self, array: Floats) -> Floats:
        """Outputs as bytes lie in a picture: colour, row, column -> row, column, colour."""
        apart = array.reshape(3, self._patch, self._patch, *array.shape[1:])
        return np.moveaxis(apart, 0, 2).reshape(array.shape)


def _numbers(values: Any) -> tuple[int, ...]:
    return tuple(int(value) for value in values)
