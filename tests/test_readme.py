"""What the README promises can be typed, and what the documents name is there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from app.cli.parser import parse

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")
DESIGN = [path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "docs" / "design").glob("*.md"))]
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


@pytest.mark.parametrize(
    "page", ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "docs/command-line.md", "docs/index.md", *DESIGN]
)
def test_every_link_to_a_file_leads_somewhere(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]
    assert [link for link in links if not ((ROOT / page).parent / link).exists()] == []


def test_the_map_can_be_read_at_one_sitting() -> None:
    assert len((ROOT / "ARCHITECTURE.md").read_text("utf-8").split()) <= 1500


@pytest.mark.parametrize("page", ["ARCHITECTURE.md", *DESIGN])
def test_every_module_that_is_named_is_there(page: str) -> None:
    named = set(re.findall(r"`([\w/]+/\w+\.py)`", (ROOT / page).read_text("utf-8")))
    # In a table of what to add, a part that is still to be written is called x.
    wanted = {name for name in named if not re.search(r"\bx\b", name)}
    modules = [
        "/" + path.relative_to(ROOT).as_posix()
        for room in ("app", "engine", "models")
        for path in (ROOT / room).rglob("*.py")
    ]
    assert [name for name in sorted(wanted) if not any(path.endswith("/" + name) for path in modules)] == []
