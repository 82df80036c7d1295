"""The network gets ready while a source is opened that knows its size."""

from __future__ import annotations

import itertools
import threading

import pytest

from engine.events import Finished, RunnerReady, SourceOpened
from engine.values import StopReason
from tests.engine.stage import Stage
from tests.fakes import ScriptedSource, frame

REAL_SIZE_PX = (16, 12)


class Known(ScriptedSource):
    """Frames without end; says their size before it is opened, right or wrong."""

    def __init__(self, known_size_px: tuple[int, int], gate: threading.Event, open_fails: str = "") -> None:
        super().__init__((frame(index) for index in itertools.count()), hold_open=gate, open_fails=open_fails)
        self.known_size_px = known_size_px


@pytest.mark.parametrize(("said", "built"), [(REAL_SIZE_PX, [REAL_SIZE_PX]), ((8, 8), [(8, 8), REAL_SIZE_PX])])
def test_it_is_built_for_that_size_and_again_only_where_that_was_wrong(
    stage: Stage, said: tuple[int, int], built: list[tuple[int, int]]
) -> None:
    gate = threading.Event()
    stage.play(Known(said, gate))
    stage.log.wait_for(lambda event: isinstance(event, RunnerReady))
    assert not stage.log.of(SourceOpened)
    gate.set()
    stage.next_picture()
    stage.log.wait_for(lambda event: isinstance(event, RunnerReady), times=len(built))
    assert [size for stylizer in stage.stylizers for size in stylizer.sizes] == built


def test_a_source_that_then_cannot_be_opened_leaves_nothing_behind(stage: Stage) -> None:
    gate = threading.Event()
    stage.play(Known(REAL_SIZE_PX, gate, open_fails="It is gone."))
    stage.log.wait_for(lambda event: isinstance(event, RunnerReady))
    gate.set()
    assert stage.log.wait_for_end() == Finished(StopReason.FAILED, "It is gone.")
    assert [stylizer.closed for stylizer in stage.stylizers] == [True]
