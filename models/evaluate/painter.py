"""The network under test, as every part of the evaluation uses it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

import torch
from torch import Tensor
from torch.nn.functional import adaptive_avg_pool2d, interpolate

from models.colour.light import light_change, relit
from models.colour.palette import Colours, average
from models.colour.recolouring import colours_of_batch, recolour
from models.layers import crop_from_grid, pad_to_grid
from models.loading import load_network
from models.networks.network import Folded, StyleNetwork, fold_codes
from models.networks.surroundings import paint_surrounded
from models.studied import READ_SIDE_PX, Floats, Studied, learned_at
from models.training.checkpoint import averaged_network, load_checkpoint
from models.training.config import read_config
from models.transforms import LAYERS, Parts

_GLANCE = 32
FULL = (1.0, 1.0, 1.0, 1.0)
"""The default sliders."""


class Codes(NamedTuple):
    """What is kept of B styles: the parts of their codes, and their colours."""

    parts: Parts
    colours: list[Colours]


class Paints(Protocol):
    """What the parts of the evaluation ask of what they judge."""

    def codes(self, styles: Tensor, key: str | None = None) -> Codes:
        """See `Painter.codes`."""

    def paint(self, contents: Tensor, codes: Codes, weights: Sequence[float] = FULL, around_px: int = 0) -> Tensor:
        """See `Painter.paint`."""

    def paint_clip(self, frames: Tensor, codes: Codes, share: float, batch_size: int) -> Tensor:
        """See `Painter.paint_clip`."""


class Photograph:
    """Leaves every picture as it is: what all figures are without a network."""

    def codes(self, styles: Tensor, key: str | None = None) -> Codes:
        """Nothing is kept."""
        return Codes((), [])

    def paint(self, contents: Tensor, codes: Codes, weights: Sequence[float] = FULL, around_px: int = 0) -> Tensor:
        """The contents."""
        return eight_bits(contents)

    def paint_clip(self, frames: Tensor, codes: Codes, share: float, batch_size: int) -> Tensor:
        """The frames."""
        return eight_bits(frames)


class Painter:
    """Paints pictures in float32 and hands out what a screen would show: clamped and rounded to 8 bits.

    Strength is a factor on the layer weights here. The application fades into the untouched frame at its low end, which
    is no part of the network and not measured.
    """

    def __init__(self, network: StyleNetwork, device: torch.device, studied: Studied | None = None) -> None:
        """`studied`: what has been learned of styles, see `models.studied`."""
        self._studied = studied or {}
        self._network = network.to(device).eval().requires_grad_(False)
        self._device = device

    def codes(self, styles: Tensor, key: str | None = None) -> Codes:
        """Codes of style pictures [B, 3, H, W], RGB 0..1, sides multiples of 16, as large as their strokes shall be.

        Of the style `key`, if it has been studied, with what has been learned for strokes of that size.
        """
        sizes = None if key is None else self._studied.get(key)
        parts = self._network.code(styles) if sizes is None else self._studied_parts(styles, sizes)
        return Codes(parts, colours_of_batch(styles))

    def _studied_parts(self, styles: Tensor, sizes: Mapping[int, tuple[Floats, ...]]) -> Parts:
        """As the application makes them: read at the size to which studying adds, whatever the size of the strokes."""
        small = interpolate(styles, (READ_SIDE_PX, READ_SIDE_PX), mode="bicubic", antialias=True).clamp(0, 1)
        learned = learned_at(sizes, min(styles.shape[-2:]))
        pairs = zip(self._network.code(small), learned, strict=True)
        return tuple(part + torch.from_numpy(more).to(self._device) / LAYERS for part, more in pairs)

    def paint(self, contents: Tensor, codes: Codes, weights: Sequence[float] = FULL, around_px: int = 0) -> Tensor:
        """Pictures [B, 3, H, W] in their styles (or all in one style), the four layers weighted: the same shape. With
        `around_px` as where the pictures go on (`models.networks.surroundings`).
        """
        layers = torch.tensor(weights, device=self._device).expand(len(contents), -1)
        styles = codes.colours if len(codes.colours) > 1 else codes.colours * len(contents)
        gains = [sum(weights) / len(weights)] * len(contents)
        coloured = recolour(contents, colours_of_batch(contents), styles, gains)
        results, _ = paint_surrounded(self._network, coloured, fold_codes(codes.parts, layers), around_px)
        return eight_bits(results)

    def paint_clip(self, frames: Tensor, codes: Codes, share: float, batch_size: int) -> Tensor:
        """Frames [N, 3, H, W] of one clip in one style, in order, with statistics blended over time as the application
        does: `share` 0..1 is each frame's own part in them; 1 paints every frame by itself.
        """
        folded = fold_codes(codes.parts, torch.ones(1, len(FULL), device=self._device))
        known: Parts | None = None
        painted = []
        for batch in torch.split(_recoloured(frames, codes.colours, share), batch_size):
            features = self._network.read(pad_to_grid(batch))
            own = self._network.statistics(features.levels)
            rows = []
            for index in range(len(batch)):
                seen = tuple(part[index : index + 1] for part in own)
                known = seen if known is None else blended_parts(known, seen, share)
                rows.append(known)
            statistics = tuple(torch.cat(parts) for parts in zip(*rows, strict=True))
            style = Folded(
                tuple(part.expand(len(batch), *part.shape[1:]) for part in folded.parts), folded.gain.expand(len(batch))
            )
            painted.append(self._network.paint(features, statistics, style))
        return eight_bits(crop_from_grid(torch.cat(painted), frames.shape[-2], frames.shape[-1]))


def _recoloured(frames: Tensor, styles: list[Colours], share: float) -> Tensor:
    """Frames of a clip in the colours of its one style, their own colours blended over time but for the light."""
    glances = adaptive_avg_pool2d(frames, _GLANCE).mul(255).round().byte().permute(0, 2, 3, 1).cpu().numpy()
    known: list[Colours] = []
    for index, own in enumerate(colours_of_batch(frames)):
        before = relit(known[-1], light_change(*glances[index - 1 : index + 1])) if index else None
        known.append(own if before is None else average([before, own], [1 - share, share]))
    return recolour(frames, known, styles * len(known), [1.0] * len(known))


def blended_parts(before: Parts, now: Parts, share: float) -> Parts:
    """Statistics of which those of `now` are `share`."""
    return tuple(old * (1 - share) + new * share for old, new in zip(before, now, strict=True))


def eight_bits(pictures: Tensor) -> Tensor:
    """Clamp to 0..1 and round to 256 values."""
    return pictures.clamp(0, 1).mul(255).round().div(255)


def network_of_checkpoint(path: Path, config: str, changes: Sequence[str] = ()) -> tuple[StyleNetwork, int]:
    """The averaged weights of a training run (by its config and `--set`) and the step they are of. Raises
    FileNotFoundError.
    """
    state = load_checkpoint(path)
    if state is None:
        raise FileNotFoundError(f"There is no checkpoint {path}.")
    return averaged_network(state, read_config(config, changes).network), int(state["step"])


def network_of_weights(name: str) -> StyleNetwork:
    """The network of shipped weights. Raises WeightsError."""
    return load_network(name)
