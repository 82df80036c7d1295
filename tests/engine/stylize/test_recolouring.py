"""Frames in the palette of a style: as `models.colour.palette` says, remembered over a scene."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from engine.stylize.recolouring import Recolouring, recoloured
from engine.values import Pixels
from models.colour.palette import Colours, colours_of, towards

STYLE = Colours(np.array([0.7, 0.5, 0.2]), np.diag([0.03, 0.02, 0.01]))


GREY_INK = Colours(np.full(3, 0.6), np.full((3, 3), 0.05) + 1e-6 * np.eye(3))
DARK = Colours(np.array([0.1, 0.15, 0.3]), np.diag([0.004, 0.01, 0.03]))


def _frame(seed: int) -> np.ndarray:
    return np.random.default_rng(seed).integers(60, 180, (36, 64, 3), np.uint8)


def test_a_frame_is_mapped_value_by_value() -> None:
    frame = _frame(1)
    matrix = towards(colours_of(frame), STYLE, 0.8)
    expected = np.clip((frame / 255 @ matrix[:, :3].T + matrix[:, 3]) * 255, 0, 255)
    assert np.abs(recoloured(frame, colours_of(frame), STYLE, 0.8) - expected).max() <= 1


def test_without_gain_the_frame_stays_as_it_is() -> None:
    np.testing.assert_array_equal(Recolouring().apply(_frame(2), STYLE, 0.0, 1.0).pixels, _frame(2))


def test_a_scene_is_remembered_and_a_cut_forgets_it() -> None:
    dark, light = _frame(3) // 2, _frame(3) // 2 + 100
    alone = Recolouring().apply(light, STYLE, 1.0, 1.0).pixels
    steady = Recolouring()
    steady.apply(dark, STYLE, 1.0, 1.0)
    slowly = steady.apply(light, STYLE, 1.0, 0.1).pixels
    assert slowly.mean() > alone.mean() + 20
    np.testing.assert_array_equal(steady.apply(light, STYLE, 1.0, 1.0).pixels, alone)


def test_it_is_written_where_it_is_wanted_and_nowhere_else() -> None:
    whole = np.full((40, 70, 3), 7, np.uint8)
    place = whole[2:38, 3:67]
    sent = Recolouring().apply(_frame(5), STYLE, 0.7, 1.0, place)
    np.testing.assert_array_equal(place, Recolouring().apply(_frame(5), STYLE, 0.7, 1.0).pixels)
    assert np.shares_memory(sent.pixels, whole)
    place[...] = 7
    assert (whole == 7).all()


def test_a_published_frame_is_left_alone() -> None:
    frame = _frame(4)
    frame.setflags(write=False)
    assert recoloured(frame, colours_of(frame), STYLE, 1.0) is not frame


def _scene(seed: int) -> Pixels:
    coarse = np.random.default_rng(seed).integers(40, 216, (5, 8, 3)).astype(np.uint8)
    return np.asarray(cv2.resize(coarse, (160, 90), interpolation=cv2.INTER_LINEAR), np.uint8)


def _strokes(pixels: Pixels, strength: float = 30.0) -> Pixels:
    """A painting of it: brighter, with hatching in light and in colour."""
    rows, columns = np.indices(pixels.shape[:2])
    light = strength * np.sign(np.sin((rows + columns) / 2))[..., None]
    hue = strength / 2 * np.sign(np.sin((rows - columns) / 3))[..., None] * (1, 0, -1)
    return np.clip(pixels + light + hue + 25, 0, 255).astype(np.uint8)


def _brought_back(frame: Pixels, style: Colours, gain: float = 1.0) -> Pixels:
    recolouring = Recolouring()
    sent = recolouring.apply(frame, style, gain, 1.0)
    return recolouring.bring_back(sent, _strokes(sent.pixels), 1.0)


@pytest.mark.parametrize("gain", [0.3, 1.0])
@pytest.mark.parametrize("style", [STYLE, GREY_INK, DARK])
def test_a_painting_comes_back_in_the_colours_of_its_frame(style: Colours, gain: float) -> None:
    frame = _scene(1)
    wanted, found = colours_of(frame), colours_of(_brought_back(frame, style, gain))
    np.testing.assert_allclose(found.mean, wanted.mean, atol=0.01)
    assert np.linalg.norm(found.covariance - wanted.covariance) < 0.1 * np.linalg.norm(wanted.covariance)


@pytest.mark.parametrize("style", [STYLE, GREY_INK, DARK])
def test_every_place_keeps_the_hue_it_had_and_gets_its_strokes(style: Colours) -> None:
    frame = _scene(2)
    back = _brought_back(frame, style)
    calm = cv2.blur(back, (25, 25)).astype(float) - cv2.blur(frame, (25, 25))
    assert np.abs(calm).mean() < 12
    fine = cv2.cvtColor(back, cv2.COLOR_RGB2GRAY).astype(float)
    assert np.abs(fine - cv2.blur(fine, (9, 9))).mean() > 8


def test_a_painting_that_changed_nothing_comes_back_as_the_frame() -> None:
    """Even in a style without colours, or so dark that the frame was clipped on its way."""
    frame = _scene(3)
    for style in (STYLE, GREY_INK, DARK):
        recolouring = Recolouring()
        sent = recolouring.apply(frame, style, 1.0, 1.0)
        back = recolouring.bring_back(sent, sent.pixels, 1.0)
        assert np.abs(back.astype(int) - frame).max() <= 1


def test_a_gradient_comes_back_without_steps() -> None:
    frame = np.repeat(np.linspace(20, 235, 640).astype(np.uint8)[None, :, None], 90, 0).repeat(3, 2)
    recolouring = Recolouring()
    sent = recolouring.apply(frame, GREY_INK, 1.0, 1.0)
    painted = cv2.GaussianBlur(sent.pixels, (0, 0), 3)
    back = recolouring.bring_back(sent, painted, 1.0).astype(int)
    assert np.abs(np.diff(back[45], axis=0)).max() <= 4


def test_a_grey_frame_stays_grey() -> None:
    frame = np.repeat(_scene(4)[..., :1], 3, 2)
    back = _brought_back(frame, STYLE).astype(int)
    assert np.ptp(back, axis=2).max() <= 3
    assert back.std() > 10


@pytest.mark.parametrize("level", [0, 90, 255])
def test_a_blank_frame_keeps_its_colour_and_light_strokes(level: int) -> None:
    frame = np.full((90, 160, 3), level, np.uint8)
    back = _brought_back(frame, STYLE)
    assert np.abs(back.mean((0, 1)) - level).max() < 8
    assert 2 < back.std() < 15


def test_a_picture_of_one_pixel_comes_back() -> None:
    assert _brought_back(np.full((1, 1, 3), 77, np.uint8), STYLE).shape == (1, 1, 3)


def test_the_way_back_is_as_steady_as_the_way_forth() -> None:
    recolouring = Recolouring()
    calm = recolouring.apply(_scene(5), STYLE, 1.0, 1.0)
    first = recolouring.bring_back(calm, calm.pixels, 1.0)
    again = recolouring.apply(_scene(5), STYLE, 1.0, 0.1)
    bold = _strokes(again.pixels)
    slowly = recolouring.bring_back(again, bold, 0.1)
    alone = _brought_back(_scene(5), STYLE)
    assert slowly.mean() > alone.mean() + 5
    assert abs(float(alone.mean()) - first.mean()) < 2


def test_what_was_known_of_paintings_is_forgotten_once_one_is_left_as_it_is() -> None:
    recolouring = Recolouring()
    calm = recolouring.apply(_scene(6), STYLE, 1.0, 1.0)
    recolouring.bring_back(calm, calm.pixels, 1.0)
    recolouring.apply(_scene(6), STYLE, 1.0, 0.1)
    sent = recolouring.apply(_scene(6), STYLE, 1.0, 0.1)
    np.testing.assert_array_equal(
        recolouring.bring_back(sent, _strokes(sent.pixels), 0.1), _brought_back(_scene(6), STYLE)
    )


def test_frames_that_are_brought_back_while_later_ones_are_under_way_come_out_as_one_after_the_other() -> None:
    frames, shares = [_scene(seed) for seed in (7, 8, 9, 10)], [1.0, 0.3, 0.3, 0.3]
    one, ahead, expected = Recolouring(), Recolouring(), []
    for frame, share in zip(frames, shares, strict=True):
        sent = one.apply(frame, STYLE, 1.0, share)
        expected.append(one.bring_back(sent, _strokes(sent.pixels), share))
    under_way = [ahead.apply(frame, STYLE, 1.0, share) for frame, share in zip(frames, shares, strict=True)]
    for sent, share, wanted in zip(under_way, shares, expected, strict=True):
        np.testing.assert_array_equal(ahead.bring_back(sent, _strokes(sent.pixels), share), wanted)


@pytest.mark.parametrize("share", [0.05, 0.3])
def test_a_lamp_that_flickers_does_not_show_however_steady_the_colours_are_held(share: float) -> None:
    recolouring, dark = Recolouring(), _scene(11)
    bright = np.round(dark * 1.1).clip(0, 255).astype(np.uint8)
    factors = colours_of(bright).mean / colours_of(dark).mean
    recolouring.apply(dark, STYLE, 1.0, 1.0)
    before = recolouring.apply(dark, STYLE, 1.0, share).pixels
    followed = recolouring.apply(bright, STYLE, 1.0, share, light=factors).pixels
    recolouring.apply(dark, STYLE, 1.0, 1.0)
    missed = recolouring.apply(bright, STYLE, 1.0, share).pixels
    assert np.abs(followed.astype(int) - before).mean() < 0.25 * np.abs(missed.astype(int) - before).mean()
