"""Sounds of every kind go with the pictures of a file."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from engine.media.sinks.streams import sound_trial
from engine.processes import ProcessEnd
from tests.engine.media.sinks.claps import (
    RATE,
    assert_in_step,
    clap_block,
    clapping_film,
    measured,
    repainted,
)
from tests.media import play

each_container = pytest.mark.parametrize("suffix", [".mp4", ".mkv"])


def layout_of(path: Path, sound: int = 0) -> str:
    with av.open(str(path)) as container:
        return container.streams.audio[sound].layout.name


@each_container
def test_sound_in_packets_shorter_than_a_tick_of_its_file_is_as_long_as_it_was(tmp_path: Path, suffix: str) -> None:
    # Matroska counts milliseconds; these last 0.83 of them, as those of TrueHD do.
    film = with_uncompressed_sound(clapping_film(tmp_path / "in.mp4"), tmp_path / "in.mkv", "stereo", "pcm_s16be", 40)
    out = repainted(film, tmp_path / f"out{suffix}")
    assert_in_step(out, 3)
    assert play(out).sound_s == pytest.approx(3.0, abs=0.05)


def test_sound_from_a_transport_stream_leaves_a_valid_matroska_header(tmp_path: Path) -> None:
    out = repainted(clapping_film(tmp_path / "in.ts"), tmp_path / "out.mkv")
    with av.open(str(out)) as container:
        assert [stream.type for stream in container.streams] == ["video", "audio"]
    assert_in_step(out, 3)


@each_container
@pytest.mark.parametrize("audio", ["aac", "mp2"])
def test_recordings_joined_end_to_end_are_one_after_the_other_in_picture_and_sound(
    tmp_path: Path, audio: str, suffix: str
) -> None:
    one = clapping_film(tmp_path / "one.ts", audio=audio)
    three = tmp_path / "three.ts"
    three.write_bytes(one.read_bytes() * 3)
    out = repainted(three, tmp_path / f"out{suffix}")
    assert_in_step(out, 9)
    assert play(out).times_s[-1] == pytest.approx(9.0, abs=0.15)


@each_container
@pytest.mark.parametrize("offsets_s", [(200, 0), (0, 200), (90_000, 30)])
def test_joined_recordings_whose_clocks_lie_far_apart_are_one_after_the_other(
    tmp_path: Path, offsets_s: tuple[int, int], suffix: str
) -> None:
    # A clock that falls back by more than a minute is taken by FFmpeg for one that has run through its 26 hours.
    joined = tmp_path / "joined.ts"
    with open(joined, "wb") as file:
        for offset_s in offsets_s:
            options = {"output_ts_offset": str(offset_s)}
            file.write(clapping_film(tmp_path / "part.ts", 2, options=options).read_bytes())
    out = repainted(joined, tmp_path / f"out{suffix}")
    assert_in_step(out, 4)
    assert play(out).times_s[-1] == pytest.approx(4.0, abs=0.15)


@each_container
def test_sound_that_changes_its_channels_midway_goes_on_in_those_it_began_with(tmp_path: Path, suffix: str) -> None:
    joined = tmp_path / "joined.ts"
    with open(joined, "wb") as file:
        for layout in ("mono", "stereo", "mono"):
            file.write(clapping_film(tmp_path / "part.ts", 2, layout=layout).read_bytes())
    told: list[str] = []
    out = repainted(joined, tmp_path / f"out{suffix}", told)
    assert_in_step(out, 6)
    assert layout_of(out) == "mono"
    assert told == []


OWN_ORDERS = {"6.1": 125 << 16 | 7, "7.1": 128 << 16 | 8}
"""QuickTime's numbers (kAudioChannelLayoutTag) of L R C LFE Ls Rs Cs and L R C LFE Ls Rs Rls Rrs."""


def film_with_an_order_of_its_own(path: Path, layout: str) -> Path:
    """A QuickTime film whose channels lie in another order than FFmpeg's."""
    with_uncompressed_sound(clapping_film(path.with_suffix(".mp4")), path, layout)
    data = bytearray(path.read_bytes())
    said = data.index(b"chan") + 8
    data[said : said + 8] = struct.pack(">II", OWN_ORDERS[layout], 0)
    path.write_bytes(data)
    return path


@each_container
@pytest.mark.parametrize("layout", ["6.1", "7.1"])
def test_sound_whose_channels_lie_in_an_order_of_their_own_is_recorded(
    tmp_path: Path, layout: str, suffix: str
) -> None:
    # PyAV frees the list of such an order twice, which ends the process.
    film = film_with_an_order_of_its_own(tmp_path / "in.mov", layout)
    in_order = {"6.1": "FL+FR+FC+LFE+SL+SR+BC", "7.1": "FL+FR+FC+LFE+SL+SR+BL+BR"}[layout]
    assert f"({in_order})" in sound_trial.try_sound(film, 1).text
    told: list[str] = []
    out = repainted(film, tmp_path / f"out{suffix}", told)
    assert_in_step(out, 3)
    assert layout_of(out) == "7.1"
    assert told == []


