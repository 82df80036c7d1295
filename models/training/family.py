"""Networks of one family share weights: a small one lies in the corner of a large one (`networks.decoder.Decoder`)."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate

import torch
from torch import Tensor

from models.networks.decoder import DecoderSize
from models.networks.network import StyleNetwork
from models.transforms import LAYERS

_MATRICES_HEAD = ("modulation.matrices.2.weight", "modulation.matrices.2.bias")
_MODULATION_HEAD = ("modulation.layers.2.weight", "modulation.layers.2.bias")


def carry_over(source: StyleNetwork, target: StyleNetwork, transforms: bool = True) -> None:
    """Copy into `target` what both have: all of a smaller network, or the part of a larger one.

    A larger target paints what the source painted: what it has more starts at zero where it is added to the rest.
    Without `transforms` those of the target stay as they are.
    """
    theirs = source.state_dict()
    with torch.no_grad():
        for name, mine in target.state_dict().items():
            if not transforms and name.startswith("transforms."):
                continue
            if name in _MODULATION_HEAD:
                _copy(theirs[name][_rows(source, target)], mine, _rows(target, source))
            elif name in _MATRICES_HEAD:
                if name in theirs:
                    _copy_matrices(source, target, theirs[name], mine)
            elif name in theirs:
                _copy(theirs[name], mine, torch.arange(min(len(mine), len(theirs[name]))))


def smaller_network(network: StyleNetwork, size: DecoderSize) -> StyleNetwork:
    """The network with the smaller decoder in the corner of that of `network`."""
    config = replace(network.config, decoder_hidden=size.hidden, decoder_blocks=size.blocks)
    smaller = StyleNetwork(config)
    carry_over(network, smaller)
    return smaller


def _copy(source: Tensor, target: Tensor, rows: Tensor) -> None:
    """Fill `rows` of the target from the first rows of the source, columns beyond the source's with zeros."""
    corner = tuple(slice(0, min(a, b)) for a, b in zip(source.shape[1:], target.shape[1:], strict=True))
    filled = torch.zeros(len(rows), *target.shape[1:], dtype=target.dtype, device=target.device)
    filled[(slice(None), *corner)] = source[(slice(0, len(rows)), *corner)].to(target.device)
    target[rows] = filled


def _copy_matrices(source: StyleNetwork, target: StyleNetwork, theirs: Tensor, mine: Tensor) -> None:
    """Fill the corner of every matrix of the target from that of the source, what is beyond it with zeros."""
    known, wanted = (_matrices(network, head) for network, head in ((source, theirs), (target, mine)))
    for key in known.keys() & wanted.keys():
        corner = tuple(slice(0, min(a, b)) for a, b in zip(known[key].shape, wanted[key].shape, strict=True))
        wanted[key].zero_()
        wanted[key][corner] = known[key][corner].to(mine.device)


def _matrices(network: StyleNetwork, head: Tensor) -> dict[tuple[int, ...], Tensor]:
    """Views of the outputs that make each matrix, [LAYERS, rows, columns, ..], by the part of the decoder that it mixes
    or by the level that it lays the canvas on.
    """
    shapes = network.modulation.shapes
    mixing = [part[:2] for part in network.decoder.parts] if network.config.mixing else []
    keys: list[tuple[int, ...]] = [*mixing, *((level,) for level in range(len(shapes) - len(mixing)))]
    layers = head.view(LAYERS, -1, *head.shape[1:])
    begins = accumulate((rows * columns for rows, columns in shapes), initial=0)
    return {
        key: layers[:, begin : begin + rows * columns].view(LAYERS, rows, columns, *head.shape[1:])
        for key, begin, (rows, columns) in zip(keys, begins, shapes, strict=False)
    }


def _rows(network: StyleNetwork, other: StyleNetwork) -> Tensor:
    """Which outputs of the modulation of `network` are also outputs of that of `other`: both list them in one order."""
    theirs = {part[:2]: part.width for part in other.decoder.parts}
    begins = accumulate((part.width for part in network.decoder.parts), initial=0)
    channels = torch.cat(
        [
            torch.arange(begin, begin + min(part.width, theirs[part[:2]]))
            for part, begin in zip(network.decoder.parts, begins, strict=False)
            if part[:2] in theirs
        ]
    )
    return modulation_rows(network, channels)


def modulation_rows(network: StyleNetwork, channels: Tensor) -> Tensor:
    """Which outputs of the modulation scale and shift these hidden channels of the decoder, for every style layer."""
    halves = torch.cat([channels, channels + network.decoder.modulated])
    return torch.cat([halves + layer * network.modulation.outputs for layer in range(LAYERS)])
