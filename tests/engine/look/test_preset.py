"""Presets keep a look, find its styles again, and say what is wrong with a damaged file."""

from __future__ import annotations

import json
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import hypothesis
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from engine.errors import PresetError, StyleError
from engine.look.look import KeepColors, Look, StyleShare, Target
from engine.look.mask import Mask
from engine.look.preset import Preset, PresetStyle, look_in, preset_of, read_preset, write_preset
from engine.look.preset_folder import BUILT_IN, PresetFolder
from engine.styles.library import StyleLibrary
from engine.styles.view import WHOLE, StyleView

SLIDERS = Look(
    strength=1.25,
    layers=(0.0, 0.5, 1.0, 0.25),
    keep_colors=KeepColors.PALETTE,
    steadiness=0.75,
    target=Target.BACKGROUND,
    depth=0.25,
)
PRESET = Preset(
    "Evening", (PresetStyle("0123", "Mosaic", 0.75), PresetStyle("4567", "Mine", 0.25, Path("/a.png"))), SLIDERS
)

PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
ANYTHING = (
    PLAIN
    | st.lists(PLAIN, max_size=5)
    | st.dictionaries(st.sampled_from(["key", "name", "weight", "path", "scale", "crop"]), PLAIN)
)


@pytest.fixture
def library(tmp_path: Path) -> StyleLibrary:
    return StyleLibrary(tmp_path / "styles")


@pytest.fixture
def folder(tmp_path: Path) -> PresetFolder:
    return PresetFolder(tmp_path / "presets")


def painting(path: Path) -> Path:
    pixels = np.random.default_rng(1).integers(0, 255, (80, 80, 3), np.uint8)
    Image.fromarray(pixels).save(path)
    return path


def names(folder: PresetFolder) -> list[str]:
    return [preset.name for preset in folder.presets()]


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    write_preset(tmp_path / "deep" / "a.json", PRESET)
    assert read_preset(tmp_path / "deep" / "a.json") == PRESET


def test_a_preset_keeps_the_mask(tmp_path: Path) -> None:
    values = np.random.default_rng(1).integers(0, 256, (288, 512), np.uint8)
    preset = replace(PRESET, look=replace(SLIDERS, mask=Mask.of(values)))
    write_preset(tmp_path / "a.json", preset)
    assert read_preset(tmp_path / "a.json") == preset


def test_a_preset_without_a_mask_says_nothing_of_one(tmp_path: Path) -> None:
    write_preset(tmp_path / "a.json", PRESET)
    assert "mask" not in json.loads((tmp_path / "a.json").read_text("utf-8"))
    assert read_preset(tmp_path / "a.json").look.mask is None


@pytest.mark.parametrize("mask", ["", "aGVsbG8=", "?", "ü", 7, ["a"], {}, True])
def test_a_damaged_mask_is_one_sentence(tmp_path: Path, mask: object) -> None:
    path = tmp_path / "a.json"
    write_preset(path, PRESET)
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | {"mask": mask}), "utf-8")
    with pytest.raises(PresetError, match=r"a\.json is damaged: mask cannot be .*\.$"):
        read_preset(path)


def test_a_look_becomes_a_preset_that_names_its_styles(library: StyleLibrary, tmp_path: Path) -> None:
    bundled, own = library.styles()[0], library.add(painting(tmp_path / "mine.png"))
    look = Look((StyleShare(bundled.key, 2.0), StyleShare(own.key, 1.0)), 0.5)
    preset = preset_of("Both", look, library)
    assert preset.styles == (
        PresetStyle(bundled.key, bundled.name, 2.0, view=WHOLE),
        PresetStyle(own.key, "mine", 1.0, own.path, WHOLE),
    )
    assert preset.look == Look(strength=0.5)


def test_a_look_with_a_style_nobody_knows_cannot_be_kept(library: StyleLibrary) -> None:
    with pytest.raises(StyleError):
        preset_of("Bad", Look((StyleShare("no such key"),)), library)


def test_a_style_is_found_by_key_then_by_file_then_by_name(library: StyleLibrary, tmp_path: Path) -> None:
    first, file = library.styles()[0], painting(tmp_path / "mine.png")
    assert PresetStyle(first.key, "?").called_in(library) == first.key
    assert PresetStyle("ffff", first.name, 1.0, file).called_in(library) == str(file)
    assert PresetStyle("ffff", first.name, 1.0, tmp_path / "gone.png").called_in(library) == first.name


def test_a_style_that_is_nowhere_is_named(library: StyleLibrary, tmp_path: Path) -> None:
    with pytest.raises(PresetError, match=r"“Lost wave”.*gone\.png is gone"):
        PresetStyle("ffff", "Lost wave", 1.0, tmp_path / "gone.png").called_in(library)


