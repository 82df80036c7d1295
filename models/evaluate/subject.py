"""Who is judged: shipped weights, a training run, or nobody (the photographs as they are)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import torch

from models.evaluate.painter import Painter, Paints, Photograph, network_of_checkpoint, network_of_weights
from models.registry import WeightsRecord, weights_record
from models.studied import Floats, Studied, parse_studied, read_studied

_CHECKPOINT = "checkpoint.pt"


class Subject(NamedTuple):
    """A painter, and what reports say of it."""

    painter: Paints
    about: dict[str, Any]


def of_photographs() -> Subject:
    """Nothing is painted."""
    return Subject(Photograph(), {"photographs": True})


def of_weights(name: str, device: torch.device, studied_in: Path | None = None) -> Subject:
    """Shipped weights, with the styles that ship studied, or those in a folder instead. Raises WeightsError."""
    record = weights_record(name)
    studied = read_studied(record) if studied_in is None else _studied_in(studied_in, record)
    about = {"weights": name, "sha256": record.sha256, "studied": len(studied)}
    return Subject(Painter(network_of_weights(name), device, studied), about)


def _studied_in(folder: Path, record: WeightsRecord) -> Studied:
    """Of a folder of `models.training.studying`, all sizes of a style together."""
    found: dict[str, dict[int, tuple[Floats, ...]]] = {}
    for file in sorted(folder.glob("*.safetensors")):
        for key, sizes in parse_studied(file.read_bytes(), record, str(file)).items():
            found.setdefault(key, {}).update(sizes)
    return found


def of_checkpoint(path: Path, config: str, changes: Sequence[str], device: torch.device) -> Subject:
    """A training run: its checkpoint or the folder of that, its config and its `--set`. Raises FileNotFoundError."""
    file = path / _CHECKPOINT if path.is_dir() else path
    network, step = network_of_checkpoint(file, config, changes)
    about = {"checkpoint": str(path), "config": " ".join([config, *changes]), "step": step}
    return Subject(Painter(network, device), about)


def of_words(words: Sequence[str], device: torch.device) -> Subject:
    """As a command line names it: NAME of weights, or CHECKPOINT CONFIG [KEY=VALUE ..]. Raises as the two above."""
    name, *rest = words
    return of_checkpoint(Path(name), rest[0], rest[1:], device) if rest else of_weights(name, device)
