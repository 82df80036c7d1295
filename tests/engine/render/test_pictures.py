"""Pictures of any size, one stylizer at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from engine.errors import BackendError
from engine.look.look import Look, StyleShare, Target
from engine.render.pictures import PicturePainter
from engine.values import EngineConfig, RunningOn
from tests.fakes import SEES, FakeStylizer, picture

LOOK = Look(styles=(StyleShare("a"),))


def painter(
    made: list[FakeStylizer],
    config: EngineConfig | None = None,
    cancelled: Callable[[], bool] = lambda: False,
    look: Look = LOOK,
) -> PicturePainter:
    """A painter in one style whose stylizers are fakes that invert pictures in four parts, kept in `made`."""

    def make(config: EngineConfig) -> FakeStylizer:
        made.append(FakeStylizer(config))
        made[-1].parts = 4
        return made[-1]

    return PicturePainter(make, config or EngineConfig(), look, cancelled)


def test_a_picture_is_painted_at_its_own_size() -> None:
    made: list[FakeStylizer] = []
    result = painter(made).paint(picture(10, 70, 65))
    assert np.array_equal(result, picture(245, 70, 65))
    assert made[0].sizes == [(70, 65)]


def test_what_painted_is_named_and_what_saw_people_for_it() -> None:
    one = painter([], look=replace(LOOK, target=Target.PERSON))
    assert one.running_on is None
    one.paint(picture(10, 70, 65))
    assert one.running_on == RunningOn("auto", "nothing", "fp32", sight=SEES)


def test_pictures_of_one_size_share_a_stylizer() -> None:
    made: list[FakeStylizer] = []
    several = painter(made)
    for value in range(3):
        several.paint(picture(value, 70, 65))
    assert len(made) == 1
    assert made[0].encode_count == 1


def test_a_picture_is_painted_by_itself_however_steady_videos_shall_be() -> None:
    made: list[FakeStylizer] = []
    several = painter(made, look=replace(LOOK, steadiness=0.8, strength=0.7))
    for value in range(2):
        several.paint(picture(value, 70, 65))
    assert made[0].looks == 2 * [replace(LOOK, steadiness=0.0, strength=0.7)]


def test_another_size_gets_another_stylizer_and_the_first_is_closed() -> None:
    made: list[FakeStylizer] = []
    several = painter(made)
    several.paint(picture(0, 70, 65))
    several.paint(picture(0, 80, 65))
    several.close()
    several.close()
    assert [stylizer.closed for stylizer in made] == [True, True]


def test_a_large_picture_is_painted_at_its_own_size_too() -> None:
    made: list[FakeStylizer] = []
    painter(made).paint(picture(10, 12_000, 900))
    assert made[0].sizes == [(12_000, 900)]
    assert made[0].config.working_size is None


def test_parts_are_told_of_and_no_further_one_is_begun_once_nobody_wants_them() -> None:
    told: list[tuple[int, int]] = []
    one = painter([], cancelled=lambda: len(told) == 3)
    with pytest.raises(BackendError, match="cancelled"):
        one.paint(picture(10, 70, 65), lambda done, total: told.append((done, total)))
    assert told == [(0, 4), (1, 4), (2, 4)]


def test_a_working_size_that_was_asked_for_is_taken() -> None:
    config = EngineConfig(working_size=(96, 64))
    made: list[FakeStylizer] = []
    one = painter(made, config)
    one.paint(picture(0, 200, 100))
    assert made[0].config.working_size == (96, 64)
