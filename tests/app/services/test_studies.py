"""Studying styles behind the window, with something that only pretends to learn."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from app.services.background import Background
from app.services.studies import UNEXPECTED, Studies, StudyMark, StudyState
from engine.errors import StyleError
from engine.study import Study, StudyProgress, StudyRun, StudyStore, StudyStores
from engine.styles import Style, StyleLibrary
from tests.app.conftest import WAIT_MS
from tests.fakes import PATIENCE_S


class Studying:
    """A stand-in for `study_style` that learns a step when it is told to.

    Attributes:
        began: the studies, in order. runs: how they were to be run. fail: what to fail with.
    """

    def __init__(self) -> None:
        self.began: list[Study] = []
        self.runs: list[StudyRun] = []
        self.fail: Exception | None = None
        self._steps = threading.Semaphore(0)

    def step(self, count: int = 1) -> None:
        for _ in range(count):
            self._steps.release()

    def __call__(
        self,
        study: Study,
        image: object,
        store: StudyStore,
        run: StudyRun,
        on_progress: Callable[[StudyProgress], None],
        should_stop: Callable[[], bool],
    ) -> bool:
        self.began.append(study)
        self.runs.append(run)
        if self.fail is not None:
            raise self.fail
        for step in range(1, 5):
            while not self._steps.acquire(timeout=0.01):
                if should_stop():
                    return False
            store.state_file(study).write_bytes(b"")
            store.keep_stage(study, tuple(np.full(shape, step, np.float32) for shape in store.weights.style_shapes))
            on_progress(StudyProgress(step, 4, 30.0, better=True))
        store.finish(study)
        return True


class Bench:
    """The service, its fake, and what it has told."""

    def __init__(self, folder: Path) -> None:
        self.studying, self.background = Studying(), Background()
        self.library, self.stores = StyleLibrary(folder / "styles"), StudyStores(folder / "studied")
        for number in range(3):
            picture = folder / f"style {number}.png"
            Image.fromarray(np.random.default_rng(number).integers(0, 255, (70, 70, 3), np.uint8)).save(picture)
            self.library.add(picture)
        self.own = [style for style in self.library.styles() if not style.bundled]
        self.studies = Studies(self.library, self.stores, self.background, self.studying)
        self.problems: list[str] = []
        self.learned: list[str] = []
        self.studied: list[Style] = []
        self.studies.problem.connect(self.problems.append)
        self.studies.learned.connect(self.learned.append)
        self.studies.studied.connect(self.studied.append)
        self.studies.know(self.library.styles(), "fast")

    def start(self, number: int = 0) -> str:
        key = self.own[number].key
        self.studies.start(key, 512, tuple)
        return key

    def mark(self, number: int = 0) -> StudyMark:
        return self.studies.mark_of(self.own[number].key)

    def is_known(self) -> bool:
        return self.studies.mark_of(self.library.styles()[0].key).learned


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    made = Bench(tmp_path)
    qtbot.waitUntil(made.is_known, timeout=WAIT_MS)
    yield made
    made.studies.close()
    made.background.close()


def wait_for(qtbot: QtBot, bench: Bench, state: StudyState, number: int = 0) -> None:
    qtbot.waitUntil(lambda: bench.mark(number).state is state, timeout=WAIT_MS)


def test_a_style_that_comes_with_the_program_is_studied_and_a_new_one_is_not(bench: Bench) -> None:
    mark = bench.studies.mark_of(bench.library.styles()[0].key)
    assert mark == StudyMark(StudyState.STUDIED, learned=True)
    assert bench.mark() == StudyMark()


def test_every_better_stage_is_told_and_shown(qtbot: QtBot, bench: Bench) -> None:
    key = bench.start()
    assert bench.mark().state is StudyState.RUNNING
    bench.studying.step()
    qtbot.waitUntil(lambda: bench.learned == [key], timeout=WAIT_MS)
    assert (bench.mark().share, bench.mark().remaining_s) == (0.25, 30.0)
    qtbot.waitUntil(lambda: bench.mark().learned and bench.mark().own, timeout=WAIT_MS)
    bench.studying.step(3)
    wait_for(qtbot, bench, StudyState.STUDIED)
    assert [style.key for style in bench.studied] == [key]
    assert bench.mark().own
    assert bench.studying.runs[0].threads is not None


def test_one_is_studied_at_a_time_and_the_others_wait(qtbot: QtBot, bench: Bench) -> None:
    bench.start(0)
    bench.start(1)
    bench.start(2)
    bench.start(1)
    assert [bench.mark(number).state for number in range(3)] == [
        StudyState.RUNNING,
        StudyState.WAITING,
        StudyState.WAITING,
    ]
    bench.studies.pause(bench.own[1].key)
    assert bench.mark(1).state is StudyState.NONE
    bench.studying.step(8)
    wait_for(qtbot, bench, StudyState.STUDIED, 2)
    assert [study.key for study in bench.studying.began] == [bench.own[0].key, bench.own[2].key]


def test_a_study_that_is_paused_can_be_gone_on_with_and_is_painted_with_meanwhile(qtbot: QtBot, bench: Bench) -> None:
    key = bench.start()
    bench.studying.step(2)
    qtbot.waitUntil(lambda: len(bench.learned) == 2, timeout=WAIT_MS)
    bench.studies.pause(key)
    wait_for(qtbot, bench, StudyState.PAUSED)
    assert bench.mark().learned
    bench.start()
    bench.studying.step(4)
    wait_for(qtbot, bench, StudyState.STUDIED)


def test_it_goes_on_at_the_size_at_which_it_was_left_off(qtbot: QtBot, bench: Bench) -> None:
    key = bench.start()
    bench.studying.step()
    qtbot.waitUntil(lambda: bool(bench.learned), timeout=WAIT_MS)
    bench.studies.pause(key)
    wait_for(qtbot, bench, StudyState.PAUSED)
    bench.studies.start(key, 1024, tuple)
    bench.studying.step(4)
    wait_for(qtbot, bench, StudyState.STUDIED)
    assert [study.side_px for study in bench.studying.began] == [512, 512]


def test_a_study_that_is_cancelled_leaves_nothing(qtbot: QtBot, bench: Bench) -> None:
    key = bench.start()
    bench.studying.step()
    qtbot.waitUntil(lambda: bool(bench.learned), timeout=WAIT_MS)
    bench.studies.cancel(key)
    wait_for(qtbot, bench, StudyState.NONE)
    assert not bench.stores.of("fast").is_studied(key)
    assert bench.learned[-1] == key


def test_what_was_learned_can_be_forgotten(qtbot: QtBot, bench: Bench) -> None:
    key = bench.start()
    bench.studying.step(4)
    wait_for(qtbot, bench, StudyState.STUDIED)
    assert bench.stores.of("fast").is_studied(key)
    bench.studies.forget(key)
    wait_for(qtbot, bench, StudyState.NONE)
    assert not bench.stores.of("fast").is_studied(key)
    assert bench.learned[-1] == key


def test_a_study_that_fails_is_said_and_the_next_one_begins(qtbot: QtBot, bench: Bench) -> None:
    bench.studying.fail = StyleError("The study of the style ended early: it crashed (signal 9).")
    bench.start(0)
    qtbot.waitUntil(lambda: bool(bench.problems), timeout=WAIT_MS)
    assert bench.problems == [str(bench.studying.fail)]
    bench.studying.fail = None
    bench.start(1)
    bench.studying.step(4)
    wait_for(qtbot, bench, StudyState.STUDIED, 1)


def test_a_defect_is_logged_and_said(qtbot: QtBot, bench: Bench, caplog: pytest.LogCaptureFixture) -> None:
    bench.studying.fail = ValueError("nobody thought of this")
    bench.start()
    qtbot.waitUntil(lambda: bench.problems == [UNEXPECTED], timeout=WAIT_MS)
    assert "nobody thought of this" in caplog.text
    caplog.clear()


def test_for_other_weights_other_styles_have_been_studied(qtbot: QtBot, bench: Bench) -> None:
    bench.start()
    bench.studying.step(4)
    wait_for(qtbot, bench, StudyState.STUDIED)
    bench.studies.know(bench.library.styles(), "quality")
    qtbot.waitUntil(lambda: not bench.mark().learned, timeout=WAIT_MS)
    assert bench.is_known()


def test_closing_pauses_and_the_next_start_says_so(qtbot: QtBot, bench: Bench) -> None:
    key = bench.start()
    bench.studying.step()
    qtbot.waitUntil(lambda: bool(bench.learned), timeout=WAIT_MS)
    closing = threading.Thread(target=bench.studies.close)
    closing.start()
    closing.join(PATIENCE_S)
    assert not closing.is_alive()
    again = Studies(bench.library, bench.stores, bench.background, bench.studying)
    with qtbot.waitSignal(again.left_over, timeout=WAIT_MS) as told:
        again.know(bench.library.styles(), "fast")
    assert [style.key for style in told.args[0]] == [key]


def test_a_studied_style_goes_into_a_file_and_comes_back(qtbot: QtBot, bench: Bench, tmp_path: Path) -> None:
    bench.start()
    bench.studying.step(4)
    wait_for(qtbot, bench, StudyState.STUDIED)
    file = tmp_path / "one.pastiche-style"
    with qtbot.waitSignal(bench.studies.exported, timeout=WAIT_MS):
        bench.studies.export(bench.own[0], file)
    bench.studies.forget(bench.own[0].key)
    wait_for(qtbot, bench, StudyState.NONE)
    with qtbot.waitSignal(bench.studies.imported, timeout=WAIT_MS) as told:
        bench.studies.take(file)
    assert told.args[1]
    assert bench.stores.of("fast").is_studied(bench.own[0].key)


def test_a_foreign_file_is_refused(qtbot: QtBot, bench: Bench, tmp_path: Path) -> None:
    (tmp_path / "a.pastiche-style").write_bytes(b"what is this")
    bench.studies.take(tmp_path / "a.pastiche-style")
    qtbot.waitUntil(lambda: bool(bench.problems), timeout=WAIT_MS)
    assert "no style file of Pastiche" in bench.problems[0]
