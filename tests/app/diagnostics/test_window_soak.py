"""Frames go through the whole window, and its memory is read meanwhile."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PyQt6.QtWidgets import QApplication

import app.diagnostics.window_soak
from app.diagnostics.window_soak import measure_window_soak, soak_window
from app.graphics.theme import Theme
from engine.diagnostics.soak import MemoryCurve
from engine.errors import BackendError
from engine.values import EngineConfig, RunningOn
from tests.fakes import FakeStylizer

_LINGERS_S = 1.0
"""Longer than the time between two readings."""


class Unbuildable(FakeStylizer):
    """A network that nothing can run."""

    def __init__(self, config: EngineConfig | None = None) -> None:
        super().__init__(config)
        self.fail_prepare = "No back end runs here."


class Lingering(FakeStylizer):
    """A network that is closed, but whose end takes its time, or until somebody has read the memory."""

    def __init__(self, config: EngineConfig, read_since: threading.Event) -> None:
        super().__init__(config)
        self._read_since = read_since

    def close(self) -> None:
        super().close()
        self._read_since.wait(_LINGERS_S)


def test_memory_is_read_until_all_frames_were_painted_and_recorded(qapp: QApplication, tmp_path: Path) -> None:
    Theme(qapp)
    made: list[FakeStylizer] = []

    def make(config: EngineConfig) -> FakeStylizer:
        made.append(FakeStylizer(config))
        return made[-1]

    soaked = soak_window(EngineConfig(), 300, tmp_path, make)
    assert soaked.frames >= 300
    assert soaked.running_on == RunningOn("auto", "nothing", "fp32")
    assert len(soaked.tenths_mb) == 10
    assert min(soaked.tenths_mb) > 0
    assert max(soaked.tenths_mb) <= soaked.most_mb
    assert made[0].closed


def test_what_the_closing_window_holds_is_not_read(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Theme(qapp)
    read_since = threading.Event()
    made: list[Lingering] = []

    def make(config: EngineConfig) -> Lingering:
        made.append(Lingering(config, read_since))
        return made[-1]

    def resident_mb() -> float:
        if made[0].closed:
            read_since.set()
        return 900.0 if made[0].closed else 100.0

    monkeypatch.setattr(
        app.diagnostics.window_soak, "MemoryCurve", lambda frames: MemoryCurve(frames, resident_mb, lambda: None)
    )
    soaked = soak_window(EngineConfig(), 100, tmp_path, make)
    assert {*soaked.tenths_mb, soaked.most_mb} == {100.0}


@pytest.mark.usefixtures("qapp")
def test_a_window_that_paints_nothing_says_why(tmp_path: Path) -> None:
    with pytest.raises(BackendError, match="No back end runs here"):
        soak_window(EngineConfig(), 300, tmp_path, Unbuildable)


def test_so_does_one_in_a_process_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    with pytest.raises(BackendError, match=r"did not get through: .*no weights named"):
        measure_window_soak(EngineConfig(weights="nosuch"), 10)