def test_a_style_whose_file_the_system_does_not_let_us_see_is_found_by_its_name(
    library: StyleLibrary, tmp_path: Path
) -> None:
    refused = tmp_path / f"{'x' * 300}.png"
    assert PresetStyle("ffff", "Mosaic", 1.0, refused).called_in(library) == "Mosaic"


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"", "not readable as JSON"),
        (b"{", "not readable as JSON"),
        (b"\xff\xfe\x00", "not readable as JSON"),
        (b"[" * 100_000, "not readable as JSON"),
        (b"[1, 2]", "no preset of Pastiche"),
        (b'{"strength": 1}', "no preset of Pastiche"),
    ],
)
def test_a_file_that_is_no_preset_is_refused_with_one_sentence(tmp_path: Path, content: bytes, complaint: str) -> None:
    (tmp_path / "a.json").write_bytes(content)
    with pytest.raises(PresetError, match=complaint) as error:
        read_preset(tmp_path / "a.json")
    assert "a.json" in str(error.value)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", " "),
        ("strength", 7.0),
        ("strength", True),
        ("strength", 10**400),
        ("layers", [1.0, 1.0]),
        ("layers", [1.0, 1.0, 1.0, "1"]),
        ("keep_colors", 1),
        ("keep_colors", "all"),
        ("keep_colors", []),
        ("steadiness", 1.5),
        ("target", "people"),
        ("target", True),
        ("target", ["all"]),
        ("target", None),
        ("depth", -0.1),
        ("depth", 1.01),
        ("depth", "0.5"),
        ("depth", True),
        ("styles", {}),
        ("styles", [{"key": "a", "name": "b", "weight": 0}]),
        ("styles", [{"key": "a"}]),
        ("styles", [{"key": "a", "name": "b", "path": 3}]),
        ("styles", [{"key": "a", "name": "b"}] * 17),
        ("styles", [{"key": "a", "name": "b", "scale": 9}]),
        ("styles", [{"key": "a", "name": "b", "crop": [0, 0, 1, "x"]}]),
    ],
)
def test_a_field_that_makes_no_sense_is_named(tmp_path: Path, field: str, value: object) -> None:
    path = tmp_path / "a.json"
    write_preset(path, PRESET)
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | {field: value}), "utf-8")
    with pytest.raises(PresetError, match=f"damaged: {field} cannot be"):
        read_preset(path)


@pytest.mark.parametrize(("former", "kept"), [(True, KeepColors.LUMINANCE), (False, KeepColors.OFF)])
def test_a_preset_from_before_palettes_means_what_it_meant(tmp_path: Path, former: bool, kept: KeepColors) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"kind": "pastiche preset", "version": 1, "keep_colors": former}), "utf-8")
    assert read_preset(path).look == Look(keep_colors=kept)


def test_a_newer_format_is_not_guessed_at(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"kind": "pastiche preset", "version": 2}', "utf-8")
    with pytest.raises(PresetError, match="newer Pastiche"):
        read_preset(tmp_path / "a.json")


