"""The TensorRT back end with a stand-in for compiler and card: building, keeping, judging and giving up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.backends.tensorrt import backend as tensorrt
from engine.backends.tensorrt.backend import TensorRtBackend
from engine.backends.tensorrt.key import CardIdentity, Sizes, sizes_around
from engine.backends.tensorrt.loading import TENSORRT_RTX
from engine.backends.tensorrt.runner import style_layout
from engine.errors import BackendError
from engine.style_code import FoldedStyle, StyleCode
from engine.styles.library import StyleLibrary
from engine.stylize.frame_stylizer import Stylizer
from engine.values import EngineConfig, Pixels, Progress, RunningOn
from models.registry import WeightsRecord, weights_record

SIZE_PX = (96, 64)
SIZES = sizes_around(SIZE_PX)


class _Network:
    """Stands for the network in PyTorch: the picture itself without a style, else washed over with the style's."""

    running_on = RunningOn("eager", "CPU", "fp32")

    def encode(self, image: Pixels) -> StyleCode:
        level = np.float32(image.mean() / 255)
        return StyleCode(tuple(np.full((4, *shape), level) for shape in weights_record("fast").style_shapes))

    def run(self, pixels: Pixels, style: FoldedStyle, blend: float = 1.0) -> Pixels:
        wash = 255 * np.mean([part.mean() for part in style.parts])
        return np.clip(pixels * (1 - 0.5 * style.gain) + 0.1 * wash, 0, 255).astype(np.uint8)

    def close(self) -> None:
        pass


Paint = Callable[[Pixels, FoldedStyle], Pixels]


def _rightly(pixels: Pixels, style: FoldedStyle) -> Pixels:
    return _Network().run(pixels, style)


def _without_the_style(pixels: Pixels, style: FoldedStyle) -> Pixels:
    """As an engine that ignores one of its inputs: the identity path alone would not show it."""
    return _Network().run(pixels, replace(style, parts=tuple(np.zeros_like(part) for part in style.parts)))


def _black(pixels: Pixels, _style: FoldedStyle) -> Pixels:
    return np.zeros_like(pixels)


class _Engine:
    """Runs on the processor, rightly or not."""

    running_on = RunningOn("tensorrt", "a card", "fp16")

    def __init__(self, paint: Paint) -> None:
        self.run, self.closed = paint, False

    def encode(self, image: Pixels) -> StyleCode:
        return _Network().encode(image)

    def reference(self) -> _Network:
        return _Network()

    def kernels(self) -> bytes | None:
        return b"kernels"

    def close(self) -> None:
        self.closed = True


class _Toolkit:
    """A compiler that writes down what it was asked for, and a card that runs nothing else."""

    def __init__(self) -> None:
        self.paint: Paint = _rightly
        self.package, self.graphics = "11.0", CardIdentity("RTX 4070", "8.9", "580.65")
        self.compiled: list[Sizes] = []
        self.kernels: list[bytes | None] = []
        self.engines: list[_Engine] = []
        self.refuses: set[bytes] = set()
        self.fails = ""

    def versions(self) -> tuple[tuple[str, str], ...]:
        return (("tensorrt", self.package),)

    def card(self, device: str) -> CardIdentity:
        return self.graphics

    def compile(
        self,
        record: WeightsRecord,
        sizes: Sizes,
        device: str,
        progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
    ) -> bytes:
        progress(Progress("Compiling", 0, 1))
        if cancelled():
            raise BackendError("Building the network was cancelled.")
        if self.fails:
            raise BackendError(self.fails)
        self.compiled.append(sizes)
        return f"engine {len(self.compiled)} up to {sizes.most}".encode()

    def load(
        self, engine: bytes, kernels: bytes | None, record: WeightsRecord, size_px: tuple[int, int], device: str
    ) -> _Engine:
        if engine in self.refuses or not engine.endswith(f"up to {sizes_around(size_px).most}".encode()):
            raise BackendError("TensorRT does not take the engine.")
        self.kernels.append(kernels)
        self.engines.append(_Engine(self.paint))
        return self.engines[-1]


@pytest.fixture
def toolkit() -> _Toolkit:
    return _Toolkit()


def _build(toolkit: _Toolkit, folder: Path, size_px: tuple[int, int] = SIZE_PX, cancelled: bool = False) -> _Engine:
    backend = TensorRtBackend(folder, toolkit)
    runner = backend.build(EngineConfig(), size_px, lambda _: None, lambda: cancelled)
    assert isinstance(runner, _Engine)
    return runner


def _kept(folder: Path) -> list[Path]:
    return sorted((folder / "tensorrt").glob("*.engine"))


def test_an_engine_is_compiled_once_and_found_again(toolkit: _Toolkit, tmp_path: Path) -> None:
    _build(toolkit, tmp_path)
    _build(toolkit, tmp_path)
    assert toolkit.compiled == [SIZES]
    assert toolkit.kernels == [None, b"kernels"]


def test_only_a_frame_of_another_class_compiles_another_engine(toolkit: _Toolkit, tmp_path: Path) -> None:
    for size_px in (SIZE_PX, (64, 96), SIZE_PX, (112, 96), (64, 96)):
        _build(toolkit, tmp_path, size_px)
    assert toolkit.compiled == [SIZES, sizes_around((64, 96))]


