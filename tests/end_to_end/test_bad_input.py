"""Bad input: one sentence on stderr, exit code 2, nothing lost, no traceback."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
from PIL import Image

from engine.media.sinks.movie import Movie
from tests.end_to_end.conftest import Pastiche, Ran
from tests.media import play


def refused(ran: Ran) -> str:
    """The sentence of a command line that was refused as it should be."""
    assert ran.code == 2
    assert ran.out == ""
    sentence = ran.err.strip().splitlines()[-1]
    assert sentence.startswith("pastiche")
    assert "Traceback" not in ran.err
    return sentence


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    path = tmp_path / "empty.png"
    path.write_bytes(b"")
    return path


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "letter.jpg"
    path.write_text("Dear reader, " * 50)
    return path


def test_a_missing_video_is_named(pastiche: Pastiche, coffee: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.mp4"
    assert "nowhere.mp4" in refused(pastiche("video", tmp_path / "nowhere.mp4", "-s", coffee, "-o", out))
    assert not out.exists()


@pytest.mark.parametrize("which", ["empty", "text"])
def test_a_video_that_is_none_is_named(
    which: str, pastiche: Pastiche, coffee: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    path = request.getfixturevalue(which)
    assert path.name in refused(pastiche("video", path, "-s", coffee, "-o", tmp_path / "out.mp4"))
    assert not (tmp_path / "out.mp4").exists()


def test_a_folder_without_a_video_is_named(pastiche: Pastiche, coffee: Path, tmp_path: Path) -> None:
    sentence = refused(pastiche("video", tmp_path, "-s", coffee, "-o", tmp_path / "out"))
    assert f"There is no video in the folder {tmp_path}." in sentence
    assert not (tmp_path / "out").exists()


def test_a_picture_is_no_video(pastiche: Pastiche, portrait: Path, coffee: Path, tmp_path: Path) -> None:
    assert "pastiche image" in refused(pastiche("video", portrait, "-s", coffee, "-o", tmp_path / "out.mp4"))


@pytest.mark.parametrize("which", ["empty", "text"])
@pytest.mark.parametrize("command", ["video", "image"])
def test_a_style_that_is_no_picture_is_named(
    which: str, command: str, pastiche: Pastiche, portrait: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    path = request.getfixturevalue(which)
    source, out = ("demo", "out.mp4") if command == "video" else (portrait, "out.png")
    assert path.stem in refused(pastiche(command, source, "-s", path, "-o", tmp_path / out))
    assert not (tmp_path / out).exists()


def test_a_missing_style_file_is_named(pastiche: Pastiche, portrait: Path, tmp_path: Path) -> None:
    words = ["image", portrait, "-s", tmp_path / "nowhere.jpg", "-o", tmp_path / "out.png"]
    assert "nowhere.jpg" in refused(pastiche(*words))


def test_an_unknown_style_names_the_near_misses(pastiche: Pastiche, portrait: Path, tmp_path: Path) -> None:
    listed = pastiche("styles")
    known = listed.out.splitlines()[0].split("  ")[0]
    sentence = refused(pastiche("image", portrait, "-s", known + "x", "-o", tmp_path / "out.png"))
    assert known in sentence


def test_a_tiny_style_is_refused(pastiche: Pastiche, portrait: Path, tmp_path: Path) -> None:
    Image.new("RGB", (20, 20)).save(tmp_path / "tiny.png")
    assert "small" in refused(pastiche("image", portrait, "-s", tmp_path / "tiny.png", "-o", tmp_path / "out.png"))


def test_a_picture_with_too_many_pixels_is_refused_before_it_is_decoded(
    pastiche: Pastiche, coffee: Path, tmp_path: Path
) -> None:
    Image.new("1", (20_000, 12_000)).save(tmp_path / "huge.png")
    ran = pastiche("image", tmp_path / "huge.png", "-s", coffee, "-o", tmp_path / "out.png", "-q")
    assert "too large" in refused(ran)


def test_an_unknown_back_end_names_the_near_misses(pastiche: Pastiche, coffee: Path, tmp_path: Path) -> None:
    words = ["video", "demo", "-s", coffee, "-o", tmp_path / "out.mp4", "--backend", "openvion", "--frames", "2"]
    assert "openvino" in refused(pastiche(*words))
    assert not (tmp_path / "out.mp4").exists()


def test_the_input_is_never_overwritten(pastiche: Pastiche, portrait: Path, coffee: Path) -> None:
    before = portrait.read_bytes()
    assert "is the input" in refused(pastiche("image", portrait, "-s", coffee, "-o", portrait, "--overwrite"))
    assert portrait.read_bytes() == before


def test_a_style_is_never_overwritten(pastiche: Pastiche, portrait: Path, coffee: Path) -> None:
    before = coffee.read_bytes()
    assert "is the input" in refused(pastiche("image", portrait, "-s", coffee, "-o", coffee, "--overwrite"))
    assert coffee.read_bytes() == before


def test_an_older_result_is_kept(pastiche: Pastiche, coffee: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.mp4"
    out.write_bytes(b"precious")
    assert "--overwrite" in refused(pastiche("video", "demo", "-s", coffee, "-o", out))
    assert out.read_bytes() == b"precious"


def test_an_older_result_outlives_a_render_that_never_began(pastiche: Pastiche, text: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.mp4"
    out.write_bytes(b"precious")
    refused(pastiche("video", "demo", "-s", text, "-o", out, "--overwrite"))
    assert out.read_bytes() == b"precious"


def test_a_missing_output_folder_is_named(pastiche: Pastiche, coffee: Path, tmp_path: Path) -> None:
    words = ["video", "demo", "-s", coffee, "-o", tmp_path / "nowhere" / "out.mp4"]
    assert "nowhere" in refused(pastiche(*words))


@pytest.mark.parametrize(("command", "name"), [("video", "out.avi"), ("image", "out.gif")])
def test_a_format_that_is_not_written_is_named(
    command: str, name: str, pastiche: Pastiche, portrait: Path, coffee: Path, tmp_path: Path
) -> None:
    source = "demo" if command == "video" else portrait
    assert name in refused(pastiche(command, source, "-s", coffee, "-o", tmp_path / name))


def test_two_pictures_of_one_name_do_not_overwrite_each_other(
    pastiche: Pastiche, portrait: Path, coffee: Path, tmp_path: Path
) -> None:
    twin = tmp_path / portrait.name
    twin.write_bytes(portrait.read_bytes())
    sentence = refused(pastiche("image", portrait, twin, "-s", coffee, "-o", tmp_path / "painted"))
    assert portrait.name in sentence


@pytest.mark.parametrize(("mode", "suffix"), [("RGBA", "png"), ("I;16", "png"), ("L", "png"), ("CMYK", "jpg")])
def test_style_images_of_every_kind_are_fine(
    mode: str, suffix: str, pastiche: Pastiche, portrait: Path, tmp_path: Path
) -> None:
    style = tmp_path / f"style.{suffix}"
    Image.linear_gradient("L").convert("I" if mode == "I;16" else mode).convert(mode).save(style)
    ran = pastiche("image", portrait, "-s", style, "-o", tmp_path / "out.png", "-q")
    assert ran.code == 0, ran.err


def test_a_render_that_leaves_nothing_says_nothing_of_what_it_left(
    pastiche: Pastiche, clip_with_audio: Path, coffee: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As a muxer does that refuses its first packet: by then the encoder has taken a good number of frames.
    def refuse(*_: object) -> None:
        raise ValueError("no such thing")

    monkeypatch.setattr(Movie, "_mux", refuse)
    out = tmp_path / "out.mp4"
    sentence = refused(pastiche("video", clip_with_audio, "-s", coffee, "-o", out))
    assert "cannot be encoded: no such thing" in sentence
    assert "holds what was rendered" not in sentence
    assert not out.exists()


def test_a_pipe_is_rendered_like_the_file_it_was(
    pastiche: Pastiche, clip_with_audio: Path, coffee: Path, tmp_path: Path
) -> None:
    pipe = tmp_path / "pipe.mp4"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_bytes(clip_with_audio.read_bytes()))
    writer.start()
    ran = pastiche("video", pipe, "-s", coffee, "-o", tmp_path / "out.mp4", "--strength", "0")
    writer.join()
    assert ran.code == 0, ran.err
    played = play(tmp_path / "out.mp4")
    assert (len(played.pictures), played.sound_codec) == (30, "aac")