def test_a_preset_from_before_targets_paints_all_of_a_picture(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    write_preset(path, PRESET)
    record = json.loads(path.read_text("utf-8"))
    assert (record.pop("target"), record.pop("depth")) == ("background", 0.25)
    path.write_text(json.dumps(record), "utf-8")
    assert read_preset(path).look == replace(SLIDERS, target=Target.ALL, depth=0.0)


def test_missing_fields_take_their_defaults(tmp_path: Path) -> None:
    (tmp_path / "short.json").write_text('{"kind": "pastiche preset", "version": 1}', "utf-8")
    assert read_preset(tmp_path / "short.json") == Preset("short", (), Look())


@hypothesis.settings(max_examples=100, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(
            ["name", "styles", "strength", "layers", "keep_colors", "steadiness", "mask", "target", "depth"]
        ),
        ANYTHING | st.lists(ANYTHING, max_size=3),
    )
)
def test_whatever_the_content_it_is_a_preset_or_a_sentence(content: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.json"
        path.write_text(json.dumps({"kind": "pastiche preset", "version": 1, **content}), "utf-8")
        try:
            said = read_preset(path).name
        except PresetError as error:
            said = str(error)
        assert said


def test_a_folder_keeps_lists_renames_and_removes(folder: PresetFolder) -> None:
    for name in ("zebra", "Über den Wolken", "a/b: c?"):
        folder.save(Preset(name, PRESET.styles, PRESET.look))
    assert names(folder) == ["a/b: c?", "zebra", "Über den Wolken"]
    folder.rename("ZEBRA", "Stripes")
    assert folder.get("stripes").look == SLIDERS
    folder.remove("Stripes")
    assert names(folder) == ["a/b: c?", "Über den Wolken"]


def test_what_comes_with_pastiche_is_found_by_its_name_and_stays_as_it_is(folder: PresetFolder) -> None:
    folder.save(PRESET)
    assert [folder.get(preset.name.upper()) for preset in BUILT_IN] == list(BUILT_IN)
    with pytest.raises(PresetError, match="“bold” comes with Pastiche and stays as it is: choose another name"):
        folder.save(Preset("bold", PRESET.styles, PRESET.look))
    with pytest.raises(PresetError, match="comes with Pastiche"):
        folder.rename("Evening", "Gentle")
    with pytest.raises(PresetError, match="no preset “Gentle”"):
        folder.remove("Gentle")
    assert names(folder) == ["Evening"]


def test_what_comes_with_pastiche_is_a_preset_like_any_other_and_goes_from_shallow_to_deep(tmp_path: Path) -> None:
    for preset in BUILT_IN:
        write_preset(tmp_path / "a.json", preset)
        assert read_preset(tmp_path / "a.json") == preset
    depths = [(preset.look.strength, *preset.look.layers) for preset in BUILT_IN]
    assert depths == sorted(depths)


def test_a_file_that_the_user_was_given_goes_before_what_comes_with_pastiche(
    folder: PresetFolder, tmp_path: Path
) -> None:
    theirs = Preset("Gentle", PRESET.styles, PRESET.look)
    write_preset(tmp_path / "presets" / "theirs.json", theirs)
    assert folder.get("gentle") == theirs


def test_the_same_name_replaces(folder: PresetFolder, tmp_path: Path) -> None:
    folder.save(PRESET)
    folder.save(Preset("EVENING", (), Look()))
    assert folder.presets() == (Preset("EVENING", (), Look()),)
    assert len(list((tmp_path / "presets").iterdir())) == 1


def test_names_that_make_the_same_file_name_get_files_of_their_own(folder: PresetFolder) -> None:
    for name in ("a b", "a_b", "a-b"):
        folder.save(Preset(name, (), Look()))
    assert names(folder) == ["a b", "a-b", "a_b"]


def test_a_taken_an_empty_and_an_unknown_name_are_refused(folder: PresetFolder) -> None:
    for name in ("one", "two"):
        folder.save(Preset(name, (), Look()))
    with pytest.raises(PresetError, match="“two” already"):
        folder.rename("one", "two")
    with pytest.raises(PresetError, match="needs a name"):
        folder.rename("one", " ")
    with pytest.raises(PresetError, match="needs a name"):
        folder.save(Preset(" ", (), Look()))
    with pytest.raises(PresetError, match="no preset “three”"):
        folder.remove("three")
    assert names(folder) == ["one", "two"]


def test_a_damaged_file_in_the_folder_hides_nothing_else(folder: PresetFolder, tmp_path: Path) -> None:
    folder.save(PRESET)
    (tmp_path / "presets" / "bad.json").write_bytes(b"{")
    assert names(folder) == ["Evening"]


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(PresetError, match="Cannot write the preset"):
        PresetFolder(tmp_path / "file" / "presets").save(PRESET)
    assert PresetFolder(tmp_path / "file" / "presets").presets() == ()


@pytest.mark.parametrize("named_with_its_view", [True, False])
def test_a_preset_keeps_how_its_styles_are_read(tmp_path: Path, named_with_its_view: bool) -> None:
    library = StyleLibrary(tmp_path / "styles")
    style = library.set_view(library.styles()[0].key, StyleView(2.0, (0.25, 0.0, 0.5, 1.0)))
    look = Look((StyleShare(style.reading_key if named_with_its_view else style.key),))
    write_preset(tmp_path / "large.json", preset_of("Large", look, library))
    library.set_view(style.key, StyleView(0.5))
    preset = read_preset(tmp_path / "large.json")
    assert (preset.styles[0].key, preset.styles[0].view) == (style.key, style.view)
    assert look_in(library, preset).styles == (StyleShare(style.reading_key),)


def test_a_style_of_a_preset_that_does_not_say_how_is_read_as_it_is_here(tmp_path: Path) -> None:
    library = StyleLibrary(tmp_path / "styles")
    style = library.set_view(library.styles()[0].key, StyleView(2.0))
    preset = Preset("Old", (PresetStyle(style.key, style.name),), Look())
    assert look_in(library, preset).styles == (StyleShare(style.reading_key),)
