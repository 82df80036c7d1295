"""What goes with the pictures of a file: sounds of every kind, subtitles, chapters, tags."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from av.stream import Disposition
from av.subtitles.subtitle import SubtitleSet

from engine.media.sinks.recorder import RecorderSink
from engine.media.sinks.streams import sound_trial
from engine.processes import ProcessEnd
from engine.values import StreamInfo
from tests.engine.media.sinks.claps import (
    FPS,
    RATE,
    SIZE,
    assert_in_step,
    clap_block,
    clapping_film,
    flashes,
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


WORDS = [(0.5, 1.5, "Hello, {\\i1}world{\\i0}"), (2.0, 2.8, "Second\\Nline")]


def rich_film(path: Path, said: Sequence[tuple[float, float, str]] = WORDS) -> Path:
    """Two sounds, of which the second is the usual one, subtitles, chapters, tags."""
    first = clapping_film(path.with_name("first.mp4"))
    second = clapping_film(path.with_name("second.mp4"), audio="ac3")
    with av.open(str(first)) as one, av.open(str(second)) as other, av.open(str(path), "w") as output:
        output.metadata.update({"title": "My film", "artist": "A painter"})
        tracks = [one.streams.video[0], one.streams.audio[0], other.streams.audio[0]]
        copies = [output.add_stream_from_template(track) for track in tracks]
        copies[1].metadata["language"], copies[2].metadata["language"] = "eng", "deu"
        copies[2].metadata["title"] = "Auf Deutsch"
        copies[1].disposition, copies[2].disposition = Disposition(0), Disposition.default
        words: Any = output.add_stream("subrip")
        words.metadata["language"] = "fra"
        words.codec_context.subtitle_header = HEADER
        chapters = [("One", 0, 1000), ("Two", 1000, 3000)]
        output.set_chapters(
            [
                {"id": number, "start": begin, "end": end, "time_base": Fraction(1, 1000), "metadata": {"title": title}}
                for number, (title, begin, end) in enumerate(chapters)
            ]
        )
        output.start_encoding()
        for begin_s, end_s, text in said:
            line = f"0,0,Default,,0,0,0,,{text}".encode()
            shown = SubtitleSet.create(line, 0, round((end_s - begin_s) * 1000), round(begin_s * 1_000_000))
            packet = words.codec_context.encode_subtitle(shown)
            packet.time_base, packet.pts, packet.dts = Fraction(1, 1000), round(begin_s * 1000), round(begin_s * 1000)
            packet.duration, packet.stream = round((end_s - begin_s) * 1000), words
            output.mux(packet)
        for track, copied in zip(tracks, copies, strict=True):
            track.container.seek(0)
            for packet in track.container.demux(track):
                if packet.dts is not None:
                    packet.stream = copied
                    output.mux(packet)
    return path


HEADER = b"""[Script Info]
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, \
StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
Style: Default,Arial,16,&Hffffff,&Hffffff,&H0,&H0,0,0,0,0,100,100,0,0,1,1,0,2,10,10,10,1

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""


def subtitles_of(path: Path) -> list[tuple[float, float, str]]:
    """Beginning, end and words of each."""
    found = []
    with av.open(str(path)) as container:
        track = container.streams.subtitles[0]
        for packet in container.demux(track):
            if packet.size and packet.pts is not None:
                words = "".join(line.dialogue.decode() for line in track.decode(packet)).removesuffix("{\\i0}")
                begin_s = float(packet.pts * packet.time_base)
                found.append((begin_s, begin_s + float(packet.duration * packet.time_base), words))
    return [each for each in found if each[2]]


@each_container
def test_all_sounds_come_along_and_the_usual_one_stays_so(tmp_path: Path, suffix: str) -> None:
    told: list[str] = []
    out = repainted(rich_film(tmp_path / "in.mkv"), tmp_path / f"out{suffix}", told)
    assert told == []
    assert_in_step(out, 3, sound=0)
    assert_in_step(out, 3, sound=1)
    with av.open(str(out)) as container:
        sounds = container.streams.audio
        assert [sound.codec_context.name for sound in sounds] == ["aac", "ac3"]
        assert [sound.language for sound in sounds] == ["eng", "deu"]
        assert [bool(sound.disposition & Disposition.default) for sound in sounds] == [False, True]
        assert "Auf Deutsch" in sounds[1].metadata.values()


@each_container
def test_a_second_sound_that_begins_much_later_is_there_from_where_it_begins(tmp_path: Path, suffix: str) -> None:
    film, late = clapping_film(tmp_path / "film.mp4", 10), tmp_path / "late.mkv"
    with av.open(str(film)) as one, av.open(str(film)) as other, av.open(str(late), "w") as output:
        copies = [output.add_stream_from_template(stream) for stream in [*one.streams, other.streams.audio[0]]]
        for packet in one.demux():
            if packet.dts is not None:
                packet.stream = copies[packet.stream.index]
                output.mux(packet)
        for packet in other.demux(audio=0):
            if packet.dts is not None and packet.pts * packet.time_base >= 8:
                packet.stream = copies[2]
                output.mux(packet)
    out = repainted(late, tmp_path / f"out{suffix}")
    assert_in_step(out, 10, sound=0)
    assert measured(out, sound=1).claps_s == pytest.approx([8.0, 9.0], abs=0.07)


