"""Compiled networks are kept, and what is cut short is made anew."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from engine.backends.openvino.cache import MOST_ENTRIES, kept_in
from engine.backends.selection import make_backend
from engine.backends.self_test import probe_pattern
from engine.style_code import fold
from engine.values import EngineConfig, Pixels

pytestmark = pytest.mark.usefixtures("compiled_anew")

SIZE_PX = (96, 64)


def _painted(cache_dir: Path, precision: str = "fp32") -> Pixels:
    """A picture by a back end that has just been built."""
    config = EngineConfig(backend="openvino", precision=precision)
    runner = make_backend("openvino", cache_dir).build(config, SIZE_PX, lambda _: None, lambda: False)
    try:
        return runner.run(
            probe_pattern(*SIZE_PX), fold(runner.encode(probe_pattern(64, 64)), 1.0, (1.0, 1.0, 1.0, 1.0))
        )
    finally:
        runner.close()


def _entries(cache_dir: Path) -> dict[str, tuple[int, int]]:
    """Name -> (size, when it was written, ns)."""
    files = (cache_dir / "openvino").glob("*.blob")
    return {path.name: (path.stat().st_size, path.stat().st_mtime_ns) for path in files}


def test_what_was_compiled_is_read_the_next_time_and_paints_the_same(tmp_path: Path) -> None:
    first = _painted(tmp_path)
    kept = _entries(tmp_path)
    assert len(kept) == 1
    assert np.array_equal(_painted(tmp_path), first)
    assert _entries(tmp_path) == kept


def test_another_precision_is_another_network(tmp_path: Path) -> None:
    _painted(tmp_path)
    before = _entries(tmp_path)
    _painted(tmp_path, "int8")
    after = _entries(tmp_path)
    assert len(after) == len(before) + 1
    assert before.items() <= after.items()


@pytest.mark.parametrize("share", [0.0, 0.2, 0.9])
def test_what_is_cut_short_is_compiled_and_kept_anew(share: float, tmp_path: Path) -> None:
    first = _painted(tmp_path)
    whole = _entries(tmp_path)
    for name, (size, _) in whole.items():
        os.truncate(tmp_path / "openvino" / name, int(share * size))
    assert np.array_equal(_painted(tmp_path), first)
    again = _entries(tmp_path)
    assert again.keys() == whole.keys()
    # Running numbers of nodes stand in them too, which are a few bytes longer by now.
    assert all(again[name][0] == pytest.approx(whole[name][0], rel=0.01) for name in whole)


def test_where_nothing_can_be_kept_it_paints_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "openvino").write_bytes(b"in the way")
    assert _painted(tmp_path).any()


def test_the_oldest_make_room_and_nothing_else_goes(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").touch()
    for age in range(MOST_ENTRIES + 3):
        path = tmp_path / f"{age}.blob"
        path.touch()
        os.utime(path, (1000 - age, 1000 - age))
    assert kept_in(tmp_path) == {"CACHE_DIR": str(tmp_path)}
    assert {path.name for path in tmp_path.iterdir()} == {
        "notes.txt",
        *(f"{age}.blob" for age in range(MOST_ENTRIES - 1)),
    }


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a user's folders private by itself")
def test_what_is_kept_is_the_users_alone(tmp_path: Path) -> None:
    kept_in(tmp_path / "cache" / "openvino")
    assert (tmp_path / "cache" / "openvino").stat().st_mode & 0o077 == 0
