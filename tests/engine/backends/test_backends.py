"""Every back end of the table: there or with a reason, and computing the same picture as the reference."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from engine.backends.pytorch.loading import load_torch
from engine.backends.selection import BACKENDS, candidates, make_backend
from engine.backends.self_test import agreement_db, self_test
from engine.errors import BackendError
from engine.media import read_picture
from engine.protocols import TileRunner
from engine.style_code import FoldedStyle, enriched, fold
from engine.values import PRECISIONS, EngineConfig, Pixels, RunningOn
from models.registry import weights_record
from models.studied import read_studied, style_key

STYLES = Path(__file__).parents[3] / "assets" / "styles"

WIDTH, HEIGHT = 160, 96
LEAST_PSNR_DB = {"fp32": 48.0, "bf16": 38.0, "fp16": 40.0, "int8": 32.0}
FARTHEST = {"fp32": 0.001, "bf16": 0.1, "fp16": 0.02, "int8": 0.2}
"""Statistics from those of the reference, in parts of the largest."""


def _picture(seed: int) -> Pixels:
    rng = np.random.default_rng(seed)
    coarse = rng.integers(0, 256, (HEIGHT // 16, WIDTH // 16, 3)).astype(np.uint8)
    return np.ascontiguousarray(coarse.repeat(16, 0).repeat(16, 1))


def _build(name: str, folder: Path, config: EngineConfig | None = None) -> TileRunner:
    backend = make_backend(name, folder)
    reason = backend.probe()
    if reason is not None:
        pytest.skip(f"{name}: {reason}")
    return backend.build(config or EngineConfig(), (WIDTH, HEIGHT), lambda _: None, lambda: False)


@pytest.fixture(scope="module")
def folder(engine_cache: Path) -> Path:
    """Where the stylizer keeps what back ends build."""
    return engine_cache / "engines"


@pytest.fixture(scope="module")
def reference(folder: Path) -> Iterator[TileRunner]:
    runner = _build("eager", folder)
    yield runner
    runner.close()


@pytest.fixture(params=list(BACKENDS))
def runner(request: pytest.FixtureRequest, folder: Path) -> Iterator[TileRunner]:
    built = _build(request.param, folder)
    yield built
    built.close()


def _folded(reference: TileRunner) -> FoldedStyle:
    return fold(reference.encode(_picture(9)), 0.9, (1.0, 0.5, 0.8, 1.0))


def test_its_picture_is_that_of_the_reference(runner: TileRunner, reference: TileRunner) -> None:
    style = _folded(reference)
    result = runner.run(_picture(1), style)
    assert result.dtype == np.uint8
    assert result.shape == (HEIGHT, WIDTH, 3)
    assert agreement_db(result, reference.run(_picture(1), style)) >= LEAST_PSNR_DB[runner.running_on.precision]


@pytest.mark.parametrize("origin_px", [(0, 0), (320, 48)])
def test_a_studied_style_is_painted_on_the_canvas_of_the_place(
    runner: TileRunner, reference: TileRunner, origin_px: tuple[int, int]
) -> None:
    mosaic = STYLES / "mosaic.jpg"
    learned = read_studied(weights_record("fast"))[style_key(mosaic.read_bytes())][512]
    code = enriched(reference.encode(read_picture(mosaic)), learned)
    style = fold(code, 0.9, (1.0, 0.5, 0.8, 1.0))
    for one in (runner, reference):
        one.place(origin_px)
    result, expected = (one.run(_picture(1), style) for one in (runner, reference))
    reference.place((0, 0))
    elsewhere = reference.run(_picture(1), style)
    assert agreement_db(result, expected) >= LEAST_PSNR_DB[runner.running_on.precision]
    assert np.array_equal(elsewhere, expected) == (origin_px == (0, 0))


@pytest.mark.parametrize("name", BACKENDS)
@pytest.mark.parametrize("precision", PRECISIONS)
def test_a_precision_is_computed_in_or_refused_with_a_reason(
    name: str, precision: str, folder: Path, reference: TileRunner
) -> None:
    backend, config = make_backend(name, folder), EngineConfig(precision=precision)
    reason = backend.precision_problem(config)
    if reason is not None:
        assert f"“{precision}”" in reason
        with pytest.raises(BackendError, match=re.escape(reason)):
            backend.build(config, (WIDTH, HEIGHT), lambda _: None, lambda: False)
        return
    runner = _build(name, folder, config)
    style = _folded(reference)
    result = runner.run(_picture(1), style)
    runner.close()
    assert runner.running_on.precision == precision
    assert agreement_db(result, reference.run(_picture(1), style)) >= LEAST_PSNR_DB[precision]


def test_its_style_code_is_that_of_the_reference(runner: TileRunner, reference: TileRunner) -> None:
    mine, theirs = runner.encode(_picture(4)), reference.encode(_picture(4))
    for part, expected in zip(mine.parts, theirs.parts, strict=True):
        np.testing.assert_allclose(part, expected, atol=0.02 * np.abs(expected).max())


def test_blended_frames_are_those_of_the_reference(runner: TileRunner, reference: TileRunner) -> None:
    style, least_db = _folded(reference), LEAST_PSNR_DB[runner.running_on.precision]
    for seed, blend in ((1, 1.0), (2, 0.2), (3, 0.0)):
        result, expected = (one.run(_picture(seed), style, blend) for one in (runner, reference))
        assert agreement_db(result, expected) >= least_db


def test_the_statistics_of_a_part_are_those_of_the_reference_and_frames_are_painted_with_those_held(
    runner: TileRunner, reference: TileRunner
) -> None:
    style, least_db = _folded(reference), LEAST_PSNR_DB[runner.running_on.precision]
    inside = slice(16, 80), slice(48, 160)
    mine, theirs = (one.statistics(_picture(2), inside) for one in (runner, reference))
    assert [part.shape for part in mine] == list(weights_record("fast").statistics_shapes)
    for part, expected in zip(mine, theirs, strict=True):
        np.testing.assert_allclose(part, expected, atol=FARTHEST[runner.running_on.precision] * np.abs(expected).max())
    reference.run(_picture(5), style)
    for one in (runner, reference):
        one.hold(theirs)
    result, expected_picture = (one.run(_picture(1), style, 0.0) for one in (runner, reference))
    assert agreement_db(result, expected_picture) >= least_db
    np.testing.assert_array_equal(runner.run(_picture(1), style, 0.0), result)


def test_what_is_remembered_of_one_coat_is_not_that_of_another(runner: TileRunner, reference: TileRunner) -> None:
    style = _folded(reference)
    alone = [runner.run(_picture(seed), style, blend) for seed, blend in ((1, 1.0), (2, 0.2), (3, 0.2))]
    found = []
    for seed, blend in ((1, 1.0), (2, 0.2), (3, 0.2)):
        found.append(runner.run(_picture(seed), style, blend))
        runner.run(_picture(9 - seed), style, blend, 1)
    for expected, result in zip(alone, found, strict=True):
        np.testing.assert_array_equal(result, expected)


@pytest.mark.parametrize("lost", [np.nan, np.inf, -np.inf])
def test_statistics_that_are_not_finite_are_forgotten_like_those_before_a_cut(
    runner: TileRunner, reference: TileRunner, lost: float
) -> None:
    style = _folded(reference)
    expected = runner.run(_picture(2), style)
    runner.hold([np.full(shape, lost, np.float32) for shape in weights_record("fast").statistics_shapes])
    result = runner.run(_picture(2), style, 0.3)
    assert np.abs(result.astype(int) - expected).max() <= 1
    # The next frame has them in memory that is sound again.
    np.testing.assert_array_equal(runner.run(_picture(2), style, 0.0), result)


def test_a_result_is_not_overwritten_by_the_next(runner: TileRunner, reference: TileRunner) -> None:
    style = _folded(reference)
    first = runner.run(_picture(1), style)
    kept = first.copy()
    runner.run(_picture(2), style)
    np.testing.assert_array_equal(first, kept)


def test_frames_that_come_in_the_same_memory_are_each_read_anew(runner: TileRunner, reference: TileRunner) -> None:
    style, frame = _folded(reference), _picture(3)
    runner.run(frame, style)
    frame[...] = _picture(4)
    again = runner.run(frame, style)
    np.testing.assert_array_equal(again, runner.run(_picture(4), style))
    assert agreement_db(again, reference.run(_picture(4), style)) >= LEAST_PSNR_DB[runner.running_on.precision]


def test_it_takes_read_only_frames_and_leaves_them_alone(runner: TileRunner, reference: TileRunner) -> None:
    picture = _picture(3)
    picture.flags.writeable = False
    before = picture.copy()
    runner.run(picture, _folded(reference))
    np.testing.assert_array_equal(picture, before)


def test_it_may_be_closed_twice_and_paints_no_more(runner: TileRunner, reference: TileRunner) -> None:
    style = _folded(reference)
    runner.close()
    runner.close()
    with pytest.raises(BackendError, match="closed"):
        runner.run(_picture(1), style)


def test_it_passes_its_self_test_and_says_what_it_runs_on(runner: TileRunner) -> None:
    self_test(runner, (WIDTH, HEIGHT), weights_record("fast"))
    assert runner.running_on.backend in BACKENDS
    assert runner.running_on.device


class _BlackRunner:
    """A runner as a broken driver gives it."""

    running_on = RunningOn("black", "CPU", "fp32")

    def run(self, pixels: Pixels, style: FoldedStyle) -> Pixels:
        return np.zeros_like(pixels)


def test_the_self_test_finds_a_black_picture_out() -> None:
    with pytest.raises(BackendError, match="wrong picture"):
        self_test(_BlackRunner(), (WIDTH, HEIGHT), weights_record("fast"))  # type: ignore[arg-type]


def test_an_unknown_name_is_answered_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(BackendError, match="openvino"):
        make_backend("openvina", tmp_path)


def test_every_row_can_be_asked_whether_it_is_there(tmp_path: Path) -> None:
    answers = {backend.name: backend.probe() for backend in candidates("auto", tmp_path)}
    assert list(answers) == list(BACKENDS)
    assert answers["eager"] is None
    assert all(reason is None or reason.endswith(".") for reason in answers.values())


@pytest.mark.parametrize("name", BACKENDS)
def test_the_memory_that_is_free_is_told_wherever_it_can_run(name: str, folder: Path) -> None:
    backend = make_backend(name, folder)
    free = backend.free_bytes(EngineConfig())
    if sys.platform.startswith("linux") and backend.probe() is None:
        assert free is not None
        assert free > 2**20


class _Cards:
    """Stands in for `torch.cuda`: the second of two cards has 3 GB free, and 2 more that PyTorch keeps unused."""

    @staticmethod
    def _second(card: str) -> None:
        if card != "cuda:1":
            raise RuntimeError("CUDA error: busy")

    def mem_get_info(self, card: str) -> tuple[int, int]:
        self._second(card)
        return 3 * 10**9, 8 * 10**9

    def memory_reserved(self, card: str) -> int:
        return 4 * 10**9

    def memory_allocated(self, card: str) -> int:
        return 2 * 10**9


@pytest.mark.parametrize("name", ["cuda", "tensorrt"])
def test_a_card_is_asked_for_its_own_memory(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load_torch(), "cuda", _Cards())
    assert make_backend(name, folder).free_bytes(EngineConfig(device="cuda:1")) == 5 * 10**9
    assert make_backend(name, folder).free_bytes(EngineConfig()) is None


def test_unknown_weights_are_a_sentence(tmp_path: Path) -> None:
    for name in ("eager", "openvino"):
        with pytest.raises(BackendError, match="no weights named"):
            _build(name, tmp_path, EngineConfig(weights="nosuch"))


def test_an_unknown_device_is_a_sentence(folder: Path) -> None:
    with pytest.raises(BackendError, match="OpenVINO"):
        _build("openvino", folder, EngineConfig(device="GPU.7"))
    with pytest.raises(BackendError, match="CPU only"):
        _build("eager", folder, EngineConfig(device="cuda"))
    for name in ("mps", "cuda"):
        with pytest.raises(BackendError, match="cannot use the device"):
            make_backend(name, folder).build(EngineConfig(device="cpu"), (64, 64), lambda _: None, lambda: False)


def test_openvino_is_loaded_without_its_usage_reports(folder: Path) -> None:
    code = (
        "import sys, threading; from pathlib import Path\n"
        "from engine.backends.selection import make_backend; from engine.values import EngineConfig\n"
        f"make_backend('openvino', Path({str(folder)!r})).build(EngineConfig(), (64, 64), print, bool).close()\n"
        "print(sys.modules['openvino_telemetry'], threading.active_count(), 'torch' in sys.modules)\n"
    )
    _build("openvino", folder).close()
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.splitlines()[-1] == "None 1 False"
