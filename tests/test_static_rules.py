"""Rules a tool checks: style, format, types and borders, over the whole tree."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROGRAMS = Path(sys.executable).parent

CHECKS = {
    "style": ("ruff", "check", "--no-cache"),
    "format": ("ruff", "format", "--no-cache", "--check"),
    "borders": ("lint-imports", "--no-cache"),
}


@pytest.mark.parametrize("name", CHECKS)
def test_the_tree_keeps_the_rules_of(name: str) -> None:
    program, *arguments = CHECKS[name]
    command = [str(PROGRAMS / program), *arguments]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, f"{result.stdout}\n{result.stderr}"


def test_the_types_fit(types_checked: tuple[int, str]) -> None:
    code, said = types_checked
    assert code == 0, said
