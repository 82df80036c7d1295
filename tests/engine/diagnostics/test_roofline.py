"""What a network reaches of its machine, in figures that can be checked by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from engine.diagnostics import roofline
from engine.diagnostics.roofline import Peaks, measure_peaks, product_tflops, shares
from engine.diagnostics.trial import Effort
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
    assert set(peaks.matmul_tflops) >= {"fp32", "bf16", "int8"}
    assert min(peaks.matmul_tflops.values()) > 0
    assert peaks.copy_gbs["cpu"] > 0


def test_a_network_in_bytes_is_held_against_a_product_in_bytes() -> None:
    found = shares(WORK, "int8", on_card=False, time_ms=20.0, peaks=Peaks({"fp32": 0.1, "int8": 0.2}, {"cpu": 40.0}))
    assert found.of_matmul == pytest.approx(0.5)


@pytest.mark.parametrize(("row_s", "largest"), [(0.0, 2048), (1e-8, 256), (5e-10, 1024)])
def test_no_product_takes_long_where_the_machine_has_no_unit_for_it(
    row_s: float, largest: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    multiplied: list[int] = []

    def timed(run: Callable[[], object], _effort: Effort) -> list[float]:
        run()
        return [max(row_s * multiplied[-1] ** 3, 1e-6) * 1000.0] * 3

    monkeypatch.setattr(roofline, "timed", timed)
    tflops = product_tflops(lambda side: lambda: multiplied.append(side), 2048)
    assert max(multiplied) == largest
    assert tflops == pytest.approx(2 * largest**3 / max(row_s * largest**3, 1e-6) / 1e12)


@pytest.mark.expects_log("8 bits was not measured")
def test_a_broken_openvino_costs_its_own_figure_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_side: int) -> Callable[[], object]:
        raise RuntimeError("no plugin")

    monkeypatch.setattr(roofline, "byte_product", broken)
    assert set(measure_peaks(64).matmul_tflops) >= {"fp32", "bf16"}
    assert "int8" not in measure_peaks(64).matmul_tflops
