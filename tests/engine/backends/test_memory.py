"""What the system tells of memory, and what is said when it tells nothing."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from engine.backends import memory


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells without further packages")
def test_linux_tells_what_is_held_and_what_is_free() -> None:
    held, free = memory.resident_bytes(), memory.available_bytes()
    assert held is not None
    assert held > 2**20
    assert free is not None
    assert free > 2**20


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells without further packages")
def test_pages_of_files_are_not_a_process_s_own() -> None:
    held, own = memory.resident_bytes(), memory.own_bytes()
    assert held is not None
    assert own is not None
    assert 0 < own < held


def test_what_a_system_does_not_tell_is_unknown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "_MEMINFO", tmp_path / "none")
    monkeypatch.setattr(memory, "_STATM", tmp_path / "none")
    assert memory.own_bytes() is None
    assert memory.available_bytes() is None
    (tmp_path / "none").write_text("MemTotal: 12 kB\n")
    assert memory.available_bytes() is None
    (tmp_path / "none").write_text("MemTotal: 12 kB\nMemAvailable:    3000 kB\n")
    assert memory.available_bytes() == 3000 * 1024
