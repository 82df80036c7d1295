"""At which size styles are read, what is added to them, and what is never done twice."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.errors import StyleError
from engine.look.look import Look, StyleShare
from engine.style_code import StyleCode, enriched
from engine.styles.view import StyleView
from engine.stylize.learned_styles import Learned
from engine.stylize.style_codes import StyleCodes
from engine.values import Pixels
from models.registry import WeightsRecord, weights_record
from models.studied import READ_SIDE_PX, Floats, learned_at

LEFT_HALF = (0.0, 0.0, 0.5, 1.0)


class Images:
    """Grey pictures; notes which were asked for, and at which size."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, int]] = []

    def image(self, key: str, side_px: int) -> Pixels:
        if "900" in key:
            raise StyleError("There is no such view.")
        self.asked.append((key, side_px))
        return np.full((side_px, side_px + 40, 3), 90, np.uint8)


class Studies:
    """What was learned, to be changed by a test."""

    def __init__(self) -> None:
        self.by_key: dict[str, Learned] = {}

    def learned(self, key: str) -> Learned | None:
        return self.by_key.get(key)


class Reader:
    """Codes that say how large the image was; notes the short sides."""

    def __init__(self, weights: WeightsRecord) -> None:
        self.sides_px: list[int] = []
        self._weights = weights

    def __call__(self, image: Pixels) -> StyleCode:
        self.sides_px.append(image.shape[0])
        return _code(self._weights, image.shape[0])


