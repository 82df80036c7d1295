"""Weights files: verified by hash, read without pickle, written with a record of how they were made."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load, save
from torch import nn

from models.networks.network import StyleNetwork, network_config
from models.networks.sight import SightConfig, SightNetwork
from models.registry import MANIFEST, SIGHT_MANIFEST, WeightsRecord, read_weights, sight_record, weights_record


def load_network(name: str) -> StyleNetwork:
    """The network of the weights `name`, float32, on the CPU, in evaluation mode. Raises WeightsError."""
    return load_record(weights_record(name))


def load_record(record: WeightsRecord) -> StyleNetwork:
    """The network of a record. Raises WeightsError when the file is missing or is not the one the manifest names."""
    network = StyleNetwork(network_config(record.architecture))
    network.load_state_dict({key: tensor.float() for key, tensor in load(read_weights(record)).items()})
    return network.eval().requires_grad_(False)


def publish(name: str, network: StyleNetwork, training: Mapping[str, Any]) -> Path:
    """Write `network` as the shipped weights `name` in half precision and enter it in the manifest."""
    architecture = {
        key: list(value) if isinstance(value, tuple) else value for key, value in asdict(network.config).items()
    }
    tensors = {key: tensor.to(torch.float16).contiguous() for key, tensor in network.state_dict().items()}
    path = MANIFEST.parent / f"{name}.safetensors"
    data = save(tensors, {"architecture": json.dumps(architecture), "training": json.dumps(dict(training))})
    path.write_bytes(data)
    rows = json.loads(MANIFEST.read_text()) if MANIFEST.exists() else {}
    rows[name] = {
        "file": path.name,
        "sha256": hashlib.sha256(data).hexdigest(),
        "bytes": len(data),
        "architecture": architecture,
        "style_shapes": network.style_shapes,
        "statistics_shapes": network.statistics_shapes,
        "training": dict(training),
    }
    MANIFEST.write_text(json.dumps(rows, indent=2) + "\n")
    return path


def load_sight() -> SightNetwork:
    """The network that sees people and nearness as it ships, float32, on the CPU. Raises WeightsError."""
    record = sight_record()
    network = SightNetwork(SightConfig(**{key: tuple(map(int, value)) for key, value in record.architecture.items()}))
    network.load_state_dict({key: tensor.float() for key, tensor in load(read_weights(record)).items()})
    return network


def publish_sight(network: SightNetwork, training: Mapping[str, Any]) -> Path:
    """Write the network that sees people and nearness as the one that ships, in half precision, with its record."""
    architecture = {key: list(value) for key, value in asdict(network.config).items()}
    return publish_only(SIGHT_MANIFEST, network, architecture, training)


def publish_only(
    manifest: Path, network: nn.Module, architecture: Mapping[str, Any], training: Mapping[str, Any]
) -> Path:
    """Write a network of which there is one of its kind, in half precision, beside its record `manifest`."""
    data = save({key: tensor.to(torch.float16).contiguous() for key, tensor in network.state_dict().items()})
    path = manifest.with_suffix(".safetensors")
    path.write_bytes(data)
    row = {
        "file": path.name,
        "sha256": hashlib.sha256(data).hexdigest(),
        "bytes": len(data),
        "architecture": dict(architecture),
        "training": dict(training),
    }
    manifest.write_text(json.dumps(row, indent=2) + "\n")
    return path
