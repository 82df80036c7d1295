"""A stylizer that has read two styles, for the tests of a module."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.look.needs import StyleNeed
from engine.stylize.frame_stylizer import Stylizer
from tests.engine.stylize.painting import HEIGHT, WIDTH, make_stylizer


@pytest.fixture(scope="module")
def stylizer(engine_cache: Path) -> Iterator[Stylizer]:
    made = make_stylizer(engine_cache)
    made.prepare((WIDTH, HEIGHT), lambda _: None, lambda: False)
    made.load(StyleNeed("one"))
    made.load(StyleNeed("three"))
    yield made
    made.close()
