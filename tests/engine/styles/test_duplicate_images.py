"""The same picture in other bytes is recognised, and no other one is taken for it."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.media.images import decode_picture, read_picture
from engine.styles.duplicate_images import Twins
from engine.values import Pixels


def painting(seed: int = 0, size: tuple[int, int] = (120, 90)) -> Pixels:
    """Smooth colours with some structure, as pictures have."""
    rough = np.random.default_rng(seed).integers(0, 255, (9, 12, 3), np.uint8)
    return np.asarray(Image.fromarray(rough).resize(size, Image.Resampling.BICUBIC))


def saved(pixels: Pixels, path: Path, **options: object) -> Path:
    Image.fromarray(pixels).save(path, **options)
    return path


def find(pixels: Pixels, *paths: Path) -> Path | None:
    return Twins().find(pixels, paths, lambda path: path)


@pytest.mark.parametrize(("name", "options"), [("a.png", {}), ("a.jpg", {"quality": 70}), ("a.webp", {"quality": 80})])
def test_a_picture_saved_in_another_format_is_the_same(tmp_path: Path, name: str, options: dict[str, object]) -> None:
    assert find(painting(), saved(painting(), tmp_path / name, **options)) == tmp_path / name


def test_a_jpeg_saved_again_is_the_same(tmp_path: Path) -> None:
    first = saved(painting(), tmp_path / "first.jpg", quality=80)
    assert find(read_picture(saved(read_picture(first), tmp_path / "again.jpg", quality=75)), first) == first


def test_other_pictures_of_the_same_size_are_others(tmp_path: Path) -> None:
    others = [saved(painting(seed), tmp_path / f"{seed}.png") for seed in range(1, 8)]
    assert find(painting(), *others) is None
    assert find(painting(5), *others) == tmp_path / "5.png"


def test_plain_pictures_of_another_colour_and_a_picture_with_something_on_it_are_others(tmp_path: Path) -> None:
    plain = saved(np.full((90, 120, 3), 100, np.uint8), tmp_path / "plain.png")
    assert find(np.full((90, 120, 3), (100, 100, 110), np.uint8), plain) is None
    marked = painting().copy()
    marked[:10, :12] = 255
    assert find(marked, saved(painting(), tmp_path / "unmarked.png")) is None


def test_a_smaller_copy_and_a_mirrored_one_are_pictures_of_their_own(tmp_path: Path) -> None:
    original = saved(painting(), tmp_path / "a.png")
    assert find(painting(size=(60, 45)), original) is None
    assert find(np.ascontiguousarray(painting()[:, ::-1]), original) is None


def test_a_photograph_that_lies_on_its_side_in_the_file_is_compared_as_people_see_it(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = saved(painting(), tmp_path / "phone.jpg", quality=95, exif=exif)
    assert find(read_picture(turned), turned) == turned
    assert read_picture(turned).shape[:2] == (120, 90)


def test_files_that_cannot_be_read_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "text.png").write_text("no picture")
    buffer = io.BytesIO()
    Image.fromarray(painting()).save(buffer, "PNG")
    (tmp_path / "cut.png").write_bytes(buffer.getvalue()[:200])
    whole = saved(painting(), tmp_path / "whole.png")
    assert find(decode_picture(buffer.getvalue()), *sorted(tmp_path.iterdir()), tmp_path / "none.png") == whole
