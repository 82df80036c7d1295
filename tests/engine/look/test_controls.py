"""The table of controls: complete, and of one mind with the look."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from engine.look.controls import LOOK_CONTROLS, LOOK_SECTIONS, Control, look_record
from engine.look.kinds import Choice, FourAmounts
from engine.look.look import LAYER_NAMES, Look

ROOT = Path(__file__).parents[3]


def test_every_field_of_a_look_but_its_styles_and_regions_has_one_row() -> None:
    assert sorted(control.field for control in LOOK_CONTROLS) == sorted(
        {each.name for each in fields(Look)} - {"styles", "regions"}
    )


@pytest.mark.parametrize("control", LOOK_CONTROLS, ids=lambda control: control.field)
def test_every_row_has_words_and_a_section(control: Control) -> None:
    assert control.section in [section.name for section in LOOK_SECTIONS]
    assert control.kind.allows(control.usual)
    assert all((control.label, control.tip, control.help))
    assert all(option.label and option.tip for option in control.options)


def test_every_value_of_a_choice_and_every_layer_has_an_option() -> None:
    for control in LOOK_CONTROLS:
        kind: Any = control.kind
        if isinstance(kind, Choice):
            assert [option.value for option in control.options] == list(kind.options)
        elif isinstance(kind, FourAmounts):
            assert tuple(option.label.lower() for option in control.options) == LAYER_NAMES


def test_a_record_names_every_control_and_a_mask_only_where_there_is_one() -> None:
    assert set(look_record(Look())) == {control.field for control in LOOK_CONTROLS} - {"mask"}


def test_the_table_is_read_without_loading_numpy() -> None:
    code = "import sys; from engine.look import LOOK_CONTROLS; print('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "False"
