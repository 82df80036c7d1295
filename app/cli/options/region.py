"""`--region KIND=STYLE,..`: a part of the picture in a style of its own."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli.options.style import GivenStyle, given_style

if TYPE_CHECKING:
    from engine.look import RegionStyle

_MASK_FILE = "file"
"""What says which picture a mask is."""


@dataclass(frozen=True, slots=True)
class GivenRegion:
    """One `--region`, or a region of a preset: what it says besides its styles, and these as they are named.

    mask_file: the picture that its mask was read from.
    """

    region: RegionStyle
    styles: tuple[GivenStyle, ...]
    mask_file: Path | None = None


def add_region_option(group: argparse._ArgumentGroup) -> None:
    """`--region`, once for each kind."""
    group.add_argument(
        "--region",
        metavar="KIND=STYLE[,..]",
        type=given_region,
        action="append",
        default=[],
        help="paint the person, the background, or a mask (file=PICTURE) in a style of its own, all else as -s says; "
        "several styles are mixed, and strength=, layers= and feather= may follow: "
        "--region person=woodcut,strength=80%% (once for each kind)",
    )


def given_region(text: str) -> GivenRegion:
    """Read `KIND=STYLE[:WEIGHT][,STYLE[:WEIGHT]..][,NAME=VALUE..]`."""
    from engine.look import RegionKind, RegionStyle

    kinds = {kind.value: kind for kind in RegionKind}
    name, equals, said = text.partition("=")
    if not equals or name not in kinds:
        raise argparse.ArgumentTypeError(
            f"a region is {', '.join(kinds)}, with a style like person=woodcut, not {text!r}; all else is painted in -s"
        )
    styles, typed = _told_apart(said)
    if name == RegionKind.MASK.value and _MASK_FILE not in typed:
        raise argparse.ArgumentTypeError(f"a mask needs {_MASK_FILE}=PICTURE behind its style, which {text!r} has not")
    try:
        region = RegionStyle(kinds[name], **_values(typed))
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
    return GivenRegion(region, styles, Path(typed[_MASK_FILE]) if _MASK_FILE in typed else None)


def twice_named(regions: Sequence[GivenRegion]) -> str:
    """The first kind that two regions have; empty where there is none."""
    kinds = [given.region.kind.value for given in regions]
    return next((kind for place, kind in enumerate(kinds) if kind in kinds[:place]), "")


def _told_apart(said: str) -> tuple[tuple[GivenStyle, ...], dict[str, str]]:
    """The styles, and what is said besides, by its name."""
    names, styles, typed = [*_fields()], list[GivenStyle](), dict[str, str]()
    for word in _words(said):
        name, equals, value = word.partition("=")
        if not equals or name not in names:
            styles.append(given_style(word))
        elif name in typed:
            raise argparse.ArgumentTypeError(f"{name} is said twice in {said!r}")
        else:
            typed[name] = value
    return tuple(styles), typed


def _words(said: str) -> Iterator[str]:
    # A file of that very name wins: its commas belong to the path.
    parts = [said] if os.path.exists(said) else said.split(",")
    while parts:
        # The one value that has commas of its own.
        count = 4 if parts[0].startswith("layers=") else 1
        yield ",".join(parts[:count])
        parts = parts[count:]


def _values(typed: dict[str, str]) -> dict[str, Any]:
    """Raises ValueError, with a sentence that names the value at fault."""
    values = {}
    for name, text in typed.items():
        field, kind = _fields()[name]
        try:
            values[field] = kind.from_text(text)
        except ValueError as error:
            raise ValueError(str(error) if name == _MASK_FILE else f"{name} {error}") from error
    return values


def _fields() -> dict[str, tuple[str, Any]]:
    """What may be said of a region -> its field, and what values that takes."""
    from engine.look import REGION_FIELDS

    return {_MASK_FILE if field == "mask" else field: (field, kind) for field, kind in REGION_FIELDS.items()}
