"""Films decoded by a graphics card, where one is asked to."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.panels.performance.card_switch import CardSwitch
from tests.app.conftest import WAIT_MS, OpenStage, shut

NONE = "No graphics card here decodes videos (cuda: operation not permitted; qsv: does not decode films of this kind)."


@pytest.fixture
def card(qtbot: QtBot) -> CardSwitch:
    card = CardSwitch()
    qtbot.addWidget(card)
    return card


def test_where_no_card_decodes_it_is_greyed_with_the_reason_of_each(card: CardSwitch) -> None:
    card.show_problem(NONE)
    assert not card.switch.isEnabled()
    assert card.switch.toolTip() == card.label.toolTip() == NONE.replace("; ", "\n")
    card.show_problem(None)
    assert card.switch.isEnabled()


def test_what_is_on_can_be_taken_back_even_where_no_card_is_left(card: CardSwitch) -> None:
    told: list[bool] = []
    card.toggled.connect(told.append)
    card.show_wanted(True)
    card.show_problem(NONE)
    assert told == []
    card.switch.click()
    assert told == [False]
    assert not card.switch.isEnabled()


def test_films_and_files_are_decoded_by_a_card_from_now_on_and_the_next_time(
    qtbot: QtBot, open_stage: OpenStage, tmp_path: Path
) -> None:
    first = open_stage()
    first.window.main.backend.card.switch.click()
    assert first.window.services.source_opener.on_card
    queue = first.window.services.file_queue.queue
    queue.set_paused(True)
    first.window.connections.files.add([tmp_path / "film.mp4"])
    qtbot.waitUntil(lambda: [job.on_card for job in queue.jobs()] == [True], timeout=WAIT_MS)
    shut(qtbot, first)
    again = open_stage()
    assert again.window.services.source_opener.on_card
    assert again.window.main.backend.card.switch.isChecked()


def test_whether_a_card_decodes_is_found_out_when_the_panel_is_opened(
    qtbot: QtBot, open_stage: OpenStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.controllers.backend.card_problem", lambda: NONE)
    stage = open_stage()
    stage.window.main.side.fold(())
    qtbot.waitUntil(lambda: not stage.window.main.backend.card.switch.isEnabled(), timeout=WAIT_MS)
