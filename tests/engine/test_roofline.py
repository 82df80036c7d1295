"""What a network reaches of its machine, in figures that can be checked by hand."""

from __future__ import annotations

import pytest

from engine.roofline import Peaks, measure_peaks, shares
from models.operations import FrameWork

WORK = FrameWork(operations=2_000_000_000, values=100_000_000)
PEAKS = Peaks({"fp32": 0.4, "bf16": 0.8, "cuda_bf16": 20.0}, {"cpu": 40.0, "cuda": 400.0})


def test_speeds_are_work_by_time() -> None:
    found = shares(WORK, "fp32", on_card=False, time_ms=20.0, peaks=PEAKS)
    assert (found.gflops, found.gbs) == (pytest.approx(100), pytest.approx(20))
    assert (found.of_matmul, found.of_copy) == (pytest.approx(0.25), pytest.approx(0.5))


def test_the_roofline_is_the_slower_of_both_bounds() -> None:
    assert shares(WORK, "fp32", False, 20.0, PEAKS).of_roofline == pytest.approx(0.5)
    fewer = FrameWork(WORK.operations, WORK.values // 100)
    assert shares(fewer, "fp32", False, 20.0, PEAKS).of_roofline == pytest.approx(0.25)


def test_half_precision_moves_half_and_is_held_against_the_peak_of_its_kind() -> None:
    on_cpu, on_card = (shares(WORK, kind, card, 20.0, PEAKS) for kind, card in (("bf16", False), ("fp16", True)))
    assert (on_cpu.of_matmul, on_cpu.gbs) == (pytest.approx(0.125), pytest.approx(10))
    assert (on_card.of_matmul, on_card.of_copy) == (pytest.approx(0.005), pytest.approx(0.025))


def test_what_was_not_measured_is_not_claimed() -> None:
    found = shares(WORK, "int8", False, 20.0, Peaks())
    assert (found.of_matmul, found.of_copy, found.of_roofline) == (None, None, None)


def test_the_peaks_of_this_machine_can_be_measured() -> None:
    peaks = measure_peaks(64)
    assert peaks.matmul_tflops["fp32"] > 0
    assert peaks.copy_gbs["cpu"] > 0
