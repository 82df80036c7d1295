"""What was done can be taken back, gesture by gesture."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.services.look_history import LookHistory
from engine.look.look import KeepColors, Look, StyleShare
from engine.look.mask import Mask

pytestmark = pytest.mark.usefixtures("qapp")

A, B = (StyleShare("a"),), (StyleShare("b"),)


class Rig:
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
def rig() -> Rig:
    return Rig()


def test_each_change_is_a_step(rig: Rig) -> None:
    rig.change(Look(strength=0.5))
    rig.change(Look(strength=0.5, keep_colors=KeepColors.LUMINANCE))
    assert rig.undo() == Look(strength=0.5)
    assert rig.undo() == Look()
    assert rig.redo() == Look(strength=0.5)


def test_a_drag_is_one_step(rig: Rig) -> None:
    for percent in range(10):
        rig.now_s += 0.9
        rig.change(Look(strength=percent / 10))
    assert rig.undo() == Look()
    assert rig.redo() == Look(strength=0.9)


def test_what_happens_between_hold_and_let_go_is_one_step_however_long_it_takes(rig: Rig) -> None:
    masks = [Look(mask=Mask((1, 1), bytes([value]))) for value in range(5)]
    rig.change(masks[0])
    rig.history.hold()
    for look in masks[1:4]:
        rig.now_s += 5
        rig.change(look)
    rig.history.let_go()
    rig.history.hold()
    rig.change(masks[4])
    rig.history.let_go()
    assert [rig.undo() for _ in range(3)] == [masks[3], masks[0], Look()]
    assert [rig.redo() for _ in range(3)] == [masks[0], masks[3], masks[4]]


def test_a_gesture_is_taken_back_whole_although_a_tour_goes_on_meanwhile(rig: Rig) -> None:
    first, second = (Mask((1, 1), bytes([value])) for value in (1, 2))
    rig.history.hold()
    rig.change(Look(mask=first))
    rig.history.follow(Look(B, mask=first))
    rig.change(Look(B, mask=first))
    rig.change(Look(B, mask=second))
    rig.history.let_go()
    assert rig.undo().mask is None
    assert rig.redo() == Look(B, mask=second)


def test_a_gesture_that_changes_nothing_is_no_step(rig: Rig) -> None:
    rig.history.hold()
    rig.history.let_go()
    assert not rig.history.stack.canUndo()


def test_the_same_slider_later_is_another_step(rig: Rig) -> None:
    rig.change(Look(strength=0.5))
    rig.now_s = 2.0
    rig.change(Look(strength=0.6))
    assert rig.undo() == Look(strength=0.5)


def test_two_layers_moved_one_after_the_other_are_two_steps(rig: Rig) -> None:
    rig.change(Look(layers=(0.0, 1.0, 1.0, 1.0)))
    rig.change(Look(layers=(0.0, 0.0, 1.0, 1.0)))
    assert rig.undo() == Look(layers=(0.0, 1.0, 1.0, 1.0))


def test_styles_chosen_quickly_are_steps_of_their_own(rig: Rig) -> None:
    rig.change(Look(A))
    rig.change(Look(B))
    assert rig.undo() == Look(A)


def test_weighing_a_style_that_just_joined_is_a_step_of_its_own(rig: Rig) -> None:
    rig.change(Look(A + B))
    rig.change(Look((StyleShare("a", 0.2), StyleShare("b", 0.8))))
    rig.change(Look((StyleShare("a", 0.1), StyleShare("b", 0.9))))
    assert rig.undo() == Look(A + B)
    assert rig.undo() == Look()


def test_a_change_after_an_undo_ends_the_way_forward(rig: Rig) -> None:
    rig.change(Look(strength=0.5))
    rig.undo()
    rig.change(Look(keep_colors=KeepColors.PALETTE))
    assert not rig.history.stack.canRedo()
    assert rig.undo() == Look()


def test_starting_over_forgets_what_was(rig: Rig) -> None:
    rig.change(Look(A))
    rig.history.start_over(rig.look)
    rig.change(replace(rig.look, strength=0.5))
    assert rig.undo() == Look(A)
    assert not rig.history.stack.canUndo()


def test_what_was_removed_is_taken_back_and_removed_again_in_its_turn(rig: Rig) -> None:
    done: list[str] = []
    rig.change(Look(A))
    rig.history.add(lambda: done.append("back"), lambda: done.append("again"))
    rig.change(Look(B))
    assert rig.undo() == Look(A)
    assert done == []
    rig.undo()
    assert done == ["back"]
    assert rig.undo() == Look()
    rig.redo()
    rig.redo()
    assert done == ["back", "again"]
    assert rig.redo() == Look(B)


def test_what_was_removed_is_taken_back_once_although_two_ways_lead_there(rig: Rig) -> None:
    done: list[str] = []
    take_back = rig.history.add(lambda: done.append("back"), lambda: done.append("again"))
    take_back()
    assert (done, rig.history.stack.canUndo(), rig.history.stack.canRedo()) == (["back"], False, True)
    rig.redo()
    rig.change(Look(A))
    take_back()
    assert (done, rig.look) == (["back", "again", "back"], Look(A))
