"""Where the paint goes by what is in a frame, with a stand-in for the network."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from engine.errors import BackendError
from engine.look.look import Look, Target
from engine.stylize.regions.outlines import Floats
from engine.stylize.regions.segmentation import LEAST_SHARE, SceneMaps, Segmentation, looked_at_px, painted_share
from engine.values import Frame, Pixels
from models.grid import SIGHT_GRID_PX
from tests.fakes import SEES

PERSON = Look(target=Target.PERSON)
BACKGROUND = Look(target=Target.BACKGROUND)
WIDTH, HEIGHT = 320, 200


class _Eyes:
    """Takes light for people, and red for nearness. `seen`: shapes of what it was shown; `opened`: how often."""

    running_on = SEES

    def __init__(self) -> None:
        self.seen: list[tuple[int, ...]] = []
        self.opened = 0

    def open(self) -> _Eyes:
        self.opened += 1
        return self

    def __call__(self, pixels: Pixels) -> SceneMaps:
        assert pixels.dtype == np.uint8
        assert not any(side % SIGHT_GRID_PX for side in pixels.shape[:2])
        self.seen.append(pixels.shape)
        half = cv2.resize(pixels, (pixels.shape[1] // 2, pixels.shape[0] // 2), interpolation=cv2.INTER_AREA)
        return SceneMaps(np.where(half[..., 1] > 127, np.uint8(255), np.uint8(0)), half[..., 0].copy())


@pytest.fixture
def eyes() -> _Eyes:
    return _Eyes()


@pytest.fixture
def sight(eyes: _Eyes) -> Segmentation:
    return Segmentation(eyes.open)


def _with_person(left: int, width: int = WIDTH, height: int = HEIGHT) -> Pixels:
    """Light from `left` on, a fifth of the picture wide, before a mottled dark ground."""
    rng = np.random.default_rng(3)
    pixels = cv2.resize(rng.integers(10, 60, (6, 8, 3), np.uint8), (width, height), interpolation=cv2.INTER_LINEAR)
    pixels[height // 5 :, left : left + width // 5] = 200
    return np.asarray(pixels, np.uint8)


def _frame(pixels: Pixels, time_s: float = 0.0) -> Frame:
    return Frame(pixels, time_s, 0.0, 0)


def _where(sight: Segmentation, frame: Frame, look: Look) -> Floats:
    where = sight.where(frame, look)
    assert where is not None
    assert where.dtype == np.uint8
    assert where.shape == frame.pixels.shape[:2]
    return np.asarray(where, np.float32) / 255


def test_a_look_that_needs_no_sight_opens_nothing(sight: Segmentation, eyes: _Eyes) -> None:
    assert sight.where(_frame(_with_person(50)), Look(steadiness=1.0)) is None
    assert not sight.is_open
    assert (eyes.opened, eyes.seen) == (0, [])


def test_what_sees_is_named_while_looks_go_by_it(sight: Segmentation) -> None:
    sight.open((WIDTH, HEIGHT))
    assert sight.running_on is None
    for look, expected in ((PERSON, SEES), (Look(depth=0.5), SEES), (Look(), None)):
        sight.where(_frame(_with_person(50)), look)
        assert sight.running_on == expected


def test_the_network_is_opened_once_and_made_ready_for_the_shape_of_the_frames(
    sight: Segmentation, eyes: _Eyes
) -> None:
    sight.open((WIDTH, HEIGHT))
    sight.open((WIDTH, HEIGHT))
    assert sight.is_open
    _where(sight, _frame(_with_person(50)), PERSON)
    assert eyes.opened == 1
    assert eyes.seen == [eyes.seen[0]] * 2


def test_it_opens_by_itself_when_nobody_did(sight: Segmentation, eyes: _Eyes) -> None:
    _where(sight, _frame(_with_person(50)), PERSON)
    assert sight.is_open
    assert eyes.opened == 1


def test_what_cannot_be_opened_is_tried_again_the_next_time() -> None:
    def refuse() -> _Eyes:
        raise BackendError("Blind.")

    sight = Segmentation(refuse)
    for _ in range(2):
        with pytest.raises(BackendError, match=r"Blind\."):
            sight.open((WIDTH, HEIGHT))
        assert not sight.is_open


def test_the_paint_is_on_the_person_or_on_all_else(sight: Segmentation) -> None:
    frame = _frame(_with_person(100))
    person, background = _where(sight, frame, PERSON), _where(sight, frame, BACKGROUND)
    inside, outside = np.s_[60:190, 108:156], np.s_[:, :80]
    assert person[inside].min() == 1
    assert person[outside].max() == 0
    assert background[inside].max() == 0
    assert background[outside].min() == 1
    assert np.abs(person + background - 1).max() <= 1.5 / 255


def test_the_outline_is_that_of_the_picture(sight: Segmentation) -> None:
    """Against the network's map enlarged: an edge that lies between its places."""
    frame = _frame(_with_person(403, 1280, 720))
    truth = (frame.pixels[..., 1] > 127).astype(np.float32)
    found = _where(sight, frame, PERSON)
    coarse = cv2.resize(cv2.resize(truth, (128, 80), interpolation=cv2.INTER_AREA), (1280, 720))
    assert np.abs(found - truth).mean() < 0.5 * np.abs(coarse - truth).mean()


@pytest.mark.parametrize("depth", [0.25, 1.0])
def test_the_share_by_depth_is_the_formula(depth: float) -> None:
    near = np.random.default_rng(0).random((80, 128)).astype(np.float32)
    wide = near.astype(np.float64)
    kept = np.minimum(1 / (1 + np.exp(-20 * (wide - wide.mean()))), 0.85)
    np.testing.assert_allclose(painted_share(near, depth), 1 - depth * kept, atol=1e-5)


