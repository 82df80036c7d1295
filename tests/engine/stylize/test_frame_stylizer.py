"""The stylizer with the shipped weights: what the sliders do to a frame, and what is never computed twice."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.backends.openvino.backend import OpenVinoBackend
from engine.errors import BackendError
from engine.look.look import KeepColors, Look, StyleShare
from engine.look.mask import Mask
from engine.look.needs import StyleNeed, needs_of
from engine.stats import StageClock
from engine.stylize.frame_stylizer import Stylizer
from engine.stylize.learned_styles import Learned
from engine.values import EngineConfig, Frame, Pixels
from models.colour.palette import colours_of
from models.registry import weights_record
from tests.engine.stylize.painting import (
    HEIGHT,
    LOOK,
    WIDTH,
    difference,
    make_stylizer,
    scene,
    stylized,
)


def test_the_result_has_the_size_of_the_frame_and_another_look(stylizer: Stylizer) -> None:
    result = stylized(stylizer, LOOK)
    assert result.shape == (HEIGHT, WIDTH, 3)
    assert difference(result, scene(1)) > 5


def test_strength_zero_gives_the_very_same_pixels(stylizer: Stylizer) -> None:
    np.testing.assert_array_equal(stylized(stylizer, replace(LOOK, strength=0.0)), scene(1))


def test_strength_grows_without_a_jump_from_the_frame_to_the_style(stylizer: Stylizer) -> None:
    steps = [stylized(stylizer, replace(LOOK, strength=s)) for s in (0.0, 0.02, 0.25, 0.5, 1.0, 1.5)]
    distances = [difference(steps[0], step) for step in steps]
    assert distances == sorted(distances)
    assert distances[1] < 0.15 * distances[2] + 0.5


def test_outside_the_mask_the_frame_stays_and_inside_it_is_painted_as_without(stylizer: Stylizer) -> None:
    values = np.zeros((HEIGHT, WIDTH), np.uint8)
    values[20:70, 31:90] = 255
    whole, masked = stylized(stylizer, LOOK), stylized(stylizer, replace(LOOK, mask=Mask.of(values)))
    inside = values > 0
    np.testing.assert_array_equal(masked[inside], whole[inside])
    np.testing.assert_array_equal(masked[~inside], scene(1)[~inside])


def test_with_an_empty_mask_the_network_does_not_run(stylizer: Stylizer) -> None:
    frame, clock = Frame(scene(1), 0.0, 0.0, 0), StageClock()
    look = replace(LOOK, mask=Mask.of(np.zeros((9, 16), np.uint8)))
    assert stylizer.stylize(frame, look, clock) is frame
    assert "network" not in clock.medians()


@pytest.mark.usefixtures("stylizer")
def test_a_stroke_forgets_nothing_of_the_scene(engine_cache: Path) -> None:
    """What the network knows of it goes on: else every stroke would make the painting jump."""
    look = replace(LOOK, steadiness=1.0)
    full = replace(look, mask=Mask.of(np.full((9, 16), 255, np.uint8)))
    results = []
    for second in (look, full):
        fresh = make_stylizer(engine_cache)
        fresh.prepare((WIDTH, HEIGHT), lambda _: None, lambda: False)
        fresh.load(StyleNeed("one"))
        fresh.stylize(Frame(scene(1), 0.0, 0.0, 0), look, StageClock())
        results.append(fresh.stylize(Frame(scene(2), 0.1, 0.0, 1), second, StageClock()).pixels)
        fresh.close()
    np.testing.assert_array_equal(*results)


def test_each_layer_slider_changes_the_picture_in_its_own_way(stylizer: Stylizer) -> None:
    full = stylized(stylizer, LOOK).astype(float)
    changes = []
    for layer in range(4):
        layers = tuple(0.0 if index == layer else 1.0 for index in range(4))
        changes.append((stylized(stylizer, replace(LOOK, layers=layers)) - full).ravel())
    for change in changes:
        assert np.abs(change).mean() > 0.2
    for first in range(4):
        for second in range(first):
            assert np.corrcoef(changes[first], changes[second])[0, 1] < 0.99


def test_kept_colors_are_those_of_the_frame(stylizer: Stylizer) -> None:
    frame = scene(1).astype(float) * 0.4 + 80
    pixels = frame.astype(np.uint8)
    result = stylized(stylizer, replace(LOOK, keep_colors=KeepColors.LUMINANCE, strength=0.6), pixels).astype(float)
    assert difference(result, pixels) > 1
    inside = ((result > 0) & (result < 255)).all(2)
    for channel in (0, 1):
        change = (result - pixels)[..., channel] - (result - pixels)[..., 2]
        assert np.abs(change[inside]).max() <= 1


@pytest.mark.parametrize("strength", [0.3, 1.0, 1.5])
def test_a_kept_palette_is_that_of_the_frame(stylizer: Stylizer, strength: float) -> None:
    pixels = scene(1)
    mixed = Look((StyleShare("one", 0.4), StyleShare("three", 0.8)), strength, steadiness=0.0)
    free, kept = (
        stylized(stylizer, replace(mixed, keep_colors=kind), pixels) for kind in (KeepColors.OFF, KeepColors.PALETTE)
    )
    wanted, found = colours_of(pixels), colours_of(kept)
    np.testing.assert_allclose(found.mean, wanted.mean, atol=0.02)
    assert np.linalg.norm(found.covariance - wanted.covariance) < 0.2 * np.linalg.norm(wanted.covariance)
    assert difference(kept, pixels) < difference(free, pixels)
    assert difference(kept, pixels) > 1


def test_a_palette_is_kept_at_another_working_size_too(engine_cache: Path) -> None:
    small = make_stylizer(engine_cache, EngineConfig(backend="openvino", working_size=(80, 64)))
    small.prepare((WIDTH, HEIGHT), lambda _: None, lambda: False)
    small.load(StyleNeed("one"))
    result = stylized(small, replace(LOOK, keep_colors=KeepColors.PALETTE))
    small.close()
    assert result.shape == (HEIGHT, WIDTH, 3)
    np.testing.assert_allclose(colours_of(result).mean, colours_of(scene(1)).mean, atol=0.02)


def test_mixing_a_style_with_itself_changes_nothing(stylizer: Stylizer) -> None:
    twice = replace(LOOK, styles=(StyleShare("one", 0.4), StyleShare("one", 0.8)))
    assert difference(stylized(stylizer, twice), stylized(stylizer, LOOK)) < 0.5


def test_a_mix_lies_between_its_styles(stylizer: Stylizer) -> None:
    one, three = (stylized(stylizer, Look((StyleShare(key),))) for key in ("one", "three"))
    both = stylized(stylizer, Look((StyleShare("one"), StyleShare("three"))))
    assert difference(one, three) > 2
    assert max(difference(both, one), difference(both, three)) < difference(one, three)


def test_a_style_is_read_once_and_never_per_frame(engine_cache: Path, stylizer: Stylizer) -> None:
    before = stylizer.encode_count
    for index in range(5):
        stylized(stylizer, replace(LOOK, strength=0.5 + index / 10))
    stylizer.load(StyleNeed("one"))
    assert stylizer.encode_count == before
    again = make_stylizer(engine_cache)
    again.prepare((WIDTH, HEIGHT), lambda _: None, lambda: False)
    again.load(StyleNeed("one"))
    assert again.encode_count == 0
    np.testing.assert_array_equal(stylized(again, LOOK), stylized(stylizer, LOOK))
    again.close()


@pytest.mark.usefixtures("stylizer")
def test_a_damaged_code_on_disk_is_made_again(engine_cache: Path) -> None:
    for file in (engine_cache / "codes").glob("three-*"):
        file.write_bytes(file.read_bytes()[:200])
    again = make_stylizer(engine_cache)
    again.prepare((WIDTH, HEIGHT), lambda _: None, lambda: False)
    again.load(StyleNeed("three"))
    assert again.encode_count == 1
    again.close()


def test_a_style_is_read_for_the_size_that_is_painted_and_the_strokes_wanted(engine_cache: Path) -> None:
    large = make_stylizer(engine_cache)
    large.prepare((640, 360), lambda _: None, lambda: False)
    large.load(StyleNeed("one", 1.0))
    assert large.missing((StyleNeed("one", 1.02), StyleNeed("one", 2.0))) == (StyleNeed("one", 2.0),)
    small = make_stylizer(engine_cache, EngineConfig(backend="openvino", working_size=(320, 180)))
    small.prepare((640, 360), lambda _: None, lambda: False)
    # Half of the size with strokes twice as large: the code that is on disk.
    small.load(StyleNeed("one", 2.0))
    assert small.encode_count == 0
    large.close()
    small.close()


def test_larger_strokes_are_coarser(engine_cache: Path) -> None:
    """Of what a striped style adds to a picture, the mean frequency goes down."""
    striped = Stylizer(EngineConfig(backend="openvino"), Stripes(), engine_cache / "stripes")
    striped.prepare((256, 256), lambda _: None, lambda: False)
    found = []
    for size in (0.5, 1.0, 2.0, 4.0):
        striped.load(StyleNeed("stripes", size))
        found.append(_mean_frequency(stylized(striped, Look((StyleShare("stripes"),), stroke_size=size), _plain())))
    striped.close()
    assert found == sorted(found, reverse=True), found
    assert found[-1] < 0.8 * found[0]


class Stripes:
    """A style of black and white stripes, 32 of them across its short side."""

    def image(self, key: str, side_px: int) -> Pixels:
        places = np.arange(side_px) * 32 // side_px % 2
        return np.repeat(np.repeat(places[:, None, None] * 200 + 20, side_px, 1), 3, 2).astype(np.uint8)


def _plain() -> Pixels:
    return np.asarray(scene(3, 256, 256), np.uint8)


def _mean_frequency(pixels: Pixels) -> float:
    """Centre of the spectrum of what has been added to the plain picture, cycles a pixel."""
    added = pixels.astype(float).mean(2) - _plain().astype(float).mean(2)
    power = np.abs(np.fft.rfft2(added - added.mean())) ** 2
    rows, columns = np.meshgrid(np.fft.fftfreq(256), np.fft.rfftfreq(256), indexing="ij")
    frequency = np.hypot(rows, columns)
    # Below it is what the colours change, which has nothing to do with strokes.
    counted = frequency > 8 / 256
    return float((power * frequency)[counted].sum() / power[counted].sum())


def test_a_better_stage_of_a_style_is_swapped_in_by_refreshing_it(stylizer: Stylizer) -> None:
    before = stylized(stylizer, LOOK)
    reads = stylizer.encode_count
    stylizer.refresh(StyleNeed("one"))
    assert stylizer.encode_count == reads
    np.testing.assert_array_equal(stylized(stylizer, LOOK), before)


def test_nothing_is_there_and_nothing_can_be_read_before_it_is_known_how_large_pictures_are(engine_cache: Path) -> None:
    fresh = make_stylizer(engine_cache)
    assert fresh.missing((StyleNeed("one"),)) == (StyleNeed("one"),)
    with pytest.raises(BackendError, match="not ready"):
        fresh.load(StyleNeed("one"))


def test_styles_not_in_memory_are_named(stylizer: Stylizer) -> None:
    look = Look((StyleShare("one"), StyleShare("unseen")))
    assert stylizer.missing(needs_of(look)) == (StyleNeed("unseen"),)


def test_a_working_size_changes_the_work_not_the_result_size(engine_cache: Path) -> None:
    small = make_stylizer(engine_cache, EngineConfig(backend="openvino", working_size=(80, 64)))
    small.prepare((WIDTH, HEIGHT), lambda _: None, lambda: False)
    small.load(StyleNeed("one"))
    assert stylized(small, LOOK).shape == (HEIGHT, WIDTH, 3)
    small.close()


def test_the_working_size_keeps_the_shape_of_the_frame(engine_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from engine.backends.openvino.runner import OpenVinoRunner

    seen = []
    start = OpenVinoRunner.start
    monkeypatch.setattr(
        OpenVinoRunner, "start", lambda runner, pixels, *rest: seen.append(pixels.shape) or start(runner, pixels, *rest)
    )
    small = make_stylizer(engine_cache, EngineConfig(backend="openvino", working_size=(64, 64)))
    small.prepare((200, 100), lambda _: None, lambda: False)
    small.load(StyleNeed("one"))
    stylized(small, LOOK, scene(1, 100, 200))
    assert set(seen) == {(48, 64, 3)}
    small.close()


def test_a_frame_of_another_size_is_taken_as_it_comes(stylizer: Stylizer) -> None:
    assert stylized(stylizer, LOOK, scene(2, 64, 201)).shape == (64, 201, 3)
    assert stylized(stylizer, LOOK, scene(2, 10, 7)).shape == (10, 7, 3)


def test_a_frame_that_was_handed_over_is_not_painted_over_by_the_next(stylizer: Stylizer) -> None:
    for keep in KeepColors:
        look = replace(LOOK, keep_colors=keep)
        first = stylized(stylizer, look)
        before = first.copy()
        stylized(stylizer, look, scene(2))
        np.testing.assert_array_equal(first, before)


def test_a_frame_of_another_size_that_fits_is_painted_as_ever_without_building_anew(
    engine_cache: Path, stylizer: Stylizer
) -> None:
    height, width = HEIGHT - 2, WIDTH + 3
    fresh = make_stylizer(engine_cache)
    fresh.prepare((width, height), lambda _: None, lambda: False)
    fresh.load(StyleNeed("one"))
    expected = stylized(fresh, LOOK, scene(5, height, width))
    fresh.close()
    stylizer.prepare((WIDTH, HEIGHT), lambda _: None, lambda: False)
    prepared = stylizer.running_on
    np.testing.assert_array_equal(stylized(stylizer, LOOK, scene(5, height, width)), expected)
    assert stylizer.running_on is prepared


def test_a_frame_of_a_size_that_wants_another_network_is_stretched_and_builds_none(
    stylizer: Stylizer, monkeypatch: pytest.MonkeyPatch
) -> None:
    stylizer.prepare((WIDTH, HEIGHT), lambda _: None, lambda: False)
    monkeypatch.setattr(OpenVinoBackend, "build", lambda *_: pytest.fail("a network was built on the stylize thread"))
    prepared = stylizer.running_on
    assert stylized(stylizer, LOOK, scene(5, 2 * HEIGHT, 3 * WIDTH)).shape == (2 * HEIGHT, 3 * WIDTH, 3)
    assert stylizer.running_on is prepared


def test_the_border_is_as_calm_as_the_middle(stylizer: Stylizer) -> None:
    """Zero padding inside the network would draw a frame around a flat picture."""
    result = stylized(stylizer, LOOK, np.full((128, 128, 3), 128, np.uint8)).astype(float)
    middle = result[32:-32, 32:-32].mean((0, 1))
    edges = np.concatenate([result[:4].reshape(-1, 3), result[-4:].reshape(-1, 3)]).mean(0)
    assert np.abs(edges - middle).max() < 30


class _Learned:
    """What was learned of every style: the same number in all its parts."""

    def __init__(self) -> None:
        self.value = 0.0

    def learned(self, key: str) -> Learned:
        shapes = weights_record("fast").style_shapes
        return {512: tuple(np.full(shape, self.value, np.float32) for shape in shapes)}


def test_what_is_learned_of_a_style_shows_from_the_next_frame_after_it_is_read_anew(engine_cache: Path) -> None:
    learned = _Learned()
    stylizer = make_stylizer(engine_cache, learned=learned)
    stylizer.prepare((WIDTH, HEIGHT), lambda _: None, lambda: False)
    need = StyleNeed(LOOK.styles[0].key)
    stylizer.load(need)
    before = stylized(stylizer, LOOK)
    learned.value = 0.3
    assert np.array_equal(stylized(stylizer, LOOK), before)
    stylizer.refresh(need)
    assert difference(stylized(stylizer, LOOK), before) > 1
    learned.value = 0.0
    stylizer.refresh(need)
    assert np.array_equal(stylized(stylizer, LOOK), before)
    stylizer.close()
