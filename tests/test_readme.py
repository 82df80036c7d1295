"""What the README promises can be typed."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from app.cli.parser import parse

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")
EXAMPLES = [
    line.partition("  #")[0].strip()
    for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    for line in block.splitlines()
    if line.startswith("pastiche ")
]


def marked(name: str) -> str:
    """The code block behind a marker, as `.ci/run` reads it."""
    found = re.search(rf"<!-- {name} -->\n```sh\n(.*?)```", README, re.DOTALL)
    assert found, f"the README has no code block marked {name}"
    return found[1].strip()


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_is_a_command_line(example: str) -> None:
    assert parse(shlex.split(example)[1:]).run is not None


def test_there_are_examples_of_every_command() -> None:
    assert {line.split()[1] for line in EXAMPLES} >= {"video", "image", "styles", "doctor", "bench"}


def test_the_run_command_is_one_line_that_ends_in_the_program() -> None:
    assert marked("command-run").count("\n") == 0
    assert marked("command-run").endswith(".venv/bin/pastiche")


def test_the_test_command_is_one_line_that_ends_in_pytest() -> None:
    assert marked("command-test").count("\n") == 0
    assert marked("command-test").endswith("-m pytest")


def test_the_continuous_run_takes_its_commands_from_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    for name in ("system-packages", "command-run", "command-test"):
        assert marked(name)
        assert f"readme {name}" in script


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "docs/command-line.md"])
def test_every_link_to_a_file_leads_somewhere(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]
    assert [link for link in links if not ((ROOT / page).parent / link).exists()] == []