def test_a_sound_whose_decoder_takes_its_process_with_it_is_left_out_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sound_trial, "run_module", lambda *_args, **_options: ProcessEnd(-6, "double free"))
    film = with_uncompressed_sound(clapping_film(tmp_path / "in.mp4"), tmp_path / "in.mov", "stereo")
    told: list[str] = []
    played = play(repainted(film, tmp_path / "out.mp4", told))
    assert (len(played.pictures), played.sound_codec) == (45, None)
    assert len(told) == 1
    assert "it crashed (signal 6)" in told[0]


def test_channels_that_nobody_can_mix_are_left_out_and_named(tmp_path: Path) -> None:
    told: list[str] = []
    film = with_uncompressed_sound(clapping_film(tmp_path / "in.mp4"), tmp_path / "in.mov", "FL+FR+TFL")
    out = repainted(film, tmp_path / "out.mp4", told)
    assert_in_step(out, 3)
    assert layout_of(out) == "stereo"
    assert len(told) == 1
    assert "in.mov" in told[0]
    assert "TFL" in told[0]


@each_container
@pytest.mark.parametrize("rate", [8000, 11025])
def test_sound_that_a_container_does_not_take_after_all_is_encoded_anew(tmp_path: Path, rate: int, suffix: str) -> None:
    film = clapping_film(tmp_path / "in.avi", audio="libmp3lame", rate=rate, video="mpeg4")
    out = repainted(film, tmp_path / f"out{suffix}")
    assert play(out).sound_codec == ("aac" if suffix == ".mp4" else "mp3float")
    # AVI knows no presentation times: its sound is as far off as it was.
    was, now = measured(film).apart_s(), measured(out).apart_s()
    assert now == pytest.approx(was, abs=0.07)


@pytest.mark.parametrize(
    ("layout", "kept"), [("5.1", "5.1"), ("5.1(side)", "5.1"), ("quad", "5.0"), ("4.0", "4.0"), ("2.1", "5.1")]
)
def test_no_channel_is_lost(tmp_path: Path, layout: str, kept: str) -> None:
    film = with_uncompressed_sound(clapping_film(tmp_path / "in.mp4"), tmp_path / "in.mov", layout)
    told: list[str] = []
    out = repainted(film, tmp_path / "out.mp4", told)
    assert layout_of(out) == kept
    assert_in_step(out, 3)
    assert told == []


@pytest.mark.parametrize(
    ("layout", "codec", "kept"),
    [("stereo", "pcm_s16le", "2 channels"), ("5.1", "pcm_s16le", "6 channels"), ("quad", "aac", "5.0")],
)
def test_matroska_gets_uncompressed_sound_as_it_is_only_where_its_number_of_channels_says_which_is_which(
    tmp_path: Path, layout: str, codec: str, kept: str
) -> None:
    film = with_uncompressed_sound(clapping_film(tmp_path / "in.mp4"), tmp_path / "in.mov", layout)
    out = repainted(film, tmp_path / "out.mkv")
    assert (play(out).sound_codec, layout_of(out)) == (codec, kept)


def test_each_channel_stays_the_loudspeaker_it_was(tmp_path: Path) -> None:
    film = tmp_path / "in.mkv"
    tones_hz = [300, 500, 700, 60, 900, 1100]
    with av.open(str(clapping_film(tmp_path / "pictures.mp4"))) as source, av.open(str(film), "w") as output:
        pictures = output.add_stream_from_template(source.streams.video[0])
        sound: Any = output.add_stream("pcm_s16le", rate=RATE)
        sound.layout = "5.1"
        times_s = np.arange(RATE) / RATE
        tones = np.stack([0.5 * np.sin(2 * np.pi * tone * times_s) for tone in tones_hz], axis=1)
        block = av.AudioFrame.from_ndarray((tones * 32767).astype(np.int16).reshape(1, -1), "s16", "5.1")
        block.sample_rate, block.pts = RATE, 0
        for packet in source.demux(source.streams.video[0]):
            if packet.dts is not None:
                packet.stream = pictures
                output.mux(packet)
        output.mux(sound.encode(block))
    with av.open(str(repainted(film, tmp_path / "out.mp4"))) as container:
        frames = [frame.to_ndarray() for frame in container.decode(audio=0)]
    samples = np.concatenate(frames, axis=1)[:, 4096 : 4096 + RATE // 2]
    loudest_hz = np.argmax(np.abs(np.fft.rfft(samples)), axis=1) * 2
    assert loudest_hz.tolist() == pytest.approx(tones_hz, abs=4)


def with_uncompressed_sound(
    film: Path, target: Path, layout: str, codec: str = "pcm_s16le", samples: int = RATE
) -> Path:
    """The pictures of `film` with claps on all channels of `layout`, in packets of so many samples."""
    with av.open(str(film)) as source, av.open(str(target), "w") as output:
        pictures = output.add_stream_from_template(source.streams.video[0])
        sound: Any = output.add_stream(codec, rate=RATE)
        sound.layout = layout
        for packet in source.demux(source.streams.video[0]):
            if packet.dts is not None:
                packet.stream = pictures
                output.mux(packet)
        for second in range(3):
            for block in pieces(clap_block(second, layout, RATE), samples):
                output.mux(sound.encode(block))
    return target


def pieces(block: av.AudioFrame, samples: int) -> list[av.AudioFrame]:
    return av.AudioResampler("s16", block.layout, block.sample_rate, frame_size=samples).resample(block)
