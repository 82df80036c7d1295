"""Masks in and out of pictures."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.errors import PictureError
from engine.look.mask import LONGEST_PX, Mask
from engine.look.mask_picture import mask_from_png, mask_png, read_mask, write_mask

EVERY_VALUE = Mask.of(np.arange(256, dtype=np.uint8).reshape(4, 64))


def test_a_png_gives_back_every_value() -> None:
    assert mask_from_png(mask_png(EVERY_VALUE)) == EVERY_VALUE


def test_a_painted_mask_is_a_small_png() -> None:
    values = np.zeros((288, 512), np.uint8)
    values[50:200, 80:300] = 255
    assert len(mask_png(Mask.of(values))) < 2000


@pytest.mark.parametrize("name", ["mask.png", "mask.tif"])
def test_a_file_gives_back_every_value(name: str, tmp_path: Path) -> None:
    write_mask(tmp_path / name, EVERY_VALUE)
    assert read_mask(tmp_path / name) == EVERY_VALUE


def test_a_large_picture_becomes_a_small_mask_of_its_shape(tmp_path: Path) -> None:
    pixels = np.zeros((900, 1600), np.uint8)
    pixels[:, 800:] = 255
    Image.fromarray(pixels).save(tmp_path / "large.png")
    mask = read_mask(tmp_path / "large.png")
    assert mask.size_px == (LONGEST_PX, 288)
    assert not mask.map[:, :256].any()
    assert mask.map[:, 256:].min() == 255


def test_a_sliver_keeps_at_least_one_pixel_each_way(tmp_path: Path) -> None:
    Image.fromarray(np.full((1, 4000), 255, np.uint8)).save(tmp_path / "sliver.png")
    assert read_mask(tmp_path / "sliver.png").size_px == (LONGEST_PX, 1)


def test_what_is_transparent_is_not_painted(tmp_path: Path) -> None:
    pixels = np.full((6, 8, 4), 255, np.uint8)
    pixels[:, :4, 3] = 0
    Image.fromarray(pixels).save(tmp_path / "drawn.png")
    mask = read_mask(tmp_path / "drawn.png")
    assert mask.map[:, :4].max() == 0
    assert mask.map[:, 4:].min() == 255


@pytest.mark.parametrize(("content", "complaint"), [(b"", "is empty"), (b"no picture", "not a picture")])
def test_what_is_no_picture_is_refused_with_one_sentence(content: bytes, complaint: str, tmp_path: Path) -> None:
    (tmp_path / "mask.png").write_bytes(content)
    with pytest.raises(PictureError, match=complaint) as error:
        read_mask(tmp_path / "mask.png")
    assert "mask.png" in str(error.value)
    with pytest.raises(PictureError, match=complaint):
        mask_from_png(content)


def test_a_picture_too_large_for_a_kept_mask_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    Image.fromarray(np.zeros((2000, 2000), np.uint8)).save(tmp_path / "bomb.png")
    with pytest.raises(PictureError, match="too large"):
        mask_from_png((tmp_path / "bomb.png").read_bytes())
