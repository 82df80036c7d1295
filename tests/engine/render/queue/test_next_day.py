"""The file queue on the next day: what is remembered of it, what a damaged file costs, and a second window."""

from __future__ import annotations

import json
import os
import sys
import threading
from pathlib import Path

import pytest
from PIL import Image

from engine.render.excerpt import Span
from engine.render.queue.file import read_queue
from engine.render.queue.job import JobState
from tests.engine.render.queue.hall import DONE, FAILED, RUNNING, WAITING, Hall, picture
from tests.fakes import PATIENCE_S
from tests.media import MakeClip, play


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
    assert len(play(hall.out / "one-impasto-swirl.mp4").pictures) == 5


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
    played = play(hall.out / "film-impasto-swirl.mp4")
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
    assert job.target == hall.out / f"{source.stem}-impasto-swirl.png"
    queue.close()
    assert [kept.source for kept in read_queue(hall.file)[0]] == [source]


def test_a_disk_that_refuses_costs_the_memory_not_the_queue(hall: Hall, make_clip: MakeClip) -> None:
    hall.file.mkdir()
    queue = hall.open()
    queue.add([make_clip(frames=2)], hall.out, hall.look)
    assert hall.wait_for_states(queue, DONE)[0].target == hall.out / "clip-impasto-swirl.mp4"


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
    assert {path.name: len(play(path).pictures) for path in hall.out.iterdir()} == {
        "one-impasto-swirl.mp4": 3,
        "one-impasto-swirl (2).mp4": 5,
    }


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
    with Image.open(hall.out / "photo-impasto-swirl.png") as copy:
        assert copy.getexif()[0x0132] == "2024:05:06 07:08:09"
        assert copy.getchannel("A").getextrema() == (90, 90)
    queue.close()
    again = hall.wait_for_states(hall.open(), DONE, DONE)
    assert [job.notes for job in again] == [job.notes for job in jobs]
