"""TensorRT compiles in a process of its own, what was traced at one size for all sizes of a class."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from engine.backends.tensorrt.conversion import checked_settings, trace_network
from engine.backends.tensorrt.key import Sizes, sizes_around
from engine.backends.tensorrt.loading import TENSORRT, TENSORRT_RTX
from engine.backends.tensorrt.toolkit import InstalledToolkit
from engine.errors import BackendError
from engine.values import Progress
from models.deployment import FrameGraph, example_inputs
from models.networks.network import NetworkConfig, StyleNetwork
from models.registry import weights_record

SIZES = sizes_around((96, 64))


def _process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str) -> InstalledToolkit:
    (tmp_path / "compiling.py").write_text(f"import os, sys, threading\n{code}")
    monkeypatch.syspath_prepend(tmp_path)
    return InstalledToolkit(TENSORRT_RTX, "compiling")


def test_the_compiling_process_reports_and_leaves_an_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    toolkit = _process(
        tmp_path,
        monkeypatch,
        "print('noise of a library')\n"
        'print(\'{"step": "Reading"}\', flush=True)\n'
        'print(\'{"step": "Compiling"}\', flush=True)\n'
        "open(os.path.join(sys.argv[4], 'engine'), 'w').write(' '.join(sys.argv[1:4]))",
    )
    steps: list[Progress] = []
    engine = toolkit.compile(weights_record("fast"), SIZES, "cuda:1", steps.append, lambda: False)
    assert engine == b"fast [[48, 48], [640, 368], [704, 544]] 1"
    assert steps == [Progress("Reading", 0, 3), Progress("Compiling", 1, 3)]


def test_cancelling_ends_the_compiling_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    toolkit = _process(tmp_path, monkeypatch, 'print(\'{"step": "Up"}\', flush=True)\nthreading.Event().wait()')
    steps: list[Progress] = []
    with pytest.raises(BackendError, match="cancelled"):
        toolkit.compile(weights_record("fast"), SIZES, "auto", steps.append, lambda: bool(steps))


@pytest.mark.parametrize(
    ("code", "problem"),
    [("sys.exit('the card is too hot')", "the card is too hot"), ("os.kill(os.getpid(), 11)", "it crashed")],
)
def test_a_compiling_process_that_fails_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, problem: str
) -> None:
    toolkit = _process(tmp_path, monkeypatch, code)
    with pytest.raises(BackendError, match=f"TensorRT for RTX could not compile the network: {problem}"):
        toolkit.compile(weights_record("fast"), SIZES, "auto", lambda _: None, lambda: False)


def test_what_is_traced_at_one_size_is_the_network_at_every_size_of_its_engine() -> None:
    torch.manual_seed(5)
    # One of each kind of part: what tracing costs is the number of operations.
    blocks = dict.fromkeys(("encoder_blocks", "decoder_blocks"), (0, 0, 0, 1))
    config = NetworkConfig(
        (8, 8, 8, 8), decoder_hidden=(8, 8, 8, 8), ranks=(0, 0, 4, 4), canvas=2, mixing=True, **blocks
    )
    graph = FrameGraph(StyleNetwork(config).eval())
    sizes = Sizes((48, 48), (96, 64), (128, 96))
    program = trace_network(graph, example_inputs(graph.network, 64, 96), sizes).module()
    for width, height in (sizes.least, (128, 48), sizes.most):
        _, *style = example_inputs(graph.network, height, width)
        image = torch.randint(0, 256, (1, height, width, 3), dtype=torch.uint8)
        inputs = image, *(torch.rand_like(part) for part in style)
        with torch.inference_mode():
            torch.testing.assert_close(program(*inputs), graph(*inputs), rtol=0, atol=1)


def test_a_setting_the_compiler_would_swallow_is_refused() -> None:
    def compiler(program: object, *, device: object, **swallowed: object) -> None: ...

    assert checked_settings({"device": 0}, compiler) == {"device": 0}
    with pytest.raises(TypeError, match="enabled_precisions"):
        checked_settings({"device": 0, "enabled_precisions": "half"}, compiler)


@pytest.mark.parametrize("device", ["cpu", "GPU.1", "cuda:x"])
def test_a_device_that_is_no_card_is_a_sentence(device: str) -> None:
    with pytest.raises(BackendError, match=device):
        InstalledToolkit(TENSORRT).compile(weights_record("fast"), SIZES, device, lambda _: None, lambda: False)


@pytest.mark.parametrize("device", ["auto", "cuda:1", "cuda:99"])
def test_a_card_that_is_not_there_is_a_sentence(device: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("torch.cuda.device_count", lambda: 0)
    with pytest.raises(BackendError, match=f"no NVIDIA card “{device}”; PyTorch sees 0"):
        InstalledToolkit(TENSORRT).card(device)
