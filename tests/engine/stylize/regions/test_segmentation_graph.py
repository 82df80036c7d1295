"""What is seen by OpenVINO is what the original network sees."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import pytest
import torch

from engine.backends.openvino.loading import load_openvino
from engine.errors import BackendError
from engine.media.sources import make_source
from engine.stylize.regions.segmentation_graph import CompiledSegmentation, open_segmentation, sight_graph
from engine.values import Pixels, RunningOn
from models.networks.sight import SightConfig, SightNetwork
from models.registry import WeightsRecord, sight_record

_WALL = slice(4, 20), slice(40, 50)
_BOOKS = slice(22, 40), slice(100, 124)


@pytest.fixture
def network() -> SightNetwork:
    torch.manual_seed(0)
    network = SightNetwork(SightConfig(widths=(8, 16, 16, 24), encoder_blocks=(1, 0, 2, 1), decoder_blocks=(1, 0, 1)))
    # Blocks that add nothing yet would hide a block that is left out.
    for parameter in network.parameters():
        torch.nn.init.normal_(parameter, std=0.12)
    return network.eval().requires_grad_(False)


@pytest.mark.parametrize("size_px", [(64, 32), (96, 160)])
def test_it_computes_what_the_original_computes(network: SightNetwork, size_px: tuple[int, int]) -> None:
    pixels = _noise(size_px)
    openvino = load_openvino()
    arrays = {name: tensor.numpy() for name, tensor in network.state_dict().items()}
    graph = sight_graph(openvino, _record(network), arrays, size_px)
    compiled = openvino.Core().compile_model(graph, "CPU", {"INFERENCE_PRECISION_HINT": "f32"})
    (found,) = compiled({0: pixels[None]}).values()
    expected = network(torch.from_numpy(pixels).permute(2, 0, 1)[None].float() / 255)[0] * 255
    assert float(expected.std()) > 4
    assert np.abs(found[0].astype(np.float64) - expected.numpy()).max() < 0.51


def test_pictures_of_several_sizes_in_turn(network: SightNetwork, monkeypatch: pytest.MonkeyPatch) -> None:
    arrays = {name: tensor.numpy() for name, tensor in network.state_dict().items()}
    monkeypatch.setattr("engine.stylize.regions.segmentation_graph.load_arrays", lambda _: arrays)
    sight = CompiledSegmentation(load_openvino(), _record(network))
    first = sight(_noise((64, 32)))
    other = sight(_noise((32, 64)))
    again = sight(_noise((64, 32)))
    assert first.person.shape == first.near.shape == (16, 32)
    assert other.person.shape == (32, 16)
    assert np.array_equal(first.person, again.person)
    assert np.array_equal(first.near, again.near)


@pytest.mark.parametrize("hint", ["f32", None])
def test_it_names_what_it_is_computed_in(
    network: SightNetwork, monkeypatch: pytest.MonkeyPatch, hint: str | None
) -> None:
    arrays = {name: tensor.numpy() for name, tensor in network.state_dict().items()}
    monkeypatch.setattr("engine.stylize.regions.segmentation_graph.load_arrays", lambda _: arrays)
    if hint is not None:
        monkeypatch.setattr("engine.stylize.regions.segmentation_graph._OPTIONS", {"INFERENCE_PRECISION_HINT": hint})
    openvino = load_openvino()
    sight = CompiledSegmentation(openvino, _record(network))
    assert sight.running_on is None
    sight(_noise((64, 32)))
    fast = "BF16" in openvino.Core().get_property("CPU", "OPTIMIZATION_CAPABILITIES") and hint is None
    assert sight.running_on == RunningOn("openvino", "CPU", "bf16" if fast else "fp32", size_px=(64, 32))


def test_damaged_weights_are_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sight.safetensors").write_bytes(b"no weights")
    record = replace(sight_record(), path=tmp_path / "sight.safetensors")
    monkeypatch.setattr("engine.stylize.regions.segmentation_graph.sight_record", lambda: record)
    with pytest.raises(BackendError, match=r"cannot be seen here: .*damaged"):
        open_segmentation()


def _record(network: SightNetwork) -> WeightsRecord:
    shape = {key: list(value) for key, value in asdict(network.config).items()}
    return WeightsRecord("sight", Path(), "", shape, (), (), {})


def _noise(size_px: tuple[int, int]) -> Pixels:
    return np.random.default_rng(0).integers(0, 256, (size_px[1], size_px[0], 3), np.uint8)


def test_the_network_that_ships_sees_who_sits_in_the_demo_scene() -> None:
    """Painted by computation, and nothing it was taught with."""
    source = make_source("demo", size=(256, 160), frames=1, live=False)
    source.open()
    frame = source.read()
    source.close()
    assert frame is not None
    seen = open_segmentation()(frame.pixels)
    person, near = seen.person / 255, seen.near / 255
    head, chest, wall, books = (slice(24, 44), slice(58, 72)), (slice(64, 80), slice(45, 85)), _WALL, _BOOKS
    assert min(person[head].mean(), person[chest].mean()) > 0.8
    assert max(person[wall].mean(), person[books].mean()) < 0.2
    assert near[chest].mean() > near[wall].mean() + 0.3
