"""The runner of NVIDIA cards, its steps run on the processor; with a card (`gpu`) for real, graph and all."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
import torch

from engine.backends.pytorch.cuda_runner import CudaRunner
from engine.backends.pytorch.runner import TorchRunner
from engine.backends.self_test import agreement_db, probe_pattern, self_test
from engine.errors import BackendError
from engine.style_code import FoldedStyle, fold
from models.registry import weights_record

SIZE_PX = (96, 64)
LEAST_PSNR_DB = 40.0

DEVICES = [
    "cpu",
    pytest.param(
        "cuda",
        marks=[pytest.mark.gpu, pytest.mark.skipif(not torch.cuda.is_available(), reason="needs an NVIDIA card")],
    ),
]


@pytest.fixture(params=DEVICES)
def runner(request: pytest.FixtureRequest) -> Iterator[CudaRunner]:
    built = CudaRunner("fast", request.param, SIZE_PX)
    yield built
    built.close()


@pytest.fixture(scope="module")
def reference() -> Iterator[TorchRunner]:
    built = TorchRunner("eager", "fast", "cpu", half=False)
    yield built
    built.close()


def _style(reference: TorchRunner, strength: float = 0.9) -> FoldedStyle:
    return fold(reference.encode(probe_pattern(64, 64)), strength, (1.0, 0.5, 0.8, 1.0))


def test_the_identity_passes_the_self_test(runner: CudaRunner) -> None:
    self_test(runner, SIZE_PX, weights_record("fast"))
    assert runner.running_on.precision == "fp16"


def test_frames_styles_and_statistics_follow_one_another_as_in_the_reference(
    runner: CudaRunner, reference: TorchRunner
) -> None:
    first, second = probe_pattern(*SIZE_PX), np.ascontiguousarray(probe_pattern(*SIZE_PX)[::-1])
    soft, strong = _style(reference, 0.3), _style(reference, 0.6)
    for picture, style, blend in ((first, soft, 1.0), (second, soft, 0.3), (second, strong, 0.0)):
        result, expected = (each.run(picture, style, blend) for each in (runner, reference))
        assert agreement_db(result, expected) >= LEAST_PSNR_DB


def test_statistics_of_a_part_are_those_of_the_reference_and_can_be_held(
    runner: CudaRunner, reference: TorchRunner
) -> None:
    inside = slice(16, 64), slice(0, 48)
    mine, theirs = (each.statistics(probe_pattern(*SIZE_PX), inside) for each in (runner, reference))
    for part, expected in zip(mine, theirs, strict=True):
        np.testing.assert_allclose(part, expected, atol=0.02 * np.abs(expected).max())
    for each in (runner, reference):
        each.hold(theirs)
    result, expected = (each.run(255 - probe_pattern(*SIZE_PX), _style(reference), 0.0) for each in (runner, reference))
    assert agreement_db(result, expected) >= LEAST_PSNR_DB


def test_each_coat_is_blended_with_what_was_before_it_alone(runner: CudaRunner, reference: TorchRunner) -> None:
    frame, style = probe_pattern(*SIZE_PX), _style(reference)
    for pixels, blend, coat in ((frame, 1.0, 0), (255 - frame, 1.0, 1), (frame // 2, 0.25, 0), (frame // 2, 0.25, 1)):
        expected = reference.run(pixels, style, blend, coat)
        assert agreement_db(runner.run(pixels, style, blend, coat), expected) >= LEAST_PSNR_DB


def test_a_frame_on_which_half_precision_overflows_does_not_spoil_those_that_follow(
    runner: CudaRunner, reference: TorchRunner
) -> None:
    picture, style = probe_pattern(*SIZE_PX), _style(reference)
    expected = runner.run(picture, style)
    # As of features beyond 65504: their means are infinite, and their spreads no numbers.
    runner.hold(
        tuple(
            np.full(shape, np.inf if len(shape) == 1 else np.nan, np.float32)
            for shape in weights_record("fast").statistics_shapes
        )
    )
    for blend in (0.1, 0.1, 1.0):
        result = runner.run(picture, style, blend)
        assert np.abs(result.astype(int) - expected).max() <= 1


def test_a_result_is_the_callers_and_a_frame_is_left_alone(runner: CudaRunner, reference: TorchRunner) -> None:
    picture, style = probe_pattern(*SIZE_PX), _style(reference, 0.5)
    picture.flags.writeable = False
    first = runner.run(picture, style)
    kept = first.copy()
    runner.run(255 - picture, style)
    np.testing.assert_array_equal(first, kept)


def test_its_codes_are_those_of_the_reference(runner: CudaRunner, reference: TorchRunner) -> None:
    mine, theirs = (each.encode(probe_pattern(64, 64)) for each in (runner, reference))
    for part, expected in zip(mine.parts, theirs.parts, strict=True):
        np.testing.assert_allclose(part, expected, atol=0.02 * np.abs(expected).max())


def test_it_computes_in_float32_as_well(reference: TorchRunner) -> None:
    runner, style = CudaRunner("fast", "cpu", SIZE_PX, half=False), _style(reference)
    result = runner.run(probe_pattern(*SIZE_PX), style)
    runner.close()
    assert runner.running_on.precision == "fp32"
    assert agreement_db(result, reference.run(probe_pattern(*SIZE_PX), style)) >= 48.0


def test_a_closed_runner_says_so_and_closes_again(reference: TorchRunner) -> None:
    runner = CudaRunner("fast", "cpu", SIZE_PX)
    runner.encode(probe_pattern(64, 64))
    runner.close()
    runner.close()
    with pytest.raises(BackendError, match="closed"):
        runner.run(probe_pattern(*SIZE_PX), _style(reference))
    with pytest.raises(BackendError, match="closed"):
        runner.statistics(probe_pattern(*SIZE_PX), (slice(0, 16), slice(0, 16)))


def test_unknown_weights_are_a_sentence() -> None:
    with pytest.raises(BackendError, match="no weights named"):
        CudaRunner("nosuch", "cpu", SIZE_PX)
