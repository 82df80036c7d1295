"""What the engine's tests share: a session on fakes, and one cache folder, so that a style is read once a run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.engine.stage import Stage


@pytest.fixture(scope="session")
def engine_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cache folder of a stylizer, filled by whoever comes first."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session", autouse=True)
def networks(compiled_once: None) -> None:
    """What the tests of the engine compile, they compile once."""


@pytest.fixture
def stage() -> Iterator[Stage]:
    """A session that is closed with the test."""
    stage = Stage()
    yield stage
    stage.session.close()
