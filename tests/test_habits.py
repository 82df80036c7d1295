"""The five verbs and the hooks before a commit run what is there, and fetch nothing."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
HOOKS = (ROOT / ".pre-commit-config.yaml").read_text("utf-8")


def test_there_are_five_verbs() -> None:
    assert re.findall(r"^(\w+):", MAKEFILE, re.MULTILINE) == ["setup", "check", "test", "bench", "docs"]


def test_every_script_that_a_verb_runs_is_there() -> None:
    scripts = re.findall(r"\S+\.py\b", MAKEFILE)
    assert scripts
    assert [script for script in scripts if not (ROOT / script).is_file()] == []


def test_the_hooks_are_local_and_run_every_check() -> None:
    assert re.findall(r"repo: (\S+)", HOOKS) == ["local"]
    for program in ("ruff check", "ruff format --check", "lint-imports", "mypy"):
        assert program in HOOKS
        assert program in MAKEFILE
