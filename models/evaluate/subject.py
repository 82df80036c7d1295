"""Who is judged: shipped weights, a training run, or nobody (the photographs as they are)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import torch

from models.evaluate.painter import Painter, Paints, Photograph, network_of_checkpoint, network_of_weights
from models.registry import weights_record

_CHECKPOINT = "checkpoint.pt"


class Subject(NamedTuple):
    """A painter, and what reports say of it."""

    painter: Paints
    about: dict[str, Any]


def of_photographs() -> Subject:
    """Nothing is painted."""
    return Subject(Photograph(), {"photographs": True})


def of_weights(name: str, device: torch.device) -> Subject:
    """Shipped weights. Raises WeightsError."""
    about = {"weights": name, "sha256": weights_record(name).sha256}
    return Subject(Painter(network_of_weights(name), device), about)


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
