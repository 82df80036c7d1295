"""The figures of photo mode on pictures for which they are known."""

from __future__ import annotations

import numpy as np

from engine.diagnostics.photo import edge_f1, kept, palette_distance, ssim
from engine.values import Pixels


def squares(colour: tuple[int, int, int] = (200, 60, 40)) -> Pixels:
    picture = np.full((64, 64, 3), 20, np.uint8)
    picture[16:48, 16:48] = colour
    return picture


def test_a_frame_left_alone_keeps_all_and_comes_no_nearer() -> None:
    found = kept(squares(), squares(), squares((20, 60, 200)))
    np.testing.assert_allclose(found, (1, 1, 1), atol=1e-6)


def test_a_result_that_is_the_style_is_at_no_distance() -> None:
    assert palette_distance(squares(), squares()) == 0
    assert palette_distance(squares(), squares((20, 60, 200))) > 5


def test_lost_and_moved_edges_count() -> None:
    blank = np.full((64, 64, 3), 20, np.uint8)
    assert edge_f1(squares(), blank) == 0
    assert edge_f1(squares(), np.roll(squares(), 8, 1)) < 0.8
    assert edge_f1(blank, blank) == 1


def test_similarity_falls_with_texture_that_was_not_there() -> None:
    noise = np.random.default_rng(0).integers(0, 60, (64, 64, 3)).astype(np.uint8)
    assert ssim(squares(), np.maximum(squares(), noise)) < 0.7
