"""The work on a frame as it is counted is the work that PyTorch does."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from torch.utils.flop_counter import FlopCounterMode

from models.arrays import array_shapes, load_arrays
from models.deployment import FrameGraph, example_inputs
from models.loading import load_network
from models.networks.network import NetworkConfig, StyleNetwork
from models.operations import FrameWork, frame_work
from models.registry import weights_record
from models.transforms import TRANSFORMS

HEIGHT, WIDTH = 64, 96


def _counted(network: StyleNetwork) -> FrameWork:
    shapes = {name: tuple(part.shape) for name, part in network.state_dict().items()}
    config = network.config
    return frame_work(shapes, config.transform, HEIGHT, WIDTH, config.canvas, config.mixing)


@pytest.fixture(
    params=[
        *sorted(TRANSFORMS),
        "linear, the finest level fading out",
        "linear, without the finest level",
        "linear, on a canvas",
    ]
)
def network(request: pytest.FixtureRequest) -> StyleNetwork:
    transform, _, change = request.param.partition(", ")
    shape = {
        "widths": (8, 8, 12, 16),
        "encoder_blocks": (1, 0, 1, 2),
        "decoder_blocks": (1, 2, 0, 1),
        "decoder_hidden": (6, 8, 12, 20),
        "ranks": (0 if "fading" in change else 4, 4, 6, 8),
    }
    if change == "without the finest level":
        shape = {key: values[1:] for key, values in shape.items()}
    painting = {"canvas": 3, "mixing": True} if change == "on a canvas" else {}
    return StyleNetwork(NetworkConfig(**shape, transform=transform, **painting)).eval()  # type: ignore[arg-type]


def test_operations_are_those_pytorch_counts(network: StyleNetwork) -> None:
    with FlopCounterMode(display=False) as counter, torch.no_grad():
        FrameGraph(network)(*example_inputs(network, HEIGHT, WIDTH))
    assert _counted(network).operations == counter.get_total_flops()


def test_values_are_those_that_convolutions_and_transforms_touch(network: StyleNetwork) -> None:
    touched: list[int] = []

    def note(module: torch.nn.Conv2d, inputs: tuple[torch.Tensor], output: torch.Tensor) -> None:
        touched.append(inputs[0].numel() + output.numel() + module.weight.numel())

    def note_transform(_transform: Any, inputs: tuple[torch.Tensor, ...], output: torch.Tensor) -> None:
        touched.append(inputs[0].numel() + output.numel())

    for module in network.modules():
        if isinstance(module, torch.nn.Conv2d):
            module.register_forward_hook(note)
    for transform in network.transforms:
        transform.register_forward_hook(note_transform)
    with torch.no_grad():
        FrameGraph(network)(*example_inputs(network, HEIGHT, WIDTH))
    assert _counted(network).values == sum(touched)


def test_the_shipped_network_is_counted_from_its_file() -> None:
    record = weights_record("fast")
    shapes = array_shapes(record)
    assert shapes == {name: part.shape for name, part in load_arrays(record).items()}
    assert shapes == {name: tuple(part.shape) for name, part in load_network("fast").state_dict().items()}
    extras = record.canvas[1], bool(record.architecture.get("mixing", False))
    work = frame_work(shapes, str(record.architecture["transform"]), 400, 672, *extras)
    assert work.operations == 6_674_210_304
