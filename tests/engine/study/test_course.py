"""The course of a study, with a process that only pretends to learn."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from engine.errors import StyleError
from engine.study.course import StudyProgress, StudyRun, study_style
from engine.study.store import Study, StudyStore
from models.registry import weights_record
from tests.engine.study.fake_worker import HANGING_STEPS, KILLED_STEPS, REFUSED_STEPS, SILENT_STEPS

KEY = "00112233445566ff"
STUDY = Study(KEY, 512)
IMAGE = np.zeros((64, 80, 3), np.uint8)
WORKER = "tests.engine.study.fake_worker"


@pytest.fixture
def store(tmp_path: Path) -> StudyStore:
    return StudyStore(tmp_path / "studied", weights_record("fast"))


def learned_value(store: StudyStore) -> float | None:
    learned = store.learned(KEY)
    return None if learned is None else float(learned[512][0].flat[0])


def never() -> bool:
    return False


def study(
    store: StudyStore,
    steps: int,
    stop: Callable[[], bool] = never,
    tell: Callable[[StudyProgress], None] = lambda _: None,
) -> bool:
    return study_style(STUDY, IMAGE, store, StudyRun((IMAGE, IMAGE), steps, 1, WORKER), tell, stop)


def test_every_stage_is_in_the_store_when_it_is_told_of(store: StudyStore) -> None:
    told: list[tuple[int, float | None]] = []
    assert study(store, 3, tell=lambda progress: told.append((progress.step, learned_value(store))))
    assert told == [(1, 1.0), (2, 2.0), (3, 3.0)]
    assert learned_value(store) == 3.0
    assert store.unfinished() == ()


def test_a_study_that_is_stopped_goes_on_where_it_was(store: StudyStore) -> None:
    seen: list[int] = []

    def stop() -> bool:
        return 3 in seen

    assert not study(store, HANGING_STEPS, stop, lambda progress: seen.append(progress.step))
    assert store.unfinished() == (STUDY,)
    assert learned_value(store) == 3.0
    seen.clear()
    assert study(store, HANGING_STEPS, tell=lambda progress: seen.append(progress.step))
    assert seen[0] == 4
    assert learned_value(store) == float(HANGING_STEPS)


def test_a_study_that_is_cancelled_leaves_what_was_there_before(store: StudyStore) -> None:
    assert study(store, 2)
    seen: list[int] = []
    study(store, HANGING_STEPS, lambda: 3 in seen, lambda progress: seen.append(progress.step))
    store.cancel(STUDY)
    assert learned_value(store) == 2.0
    assert store.unfinished() == ()


def test_a_process_that_is_killed_is_said_in_a_sentence_and_what_it_learned_stays(store: StudyStore) -> None:
    with pytest.raises(StyleError, match=r"ended early: it crashed \(signal 15\)\. What it has learned so far stays"):
        study(store, KILLED_STEPS)
    assert learned_value(store) == 2.0
    assert store.unfinished() == (STUDY,)


def test_what_cannot_be_studied_is_refused_in_the_words_of_the_network(store: StudyStore) -> None:
    with pytest.raises(StyleError, match=r"^The styles of these weights cannot be studied: they paint on no canvas\.$"):
        study(store, REFUSED_STEPS)


def test_a_study_that_learned_nothing_is_an_error(store: StudyStore) -> None:
    with pytest.raises(StyleError, match="Cannot keep what was studied"):
        study(store, SILENT_STEPS)


def test_the_rest_of_the_time_is_told_from_the_second_step_on(store: StudyStore) -> None:
    told: list[StudyProgress] = []
    study(store, 3, tell=told.append)
    assert told[0].remaining_s is None
    assert told[1].remaining_s is not None
    assert told[2].remaining_s == 0


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    store = StudyStore(tmp_path / "file", weights_record("fast"))
    with pytest.raises(StyleError, match="Cannot keep what is studied"):
        study(store, 2)
