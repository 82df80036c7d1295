"""The tour of the window, on a clock that the test turns."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PyQt6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.application import WindowOptions
from app.services.style_tour import StyleTour
from engine.look.look import StyleShare
from engine.values import EngineConfig
from tests.app.conftest import WAIT_MS, OpenStage, Stage
from tests.fakes import FakeStylizer


class Guide:
    """A tour through three styles of a window, and the clock that it goes by."""

    def __init__(self, qtbot: QtBot, stage: Stage, styles: int = 3) -> None:
        self._qtbot, self._stage = qtbot, stage
        self.session_controller = stage.window.services.session_controller
        qtbot.waitUntil(
            lambda: self.session_controller.flowing and bool(self.session_controller.look.styles), timeout=WAIT_MS
        )
        self.keys = [style.key for style in stage.window.services.style_service.styles[:styles]]
        self.now_s = 1000.0
        self.tour = StyleTour(
            self.session_controller, stage.window.services.history, lambda: self.keys, lambda: self.now_s
        )
        self.tour.every_s, self.tour.fade_s = 10.0, 2.0

    def wait_until_ready(self, *keys: str) -> None:
        self._qtbot.waitUntil(lambda: all(map(self.session_controller.is_ready, keys)), timeout=WAIT_MS)

    def let_pass(self, seconds: float) -> None:
        for _ in range(round(seconds * 4)):
            self.now_s += 0.25
            self.tour.tick()

    def shown(self) -> dict[str, float]:
        return {share.key: round(share.weight, 4) for share in self.session_controller.look.styles}


@pytest.fixture
def guide(qtbot: QtBot, open_stage: OpenStage) -> Guide:
    guide = Guide(qtbot, open_stage())
    guide.tour.start()
    guide.wait_until_ready(*guide.keys[:2])
    return guide


def test_a_style_stays_then_fades_into_the_next_which_was_read_ahead(guide: Guide) -> None:
    first, second, third = guide.keys
    guide.let_pass(7.75)
    assert guide.shown() == {first: 1.0}
    guide.let_pass(1.25)
    assert guide.shown() == {first: 0.5, second: 0.5}
    guide.let_pass(1.0)
    assert guide.shown() == {second: 1.0}
    guide.wait_until_ready(third)
    guide.let_pass(9.0)
    assert guide.shown() == {second: 0.5, third: 0.5}
    guide.let_pass(11.0)
    assert first in guide.shown(), "it goes round"


def test_no_fade_begins_before_its_style_is_in_memory(qtbot: QtBot, open_stage: OpenStage) -> None:
    stylizers: list[FakeStylizer] = []

    def make(config: EngineConfig) -> FakeStylizer:
        stylizers.append(FakeStylizer(config))
        return stylizers[-1]

    guide = Guide(qtbot, open_stage(make_stylizer=make))
    guide.wait_until_ready(guide.keys[0])
    stylizers[-1].hold_encode.clear()
    guide.tour.start()
    guide.let_pass(15.0)
    assert guide.shown() == {guide.keys[0]: 1.0}
    stylizers[-1].hold_encode.set()
    guide.wait_until_ready(guide.keys[1])
    guide.tour.tick()
    guide.let_pass(1.0)
    assert guide.shown() == {guide.keys[0]: 0.5, guide.keys[1]: 0.5}


def test_a_style_that_cannot_be_read_is_passed_over(qtbot: QtBot, open_stage: OpenStage) -> None:
    unreadable: set[str] = set()

    def make(config: EngineConfig) -> FakeStylizer:
        stylizer = FakeStylizer(config)
        stylizer.unreadable = unreadable
        return stylizer

    guide = Guide(qtbot, open_stage(make_stylizer=make))
    unreadable.add(guide.keys[1])
    guide.tour.start()
    guide.let_pass(35.0)
    guide.wait_until_ready(guide.keys[2])
    guide.let_pass(3.0)
    assert guide.shown() == {guide.keys[2]: 1.0}


def test_it_stops_when_somebody_picks_a_style_and_goes_on_when_a_slider_moves(guide: Guide) -> None:
    guide.let_pass(9.0)
    guide.session_controller.change_look(replace(guide.session_controller.look, strength=0.5))
    assert guide.tour.running
    guide.let_pass(0.5)
    assert guide.session_controller.look.strength == 0.5
    guide.session_controller.choose_style(guide.keys[2])
    assert not guide.tour.running
    guide.let_pass(30.0)
    assert guide.shown() == {guide.keys[2]: 1.0}


def test_a_stopped_tour_leaves_what_is_on_screen(guide: Guide) -> None:
    guide.let_pass(9.0)
    half = guide.shown()
    guide.tour.stop()
    guide.let_pass(10.0)
    assert guide.shown() == half


def test_undo_knows_nothing_of_a_tour(guide: Guide) -> None:
    guide.let_pass(25.0)
    assert not guide.tour._history.stack.canUndo()


def test_time_stands_still_while_the_picture_does(qtbot: QtBot, guide: Guide) -> None:
    guide.session_controller.toggle_pause()
    qtbot.waitUntil(lambda: not guide.session_controller.flowing, timeout=WAIT_MS)
    guide.let_pass(30.0)
    assert guide.shown() == {guide.keys[0]: 1.0}
    guide.session_controller.toggle_pause()
    qtbot.waitUntil(lambda: guide.session_controller.flowing, timeout=WAIT_MS)
    guide.let_pass(9.0)
    assert len(guide.shown()) == 2


def test_a_machine_that_slept_makes_up_for_nothing(guide: Guide) -> None:
    guide.now_s += 3600.0
    guide.tour.tick()
    guide.let_pass(7.0)
    assert guide.shown() == {guide.keys[0]: 1.0}


def test_a_full_mix_makes_room_for_the_style_to_come(qtbot: QtBot, open_stage: OpenStage) -> None:
    guide = Guide(qtbot, open_stage(), styles=5)
    guide.session_controller.mix_styles(
        [StyleShare(key, weight) for key, weight in zip(guide.keys, (4, 3, 2, 1), strict=False)]
    )
    guide.tour.start()
    guide.wait_until_ready(guide.keys[4])
    guide.let_pass(9.0)
    assert list(guide.shown()) == [*guide.keys[:3], guide.keys[4]]
    guide.let_pass(1.0)
    assert guide.shown() == {guide.keys[4]: 1.0}


# The button.


def test_the_key_begins_and_stops_a_tour_and_a_click_on_a_style_stops_it_too(
    qtbot: QtBot, open_stage: OpenStage
) -> None:
    stage = open_stage()
    qtbot.waitUntil(lambda: bool(stage.window.services.session_controller.look.styles), timeout=WAIT_MS)
    main, tour = stage.window.main, stage.window.connections.tour.tour
    for running in (True, False, True):
        qtbot.keyClick(main, Qt.Key.Key_T)
        assert (tour.running, main.commands["tour"].isChecked()) == (running, running)
    main.strip.choose(+1)
    assert (tour.running, main.commands["tour"].isChecked()) == (False, False)


def test_a_search_for_one_style_is_no_tour(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    qtbot.waitUntil(lambda: bool(stage.window.services.session_controller.look.styles), timeout=WAIT_MS)
    main = stage.window.main
    main.strip.search.setText("mosaic")
    main.commands["tour"].trigger()
    assert not main.commands["tour"].isChecked()
    assert stage.problems() == ["A tour needs at least two styles."]


def test_how_a_tour_goes_is_remembered(open_stage: OpenStage) -> None:
    stage = open_stage(WindowOptions(source="x"), begin=False)
    rig = stage.window.connections.tour
    rig.menu.every.setValue(60)
    rig.menu.fade.setValue(8)
    assert (rig.tour.every_s, rig.tour.fade_s) == (30.0, 4.0)
    assert stage.window.services.settings_store.settings.tour == (30.0, 4.0)
    rig.menu.every.setValue(6)
    assert rig.tour.fade_s == 3.0, "a fade is no longer than a stay"


def test_a_tour_goes_through_the_favourites_where_there_are_several(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    qtbot.waitUntil(lambda: bool(stage.window.services.style_service.styles), timeout=WAIT_MS)
    strip, keys = stage.window.main.strip, [style.key for style in stage.window.services.style_service.styles]
    assert list(strip.tour_keys()) == keys
    strip.show_favourites(keys[3:4])
    assert len(strip.tour_keys()) == len(keys)
    strip.show_favourites(keys[3:5])
    assert list(strip.tour_keys()) == keys[3:5]