def test_a_new_version_a_new_driver_or_another_card_compiles_anew(toolkit: _Toolkit, tmp_path: Path) -> None:
    _build(toolkit, tmp_path)
    toolkit.package = "11.1"
    _build(toolkit, tmp_path)
    toolkit.graphics = replace(toolkit.graphics, driver="580.66")
    _build(toolkit, tmp_path)
    toolkit.graphics = CardIdentity("RTX 5090", "12.0", "580.66")
    _build(toolkit, tmp_path)
    assert len(toolkit.compiled) == len(_kept(tmp_path)) == 4


def test_a_damaged_engine_is_compiled_again(toolkit: _Toolkit, tmp_path: Path) -> None:
    _build(toolkit, tmp_path)
    (entry,) = _kept(tmp_path)
    entry.write_bytes(entry.read_bytes()[:-3])
    _build(toolkit, tmp_path)
    _build(toolkit, tmp_path)
    assert len(toolkit.compiled) == 2


def test_an_engine_the_library_does_not_take_is_compiled_again(toolkit: _Toolkit, tmp_path: Path) -> None:
    _build(toolkit, tmp_path)
    toolkit.refuses = {f"engine 1 up to {SIZES.most}".encode()}
    _build(toolkit, tmp_path)
    _build(toolkit, tmp_path)
    assert len(toolkit.compiled) == 2


def test_a_kept_engine_that_paints_black_is_compiled_again_once(toolkit: _Toolkit, tmp_path: Path) -> None:
    _build(toolkit, tmp_path)
    toolkit.paint = _black
    with pytest.raises(BackendError, match="wrong engine"):
        _build(toolkit, tmp_path)
    assert len(toolkit.compiled) == 2
    assert _kept(tmp_path) == []
    assert [engine.closed for engine in toolkit.engines] == [False, True, True]


@pytest.mark.parametrize("paint", [_without_the_style, _black])
def test_a_wrong_engine_is_found_out_and_not_kept(toolkit: _Toolkit, tmp_path: Path, paint: Paint) -> None:
    toolkit.paint = paint
    with pytest.raises(BackendError, match="wrong engine"):
        _build(toolkit, tmp_path)
    assert _kept(tmp_path) == []
    assert toolkit.engines[-1].closed


def test_cancelling_keeps_nothing(toolkit: _Toolkit, tmp_path: Path) -> None:
    with pytest.raises(BackendError, match="cancelled"):
        _build(toolkit, tmp_path, cancelled=True)
    assert _kept(tmp_path) == []


def test_unknown_weights_are_a_sentence(toolkit: _Toolkit, tmp_path: Path) -> None:
    with pytest.raises(BackendError, match="no weights named"):
        TensorRtBackend(tmp_path, toolkit).build(EngineConfig(weights="nosuch"), SIZE_PX, lambda _: None, lambda: False)


def test_a_card_in_trouble_is_a_sentence_and_leaves_the_engine(
    toolkit: _Toolkit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _build(toolkit, tmp_path)

    def full(*_arguments: object) -> _Engine:
        raise RuntimeError("CUDA out of memory.\nmore")

    monkeypatch.setattr(toolkit, "load", full)
    with pytest.raises(BackendError, match=r"could not build the network: CUDA out of memory\.$"):
        _build(toolkit, tmp_path)
    assert len(_kept(tmp_path)) == 1


@pytest.fixture
def stylizer(tmp_path: Path, toolkit: _Toolkit, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stylizer]:
    """Prefers TensorRT, which is there, over PyTorch."""
    monkeypatch.setattr(TensorRtBackend, "probe", lambda _: None)
    monkeypatch.setattr(tensorrt, "installed", lambda: (TENSORRT_RTX,))
    monkeypatch.setattr(tensorrt, "InstalledToolkit", lambda _: toolkit)
    monkeypatch.setattr("engine.backends.openvino.backend.OpenVinoBackend.probe", lambda _: "Not today.")
    monkeypatch.setattr("engine.backends.pytorch.cuda.CudaBackend.probe", lambda _: "Not today.")
    made = Stylizer(EngineConfig(), StyleLibrary(tmp_path / "styles"), tmp_path / "cache")
    yield made
    made.close()


def test_it_is_preferred_where_it_works(stylizer: Stylizer, toolkit: _Toolkit) -> None:
    steps: list[Progress] = []
    stylizer.prepare((64, 48), steps.append, lambda: False)
    assert stylizer.running_on is not None
    assert stylizer.running_on.device == toolkit.engines[0].running_on.device
    assert steps == [Progress("Compiling", 0, 1)]


@pytest.mark.parametrize("paint", [_rightly, _without_the_style])
def test_where_it_fails_the_next_takes_over_and_the_reason_is_kept(
    stylizer: Stylizer, toolkit: _Toolkit, paint: Paint
) -> None:
    toolkit.paint = paint
    toolkit.fails = "The compiler is tired." if paint is _rightly else ""
    stylizer.prepare((64, 48), lambda _: None, lambda: False)
    assert stylizer.running_on is not None
    assert stylizer.running_on.backend == "eager"
    assert stylizer.running_on.skipped["tensorrt"].startswith(
        ("The compiler is tired.", "TensorRT made a wrong engine")
    )


def test_the_parts_of_a_style_lie_in_order_where_the_card_can_read_them() -> None:
    record = weights_record("fast")
    layout, rng = style_layout(record), np.random.default_rng(3)
    parts = [rng.random(shape, np.float32) for shape in ((1,), (1,), *record.style_shapes)]
    block = np.zeros(layout.size, np.float32)
    layout.write(parts, block)
    for part, shape, offset in zip(parts, layout.shapes, layout.offsets, strict=True):
        assert offset * 4 % 256 == 0
        np.testing.assert_array_equal(block[offset : offset + part.size].reshape(shape).ravel(), part.ravel())
