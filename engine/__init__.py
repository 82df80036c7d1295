"""The engine: capture, stylize loop, back ends, recording. No Qt in here.

`app` enters by a few doors: the rooms (`engine.live`, `engine.render`, ..) and the modules beside this one
(`engine.values`, `engine.events`, ..). It never reaches for a module inside a room. A room's `__init__` names what it
hands out in a block that only type checkers run; `open_door` makes the rest of it, so that a name is written once and
imported when it is first asked for: `pastiche --help` loads neither torch nor OpenCV.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importlib.machinery import ModuleSpec


def open_door(room: ModuleSpec) -> Callable[[str], Any]:
    """The `__getattr__` of a room (PEP 562): imports what its `if TYPE_CHECKING:` block names. Any thread."""
    homes: dict[str, str] = {}

    def hand_out(name: str) -> Any:
        if not homes:
            # Read when the first name is asked for: most imports go straight to a module of the room.
            homes.update(homes_of(room))
        if name not in homes:
            raise AttributeError(f"module {room.name!r} has no attribute {name!r}")
        return getattr(import_module(homes[name]), name)

    return hand_out


def homes_of(room: ModuleSpec) -> dict[str, str]:
    """Name -> module, of all that a room hands out."""
    import ast

    source: str = room.loader.get_source(room.name)  # type: ignore[union-attr]
    guarded = next(node for node in ast.parse(source).body if isinstance(node, ast.If))
    rows = (node for node in guarded.body if isinstance(node, ast.ImportFrom))
    return {alias.name: row.module for row in rows if row.module is not None for alias in row.names}
