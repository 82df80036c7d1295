"""The value of a mask: frozen, compared by content, small."""

from __future__ import annotations

import dataclasses
import pickle

import numpy as np
import pytest

from engine.look.look import Look
from engine.look.mask import LONGEST_PX, Mask

MAP = np.arange(12, dtype=np.uint8).reshape(3, 4)


def test_a_mask_keeps_what_it_was_made_of_whatever_becomes_of_that() -> None:
    values = MAP.copy()
    mask = Mask.of(values)
    values[:] = 0
    assert mask.size_px == (4, 3)
    np.testing.assert_array_equal(mask.map, MAP)


def test_nobody_can_write_into_a_mask() -> None:
    mask = Mask.of(MAP)
    with pytest.raises(ValueError, match="read-only"):
        mask.map[0, 0] = 1
    with pytest.raises(dataclasses.FrozenInstanceError):
        mask.values = b""  # type: ignore[misc]


def test_masks_are_compared_and_hashed_by_content() -> None:
    one, same, other = Mask.of(MAP), Mask.of(MAP.copy()), Mask.of(MAP + 1)
    turned = Mask.of(MAP.reshape(4, 3))
    assert one == same
    assert hash(one) == hash(same)
    assert len({one, other, turned}) == 3
    assert Look(mask=one) == Look(mask=same) != Look(mask=other)


def test_a_mask_travels_to_another_process() -> None:
    look = Look(mask=Mask.of(MAP))
    assert pickle.loads(pickle.dumps(look)) == look


def test_its_words_are_short_and_tell_contents_apart() -> None:
    words = [repr(Look(mask=Mask.of(np.full((288, 512), value, np.uint8)))) for value in (0, 1)]
    assert words[0] != words[1]
    assert max(map(len, words)) < 300


def test_inverted_twice_it_is_the_same() -> None:
    mask = Mask.of(MAP)
    assert mask.inverted().map[0, 1] == 254
    assert mask.inverted().inverted() == mask


def test_a_mask_knows_whether_anything_is_painted_or_left_out() -> None:
    nothing = np.zeros((5, 7), np.uint8)
    assert (Mask.of(nothing).is_empty, Mask.of(nothing).is_full) == (True, False)
    nothing[4, 6] = 1
    assert (Mask.of(nothing).is_empty, Mask.of(nothing).is_full) == (False, False)
    nothing[:] = 255
    assert (Mask.of(nothing).is_empty, Mask.of(nothing).is_full) == (False, True)
    nothing[0, 0] = 254
    assert not Mask.of(nothing).is_full


@pytest.mark.parametrize(
    "values",
    [
        np.zeros((2, 2, 3), np.uint8),
        np.zeros((2, 2), np.float32),
        np.zeros((0, 2), np.uint8),
        np.zeros((2, LONGEST_PX + 1), np.uint8),
    ],
)
def test_what_is_no_small_map_of_bytes_is_refused(values: np.ndarray) -> None:
    with pytest.raises(ValueError, match="mask"):
        Mask.of(values)


def test_a_mask_of_too_few_bytes_is_refused() -> None:
    with pytest.raises(ValueError, match="needs as many bytes"):
        Mask((4, 3), b"12")
