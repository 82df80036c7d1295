"""Settings survive the program, and the program survives its settings."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import settings
from app.settings import Settings
from engine.look import LOOK_CONTROLS, KeepColors, Look, Mask, RegionKind, RegionStyle, StyleShare, Target

LOOK = Look(
    strength=1.25,
    layers=(0.5, 0.0, 1.0, 0.25),
    keep_colors=KeepColors.PALETTE,
    mask=Mask((3, 2), bytes([0, 50, 100, 150, 200, 255])),
    target=Target.BACKGROUND,
    depth=0.75,
    regions=(
        RegionStyle(RegionKind.PERSON, (StyleShare("0123", 2.0), StyleShare("4567")), strength=0.5, feather=0.0),
        RegionStyle(RegionKind.MASK, mask=Mask((1, 1), b"a")),
    ),
)

CHANGED = Settings(
    "abc=",
    "camera:1",
    (("0123", 0.75), ("4567", 0.25)),
    LOOK,
    "split",
    0.25,
    "own",
    ("0123",),
    ("colour",),
    cameras=(("HD Webcam", 1280, 720, 29.97, "YUYV"),),
    loop=True,
    order=("4567", "0123"),
    tour=(30.0, 5.0),
    recording=("mkv-av1", "best", True),
)

PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
ANYTHING = PLAIN | st.lists(PLAIN, max_size=5) | st.dictionaries(st.text(max_size=5), PLAIN, max_size=3)


def test_what_is_saved_is_loaded_again(tmp_path: Path) -> None:
    settings.save_settings(tmp_path / "deep" / "settings.json", CHANGED)
    assert settings.load_settings(tmp_path / "deep" / "settings.json") == CHANGED


def test_the_file_says_its_version(tmp_path: Path) -> None:
    settings.save_settings(tmp_path / "settings.json", CHANGED)
    assert json.loads((tmp_path / "settings.json").read_text("utf-8"))["version"] == settings.SETTINGS_VERSION


def test_a_missing_file_gives_the_defaults(tmp_path: Path) -> None:
    assert settings.load_settings(tmp_path / "none.json") == Settings()


@pytest.mark.parametrize("mask", ["", "aGVsbG8=", 7, ["a"], True])
def test_a_damaged_mask_costs_the_mask_and_nothing_else(tmp_path: Path, mask: object) -> None:
    (tmp_path / "settings.json").write_text(json.dumps({"strength": 0.5, "mask": mask}), "utf-8")
    assert settings.load_settings(tmp_path / "settings.json") == Settings(look=Look(strength=0.5))


@pytest.mark.parametrize(
    "damaged",
    [7, "person", None, {}, {"kind": "cat", "styles": []}, {"kind": "mask", "styles": []}, {"styles": [["a"]]}],
)
def test_a_damaged_region_costs_the_region_and_nothing_else(tmp_path: Path, damaged: object) -> None:
    good = {"kind": "person", "styles": [["0123", 2.0]], "strength": 0.5}
    (tmp_path / "settings.json").write_text(json.dumps({"depth": 0.5, "regions": [damaged, good]}), "utf-8")
    kept = RegionStyle(RegionKind.PERSON, (StyleShare("0123", 2.0),), strength=0.5)
    assert settings.load_settings(tmp_path / "settings.json") == Settings(look=Look(depth=0.5, regions=(kept,)))


@pytest.mark.parametrize("regions", [7, None, "person", {"kind": "person"}])
def test_what_is_no_list_of_regions_costs_the_regions(tmp_path: Path, regions: object) -> None:
    (tmp_path / "settings.json").write_text(json.dumps({"depth": 0.5, "regions": regions}), "utf-8")
    assert settings.load_settings(tmp_path / "settings.json") == Settings(look=Look(depth=0.5))


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe\x00", b"[1, 2]", b"null", b'{"strength": ', b"[" * 100_000])
def test_a_damaged_file_gives_the_defaults(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "settings.json").write_bytes(content)
    assert settings.load_settings(tmp_path / "settings.json") == Settings()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("strength", 7.0),
        ("strength", "much"),
        ("strength", True),
        ("layers", [1.0, 1.0]),
        ("layers", [1.0, 1.0, 1.0, -1.0]),
        ("keep_colors", 1),
        ("keep_colors", "all"),
        ("divider", None),
        ("target", "cat"),
        ("target", ["person"]),
        ("target", None),
        ("depth", 1.5),
        ("depth", "deep"),
        ("depth", True),
        ("geometry", 5),
        ("mix", [["0123", 0.0]]),
        ("mix", [["0123"]]),
        ("mix", [[1, 1]]),
        ("folded", [3]),
        ("cameras", [["HD Webcam", 1280, 720]]),
        ("tour", [20.0]),
        ("tour", [20.0, -1.0]),
        ("cameras", [["HD Webcam", True, 720, 30.0, "MJPG"]]),
        ("cameras", [["HD Webcam", 1280, 720, 30.0, "MJPEG"]]),
        ("nonsense", 5),
    ],
)
def test_one_bad_field_costs_that_field_alone(tmp_path: Path, field: str, value: object) -> None:
    path = tmp_path / "settings.json"
    settings.save_settings(path, CHANGED)
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | {field: value}), "utf-8")
    loaded = settings.load_settings(path)
    for name in set(CHANGED.__slots__) - {"look"}:
        expected = getattr(Settings() if name == field else CHANGED, name)
        assert getattr(loaded, name) == expected
    for control in LOOK_CONTROLS:
        expected = getattr(Look() if control.field == field else LOOK, control.field)
        assert getattr(loaded.look, control.field) == expected


@pytest.mark.parametrize(("former", "kept"), [(True, KeepColors.LUMINANCE), (False, KeepColors.OFF)])
def test_settings_from_before_palettes_mean_what_they_meant(tmp_path: Path, former: bool, kept: KeepColors) -> None:
    (tmp_path / "settings.json").write_text(json.dumps({"keep_colors": former}), "utf-8")
    assert settings.load_settings(tmp_path / "settings.json") == Settings(look=Look(keep_colors=kept))


def test_settings_from_before_targets_paint_everything(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text(json.dumps({"strength": 0.5}), "utf-8")
    loaded = settings.load_settings(tmp_path / "settings.json")
    assert (loaded.look.target, loaded.look.depth) == (Target.ALL, 0.0)


def test_a_newer_version_keeps_what_this_one_understands(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"version": 99, "strength": 0.5, "hologram": true}', "utf-8")
    assert settings.load_settings(tmp_path / "settings.json") == Settings(look=Look(strength=0.5))


@hypothesis.settings(max_examples=50, deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from([*Settings.__slots__, *(control.field for control in LOOK_CONTROLS)]), ANYTHING))
def test_no_content_whatever_makes_loading_fail(content: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "settings.json"
        path.write_text(json.dumps(content), "utf-8")
        assert 0.0 <= settings.load_settings(path).look.strength <= 1.5
