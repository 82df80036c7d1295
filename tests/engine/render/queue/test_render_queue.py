"""The file queue: order, results, holding, giving up, and the next day."""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.look.look import Look, StyleShare
from engine.look.preset import Preset, preset_of
from engine.protocols import OnPart, unwatched
from engine.render.excerpt import Span
from engine.render.queue.file import read_queue
from engine.render.queue.job import JobState, QueueJob
from engine.render.queue.render_queue import RenderQueue
from engine.stats import StageClock
from engine.styles.library import StyleLibrary
from engine.values import EngineConfig, Frame
from tests.fakes import PATIENCE_S, FakeStylizer
from tests.media import MakeClip, play


class Hall:
    """Opens queues on fake networks, waits for what must come, and closes them.

    Attributes:
        stylizers: every fake made. stop_after: frames that each paints before `at_stop` is called. parts: in how many
            each paints a frame; `at_part` is called after each.
    """

    def __init__(self, folder: Path) -> None:
        self.file, self.out = folder / "queue.json", folder / "out"
        self.library = StyleLibrary(folder / "styles")
        self.look = preset_of("In one style", Look(styles=(StyleShare(self.library.styles()[0].key),)), self.library)
        self.stylizers: list[FakeStylizer] = []
        self.gate = threading.Event()
        self.gate.set()
        self.stop_after: int | None = None
        self.parts = 0
        self.at_part: Callable[[int], object] = lambda _done: None
        self.at_stop: Callable[[], object] = lambda: self.gate.wait(PATIENCE_S)
        self._changed = threading.Condition()
        self._queues: list[RenderQueue] = []

    def open(self, gentle: bool = False) -> RenderQueue:
        queue = RenderQueue(self.file, self._make, self.library, EngineConfig(), self._note, gentle)
        self._queues.append(queue)
        queue.start()
        return queue

    def wait_for(self, happened: Callable[[], bool]) -> None:
        with self._changed:
            assert self._changed.wait_for(happened, PATIENCE_S), [queue.jobs() for queue in self._queues]

    def wait_for_states(self, queue: RenderQueue, *states: JobState) -> tuple[QueueJob, ...]:
        self.wait_for(lambda: tuple(job.state for job in queue.jobs()) == states)
        return queue.jobs()

    def close(self) -> None:
        self.gate.set()
        for queue in self._queues:
            queue.close()

    def _make(self, config: EngineConfig) -> FakeStylizer:
        self.stylizers.append(Held(config, self))
        return self.stylizers[-1]

    def _note(self) -> None:
        # Told with the queue's lock held: whoever waits here looks at the queue from another thread.
        threading.Thread(target=self._wake).start()

    def _wake(self) -> None:
        with self._changed:
            self._changed.notify_all()


class Held(FakeStylizer):
    """Does after some frames what the hall wants then."""

    def __init__(self, config: EngineConfig, hall: Hall) -> None:
        super().__init__(config)
        self._hall = hall
        self._painted, self.parts = 0, hall.parts

    def stylize(self, frame: Frame, look: Look, clock: StageClock, on_part: OnPart = unwatched) -> Frame:
        if self._painted == self._hall.stop_after:
            self._hall.at_stop()
        self._painted += 1

        def tell(done: int, total: int) -> None:
            on_part(done, total)
            self._hall.at_part(done)

        return super().stylize(frame, look, clock, tell)


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    hall = Hall(tmp_path)
    yield hall
    hall.close()


WAITING, RUNNING, DONE, FAILED, CANCELLED = JobState


def picture(path: Path) -> Path:
    Image.fromarray(np.full((48, 64, 3), (10, 20, 30), np.uint8)).save(path)
    return path


def test_videos_and_pictures_come_out_repainted_under_their_own_names(
    hall: Hall, make_clip: MakeClip, tmp_path: Path
) -> None:
    queue = hall.open()
    queue.add([make_clip("film.mp4", frames=6), picture(tmp_path / "photo.png")], hall.out, hall.look)
    film, photo = hall.wait_for_states(queue, DONE, DONE)
    assert (film.target, photo.target) == (hall.out / "film.mp4", hall.out / "photo.png")
    assert (film.done, film.total) == (6, 6)
    assert len(play(hall.out / "film.mp4").pictures) == 6
    assert play(hall.out / "film.mp4").sound_codec == "aac"
    assert np.asarray(Image.open(hall.out / "photo.png"))[0, 0].tolist() == [245, 235, 225]


