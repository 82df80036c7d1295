"""Studying styles in the whole window, with a network that inverts pictures and a study that learns when told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from app import application
from app.services.studies import StudyState
from tests.app.conftest import WAIT_MS, OpenStage, Stage
from tests.app.looking import files, wait_for_picture
from tests.app.services.test_studies import Studying


@pytest.fixture
def studying(monkeypatch: pytest.MonkeyPatch) -> Studying:
    made = Studying()
    real = application.Studies
    monkeypatch.setattr(
        application, "Studies", lambda library, stores, background, _: real(library, stores, background, made)
    )
    return made


@pytest.fixture
def painting(tmp_path: Path) -> Path:
    path = tmp_path / "waves.png"
    Image.fromarray(np.random.default_rng(8).integers(0, 255, (80, 90, 3), np.uint8)).save(path)
    return path


def with_new_style(qtbot: QtBot, stage: Stage, painting: Path) -> str:
    """Drop a picture and wait until it is painted with; its key."""
    wait_for_picture(qtbot, stage)
    stage.window.connections.styles.receive(dropped(painting))
    qtbot.waitUntil(lambda: "waves" in own_names(stage), timeout=WAIT_MS)
    key = next(style.key for style in stage.window.services.style_service.styles if style.name == "waves")
    qtbot.waitUntil(lambda: key in stage.stylizers[-1].encoded, timeout=WAIT_MS)
    return key


def dropped(*paths: Path) -> object:
    from app.panels.drops import read_mime

    return read_mime(files(*paths))


def own_names(stage: Stage) -> list[str]:
    return [style.name for style in stage.window.services.style_service.styles if not style.bundled]


def state_is(stage: Stage, key: str, state: StudyState) -> Callable[[], bool]:
    return lambda: stage.window.services.studies.mark_of(key).state is state


def test_what_is_learned_is_painted_with_while_the_user_watches(
    qtbot: QtBot, open_stage: OpenStage, studying: Studying, painting: Path
) -> None:
    stage = open_stage()
    key = with_new_style(qtbot, stage, painting)
    stage.window.main.strip.study.study_wanted.emit(key)
    studying.step()
    qtbot.waitUntil(lambda: key in stage.stylizers[-1].refreshed, timeout=WAIT_MS)
    studying.step(3)
    qtbot.waitUntil(state_is(stage, key, StudyState.STUDIED), timeout=WAIT_MS)
    assert "“waves” has been studied" in stage.problems()


def test_a_new_style_that_stays_on_screen_is_studied_by_itself_once(
    qtbot: QtBot, open_stage: OpenStage, studying: Studying, painting: Path
) -> None:
    stage = open_stage()
    key = with_new_style(qtbot, stage, painting)
    due = stage.window.connections.studies.due
    assert due.isActive()
    due.timeout.emit()
    qtbot.waitUntil(lambda: bool(studying.began), timeout=WAIT_MS)
    assert any("is being studied" in text for text in stage.problems())
    stage.window.main.strip.study.cancel_wanted.emit(key)
    qtbot.waitUntil(state_is(stage, key, StudyState.NONE), timeout=WAIT_MS)
    # Stopped by hand it is left alone.
    due.timeout.emit()
    assert len(studying.began) == 1


def test_where_new_styles_are_not_studied_by_themselves_it_is_offered(
    qtbot: QtBot, open_stage: OpenStage, studying: Studying, painting: Path
) -> None:
    stage = open_stage()
    stage.window.main.strip.study.by_themselves_toggled.emit(False)
    with_new_style(qtbot, stage, painting)
    stage.window.connections.studies.due.timeout.emit()
    assert studying.began == []
    card = next(card for card in stage.window.main.notifications.cards() if "can be studied" in card.text)
    assert card.offer is not None
    card.offer.click()
    qtbot.waitUntil(lambda: bool(studying.began), timeout=WAIT_MS)
    assert not stage.window.services.settings_store.settings.study_new


def test_a_foreign_file_that_is_dropped_is_refused_in_a_sentence(
    qtbot: QtBot, open_stage: OpenStage, tmp_path: Path
) -> None:
    stage = open_stage()
    (tmp_path / "a.pastiche-style").write_bytes(b"no style")
    stage.window.connections.styles.receive(dropped(tmp_path / "a.pastiche-style"))
    qtbot.waitUntil(lambda: any("no style file of Pastiche" in text for text in stage.problems()), timeout=WAIT_MS)
