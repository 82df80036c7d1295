"""Weights: what ships loads, and nothing else passes for it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from engine.values import NETWORKS
from models import loading, registry
from models.loading import load_network, load_record, publish
from models.networks.network import StyleNetwork
from models.registry import WeightsError, weights_names, weights_record


def test_all_shipped_weights_load_and_fit_the_size_promised() -> None:
    for name in weights_names():
        network = load_network(name)
        assert not network.training
        assert weights_record(name).path.stat().st_size <= 12_000_000


def test_the_engine_names_the_weights_that_ship() -> None:
    assert sorted(NETWORKS) == sorted(weights_names())


def test_unknown_weights_are_refused_by_name() -> None:
    with pytest.raises(WeightsError, match=r"nosuch.*fast"):
        weights_record("nosuch")


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    record = weights_record("fast")
    damaged = tmp_path / "fast.safetensors"
    data = bytearray(record.path.read_bytes())
    data[-1] ^= 1
    damaged.write_bytes(data)
    with pytest.raises(WeightsError, match="damaged"):
        load_record(replace(record, path=damaged))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="cannot be read"):
        load_record(replace(weights_record("fast"), path=tmp_path / "gone.safetensors"))


def test_published_weights_come_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, small_network: StyleNetwork
) -> None:
    manifest = tmp_path / "manifest.json"
    for module in (loading, registry):
        monkeypatch.setattr(module, "MANIFEST", manifest)
    monkeypatch.setattr(registry, "FOLDER", tmp_path)
    path = publish("small", small_network, {"steps": 3})
    back = load_network("small")
    assert weights_record("small").training == {"steps": 3}
    assert set(load_file(path)) == set(small_network.state_dict())
    for name, tensor in small_network.state_dict().items():
        torch.testing.assert_close(back.state_dict()[name], tensor, atol=1e-3, rtol=1e-3)
