"""TensorRT on a real card, against PyTorch in float32 on the same card. Needs an NVIDIA card and one of the extras.

python -m pytest -m gpu tests/engine/backends
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from engine.backends.self_test import agreement_db, probe_pattern
from engine.backends.tensorrt.backend import LEAST_HALF_AGREEMENT_DB, TensorRtBackend
from engine.backends.tensorrt.toolkit import EngineRunner, InstalledToolkit
from engine.style_code import FoldedStyle, fold
from engine.values import EngineConfig
from models.registry import weights_record

pytestmark = [pytest.mark.gpu, pytest.mark.slow]

SIZES_PX = ((640, 368), (480, 272), (1280, 720), (1920, 1088), (3840, 2160))
"""What the network sees of 640x360, 1280x720, 1920x1080 and 3840x2160, and a size in between that shares an engine."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of the compiled engines; the second test of a size finds that of the first."""
    return tmp_path_factory.mktemp("engines")


@pytest.fixture(params=SIZES_PX, ids=lambda size_px: f"{size_px[0]}x{size_px[1]}")
def runner(request: pytest.FixtureRequest, folder: Path) -> Iterator[EngineRunner]:
    backend = TensorRtBackend(folder)
    reason = backend.probe()
    if reason is not None:
        pytest.skip(f"tensorrt: {reason}")
    built = backend.build(EngineConfig(), request.param, lambda _: None, lambda: False)
    yield built  # type: ignore[misc]
    built.close()


def _style(runner: EngineRunner, side: int, strength: float) -> FoldedStyle:
    return fold(runner.encode(probe_pattern(side, side)), strength, (1.0, 0.5, 0.8, 1.0))


def test_its_picture_is_pytorchs_in_every_style(runner: EngineRunner, request: pytest.FixtureRequest) -> None:
    picture = probe_pattern(*request.node.callspec.params["runner"])
    for side, strength in ((64, 0.3), (128, 1.0), (256, 1.5)):
        style = _style(runner, side, strength)
        result, expected = runner.run(picture, style), runner.reference().run(picture, style)
        assert agreement_db(result, expected) >= LEAST_HALF_AGREEMENT_DB


def test_its_memory_stays_flat(runner: EngineRunner, request: pytest.FixtureRequest) -> None:
    import torch

    picture, style = probe_pattern(*request.node.callspec.params["runner"]), _style(runner, 64, 1.0)
    first = runner.run(picture, style)
    before = torch.cuda.mem_get_info()[0]
    for _ in range(200):
        last = runner.run(picture, style)
    np.testing.assert_array_equal(first, last)
    assert before - torch.cuda.mem_get_info()[0] < 2**24


def test_a_kept_engine_is_not_compiled_again(
    runner: EngineRunner, folder: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def compile_nothing(*_arguments: object) -> bytes:
        raise AssertionError("it was compiled again")

    monkeypatch.setattr(InstalledToolkit, "compile", compile_nothing)
    size_px = request.node.callspec.params["runner"]
    again = TensorRtBackend(folder).build(EngineConfig(), size_px, lambda _: None, lambda: False)
    picture, style = probe_pattern(*size_px), _style(runner, 64, 1.0)
    assert agreement_db(again.run(picture, style), runner.run(picture, style)) >= LEAST_HALF_AGREEMENT_DB
    again.close()


def test_styles_can_be_read_while_it_runs(runner: EngineRunner, request: pytest.FixtureRequest) -> None:
    from concurrent.futures import ThreadPoolExecutor

    picture, style = probe_pattern(*request.node.callspec.params["runner"]), _style(runner, 64, 1.0)
    expected = runner.run(picture, style)
    with ThreadPoolExecutor(1, "encoding") as pool:
        reading = [pool.submit(runner.encode, probe_pattern(side, side)) for side in (64, 128, 192, 256)]
        results = [runner.run(picture, style) for _ in range(50)]
        codes = [job.result() for job in reading]
    assert all(np.array_equal(result, expected) for result in results)
    assert len(codes) == 4
    assert list(weights_record("fast").style_shapes) == [part.shape[1:] for part in codes[0].parts]
