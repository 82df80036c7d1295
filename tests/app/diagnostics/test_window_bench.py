"""The window is measured from outside, in a process of its own, and its painting inside."""

from __future__ import annotations

import pytest
from PyQt6.QtWidgets import QApplication

from app.diagnostics.window_bench import FirstPaintings, measure_start, measure_window, paint_times_ms
from app.preview.preview import Preview
from engine.backends.selection import make_backend
from engine.errors import BackendError
from engine.values import EngineConfig, Rendered
from tests.fakes import frame


@pytest.mark.slow
def test_a_start_of_the_window_is_measured_and_then_the_window_used(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    reason = make_backend("openvino", tmp_path_factory.mktemp("cache")).probe()
    if reason is not None:
        pytest.skip(reason)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    figures = measure_start(EngineConfig(backend="openvino"), (96, 64), str(tmp_path_factory.mktemp("home")))
    assert (figures.backend, figures.platform) == ("openvino", "offscreen")
    assert 0 < figures.window_s <= figures.first_frame_s
    assert figures.first_frame_cpu_s > 0
    assert 0 < figures.paint_ms <= figures.paint_p95_ms
    assert figures.paint_cpu_ms > 0
    assert {"starting", "picking a style", "changing to eager fp32", "quitting"} <= set(figures.silences)
    assert min(silence.held_ms for silence in figures.silences.values()) > 0


def test_a_window_that_paints_nothing_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    with pytest.raises(BackendError, match=r"did not get through: .*no weights named"):
        measure_window(EngineConfig(weights="nosuch"), (96, 64))


@pytest.mark.usefixtures("qapp")
def test_every_painting_that_counts_is_timed() -> None:
    times_ms, cpu_ms = paint_times_ms(3)
    assert len(times_ms) == len(cpu_ms) == 3
    # Two million pixels are not copied within a hundredth of a millisecond: then nothing was painted.
    assert min(times_ms) > 0.01


def test_only_a_stylized_frame_is_the_first_one(qapp: QApplication) -> None:
    view, told = Preview(lambda: None), list[str]()
    FirstPaintings(view).painted.connect(told.append)
    for stylized in (None, 0, 1, 1):
        if stylized is not None:
            original = frame(0, width=64, height=48)
            view.rendered = Rendered(frame(1, width=64, height=48) if stylized else original, original)
        view.grab()
        qapp.processEvents()
    assert told == ["window", "first frame"]
