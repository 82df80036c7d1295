"""The soak reads the memory of one back end while frames go through it."""

from __future__ import annotations

from pathlib import Path

from engine.soak import Soaked, soak_backend
from engine.values import EngineConfig


def test_memory_is_read_after_a_tenth_and_at_the_end(engine_cache: Path) -> None:
    found = soak_backend("eager", 20, EngineConfig(), engine_cache)
    assert isinstance(found, Soaked)
    assert (found.frames, found.running_on.backend) == (20, "eager")
    assert found.most_mb >= max(found.settled_mb, found.end_mb) > 0 or found.most_mb == 0


def test_what_cannot_run_gives_its_reason(engine_cache: Path) -> None:
    assert "no weights named" in str(soak_backend("eager", 4, EngineConfig(weights="nosuch"), engine_cache))
    assert "no back end named" in str(soak_backend("tachyon", 4, EngineConfig(), engine_cache))
