"""Whether TensorRT can run here: asked in a process of its own, and remembered while the answer is sure to last."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engine.backends.pytorch import nvidia
from engine.backends.tensorrt import backend as tensorrt
from engine.backends.tensorrt import probe as tensorrt_probe
from engine.backends.tensorrt.backend import TensorRtBackend
from engine.backends.tensorrt.loading import TENSORRT, TENSORRT_RTX, Flavour


def test_without_a_driver_nothing_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nvidia, "has_driver", lambda: False)
    assert TensorRtBackend(tmp_path).probe() == "No NVIDIA driver was found."


@pytest.mark.parametrize(
    ("flavours", "reason"),
    [
        ((), "TensorRT is not installed"),
        ((TENSORRT, TENSORRT_RTX), "Only one of torch-tensorrt and torch-tensorrt-rtx"),
    ],
)
def test_none_and_both_are_reasons(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, flavours: tuple[Flavour, ...], reason: str
) -> None:
    monkeypatch.setattr(nvidia, "has_driver", lambda: True)
    monkeypatch.setattr(tensorrt, "installed", lambda: flavours)
    found = TensorRtBackend(tmp_path).probe()
    assert found is not None
    assert found.startswith(reason)
    assert found.endswith(".")


class _Asked:
    """A stand-in for the probing process that counts how often it was asked."""

    def __init__(self, folder: Path, ending: str) -> None:
        self.memory, self._times = folder / "memory" / "probe.json", folder / "times"
        counting = f"import os, sys, threading\nopen({str(self._times)!r}, 'a').write('x')\nprint('noise')\n"
        (folder / "probing.py").write_text(counting + ending)

    def probe(self) -> str | None:
        return tensorrt_probe.probe(TENSORRT_RTX, self.memory, "probing")

    @property
    def times(self) -> int:
        return len(self._times.read_text())


def _answer(problem: str | None, lasting: bool) -> str:
    return f"print({json.dumps({'problem': problem, 'lasting': lasting})!r})"


@pytest.mark.parametrize(
    ("ending", "problem", "times"),
    [
        (_answer(None, True), None, 1),
        (_answer(None, True) + "\nprint('noise at the end')", None, 1),
        (_answer("The card is too old.", True), "The card is too old.", 1),
        (_answer("The card is busy.", False), "The card is busy.", 2),
        ("os.kill(os.getpid(), 11)", "TensorRT for RTX cannot be loaded: it crashed (signal 11).", 1),
        ("sys.exit('No such library')", "TensorRT for RTX cannot be loaded: No such library.", 1),
        (
            "sys.exit('CUDA error: out of memory')",
            "TensorRT for RTX cannot be loaded: CUDA error: out of memory.",
            2,
        ),
        ("os.kill(os.getpid(), 9)", "TensorRT for RTX cannot be loaded: it crashed (signal 9).", 2),
        ("", "TensorRT for RTX gave no answer when it was loaded.", 2),
    ],
)
def test_what_is_sure_to_last_is_asked_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str, problem: str | None, times: int
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    asked = _Asked(tmp_path, ending)
    assert [asked.probe(), asked.probe()] == [problem, problem]
    assert asked.times == times


def test_a_probe_that_hangs_is_ended_and_asked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(tensorrt_probe, "_TIMEOUT_S", 0.0)
    asked = _Asked(tmp_path, "threading.Event().wait()")
    assert asked.probe() == "TensorRT for RTX cannot be loaded: it took too long."
    assert not asked.memory.exists()


def test_another_driver_or_package_is_asked_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    asked = _Asked(tmp_path, _answer(None, True))
    asked.probe()
    monkeypatch.setattr(tensorrt_probe, "driver_and_cards", lambda: "a new driver")
    asked.probe()
    monkeypatch.setattr(tensorrt_probe, "versions", lambda _: (("tensorrt_rtx", "9.9"),))
    asked.probe()
    assert asked.times == 3


def test_a_damaged_memory_is_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    asked = _Asked(tmp_path, _answer(None, True))
    asked.probe()
    asked.memory.write_text("[]")
    assert asked.probe() is None
    assert asked.times == 2
