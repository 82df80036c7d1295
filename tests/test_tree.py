"""The tree can be found one's way in: small rooms, short modules, and every public name in one place."""

from __future__ import annotations

import ast
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("app", "engine", "models", "assets")
MOST_MODULES, MOST_LINES = 15, 400

INTERFACES = {
    "main": "what `python -m` runs",
    "add_command": "what `app.cli.parser` calls in a command's module",
    "run": "what a command's `set_defaults` names",
}
"""Names that several modules have on purpose, since something calls them by that name."""


def modules(*rooms: str) -> Iterator[Path]:
    for room in rooms:
        yield from (ROOT / room).rglob("*.py")


def public_names(module: Path) -> Iterator[str]:
    for node in ast.parse(module.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node.name


def test_no_room_has_more_modules_than_one_sees_at_a_glance() -> None:
    counts = Counter(module.parent.relative_to(ROOT) for module in modules(*ROOMS, "tests"))
    assert {str(folder): count for folder, count in counts.items() if count > MOST_MODULES} == {}


@pytest.mark.parametrize("room", [*ROOMS, "tests"])
def test_no_module_is_too_long(room: str) -> None:
    lengths = {str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in modules(room)}
    assert {name: length for name, length in lengths.items() if length > MOST_LINES} == {}


def test_a_public_name_is_that_of_one_thing() -> None:
    places: dict[str, list[str]] = defaultdict(list)
    for module in modules(*ROOMS):
        for name in public_names(module):
            places[name].append(str(module.relative_to(ROOT)))
    assert {name: where for name, where in places.items() if len(where) > 1 and name not in INTERFACES} == {}
