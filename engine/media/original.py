"""A picture file that is to be repainted, with what it holds beside its colours, and how that goes into the copy.

The command line and the file queue read originals and write painted ones. Any thread; there is no state.

Kept: when it was taken, with what, by whom and under which rights, the resolution, the colour profile, and the
transparency where the format of the copy has it. Not kept: a small preview of the unpainted picture, notes of the
camera's maker, and the place, unless it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from PIL import ExifTags, Image

from engine.media.colour.colour_profiles import from_srgb
from engine.media.images import (
    DECODE_ERRORS,
    LIGHT,
    TURNED,
    Alpha,
    flat,
    looked_into,
    parts_of,
    read_bytes,
    write_image,
)
from engine.values import Pixels

_TAGS = (
    ExifTags.Base.ImageDescription, ExifTags.Base.Make, ExifTags.Base.Model, ExifTags.Base.DateTime,
    ExifTags.Base.Artist, ExifTags.Base.Copyright,
)  # fmt: skip
_TAGS_OF_SHOT = (
    ExifTags.Base.DateTimeOriginal, ExifTags.Base.DateTimeDigitized, ExifTags.Base.OffsetTime,
    ExifTags.Base.OffsetTimeOriginal, ExifTags.Base.OffsetTimeDigitized, ExifTags.Base.SubsecTime,
    ExifTags.Base.SubsecTimeOriginal, ExifTags.Base.SubsecTimeDigitized,
)  # fmt: skip

_INCHES, _CENTIMETRES = 2, 3
_MOST_DPI = 100_000
_PNG_DEPTH_AT = 24
_AVIF_HEAD = 4096
_TIFF = (".tif", ".tiff")
_TRANSPARENT_SUFFIXES = (".png", ".webp", *_TIFF)


@dataclass(frozen=True, slots=True)
class Original:
    """A picture file.

    Attributes:
        colours: its pixels as people see them, whatever their transparency. alpha: that; None = opaque.
        profile: of its colours (ICC), empty = none.
        said: what is kept of its EXIF. shot: of that, when and how it was taken; place: where (GPS). By number.
        dpi: pixels an inch, across and down, None = it does not say.
        wide: its colours were more than a common screen shows.
        bits: of a channel, in the file. count: pictures in the file, of which this is the first.
    """

    colours: Pixels
    alpha: Alpha | None
    profile: bytes
    said: Mapping[int, str]
    shot: Mapping[int, str]
    place: Mapping[int, Any]
    dpi: tuple[float, float] | None
    wide: bool
    bits: int
    count: int

    def pixels_for(self, suffix: str) -> Pixels:
        """What to paint for a copy whose name ends so: on white where it cannot be transparent."""
        if self.alpha is None or not _keeps_alpha(suffix):
            return flat((self.colours, self.alpha))
        # What nobody sees is white, and does not colour what is beside it.
        return np.where(self.alpha[:, :, None] > 0, self.colours, np.uint8(255))

    def losses(self, suffix: str, keep_place: bool) -> tuple[str, ...]:
        """What a copy whose name ends so does not keep, a sentence each, which holds of other pictures too."""
        lost = []
        if self.count > 1:
            lost.append(f"Of the {self.count} pictures in the file the first one is painted.")
        if self.wide:
            lost.append("High dynamic range or a wide gamut is brought into that of common screens (BT.709).")
        if self.bits > 8:
            lost.append(f"The {self.bits} bits of a channel are painted and written as 8.")
        if self.alpha is not None and not _keeps_alpha(suffix):
            lost.append(f"What is transparent lies on white, for {suffix} files cannot be transparent.")
        if self.place and not keep_place:
            lost.append("The place where the picture was taken is left out.")
        return tuple(lost)


def read_original(path: Path) -> Original:
    """Read a picture file to repaint it. Raises PictureError, as `read_picture` does."""
    data = read_bytes(path)
    return looked_into(data, str(path), lambda image: _original(image, _bits(image, data)))


def write_painted(target: Path, pixels: Pixels, original: Original, keep_place: bool = False) -> None:
    """Write what was painted of `original`, with what is kept of it. Raises PictureError."""
    image = Image.fromarray(pixels)
    kept: dict[str, Any] = {}
    if original.profile:
        image, kept["icc_profile"] = from_srgb(image, original.profile)
    if original.alpha is not None and _keeps_alpha(target.suffix):
        image.putalpha(Image.fromarray(original.alpha))
    if original.dpi is not None:
        kept["dpi"] = original.dpi
    exif = _exif(original, keep_place, target.suffix.lower() == ".webp")
    if len(exif):
        kept["exif"] = exif
    if target.suffix.lower() in _TIFF and (original.shot or (original.place and keep_place)):
        # What compresses TIFFs (libtiff) leaves no room for tags within tags.
        kept["compression"] = "raw"
    write_image(target, image, **kept)


def _exif(original: Original, with_place: bool, with_resolution: bool) -> Image.Exif:
    exif = Image.Exif()
    exif.update(original.said)
    if original.shot:
        exif.get_ifd(ExifTags.IFD.Exif).update(original.shot)
        exif[ExifTags.IFD.Exif] = 0
    if original.place and with_place:
        exif.get_ifd(ExifTags.IFD.GPSInfo).update(original.place)
        exif[ExifTags.IFD.GPSInfo] = 0
    if original.dpi is not None and with_resolution:
        # WebP has no other place for it.
        exif[ExifTags.Base.XResolution], exif[ExifTags.Base.YResolution] = original.dpi
        exif[ExifTags.Base.ResolutionUnit] = _INCHES
    return exif


def _keeps_alpha(suffix: str) -> bool:
    return suffix.lower() in _TRANSPARENT_SUFFIXES


def _original(image: Image.Image, bits: int) -> Original:
    colours, alpha = parts_of(image)
    return Original(
        colours=colours,
        alpha=None if alpha is None or alpha.min() == 255 else alpha,
        profile=image.info.get("icc_profile") or b"",
        said=_unless_broken(lambda: _texts(image.getexif(), _TAGS)),
        shot=_unless_broken(lambda: _texts(image.getexif().get_ifd(ExifTags.IFD.Exif), _TAGS_OF_SHOT)),
        place=_unless_broken(lambda: _place(image.getexif())),
        dpi=_dpi(image),
        wide=image.info.get(LIGHT) is not None,
        bits=bits,
        count=1 if image.format == "MPO" else getattr(image, "n_frames", 1),
    )


def _texts(exif: Mapping[int, Any], tags: tuple[int, ...]) -> dict[int, str]:
    return {int(tag): exif[tag] for tag in tags if isinstance(exif.get(tag), str)}


def _place(exif: Image.Exif) -> dict[int, Any]:
    """Nothing where it could not be written again."""
    place = dict(exif.get_ifd(ExifTags.IFD.GPSInfo))
    trial = Image.Exif()
    trial.get_ifd(ExifTags.IFD.GPSInfo).update(place)
    trial[ExifTags.IFD.GPSInfo] = 0
    trial.tobytes()
    return place


def _unless_broken(read: Callable[[], dict[int, Any]]) -> dict[int, Any]:
    """What EXIF says; a broken one says nothing, and the picture is none the worse."""
    try:
        return read()
    except DECODE_ERRORS:
        return {}


def _dpi(image: Image.Image) -> tuple[float, float] | None:
    """Of the upright picture."""
    try:
        across, down = map(float, image.info.get("dpi") or _resolution(image.getexif()))
    except DECODE_ERRORS:
        return None
    if not all(0 < each < _MOST_DPI for each in (across, down)):
        return None
    return (down, across) if image.getexif().get(ExifTags.Base.Orientation) in TURNED else (across, down)


def _resolution(exif: Image.Exif) -> tuple[float, float]:
    """Zeros where it says none, or none of an inch."""
    unit = exif.get(ExifTags.Base.ResolutionUnit, _INCHES)
    inch = {_INCHES: 1.0, _CENTIMETRES: 2.54}.get(unit, 0.0)
    across, down = exif.get(ExifTags.Base.XResolution, 0), exif.get(ExifTags.Base.YResolution, 0)
    return float(across) * inch, float(down) * inch


def _bits(image: Image.Image, data: bytes) -> int:
    """Of a channel, as far as formats with more than 8 say so."""
    match image.format:
        case "PNG":
            return data[_PNG_DEPTH_AT]
        case "TIFF":
            return int(max(getattr(image, "tag_v2", {}).get(ExifTags.Base.BitsPerSample, (8,))))
        case "AVIF":
            return 10 if (at := data.find(b"av1C", 0, _AVIF_HEAD)) >= 0 and data[at + 6] & 0x40 else 8
    return 16 if image.mode.startswith("I") else 8
