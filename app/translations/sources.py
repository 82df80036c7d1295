"""Finds every string of the program that people see: what stands in `tr(...)`, and the texts of its tables."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOMS = ("app", "engine")

_MARKS = {"tr": (0,), "translate": (1,), "marked": (0,), "Row": (1, 2, 3), "Detail": (1,), "Progress": (0,)}
"""Name of what is called -> which of its arguments are words for people."""

_KEYWORDS = {"text", "tip", "menu", "label"}


def source_strings(root: Path) -> tuple[str, ...]:
    """All of them below `root`, each once, in the order of the alphabet."""
    files = (file for room in ROOMS for file in sorted((root / room).rglob("*.py")))
    return tuple(sorted({text for file in files for text in strings_in(file.read_text("utf-8"))}))


def strings_in(code: str) -> Iterator[str]:
    """The strings of one module."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and (name := _name(node.func)) in _MARKS:
            given = [argument for index, argument in enumerate(node.args) if index in _MARKS[name]]
            given += [keyword.value for keyword in node.keywords if keyword.arg in _KEYWORDS]
            for argument in given:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str) and argument.value:
                    yield argument.value


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""
