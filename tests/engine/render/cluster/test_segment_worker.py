"""A worker renders its segment as if it had painted the film from the beginning."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from engine.protocols import unwatched
from engine.render.cluster.plan import Cutting, FilmPlan, plan_film
from engine.render.cluster.segment_file import read_segment_file
from engine.render.cluster.segment_worker import SegmentWorker
from engine.render.cluster.store import SegmentStore
from engine.render.cluster.task import Recipe, Task
from engine.styles.library import StyleLibrary
from tests.engine.render.cluster.worker_pools import Remembering
from tests.fakes import FakeStylizer
from tests.media import MakeClip


def tasks_of(plan: FilmPlan, recipe: Recipe, library: StyleLibrary, folder: Path) -> list[Task]:
    store = SegmentStore(folder / "out.mp4", plan, recipe)
    store.open(library)
    return [store.task(segment) for segment in plan.segments]


@pytest.mark.parametrize("name", ["clip.mp4", "clip.ts"])
def test_each_segment_has_its_frames_and_no_others(
    make_clip: MakeClip, recipe: Recipe, library: StyleLibrary, tmp_path: Path, name: str
) -> None:
    plan = plan_film(make_clip(name, frames=80), Cutting(0.8), warm_up_s=0.4)
    worker = SegmentWorker(lambda config, _library, _cache: FakeStylizer(config))
    told: list[int] = []
    for task in tasks_of(plan, recipe, library, tmp_path):
        outcome = worker.render(task, told.append)
        assert outcome.problem == ""
        assert read_segment_file(task.folder / outcome.file).frames == task.segment.frames
        assert max(told) == task.segment.frames
        told.clear()
    worker.close()


def test_one_stylizer_serves_all_segments_and_knows_nothing_of_the_one_before(
    make_clip: MakeClip, recipe: Recipe, library: StyleLibrary, tmp_path: Path
) -> None:
    made: list[Remembering] = []
    times_s: list[float] = []

    class Noting(Remembering):
        def stylize(self, frame, look, clock, on_part=unwatched):  # type: ignore[no-untyped-def]
            times_s.append(frame.time_s)
            return super().stylize(frame, look, clock, on_part)

    def make(config, _library, _cache):  # type: ignore[no-untyped-def]
        made.append(Noting(config))
        return made[-1]

    plan = plan_film(make_clip(frames=48), Cutting(0.8), warm_up_s=0.1)
    worker = SegmentWorker(make)
    tasks = tasks_of(plan, recipe, library, tmp_path)
    for task in tasks:
        assert worker.render(task).problem == ""
    worker.close()
    assert len(tasks) == 2
    assert [len(each.sizes) for each in made] == [1]
    begins = tasks[0].segment.frames
    assert times_s[begins] - times_s[begins - 1] > 1.0, "a gap makes the memory of the scene begin anew"
    assert made[0].closed


def test_what_fails_is_said_and_leaves_nothing(
    make_clip: MakeClip, recipe: Recipe, library: StyleLibrary, tmp_path: Path
) -> None:
    failing = FakeStylizer()
    failing.fail_frame = "The card is gone."
    task = tasks_of(plan_film(make_clip(), Cutting()), recipe, library, tmp_path)[0]
    outcome = SegmentWorker(lambda *_: failing).render(task)
    assert (outcome.file, outcome.problem) == ("", "The card is gone.")
    assert [path.name for path in task.folder.iterdir()] == ["pastiche-styles"]


def test_a_film_that_gives_fewer_frames_than_planned_is_no_segment(
    make_clip: MakeClip, recipe: Recipe, library: StyleLibrary, tmp_path: Path
) -> None:
    plan = plan_film(make_clip(frames=20), Cutting())
    task = tasks_of(plan, recipe, library, tmp_path)[0]
    more = replace(task, segment=replace(task.segment, frames=21))
    outcome = SegmentWorker(lambda *_: FakeStylizer()).render(more)
    assert "gives 20 of 21 frames" in outcome.problem