class Stage:
    """Style codes and all they ask."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.weights = folder, weights_record("fast")
        self.images, self.studies, self.reader = Images(), Studies(), Reader(self.weights)
        self.codes = StyleCodes(self.images, self.weights, folder, self.studies)

    def read(self, key: str, stroke_px: float) -> None:
        self.codes.read(key, stroke_px, self.reader)

    def study(self, key: str, *sides_px: int) -> dict[int, tuple[Floats, ...]]:
        sizes = {side: _parts(self.weights, side / 1000) for side in sides_px}
        self.studies.by_key[key] = sizes
        return sizes

    def painted(self, key: str, picture_px: float, stroke_size: float = 1.0) -> float:
        """The one number of which what the network is given consists."""
        look = Look((StyleShare(key),), stroke_size=stroke_size)
        return float(self.codes.of_look(look, picture_px).folded.parts[0].flat[0])


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return Stage(tmp_path)


def _code(weights: WeightsRecord, value: float) -> StyleCode:
    return StyleCode(tuple(np.full((4, *shape), value / 4, np.float32) for shape in weights.style_shapes))


def _parts(weights: WeightsRecord, value: float) -> tuple[Floats, ...]:
    return tuple(np.full(shape, value, np.float32) for shape in weights.style_shapes)


def test_a_style_is_read_as_large_as_the_picture_that_is_painted(stage: Stage) -> None:
    stage.read("a", 512)
    assert stage.codes.has("a", 512)
    assert not stage.codes.has("a", 1024)
    stage.read("a", 1024)
    assert stage.reader.sides_px == [512, 1024]
    assert [stage.painted("a", 512), stage.painted("a", 512, 2.0), stage.painted("a", 256, 2.0)] == [512, 1024, 512]


def test_strokes_of_nearly_the_same_size_share_a_code(stage: Stage) -> None:
    stage.read("a", 512)
    stage.read("a", 530)
    assert stage.codes.has("a", 490)
    assert (stage.codes.encode_count, stage.reader.sides_px) == (1, [512])
    look = Look((StyleShare("a"),))
    assert stage.codes.of_look(look, 512) is stage.codes.of_look(look, 530)


def test_a_code_on_disk_is_not_read_again_and_belongs_to_its_size(stage: Stage) -> None:
    stage.read("a", 512)
    again = Stage(stage.folder)
    again.read("a", 512)
    assert again.codes.encode_count == 0
    again.read("a", 256)
    assert again.codes.encode_count == 1


def test_reading_at_another_size_changes_nothing_of_what_is_painted_meanwhile(stage: Stage) -> None:
    stage.read("a", 512)
    look = Look((StyleShare("a"),))
    before = stage.codes.of_look(look, 512)
    stage.read("a", 1024)
    assert stage.codes.of_look(look, 512) is before


def test_painting_reads_no_style(stage: Stage) -> None:
    stage.read("a", 512)
    asked = list(stage.images.asked)
    with pytest.raises(KeyError):
        stage.painted("a", 1024)
    stage.painted("a", 512)
    assert (stage.images.asked, stage.reader.sides_px) == (asked, [512])


def test_the_strokes_of_a_view_are_larger_on_top_of_those_of_the_look(stage: Stage) -> None:
    viewed = StyleView(2.0).key_of("a")
    stage.read("a", 512)
    assert stage.codes.has(viewed, 256)
    stage.read(viewed, 512)
    assert stage.reader.sides_px == [512, 1024]
    assert stage.painted(viewed, 256) == 512


def test_a_crop_has_codes_of_its_own_for_all_its_sizes(stage: Stage) -> None:
    small, large = (StyleView(scale, LEFT_HALF).key_of("a") for scale in (1.0, 2.0))
    stage.read("a", 512)
    assert not stage.codes.has(small, 512)
    stage.read(small, 512)
    assert stage.codes.has(large, 256)
    assert stage.images.asked[-1] == (small, 512)


def test_a_view_that_cannot_be_is_refused_by_whoever_has_the_image(stage: Stage) -> None:
    impossible = "a@900,0,0,1000,1000"
    assert not stage.codes.has(impossible, 512)
    with pytest.raises(StyleError):
        stage.read(impossible, 512)


def test_a_studied_style_is_read_at_the_size_at_which_it_was_studied_whatever_its_strokes(stage: Stage) -> None:
    sizes = stage.study("a", 256, 1024)
    stage.read("a", 720)
    assert stage.reader.sides_px == [READ_SIDE_PX]
    assert stage.codes.has("a", 128)
    base = _code(stage.weights, READ_SIDE_PX)
    for picture_px, stroke_size, side_px in ((256, 1.0, 256), (512, 1.0, 512), (512, 2.0, 1024), (600, 4.0, 1024)):
        expected = enriched(base, learned_at(sizes, side_px)).parts[0].sum(0).flat[0]
        assert stage.painted("a", picture_px, stroke_size) == pytest.approx(expected)


def test_what_was_learned_counts_for_all_sizes_of_a_style_but_not_for_a_crop(stage: Stage) -> None:
    stage.study("a", 256, 512)
    viewed, crop = StyleView(2.0).key_of("a"), StyleView(1.0, LEFT_HALF).key_of("a")
    stage.read(viewed, 256)
    assert stage.painted(viewed, 256) == pytest.approx(READ_SIDE_PX + 0.512)
    stage.read(crop, 512)
    assert stage.painted(crop, 512) == 512


def test_a_better_stage_is_painted_from_the_next_frame_on_and_reads_nothing_again(stage: Stage) -> None:
    stage.study("a", 512)
    stage.read("a", 512)
    first = stage.painted("a", 512)
    stage.studies.by_key["a"] = {512: _parts(stage.weights, 3.0)}
    assert stage.painted("a", 512) == first
    stage.read("a", 512)
    assert stage.painted("a", 512) == READ_SIDE_PX + 3.0
    assert stage.reader.sides_px == [READ_SIDE_PX]


def test_a_style_that_is_studied_while_it_is_on_screen_never_leaves_it(stage: Stage) -> None:
    stage.read("a", 512)
    stage.study("a", 512)
    assert stage.painted("a", 512) == 512
    stage.read("a", 512)
    assert stage.painted("a", 512) == pytest.approx(READ_SIDE_PX + 0.512)
    del stage.studies.by_key["a"]
    stage.read("a", 512)
    assert stage.painted("a", 512) == 512
    assert stage.reader.sides_px == [512, READ_SIDE_PX]


def test_each_style_of_a_mix_has_the_size_of_its_own_view(stage: Stage) -> None:
    large = StyleView(2.0).key_of("b")
    stage.read("a", 256)
    stage.read(large, 256)
    mixed = Look((StyleShare("a"), StyleShare(large)))
    assert stage.reader.sides_px == [256, 512]
    assert float(stage.codes.of_look(mixed, 256).folded.parts[0].flat[0]) == pytest.approx(384)
