"""Colour profiles of pictures of every mode, against curves worked out by hand."""

from __future__ import annotations

import struct
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageCms

from engine.media.images import decode_picture
from tests.engine.media.test_images import as_bytes, colors


def grey_profile(gamma: float) -> bytes:
    """An ICC profile (version 2) of grey with a pure power curve."""
    white = b"XYZ \0\0\0\0" + struct.pack(">iii", 0xF6D6, 0x10000, 0xD32D)
    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256)) + b"\0\0"
    name = b"desc\0\0\0\0" + struct.pack(">I", 5) + b"grey\0" + b"\0" * 78 + b"\0"
    parts = [(b"desc", name), (b"wtpt", white), (b"kTRC", curve)]
    at, table, data = 128 + 4 + 12 * len(parts), b"", b""
    for tag, part in parts:
        part += b"\0" * (-len(part) % 4)
        table += tag + struct.pack(">II", at + len(data), len(part))
        data += part
    head = struct.pack(">I4sI", at + len(data), b"\0" * 4, 0x02100000) + b"mntrGRAYXYZ " + b"\0" * 12 + b"acsp"
    head = head.ljust(68, b"\0") + struct.pack(">iii", 0xF6D6, 0x10000, 0xD32D)
    return head.ljust(128, b"\0") + struct.pack(">I", len(parts)) + table + data


def srgb_of(level: int, gamma: float) -> int:
    light = (level / 255) ** gamma
    signal = 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
    return round(255 * signal)


def mid_of(pixels: Any) -> list[int]:
    return [int(each) for each in pixels[8, 8]]


@pytest.mark.parametrize("level", [40, 100, 128, 200])
@pytest.mark.parametrize("gamma", [1.0, 1.8])
def test_grey_with_a_grey_profile(level: int, gamma: float) -> None:
    image = Image.new("L", (16, 16), level)
    for name in ("PNG", "JPEG", "TIFF"):
        pixels = decode_picture(as_bytes(image, name, icc_profile=grey_profile(gamma)))
        assert np.abs(np.array(mid_of(pixels)) - srgb_of(level, gamma)).max() <= 1, name


def test_the_case_that_was_wrong() -> None:
    """100 with a profile of gamma 1 is 168 on a screen."""
    image = Image.new("L", (16, 16), 100)
    assert mid_of(decode_picture(as_bytes(image, "PNG", icc_profile=grey_profile(1.0)))) == [168] * 3


def test_transparent_grey_with_a_grey_profile_lies_on_white() -> None:
    image = Image.new("LA", (16, 16), (100, 255))
    image.paste((100, 0), (0, 0, 4, 4))
    pixels = decode_picture(as_bytes(image, "PNG", icc_profile=grey_profile(1.0)))
    assert (mid_of(pixels), pixels[1, 1].tolist()) == ([168] * 3, [255] * 3)


def test_deep_grey_with_a_grey_profile() -> None:
    image = Image.fromarray(np.full((16, 16), 100 * 257, np.uint16))
    assert mid_of(decode_picture(as_bytes(image, "PNG", icc_profile=grey_profile(1.0)))) == [168] * 3


def test_black_and_white_with_a_grey_profile() -> None:
    image = Image.new("1", (16, 16), 1)
    assert mid_of(decode_picture(as_bytes(image, "PNG", icc_profile=grey_profile(1.0)))) == [255] * 3


def test_grey_with_a_profile_for_colours_gets_its_curve() -> None:
    linear = linear_rgb_profile()
    pixels = decode_picture(as_bytes(Image.new("L", (16, 16), 100), "PNG", icc_profile=linear))
    assert np.abs(np.array(mid_of(pixels)) - 168).max() <= 1


def test_transparent_colours_are_turned_before_they_are_laid_on_white() -> None:
    image = Image.new("RGBA", (16, 16), (100, 100, 100, 128))
    pixels = decode_picture(as_bytes(image, "PNG", icc_profile=linear_rgb_profile()))
    assert np.abs(np.array(mid_of(pixels)) - round((168 * 128 + 255 * 127) / 255)).max() <= 1


def test_lab_is_read_with_and_without_a_profile() -> None:
    # L 50 and neither red nor blue: 18 % of the light, 119 on a screen.
    image = Image.new("LAB", (16, 16), (128, 128, 128))
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    for options in ({}, {"icc_profile": profile}):
        assert np.abs(np.array(mid_of(decode_picture(as_bytes(image, "TIFF", **options)))) - 119).max() <= 2


def test_a_grey_profile_on_colours_counts_as_none() -> None:
    pixels = decode_picture(as_bytes(Image.fromarray(colors()), "PNG", icc_profile=grey_profile(1.0)))
    np.testing.assert_array_equal(pixels, colors())


def linear_rgb_profile() -> bytes:
    """sRGB's own with its three curves straightened."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = int.from_bytes(profile[128:132], "big")
    for index in range(count):
        entry = 132 + 12 * index
        if bytes(profile[entry : entry + 4]) in (b"rTRC", b"gTRC", b"bTRC"):
            at = int.from_bytes(profile[entry + 4 : entry + 8], "big")
            profile[at : at + 12] = b"curv\0\0\0\0\0\0\0\0"
            profile[entry + 8 : entry + 12] = (12).to_bytes(4, "big")
    return bytes(profile)