def test_what_a_result_does_not_have_of_its_file_is_noted_also_the_next_time(hall: Hall, make_clip: MakeClip) -> None:
    # Encrypted, as far as one can see.
    film = make_clip("film.mp4", frames=5)
    film.write_bytes(film.read_bytes().replace(b"mp4a", b"enca"))
    queue = hall.open()
    queue.add([film], hall.out, hall.look)
    (job,) = hall.wait_for_states(queue, JobState.DONE)
    assert len(job.notes) == 1
    assert "film.mp4" in job.notes[0]
    queue.close()
    (again,) = hall.wait_for_states(hall.open(), JobState.DONE)
    assert again.notes == job.notes


def test_what_lies_in_the_folder_is_never_replaced(hall: Hall, make_clip: MakeClip, tmp_path: Path) -> None:
    queue = hall.open()
    clip = make_clip("film.mp4", frames=2)
    before = clip.read_bytes()
    queue.add([clip, clip], tmp_path, hall.look)
    first, second = hall.wait_for_states(queue, DONE, DONE)
    assert (first.target, second.target) == (tmp_path / "film (2).mp4", tmp_path / "film (3).mp4")
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
    assert [path.name for path in hall.out.iterdir()] == ["other.mp4"]


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
    assert len(play(hall.out / "clip.mp4").pictures) == 8


def test_jobs_can_be_taken_off_the_list(hall: Hall, make_clip: MakeClip, tmp_path: Path) -> None:
    queue = hall.open()
    queue.set_paused(True)
    queue.add([tmp_path / "one.mp4", make_clip("two.mp4", frames=2)], hall.out, hall.look)
    queue.remove(1)
    queue.set_paused(False)
    hall.wait_for_states(queue, DONE)
    queue.clear()
    assert queue.jobs() == ()


def test_a_job_cut_by_the_end_of_the_program_begins_again_the_next_time(hall: Hall, make_clip: MakeClip) -> None:
    hall.stop_after = 2
    hall.gate.clear()
    today = hall.open()
    today.add([make_clip("one.mp4", frames=5), make_clip("two.mp4", frames=2)], hall.out, hall.look)
    hall.wait_for(lambda: today.jobs()[0].done == 2)
    closing = threading.Thread(target=today.close)
    closing.start()
    hall.gate.set()
    closing.join(PATIENCE_S)
    assert list(hall.out.iterdir()) == []
    hall.stop_after = None
    tomorrow = hall.open()
    jobs = hall.wait_for_states(tomorrow, DONE, DONE)
    assert [job.source.name for job in jobs] == ["one.mp4", "two.mp4"]
    assert len(play(hall.out / "one.mp4").pictures) == 5


def test_a_queue_that_was_held_is_held_the_next_time(hall: Hall, tmp_path: Path) -> None:
    today = hall.open()
    today.set_paused(True)
    today.add([tmp_path / "one.mp4"], hall.out, hall.look, (320, 180))
    today.close()
    tomorrow = hall.open()
    hall.wait_for_states(tomorrow, WAITING)
    assert tomorrow.paused
    assert (tomorrow.jobs()[0].working_size, tomorrow.jobs()[0].look.name) == ((320, 180), "In one style")


def test_a_film_that_no_card_decodes_fails_with_the_reason_also_the_next_time(
    hall: Hall, make_clip: MakeClip, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.media.sources.card_decoding.hwdevices_available", list)
    today = hall.open()
    today.set_paused(True)
    today.add([make_clip(frames=2)], hall.out, hall.look, on_card=True)
    today.close()
    tomorrow = hall.open()
    hall.wait_for_states(tomorrow, WAITING)
    tomorrow.set_paused(False)
    (job,) = hall.wait_for_states(tomorrow, FAILED)
    assert "No graphics card here decodes" in job.problem
    tomorrow.retry(job.number)
    assert tomorrow.jobs()[0].on_card


def test_a_part_of_a_film_is_repainted_with_its_sound_also_the_next_time(hall: Hall, make_clip: MakeClip) -> None:
    today = hall.open()
    today.set_paused(True)
    today.add([make_clip("film.mp4", frames=90)], hall.out, hall.look, span=Span(1.0, 1.983))
    today.close()
    tomorrow = hall.open()
    hall.wait_for_states(tomorrow, WAITING)
    tomorrow.set_paused(False)
    (job,) = hall.wait_for_states(tomorrow, DONE)
    played = play(hall.out / "film.mp4")
    assert (job.total, len(played.pictures)) == (30, 30)
    assert played.sound_s == pytest.approx(1.0, abs=0.06)
    tomorrow.retry(job.number)
    assert tomorrow.jobs()[0].span == Span(1.0, 1.983)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"kind": "other"}', '{"kind": "pastiche queue", "jobs": 3}'])