def test_what_is_near_keeps_its_own_look(sight: Segmentation) -> None:
    pixels = np.zeros((HEIGHT, WIDTH, 3), np.uint8)
    pixels[..., 0] = np.where(np.arange(WIDTH) < WIDTH // 2, 20, 230)
    where = _where(sight, _frame(pixels), Look(depth=1.0))
    assert where[:, :120] == pytest.approx(1, abs=0.01)
    assert where[:, 200:] == pytest.approx(0.15, abs=0.01)
    half = _where(sight, _frame(pixels), Look(depth=0.5))
    assert half[:, 200:] == pytest.approx(0.575, abs=0.01)


def test_target_and_depth_go_together(sight: Segmentation) -> None:
    frame = _frame(_with_person(100))
    apart = _where(sight, frame, PERSON) * _where(sight, frame, Look(depth=0.8))
    together = _where(sight, frame, replace(PERSON, depth=0.8))
    assert np.abs(together - apart).max() <= 1 / 255
    assert together.max() < 0.9


@pytest.mark.parametrize("size_px", [(1, 1), (1, 700), (40, 3), (150, 99), (1920, 1080), (3000, 20), (2160, 3840)])
def test_frames_of_any_size_are_looked_at_in_their_shape(
    sight: Segmentation, eyes: _Eyes, size_px: tuple[int, int]
) -> None:
    width, height = looked_at_px(size_px)
    assert width * height <= 1.7 * 256 * 160
    where = _where(sight, _frame(np.zeros((size_px[1], size_px[0], 3), np.uint8)), PERSON)
    assert not where.any()
    assert eyes.seen[-1] == (height, width, 3)


@pytest.mark.parametrize(("size_px", "looked_at"), [((1280, 720), (256, 160)), ((720, 1280), (160, 256))])
def test_usual_frames_are_looked_at_as_the_network_learned(
    size_px: tuple[int, int], looked_at: tuple[int, int]
) -> None:
    assert looked_at_px(size_px) == looked_at


def test_a_flicker_of_one_frame_is_softened_in_a_video_and_not_without_steadiness(sight: Segmentation) -> None:
    still, empty = _with_person(100), _with_person(100)
    # Too dark to be taken for a person, and no other scene.
    empty[HEIGHT // 5 :, 100 : 100 + WIDTH // 5] = 120
    inside = np.s_[60:190, 110:150]
    for steadiness, expected in ((0.0, 0.0), (0.5, 0.5)):
        sight.forget()
        look = replace(PERSON, steadiness=steadiness)
        _where(sight, _frame(still, 0.0), look)
        found = _where(sight, _frame(empty, 1 / 30), look)
        assert found[inside] == pytest.approx(expected, abs=0.05)


def test_who_moves_leaves_nothing_behind(sight: Segmentation) -> None:
    """At least half of what is seen is the frame's own, so two frames later the place is as good as free."""
    look = replace(PERSON, steadiness=1.0)
    for index in range(6):
        _where(sight, _frame(_with_person(40), index / 30), look)
    for index in range(6, 9):
        found = _where(sight, _frame(_with_person(200), index / 30), look)
    assert LEAST_SHARE == 0.5
    assert found[60:190, 48:96].max() < 0.02
    assert found[60:190, 208:256].min() > 0.98


def test_a_cut_and_a_gap_take_their_own_maps(sight: Segmentation) -> None:
    look = replace(PERSON, steadiness=1.0)
    bright = np.full((HEIGHT, WIDTH, 3), 255, np.uint8)
    dark = np.zeros_like(bright)
    _where(sight, _frame(bright, 0.0), look)
    assert _where(sight, _frame(dark, 1 / 30), look).max() == 0
    similar = _with_person(40)
    _where(sight, _frame(similar, 0.1), look)
    after_a_gap = _where(sight, _frame(_with_person(200), 9.0), look)
    np.testing.assert_array_equal(after_a_gap, _where(Segmentation(_Eyes), _frame(_with_person(200)), look))


def test_pictures_one_by_one_know_nothing_of_each_other(sight: Segmentation) -> None:
    """They all have the time 0, and may be alike."""
    look = replace(PERSON, steadiness=1.0)
    first, second = _with_person(100), _with_person(110)
    _where(sight, _frame(first), look)
    np.testing.assert_array_equal(
        _where(sight, _frame(second), look), _where(Segmentation(_Eyes), _frame(second), look)
    )


def test_a_held_frame_is_looked_at_once_whatever_the_sliders_do(sight: Segmentation, eyes: _Eyes) -> None:
    look = replace(PERSON, steadiness=1.0)
    _where(sight, _frame(_with_person(100), 0.0), look)
    held = _frame(_with_person(110), 1 / 30)
    first = _where(sight, held, look)
    looks = len(eyes.seen)
    _where(sight, held, replace(BACKGROUND, depth=0.5))
    np.testing.assert_array_equal(_where(sight, held, look), first)
    assert len(eyes.seen) == looks


def test_another_stream_of_other_frames_begins_anew(sight: Segmentation) -> None:
    look = replace(PERSON, steadiness=1.0)
    _where(sight, _frame(_with_person(40)), look)
    tall = _with_person(100, 200, 320)
    np.testing.assert_array_equal(
        _where(sight, _frame(tall, 1 / 30), look), _where(Segmentation(_Eyes), _frame(tall), look)
    )
    sight.forget()
    other = _with_person(60, 200, 320)
    np.testing.assert_array_equal(
        _where(sight, _frame(other, 2 / 30), look), _where(Segmentation(_Eyes), _frame(other), look)
    )
