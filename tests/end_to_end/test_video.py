"""`pastiche video`, decoded back."""

from __future__ import annotations

import json
import signal
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from app.cli.commands import video_render
from engine.media.sinks import encoders
from engine.media.sources import card_decoding
from tests.end_to_end.conftest import Pastiche
from tests.media import MakeClip, Picture, play

LEAST_CHANGE = 6.0


def change(one: Picture, other: Picture) -> float:
    """Mean difference of two pictures in levels of 255."""
    return float(np.abs(one.astype(np.float32) - other.astype(np.float32)).mean())


def test_a_clip_keeps_frames_times_size_and_sound_and_is_stylized_all_through(
    pastiche: Pastiche, clip_with_audio: Path, coffee: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.mp4"
    ran = pastiche("video", clip_with_audio, "-s", coffee, "-o", out, "--json")
    assert ran.code == 0, ran.err
    before, after = play(clip_with_audio), play(out)
    assert len(after.pictures) == len(before.pictures)
    assert after.times_s == pytest.approx(before.times_s, abs=1e-4)
    assert after.size == before.size
    assert after.sound_codec == before.sound_codec
    assert after.sound_s == pytest.approx(before.sound_s, abs=0.05)
    changes = [change(*pair) for pair in zip(before.pictures, after.pictures, strict=True)]
    assert min(changes) > LEAST_CHANGE


def test_the_summary_is_one_json_object_and_progress_stays_on_stderr(
    pastiche: Pastiche, clip_with_audio: Path, coffee: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.mp4"
    ran = pastiche("video", clip_with_audio, "-s", coffee, "-o", out, "--json")
    summary = json.loads(ran.out)
    assert (summary["output"], summary["frames"], summary["stopped"]) == (str(out), 30, False)
    assert summary["running_on"]["backend"]
    assert summary["decoded_on"] == "cpu"
    assert ran.err


def test_a_card_decodes_a_film_or_the_render_is_refused_and_nothing_is_written(
    pastiche: Pastiche, make_clip: MakeClip, coffee: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(card_decoding, "hwdevices_available", lambda: ["nosuch"])
    words = ["-s", coffee, "-o", tmp_path / "out.mp4", "--card-decoding"]
    ran = pastiche("video", make_clip(frames=3), *words)
    assert ran.code == 2
    assert "No graphics card here decodes" in ran.err
    ran = pastiche("video", "demo", *words)
    assert ran.code == 2
    assert "--card-decoding is for video files, which 'demo' is not." in ran.err
    assert not (tmp_path / "out.mp4").exists()


def test_a_folder_is_rendered_into_another_and_what_is_missing_is_named(
    pastiche: Pastiche, make_clip: MakeClip, coffee: Path, tmp_path: Path
) -> None:
    (tmp_path / "clips").mkdir()
    for name, frames in (("a.mov", 3), ("b.mp4", 4)):
        make_clip(f"clips/{name}", frames=frames)
    (tmp_path / "clips" / "photo.png").write_bytes(coffee.read_bytes())
    words = [tmp_path / "clips", tmp_path / "gone.mp4", "-s", coffee, "-o", tmp_path / "painted", "--json", "-q"]
    ran = pastiche("video", *words)
    assert ran.code == 2
    told = json.loads(ran.out)
    assert [(Path(each["output"]).name, each["frames"]) for each in told["videos"]] == [("a.mp4", 3), ("b.mp4", 4)]
    assert [each["input"] for each in told["refused"]] == [str(tmp_path / "gone.mp4")]
    assert ran.err.splitlines() == [
        f"Passed over in {tmp_path / 'clips'}, for they are no videos: photo.png.",
        f"pastiche: There is no file {tmp_path / 'gone.mp4'}.",
    ]
    assert sorted(path.name for path in (tmp_path / "painted").iterdir()) == ["a.mp4", "b.mp4"]
    assert len(play(tmp_path / "painted" / "b.mp4").pictures) == 4


def test_an_uneven_rate_is_kept(pastiche: Pastiche, make_clip: MakeClip, coffee: Path, tmp_path: Path) -> None:
    times_s = [0.0, 0.04, 0.05, 0.2, 0.21, 0.5, 0.9, 0.933]
    clip = make_clip(times_s=times_s, audio=None)
    ran = pastiche("video", clip, "-s", coffee, "-o", tmp_path / "out.mp4", "-q")
    assert ran.code == 0, ran.err
    assert play(tmp_path / "out.mp4").times_s == pytest.approx(times_s, abs=1e-3)


def test_odd_sides_become_even_by_a_pixel_and_that_is_said(
    pastiche: Pastiche, make_clip: MakeClip, coffee: Path, tmp_path: Path
) -> None:
    clip = make_clip(size=(97, 71), frames=5, pix_fmt="yuv444p", audio=None)
    ran = pastiche("video", clip, "-s", coffee, "-o", tmp_path / "out.mp4", "-q")
    assert ran.code == 0, ran.err
    assert play(tmp_path / "out.mp4").size == (98, 72)
    assert "The film is 98 x 72 pixels, one more than the picture (97 x 71)" in ran.err


def test_a_smaller_working_size_gives_the_size_of_the_input(
    pastiche: Pastiche, make_clip: MakeClip, coffee: Path, tmp_path: Path
) -> None:
    clip = make_clip(size=(192, 108), frames=5, audio=None)
    ran = pastiche("video", clip, "-s", coffee, "-o", tmp_path / "out.mp4", "--size", "96x64", "-q")
    assert ran.code == 0, ran.err
    assert play(tmp_path / "out.mp4").size == (192, 108)


def test_strength_0_gives_the_clip_back(pastiche: Pastiche, make_clip: MakeClip, coffee: Path, tmp_path: Path) -> None:
    clip = make_clip(frames=5, audio=None)
    ran = pastiche("video", clip, "-s", coffee, "-o", tmp_path / "out.mp4", "--strength", "0", "-q")
    assert ran.code == 0, ran.err
    pairs = zip(play(clip).pictures, play(tmp_path / "out.mp4").pictures, strict=True)
    assert max(change(*pair) for pair in pairs) < 2.5


def test_a_mix_lies_beside_neither_of_its_styles(
    pastiche: Pastiche, make_clip: MakeClip, coffee: Path, rocket: Path, tmp_path: Path
) -> None:
    clip = make_clip(frames=2, audio=None, size=(128, 96))
    styles = {"one": ["-s", coffee], "other": ["-s", rocket], "mix": ["-s", f"{coffee}:0.5", "-s", f"{rocket}:0.5"]}
    films = {}
    for name, words in styles.items():
        ran = pastiche("video", clip, *words, "-o", tmp_path / f"{name}.mp4", "-q")
        assert ran.code == 0, ran.err
        films[name] = play(tmp_path / f"{name}.mp4").pictures[0]
    apart = change(films["one"], films["other"])
    assert change(films["one"], films["mix"]) < apart
    assert change(films["other"], films["mix"]) < apart


def test_the_demo_needs_no_camera(pastiche: Pastiche, coffee: Path, tmp_path: Path) -> None:
    out = tmp_path / "demo.mp4"
    ran = pastiche("video", "demo", "-s", coffee, "-o", out, "--frames", "8", "--demo-size", "160x96")
    assert ran.code == 0, ran.err
    film = play(out)
    assert (len(film.pictures), film.size) == (8, (160, 96))
    assert change(film.pictures[0], film.pictures[-1]) > 0.5


def test_the_first_second_of_a_clip_has_a_second_of_sound(
    pastiche: Pastiche, make_clip: MakeClip, coffee: Path, tmp_path: Path
) -> None:
    clip = make_clip(frames=45)
    ran = pastiche("video", clip, "-s", coffee, "-o", tmp_path / "out.mp4", "--seconds", "1", "-q")
    assert ran.code == 0, ran.err
    film = play(tmp_path / "out.mp4")
    assert len(film.pictures) == 30
    assert film.sound_s == pytest.approx(1.0, abs=0.1)


def test_a_clip_can_begin_later(pastiche: Pastiche, make_clip: MakeClip, coffee: Path, tmp_path: Path) -> None:
    clip, out = make_clip(frames=60), tmp_path / "out.mp4"
    ran = pastiche("video", clip, "-s", coffee, "-o", out, "--from", "1.5", "--seconds", "0.3", "-q")
    assert ran.code == 0, ran.err
    film = play(out)
    assert (len(film.pictures), film.times_s[0]) == (9, 0.0)
    assert film.sound_s == pytest.approx(0.3, abs=0.1)
    late = pastiche("video", clip, "-s", coffee, "-o", tmp_path / "late.mp4", "--from", "9", "-q")
    assert late.code != 0
    assert "ends before 9 s" in late.err


@pytest.mark.parametrize("which", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_finishes_the_file(
    which: signal.Signals, pastiche: Pastiche, coffee: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = video_render.progress_text

    def interrupt_at_frame_5(progress: video_render.RenderProgress) -> str:
        if progress.done == 5:
            signal.raise_signal(which)
        return told(progress)

    monkeypatch.setattr(video_render, "progress_text", interrupt_at_frame_5)
    out = tmp_path / "out.mp4"
    ran = pastiche("video", "demo", "-s", coffee, "-o", out, "--frames", "5000", "--demo-size", "96x64")
    assert ran.code == 130
    assert "stopped early" in ran.out
    assert 5 <= len(play(out).pictures) < 50


def test_a_clip_that_is_cut_short_gives_what_it_holds(
    pastiche: Pastiche, make_clip: MakeClip, coffee: Path, tmp_path: Path
) -> None:
    whole = make_clip(frames=60, size=(128, 96), audio=None, options={"movflags": "frag_keyframe+empty_moov"})
    cut = tmp_path / "cut.mp4"
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size * 2 // 3])
    out = tmp_path / "out.mp4"
    ran = pastiche("video", cut, "-s", coffee, "-o", out, "-q")
    assert ran.code in (0, 2)
    assert ran.code == 0 or ran.err.startswith("pastiche: ")
    assert 5 < len(play(out).pictures) < 60


@pytest.mark.parametrize(("name", "format", "codec"), [("out.mkv", "mkv-av1", "libdav1d"), ("out.gif", "gif", "gif")])
def test_other_formats_are_written_as_asked(
    pastiche: Pastiche, coffee: Path, tmp_path: Path, name: str, format: str, codec: str
) -> None:
    out = tmp_path / name
    ran = pastiche("video", "demo", "--demo-size", "160x96", "--frames", "6", "-s", coffee, "-o", out, "-q")
    assert ran.code == 0, ran.err
    assert len(play(out).pictures) >= 3
    again = pastiche(
        "video", "demo", "--demo-size", "160x96", "--frames", "6", "-s", coffee, "-o", out, "-q", "--overwrite",
        "--format", format, "--quality", "small",
    )  # fmt: skip
    assert again.code == 0, again.err
    with av.open(str(out)) as container:
        assert container.streams.video[0].codec_context.name in (codec, "av1")


def test_a_graphics_card_that_is_wanted_and_not_there_is_said_and_the_film_is_made(
    pastiche: Pastiche, coffee: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encoders, "try_out", lambda _encoder: "there is no card")
    out = tmp_path / "out.mp4"
    words = ["video", "demo", "--demo-size", "160x96", "--frames", "3", "-s", coffee, "-o", out, "-q", "--hardware"]
    ran = pastiche(*words)
    assert ran.code == 0, ran.err
    assert "No graphics card encodes MP4, H.264 here" in ran.err
    assert len(play(out).pictures) == 3


def test_an_animated_picture_is_a_film(pastiche: Pastiche, coffee: Path, tmp_path: Path) -> None:
    pictures = [Image.new("RGB", (96, 64), colour) for colour in ("red", "green", "blue")]
    pictures[0].save(tmp_path / "in.webp", save_all=True, append_images=pictures[1:], duration=[100, 300, 600])
    ran = pastiche("video", tmp_path / "in.webp", "-s", coffee, "-o", tmp_path / "out.mp4", "-q", "--strength", "0")
    assert ran.code == 0, ran.err
    assert play(tmp_path / "out.mp4").times_s == pytest.approx([0.0, 0.1, 0.4], abs=1e-3)


def test_what_is_done_to_the_pictures_of_a_film_is_said(
    pastiche: Pastiche, make_clip: MakeClip, coffee: Path, tmp_path: Path
) -> None:
    clip = make_clip("in.mkv", frames=3, codec="ffv1", pix_fmt="yuv420p10le", audio=None, tags={"color_trc": 16})
    ran = pastiche("video", clip, "-s", coffee, "-o", tmp_path / "out.mp4", "-q", "--strength", "0")
    assert ran.code == 0, ran.err
    assert "High dynamic range (PQ) is brought into the range of common screens (BT.709)." in ran.err
