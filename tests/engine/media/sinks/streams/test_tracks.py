"""More than one sound, subtitles, chapters and tags come along with the pictures of a file."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import pytest
from av.stream import Disposition
from av.subtitles.subtitle import SubtitleSet

from engine.media.sinks.recorder import RecorderSink
from engine.values import StreamInfo
from tests.engine.media.sinks.claps import (
    FPS,
    SIZE,
    assert_in_step,
    clapping_film,
    flashes,
    measured,
    repainted,
)

each_container = pytest.mark.parametrize("suffix", [".mp4", ".mkv"])

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
