"""Pictures in and out of files: the one place that knows formats, alpha, depth and rotation.

Called from any thread (there is no state). Pillow does the work. Content decides, not the name, and only
formats that Pillow decodes by itself are let in (no EPS, which would start another program).
"""

from __future__ import annotations

import io
import os
import secrets
import struct
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from typing import IO, Any, TypeVar

import numpy as np
import numpy.typing as npt
from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

from engine.errors import PictureError
from engine.media.colour import hdr
from engine.media.colour.colour_profiles import to_srgb
from engine.media.colour.still_light import light_of
from engine.media.foreign_pictures import CAMERA_RAW, ENOUGH_BYTES, beginning_of, why_foreign, why_unread
from engine.media.plain_files import is_used_up_by_reading
from engine.values import Pixels

Looked = TypeVar("Looked")

Alpha = npt.NDArray[np.uint8]
"""uint8, H x W, 255 = opaque."""

MAX_PIXELS = 200_000_000
"""A larger picture is refused before it is decoded: 600 MB as pixels, and painting it takes some of them more."""

READABLE_SUFFIXES = (
    ".avif", ".bmp", ".gif", ".jfif", ".jp2", ".jpeg", ".jpg", ".png", ".ppm", ".tif", ".tiff", ".webp",
)  # fmt: skip
"""For file dialogs; `read_picture` itself goes by content."""

_FORMATS = ("PNG", "JPEG", "MPO", "WEBP", "TIFF", "BMP", "GIF", "AVIF", "JPEG2000", "PPM")

TURNED = (5, 6, 7, 8)
"""Orientations of EXIF that lay a picture on its side."""

_ANIMATED = ("GIF", "WEBP", "PNG", "AVIF")
"""Of TIFF and MPO the pictures beside the first are pages, or other views of the same."""

LIGHT = "light"
"""Under this name the `info` of an image says what its numbers stand for, where that is not what a screen shows."""

_HASTE_S, _UNHURRIED_S = 0.01, 0.1

_DNG_VERSION, _SUBFILE_TYPE, _PREVIEW = 50706, 254, 1

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

