"""The weights that ship: name -> file, hash and network shape. Reads one JSON manifest; torch is not needed to ask it.

The engine asks it what there is and keys its caches by the hash; `models.loading` turns a record into a network.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "weights"
MANIFEST = FOLDER / "manifest.json"
SIGHT_MANIFEST = FOLDER / "sight.json"
"""Record of the network that sees people and nearness (`models.networks.sight`), of which there is one."""
PERCEPTUAL_MANIFEST = FOLDER / "perceptual.json"
"""Record of the network that studying looks through (`models.study.perceptual`), of which there is one."""

NETWORK_VERSION = 6
"""Raised whenever the same weights would give another picture; part of every cache key."""


Shape = tuple[int, ...]


class WeightsError(Exception):
    """Weights are unknown, missing or damaged; the message is one sentence for the user."""


@dataclass(frozen=True, slots=True)
class WeightsRecord:
    """One row of the manifest.

    Attributes:
        name: what the user calls it ("fast").
        path: the safetensors file.
        sha256: of the whole file, hexadecimal.
        architecture: what `models.networks.network.network_config` reads.
        style_shapes: of the folded parts of a style code.
        statistics_shapes: of a frame's statistics.
        training: what is known of how it was trained, for people.
    """

    name: str
    path: Path
    sha256: str
    architecture: Mapping[str, Any]
    style_shapes: tuple[Shape, ...]
    statistics_shapes: tuple[Shape, ...]
    training: Mapping[str, Any]

    @property
    def canvas(self) -> tuple[int, int]:
        """Levels of the network and channels of its canvas, as `models.canvas.canvases` wants them; no channels: there
        is none.
        """
        widths, channels = self.architecture["widths"], self.architecture.get("canvas", 0)
        return len(widths), int(channels)


def weights_names() -> tuple[str, ...]:
    """Names of all weights that ship."""
    return tuple(json.loads(MANIFEST.read_text()))


def weights_record(name: str) -> WeightsRecord:
    """The record of `name`. Raises WeightsError, naming what there is."""
    rows = json.loads(MANIFEST.read_text())
    if name not in rows:
        raise WeightsError(f"There are no weights named “{name}”; there are: {', '.join(rows)}.")
    row = rows[name]
    shapes = {key: tuple(map(tuple, row[key])) for key in ("style_shapes", "statistics_shapes")}
    return WeightsRecord(
        name, FOLDER / row["file"], row["sha256"], row["architecture"], training=row["training"], **shapes
    )


def sight_record() -> WeightsRecord:
    """The record of the network that sees people and nearness, which has no style. Raises WeightsError."""
    return _only_record("sight", SIGHT_MANIFEST)


def perceptual_record() -> WeightsRecord:
    """The record of the network that studying looks through, which has no style. Raises WeightsError."""
    return _only_record("perceptual", PERCEPTUAL_MANIFEST)


def _only_record(name: str, manifest: Path) -> WeightsRecord:
    try:
        row = json.loads(manifest.read_text())
    except OSError as error:
        raise WeightsError(f"The file {manifest} cannot be read: {error.strerror}.") from error
    return WeightsRecord(name, FOLDER / row["file"], row["sha256"], row["architecture"], (), (), row["training"])


def read_weights(record: WeightsRecord) -> bytes:
    """The weights file of a record. Raises WeightsError when it is missing or is not the one the manifest names."""
    try:
        data = record.path.read_bytes()
    except OSError as error:
        raise WeightsError(f"The weights file {record.path} cannot be read: {error.strerror}.") from error
    if hashlib.sha256(data).hexdigest() != record.sha256:
        raise WeightsError(f"The weights file {record.path} is damaged: install Pastiche again.")
    return data
