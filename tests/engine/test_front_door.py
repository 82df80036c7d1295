"""The front door hands out what it names, to programs and to type checkers, and imports nothing before it is asked."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import engine


def test_every_name_can_be_had() -> None:
    for name in engine.__all__:
        assert getattr(engine, name) is not None


def test_type_checkers_see_the_same_names() -> None:
    tree = ast.parse(Path(engine.__file__).read_text())
    guarded = next(node for node in tree.body if isinstance(node, ast.If))
    seen = {alias.asname for node in guarded.body if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert seen == set(engine.__all__)


def test_an_unknown_name_is_no_attribute() -> None:
    assert not hasattr(engine, "nosuch")


def test_opening_the_door_imports_nothing_heavy() -> None:
    code = "import sys, engine; engine.Look; print(sorted({'torch', 'cv2', 'av', 'openvino'} & set(sys.modules)))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
