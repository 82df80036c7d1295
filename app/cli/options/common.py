"""Options that several subcommands share: how they are spelled, checked and turned into the engine's values."""

from __future__ import annotations

import argparse
import math
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.values import EngineConfig

PRECISION_CHOICES = ("auto", "fp32", "bf16", "fp16", "int8")
LEAST_SIDE_PX = 64
MOST_SIDE_PX = 8192


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
    value = number(text)
    if value is None or not (value > 0 and math.isfinite(value)):
        raise argparse.ArgumentTypeError(f"a number of seconds above 0 is needed, not {text!r}")
    return value


def seconds_or_none(text: str) -> float:
    """Read a number of seconds, 0 or above."""
    value = number(text)
    if value is None or not (value >= 0 and math.isfinite(value)):
        raise argparse.ArgumentTypeError(f"a number of seconds, 0 or above, is needed, not {text!r}")
    return value


def add_engine_options(parser: argparse.ArgumentParser) -> None:
    """`--network`, `--backend`, `--precision` and `--device`."""
    engine = parser.add_argument_group("engine")
    engine.add_argument(
        "--network",
        help="fast, or quality: paintings instead of hatched photographs for four to five times the work (default: "
        "fast; quality for pictures; in the window the one that keeps up)",
    )
    engine.add_argument("--backend", default="auto", help="what computes the picture ('pastiche doctor' lists them)")
    engine.add_argument(
        "--precision",
        choices=PRECISION_CHOICES,
        default="auto",
        help="what it computes in; fewer bits are quicker, less exact",
    )
    engine.add_argument("--device", default="auto", help="auto, cpu, cuda, cuda:1 ..")


def add_json_option(parser: argparse.ArgumentParser) -> None:
    """`--json`: the result for machines."""
    parser.add_argument("--json", action="store_true", help="print the result as one JSON object on stdout")


def config_of(args: argparse.Namespace) -> EngineConfig:
    """The engine that the options describe."""
    from engine.values import EngineConfig

    return EngineConfig(
        weights=args.network or EngineConfig().weights,
        backend=args.backend,
        device=args.device,
        working_size=args.size,
        precision=args.precision,
    )


def number(text: str) -> float | None:
    """The number that `text` is; None = it is none."""
    try:
        return float(text)
    except ValueError:
        return None
