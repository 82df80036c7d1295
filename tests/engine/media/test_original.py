"""What a painted copy keeps of its picture."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageCms

from engine.media.original import read_original, write_painted
from tests.engine.media.test_images import as_bytes, colors, png_of_16_bits, with_chunk, with_red_and_blue_swapped

DESCRIPTION, MAKE, DATE, ORIENTATION, COPYRIGHT, MAKER_NOTE, PLACE_IFD, SHOT_IFD = (
    0x010E, 0x010F, 0x0132, 0x0112, 0x8298, 0x927C, 0x8825, 0x8769,
)  # fmt: skip
TAKEN, OFFSET = 0x9003, 0x9011
PLACE = {1: "N", 2: (48.0, 8.0, 15.5), 3: "E", 4: (11.0, 34.0, 0.0)}


def exif_of(orientation: int = 1) -> Image.Exif:
    exif = Image.Exif()
    exif.update({MAKE: "Camera", DATE: "2024:05:06 07:08:09", COPYRIGHT: "Someone", ORIENTATION: orientation})
    exif.get_ifd(SHOT_IFD).update({TAKEN: "2024:05:06 07:08:09", OFFSET: "+02:00", MAKER_NOTE: b"secret"})
    exif.get_ifd(PLACE_IFD).update(PLACE)
    exif[SHOT_IFD] = exif[PLACE_IFD] = 0
    return exif


def repainted(source: Path, target: Path, keep_place: bool = False) -> Image.Image:
    """The copy that a style which changes nothing makes."""
    original = read_original(source)
    write_painted(target, original.pixels_for(target.suffix), original, keep_place)
    return Image.open(io.BytesIO(target.read_bytes()))


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "photo.jpg"
    Image.fromarray(colors(48, 32)).save(path, exif=exif_of(6), dpi=(300, 150), quality=95)
    return path


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".webp", ".tif"])
def test_date_maker_rights_and_resolution_are_kept(photo: Path, tmp_path: Path, suffix: str) -> None:
    copy = repainted(photo, tmp_path / f"copy{suffix}")
    said = copy.getexif()
    assert (said[MAKE], said[DATE], said[COPYRIGHT]) == ("Camera", "2024:05:06 07:08:09", "Someone")
    shot = said.get_ifd(SHOT_IFD)
    assert (shot[TAKEN], shot[OFFSET]) == ("2024:05:06 07:08:09", "+02:00")
    # Turned upright, what was across goes down.
    dpi = copy.info["dpi"] if suffix != ".webp" else (said[0x011A], said[0x011B])
    assert [float(each) for each in dpi] == pytest.approx([150, 300], abs=0.1)
    assert copy.size == (32, 48)


def test_the_copy_is_not_turned_twice_and_shows_no_notes_of_the_maker(photo: Path, tmp_path: Path) -> None:
    said = repainted(photo, tmp_path / "copy.jpg").getexif()
    assert said.get(ORIENTATION, 1) == 1
    assert MAKER_NOTE not in said.get_ifd(SHOT_IFD)


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".webp", ".tif"])
def test_the_place_is_kept_only_on_request_and_its_loss_is_said(photo: Path, tmp_path: Path, suffix: str) -> None:
    assert not repainted(photo, tmp_path / f"without{suffix}").getexif().get_ifd(PLACE_IFD)
    place = repainted(photo, tmp_path / f"with{suffix}", keep_place=True).getexif().get_ifd(PLACE_IFD)
    assert (place[1], [float(each) for each in place[2]]) == ("N", [48.0, 8.0, 15.5])
    original = read_original(photo)
    assert original.losses(suffix, keep_place=True) == ()
    assert original.losses(suffix, keep_place=False) == ("The place where the picture was taken is left out.",)


@pytest.mark.parametrize("suffix", [".png", ".webp", ".tif"])
def test_transparency_is_kept_where_the_copy_can_be_transparent(tmp_path: Path, suffix: str) -> None:
    rgba = np.dstack([colors(), np.linspace(0, 255, 16 * 24).astype(np.uint8).reshape(16, 24)])
    Image.fromarray(rgba, "RGBA").save(tmp_path / "in.png")
    copy = np.asarray(repainted(tmp_path / "in.png", tmp_path / f"out{suffix}").convert("RGBA"))
    assert np.array_equal(copy[..., 3], rgba[..., 3])
    if suffix != ".webp":
        seen = rgba[..., 3] > 0
        assert np.array_equal(copy[seen], rgba[seen])
    assert read_original(tmp_path / "in.png").losses(suffix, keep_place=False) == ()


def test_a_copy_that_cannot_be_transparent_is_on_white_and_that_is_said(tmp_path: Path) -> None:
    Image.new("RGBA", (16, 16), (200, 0, 0, 0)).save(tmp_path / "in.png")
    assert np.asarray(repainted(tmp_path / "in.png", tmp_path / "out.jpg"))[8, 8].tolist() == [255, 255, 255]
    (loss,) = read_original(tmp_path / "in.png").losses(".jpg", keep_place=False)
    assert loss == "What is transparent lies on white, for .jpg files cannot be transparent."


def test_what_nobody_sees_of_a_transparent_picture_is_not_painted(tmp_path: Path) -> None:
    Image.new("RGBA", (16, 16), (200, 0, 0, 0)).save(tmp_path / "in.png")
    assert read_original(tmp_path / "in.png").pixels_for(".png")[8, 8].tolist() == [255, 255, 255]


def test_an_opaque_alpha_channel_is_no_transparency(tmp_path: Path) -> None:
    Image.new("RGBA", (16, 16), (200, 0, 0, 255)).save(tmp_path / "in.png")
    original = read_original(tmp_path / "in.png")
    assert original.alpha is None
    assert original.losses(".jpg", keep_place=False) == ()


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".webp", ".tif"])
def test_the_colour_profile_and_what_it_says_of_the_colours_are_kept(tmp_path: Path, suffix: str) -> None:
    profile = with_red_and_blue_swapped(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    Image.fromarray(colors()).save(tmp_path / "in.png", icc_profile=profile)
    copy = repainted(tmp_path / "in.png", tmp_path / f"out{suffix}")
    assert copy.info["icc_profile"] == profile
    if suffix in (".png", ".tif"):
        assert np.abs(np.asarray(copy).astype(int) - colors()).max() <= 3


def test_a_profile_that_is_not_for_rgb_becomes_that_of_the_copy(tmp_path: Path) -> None:
    Image.new("CMYK", (16, 16), (0, 255, 255, 0)).save(tmp_path / "in.tif", icc_profile=b"of a printing press")
    copy = repainted(tmp_path / "in.tif", tmp_path / "out.png")
    profile = ImageCms.ImageCmsProfile(io.BytesIO(copy.info["icc_profile"]))
    assert "sRGB" in ImageCms.getProfileDescription(profile)


def test_a_picture_that_says_nothing_gets_nothing(tmp_path: Path) -> None:
    Image.fromarray(colors()).save(tmp_path / "in.png")
    copy = repainted(tmp_path / "in.png", tmp_path / "out.png")
    assert not {"icc_profile", "dpi", "exif"} & set(copy.info)


def test_more_than_eight_bits_are_said(tmp_path: Path) -> None:
    (tmp_path / "deep.png").write_bytes(png_of_16_bits(np.zeros((16, 16, 3), np.uint16)))
    Image.fromarray(np.zeros((16, 16), np.uint16)).save(tmp_path / "deep.tif")
    Image.fromarray(colors()).save(tmp_path / "plain.png")
    said: list[Any] = [read_original(tmp_path / name).losses(".png", False) for name in ("deep.png", "deep.tif")]
    assert said == [("The 16 bits of a channel are painted and written as 8.",)] * 2
    assert read_original(tmp_path / "plain.png").losses(".png", False) == ()


@pytest.mark.parametrize("suffix", [".gif", ".webp", ".png", ".avif", ".tif"])
def test_that_there_are_more_pictures_is_said(tmp_path: Path, suffix: str) -> None:
    pages = [Image.fromarray(np.roll(colors(), step, axis=1)) for step in (0, 5, 9)]
    pages[0].save(tmp_path / f"in{suffix}", save_all=True, append_images=pages[1:])
    assert read_original(tmp_path / f"in{suffix}").losses(".png", False) == (
        "Of the 3 pictures in the file the first one is painted.",
    )


def test_a_broken_exif_costs_the_exif_alone(tmp_path: Path) -> None:
    exif = bytearray(exif_of().tobytes())
    exif[16:40] = b"\xff" * 24
    Image.fromarray(colors()).save(tmp_path / "in.jpg", exif=bytes(exif))
    assert repainted(tmp_path / "in.jpg", tmp_path / "out.jpg").size == (24, 16)


def test_that_a_high_dynamic_range_is_brought_in_is_said(tmp_path: Path) -> None:
    plain = as_bytes(Image.new("RGB", (16, 16), (148, 148, 148)), "PNG")
    (tmp_path / "in.png").write_bytes(with_chunk(plain, b"cICP", bytes([9, 16, 0, 1])))
    (loss,) = read_original(tmp_path / "in.png").losses(".png", keep_place=False)
    assert "High dynamic range" in loss
