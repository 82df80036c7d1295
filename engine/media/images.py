"""Pictures in and out of files: the one place that knows formats, alpha, depth, colour profiles and rotation.

Called from any thread (there is no state). Pillow does the work. Content decides, not the name, and only
formats that Pillow decodes by itself are let in (no EPS, which would start another program).
"""

from __future__ import annotations

import io
import os
import secrets
import struct
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from engine.errors import PictureError
from engine.media.plain_files import is_used_up_by_reading
from engine.values import Pixels

MAX_PIXELS = 200_000_000
"""A larger picture is refused before it is decoded: 600 MB as pixels, and painting it takes some of them more."""

READABLE_SUFFIXES = (
    ".avif", ".bmp", ".gif", ".jp2", ".jpeg", ".jpg", ".png", ".ppm", ".tif", ".tiff", ".webp",
)  # fmt: skip
"""For file dialogs; `read_picture` itself goes by content."""

_FORMATS = ("PNG", "JPEG", "MPO", "WEBP", "TIFF", "BMP", "GIF", "AVIF", "JPEG2000", "PPM")

_SAVE_OPTIONS: dict[str, tuple[str, dict[str, Any]]] = {
    ".png": ("PNG", {"compress_level": 4}),
    ".jpg": ("JPEG", {"quality": 95, "subsampling": 0}),
    ".jpeg": ("JPEG", {"quality": 95, "subsampling": 0}),
    ".webp": ("WEBP", {"quality": 95}),
    ".tif": ("TIFF", {"compression": "tiff_deflate"}),
    ".tiff": ("TIFF", {"compression": "tiff_deflate"}),
}

WRITABLE_SUFFIXES = tuple(sorted(_SAVE_OPTIONS))
"""What `write_picture` takes."""

# What Pillow's decoders raise on damaged bytes, found by feeding them damaged bytes.
_DECODE_ERRORS = (
    OSError,
    ValueError,
    SyntaxError,
    TypeError,
    IndexError,
    KeyError,
    OverflowError,
    RuntimeError,
    struct.error,
    zlib.error,
)

# Our own limit is checked before decoding and gives a plain sentence; Pillow's would warn on stderr.
Image.MAX_IMAGE_PIXELS = None


