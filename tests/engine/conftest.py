"""What the engine's tests share: one cache folder, so that a style is read once a run."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def engine_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cache folder of a stylizer, filled by whoever comes first."""
    return tmp_path_factory.mktemp("cache")
