"""`-s STYLE[:WEIGHT]`: how a style is named on a command line."""

from __future__ import annotations

import argparse
import math
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.cli.options.common import number

if TYPE_CHECKING:
    from engine.styles import StyleView


@dataclass(frozen=True, slots=True)
class GivenStyle:
    """One `-s`, or a style of a preset: `text` is a picture file, a name or a key; `weight` its part in the mix (> 0).

    view: how it is read; None = as it is read in the window.
    """

    text: str
    weight: float = 1.0
    view: StyleView | None = None


def given_style(text: str) -> GivenStyle:
    """Read `STYLE[:WEIGHT]`."""
    name, colon, tail = text.rpartition(":")
    weight = number(tail)
    # A file of that very name wins: its colon belongs to the path.
    if not colon or not name or weight is None or os.path.exists(text):
        return GivenStyle(_named(text))
    if not (weight > 0 and math.isfinite(weight)):
        raise argparse.ArgumentTypeError(f"the weight of a style must be above 0, not {tail!r}")
    return GivenStyle(_named(name), weight)


def add_style_option(parser: argparse.ArgumentParser, required: bool) -> None:
    """`-s STYLE[:WEIGHT]`, once or several times; where `required`, a preset will do as well."""
    parser.add_argument(
        "-s",
        "--style",
        metavar="STYLE[:WEIGHT]",
        type=given_style,
        action="append",
        default=[],
        help="a picture file or the name of a style ('pastiche styles' lists them); several are mixed by weight",
    )
    parser.set_defaults(style_needed=required)


def _named(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("a style needs a file or a name, not nothing")
    return text
