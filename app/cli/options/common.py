"""Options that several subcommands share: how they are spelled, checked and turned into the engine's values."""

from __future__ import annotations

import argparse
import math
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine import EngineConfig, Look, Mask, StyleShare, StyleView

MOST_STRENGTH = 1.5
_LOOK = ("strength", "layers", "keep_colors", "steadiness", "mask", "target", "depth")
KEEP_COLORS = "--keep-colors"
LAYERS = ("fine texture", "strokes", "shapes", "composition")
KEPT = ("off", "luminance", "palette")
TARGETS = ("all", "person", "background")
PRECISIONS = ("auto", "fp32", "bf16", "fp16", "int8")
LEAST_SIDE_PX = 64
MOST_SIDE_PX = 8192


@dataclass(frozen=True, slots=True)
class GivenStyle:
    """One `-s`, or a style of a preset: `text` is a picture file, a name or a key; `weight` its part in the mix (> 0).

    view: how it is read; None = as it is read in the window.
    """

    text: str
    weight: float = 1.0
    view: StyleView | None = None


@dataclass(frozen=True, slots=True)
class GivenMask:
    """`--mask`: the picture file, and what it says."""

    path: Path
    mask: Mask


def given_style(text: str) -> GivenStyle:
    """Read `STYLE[:WEIGHT]`.

    A file of that very name wins, and a colon before anything but a number belongs to the path.
    """
    name, colon, tail = text.rpartition(":")
    weight = _number(tail)
    if not colon or not name or weight is None or os.path.exists(text):
        return GivenStyle(_named(text))
    if not (weight > 0 and math.isfinite(weight)):
        raise argparse.ArgumentTypeError(f"the weight of a style must be above 0, not {tail!r}")
    return GivenStyle(_named(name), weight)


def strength(text: str) -> float:
    """Read a strength: 0 to 1.5, or a percentage."""
    return _part(text, MOST_STRENGTH, "strength")


def steadiness(text: str) -> float:
    """Read a steadiness: 0 to 1, or a percentage."""
    return _part(text, 1.0, "steadiness")


def depth(text: str) -> float:
    """Read how much of its own look what is near keeps: 0 to 1, or a percentage."""
    return _part(text, 1.0, "depth")


def given_mask(text: str) -> GivenMask:
    """Read the picture file of a mask."""
    from engine import PictureError, read_mask

    try:
        return GivenMask(Path(text), read_mask(Path(text)))
    except PictureError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _part(text: str, most: float, what: str) -> float:
    percent = text.endswith("%")
    value = _number(text.removesuffix("%"))
    if percent and value is not None:
        value /= 100
    if value is None or not 0 <= value <= most:
        raise argparse.ArgumentTypeError(f"{what} is from 0 to {most:g} (or 0% to {most:.0%}), not {text!r}")
    return value


def layers(text: str) -> tuple[float, float, float, float]:
    """Read the four layer weights, `a,b,c,d`."""
    weights = [_number(part) for part in text.split(",")]
    good = [weight for weight in weights if weight is not None and 0 <= weight <= 1]
    if len(weights) != 4 or len(good) != 4:
        raise argparse.ArgumentTypeError(
            f"layers are four numbers from 0 to 1 ({', '.join(LAYERS)}) like 1,0.5,1,0, not {text!r}"
        )
    return good[0], good[1], good[2], good[3]


def size(text: str) -> tuple[int, int]:
    """Read `WIDTHxHEIGHT` in pixels."""
    match = re.fullmatch(r"(\d{1,6})[xX×](\d{1,6})", text)
    if not match or not all(LEAST_SIDE_PX <= int(side) <= MOST_SIDE_PX for side in match.groups()):
        raise argparse.ArgumentTypeError(
            f"a size is WIDTHxHEIGHT, each {LEAST_SIDE_PX} to {MOST_SIDE_PX} pixels, like 640x360, not {text!r}"
        )
    return int(match[1]), int(match[2])


def positive_count(text: str) -> int:
    """Read a whole number above 0."""
    if not text.isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"a whole number above 0 is needed, not {text!r}")
    return int(text)


