"""Finds every string of the program that people see: what stands in `tr(...)`, the texts of its tables, and the whole
sentences of the engine, which the window shows as they come and translates by their English words.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOMS = ("app", "engine")

_MARKS: dict[str, tuple[int, ...]] = {
    "tr": (0,),
    "translate": (1,),
    "marked": (0,),
    "Row": (1, 2, 3),
    "WorkingSize": (1,),
    "Progress": (0,),
    "Section": (),
    "Control": (),
    "Option": (),
}
"""Name of what is called -> which of its arguments are words for people, besides those that `_KEYWORDS` names."""

_KEYWORDS = {"text", "tip", "menu", "label"}


_UNSEEN = (
    "bench*",
    "cluster/*",
    "roofline*",
    "scene/*",
    "soak*",
    "start_up*",
    "*calibration*",
    "*graph*",
    "pytorch/*runner.py",
    "tensorrt/runner.py",
    "tuning_run*",
)
"""Modules of the engine whose sentences nobody meets in the window."""

_SENTENCE = re.compile(r"[A-Z“{].* .*([.?]|: \{\d*\})", re.DOTALL)
_LEAST_LETTERS = 6


def source_strings(root: Path) -> tuple[str, ...]:
    """All of them below `root`, each once, in the order of the alphabet."""
    files = (file for room in ROOMS for file in sorted((root / room).rglob("*.py")))
    found = {text for file in files for text in strings_in(file.read_text("utf-8"))}
    engine = root / "engine"
    for file in sorted(engine.rglob("*.py")):
        if not any(file.relative_to(engine).match(pattern) for pattern in _UNSEEN):
            found.update(sentences_in(file.read_text("utf-8")))
    return tuple(sorted(found))


def sentences_in(code: str) -> Iterator[str]:
    """The sentences of one module of the engine, with places for values ("{0}") where it fills them in."""
    tree = ast.parse(code)
    # A string that stands alone is a docstring; the pieces of a formatted string are found with the whole.
    passed = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    passed |= {id(piece) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for piece in node.values}
    for node in ast.walk(tree):
        text = _template(node) if id(node) not in passed else ""
        letters = re.sub(r"\{\d*\}|[^A-Za-z]", "", text)
        if _SENTENCE.fullmatch(text) and len(letters) >= _LEAST_LETTERS and "`" not in text:
            yield text


def _template(node: ast.AST) -> str:
    """The text of a string, or of a formatted one with a numbered place for each value."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if not isinstance(node, ast.JoinedStr):
        return ""
    parts, places = [], 0
    for piece in node.values:
        if isinstance(piece, ast.Constant):
            parts.append(str(piece.value))
        else:
            parts.append(f"{{{places}}}")
            places += 1
    return "".join(parts)


def strings_in(code: str) -> Iterator[str]:
    """The strings of one module."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and (name := _name(node.func)) in _MARKS:
            given = [argument for index, argument in enumerate(node.args) if index in _MARKS[name]]
            given += [keyword.value for keyword in node.keywords if keyword.arg in _KEYWORDS]
            yield from (text for argument in given if (text := _template(argument)))


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""
