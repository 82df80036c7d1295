"""A run's state on disk, written whole or not at all, readable without pickle's powers."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch

from models.networks.network import NetworkConfig, StyleNetwork


def save_checkpoint(path: Path, state: dict[str, Any]) -> None:
    """Write beside `path`, then rename: a kill while writing leaves the former checkpoint."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".partial")
    torch.save(state, partial)
    os.replace(partial, path)


def load_checkpoint(path: Path) -> dict[str, Any] | None:
    """The saved state, or None where there is none yet."""
    if not path.exists():
        return None
    state: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
    return state


def mixed_states(state: Mapping[str, Any], other: Mapping[str, Any], share: float) -> dict[str, Any]:
    """The state of a run whose averaged weights lie `share` 0..1 of the way to those of another run of the same shape.

    What was distilled of a network and the network itself are near enough for that to be a network between them.
    """
    pairs = {name: (weights, other["average"][name]) for name, weights in state["average"].items()}
    return {**state, "average": {name: mine.lerp(theirs, share) for name, (mine, theirs) in pairs.items()}}


def averaged_network(state: Mapping[str, Any], config: NetworkConfig) -> StyleNetwork:
    """What ships of a run: the averaged weights of its state."""
    network = StyleNetwork(config)
    network.load_state_dict(state["average"])
    return network