def positive_seconds(text: str) -> float:
    """Read a number of seconds above 0."""
    value = _number(text)
    if value is None or not (value > 0 and math.isfinite(value)):
        raise argparse.ArgumentTypeError(f"a number of seconds above 0 is needed, not {text!r}")
    return value


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


def add_common_options(parser: argparse.ArgumentParser) -> None:
    """The options of the look and of the engine."""
    look = parser.add_argument_group("look")
    look.add_argument(
        "--preset", metavar="NAME", help="a look kept in the window, by name, or a preset file; what else is given wins"
    )
    look.add_argument("--strength", type=strength, metavar="0..1.5", help="how much of the style (default: 1)")
    look.add_argument(
        "--layers",
        type=layers,
        metavar="A,B,C,D",
        help="weights 0..1 of fine texture, strokes, shapes and composition (default: 1,1,1,1)",
    )
    look.add_argument(
        KEEP_COLORS,
        nargs="?",
        choices=KEPT,
        const="luminance",
        help="keep the picture's own colours and paint light and dark alone (luminance, also meant when nothing is "
        "named), or paint in the picture's palette (palette)",
    )
    look.add_argument(
        "--steadiness", type=steadiness, metavar="0..1", help="how calmly the painting follows the scene (default: 0.5)"
    )
    look.add_argument(
        "--mask",
        type=given_mask,
        metavar="FILE",
        help="a picture that says where the style goes: white = painted, black = as it was (default: everywhere)",
    )
    look.add_argument(
        "--target",
        choices=TARGETS,
        help="paint the people alone, or what is behind them alone; the rest stays as it was (default: all)",
    )
    look.add_argument(
        "--depth", type=depth, metavar="0..1", help="how much of its own look what is near keeps (default: 0)"
    )
    look.add_argument(
        "--size", type=size, metavar="WxH", help="size the network works at; the result keeps the size of the input"
    )
    add_engine_options(parser)


def add_engine_options(parser: argparse.ArgumentParser) -> None:
    """`--network`, `--backend`, `--precision` and `--device`."""
    engine = parser.add_argument_group("engine")
    engine.add_argument(
        "--network", default="fast", help="fast, or quality: finer pictures for about twice the work (default: fast)"
    )
    engine.add_argument("--backend", default="auto", help="what computes the picture ('pastiche doctor' lists them)")
    engine.add_argument(
        "--precision",
        choices=PRECISIONS,
        default="auto",
        help="what it computes in; fewer bits are quicker, less exact",
    )
    engine.add_argument("--device", default="auto", help="auto, cpu, cuda, cuda:1 ..")


def add_json_option(parser: argparse.ArgumentParser) -> None:
    """`--json`: the result for machines."""
    parser.add_argument("--json", action="store_true", help="print the result as one JSON object on stdout")


def look_of(args: argparse.Namespace, styles: tuple[StyleShare, ...] = ()) -> Look:
    """The look that the options describe, above that of a preset, with these styles."""
    from engine import KeepColors, Look, Target

    given = {name: getattr(args, name) for name in _LOOK if getattr(args, name) is not None}
    if args.keep_colors is not None:
        given["keep_colors"] = KeepColors(args.keep_colors)
    if args.mask is not None:
        given["mask"] = args.mask.mask
    if args.target is not None:
        given["target"] = Target(args.target)
    return replace(getattr(args, "base_look", Look()), styles=styles, **given)


def spelled_out(argv: Sequence[str]) -> list[str]:
    """The words of a command line, with what `--keep-colors` alone means behind it: else the next word, a picture,
    would be taken for it.
    """
    return [
        f"{word}=luminance" if word == KEEP_COLORS and not set(argv[place : place + 1]) & set(KEPT) else word
        for place, word in enumerate(argv, 1)
    ]


def says_look(args: argparse.Namespace) -> bool:
    """Whether the command line says anything of the look besides styles."""
    return args.preset is not None or any(getattr(args, name) is not None for name in _LOOK)


def config_of(args: argparse.Namespace) -> EngineConfig:
    """The engine that the options describe."""
    from engine import EngineConfig

    return EngineConfig(
        weights=args.network,
        backend=args.backend,
        device=args.device,
        working_size=args.size,
        precision=args.precision,
    )


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _named(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("a style needs a file or a name, not nothing")
    return text
