"""Pictures of every kind that people drop on a window."""

from __future__ import annotations

import io
import random
import struct
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageCms

from engine.errors import PictureError
from engine.media.images import decode_picture, is_still_picture, read_picture, write_picture


def colors(width: int = 24, height: int = 16) -> Any:
    rng = np.random.default_rng(7)
    return np.repeat(np.repeat(rng.integers(0, 256, (height // 8, width // 8, 3), np.uint8), 8, 0), 8, 1)


def save(path: Path, image: Image.Image, **options: Any) -> Path:
    image.save(path, **options)
    return path


def as_bytes(image: Image.Image, picture_format: str, **options: Any) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, picture_format, **options)
    return buffer.getvalue()


@pytest.mark.parametrize("suffix", [".png", ".tif", ".tiff"])
def test_lossless_formats_give_back_the_very_same_pixels(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"picture{suffix}"
    write_picture(path, colors())
    np.testing.assert_array_equal(read_picture(path), colors())


@pytest.mark.parametrize("suffix", [".jpg", ".JPEG", ".webp"])
def test_lossy_formats_stay_close(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"picture{suffix}"
    write_picture(path, colors())
    assert np.abs(read_picture(path).astype(int) - colors()).mean() < 8


def test_the_result_is_contiguous_writeable_rgb_bytes(tmp_path: Path) -> None:
    pixels = read_picture(save(tmp_path / "a.png", Image.fromarray(colors())))
    assert (pixels.shape, pixels.dtype) == ((16, 24, 3), np.uint8)
    assert pixels.flags.c_contiguous
    assert pixels.flags.writeable


def test_grey_becomes_rgb_of_equal_channels(tmp_path: Path) -> None:
    grey = np.arange(256, dtype=np.uint8).reshape(16, 16)
    pixels = read_picture(save(tmp_path / "grey.png", Image.fromarray(grey)))
    np.testing.assert_array_equal(pixels, np.repeat(grey[:, :, None], 3, axis=2))


@pytest.mark.parametrize("suffix", ["png", "tif"])
def test_sixteen_bit_grey_keeps_its_tones(tmp_path: Path, suffix: str) -> None:
    deep = np.linspace(0, 65535, 256).astype(np.uint16).reshape(16, 16)
    pixels = read_picture(save(tmp_path / f"deep.{suffix}", Image.fromarray(deep)))
    assert np.abs(pixels[:, :, 0].ravel().astype(int) - np.arange(256)).max() <= 1


def test_sixteen_bit_colour_keeps_its_tones() -> None:
    deep = (np.arange(16 * 16 * 3, dtype=np.uint16) * 85).reshape(16, 16, 3)
    pixels = decode_picture(png_of_16_bits(deep))
    assert np.abs(pixels.astype(int) - np.round(deep / 257).astype(int)).max() <= 1


def test_float_grey_from_0_to_1_keeps_its_tones(tmp_path: Path) -> None:
    image = Image.fromarray(np.linspace(0, 1, 256, dtype=np.float32).reshape(16, 16))
    pixels = read_picture(save(tmp_path / "float.tif", image))
    assert np.abs(pixels[:, :, 1].ravel().astype(int) - np.arange(256)).max() <= 1


def test_a_palette_is_looked_up() -> None:
    indexed = Image.fromarray(colors()).quantize(16)
    pixels = decode_picture(as_bytes(indexed, "PNG"))
    np.testing.assert_array_equal(pixels, np.asarray(indexed.convert("RGB")))


@pytest.mark.parametrize(("mode", "fill"), [("RGBA", (255, 0, 0, 128)), ("LA", (0, 128)), ("PA", (0, 128))])
def test_alpha_is_laid_over_white(mode: str, fill: tuple[int, ...]) -> None:
    base = "LA" if mode == "PA" else mode
    image = Image.new(base, (8, 8), fill)
    pixels = decode_picture(as_bytes(image, "PNG"))
    expected = (255, 127, 127) if mode == "RGBA" else (127, 127, 127)
    assert np.abs(pixels[0, 0].astype(int) - expected).max() <= 1


def test_a_transparent_palette_entry_becomes_white() -> None:
    image = Image.new("P", (8, 8), 0)
    image.putpalette([10, 20, 30, 200, 100, 50])
    image.putpixel((3, 3), 1)
    pixels = decode_picture(as_bytes(image, "PNG", transparency=0))
    assert pixels[0, 0].tolist() == [255, 255, 255]
    assert pixels[3, 3].tolist() == [200, 100, 50]


def test_cmyk_becomes_rgb(tmp_path: Path) -> None:
    image = Image.new("CMYK", (16, 16), (0, 255, 255, 0))
    pixels = read_picture(save(tmp_path / "print.jpg", image, quality=95))
    assert pixels[8, 8, 0] > 200
    assert pixels[8, 8, 1:].max() < 60


@pytest.mark.parametrize(
    ("orientation", "undo"),
    [
        (1, lambda a: a),
        (2, lambda a: a[:, ::-1]),
        (3, lambda a: a[::-1, ::-1]),
        (4, lambda a: a[::-1]),
        (5, lambda a: a.transpose(1, 0, 2)),
        (6, lambda a: np.rot90(a, 1)),
        (7, lambda a: np.rot90(a, 2).transpose(1, 0, 2)),
        (8, lambda a: np.rot90(a, -1)),
    ],
)
def test_each_exif_orientation_is_turned_upright(orientation: int, undo: Any) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    stored = Image.fromarray(np.ascontiguousarray(undo(colors())))
    np.testing.assert_array_equal(decode_picture(as_bytes(stored, "PNG", exif=exif)), colors())


def test_an_embedded_colour_profile_is_honoured() -> None:
    swapped = with_red_and_blue_swapped(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    pixels = decode_picture(as_bytes(Image.fromarray(colors()), "PNG", icc_profile=swapped))
    assert np.abs(pixels.astype(int) - colors()[:, :, ::-1]).max() <= 2


def test_the_colour_profile_of_a_palette_is_honoured_too() -> None:
    swapped = with_red_and_blue_swapped(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    few = Image.fromarray(colors()).quantize(16)
    expected = np.asarray(few.convert("RGB"))[:, :, ::-1]
    pixels = decode_picture(as_bytes(few, "PNG", icc_profile=swapped))
    assert np.abs(pixels.astype(int) - expected).max() <= 2


@pytest.mark.parametrize("profile", [b"no profile at all", pytest.param(None, id="one for another colour space")])
def test_a_broken_or_unfit_colour_profile_counts_as_none(profile: bytes | None) -> None:
    unfit = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    pixels = decode_picture(as_bytes(Image.fromarray(colors()), "PNG", icc_profile=profile or unfit))
    np.testing.assert_array_equal(pixels, colors())


def test_the_content_decides_and_not_the_name(tmp_path: Path) -> None:
    path = tmp_path / "really a png.jpg"
    path.write_bytes(as_bytes(Image.fromarray(colors()), "PNG"))
    np.testing.assert_array_equal(read_picture(path), colors())


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(PictureError, match=r"There is no file .*gone\.png"):
        read_picture(tmp_path / "gone.png")


def test_a_folder_is_no_picture(tmp_path: Path) -> None:
    with pytest.raises(PictureError, match="is a folder"):
        read_picture(tmp_path)


def test_an_empty_file_is_said_to_be_empty(tmp_path: Path) -> None:
    (tmp_path / "empty.png").touch()
    with pytest.raises(PictureError, match=r"empty\.png is empty"):
        read_picture(tmp_path / "empty.png")


def test_something_else_is_said_to_be_no_picture(tmp_path: Path) -> None:
    (tmp_path / "notes.png").write_text("milk, eggs, bread\n" * 50)
    with pytest.raises(PictureError, match="not a picture"):
        read_picture(tmp_path / "notes.png")


@pytest.mark.parametrize("picture_format", ["PNG", "JPEG", "WEBP", "TIFF", "GIF", "BMP"])
def test_a_picture_cut_in_half_is_said_to_be_damaged(picture_format: str) -> None:
    rng = np.random.default_rng(1)
    whole = as_bytes(Image.fromarray(rng.integers(0, 256, (64, 64, 3), np.uint8)), picture_format)
    with pytest.raises(PictureError, match=r"damaged|not a picture"):
        decode_picture(whole[: len(whole) // 2])


def test_a_huge_picture_is_refused_before_it_is_decoded() -> None:
    with pytest.raises(PictureError, match="too large: 30000 x 30000"):
        decode_picture(png_that_claims(30_000, 30_000))


def test_the_limit_is_the_callers(tmp_path: Path) -> None:
    path = save(tmp_path / "a.png", Image.fromarray(colors()))
    assert read_picture(path, max_pixels=24 * 16).shape == (16, 24, 3)
    with pytest.raises(PictureError, match="24 x 16"):
        read_picture(path, max_pixels=24 * 16 - 1)


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize("picture_format", ["PNG", "JPEG", "WEBP", "TIFF", "GIF", "BMP", "AVIF"])
def test_damaged_bytes_never_raise_anything_but_picture_error(picture_format: str) -> None:
    whole = as_bytes(Image.fromarray(colors()), picture_format)
    outcomes = [_outcome(_damaged(whole, seed)) for seed in range(60)]
    assert set(outcomes) <= {"decoded", "refused"}
    assert "refused" in outcomes


def test_a_still_gif_is_a_picture_and_an_animated_one_is_not(tmp_path: Path) -> None:
    first, second = (Image.new("RGB", (8, 8), name) for name in ("red", "blue"))
    still = save(tmp_path / "still.gif", first)
    moving = save(tmp_path / "moving.gif", first, save_all=True, append_images=[second])
    assert is_still_picture(still)
    assert not is_still_picture(moving)


def test_neither_text_nor_nothing_is_a_still_picture(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("hello")
    assert not is_still_picture(tmp_path / "notes.txt")
    assert not is_still_picture(tmp_path / "gone.png")


def test_writing_replaces_what_was_there_and_leaves_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "out.png"
    path.write_bytes(b"old")
    write_picture(path, colors())
    np.testing.assert_array_equal(read_picture(path), colors())
    assert [entry.name for entry in tmp_path.iterdir()] == ["out.png"]


def test_an_unknown_suffix_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(PictureError, match=r"\.png.*not as 'out\.xyz'"):
        write_picture(tmp_path / "out.xyz", colors())


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(PictureError, match=r"no folder .*nowhere"):
        write_picture(tmp_path / "nowhere" / "out.png", colors())


def test_a_failed_write_leaves_the_old_file_and_no_scraps(tmp_path: Path) -> None:
    path = tmp_path / "out.webp"
    path.write_bytes(b"old")
    too_wide_for_webp = np.zeros((1, 20_000, 3), np.uint8)
    with pytest.raises(PictureError, match="cannot be written"):
        write_picture(path, too_wide_for_webp)
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["out.webp"]


def _damaged(whole: bytes, seed: int) -> bytes:
    dice = random.Random(seed)
    damaged = bytearray(whole[: dice.randrange(1, len(whole) + 1)] if seed % 2 else whole)
    for _ in range(dice.randrange(1, 8)):
        damaged[dice.randrange(min(len(damaged), 200))] = dice.randrange(256)
    return bytes(damaged)


def _outcome(data: bytes) -> str:
    try:
        decode_picture(data, max_pixels=1_000_000)
    except PictureError:
        return "refused"
    return "decoded"


def with_red_and_blue_swapped(profile: bytes) -> bytes:
    """The same profile with its red and blue primaries exchanged, which no reader can overlook."""
    return profile.replace(b"rXYZ", b"____").replace(b"bXYZ", b"rXYZ").replace(b"____", b"bXYZ")


def png_of_16_bits(deep: Any) -> bytes:
    """A 48-bit colour PNG; Pillow can read but not write them."""
    height, width = deep.shape[:2]
    rows = b"".join(b"\0" + row.astype(">u2").tobytes() for row in deep)
    return _png(struct.pack(">IIBBBBB", width, height, 16, 2, 0, 0, 0), zlib.compress(rows))


def png_that_claims(width: int, height: int) -> bytes:
    """A tiny file whose header promises a huge picture."""
    return _png(struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0), zlib.compress(b""))


def _png(header: bytes, data: bytes) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def test_a_name_as_long_as_file_systems_take_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("\N{ARTIST PALETTE}" * 62 + ".png")
    assert len(path.name.encode()) == 252
    write_picture(path, np.zeros((2, 3, 3), np.uint8))
    assert read_picture(path).shape == (2, 3, 3)


def with_chunk(png: bytes, kind: bytes, body: bytes) -> bytes:
    """A PNG with one more chunk, behind its header."""
    return png[:33] + struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) + png[33:]


@pytest.mark.parametrize(("curve", "level"), [(16, 148), (18, 191)])
def test_stills_of_high_dynamic_range_show_white_on_paper_as_films_do(curve: int, level: int) -> None:
    plain = as_bytes(Image.new("RGB", (16, 16), (level,) * 3), "PNG")
    assert decode_picture(plain)[8, 8].tolist() == [level] * 3
    hdr = with_chunk(plain, b"cICP", bytes([9, curve, 0, 1]))
    assert np.abs(decode_picture(hdr)[8, 8].astype(int) - 230).max() <= 3


def test_an_avif_that_names_pq_is_read_as_that() -> None:
    plain = as_bytes(Image.new("RGB", (16, 16), (148,) * 3), "AVIF", quality=100)
    at = plain.index(b"colrnclx") + 8
    hdr = plain[:at] + struct.pack(">HH", 9, 16) + plain[at + 4 :]
    assert np.abs(decode_picture(plain)[8, 8].astype(int) - 148).max() <= 2
    assert np.abs(decode_picture(hdr)[8, 8].astype(int) - 230).max() <= 4