@each_container
def test_subtitles_chapters_and_tags_come_along(tmp_path: Path, suffix: str) -> None:
    out = repainted(rich_film(tmp_path / "in.mkv"), tmp_path / f"out{suffix}")
    shown = subtitles_of(out)
    assert [words for _, _, words in shown] == ["Hello, {\\i1}world", "Second\nline"]
    expected = [(begin_s, end_s) for begin_s, end_s, _ in WORDS]
    # The first frame of the film is not quite at its beginning.
    assert [each[:2] for each in shown] == [pytest.approx(each, abs=0.07) for each in expected]
    with av.open(str(out)) as container:
        assert container.streams.subtitles[0].language == "fra"
        assert container.metadata["title"] == "My film"
        found = container.chapters()
        assert [chapter["metadata"]["title"] for chapter in found] == ["One", "Two"]
        begins_s = [float(chapter["start"] * chapter["time_base"]) for chapter in found]
    assert begins_s == pytest.approx([0.0, 1.0], abs=0.07)


@each_container
def test_subtitles_that_are_shown_together_spoil_nothing(tmp_path: Path, suffix: str) -> None:
    words = [(1.0, 2.0, "This"), (1.0, 2.0, "and that"), (2.0, 2.8, "at last")]
    out = repainted(rich_film(tmp_path / "in.mkv", words), tmp_path / f"out{suffix}")
    assert [said for _, _, said in subtitles_of(out)] == [said for _, _, said in words]
    assert_in_step(out, 3)


@pytest.mark.parametrize(("one", "other"), [(".mkv", ".mp4"), (".mp4", ".mkv"), (".mp4", ".mp4"), (".mkv", ".mkv")])
def test_what_one_container_has_of_subtitles_another_gets(tmp_path: Path, one: str, other: str) -> None:
    film = repainted(rich_film(tmp_path / "rich.mkv"), tmp_path / f"one{one}")
    told: list[str] = []
    out = repainted(film, tmp_path / f"other{other}", told)
    assert [words for _, _, words in subtitles_of(out)] == [words for _, _, words in subtitles_of(film)]
    assert told == []
    with av.open(str(out)) as container:
        assert [chapter["metadata"]["title"] for chapter in container.chapters()] == ["One", "Two"]


@each_container
def test_when_and_where_a_film_was_taken_is_kept(tmp_path: Path, suffix: str) -> None:
    film = tmp_path / "trip.mp4"
    with av.open(str(clapping_film(tmp_path / "in.mp4"))) as source, av.open(str(film), "w") as output:
        output.metadata.update({"creation_time": "2021-05-06T07:08:09.000000Z", "location": "+48.1000+011.5000/"})
        copies = [output.add_stream_from_template(stream) for stream in source.streams]
        for packet in source.demux():
            if packet.dts is not None:
                packet.stream = copies[packet.stream.index]
                output.mux(packet)
    with av.open(str(repainted(film, tmp_path / f"out{suffix}"))) as container:
        found = {name.lower(): value for name, value in container.metadata.items()}
    assert found["creation_time"].startswith("2021-05-06T07:08:09")
    assert found["location"] == "+48.1000+011.5000/"


def test_what_a_container_has_no_place_for_is_named(tmp_path: Path) -> None:
    film = tmp_path / "in.mkv"
    with av.open(str(clapping_film(tmp_path / "in.mp4"))) as source, av.open(str(film), "w") as output:
        output.metadata["mood"] = "blue"
        output.add_attachment("letters.ttf", "font/ttf", b"no font")
        copies = [output.add_stream_from_template(stream) for stream in source.streams]
        for packet in source.demux():
            if packet.dts is not None:
                packet.stream = copies[packet.stream.index]
                output.mux(packet)
    told: list[str] = []
    repainted(film, tmp_path / "out.mp4", told)
    assert len(told) == 1
    assert "in.mkv" in told[0]
    assert "attachment" in told[0]
    assert "MOOD" in told[0]


def test_what_is_cut_out_is_gone_from_every_sound_the_subtitles_and_the_chapters(tmp_path: Path) -> None:
    film = rich_film(tmp_path / "in.mkv")
    sink = RecorderSink(tmp_path / "out.mkv", audio_from=film)
    sink.open(StreamInfo("film", *SIZE, float(FPS), duration_s=3.0))
    for frame in flashes(0, FPS // 3):
        sink.write(frame)
    sink.cut()
    for frame in flashes(FPS + FPS // 2, FPS):
        sink.write(frame)
    sink.close()
    for sound in (0, 1):
        assert_in_step(sink.path, 2, sound)
    ((begin_s, _, words),) = subtitles_of(sink.path)
    assert (begin_s, words) == (pytest.approx(0.85, abs=0.05), "Second\nline")
    with av.open(str(sink.path)) as container:
        begins_s = [float(chapter["start"] * chapter["time_base"]) for chapter in container.chapters()]
    assert begins_s == [0.0]
