"""What was painted goes with what it was painted on; what is new is painted anew."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from engine.look.look import KeepColors, Look
from engine.style_code import FoldedStyle
from engine.stylize.motion.holding import Holding, share_held
from engine.values import Pixels
from tests.engine.stylize.motion.moving import HEIGHT, HELD, STYLE, WIDTH, blotches, strokes, window, within

COUNT = 12


def _shown(
    frames: list[Pixels], paintings: list[Pixels], look: Look = HELD, cut: int = 0, style: FoldedStyle = STYLE
) -> list[Pixels]:
    """`cut`: which frame begins a scene; from there on the style is `style`."""
    holding = Holding()
    return [
        holding.hold(frame, painted, look, style if index >= cut else STYLE, goes_on=index not in (0, cut))
        for index, (frame, painted) in enumerate(zip(frames, paintings, strict=True))
    ]


def test_at_0_it_is_the_very_same_painting() -> None:
    frames, paintings = [window(blotches(1), 40 + 2 * index) for index in range(4)], [strokes(n) for n in range(4)]
    shown = _shown(frames, paintings, Look(motion=0.0))
    assert all(mine is painted for mine, painted in zip(shown, paintings, strict=True))


def test_more_is_held_the_further_the_slider_goes() -> None:
    shares = [share_held(amount) for amount in np.linspace(0, 1, 21)]
    assert shares == sorted(shares)
    assert shares[0] == 0
    assert shares[-1] < 1


def test_in_a_still_scene_strokes_stay_where_they_are() -> None:
    frames, paintings = [window(blotches(1), 50)] * COUNT, [strokes(n) for n in range(COUNT)]
    alone = np.abs(within(paintings[1]) - within(paintings[0])).mean()
    for amount, most in ((0.25, 0.7), (0.5, 0.3), (1.0, 0.15)):
        shown = _shown(frames, paintings, Look(motion=amount))
        assert np.abs(within(shown[1]) - within(shown[0])).mean() < most * alone


def test_in_a_pan_strokes_go_with_the_scene_exactly() -> None:
    scene, step_px = blotches(1), 3
    frames = [window(scene, 40 + step_px * index) for index in range(COUNT)]
    # Soft enough to be read between pixels: what is left is where it is read.
    paintings = [np.asarray(cv2.GaussianBlur(strokes(n), (0, 0), 2), np.uint8) for n in range(COUNT)]
    shown = _shown(frames, paintings)
    for interval, most in ((1, 0.35), (5, 0.55)):
        gone = [
            np.abs(within(later)[:, : -step_px * interval] - within(earlier)[:, step_px * interval :]).mean()
            for earlier, later in zip(shown, shown[interval:], strict=False)
        ]
        stayed = [np.abs(within(b) - within(a)).mean() for a, b in zip(shown, shown[interval:], strict=False)]
        alone = np.abs(within(paintings[0]) - within(paintings[1])).mean()
        assert np.mean(gone) < most * alone
        assert np.mean(gone) < 0.6 * np.mean(stayed)


def test_strokes_stay_as_sharp_as_they_are_painted() -> None:
    frames = [window(blotches(1), 40 + index, 60 + index // 2) for index in range(3 * COUNT)]
    paintings = [strokes(n) for n in range(3 * COUNT)]

    def sharpness(picture: Pixels) -> float:
        return float(cv2.Laplacian(within(picture).astype(np.float32), cv2.CV_32F).std())

    assert sharpness(_shown(frames, paintings)[-1]) == pytest.approx(sharpness(paintings[-1]), rel=0.15)


def test_what_passes_by_leaves_no_ghost() -> None:
    scene, passing = window(blotches(1), 50), blotches(7, 60, 60)
    frames, paintings, uncovered = [], [], []
    for index in range(COUNT):
        frame, painted = scene.copy(), np.full_like(scene, 60)
        place = slice(60, 120), slice(20 + 20 * index, 80 + 20 * index)
        frame[place], painted[place] = passing, 200
        frames.append(frame)
        paintings.append(painted)
        uncovered.append((slice(66, 114), slice(6 + 20 * index, 16 + 20 * index)))
    shown = _shown(frames, paintings)
    for mine, place in zip(shown[1:], uncovered[1:], strict=True):
        # A ghost would be 140 brighter.
        assert np.abs(mine[place].astype(int) - 60).mean() < 8


def test_what_changes_its_colour_shows_at_once() -> None:
    frames = [window(blotches(1), 50)] * COUNT
    paintings = [np.full((HEIGHT, WIDTH, 3), 100 + 5 * index, np.uint8) for index in range(COUNT)]
    for mine, painted in zip(_shown(frames, paintings), paintings, strict=True):
        assert np.abs(mine.astype(int) - painted).max() <= 2


@pytest.mark.parametrize("cut", [1, 5])
def test_a_cut_begins_anew(cut: int) -> None:
    frames, paintings = [window(blotches(1), 50)] * COUNT, [strokes(n) for n in range(COUNT)]
    shown = _shown(frames, paintings, cut=cut)
    assert shown[cut] is paintings[cut]
    assert shown[cut + 1] is not paintings[cut + 1]


def test_a_cut_that_nobody_saw_is_not_held_either() -> None:
    frames = [window(blotches(1), 50), window(blotches(2), 50)]
    paintings = [strokes(n) for n in range(2)]
    assert np.abs(_shown(frames, paintings, cut=9)[1].astype(int) - paintings[1]).mean() < 4


def test_another_style_begins_anew_and_a_slow_change_is_followed() -> None:
    frames, paintings = [window(blotches(1), 50)] * 3, [strokes(n) for n in range(3)]
    for factor, anew in ((1.5, True), (1.01, False)):
        holding, style = Holding(), FoldedStyle((STYLE.parts[0] * np.float32(factor),), 1.0)
        holding.hold(frames[0], paintings[0], HELD, STYLE, goes_on=False)
        assert (holding.hold(frames[1], paintings[1], HELD, style, goes_on=True) is paintings[1]) == anew


def test_another_way_with_colours_and_another_size_begin_anew() -> None:
    small = np.ascontiguousarray(strokes(2)[:96])
    for look, painted in ((replace(HELD, keep_colors=KeepColors.PALETTE), strokes(1)), (HELD, small)):
        holding, frame = Holding(), window(blotches(1), 50)
        holding.hold(frame, strokes(0), HELD, STYLE, goes_on=False)
        assert holding.hold(frame[: len(painted)], painted, look, STYLE, goes_on=True) is painted


def test_what_it_is_given_stays_as_it_was() -> None:
    frames, paintings = [window(blotches(1), 50)] * 3, [strokes(n) for n in range(3)]
    copies = [painting.copy() for painting in paintings]
    shown = _shown(frames, paintings)
    before = shown[1].copy()
    for painting, copy in zip(paintings, copies, strict=True):
        np.testing.assert_array_equal(painting, copy)
    np.testing.assert_array_equal(shown[1], before)
