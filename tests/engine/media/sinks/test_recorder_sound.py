"""The sound of recordings: copied or encoded anew, cut as the picture is, in step with it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from engine.errors import SinkError, SourceError
from engine.media.sinks.recorder import RecorderSink
from engine.media.sources.video import VideoSource
from tests.engine.media.sinks.recording import frames_at, info_of, record_from, write_all
from tests.media import MakeClip, play


def sound_packets(path: Path) -> list[bytes]:
    with av.open(str(path)) as container:
        return [bytes(packet) for packet in container.demux(audio=0) if packet.size]


def test_sound_is_copied_bit_for_bit(clip_with_audio: Path, tmp_path: Path) -> None:
    record_from(VideoSource(clip_with_audio), tmp_path / "out.mp4")
    assert sound_packets(tmp_path / "out.mp4") == sound_packets(clip_with_audio)


@pytest.mark.parametrize(
    ("name", "encoder"),
    [("in.mp4", "aac"), ("in.ts", "aac"), ("in.mkv", "ac3"), ("in.mkv", "flac"), ("in.mp4", "libmp3lame")],
)
def test_copied_sound_stays_in_step(make_clip: MakeClip, tmp_path: Path, name: str, encoder: str) -> None:
    clip = make_clip(name, frames=60, audio=encoder)
    record_from(VideoSource(clip), tmp_path / "out.mp4")
    was, now = play(clip), play(tmp_path / "out.mp4")
    assert now.sound_codec == was.sound_codec
    assert now.sound_s == pytest.approx(was.sound_s, abs=0.03)
    lead_before = was.sound_start_s - was.times_s[0]
    assert now.sound_start_s - now.times_s[0] == pytest.approx(lead_before, abs=0.025)


@pytest.mark.parametrize(
    ("name", "encoder"), [("in.mov", "pcm_s16le"), ("in.mkv", "pcm_s16le"), ("in.avi", "pcm_s16le")]
)
def test_sound_that_mp4_players_do_not_take_is_encoded_anew(
    make_clip: MakeClip, tmp_path: Path, name: str, encoder: str
) -> None:
    clip = make_clip(name, frames=60, audio=encoder)
    record_from(VideoSource(clip), tmp_path / "out.mp4")
    was, now = play(clip), play(tmp_path / "out.mp4")
    assert now.sound_codec == "aac"
    assert now.sound_s == pytest.approx(was.sound_s, abs=0.06)
    assert now.times_s[0] == 0.0


def test_encoded_sound_is_the_same_tone(make_clip: MakeClip, tmp_path: Path) -> None:
    record_from(VideoSource(make_clip("in.mov", frames=60, audio="pcm_s16le")), tmp_path / "out.mp4")
    with av.open(str(tmp_path / "out.mp4")) as container:
        samples = np.concatenate([f.to_ndarray()[0] for f in container.decode(audio=0)])[4800:43200]
        rate = container.streams.audio[0].rate
    loudest_hz = np.argmax(np.abs(np.fft.rfft(samples))) * rate / len(samples)
    assert loudest_hz == pytest.approx(440, abs=3)
    assert np.abs(samples).max() == pytest.approx(0.2, abs=0.03)


def test_sound_that_outlasts_the_picture_is_kept_to_its_end(make_clip: MakeClip, tmp_path: Path) -> None:
    record_from(VideoSource(make_clip(frames=30, audio_s=2.5)), tmp_path / "out.mp4")
    assert play(tmp_path / "out.mp4").sound_s == pytest.approx(2.5, abs=0.05)


def test_sound_shorter_than_the_picture_stays_short(make_clip: MakeClip, tmp_path: Path) -> None:
    record_from(VideoSource(make_clip(frames=90, audio_s=0.5)), tmp_path / "out.mp4")
    played = play(tmp_path / "out.mp4")
    assert len(played.pictures) == 90
    assert played.sound_s == pytest.approx(0.5, abs=0.05)


def test_a_render_stopped_midway_has_sound_until_there(make_clip: MakeClip, tmp_path: Path) -> None:
    record_from(VideoSource(make_clip(frames=120)), tmp_path / "out.mp4", frames=30)
    played = play(tmp_path / "out.mp4")
    assert len(played.pictures) == 30
    assert played.sound_s == pytest.approx(1.0, abs=0.05)


def test_a_recording_begun_midway_has_the_sound_of_that_moment(make_clip: MakeClip, tmp_path: Path) -> None:
    clip = make_clip(frames=120, audio="pcm_s16le", name="in.mov", audio_s=4.0)
    sink = RecorderSink(tmp_path / "out.mp4", audio_from=clip)
    sink.open(info_of((64, 48), duration_s=4.0))
    for frame in frames_at([2.5 + index / 30 for index in range(45)]):
        sink.write(frame)
    sink.close()
    played = play(tmp_path / "out.mp4")
    assert played.times_s[0] == 0.0
    assert played.sound_s == pytest.approx(1.5, abs=0.1)


def test_a_source_without_sound_gives_a_film_without_sound(make_clip: MakeClip, tmp_path: Path) -> None:
    silent = make_clip(audio=None)
    sink = RecorderSink(tmp_path / "out.mp4", audio_from=silent)
    sink.open(info_of((64, 48)))
    for frame in frames_at([0.0, 0.1]):
        sink.write(frame)
    sink.close()
    assert play(tmp_path / "out.mp4").sound_codec is None


def test_a_source_that_dies_midway_leaves_what_was_recorded(make_clip: MakeClip, tmp_path: Path) -> None:
    clip = make_clip("in.mkv", frames=150)
    clip.write_bytes(clip.read_bytes()[: clip.stat().st_size // 2])
    source, sink = VideoSource(clip), RecorderSink(tmp_path / "out.mp4", audio_from=clip)
    sink.open(source.open())
    with pytest.raises(SourceError):
        write_all(sink, iter(source.read, None))
    source.close()
    sink.close()
    played = play(tmp_path / "out.mp4")
    assert len(played.pictures) == sink.frame_count > 30
    assert played.sound_s > 1.0


def test_sound_that_cannot_be_read_is_said_and_no_file_stays(tmp_path: Path) -> None:
    sink = RecorderSink(tmp_path / "out.mp4", audio_from=tmp_path / "gone.mp4")
    sink.open(info_of((64, 48)))
    with pytest.raises(SinkError, match=r"The sound of .*gone\.mp4 cannot be read"):
        sink.write(frames_at([0.0])[0])
    sink.close()
    assert list(tmp_path.iterdir()) == []


def test_what_is_cut_out_leaves_no_gap_and_its_sound_is_gone_too(make_clip: MakeClip, tmp_path: Path) -> None:
    clip = make_clip(frames=300)
    sink = RecorderSink(tmp_path / "out.mp4", audio_from=clip)
    sink.open(info_of((64, 48), duration_s=10.0))
    write_all(sink, frames_at([index / 30 for index in range(30)]))
    sink.cut()
    write_all(sink, frames_at([6.0 + index / 30 for index in range(30)]))
    assert sink.length_s == pytest.approx(59 / 30)
    sink.close()
    played = play(tmp_path / "out.mp4")
    assert played.times_s == pytest.approx([index / 30 for index in range(60)], abs=1e-5)
    assert played.sound_s == pytest.approx(2.0, abs=0.06)


@pytest.mark.parametrize(("name", "encoder"), [("in.mp4", "aac"), ("in.ts", "aac"), ("in.mov", "pcm_s16le")])
def test_the_sound_of_a_film_on_repeat_begins_anew_with_it(
    make_clip: MakeClip, tmp_path: Path, name: str, encoder: str
) -> None:
    """Two seconds, the first of them silent."""
    clip = make_clip(name, frames=60, audio=encoder)
    halved = _first_second_silent(clip, tmp_path / f"halved{clip.suffix}")
    sink = RecorderSink(tmp_path / "out.mp4", audio_from=halved)
    sink.open(info_of((64, 48), duration_s=2.0))
    # From 1.5 s to the end, all of it once more, and half a second of the third time.
    laps = [range(45, 60), range(60), range(15)]
    for lap, indices in enumerate(laps):
        for frame in frames_at([index / 30 for index in indices]):
            sink.write(replace(frame, lap=lap))
    sink.close()
    played = play(tmp_path / "out.mp4")
    steps_s = np.diff(played.times_s)
    assert (len(played.pictures), played.sound_s) == (90, pytest.approx(3.0, abs=0.1))
    assert steps_s == pytest.approx(np.full(89, 1 / 30), abs=0.001)
    loud = [_loudness(tmp_path / "out.mp4", time_s) > 0.05 for time_s in (0.25, 0.75, 1.25, 1.75, 2.25, 2.75)]
    assert loud == [True, False, False, True, True, False]


def _first_second_silent(clip: Path, target: Path) -> Path:
    """The same clip; what sounds in its first second is made silence."""
    with av.open(str(clip)) as source, av.open(str(target), "w") as output:
        picture = output.add_stream_from_template(source.streams.video[0])
        heard = source.streams.audio[0]
        sound: Any = output.add_stream(heard.codec_context.name, rate=heard.rate)
        for packet in source.demux(video=0):
            if packet.dts is not None:
                packet.stream = picture
                output.mux(packet)
        source.seek(0)
        for frame in source.decode(audio=0):
            if frame.time < 1.0:
                for plane in frame.planes:
                    plane.update(bytes(plane.buffer_size))
            output.mux(sound.encode(frame))
        output.mux(sound.encode(None))
    return target


def _loudness(path: Path, time_s: float) -> float:
    """Over a tenth of a second."""
    with av.open(str(path)) as container:
        frames = list(container.decode(audio=0))
        samples = np.concatenate([frame.to_ndarray()[0] for frame in frames])
        begin = round((time_s - frames[0].time) * frames[0].sample_rate)
    return float(np.abs(samples[begin : begin + 4800]).mean())
