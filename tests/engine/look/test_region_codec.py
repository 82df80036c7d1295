"""Regions travel in presets: as they are, with styles that are found again, or refused in one sentence."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.errors import PresetError
from engine.look.look import Look, RegionKind, RegionStyle, StyleShare
from engine.look.mask import Mask
from engine.look.preset import Preset, PresetRegion, PresetStyle, look_in, preset_of, read_preset, write_preset
from engine.look.preset_folder import PresetFolder
from engine.look.region_codec import region_from_record, region_record
from engine.styles.library import StyleLibrary
from engine.styles.view import StyleView

PERSON = RegionStyle(RegionKind.PERSON, strength=0.5, layers=(0.0, 0.25, 0.5, 1.0), feather=0.75)
DRAWN = RegionStyle(RegionKind.MASK, mask=Mask.of(np.arange(6, dtype=np.uint8).reshape(2, 3)))
PRESET = Preset("Me", (), Look(), (PresetRegion(PERSON, (PresetStyle("01", "Woodcut", 2.0),)), PresetRegion(DRAWN, ())))


@pytest.mark.parametrize("region", [PERSON, DRAWN, RegionStyle(RegionKind.BACKGROUND)])
def test_a_region_is_read_as_it_was_written(region: RegionStyle) -> None:
    record = json.loads(json.dumps(region_record(region)))
    assert ("mask" in record) is (region.mask is not None)
    assert region_from_record(record) == region
    assert region_from_record(record, [StyleShare("a")]) == replace(region, styles=(StyleShare("a"),))


def test_what_a_record_does_not_say_is_as_usual() -> None:
    assert region_from_record({"kind": "person"}) == RegionStyle(RegionKind.PERSON)


def test_a_preset_keeps_its_regions_also_under_another_name(tmp_path: Path) -> None:
    write_preset(tmp_path / "a.json", PRESET)
    assert read_preset(tmp_path / "a.json") == PRESET
    folder = PresetFolder(tmp_path / "presets")
    folder.save(PRESET)
    folder.rename("Me", "You")
    assert folder.get("You") == replace(PRESET, name="You")


def test_a_preset_without_regions_says_nothing_of_them(tmp_path: Path) -> None:
    write_preset(tmp_path / "a.json", Preset("Plain", (), Look()))
    assert "regions" not in json.loads((tmp_path / "a.json").read_text("utf-8"))


def test_regions_come_back_in_their_styles_read_as_they_were(tmp_path: Path) -> None:
    library = StyleLibrary(tmp_path / "styles")
    first, second = library.styles()[:2]
    library.set_view(second.key, StyleView(scale=2.0))
    look = Look(
        (StyleShare(first.key),),
        regions=(replace(PERSON, styles=(StyleShare(second.key, 2.0), StyleShare(first.key))), DRAWN),
    )
    preset = preset_of("Both", look, library)
    assert preset.look == Look()
    # Where nothing is known of that view.
    other = StyleLibrary(tmp_path / "others")
    found = look_in(other, preset)
    expected = [(replace(second, view=StyleView(scale=2.0)).reading_key, 2.0), (first.key, 1.0)]
    assert [(share.key, share.weight) for share in found.regions[0].styles] == expected
    assert replace(found.regions[0], styles=()) == PERSON
    assert (found.styles, found.regions[1:]) == (look.styles, (DRAWN,))


@pytest.mark.parametrize(
    "regions",
    [
        7,
        ["person"],
        [{}],
        [{"kind": "cat"}],
        [{"kind": ["person"]}],
        [{"kind": "mask"}],
        [{"kind": "person", "strength": 9}],
        [{"kind": "person", "feather": "soft"}],
        [{"kind": "person", "mask": "?"}],
        [{"kind": "person", "styles": [{"key": "a"}]}],
        [{"kind": "person"}, {"kind": "person", "strength": 0.5}],
    ],
)
def test_damaged_regions_are_one_sentence(tmp_path: Path, regions: Any) -> None:
    path = tmp_path / "a.json"
    write_preset(path, PRESET)
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | {"regions": regions}), "utf-8")
    with pytest.raises(PresetError, match=r"a\.json is damaged: regions cannot be .*\.$"):
        read_preset(path)
