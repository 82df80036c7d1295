"""Trying a back end out."""

from __future__ import annotations

import math

import numpy as np
import pytest

from engine.backends.self_test import agreement_db, probe_pattern
from engine.diagnostics.trial import Effort, percentile, timed


def test_runs_that_warm_up_do_not_count() -> None:
    runs: list[int] = []
    times_ms = timed(lambda: runs.append(1), Effort(warm_up=3, most=4, most_s=60))
    assert (len(runs), len(times_ms)) == (7, 4)
    assert min(times_ms) >= 0


def test_there_are_two_runs_even_when_the_time_is_up() -> None:
    assert len(timed(lambda: None, Effort(warm_up=0, most=100, most_s=0.0))) == 2


def test_percentiles_are_interpolated() -> None:
    assert percentile([1.0, 2.0, 3.0, 4.0], 50) == 2.5
    assert percentile(list(range(101)), 95) == 95


def test_agreement_is_infinite_for_equal_pictures_and_falls_with_the_difference() -> None:
    picture = probe_pattern(64, 48)
    assert agreement_db(picture, picture) == math.inf
    assert agreement_db(picture, picture ^ 1) == pytest.approx(48.1, abs=0.1)
    assert agreement_db(np.zeros_like(picture), np.full_like(picture, 255)) == 0


def test_the_pattern_has_structure_in_every_channel() -> None:
    picture = probe_pattern(64, 48)
    assert picture.shape == (48, 64, 3)
    assert picture.reshape(-1, 3).std(axis=0).min() > 20