def read_picture(path: Path, max_pixels: int = MAX_PIXELS, ground: str = "white") -> Pixels:
    """Read a picture file as people see it: upright by its EXIF tag, alpha over `ground`, 8 bits, sRGB.

    Raises PictureError: missing, empty, cut short, no picture, or more than `max_pixels`.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise PictureError(f"There is no file {path}.") from None
    except IsADirectoryError:
        raise PictureError(f"{path} is a folder, not a picture.") from None
    except OSError as error:
        raise PictureError(f"{path} cannot be read: {_reason(error)}.") from error
    return decode_picture(data, str(path), max_pixels, ground)


def decode_picture(
    data: bytes, name: str = "the picture", max_pixels: int = MAX_PIXELS, ground: str = "white"
) -> Pixels:
    """Decode a picture file held in memory (pasted, dragged from a browser); else as `read_picture`.

    `name` is what error messages call it.
    """
    if not data:
        raise PictureError(f"{name} is empty.")
    with _identify(data, name) as image:
        _check_size(image, name, max_pixels)
        try:
            image.load()
            return _as_pixels(image, ground)
        except _DECODE_ERRORS as error:
            raise PictureError(f"{name} is damaged or cut short ({_reason(error)}).") from error
        except MemoryError:
            raise PictureError(f"{name} is too large for the memory of this computer.") from None


def write_picture(path: Path, pixels: Pixels) -> None:
    """Write PNG, JPEG, WebP or TIFF by the suffix of `path`; the file appears whole or not at all.

    Replaces an existing file. Raises PictureError.
    """
    if path.suffix.lower() not in _SAVE_OPTIONS:
        raise PictureError(f"Pictures are written as {', '.join(WRITABLE_SUFFIXES)}, not as {path.name!r}.")
    if not os.path.isdir(path.parent):
        raise PictureError(f"There is no folder {path.parent}.")
    if os.path.isdir(path):
        raise PictureError(f"{path} is a folder.")
    # Beside the target: a rename is atomic only within one file system. `tempfile` would make it private.
    # A name of its own: with the target's in it, it could be longer than file systems take.
    part = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        part.write_bytes(_encode(pixels, path.suffix.lower()))
        os.replace(part, path)
    except (OSError, ValueError) as error:
        part.unlink(missing_ok=True)
        raise PictureError(f"{path} cannot be written: {_reason(error)}.") from error


def is_still_picture(path: Path) -> bool:
    """True when the file holds a picture that does not move, whatever its name; a GIF may move. No errors."""
    try:
        if is_used_up_by_reading(path):
            return False
        with Image.open(path, formats=_formats()) as image:
            return not (image.format == "GIF" and getattr(image, "is_animated", False))
    except _DECODE_ERRORS:
        return False


def _identify(data: bytes, name: str) -> Image.Image:
    try:
        return Image.open(io.BytesIO(data), formats=_formats())
    except UnidentifiedImageError:
        raise PictureError(f"{name} is not a picture in a format that can be read.") from None
    except _DECODE_ERRORS as error:
        raise PictureError(f"{name} is damaged ({_reason(error)}).") from error


def _formats() -> list[str]:
    Image.init()
    return [name for name in _FORMATS if name in Image.OPEN]


def _check_size(image: Image.Image, name: str, max_pixels: int) -> None:
    width, height = image.size
    if width * height > max_pixels:
        raise PictureError(
            f"{name} is too large: {width} x {height} pixels, and {max_pixels / 1e6:g} million are the limit."
        )


def _as_pixels(image: Image.Image, ground: str) -> Pixels:
    upright = ImageOps.exif_transpose(image)
    if upright.mode.startswith(("I", "F")):
        upright = _deep_to_grey(upright)
    if upright.has_transparency_data:
        upright = _over(ground, upright)
    # A copy: what Pillow lends is read-only, and torch warns of such arrays.
    return np.array(_to_srgb(upright), dtype=np.uint8, order="C")


def _deep_to_grey(image: Image.Image) -> Image.Image:
    """Scale 16-bit and float grey to 8 bits; Pillow's own conversion clips everything above 255 to white."""
    values: npt.NDArray[np.float32] = np.nan_to_num(np.asarray(image).astype(np.float32))
    grey = np.clip(values * (255.0 / _white_level(image.mode, float(values.max()))) + 0.5, 0, 255)
    return Image.fromarray(grey.astype(np.uint8))


def _white_level(mode: str, brightest: float) -> float:
    """Floats have no agreed white: 1 where nothing is brighter, else 255 or 65535 likewise."""
    if mode == "F":
        return next((white for white in (1.0, 255.0) if brightest <= white), 65535.0)
    return 65535.0


def _over(ground: str, image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    rgba = image.convert("RGBA")
    flat = Image.alpha_composite(Image.new("RGBA", rgba.size, ground), rgba).convert("RGB")
    # A grey profile does not fit the RGB picture that the flattening made of it.
    if profile and image.mode in ("RGBA", "RGBX", "RGB", "P", "PA"):
        flat.info["icc_profile"] = profile
    return flat


def _to_srgb(image: Image.Image) -> Image.Image:
    """Honour an embedded profile (phones write Display P3, print shops CMYK); a broken one counts as none."""
    profile = image.info.get("icc_profile")
    if image.mode == "P":
        # The profile describes what the palette holds.
        image = image.convert("RGB")
    if profile and image.mode in ("RGB", "CMYK"):
        try:
            embedded = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            srgb = ImageCms.createProfile("sRGB")
            return ImageCms.profileToProfile(image, embedded, srgb, outputMode="RGB") or image.convert("RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):
            return image.convert("RGB")
    return image.convert("RGB")


def _encode(pixels: Pixels, suffix: str) -> bytes:
    picture_format, options = _SAVE_OPTIONS[suffix]
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, picture_format, **options)
    return buffer.getvalue()


def _reason(error: BaseException) -> str:
    """The system's own words for an OSError (without path and number), else the text of the error."""
    words = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return (words or type(error).__name__).rstrip(".").lower()
