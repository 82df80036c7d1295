"""The fastest back end is found by measuring, among those that paint the right picture."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.backends.selection import BACKENDS
from engine.backends.self_test import probe_pattern
from engine.diagnostics.tuning import Candidate, Tuning, find_fastest, judge, probe_backends, probe_precisions
from engine.errors import BackendError
from engine.values import EngineConfig, Pixels

PICTURE = probe_pattern(64, 48)


def judged(answers: dict[str, tuple[float, Pixels] | str], reasons: dict[str, str | None] | None = None) -> Tuning:
    reasons = reasons or dict.fromkeys(answers)
    return judge(
        reasons, EngineConfig(), (64, 48), lambda name, *_: answers[name], lambda *_: None, cancelled=lambda: False
    )


def test_the_fastest_wins() -> None:
    found = judged({"tensorrt": (3.0, PICTURE), "openvino": (2.0, PICTURE), "eager": (9.0, PICTURE)})
    assert found.fastest == "openvino"
    assert [candidate.name for candidate in found.candidates] == ["tensorrt", "openvino", "eager"]


def test_a_back_end_that_paints_another_picture_does_not_count_however_fast() -> None:
    found = judged({"openvino": (1.0, np.zeros_like(PICTURE)), "eager": (9.0, PICTURE)})
    assert found.fastest == "eager"
    assert "wrong" in (found.candidates[0].problem or "")


def test_what_cannot_run_is_not_tried_and_keeps_its_reason() -> None:
    found = judged({"eager": (9.0, PICTURE)}, {"cuda": "There is no card.", "eager": None})
    assert found.candidates[0] == Candidate("cuda", problem="There is no card.")
    assert found.fastest == "eager"


def test_a_back_end_that_breaks_is_passed_over_with_its_reason() -> None:
    found = judged({"openvino": "It crashed.", "eager": (9.0, PICTURE)})
    assert found.candidates[0] == Candidate("openvino", problem="It crashed.")


def test_nothing_wins_where_nothing_works() -> None:
    assert judged({"eager": "It crashed."}).fastest is None


def test_each_step_is_told_with_the_reference_first() -> None:
    steps: list[tuple[str, int, int]] = []
    judge(
        {"openvino": None, "eager": None},
        EngineConfig(),
        (64, 48),
        lambda *_: (1.0, PICTURE),
        lambda *step: steps.append(step),
        cancelled=lambda: False,
    )
    assert steps == [("eager", 0, 2), ("openvino", 1, 2)]


def test_it_can_be_cancelled(tmp_path: Path) -> None:
    with pytest.raises(BackendError, match="cancelled"):
        find_fastest(EngineConfig(), (64, 48), tmp_path, lambda *_: None, lambda: True)


def test_every_back_end_of_the_table_says_whether_it_can_run(tmp_path: Path) -> None:
    reasons = probe_backends(tmp_path)
    assert list(reasons) == list(BACKENDS)
    assert reasons["eager"] is None


def test_every_back_end_that_can_run_says_what_it_computes_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.diagnostics.tuning.BACKENDS", {name: BACKENDS[name] for name in ("cuda", "eager")})
    monkeypatch.setattr("engine.backends.pytorch.nvidia.has_driver", lambda: False)
    found = probe_precisions(EngineConfig(), tmp_path)
    assert [name for name, reason in found["eager"].items() if reason is None] == ["fp32"]
    assert list(found) == ["auto", "eager"]
    assert found["auto"]["fp32"] is None
    assert found["auto"]["int8"] == "No back end here computes in “int8”."


def test_a_back_end_is_really_measured_in_a_process_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.diagnostics.tuning.BACKENDS", {"eager": BACKENDS["eager"]})
    found = find_fastest(EngineConfig(), (96, 64), tmp_path, lambda *_: None, lambda: False)
    assert found.fastest == "eager"
    assert (found.candidates[0].median_ms or 0) > 0
