"""A training run's settings, read from a TOML file that is committed beside the weights it made."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from models.networks.decoder import DecoderSize
from models.networks.network import NetworkConfig, network_config


@dataclass(frozen=True, slots=True)
class TrainingConfig:
    """See `configs/quality.toml` for one with comments.

    Attributes:
        smaller: name -> decoder of a smaller network that is trained in the corner of this one (`training.family`).
        sides: (share of the steps, side of the contents' crops in pixels) of each stage, in order.
        style_sides: of the styles' crops, one of these in each step: how large strokes are beside what is painted.
        style_sizes: at how many sizes a result is compared with its style: whole, half, quarter. What is larger than
            the field of relu4_1, 68 pixels, the whole size cannot ask for.
        *_weight: factors of the losses in `models.perception.losses`.
        local_share: part of the style loss that is measured in each tile of a picture instead of in all of it.
        reader_steps: how long the reader of styles is taught before a new run (`training.reading`); 0: what the run
            starts from has one.
        noise: largest deviation of the grain that contents are painted with (`training.objective.film`).
        fixed_crops: how many different crops of a content, of a style there are, so that what the perceptual network
            sees in them can be remembered (`training.memory`); 0: always another one.
        smallest_crop: side of the smallest crop as a share of the picture's short side; smallest_style_crop: of styles
            (None: the same).
        own_styles: share of the styles that are the project's own instead of those of the shards.
        made_up_styles: share of the styles that are patterns instead of pictures (`training.patterns`): of each batch,
            or where crops are fixed of the batches.
        ema: decay per step of the averaged weights that are exported.
        new_transforms: a new run begins with untrained transforms, whatever weights it starts from: the way to compare
            transforms that must all learn from nothing.
        plain_decoder: the decoder is told nothing of the style: transforms are compared by themselves, as the papers
            have them. Not for weights that ship.
    """

    network: NetworkConfig
    seed: int
    steps: int
    batch: int
    learning_rate: float
    content_weight: float
    style_weight: float
    local_share: float
    keep_weight: float
    identity_weight: float
    smoothness_weight: float
    range_weight: float
    lattice_weight: float
    border_weight: float
    coherence_weight: float
    steadiness_weight: float
    reader_steps: int
    noise: float
    fixed_crops: tuple[int, int]
    smallest_crop: float
    own_styles: float
    ema: float
    sides: tuple[tuple[float, int], ...]
    style_sides: tuple[int, ...]
    smaller: Mapping[str, DecoderSize] = field(default_factory=dict)
    new_transforms: bool = False
    plain_decoder: bool = False
    made_up_styles: float = 0.0
    contrast_weight: float = 0.0
    style_sizes: int = 1
    detail_weight: float = 0.0
    smallest_style_crop: float | None = None

    def side_at(self, step: int) -> int:
        """Side of the contents' crops in pixels at `step`."""
        done = 0.0
        for share, side in self.sides:
            done += share
            if step < done * self.steps:
                return side
        return self.sides[-1][1]

    def style_side_at(self, step: int) -> int:
        """Side of the styles' crops in pixels at `step`, drawn by the seed."""
        return self.style_sides[random.Random(f"{self.seed} {step}").randrange(len(self.style_sides))]


def read_config(name: str, changes: Sequence[str] = ()) -> TrainingConfig:
    """Read a config by file path, or by the bare name of one in `configs/`.

    Args:
        changes: lines that go before those of the file, `coherence_weight=0` or `network.transform="adain"`, as TOML
            has them.

    Raises FileNotFoundError, TypeError for a key that there is not, tomllib.TOMLDecodeError.
    """
    path = Path(name) if name.endswith(".toml") else Path(__file__).parent / "configs" / f"{name}.toml"
    table = tomllib.loads(path.read_text())
    for change in changes:
        _merge(table, tomllib.loads(change))
    network = network_config(table.pop("network"))
    sides = tuple((float(share), int(side)) for share, side in table.pop("sides"))
    fixed_crops, style_sides = (tuple(table.pop(key)) for key in ("fixed_crops", "style_sides"))
    smaller = {
        name: DecoderSize(tuple(size["hidden"]), tuple(size["blocks"]))
        for name, size in table.pop("smaller", {}).items()
    }
    return TrainingConfig(
        network=network, sides=sides, smaller=smaller, fixed_crops=fixed_crops, style_sides=style_sides, **table
    )


def _merge(table: dict[str, Any], changes: Mapping[str, Any]) -> None:
    """Put changes into a table, deep."""
    for key, value in changes.items():
        if isinstance(value, dict) and isinstance(table.get(key), dict):
            _merge(table[key], value)
        else:
            table[key] = value
