"""The network as OpenVINO draws it equals the network as PyTorch computes it, whatever its shape and its transform."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from engine.backends.openvino.graph import Graphs
from engine.backends.openvino.runner import picture
from engine.backends.openvino.transforms import TRANSFORMS
from engine.errors import BackendError
from models.deployment import CodeGraph, FrameGraph
from models.networks.network import NetworkConfig, StyleNetwork
from models.registry import WeightsRecord

openvino = pytest.importorskip("openvino", reason="needs OpenVINO")

HEIGHT, WIDTH = 64, 96
SHAPE = {
    "widths": (8, 8, 12, 16),
    "encoder_blocks": (1, 0, 1, 2),
    "decoder_blocks": (1, 2, 0, 1),
    "decoder_hidden": (6, 8, 12, 20),
    "encoder_hidden": (8, 6, 12, 10),
    "ranks": (4, 4, 6, 8),
}


@pytest.fixture(
    params=[
        *sorted(TRANSFORMS),
        "linear, the finest level fading out",
        "linear, without the finest level",
        "linear, on a canvas",
    ]
)
def network(request: pytest.FixtureRequest) -> StyleNetwork:
    """Random, and nothing in it is zero, so that nothing can be forgotten unseen."""
    torch.manual_seed(3)
    name, _, change = request.param.partition(", ")
    shape = {key: values[change == "without the finest level" :] for key, values in SHAPE.items()}
    painting = {"canvas": 3, "mixing": True, "told": 0 if "nobody" in change else 4} if "canvas" in change else {}
    config = NetworkConfig(**shape, transform=name, **painting)  # type: ignore[arg-type]
    built = StyleNetwork(replace(config, ranks=(0, *config.ranks[1:])) if "fading" in change else config)
    with torch.no_grad():
        for parameter in built.parameters():
            parameter += 0.05 * torch.randn_like(parameter) * (parameter == 0)
    return built.eval().requires_grad_(False)


def _graphs(network: StyleNetwork, convolves: bool = True) -> Graphs:
    record = WeightsRecord(
        name="test",
        path=Path("nowhere"),
        sha256="",
        architecture=asdict(network.config),
        style_shapes=tuple(network.style_shapes),
        statistics_shapes=tuple(network.statistics_shapes),
        training={},
    )
    return Graphs(openvino, record, {name: part.numpy() for name, part in network.state_dict().items()}, convolves)


def _run(graph: Any, *inputs: np.ndarray) -> list[np.ndarray]:
    compiled = openvino.Core().compile_model(graph, "CPU", {"INFERENCE_PRECISION_HINT": "f32"})
    return [np.array(value) for value in compiled(list(inputs)).values()]


def _image(height: int, width: int, seed: int) -> torch.Tensor:
    coarse = torch.randint(0, 256, (1, height // 8, width // 8, 3), generator=torch.manual_seed(seed))
    return coarse.repeat_interleave(8, 1).repeat_interleave(8, 2).to(torch.uint8)


@pytest.mark.parametrize("convolves", [True, False])
def test_a_frame_is_that_of_pytorch(network: StyleNetwork, convolves: bool) -> None:
    image = _image(HEIGHT, WIDTH, 1)
    torch.manual_seed(2)
    own = network.statistics(network.encoder(_image(HEIGHT, WIDTH, 4).permute(0, 3, 1, 2) / 255))
    parts = [part.sum(1) * 0.9 for part in network.code(torch.rand(1, 3, 64, 64))]
    inputs = (image, torch.tensor([0.7]), torch.tensor([0.6]), *own, *parts, *network.canvas(HEIGHT, WIDTH))
    expected, *statistics = FrameGraph(network)(*inputs)
    graph = _graphs(network, convolves).frame((WIDTH, HEIGHT))
    squares, *found = _run(graph, *(part.numpy() for part in inputs))
    result = picture(squares)
    assert result.shape == expected.shape[1:]
    assert np.abs(result.astype(int) - expected[0].numpy()).max() <= 1
    for mine, theirs in zip(found, statistics, strict=True):
        np.testing.assert_allclose(mine, theirs.numpy(), atol=2e-4 * theirs.abs().max().item())


def test_the_statistics_of_a_part_of_a_frame_are_those_of_pytorch(network: StyleNetwork) -> None:
    image, rows, columns = _image(HEIGHT, WIDTH, 7), slice(16, 64), slice(32, 80)
    graphs = _graphs(network)
    graph = graphs.inside(graphs.frame((WIDTH, HEIGHT)))
    inputs = []
    for step in graphs.steps_px():
        places = np.zeros((HEIGHT // step, WIDTH // step), np.float32)
        places[rows.start // step : rows.stop // step, columns.start // step : columns.stop // step] = 1
        inputs += [places.reshape(1, 1, -1), np.full((1, 1, 1), 1 / places.sum(), np.float32)]
    features = network.encoder(image.permute(0, 3, 1, 2) / 255)
    parts = [
        level[..., rows.start // place : rows.stop // place, columns.start // place : columns.stop // place]
        for level, place in zip(features, (2, 4, 8, 16)[-len(features) :], strict=True)
    ]
    found = _run(graph, image.numpy(), *inputs)
    for mine, theirs in zip(found, network.statistics(parts), strict=True):
        np.testing.assert_allclose(mine, theirs.numpy(), atol=2e-4 * theirs.abs().max().item())


def test_a_code_is_that_of_pytorch(network: StyleNetwork) -> None:
    _assert_same_code(network)


@pytest.mark.parametrize("network", ["linear"], indirect=True)
@pytest.mark.parametrize("size_of_summaries", [0.1, 1000.0])
def test_a_code_is_that_of_pytorch_however_long_its_summary_is(network: StyleNetwork, size_of_summaries: float) -> None:
    """Also that of a style whose summary is longer than is taken for granted."""
    network.modulation.summary.weight.data.mul_(size_of_summaries)
    network.modulation.summary.bias.data.mul_(size_of_summaries)
    _assert_same_code(network)


def _assert_same_code(network: StyleNetwork) -> None:
    style = _image(64, 80, 5)
    parts = _run(_graphs(network).code(), style.numpy())
    for mine, theirs in zip(parts, CodeGraph(network)(style), strict=True):
        assert mine.shape == theirs.shape
        np.testing.assert_allclose(mine, theirs.numpy(), atol=1e-3 * theirs.abs().max().item())


def test_every_array_of_the_network_is_part_of_a_graph(network: StyleNetwork) -> None:
    asked: set[str] = set()

    class Watched(dict[str, np.ndarray]):
        def __getitem__(self, name: str) -> np.ndarray:
            asked.add(name)
            return super().__getitem__(name)

        def get(self, name: str, default: Any = None) -> Any:
            asked.add(name)
            return super().get(name, default)

    graphs = _graphs(network)
    arrays = Watched({name: part.numpy() for name, part in network.state_dict().items()})
    watched = Graphs(openvino, graphs.record, arrays, convolves=True)
    watched.frame((WIDTH, HEIGHT))
    watched.code()
    assert asked >= set(arrays)


def test_one_code_graph_takes_styles_of_any_size(network: StyleNetwork) -> None:
    compiled = openvino.Core().compile_model(_graphs(network).code(), "CPU", {"INFERENCE_PRECISION_HINT": "f32"})
    shapes = [[part.shape for part in compiled([_image(*size, 6).numpy()]).values()] for size in ((64, 64), (80, 128))]
    assert shapes[0] == shapes[1] == [(4, *shape) for shape in network.style_shapes]


def test_a_transform_that_is_not_drawn_here_is_a_reason_to_take_another_back_end() -> None:
    torch.manual_seed(3)
    network = StyleNetwork(NetworkConfig(**SHAPE))  # type: ignore[arg-type]
    record = replace(_graphs(network).record, architecture=asdict(network.config) | {"transform": "of tomorrow"})
    with pytest.raises(BackendError, match="does not know the transform “of tomorrow”"):
        Graphs(openvino, record, {name: part.numpy() for name, part in network.state_dict().items()}, True)
