"""Engines on disk: found again only for exactly what they were made for, and only when whole."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from engine.backends.tensorrt import cache as tensorrt_cache
from engine.backends.tensorrt.cache import EngineCache
from engine.backends.tensorrt.key import CardIdentity, EngineKey, Sizes, engine_key, graph_hash, sizes_around
from models.grid import GRID_PX
from models.registry import weights_record

KEY = engine_key(
    weights_record("fast"),
    sizes_around((160, 96)),
    (("torch", "2.13.0"), ("tensorrt", "11.0")),
    CardIdentity("RTX 4070", "8.9", "580.65"),
)
OTHER_PARTS: dict[str, Any] = {
    "graph": "0" * 64,
    "weights": "0" * 64,
    "architecture": "{}",
    "sizes": sizes_around((96, 160)),
    "precision": "fp32",
    "settings": "{}",
    "system": "Windows AMD64",
    "versions": (("torch", "2.13.0"), ("tensorrt", "11.1")),
    "card": replace(KEY.card, driver="580.66"),
    "schema": 0,
}


@pytest.fixture
def cache(tmp_path: Path) -> EngineCache:
    """Holds one engine under `KEY`."""
    cache = EngineCache(tmp_path / "tensorrt")
    cache.store(KEY, b"the engine")
    return cache


def _entry(cache: EngineCache, key: EngineKey = KEY) -> Path:
    return cache.folder / f"{key.digest()}.engine"


def test_what_was_stored_is_found_again(cache: EngineCache) -> None:
    assert EngineCache(cache.folder).load(KEY) == b"the engine"


def test_kernels_are_kept_beside_their_engine(cache: EngineCache) -> None:
    cache.store(KEY, b"the kernels", "kernels")
    assert cache.load(KEY, "kernels") == b"the kernels"
    cache.discard(KEY)
    assert cache.load(KEY) is None
    assert cache.load(KEY, "kernels") is None


def test_every_part_of_the_key_is_tried_below() -> None:
    assert set(OTHER_PARTS) == {part.name for part in fields(EngineKey)}


@pytest.mark.parametrize("part", OTHER_PARTS)
def test_another_value_asks_for_another_engine(cache: EngineCache, part: str) -> None:
    assert cache.load(replace(KEY, **{part: OTHER_PARTS[part]})) is None
    assert cache.load(KEY) == b"the engine"


@pytest.mark.parametrize("part", ["name", "capability", "driver"])
def test_every_property_of_the_card_counts(cache: EngineCache, part: str) -> None:
    assert cache.load(replace(KEY, card=replace(KEY.card, **{part: "another"}))) is None


@pytest.mark.parametrize("part", OTHER_PARTS)
def test_an_engine_under_a_name_that_is_not_its_own_is_removed(cache: EngineCache, part: str) -> None:
    other = replace(KEY, **{part: OTHER_PARTS[part]})
    _entry(cache).rename(_entry(cache, other))
    assert cache.load(other) is None
    assert not _entry(cache, other).exists()


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda data: data[:10],
        lambda data: data[:-1],
        lambda data: data + b"x",
        lambda data: data[:-1] + b"!",
        lambda data: b"\0" + data[1:],
        lambda data: data.replace(b"RTX 4070", b"RTX 4090"),
        lambda _: os.urandom(500),
    ],
)
def test_a_damaged_engine_is_removed(cache: EngineCache, damage: Callable[[bytes], bytes]) -> None:
    _entry(cache).write_bytes(damage(_entry(cache).read_bytes()))
    assert cache.load(KEY) is None
    assert not _entry(cache).exists()


@pytest.mark.skipif(os.name == "nt", reason="permissions as on Unix are needed")
def test_nobody_else_can_enter_the_folder(cache: EngineCache) -> None:
    assert cache.folder.stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(os.name == "nt", reason="permissions as on Unix are needed")
def test_what_others_could_have_written_is_not_loaded_and_does_not_stay(cache: EngineCache) -> None:
    cache.folder.chmod(0o777)
    assert cache.load(KEY) is None
    other = replace(KEY, sizes=sizes_around((1280, 720)))
    cache.store(other, b"another engine")
    assert cache.load(KEY) is None
    assert cache.load(other) == b"another engine"


def test_nothing_half_written_is_left(cache: EngineCache) -> None:
    assert [path.suffix for path in cache.folder.iterdir()] == [".engine"]


def test_a_folder_that_cannot_be_made_costs_nothing_but_the_engine(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file where the folder should be")
    cache = EngineCache(tmp_path / "taken" / "tensorrt")
    cache.store(KEY, b"the engine")
    assert cache.load(KEY) is None


def test_the_engines_used_longest_ago_go_first(cache: EngineCache, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tensorrt_cache, "_MOST_ENTRIES", 2)
    second, third = replace(KEY, architecture="2"), replace(KEY, architecture="3")
    cache.store(second, b"second")
    os.utime(_entry(cache), (1, 1))
    os.utime(_entry(cache, second), (2, 2))
    cache.load(KEY)
    cache.store(third, b"third")
    assert [cache.load(key) for key in (KEY, second, third)] == [b"the engine", None, b"third"]


def test_the_graph_is_known_by_the_code_that_makes_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import models

    before = graph_hash()
    copy = tmp_path / "models"
    folder = Path(models.__path__[0])
    for source in (*folder.glob("*.py"), *folder.glob("transforms/*.py"), *folder.glob("networks/*.py")):
        target = copy / source.relative_to(folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(source.read_bytes())
    monkeypatch.setattr(models, "__path__", [str(copy)])
    assert graph_hash() == before
    encoder = copy / "networks" / "encoder.py"
    encoder.write_text(encoder.read_text().replace("stride=2", "stride=1"))
    assert graph_hash() != before


@pytest.mark.parametrize(
    "size_px", [(48, 48), (640, 368), (640, 480), (368, 640), (1280, 720), (1920, 1088), (3840, 2160)]
)
def test_an_engine_takes_the_frames_it_is_made_for(size_px: tuple[int, int]) -> None:
    sizes = sizes_around(size_px)
    for side in (0, 1):
        assert sizes.least[side] <= size_px[side] <= sizes.most[side]
        assert sizes.least[side] <= sizes.best[side] <= sizes.most[side]
        assert {length % GRID_PX for length in (sizes.least[side], sizes.best[side], sizes.most[side])} == {0}


def test_cameras_of_one_class_and_smaller_working_sizes_share_an_engine() -> None:
    assert sizes_around((640, 368)) == sizes_around((640, 480)) == sizes_around((480, 272))
    assert sizes_around((1280, 720)) == sizes_around((960, 544))
    assert sizes_around((640, 368)) != sizes_around((1280, 720))


def test_a_frame_larger_than_all_has_an_engine_of_its_own() -> None:
    assert sizes_around((8000, 4000)) == Sizes((8000, 4000), (8000, 4000), (8000, 4000))
