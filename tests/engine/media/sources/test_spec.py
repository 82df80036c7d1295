"""Names of sources, taken apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.media.sources.spec import SourceKind, SourceOptions, SourceSpec


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("demo", SourceKind.DEMO),
        ("camera", SourceKind.CAMERA),
        ("camera:1", SourceKind.CAMERA),
        ("rtsp://10.0.0.7/live", SourceKind.STREAM),
        ("https://example.org/a.m3u8", SourceKind.STREAM),
        ("film.mp4", SourceKind.FILE),
        ("file:///a/film.mp4", SourceKind.FILE),
        ("cameraman.mp4", SourceKind.FILE),
        ("demo.mp4", SourceKind.FILE),
        ("/a/camera:1", SourceKind.FILE),
        ("", SourceKind.FILE),
    ],
)
def test_a_name_says_what_kind_of_source_it_means(text: str, kind: SourceKind) -> None:
    spec = SourceSpec.parse(text)
    assert (spec.kind, spec.text) == (kind, text)


@pytest.mark.parametrize(
    ("text", "index"), [("camera", 0), ("camera:", 0), ("camera:12", 12), ("camera:x", None), ("/a/camera:1", None)]
)
def test_a_camera_has_a_number(text: str, index: int | None) -> None:
    assert SourceSpec.parse(text).camera_index == index


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("file:///a/two%20words.mp4", Path("/a/two words.mp4")),
        ("rtsp://10.0.0.7/live", None),
        ("", None),
    ],
)
def test_a_file_has_a_path(text: str, path: Path | None) -> None:
    assert SourceSpec.parse(text).path == path


def test_a_tilde_is_the_home_of_the_user() -> None:
    assert SourceSpec.parse("~/film.mp4").path == Path("~/film.mp4").expanduser()


def test_only_what_comes_from_outside_may_fall_silent() -> None:
    names = ("camera:1", "rtsp://10.0.0.7/live", "demo", "film.mp4")
    assert [SourceSpec.parse(name).may_fall_silent for name in names] == [True, True, False, False]


def test_what_was_not_asked_for_is_left_to_the_source() -> None:
    assert SourceOptions().asked("size", "fps", "opener") == {}
    assert SourceOptions(fps=15.0, size=(4, 3)).asked("fps", "frames") == {"fps": 15.0}
