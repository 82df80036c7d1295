"""What was done can be taken back, gesture by gesture."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.services.look_history import LookHistory
from engine.look.look import KeepColors, Look, StyleShare
from engine.look.mask import Mask

pytestmark = pytest.mark.usefixtures("qapp")

A, B = (StyleShare("a"),), (StyleShare("b"),)


class Desk:
    """A look that a history watches, and a clock that stands still."""

    def __init__(self) -> None:
        self.now_s = 0.0
        self.look = Look()
        self.history = LookHistory(self.change, lambda: self.now_s)

    def change(self, look: Look) -> None:
        self.look = look
        self.history.note(look)

    def undo(self) -> Look:
        self.history.stack.undo()
        return self.look

    def redo(self) -> Look:
        self.history.stack.redo()
        return self.look


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_each_change_is_a_step(desk: Desk) -> None:
    desk.change(Look(strength=0.5))
    desk.change(Look(strength=0.5, keep_colors=KeepColors.LUMINANCE))
    assert desk.undo() == Look(strength=0.5)
    assert desk.undo() == Look()
    assert desk.redo() == Look(strength=0.5)


def test_a_drag_is_one_step(desk: Desk) -> None:
    for percent in range(10):
        desk.now_s += 0.9
        desk.change(Look(strength=percent / 10))
    assert desk.undo() == Look()
    assert desk.redo() == Look(strength=0.9)


def test_what_happens_between_hold_and_let_go_is_one_step_however_long_it_takes(desk: Desk) -> None:
    masks = [Look(mask=Mask((1, 1), bytes([value]))) for value in range(5)]
    desk.change(masks[0])
    desk.history.hold()
    for look in masks[1:4]:
        desk.now_s += 5
        desk.change(look)
    desk.history.let_go()
    desk.history.hold()
    desk.change(masks[4])
    desk.history.let_go()
    assert [desk.undo() for _ in range(3)] == [masks[3], masks[0], Look()]
    assert [desk.redo() for _ in range(3)] == [masks[0], masks[3], masks[4]]


def test_a_gesture_is_taken_back_whole_although_a_tour_goes_on_meanwhile(desk: Desk) -> None:
    first, second = (Mask((1, 1), bytes([value])) for value in (1, 2))
    desk.history.hold()
    desk.change(Look(mask=first))
    desk.history.follow(Look(B, mask=first))
    desk.change(Look(B, mask=first))
    desk.change(Look(B, mask=second))
    desk.history.let_go()
    assert desk.undo().mask is None
    assert desk.redo() == Look(B, mask=second)


def test_a_gesture_that_changes_nothing_is_no_step(desk: Desk) -> None:
    desk.history.hold()
    desk.history.let_go()
    assert not desk.history.stack.canUndo()


def test_the_same_slider_later_is_another_step(desk: Desk) -> None:
    desk.change(Look(strength=0.5))
    desk.now_s = 2.0
    desk.change(Look(strength=0.6))
    assert desk.undo() == Look(strength=0.5)


def test_two_layers_moved_one_after_the_other_are_two_steps(desk: Desk) -> None:
    desk.change(Look(layers=(0.0, 1.0, 1.0, 1.0)))
    desk.change(Look(layers=(0.0, 0.0, 1.0, 1.0)))
    assert desk.undo() == Look(layers=(0.0, 1.0, 1.0, 1.0))


def test_styles_chosen_quickly_are_steps_of_their_own(desk: Desk) -> None:
    desk.change(Look(A))
    desk.change(Look(B))
    assert desk.undo() == Look(A)


def test_weighing_a_style_that_just_joined_is_a_step_of_its_own(desk: Desk) -> None:
    desk.change(Look(A + B))
    desk.change(Look((StyleShare("a", 0.2), StyleShare("b", 0.8))))
    desk.change(Look((StyleShare("a", 0.1), StyleShare("b", 0.9))))
    assert desk.undo() == Look(A + B)
    assert desk.undo() == Look()


def test_a_change_after_an_undo_ends_the_way_forward(desk: Desk) -> None:
    desk.change(Look(strength=0.5))
    desk.undo()
    desk.change(Look(keep_colors=KeepColors.PALETTE))
    assert not desk.history.stack.canRedo()
    assert desk.undo() == Look()


def test_starting_over_forgets_what_was(desk: Desk) -> None:
    desk.change(Look(A))
    desk.history.start_over(desk.look)
    desk.change(replace(desk.look, strength=0.5))
    assert desk.undo() == Look(A)
    assert not desk.history.stack.canUndo()
