"""The soak reads the memory of one back end while frames go through it."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest

from engine.diagnostics.soak import MemoryCurve, Soaked, soak_backend
from engine.values import EngineConfig, RunningOn

RUNS_ON = RunningOn("eager", "CPU", "fp32")


def test_memory_is_read_after_each_tenth(engine_cache: Path) -> None:
    found = soak_backend("eager", 20, EngineConfig(), engine_cache)
    assert isinstance(found, Soaked)
    assert (found.frames, found.running_on.backend) == (20, "eager")
    assert len(found.tenths_mb) == 10
    assert found.most_mb == max(found.tenths_mb)


def test_a_curve_holds_ten_readings_however_often_it_looks() -> None:
    readings_mb = count(1)
    curve = MemoryCurve(1000, lambda: float(next(readings_mb)), lambda: 2**20)
    for done in range(1, 1001):
        curve.look(done)
    tenths_mb = tuple(float(mb) for mb in range(1, 902, 100))
    assert curve.found(RUNS_ON, 1000) == Soaked(RUNS_ON, 1000, tenths_mb, (1.0,) * 10, 901.0)


def test_a_tenth_that_went_by_unseen_is_what_is_read_next() -> None:
    readings_mb = iter([5.0, 6.0, 7.0])
    curve = MemoryCurve(100, lambda: next(readings_mb), lambda: None)
    for done in (9, 11, 35, 100):
        curve.look(done)
    found = curve.found(RUNS_ON, 100)
    assert found is not None
    assert found.tenths_mb == (5.0, *[6.0] * 2, *[7.0] * 7)
    assert found.own_mb == ()


def test_before_the_first_tenth_nothing_has_settled() -> None:
    curve = MemoryCurve(100, lambda: pytest.fail("read too early"))
    curve.look(9)
    assert curve.found(RUNS_ON, 9) is None


def test_what_cannot_run_gives_its_reason(engine_cache: Path) -> None:
    assert "no weights named" in str(soak_backend("eager", 4, EngineConfig(weights="nosuch"), engine_cache))
    assert "no back end named" in str(soak_backend("tachyon", 4, EngineConfig(), engine_cache))