DECODE_ERRORS = (
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
"""What Pillow's decoders raise on damaged bytes, found by feeding them damaged bytes."""

# Our own limit is checked before decoding and gives a plain sentence; Pillow's would warn on stderr.
Image.MAX_IMAGE_PIXELS = None


def read_picture(
    path: Path, max_pixels: int = MAX_PIXELS, ground: str = "white", short_px: int | None = None
) -> Pixels:
    """Read a picture file as people see it: upright by its EXIF tag, alpha over `ground`, 8 bits, sRGB.

    `short_px`: as `decode_picture` has it. Raises PictureError: missing, empty, cut short, no picture, or more than
    `max_pixels`.
    """
    return decode_picture(read_bytes(path), str(path), max_pixels, ground, short_px)


def decode_picture(
    data: bytes,
    name: str = "the picture",
    max_pixels: int = MAX_PIXELS,
    ground: str = "white",
    short_px: int | None = None,
) -> Pixels:
    """Decode a picture file held in memory (pasted, dragged from a browser); else as `read_picture`.

    `name` is what error messages call it. `short_px`: a picture that `reduced_size` makes smaller is decoded at that
    size, which takes a JPEG a small part of the memory and time of all its pixels.
    """
    return looked_into(data, name, lambda image: flat(parts_of(image), ground), max_pixels, short_px)


def animation_frames(path: Path, max_pixels: int = MAX_PIXELS) -> Iterator[tuple[Pixels, float]]:
    """The pictures of an animation as `read_picture` gives them, and how long each is shown, in seconds.

    Raises PictureError.
    """
    name = str(path)
    with _identify(io.BytesIO(read_bytes(path)), name) as image:
        _check_size(image, name, max_pixels)
        # A PNG may begin with a picture for those who show no animation.
        first = 1 if image.info.get("default_image") else 0
        for index in range(first, getattr(image, "n_frames", 1)):
            with _blamed_on(name):
                image.seek(index)
                image.load()
                shown = flat(parts_of(image)), _length_s(image)
            yield shown


def _length_s(image: Image.Image) -> float:
    """How long a picture of an animation is shown; browsers take a hundredth of a second or less for ten."""
    length_s = float(image.info.get("duration") or 0) / 1000
    return length_s if length_s > _HASTE_S else _UNHURRIED_S


def reduced_size(width: int, height: int, short_px: int) -> tuple[int, int]:
    """The size of a picture whose short side is brought down to `short_px`; one of less than twice that stays."""
    short = min(width, height)
    if short < 2 * short_px:
        return width, height
    return round(width * short_px / short), round(height * short_px / short)


def picture_size(path: Path) -> tuple[int, int]:
    """Width and height of a picture file, upright, by its header alone. Raises PictureError."""
    name = str(path)
    with _reading(path), path.open("rb") as file, _identify(file, name) as image, _blamed_on(name):
        # Pillow turns TIFFs by itself.
        turned = image.format != "TIFF" and image.getexif().get(ExifTags.Base.Orientation) in TURNED
        return (image.height, image.width) if turned else image.size


def read_bytes(path: Path) -> bytes:
    """What is in a file. Raises PictureError."""
    with _reading(path):
        return path.read_bytes()


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError:
        raise PictureError(f"There is no file {path}.") from None
    except IsADirectoryError:
        raise PictureError(f"{path} is a folder, not a picture.") from None
    except OSError as error:
        raise PictureError(f"{path} cannot be read: {_reason(error)}.") from error


def looked_into(
    data: bytes,
    name: str,
    look: Callable[[Image.Image], Looked],
    max_pixels: int = MAX_PIXELS,
    short_px: int | None = None,
) -> Looked:
    """What `look` makes of the decoded image; what goes wrong meanwhile is the file's fault. Raises PictureError."""
    if not data:
        raise PictureError(f"{name} is empty.")
    with _identify(io.BytesIO(data), name) as image:
        _check_size(image, name, max_pixels)
        image.info[LIGHT] = light_of(data, image.format or "")
        with _blamed_on(name):
            return look(_loaded(image, short_px))


@contextmanager
def _blamed_on(name: str) -> Iterator[None]:
    try:
        yield
    except DECODE_ERRORS as error:
        raise PictureError(f"{name} is damaged or cut short ({_reason(error)}).") from error
    except MemoryError:
        raise PictureError(f"{name} is too large for the memory of this computer.") from None


def parts_of(image: Image.Image) -> tuple[Pixels, Alpha | None]:
    """Colours and transparency of a decoded image, upright; None where it has none."""
    upright = ImageOps.exif_transpose(image)
    profile = upright.info.get("icc_profile")
    if upright.mode.startswith(("I", "F")):
        upright = _deep_to_grey(upright)
    alpha = None
    if upright.has_transparency_data:
        colours = upright.convert("RGBA")
        alpha = np.array(colours.getchannel("A"), dtype=np.uint8, order="C")
        # A grey profile describes one channel, of which the conversion made three.
        upright = colours.getchannel("R") if upright.mode in ("L", "LA") else colours.convert("RGB")
    light = None if profile else upright.info.get(LIGHT)
    if light is not None:
        deep = np.asarray(upright.convert("RGB")).astype(np.uint16) * 257
        return hdr.shown(deep[..., 0], deep[..., 1], deep[..., 2], light), alpha
    # A copy: what Pillow lends is read-only, and torch warns of such arrays.
    return np.array(to_srgb(upright, profile), dtype=np.uint8, order="C"), alpha


def flat(parts: tuple[Pixels, Alpha | None], ground: str = "white") -> Pixels:
    """Colours laid over `ground` where they are transparent."""
    pixels, alpha = parts
    if alpha is None:
        return pixels
    image = Image.fromarray(pixels)
    return np.array(Image.composite(image, Image.new("RGB", image.size, ground), Image.fromarray(alpha)), np.uint8)


def write_picture(path: Path, pixels: Pixels) -> None:
    """Write PNG, JPEG, WebP or TIFF by the suffix of `path`; the file appears whole or not at all.

    Replaces an existing file. Raises PictureError.
    """
    write_image(path, Image.fromarray(pixels))


def write_image(path: Path, image: Image.Image, **kept: Any) -> None:
    """As `write_picture`, with what Pillow's `save` is to put beside the pixels."""
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
        part.write_bytes(_encode(image, path.suffix.lower(), kept))
        os.replace(part, path)
    except (OSError, ValueError) as error:
        part.unlink(missing_ok=True)
        raise PictureError(f"{path} cannot be written: {_reason(error)}.") from error


class PictureKind(Enum):
    """What sort of picture a file holds."""

    NONE = "none"
    """None, or one in a format that cannot be read."""
    STILL = "still"
    """One, or pages of them."""
    MOVING = "moving"
    """An animation, of a format that films are not kept in."""
    FILM = "film"
    """An animation of one that they are (GIF)."""


def picture_kind(path: Path) -> PictureKind:
    """What a file holds, whatever its name, by its beginning alone. No errors."""
    try:
        if is_used_up_by_reading(path):
            return PictureKind.NONE
        with Image.open(path, formats=_formats()) as image:
            if _is_camera_raw(image):
                return PictureKind.NONE
            if image.format not in _ANIMATED or not getattr(image, "is_animated", False):
                return PictureKind.STILL
            return PictureKind.FILM if image.format == "GIF" else PictureKind.MOVING
    except DECODE_ERRORS:
        return PictureKind.NONE


def why_refused(path: Path) -> str:
    """One sentence on a picture in a format that is not read here; empty for all other files. No errors."""
    try:
        if is_used_up_by_reading(path):
            return ""
        with Image.open(path, formats=_formats()) as image:
            return why_unread(str(path), CAMERA_RAW) if _is_camera_raw(image) else ""
    except DECODE_ERRORS:
        return why_foreign(beginning_of(path), str(path))


def is_animation(path: Path) -> bool:
    """True when the file holds an animation of a format that films are not kept in. No errors."""
    return picture_kind(path) is PictureKind.MOVING


def is_still_picture(path: Path) -> bool:
    """True when the file holds a picture that does not move, whatever its name. No errors."""
    return picture_kind(path) is PictureKind.STILL


def _identify(file: IO[bytes], name: str) -> Image.Image:
    try:
        image = Image.open(file, formats=_formats())
    except DECODE_ERRORS as error:
        file.seek(0)
        raise PictureError(why_foreign(file.read(ENOUGH_BYTES), name) or _why_unread(name, error)) from error
    if _is_camera_raw(image):
        raise PictureError(why_unread(name, CAMERA_RAW))
    return image


def _why_unread(name: str, error: BaseException) -> str:
    if isinstance(error, UnidentifiedImageError):
        return f"{name} is not a picture in a format that can be read."
    return f"{name} is damaged ({_reason(error)})."


def _is_camera_raw(image: Image.Image) -> bool:
    """Raw pictures are TIFFs that begin with a small preview, or say that they are a DNG."""
    tags = getattr(image, "tag_v2", None) if image.format == "TIFF" else None
    return tags is not None and (_DNG_VERSION in tags or tags.get(_SUBFILE_TYPE) == _PREVIEW)


def _loaded(image: Image.Image, short_px: int | None) -> Image.Image:
    size = image.size if short_px is None else reduced_size(*image.size, short_px)
    if size == image.size:
        image.load()
        return image
    # JPEG alone can do it: an eighth, a quarter or half of the sides cost as much less.
    image.draft(image.mode, size)
    image.load()
    if image.mode in ("P", "PA", "1"):
        image = _with_profile_of(image, image.convert("RGBA" if image.has_transparency_data else "RGB"))
    return _with_profile_of(image, image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0))


def _with_profile_of(image: Image.Image, made: Image.Image) -> Image.Image:
    """What was made of an image, with what it said beside its pixels: profile and rotation."""
    made.info.update(image.info)
    made.getexif().update(image.getexif())
    return made


def _formats() -> list[str]:
    Image.init()
    return [name for name in _FORMATS if name in Image.OPEN]


def _check_size(image: Image.Image, name: str, max_pixels: int) -> None:
    width, height = image.size
    if width * height > max_pixels:
        raise PictureError(
            f"{name} is too large: {width} x {height} pixels, and {max_pixels / 1e6:g} million are the limit."
        )


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


def _encode(image: Image.Image, suffix: str, kept: Mapping[str, Any]) -> bytes:
    picture_format, options = _SAVE_OPTIONS[suffix]
    buffer = io.BytesIO()
    image.save(buffer, picture_format, **{**options, **kept})
    return buffer.getvalue()


def _reason(error: BaseException) -> str:
    """The system's own words for an OSError (without path and number), else the text of the error."""
    words = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return (words or type(error).__name__).rstrip(".").lower()
