"""Video files that are damaged, cut short, or none at all."""

from __future__ import annotations

import os
from itertools import pairwise
from pathlib import Path

import av
import pytest

from engine.errors import SourceError
from engine.media.sources import make_source
from engine.media.sources.video import VideoSource
from tests.engine.media.sources.films import frames_of, good_frames_and_error, opened
from tests.media import MakeClip


def test_a_file_cut_in_half_gives_its_good_frames_and_then_says_so(make_clip: MakeClip) -> None:
    whole = make_clip(frames=150, options={"movflags": "faststart"})
    cut = whole.with_name("cut.mp4")
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    frames, error = good_frames_and_error(opened(cut))
    assert 20 < len(frames) < 130
    assert [frame.index for frame in frames] == list(range(len(frames)))
    assert error is not None
    assert "cut short" in error or "damaged" in error


def test_a_matroska_file_cut_in_half_says_so_too(make_clip: MakeClip) -> None:
    whole = make_clip("whole.mkv", frames=150)
    cut = whole.with_name("cut.mkv")
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    frames, error = good_frames_and_error(opened(cut))
    assert len(frames) > 20
    assert error is not None
    assert "of 5.0 s" in error


def test_after_the_error_nothing_more_comes(make_clip: MakeClip) -> None:
    whole = make_clip("whole.mkv", frames=150)
    whole.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    source = VideoSource(whole)
    source.open()
    with pytest.raises(SourceError):
        frames_of(source)
    assert source.read() is None
    source.close()


def test_an_mp4_that_lost_its_index_is_said_to_be_damaged(make_clip: MakeClip) -> None:
    whole = make_clip(frames=60)
    whole.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    with pytest.raises(SourceError, match=r"clip\.mp4 is not a video that can be read, or it is damaged"):
        VideoSource(whole).open()


def test_damage_in_the_middle_is_passed_over(make_clip: MakeClip) -> None:
    clip = make_clip("clip.mkv", frames=120, audio=None)
    data = bytearray(clip.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 400] = bytes(400)
    clip.write_bytes(bytes(data))
    frames, _ = good_frames_and_error(opened(clip))
    assert frames[-1].time_s > 3.5
    assert all(later.time_s > earlier.time_s for earlier, later in pairwise(frames))


def test_sound_longer_than_the_picture_is_no_damage(make_clip: MakeClip) -> None:
    frames, error = good_frames_and_error(opened(make_clip(frames=30, audio_s=4.0)))
    assert len(frames) == 30
    assert error is None


@pytest.mark.parametrize("name", ["two.mp4", "two.mkv"])
def test_a_second_sound_longer_than_the_picture_is_no_damage(make_clip: MakeClip, name: str) -> None:
    film, commentary = make_clip(frames=30), make_clip("commentary.mp4", frames=30, audio_s=4.0)
    frames, error = good_frames_and_error(opened(_with_sound_of(commentary, film, film.with_name(name))))
    assert len(frames) == 30
    assert error is None


def _with_sound_of(other: Path, film: Path, target: Path) -> Path:
    """`film` and, behind its own sound, that of another."""
    with av.open(str(film)) as first, av.open(str(other)) as second, av.open(str(target), "w") as output:
        tracks = [*first.streams, *second.streams.audio]
        copies = [output.add_stream_from_template(track) for track in tracks]
        for track, copied in zip(tracks, copies, strict=True):
            container = track.container
            container.seek(0)
            for packet in container.demux(track):
                if packet.dts is not None:
                    packet.stream = copied
                    output.mux(packet)
    return target


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("empty.mp4", b"", r"empty\.mp4 is empty"),
        ("notes.mp4", b"milk, eggs, bread\n" * 40, "not a video"),
        ("notes.txt", b"milk, eggs, bread\n" * 40, r"notes\.txt is a text, not a video"),
    ],
)
def test_what_is_no_video_is_refused(tmp_path: Path, name: str, content: bytes, sentence: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(SourceError, match=sentence):
        VideoSource(tmp_path / name).open()


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"There is no file .*gone\.mp4"):
        VideoSource(tmp_path / "gone.mp4").open()


def test_a_folder_is_no_video(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="is a folder"):
        VideoSource(tmp_path).open()


def test_sound_alone_is_no_video(make_clip: MakeClip) -> None:
    path = make_clip().with_name("sound.m4a")
    with av.open(str(make_clip())) as source, av.open(str(path), "w", format="mp4") as output:
        track = source.streams.audio[0]
        copied = output.add_stream_from_template(track)
        for packet in source.demux(track):
            if packet.dts is not None:
                packet.stream = copied
                output.mux(packet)
    with pytest.raises(SourceError, match="no moving picture"):
        VideoSource(path).open()


def test_a_name_with_a_colon_is_a_name(make_clip: MakeClip) -> None:
    source = VideoSource(make_clip("a:b 100%.mp4", frames=3))
    assert source.open().width == 64
    source.close()


def test_a_file_that_the_system_does_not_let_us_see_is_named_with_its_reason(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read: file name too long"):
        VideoSource(tmp_path / f"{'x' * 300}.mp4").open()


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.mkv")
    with pytest.raises(SourceError, match=r"pipe\.mkv is a pipe or a device, which can be read only once"):
        make_source(str(tmp_path / "pipe.mkv")).open()


def test_pictures_of_a_kind_nobody_knows_are_not_called_damaged(make_clip: MakeClip, tmp_path: Path) -> None:
    strange = tmp_path / "strange.mp4"
    strange.write_bytes(make_clip(frames=5).read_bytes().replace(b"avc1", b"zzzz"))
    with pytest.raises(SourceError, match=r"strange\.mp4 are of a kind that is not known here"):
        VideoSource(strange).open()
