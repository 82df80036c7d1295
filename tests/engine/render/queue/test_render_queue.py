"""The file queue: order, results, holding and giving up."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.look.look import Look
from engine.look.preset import Preset
from tests.engine.render.queue.hall import CANCELLED, DONE, FAILED, RUNNING, Hall, picture
from tests.media import MakeClip, play


def test_videos_and_pictures_come_out_repainted_under_their_own_names(
    hall: Hall, make_clip: MakeClip, tmp_path: Path
) -> None:
    queue = hall.open()
    queue.add([make_clip("film.mp4", frames=6), picture(tmp_path / "photo.png")], hall.out, hall.look)
    film, photo = hall.wait_for_states(queue, DONE, DONE)
    assert (film.target, photo.target) == (hall.out / "film-impasto-swirl.mp4", hall.out / "photo-impasto-swirl.png")
    assert (film.done, film.total) == (6, 6)
    assert len(play(hall.out / "film-impasto-swirl.mp4").pictures) == 6
    assert play(hall.out / "film-impasto-swirl.mp4").sound_codec == "aac"
    assert np.asarray(Image.open(hall.out / "photo-impasto-swirl.png"))[0, 0].tolist() == [245, 235, 225]


def test_what_lies_in_the_folder_is_never_replaced(hall: Hall, make_clip: MakeClip, tmp_path: Path) -> None:
    queue = hall.open()
    clip = make_clip("film.mp4", frames=2)
    before = clip.read_bytes()
    queue.add([clip, clip], tmp_path, hall.look)
    first, second = hall.wait_for_states(queue, DONE, DONE)
    assert (first.target, second.target) == (
        tmp_path / "film-impasto-swirl.mp4",
        tmp_path / "film-impasto-swirl (2).mp4",
    )
    assert clip.read_bytes() == before


def test_a_file_that_cannot_be_read_is_named_and_the_others_go_on(
    hall: Hall, make_clip: MakeClip, tmp_path: Path
) -> None:
    (tmp_path / "notes.mp4").write_text("no film")
    queue = hall.open()
    queue.add([tmp_path / "notes.mp4", tmp_path / "gone.mp4", make_clip(frames=2)], hall.out, hall.look)
    jobs = hall.wait_for_states(queue, FAILED, FAILED, DONE)
    assert ["notes.mp4" in jobs[0].problem, "gone.mp4" in jobs[1].problem] == [True, True]


def test_a_style_that_is_gone_is_named(hall: Hall, make_clip: MakeClip) -> None:
    style = hall.look.styles[0]
    gone = Preset("Gone", (type(style)("0" * 16, "Lost style"),), Look())
    queue = hall.open()
    queue.add([make_clip(frames=2)], hall.out, gone)
    (job,) = hall.wait_for_states(queue, FAILED)
    assert "Lost style" in job.problem


@pytest.mark.expects_log("failed")
def test_a_defect_costs_one_job_not_the_queue(hall: Hall, make_clip: MakeClip) -> None:
    queue = hall.open()
    clip = make_clip(frames=2)
    make = queue._bench._make_stylizer
    queue._bench._make_stylizer = lambda _config: 1 / 0
    queue.add([clip], hall.out, hall.look)
    hall.wait_for_states(queue, FAILED)
    queue._bench._make_stylizer = make
    queue.add([clip], hall.out, hall.look)
    assert hall.wait_for_states(queue, FAILED, DONE)[0].problem


def test_a_running_job_can_be_given_up_and_leaves_nothing_behind(hall: Hall, make_clip: MakeClip) -> None:
    hall.stop_after = 2
    hall.gate.clear()
    queue = hall.open()
    queue.add([make_clip(frames=8)], hall.out, hall.look)
    hall.wait_for(lambda: queue.jobs()[0].done == 2)
    queue.cancel(1)
    hall.gate.set()
    queue.add([make_clip("other.mp4", frames=2)], hall.out, hall.look)
    hall.wait_for_states(queue, CANCELLED, DONE)
    assert [path.name for path in hall.out.iterdir()] == ["other-impasto-swirl.mp4"]


def test_a_large_picture_tells_how_far_it_is_and_can_be_given_up_between_two_parts(hall: Hall, tmp_path: Path) -> None:
    hall.parts = 4
    queue = hall.open()
    hall.at_part = lambda done: queue.cancel(1) if done == 2 else None
    queue.add([picture(tmp_path / "photo.png")], hall.out, hall.look)
    (job,) = hall.wait_for_states(queue, CANCELLED)
    assert (job.done, job.total) == (2, 4)
    assert not list(hall.out.iterdir())


def test_a_picture_given_up_while_it_is_painted_is_not_written(hall: Hall, tmp_path: Path) -> None:
    queue = hall.open()
    hall.stop_after, hall.at_stop = 0, lambda: queue.cancel(1)
    queue.add([picture(tmp_path / "photo.png")], hall.out, hall.look)
    hall.wait_for_states(queue, CANCELLED)
    queue.close()
    assert list(hall.out.iterdir()) == []


class _SlowToForget(threading.Event):
    """Gives whoever sets it every chance to do so right before it is cleared."""

    def __init__(self, setting: Callable[[], threading.Thread]) -> None:
        super().__init__()
        self._setting = setting

    def clear(self) -> None:
        setting = self._setting()
        setting.start()
        # Where it must wait for its turn, it never ends in here.
        setting.join(0.1)
        super().clear()


def test_a_job_given_up_at_the_very_moment_it_begins_is_given_up(hall: Hall, tmp_path: Path) -> None:
    queue = hall.open()
    queue._cut = _SlowToForget(lambda: threading.Thread(target=queue.cancel, args=(1,)))
    hall.stop_after = 0
    hall.gate.clear()
    queue.add([picture(tmp_path / "photo.png")], hall.out, hall.look)
    hall.wait_for_states(queue, CANCELLED)
    hall.gate.set()
    queue.close()
    assert queue._cut.is_set()
    assert list(hall.out.iterdir()) == []


def test_a_job_that_is_over_can_be_done_again(hall: Hall, make_clip: MakeClip, tmp_path: Path) -> None:
    queue = hall.open()
    queue.add([tmp_path / "late.mp4"], hall.out, hall.look)
    hall.wait_for_states(queue, FAILED)
    make_clip("late.mp4", frames=2)
    queue.retry(1)
    (job,) = hall.wait_for_states(queue, DONE)
    assert job.problem == ""


def test_a_held_queue_stands_still_in_the_middle_of_a_file_and_goes_on(hall: Hall, make_clip: MakeClip) -> None:
    queue = hall.open()
    hall.stop_after, hall.at_stop = 3, lambda: queue.set_paused(True)
    queue.add([make_clip(frames=8)], hall.out, hall.look)
    hall.wait_for(lambda: queue.jobs()[0].done == 4)
    assert queue.jobs()[0].state is RUNNING
    queue.set_paused(False)
    hall.wait_for_states(queue, DONE)
    assert len(play(hall.out / "clip-impasto-swirl.mp4").pictures) == 8


def test_jobs_can_be_taken_off_the_list(hall: Hall, make_clip: MakeClip, tmp_path: Path) -> None:
    queue = hall.open()
    queue.set_paused(True)
    queue.add([tmp_path / "one.mp4", make_clip("two.mp4", frames=2)], hall.out, hall.look)
    queue.remove(1)
    queue.set_paused(False)
    hall.wait_for_states(queue, DONE)
    queue.clear()
    assert queue.jobs() == ()


def test_a_system_that_lets_no_thread_step_back_costs_the_courtesy_not_the_queue(
    hall: Hall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def refuse(_which: int, _who: int, priority: int) -> None:
        asked.append(priority)
        raise PermissionError("a thread that is nicer still may not become less so")

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(os, "setpriority", refuse, raising=False)
    queue = hall.open(gentle=True)
    queue.add([picture(tmp_path / "a.png")], hall.out, hall.look)
    (job,) = hall.wait_for_states(queue, DONE)
    assert job.target is not None
    assert job.target.exists()
    assert len(asked) == 1
