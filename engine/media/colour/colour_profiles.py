"""Colour profiles of pictures (ICC): into the sRGB that the engine works in, and back. Any thread; there is no state.

Phones write Display P3, print shops CMYK, scanners grey with a dot gain. A profile that is broken, or of another colour
space than the picture, counts as none.
"""

from __future__ import annotations

import io

from PIL import Image, ImageCms

_UNFIT = (ImageCms.PyCMSError, OSError, ValueError)

_MODES = {"GRAY": "L", "RGB": "RGB", "CMYK": "CMYK", "Lab": "LAB"}
"""The mode of the pictures that a profile of each colour space describes."""


def to_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """An image without transparency as RGB in sRGB."""
    if image.mode == "P":
        # The profile describes what the palette holds.
        image = image.convert("RGB")
    elif image.mode in ("1", "YCbCr", "HSV"):
        image = image.convert("L" if image.mode == "1" else "RGB")
    embedded = _fitting(profile, image.mode)
    if embedded is None and image.mode == "LAB":
        embedded = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    if embedded is None:
        return image.convert("RGB")
    mode = _MODES[_space(embedded)]
    try:
        return _between(image if image.mode == mode else image.convert(mode), embedded, _srgb())
    except _UNFIT:
        return image.convert("RGB")


def from_srgb(image: Image.Image, profile: bytes) -> tuple[Image.Image, bytes]:
    """An sRGB image in the colours of a picture's `profile`, and the profile to embed: sRGB's own where the other one
    is not for RGB, or leads one way only.
    """
    embedded = _fitting(profile, "RGB")
    if embedded is not None:
        try:
            return _between(image, _srgb(), embedded), profile
        except _UNFIT:
            pass
    return image, _srgb().tobytes()


def _fitting(profile: bytes | None, mode: str) -> ImageCms.ImageCmsProfile | None:
    """The profile if it can be read and describes pictures of that mode; grey ones may have one for RGB."""
    if not profile:
        return None
    try:
        embedded = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    except _UNFIT:
        return None
    described = _MODES.get(_space(embedded))
    return embedded if described == mode or (described, mode) == ("RGB", "L") else None


def _space(profile: ImageCms.ImageCmsProfile) -> str:
    return str(profile.profile.xcolor_space).strip()


def _srgb() -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


def _between(image: Image.Image, source: ImageCms.ImageCmsProfile, target: ImageCms.ImageCmsProfile) -> Image.Image:
    turned = ImageCms.profileToProfile(image, source, target, outputMode="RGB")
    assert turned is not None
    return turned
