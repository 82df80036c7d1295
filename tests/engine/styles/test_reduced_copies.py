"""Large pictures as styles: decoded small, once, and kept."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from engine.media import images
from engine.media.images import decode_picture, picture_size, read_picture, reduced_size
from engine.styles.library import StyleLibrary
from engine.styles.reduced_copies import SHORT_PX, is_large
from engine.styles.view import StyleView

LARGE = (2868, 2048)


def ramp(size: tuple[int, int]) -> Image.Image:
    """Red to the right, green downwards."""
    width, height = size
    x, y = np.meshgrid(np.linspace(0, 255, width), np.linspace(0, 255, height))
    return Image.fromarray(np.stack([x, y, np.full_like(x, 90)], axis=2).astype(np.uint8))


@pytest.fixture(scope="module")
def large_jpeg() -> bytes:
    file = io.BytesIO()
    ramp(LARGE).save(file, "JPEG", quality=90)
    return file.getvalue()


@pytest.fixture
def library(tmp_path: Path) -> StyleLibrary:
    return StyleLibrary(tmp_path / "styles")


@pytest.fixture
def decoded_px(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many pixels each picture had when it was decoded."""
    seen: list[int] = []
    loaded: Callable[..., Any] = images._loaded

    def watched(image: Image.Image, short_px: int | None) -> Image.Image:
        made = loaded(image, short_px)
        seen.append(image.width * image.height)
        return made

    monkeypatch.setattr(images, "_loaded", watched)
    return seen


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((100, 80), (100, 80)),
        ((2047, 5000), (2047, 5000)),
        ((2048, 5000), (1024, 2500)),
        ((14000, 10000), (1434, 1024)),
    ],
)
def test_what_is_twice_too_large_is_reduced(size: tuple[int, int], expected: tuple[int, int]) -> None:
    assert reduced_size(*size, SHORT_PX) == expected
    assert is_large(*size) == (size != expected)


def test_a_large_jpeg_is_never_decoded_at_its_full_size(
    library: StyleLibrary, large_jpeg: bytes, decoded_px: list[int]
) -> None:
    style = library.add_bytes(large_jpeg, "Large")
    assert library.image(style.key).shape[:2] == (512, 717)
    assert library.thumbnail(style.key, 128).shape == (128, 128, 3)
    assert max(decoded_px) <= LARGE[0] * LARGE[1] / 4


def test_its_copy_and_thumbnail_are_kept_and_it_is_not_decoded_again(
    library: StyleLibrary, large_jpeg: bytes, decoded_px: list[int], tmp_path: Path
) -> None:
    style = library.add_bytes(large_jpeg, "Large")
    first = library.image(style.key), library.thumbnail(style.key, 128)
    decoded_px.clear()
    again = StyleLibrary(tmp_path / "styles")
    assert np.array_equal(again.thumbnail(style.key, 128), first[1])
    assert decoded_px == [128 * 128]
    assert np.array_equal(again.image(style.key), first[0])
    assert max(decoded_px) < 1024 * 1500
    assert len(again.styles()) == len(library.styles())


def test_what_is_seen_is_what_is_seen_of_the_whole(library: StyleLibrary, large_jpeg: bytes) -> None:
    style = library.add_bytes(large_jpeg, "Large")
    expected = np.asarray(ramp(LARGE).resize((717, 512), Image.Resampling.BOX)).astype(int)
    assert np.abs(library.image(style.key).astype(int) - expected).mean() < 2


def test_a_small_part_of_it_is_read_from_the_picture_itself(library: StyleLibrary, large_jpeg: bytes) -> None:
    style = library.add_bytes(large_jpeg, "Large")
    seen = library.image(StyleView(1.0, (0.5, 0.5, 0.2, 0.2)).key_of(style.key), round(0.2 * LARGE[1]))
    assert np.abs(seen[[0, -1], [0, -1]][:, :2].astype(int) - [[127, 127], [178, 178]]).max() <= 3


def test_removing_the_style_removes_what_was_kept(library: StyleLibrary, large_jpeg: bytes, tmp_path: Path) -> None:
    style = library.add_bytes(large_jpeg, "Large")
    library.thumbnail(style.key, 64)
    kept = tmp_path / "styles" / "reduced"
    assert len(list(kept.iterdir())) == 2
    library.remove(style.key)
    assert list(kept.iterdir()) == []


def test_a_copy_that_is_damaged_or_lost_is_made_anew(library: StyleLibrary, large_jpeg: bytes, tmp_path: Path) -> None:
    style = library.add_bytes(large_jpeg, "Large")
    before = library.image(style.key)
    (copy,) = (tmp_path / "styles" / "reduced").iterdir()
    copy.write_bytes(copy.read_bytes()[:1000])
    assert np.array_equal(library.image(style.key), before)
    assert read_picture(copy).shape == (1024, 1434, 3)


def test_where_nothing_can_be_kept_the_style_is_read_all_the_same(
    library: StyleLibrary, large_jpeg: bytes, tmp_path: Path
) -> None:
    (tmp_path / "styles").mkdir()
    (tmp_path / "styles" / "reduced").write_text("in the way")
    style = library.add_bytes(large_jpeg, "Large")
    assert library.image(style.key).shape[:2] == (512, 717)


def test_nothing_is_kept_of_pictures_of_usual_sizes(library: StyleLibrary, tmp_path: Path) -> None:
    file = io.BytesIO()
    ramp((800, 600)).save(file, "PNG")
    style = library.add_bytes(file.getvalue(), "Usual")
    library.thumbnail(style.key, 64)
    library.image(style.key)
    assert not (tmp_path / "styles" / "reduced").exists()


def test_the_same_large_picture_saved_again_is_the_same_style(library: StyleLibrary, large_jpeg: bytes) -> None:
    style = library.add_bytes(large_jpeg, "Large")
    file = io.BytesIO()
    ramp(LARGE).save(file, "JPEG", quality=60)
    assert library.add_bytes(file.getvalue(), "Again") == style


@pytest.mark.parametrize("name", ["JPEG", "PNG", "TIFF"])
@pytest.mark.parametrize("mode", ["RGB", "L", "P"])
def test_reduced_pictures_are_upright_and_of_the_same_colours(tmp_path: Path, name: str, mode: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    image = ramp((400, 200)).convert(mode if (name, mode) != ("JPEG", "P") else "RGB")
    path = tmp_path / "picture"
    image.save(path, name, exif=exif)
    whole, reduced = read_picture(path), decode_picture(path.read_bytes(), short_px=50)
    assert (picture_size(path), whole.shape, reduced.shape) == ((200, 400), (400, 200, 3), (100, 50, 3))
    small = np.asarray(Image.fromarray(whole).resize((50, 100), Image.Resampling.BOX)).astype(int)
    assert np.abs(reduced.astype(int) - small).mean() < 3
