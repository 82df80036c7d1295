"""Looks, styles and settings that change while a session runs."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.events import ConfigKept, Problem, RunnerReady, StyleReady, Working
from engine.look.look import Look, StyleShare, Target
from engine.look.mask import Mask
from engine.look.needs import SegmentationNeed, StyleNeed, step_towards
from engine.media.sinks.memory import MemorySink
from engine.values import EngineConfig, Rendered, State
from tests.engine.stage import CONFIG, LOOK, Stage, clip, endless, is_inverted
from tests.fakes import PATIENCE_S, FakeStylizer


def test_a_look_acts_on_the_very_next_frame_when_its_styles_are_in_memory(stage: Stage) -> None:
    stage.session.warm("b")
    stage.play(endless())
    stage.log.wait_for(lambda event: event == StyleReady("b"))
    stylizer = stage.stylizers[0]
    stage.next_picture()
    look = Look((StyleShare("b"),), strength=0.5)
    stage.session.set_look(look)
    stage.next_picture()
    stage.next_picture()
    assert stylizer.looks[-1] == look
    assert stylizer.encode_count == 2


def test_a_new_style_is_read_in_the_background_while_the_former_one_stays_with_the_new_sliders(stage: Stage) -> None:
    stage.play(endless())
    stage.next_picture()
    stylizer = stage.stylizers[0]
    stylizer.hold_encode.clear()
    stylizer.encoding.clear()
    stage.session.set_look(Look((StyleShare("b"),), strength=0.7))
    assert stylizer.encoding.wait(PATIENCE_S)
    stage.no_more_pictures()
    stage.next_picture()
    assert stylizer.looks[-1] == Look((StyleShare("a"),), strength=0.7)
    stylizer.hold_encode.set()
    stage.log.wait_for(lambda event: event == StyleReady("b"))
    stage.picture_where(lambda _: stylizer.looks[-1] == Look((StyleShare("b"),), strength=0.7))
    assert stylizer.encode_count == 2


def test_a_style_that_cannot_be_read_is_told_once_and_the_picture_goes_on(stage: Stage) -> None:
    stage.setup = lambda stylizer: stylizer.unreadable.add("bad")
    stage.play(endless())
    stage.next_picture()
    stage.session.set_look(Look((StyleShare("bad"),)))
    stage.log.wait_for(lambda event: event == Problem("The style bad cannot be read."))
    for _ in range(10):
        assert is_inverted(stage.next_picture())
    assert len(stage.log.of(Problem)) == 1
    assert stage.session.state is State.RUNNING


def test_strokes_change_their_size_without_a_pause_and_sizes_passed_by_meanwhile_are_never_read(stage: Stage) -> None:
    stage.play(endless())
    stage.next_picture()
    stylizer = stage.stylizers[0]
    stylizer.hold_encode.clear()
    stylizer.encoding.clear()
    stage.session.set_look(replace(LOOK, stroke_size=1.5))
    assert stylizer.encoding.wait(PATIENCE_S)
    for size in (2.0, 2.5, 3.0):
        stage.session.set_look(replace(LOOK, stroke_size=size))
        stage.no_more_pictures()
        assert is_inverted(stage.next_picture())
        assert stylizer.looks[-1] == LOOK
    stylizer.hold_encode.set()
    stage.picture_where(lambda _: stylizer.looks[-1] == replace(LOOK, stroke_size=3.0))
    # At the size of the beginning, at the one that was being read and at the last.
    assert stylizer.encode_count == 3


def test_an_unreadable_style_at_the_start_leaves_the_picture_as_it_is_and_says_so(stage: Stage) -> None:
    stage.setup = lambda stylizer: stylizer.unreadable.add("a")
    stage.play(endless())
    rendered = stage.next_picture()
    assert rendered.stylized is rendered.original
    assert stage.log.of(Problem) == [Problem("The style a cannot be read.")]


def test_sight_is_opened_in_the_background_while_the_paint_goes_everywhere(stage: Stage) -> None:
    stage.play(endless())
    stage.next_picture()
    stylizer = stage.stylizers[0]
    stylizer.hold_encode.clear()
    stylizer.encoding.clear()
    wanted = replace(LOOK, target=Target.PERSON)
    stage.session.set_look(wanted)
    assert stylizer.encoding.wait(PATIENCE_S)
    stage.no_more_pictures()
    assert is_inverted(stage.next_picture())
    assert stylizer.looks[-1] == LOOK
    stylizer.hold_encode.set()
    stage.picture_where(lambda _: stylizer.looks[-1] == wanted)
    assert stage.log.of(StyleReady) == [StyleReady("a")]


@pytest.mark.parametrize("fails", [False, True])
def test_what_is_being_got_ready_is_over_when_it_is_there_and_when_it_cannot_be_had(stage: Stage, fails: bool) -> None:
    def set_up(stylizer: FakeStylizer) -> None:
        stylizer.blind, stylizer.unreadable = fails, {"b"} if fails else set()

    stage.setup = set_up
    stage.play(endless())
    stage.next_picture()
    stage.session.set_look(replace(LOOK, depth=0.5))
    stage.log.wait_for(lambda event: event == Working(replace(step_towards(SegmentationNeed()), done=1, total=1)))
    stage.session.set_look(Look((StyleShare("b"),)))
    stage.log.wait_for(lambda event: event == Working(replace(step_towards(StyleNeed("b")), done=1, total=1)), times=2)
    assert stage.log.of(Working)[-1] == Working(replace(step_towards(StyleNeed("b")), done=1, total=1))


def test_where_nothing_can_be_seen_that_is_told_once_and_the_picture_goes_on(stage: Stage) -> None:
    stage.setup = lambda stylizer: setattr(stylizer, "blind", True)
    stage.play(endless())
    stage.next_picture()
    for depth in (0.0, 0.5, 1.0):
        stage.session.set_look(replace(LOOK, target=Target.PERSON, depth=depth))
        stage.log.wait_for(lambda event: isinstance(event, Problem))
        for _ in range(5):
            assert is_inverted(stage.next_picture())
    assert len(stage.log.of(Problem)) == 1
    assert stage.session.state is State.RUNNING


def test_a_start_that_wants_people_painted_begins_all_the_same_where_they_cannot_be_seen(stage: Stage) -> None:
    stage.setup = lambda stylizer: setattr(stylizer, "blind", True)
    stage.play(endless(), replace(LOOK, target=Target.PERSON))
    assert is_inverted(stage.next_picture())
    assert len(stage.log.of(Problem)) == 1


def test_styles_are_never_read_per_frame(stage: Stage) -> None:
    stage.play(clip(200, fps=5000.0))
    stage.log.wait_for_end()
    assert stage.stylizers[0].encode_count == 1


def test_a_config_change_swaps_the_runner_in_without_an_unstyled_frame(stage: Stage) -> None:
    sink = MemorySink()
    stage.play(endless())
    stage.session.add_sink(sink)
    stage.next_picture()
    stage.session.set_config(EngineConfig(backend="other"))
    ready = stage.log.wait_for(lambda event: isinstance(event, RunnerReady), times=2)
    assert isinstance(ready, RunnerReady)
    assert ready.running_on.backend == "other"
    stage.no_more_pictures()
    stage.next_picture()
    assert stage.session.stats().running_on == ready.running_on
    stage.session.close()
    assert all(taken.pixels.flat[0] == 255 - taken.index % 256 for taken in sink.frames)
    assert [stylizer.closed for stylizer in stage.stylizers] == [True, True]


def test_a_config_that_cannot_be_built_is_told_and_the_old_one_stays(stage: Stage) -> None:
    stage.play(endless())
    stage.next_picture()
    stage.setup = lambda stylizer: setattr(stylizer, "fail_prepare", "No such card.")
    stage.session.set_config(EngineConfig(backend="other"))
    problem = stage.log.wait_for(lambda event: isinstance(event, Problem))
    assert problem == Problem("No such card. The picture goes on as before.")
    kept = stage.log.wait_for(lambda event: isinstance(event, ConfigKept))
    assert kept == ConfigKept(CONFIG, EngineConfig(backend="other"), "No such card. The picture goes on as before.")
    stage.no_more_pictures()
    assert is_inverted(stage.next_picture())
    assert [stylizer.closed for stylizer in stage.stylizers] == [False, True]
    stage.setup = lambda _: None
    stage.session.set_config(EngineConfig(backend="other"))
    stage.log.wait_for(lambda event: isinstance(event, RunnerReady), times=2)


def test_of_many_config_changes_in_a_row_the_last_one_is_built_and_the_others_are_cancelled(stage: Stage) -> None:
    stage.play(endless())
    stage.next_picture()
    stage.setup = lambda stylizer: stylizer.hold_prepare.clear()
    stage.session.set_config(EngineConfig(backend="never"))
    stage.log.wait_for(lambda event: isinstance(event, Working) and len(stage.stylizers) == 2)
    stage.setup = lambda _: None
    stage.session.set_config(EngineConfig(backend="last"))
    ready = stage.log.wait_for(lambda event: isinstance(event, RunnerReady), times=2)
    assert isinstance(ready, RunnerReady)
    assert ready.running_on.backend == "last"
    assert stage.stylizers[1].closed
    assert not stage.log.of(Problem)


def test_a_style_chosen_while_paused_appears_when_it_is_ready(stage: Stage) -> None:
    stage.play(endless())
    stage.next_picture()
    stage.session.pause()
    stage.log.wait_for_state(State.PAUSED)
    stage.session.set_look(Look((StyleShare("b"),)))
    stage.picture_where(lambda _: stage.stylizers[0].looks[-1] == Look((StyleShare("b"),)))
    assert stage.session.state is State.PAUSED


def test_a_mask_acts_on_the_next_frame_and_on_a_held_picture(stage: Stage) -> None:
    values = np.zeros((12, 16), np.uint8)
    values[:, 8:] = 255

    def is_masked(rendered: Rendered) -> bool:
        before, after = rendered.original.pixels, rendered.stylized.pixels
        return bool((after[:, :8] == before[:, :8]).all() and (after[:, 8:] == 255 - before[:, 8:]).all())

    stage.play(endless())
    stage.picture_where(is_inverted)
    stage.session.set_look(replace(LOOK, mask=Mask.of(values)))
    stage.picture_where(is_masked)
    stage.session.pause()
    stage.log.wait_for_state(State.PAUSED)
    stage.session.set_look(LOOK)
    stage.picture_where(is_inverted)
    stage.session.set_look(replace(LOOK, mask=Mask.of(values)))
    stage.picture_where(is_masked)
    assert stage.session.state is State.PAUSED
