"""What the tests of the cluster share: a recipe and a library."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.look.look import Look, StyleShare
from engine.media.sinks.formats import Encoding
from engine.render.cluster.task import Recipe
from engine.styles.library import StyleLibrary
from engine.values import EngineConfig


@pytest.fixture
def library(tmp_path: Path) -> StyleLibrary:
    """The bundled styles."""
    return StyleLibrary(tmp_path / "styles")


@pytest.fixture
def recipe(tmp_path: Path, library: StyleLibrary) -> Recipe:
    """A look with one style, in MP4."""
    share = StyleShare(library.get("mosaic").reading_key)
    return Recipe(Look(styles=(share,)), EngineConfig(), Encoding(), tmp_path / "cache")
