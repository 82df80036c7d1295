"""The stylizer and its back ends: which is taken, which is passed over and why."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.errors import BackendError
from engine.stylize import runner_choice as module
from engine.values import EngineConfig, Pixels, RunningOn
from tests.engine.stylize.painting import HEIGHT, WIDTH, make_stylizer


def test_a_cancelled_build_says_so(engine_cache: Path) -> None:
    with pytest.raises(BackendError, match="cancelled"):
        make_stylizer(engine_cache).prepare((WIDTH, HEIGHT), lambda _: None, lambda: True)


def test_back_ends_passed_over_are_named_with_their_reason(engine_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from engine.backends.openvino.backend import OpenVinoBackend

    monkeypatch.setattr(OpenVinoBackend, "probe", lambda _self: "It is not for today.")
    made = make_stylizer(engine_cache, EngineConfig())
    made.prepare((WIDTH, HEIGHT), lambda _: None, lambda: False)
    assert made.running_on is not None
    assert made.running_on.backend in ("eager", "cuda")
    assert made.running_on.skipped["openvino"] == "It is not for today."
    made.close()


def test_a_chosen_back_end_that_cannot_run_is_no_silent_fallback(
    engine_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from engine.backends.openvino.backend import OpenVinoBackend

    monkeypatch.setattr(OpenVinoBackend, "probe", lambda _self: "It is not for today.")
    with pytest.raises(BackendError, match="not for today"):
        make_stylizer(engine_cache).prepare((WIDTH, HEIGHT), lambda _: None, lambda: False)


class _BrokenDriver:
    """A back end whose runner gives black pictures."""

    name = "broken"

    def __init__(self) -> None:
        self.running_on, self.closed = RunningOn("broken", "CPU", "fp32"), 0

    def probe(self) -> None:
        return None

    def free_bytes(self, config: EngineConfig) -> None:
        return None

    def build(self, *_: object) -> _BrokenDriver:
        return self

    def run(self, pixels: Pixels, *_: object) -> Pixels:
        return np.zeros_like(pixels)

    def close(self) -> None:
        self.closed += 1


def test_a_runner_that_fails_its_self_test_gives_its_memory_back_before_the_next_takes_any(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = _BrokenDriver()
    monkeypatch.setattr(module, "candidates", lambda *_: iter([broken]))
    with pytest.raises(BackendError, match="“broken” cannot run here: The self-test gave a wrong picture"):
        make_stylizer(tmp_path).prepare((WIDTH, HEIGHT), lambda _: None, lambda: False)
    assert broken.closed == 1
