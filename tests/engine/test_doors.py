"""The doors of the engine hand out what they name, and import nothing before it is asked for."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from importlib import import_module
from types import ModuleType

import pytest

from engine import homes_of

ROOMS = ("backends", "diagnostics", "live", "look", "media", "render", "styles", "stylize")
HEAVY = "{'torch', 'PyQt6', 'cv2', 'av', 'openvino', 'numpy', 'PIL'}"


def door(room: str) -> ModuleType:
    return import_module(f"engine.{room}")


def names(room: str) -> dict[str, str]:
    spec = door(room).__spec__
    assert spec is not None
    return homes_of(spec)


@pytest.mark.parametrize("room", ROOMS)
def test_every_name_can_be_had_from_the_module_it_lives_in(room: str) -> None:
    assert names(room)
    for name, home in names(room).items():
        assert getattr(door(room), name) is getattr(import_module(home), name)
        assert home.startswith(f"engine.{room}.")


def test_no_two_doors_hand_out_the_same_name() -> None:
    counts = Counter(name for room in ROOMS for name in names(room))
    assert [name for name, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("room", ROOMS)
def test_an_unknown_name_is_no_attribute(room: str) -> None:
    assert not hasattr(door(room), "nosuch")


def test_opening_the_doors_imports_nothing_heavy() -> None:
    doors = ", ".join(f"engine.{room}" for room in ROOMS)
    code = f"import sys, {doors}; engine.look.Look; print(sorted({HEAVY} & set(sys.modules)))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