def test_a_damaged_file_costs_the_old_list_only(hall: Hall, make_clip: MakeClip, text: str) -> None:
    hall.file.write_text(text)
    queue = hall.open()
    queue.add([make_clip(frames=2)], hall.out, hall.look)
    hall.wait_for_states(queue, DONE)
    queue.close()
    assert len(read_queue(hall.file)[0]) == 1


def test_a_damaged_job_is_left_out_and_the_others_stay(hall: Hall, tmp_path: Path) -> None:
    queue = hall.open()
    queue.set_paused(True)
    queue.add([tmp_path / "one.mp4", tmp_path / "two.mp4", tmp_path / "three.mp4"], hall.out, hall.look)
    queue.close()
    kept = json.loads(hall.file.read_text())
    kept["jobs"][0]["look"] = "none"
    del kept["jobs"][1]["source"]
    hall.file.write_text(json.dumps(kept))
    assert [job.source.name for job in read_queue(hall.file)[0]] == ["three.mp4"]


@pytest.mark.parametrize(("place", "value"), [("number", "1e999"), ("working_size", "[1e999, 9]")])
def test_a_job_with_a_number_beyond_all_bounds_is_left_out(hall: Hall, tmp_path: Path, place: str, value: str) -> None:
    queue = hall.open()
    queue.set_paused(True)
    queue.add([tmp_path / "one.mp4", tmp_path / "two.mp4"], hall.out, hall.look)
    queue.close()
    kept = json.loads(hall.file.read_text())
    kept["jobs"][0][place] = "here"
    hall.file.write_text(json.dumps(kept).replace('"here"', value))
    assert [job.source.name for job in read_queue(hall.file)[0]] == ["two.mp4"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere every name is text")
def test_a_file_whose_name_is_no_text_is_painted_and_remembered(hall: Hall, tmp_path: Path) -> None:
    source = picture(tmp_path / "plain.png").rename(tmp_path / os.fsdecode(b"caf\xe9.png"))
    queue = hall.open()
    queue.add([source], hall.out, hall.look)
    (job,) = hall.wait_for_states(queue, DONE)
    assert job.target == hall.out / source.name
    queue.close()
    assert [kept.source for kept in read_queue(hall.file)[0]] == [source]


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


def test_a_disk_that_refuses_costs_the_memory_not_the_queue(hall: Hall, make_clip: MakeClip) -> None:
    hall.file.mkdir()
    queue = hall.open()
    queue.add([make_clip(frames=2)], hall.out, hall.look)
    assert hall.wait_for_states(queue, DONE)[0].target == hall.out / "clip.mp4"


def test_two_windows_have_a_queue_each_and_do_nothing_twice(hall: Hall, make_clip: MakeClip) -> None:
    hall.stop_after, standing = 2, threading.Event()
    hall.at_stop = lambda: (standing.set(), hall.gate.wait(PATIENCE_S))
    hall.gate.clear()
    first = hall.open()
    first.add([make_clip("one.mp4", frames=5)], hall.out, hall.look)
    assert standing.wait(PATIENCE_S)
    hall.stop_after = None
    second = hall.open()
    second.add([make_clip("one.mp4", frames=3)], hall.out, hall.look)
    (job,) = hall.wait_for_states(second, DONE)
    assert [job.state for job in first.jobs()] == [RUNNING]
    hall.gate.set()
    hall.wait_for_states(first, DONE)
    assert job.target is not None
    assert {path.name: len(play(path).pictures) for path in hall.out.iterdir()} == {"one.mp4": 3, "one (2).mp4": 5}


def test_what_a_result_does_not_keep_is_noted_and_stays_noted(hall: Hall, make_clip: MakeClip, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0132] = "2024:05:06 07:08:09"
    exif.get_ifd(0x8825).update({1: "N", 2: (48.0, 8.0, 15.5)})
    exif[0x8825] = 0
    Image.new("RGBA", (80, 64), (200, 40, 40, 90)).save(tmp_path / "photo.png", exif=exif)
    film = make_clip("odd.mkv", size=(65, 49), frames=3, codec="ffv1", pix_fmt="yuv444p", audio=None)
    queue = hall.open()
    queue.add([tmp_path / "photo.png", film], hall.out, hall.look, None)
    jobs = hall.wait_for_states(queue, DONE, DONE)
    assert jobs[0].notes == ("The place where the picture was taken is left out.",)
    assert len(jobs[1].notes) == 1
    assert "The film is 66 x 50 pixels" in jobs[1].notes[0]
    with Image.open(hall.out / "photo.png") as copy:
        assert copy.getexif()[0x0132] == "2024:05:06 07:08:09"
        assert copy.getchannel("A").getextrema() == (90, 90)
    queue.close()
    again = hall.wait_for_states(hall.open(), DONE, DONE)
    assert [job.notes for job in again] == [job.notes for job in jobs]
