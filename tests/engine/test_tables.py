"""The tables of parts, and the lists that tools need of them in pyproject.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from engine.backends.selection import BACKENDS
from engine.media.sinks import SINKS
from engine.media.sources import SOURCES

ROOT = Path(__file__).resolve().parents[2]

TABLES: dict[str, list[Any]] = {
    "sources do not know each other": list(SOURCES),
    "sinks do not know each other": list(SINKS.values()),
    "back ends do not know each other": list(BACKENDS.values()),
}


@pytest.mark.parametrize("name", TABLES)
def test_the_borders_between_parts_hold_for_every_row(name: str) -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    listed = next(contract["modules"] for contract in contracts if contract["name"] == name)
    assert sorted(listed) == sorted({row.target.partition(":")[0] for row in TABLES[name]})
