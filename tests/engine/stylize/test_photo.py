"""Photo mode: colour, light and season of the style, and nothing of its texture."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from engine.look.look import KeepColors, Look, Result, StyleShare
from engine.look.needs import needs_of
from engine.stats import StageClock
from engine.stylize.photo import PhotoMode, local_affine, with_affine
from engine.stylize.photo_palette import TONES, blended_palettes, carried, lab_of, palette_of, tone_curve
from engine.values import Frame, Pixels
from tests.engine.stylize.painting import make_stylizer, scene

WIDTH, HEIGHT = 160, 104


def photo(seed: int = 1) -> Pixels:
    return scene(seed, HEIGHT, WIDTH)


def style(seed: int = 7) -> Pixels:
    return np.asarray(scene(seed, 96, 128) // 2 + np.array([90, 30, 0]), np.uint8)


def in_photo_mode(pixels: Pixels, of: Pixels, gain: float = 1.0) -> Pixels:
    return PhotoMode().apply(pixels, palette_of(of), gain, 1.0)


def colours_apart(left: Pixels, right: Pixels) -> float:
    means = [lab_of(each).reshape(-1, 3).mean(0) for each in (left, right)]
    return float(np.linalg.norm(means[0] - means[1]))


def test_without_gain_the_frame_itself_comes_back() -> None:
    frame = photo()
    assert in_photo_mode(frame, style(), 0.0) is frame


def test_a_small_gain_changes_little() -> None:
    # On average: where a channel is 0, what the eye does not see is some levels.
    assert np.abs(in_photo_mode(photo(), style(), 0.01).astype(int) - photo()).mean() <= 1


def test_colours_come_at_least_half_way_to_those_of_the_style() -> None:
    assert colours_apart(in_photo_mode(photo(), style()), style()) < colours_apart(photo(), style()) / 2


def test_each_window_of_the_result_is_an_affine_map_of_the_frame() -> None:
    frame = photo()
    result = in_photo_mode(frame, style()).astype(np.float32)
    for top, left in ((0, 0), (40, 60), (88, 144)):
        window = np.s_[top : top + 16, left : left + 16]
        values = np.c_[frame[window].reshape(-1, 3), np.ones(256)].astype(np.float32)
        wanted = result[window].reshape(-1, 3)
        inside = ((wanted > 0) & (wanted < 255)).all(1)
        found = values[inside] @ np.linalg.lstsq(values[inside], wanted[inside], rcond=None)[0]
        assert np.sqrt(np.mean((found - wanted[inside]) ** 2)) < 3


def test_a_flat_frame_stays_flat() -> None:
    flat = np.full((HEIGHT, WIDTH, 3), (120, 130, 140), np.uint8)
    assert np.ptp(in_photo_mode(flat, style()).reshape(-1, 3), axis=0).max() <= 1


def test_noise_grows_no_more_than_the_contrast_may() -> None:
    clean = np.full((HEIGHT, WIDTH, 3), (120, 130, 140), np.uint8)
    noise = np.random.default_rng(0).normal(0, 4, clean.shape)
    noisy = np.clip(clean + noise, 0, 255).astype(np.uint8)
    assert in_photo_mode(noisy, style()).std((0, 1)).max() <= 1.4 * noisy.std((0, 1)).max()


@pytest.mark.parametrize("seed", range(6))
def test_the_tone_curve_rises_gently(seed: int) -> None:
    rng = np.random.default_rng(seed)
    frame, wanted = (np.sort(rng.uniform(0, 100, TONES)).astype(np.float32) for _ in range(2))
    steps = np.diff(tone_curve(frame, wanted)) / (100 / (TONES - 1))
    assert steps.min() >= 0
    assert steps.max() <= 1.4 + 1e-4


def test_bands_leave_no_seams() -> None:
    frame = photo()
    affine, _ = local_affine(frame, palette_of(style()), 1.0)
    maps = cv2.resize(affine[..., :4], (WIDTH, HEIGHT), interpolation=cv2.INTER_LINEAR)
    whole = (maps[..., :3] * frame).sum(-1) + 255 * maps[..., 3]
    assert np.abs(with_affine(frame, affine)[..., 0] - np.clip(whole, 0, 255)).max() <= 0.6


def test_shares_of_a_frame_go_where_those_of_the_style_are() -> None:
    lab = lab_of(photo())
    result, _ = carried(lab, palette_of(style()))
    wanted = lab_of(style())
    for colour in (1, 2):
        before, after, aim = (
            np.quantile(each[..., colour], np.linspace(0, 1, 9)[1:-1]) for each in (lab, result, wanted)
        )
        assert np.abs(after - aim).mean() < 0.5 * np.abs(before - aim).mean()


def test_light_places_take_the_colours_of_the_light_places_of_the_style() -> None:
    ramp = np.repeat(np.linspace(20, 230, WIDTH)[None, :, None], HEIGHT, 0).repeat(3, 2).astype(np.uint8)
    # A style with blue shadows and orange lights.
    toned = np.clip(ramp + (ramp.astype(int) - 125) * np.array([0.3, 0.0, -0.3]), 0, 255).astype(np.uint8)
    result = in_photo_mode(ramp, toned).astype(int)
    assert result[:, :20, 2].mean() > result[:, :20, 0].mean() + 10
    assert result[:, -20:, 0].mean() > result[:, -20:, 2].mean() + 10


def test_skin_does_not_turn_violet() -> None:
    face, rng = np.array([196, 144, 120]), np.random.default_rng(4)
    frame = np.full((HEIGHT, WIDTH, 3), (90, 110, 90), np.uint8)
    shades = np.linspace(0.45, 1.1, 60)[None, :, None] * face
    frame[20:80, 50:110] = np.clip(shades, 0, 255).astype(np.uint8)
    violet = np.clip(rng.normal((70, 30, 150), 30, (96, 128, 3)), 0, 255).astype(np.uint8)
    skin = lab_of(in_photo_mode(frame, violet)[35:65, 65:95]).reshape(-1, 3)
    assert skin[:, 2].mean() > 0
    assert lab_of(in_photo_mode(frame, violet))[:, :30, 2].mean() < -10


def test_a_mix_of_one_style_with_itself_is_that_style() -> None:
    palette = palette_of(style())
    np.testing.assert_allclose(
        blended_palettes([palette, palette], [0.3, 0.7]).along, palette.along, rtol=1e-4, atol=1e-3
    )


def test_another_style_shows_at_once() -> None:
    mode, other = PhotoMode(), palette_of(style(9))
    mode.apply(photo(), palette_of(style()), 1.0, 1.0)
    # As a paused picture is painted again: nothing of it is new.
    result = mode.apply(photo(), other, 1.0, 0.0)
    np.testing.assert_array_equal(result, PhotoMode().apply(photo(), other, 1.0, 1.0))


def test_noise_of_a_held_camera_does_not_flicker() -> None:
    mode, wanted, rng = PhotoMode(), palette_of(style()), np.random.default_rng(3)
    frames = [np.clip(photo() + rng.normal(0, 4, (HEIGHT, WIDTH, 3)), 0, 255).astype(np.uint8) for _ in range(6)]
    results = [mode.apply(frame, wanted, 1.0, 0.1 if index else 1.0) for index, frame in enumerate(frames)]
    # As means over blocks, in which noise of its own has gone.
    blocks = np.stack([cv2.resize(each, (10, 7), interpolation=cv2.INTER_AREA) for each in results]).astype(int)
    assert np.abs(np.diff(blocks, axis=0)).max() <= 3


def test_a_cut_forgets_the_scene_before() -> None:
    mode, wanted = PhotoMode(), palette_of(style())
    mode.apply(photo(1), wanted, 1.0, 1.0)
    np.testing.assert_array_equal(mode.apply(photo(2), wanted, 1.0, 1.0), PhotoMode().apply(photo(2), wanted, 1.0, 1.0))


def test_one_pixel_and_slivers_are_pictures_too() -> None:
    for size in ((1, 1), (1, 300), (300, 1)):
        assert in_photo_mode(np.full((*size, 3), 90, np.uint8), style()).shape == (*size, 3)


def test_the_stylizer_keeps_a_photograph_a_photograph(engine_cache: Path) -> None:
    stylizer = make_stylizer(engine_cache)
    look = Look((StyleShare("one"),), photo=Result.PHOTO)
    stylizer.prepare((WIDTH, HEIGHT), lambda _: None, lambda: False)
    for need in needs_of(look):
        stylizer.load(need)
    fine = np.random.default_rng(5).integers(-20, 20, (HEIGHT, WIDTH, 1))
    frame = Frame(np.clip(photo() + fine, 0, 255).astype(np.uint8), 0.0, 0.0, 0)
    result = stylizer.stylize(frame, look, StageClock()).pixels
    grey = [
        cv2.Laplacian(cv2.cvtColor(each, cv2.COLOR_RGB2GRAY), cv2.CV_32F).ravel() for each in (frame.pixels, result)
    ]
    assert np.corrcoef(grey)[0, 1] > 0.8
    assert np.abs(result.astype(int) - frame.pixels).mean() > 5
    kept = Look(look.styles, photo=Result.PHOTO, keep_colors=KeepColors.LUMINANCE)
    own = stylizer.stylize(frame, kept, StageClock()).pixels.astype(int) - frame.pixels
    assert np.ptp(own, axis=2)[((own + frame.pixels > 0) & (own + frame.pixels < 255)).all(2)].max() == 0
    stylizer.close()
