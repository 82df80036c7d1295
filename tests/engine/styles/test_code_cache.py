"""Style codes on disk."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from engine.style_code import StyleCode
from engine.styles.code_cache import CodeCache
from models.registry import weights_record

CODE = StyleCode(tuple(np.full((4, *shape), 0.5, np.float32) for shape in weights_record("fast").style_shapes))


@pytest.fixture
def cache(tmp_path: Path) -> CodeCache:
    return CodeCache(tmp_path, weights_record("fast"))


def test_a_code_comes_back_as_it_was_kept_and_for_nothing_else(cache: CodeCache) -> None:
    cache.save("abc", 256, CODE)
    kept = cache.load("abc", 256)
    assert kept is not None
    for part, expected in zip(kept.parts, CODE.parts, strict=True):
        np.testing.assert_array_equal(part, expected)
    assert cache.load("abc", 128) is None
    assert cache.load("abd", 256) is None


def test_a_disk_that_refuses_a_code_is_left_as_it_was(
    cache: CodeCache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    cache.save("abc", 256, CODE)
    assert cache.load("abc", 256) is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "other", [CODE.parts[:-1], (*CODE.parts, CODE.parts[0]), (*CODE.parts[:-1], CODE.parts[-1][:, 1:])]
)
def test_a_code_of_another_network_is_made_again(cache: CodeCache, other: tuple[np.ndarray, ...]) -> None:
    cache.save("abc", 256, StyleCode(other))
    assert cache.load("abc", 256) is None
