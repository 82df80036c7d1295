"""Pictures in formats that are not read here, told by their first bytes, so that they can be named. No errors."""

from __future__ import annotations

from pathlib import Path

CAMERA_RAW = "camera raw"

ENOUGH_BYTES = 1024
"""So much of the beginning of a file tells what it is."""

_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")

_BEGINNINGS: tuple[tuple[int, bytes, str], ...] = (
    *((4, b"ftyp" + brand, "HEIC") for brand in _BRANDS),
    (4, b"ftypcrx ", CAMERA_RAW),
    (8, b"CR\2\0", CAMERA_RAW),
    (0, b"FUJIFILMCCD-RAW", CAMERA_RAW),
    (0, b"IIRO", CAMERA_RAW),
    (0, b"IIRS", CAMERA_RAW),
    (0, b"IIU\0", CAMERA_RAW),
    (0, b"8BPS", "Photoshop"),
    (0, b"gimp xcf", "GIMP"),
    (0, b"\xff\x0a", "JPEG XL"),
    (0, b"\0\0\0\x0cJXL ", "JPEG XL"),
    (0, b"v/1\x01", "OpenEXR"),
    (0, b"#?RADIANCE", "Radiance HDR"),
    (0, b"%!PS", "PostScript"),
    (0, b"\xc5\xd0\xd3\xc6", "PostScript"),
    (0, b"\0\0\1\0", "icon"),
    (0, b"icns", "icon"),
    (0, b"DDS ", "DDS"),
    (0, b"qoif", "QOI"),
    (128, b"DICM", "DICOM"),
)
"""Where, which bytes, and what such a file is called."""


def foreign_kind(data: bytes) -> str:
    """What to call a picture of a foreign format that begins like this; empty for everything else."""
    found = (name for at, beginning, name in _BEGINNINGS if data[at : at + len(beginning)] == beginning)
    return next(found, "SVG" if _is_svg(data[:ENOUGH_BYTES]) else "")


def beginning_of(path: Path) -> bytes:
    """As much of a file as tells what it is; nothing where it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(ENOUGH_BYTES)
    except OSError:
        return b""


def why_foreign(data: bytes, name: str) -> str:
    """One sentence that refuses such a picture; empty where it is none."""
    kind = foreign_kind(data)
    return why_unread(name, kind) if kind else ""


def why_unread(name: str, kind: str) -> str:
    """One sentence that refuses a picture of this kind."""
    return f"{name} is of a kind that is not read here ({kind}); save it as PNG or JPEG."


def _is_svg(beginning: bytes) -> bool:
    return b"<svg" in beginning and beginning.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<")
