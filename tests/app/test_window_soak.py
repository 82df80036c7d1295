"""Frames go through the whole window, and its memory is read meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest
from PyQt6.QtWidgets import QApplication

from app.theme import Theme
from app.window_soak import measure_window_soak, soak_window
from engine.errors import BackendError
from engine.values import EngineConfig, RunningOn
from tests.fakes import FakeStylizer


class Unbuildable(FakeStylizer):
    """A network that nothing can run."""

    def __init__(self, config: EngineConfig | None = None) -> None:
        super().__init__(config)
        self.fail_prepare = "No back end runs here."


def test_memory_is_read_until_all_frames_were_painted_and_recorded(qapp: QApplication, tmp_path: Path) -> None:
    Theme(qapp)
    made: list[FakeStylizer] = []

    def make(config: EngineConfig) -> FakeStylizer:
        made.append(FakeStylizer(config))
        return made[-1]

    soaked = soak_window(EngineConfig(), 300, tmp_path, make)
    assert soaked.frames >= 300
    assert soaked.running_on == RunningOn("auto", "nothing", "fp32")
    assert 0 < soaked.settled_mb <= soaked.most_mb
    assert 0 < soaked.end_mb <= soaked.most_mb
    assert made[0].closed


@pytest.mark.usefixtures("qapp")
def test_a_window_that_paints_nothing_says_why(tmp_path: Path) -> None:
    with pytest.raises(BackendError, match="No back end runs here"):
        soak_window(EngineConfig(), 300, tmp_path, Unbuildable)


def test_so_does_one_in_a_process_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    with pytest.raises(BackendError, match=r"did not get through: .*no weights named"):
        measure_window_soak(EngineConfig(weights="nosuch"), 10)
