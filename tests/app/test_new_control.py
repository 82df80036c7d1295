"""A control of the look is three things: a field, a row of the table, and its effect. All else is made from them.

A copy of the program is given a slider that it does not have, by one insertion into each of three files, and asked for
it everywhere.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

FIELD = """    saturation: float = control(Amount(most=2.0), 1.0)
"""

ROW = """    Control(
        "saturation",
        "colour",
        label="Saturation",
        tip="How colourful the painting is.",
        help="how colourful the painting is",
    ),
"""

EFFECT = """        if look.saturation != 1.0:
            grey = np.repeat(cv2.cvtColor(painted, cv2.COLOR_RGB2GRAY)[..., None], 3, 2)
            painted = np.asarray(cv2.addWeighted(painted, look.saturation, grey, 1 - look.saturation, 0), np.uint8)
"""

INSERTIONS = {
    "engine/look/look.py": ("    depth: float = control(", FIELD),
    "engine/look/controls.py": ('    Control(\n        "steadiness",', ROW),
    "engine/stylize/regions/compositing.py": ("        if look.strength < FULL_FADE:", EFFECT),
}
"""File -> the line that stands behind what is inserted, and what is inserted."""

QUESTIONS = """
import json
import sys
from pathlib import Path

import numpy as np
from PyQt6.QtCore import Qt
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QApplication

from app import settings
from app.cli.options.look import look_of
from app.cli.parser import parse
from app.i18n.extraction import source_strings
from app.panels.look.look import LookPanel
from app.panels.look.rows import AmountRow
from app.settings import Settings
from engine.look import Look, Preset, read_preset, write_preset
from engine.stylize.regions.compositing import Compositing

here = Path(sys.argv[1])
answers = {}

typed = parse(["image", "a.png", "-s", "mosaic", "-o", "b.png", "--saturation", "40%"])
answers["command line"] = look_of(typed).saturation

settings.save_settings(here / "settings.json", Settings(look=Look(saturation=0.5)))
answers["settings"] = settings.load_settings(here / "settings.json").look.saturation

write_preset(here / "preset.json", Preset("Grey", (), Look(saturation=0.25)))
answers["preset"] = read_preset(here / "preset.json").look.saturation

application = QApplication([])
panel = LookPanel()
told = []
panel.look_changed.connect(told.append)
panel.show_look(Look(saturation=0.75))
row = panel.row("saturation", AmountRow)
answers["panel shows"] = row.value()
QTest.keyClick(row.slider, Qt.Key.Key_End)
answers["panel says"] = told[-1].saturation
answers["tip"] = row.slider.accessibleDescription()

answers["to be translated"] = sorted({"Saturation", "How colourful the painting is."} & set(source_strings(here)))

red = np.full((4, 4, 3), (200, 0, 0), np.uint8)
answers["effect"] = Compositing().compose(red, red, Look(saturation=0.0))[0, 0].tolist()
print(json.dumps(answers))
"""


@pytest.fixture
def extended(tmp_path: Path) -> Path:
    """The folder of a program that has a slider more."""
    for room in ("app", "engine"):
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    for name, (behind, inserted) in INSERTIONS.items():
        file = tmp_path / name
        before, found, after = file.read_text("utf-8").partition(behind)
        assert found, name
        file.write_text(f"{before}{inserted}{found}{after}", "utf-8")
    return tmp_path


def test_a_field_a_row_and_an_effect_make_a_control(extended: Path) -> None:
    environ = os.environ | {"PYTHONPATH": os.pathsep.join((str(extended), str(ROOT)))}
    command = [sys.executable, "-c", QUESTIONS, str(extended)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=extended, env=environ, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "command line": 0.4,
        "settings": 0.5,
        "preset": 0.25,
        "panel shows": 0.75,
        "panel says": 2.0,
        "tip": "How colourful the painting is.",
        "to be translated": ["How colourful the painting is.", "Saturation"],
        "effect": [60, 60, 60],
    }
