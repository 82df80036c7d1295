"""The runner of TensorRT engines, with a library on the processor that runs PyTorch behind the same calls.

It reads inputs and writes results at the addresses it is given, as the card would: what is bound wrongly shows.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from functools import partial
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import torch

from engine.backends.pytorch.runner import TorchRunner
from engine.backends.self_test import probe_pattern
from engine.backends.tensorrt import runner as tensorrt_runner
from engine.backends.tensorrt.loading import TENSORRT, TENSORRT_RTX, Flavour
from engine.backends.tensorrt.runner import TensorRtRunner
from engine.errors import BackendError
from engine.style_code import FoldedStyle, fold
from engine.values import Pixels
from models.deployment import FrameGraph, example_inputs
from models.loading import load_network
from models.networks.network import StyleNetwork
from models.registry import weights_record

SIZE_PX = (96, 64)
RECORD = weights_record("fast")


class _Context:
    """Runs the network from and to addresses. `broken`: it does not start any more."""

    def __init__(self, engine: _Engine) -> None:
        self.engine, self.places, self.runs, self.broken = engine, dict[str, int](), 0, False

    def set_input_shape(self, name: str, shape: tuple[int, ...]) -> bool:
        return self.engine.takes(shape)

    def get_tensor_shape(self, name: str) -> tuple[int, ...]:
        return self.engine.shapes[name]

    def set_tensor_address(self, name: str, place: int) -> bool:
        self.places[name] = place
        return place % 64 == 0

    def execute_async_v3(self, stream: int) -> bool:
        if self.broken:
            return False
        self.runs += 1
        inputs = [torch.from_numpy(self._at(name)) for name in self.engine.inputs]
        with torch.inference_mode():
            for index, result in enumerate(self.engine.graph(*inputs)):
                self._at(f"output{index}")[:] = result.numpy()
        return True

    def _at(self, name: str) -> np.ndarray[Any, Any]:
        shape, kind = self.engine.shapes[name], np.uint8 if name in ("image", "output0") else np.float32
        size = int(np.prod(shape)) * np.dtype(kind).itemsize
        memory = (ctypes.c_char * size).from_address(self.places[name])
        return np.frombuffer(memory, kind).reshape(shape)


class _Engine:
    """An engine as `models.deployment.FrameGraph` gives it, its tensors listed in no order to be relied upon."""

    def __init__(self, network: StyleNetwork) -> None:
        self.graph = FrameGraph(network).eval()
        examples = example_inputs(network, SIZE_PX[1], SIZE_PX[0])
        self.inputs = ["image", "gain", "blend", *(f"inputs_{index}" for index in range(len(examples) - 3))]
        self.shapes = {name: tuple(part.shape) for name, part in zip(self.inputs, examples, strict=True)}
        with torch.inference_mode():
            self.shapes |= {f"output{index}": tuple(part.shape) for index, part in enumerate(self.graph(*examples))}
        self.num_io_tensors = len(self.shapes)
        self.context = _Context(self)

    def get_tensor_name(self, index: int) -> str:
        return sorted(self.shapes)[index]

    def takes(self, shape: tuple[int, ...]) -> bool:
        return shape[1] <= 128

    def create_runtime_config(self) -> SimpleNamespace:
        cache = SimpleNamespace(serialize=lambda: b"kernels", deserialize=lambda kept: kept == b"kernels")
        return SimpleNamespace(create_runtime_cache=lambda: cache, set_runtime_cache=lambda _: True)

    def create_execution_context(self, config: object = None) -> _Context:
        return self.context


class _Logger:
    ERROR = 1

    def __init__(self, least: int) -> None:
        self.least = least


def _unpinned(zeros: Callable[..., torch.Tensor], *shape: Any, **options: Any) -> torch.Tensor:
    """Pinned memory needs a card."""
    options.pop("pin_memory", None)
    return zeros(*shape, **options)


@pytest.fixture(scope="module")
def network() -> StyleNetwork:
    return load_network("fast")


@pytest.fixture
def engine(network: StyleNetwork) -> _Engine:
    return _Engine(network)


@pytest.fixture(autouse=True)
def library(engine: _Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """TensorRT and CUDA, as far as the runner asks for them."""
    trt = SimpleNamespace(
        Runtime=lambda _: SimpleNamespace(deserialize_cuda_engine=lambda data: engine if data == b"engine" else None),
        Logger=_Logger,
        CudaGraphStrategy=SimpleNamespace(WHOLE_GRAPH_CAPTURE=1),
    )
    monkeypatch.setattr(tensorrt_runner, "load_library", lambda _: trt)
    monkeypatch.setattr(torch, "zeros", partial(_unpinned, torch.zeros))
    monkeypatch.setattr(torch.cuda, "device", lambda _: nullcontext())
    monkeypatch.setattr(torch.cuda, "stream", lambda _: nullcontext())
    still = SimpleNamespace(synchronize=lambda: None)
    monkeypatch.setattr(torch.cuda, "current_stream", lambda: still)
    monkeypatch.setattr(torch.cuda, "Stream", lambda: SimpleNamespace(cuda_stream=7, synchronize=lambda: None))
    monkeypatch.setattr(torch.cuda, "get_device_name", lambda _: "a card")


def _runner(
    flavour: Flavour = TENSORRT_RTX,
    engine: bytes = b"engine",
    kernels: bytes | None = None,
    size_px: tuple[int, int] = SIZE_PX,
) -> TensorRtRunner:
    return TensorRtRunner(flavour, engine, kernels, RECORD, size_px, torch.device("cpu"))


@pytest.fixture(scope="module")
def reference() -> Iterator[TorchRunner]:
    runner = TorchRunner("eager", "fast", "cpu", half=False)
    yield runner
    runner.close()


def _style(reference: TorchRunner, size: int) -> FoldedStyle:
    return fold(reference.encode(probe_pattern(size, size)), 0.9, (1.0, 0.5, 0.8, 1.0))


def _painted(reference: TorchRunner, style: FoldedStyle) -> Pixels:
    return reference.run(probe_pattern(*SIZE_PX), style)


def test_frame_and_style_reach_the_engine_and_the_picture_comes_back(reference: TorchRunner) -> None:
    runner = _runner()
    for style in (_style(reference, 64), _style(reference, 96), _style(reference, 64)):
        np.testing.assert_allclose(
            runner.run(probe_pattern(*SIZE_PX), style).astype(int), _painted(reference, style).astype(int), atol=1
        )
    runner.close()


def test_frames_are_blended_as_pytorch_does(reference: TorchRunner) -> None:
    runner, style = _runner(), _style(reference, 64)
    for pixels, blend in (
        (probe_pattern(*SIZE_PX), 1.0),
        (255 - probe_pattern(*SIZE_PX), 0.25),
        (probe_pattern(*SIZE_PX) // 2, 0.0),
    ):
        expected = reference.run(pixels, style, blend)
        np.testing.assert_allclose(runner.run(pixels, style, blend).astype(int), expected.astype(int), atol=1)
    runner.close()


def test_each_coat_is_blended_with_what_was_before_it_alone(reference: TorchRunner) -> None:
    runner, style = _runner(), _style(reference, 64)
    frame = probe_pattern(*SIZE_PX)
    for pixels, blend, coat in ((frame, 1.0, 0), (255 - frame, 1.0, 1), (frame // 2, 0.25, 0), (frame // 2, 0.25, 1)):
        expected = reference.run(pixels, style, blend, coat)
        np.testing.assert_allclose(runner.run(pixels, style, blend, coat).astype(int), expected.astype(int), atol=1)
    runner.close()


def test_statistics_that_are_held_are_painted_with(reference: TorchRunner) -> None:
    runner, style = _runner(), _style(reference, 64)
    inside = slice(16, SIZE_PX[1]), slice(0, 32)
    seen = runner.statistics(probe_pattern(*SIZE_PX), inside)
    for mine, theirs in zip(seen, reference.statistics(probe_pattern(*SIZE_PX), inside), strict=True):
        np.testing.assert_allclose(mine, theirs, atol=1e-5)
    for each in (runner, reference):
        each.hold(seen)
    for pixels in (255 - probe_pattern(*SIZE_PX), probe_pattern(*SIZE_PX)):
        expected = reference.run(pixels, style, 0.0)
        np.testing.assert_allclose(runner.run(pixels, style, 0.0).astype(int), expected.astype(int), atol=1)
    runner.close()


def test_a_frame_on_which_half_precision_overflows_does_not_spoil_those_that_follow(
    engine: _Engine, reference: TorchRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    runner, style, network = _runner(), _style(reference, 64), engine.graph.network
    statistics = network.statistics
    with monkeypatch.context() as overflowing:
        overflowing.setattr(network, "statistics", lambda levels: [part / 0.0 for part in statistics(levels)])
        runner.run(255 - probe_pattern(*SIZE_PX), style, 0.1)
    for blend in (0.1, 0.1, 1.0):
        result = runner.run(probe_pattern(*SIZE_PX), style, blend)
        np.testing.assert_allclose(result.astype(int), _painted(reference, style).astype(int), atol=1)
    runner.close()


def test_a_result_is_not_overwritten_by_the_next(reference: TorchRunner) -> None:
    runner = _runner()
    first = runner.run(probe_pattern(*SIZE_PX), _style(reference, 64))
    kept = first.copy()
    runner.run(255 - probe_pattern(*SIZE_PX), _style(reference, 64))
    np.testing.assert_array_equal(first, kept)
    runner.close()


def test_it_reads_styles_as_pytorch_does(reference: TorchRunner) -> None:
    runner = _runner()
    for mine, theirs in zip(
        runner.encode(probe_pattern(64, 64)).parts, reference.encode(probe_pattern(64, 64)).parts, strict=True
    ):
        np.testing.assert_allclose(mine, theirs, atol=1e-5)
    runner.close()


def test_data_centre_cards_replay_a_graph(monkeypatch: pytest.MonkeyPatch, reference: TorchRunner) -> None:
    graphs: list[SimpleNamespace] = []

    def graph() -> SimpleNamespace:
        graphs.append(SimpleNamespace(replayed=0))
        graphs[-1].replay = lambda: setattr(graphs[-1], "replayed", graphs[-1].replayed + 1)
        return graphs[-1]

    monkeypatch.setattr(torch.cuda, "CUDAGraph", graph)
    monkeypatch.setattr(torch.cuda, "graph", lambda *_, **__: nullcontext())
    runner = _runner(TENSORRT)
    assert runner.kernels() is None
    runner.run(probe_pattern(*SIZE_PX), _style(reference, 64))
    runner.run(probe_pattern(*SIZE_PX), _style(reference, 64))
    assert [graph.replayed for graph in graphs] == [2]
    runner.close()


def test_kernels_are_handed_out_to_be_kept() -> None:
    runner = _runner(kernels=b"kernels of another driver")
    assert runner.kernels() == b"kernels"
    runner.close()


def test_an_engine_that_is_not_taken_is_a_sentence() -> None:
    with pytest.raises(BackendError, match="does not take the engine"):
        _runner(engine=b"damaged")


def test_a_frame_too_large_for_the_engine_is_a_sentence() -> None:
    with pytest.raises(BackendError, match="does not take frames of 96 x 144 pixels"):
        _runner(size_px=(96, 144))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"inputs_4": (1, 25)}, "inputs_4 is"),
        ({"image": (1, 80, 96, 3)}, "image is"),
        ({"inputs_99": (1, 2)}, "inputs_99"),
        ({"gain": None}, "it has blend"),
    ],
)
def test_the_engine_of_another_network_is_a_sentence(
    engine: _Engine, change: dict[str, tuple[int, ...] | None], reason: str
) -> None:
    for name, shape in change.items():
        engine.shapes.pop(name, None)
        if shape is not None:
            engine.shapes[name] = shape
    engine.num_io_tensors = len(engine.shapes)
    with pytest.raises(BackendError, match=reason):
        _runner()


def test_a_card_that_fails_on_a_frame_is_a_sentence(engine: _Engine, reference: TorchRunner) -> None:
    runner = _runner()
    engine.context.broken = True
    with pytest.raises(BackendError, match="failed on a frame: TensorRT for RTX did not start"):
        runner.run(probe_pattern(*SIZE_PX), _style(reference, 64))
    runner.close()


def test_it_can_be_closed_twice_and_runs_no_more(reference: TorchRunner) -> None:
    runner = _runner()
    runner.close()
    runner.close()
    with pytest.raises(BackendError, match="closed"):
        runner.run(probe_pattern(*SIZE_PX), _style(reference, 64))
