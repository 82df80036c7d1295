"""How much of a film a worker paints before its own part."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from engine.render.cluster.film import Film, FilmOrder
from engine.render.cluster.plan import Cutting
from engine.render.cluster.task import Recipe
from engine.styles.library import StyleLibrary
from tests.media import MakeClip


@pytest.mark.parametrize(("steadiness", "motion", "expected_s"), [(0.0, 0.0, 0.0), (0.1, 0.0, 0.5), (0.1, 0.5, 2.5)])
def test_what_averages_and_strokes_need_to_settle(
    make_clip: MakeClip,
    recipe: Recipe,
    library: StyleLibrary,
    tmp_path: Path,
    steadiness: float,
    motion: float,
    expected_s: float,
) -> None:
    asked = replace(recipe, look=replace(recipe.look, steadiness=steadiness, motion=motion))
    film = Film(FilmOrder(make_clip(frames=130), tmp_path / "out.mp4"), asked, lambda _: None)
    film.plan(Cutting(segment_s=0.9), library)
    last = film.missing()[-1]
    assert last.first_s - last.warm_from_s == pytest.approx(expected_s, abs=0.05)
