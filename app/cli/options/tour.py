"""`--tour N` and `--fade N`: the styles one after the other instead of mixed."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from app.cli.console import UsageError
from app.cli.options.common import positive_seconds

if TYPE_CHECKING:
    from engine.look import StyleShare, Tour

USUAL_FADE_S = 2.0


def add_tour_options(parser: argparse.ArgumentParser) -> None:
    """`--tour` and `--fade`."""
    parser.add_argument(
        "--tour",
        type=positive_seconds,
        metavar="N",
        help="go through the styles of -s one after the other, every N seconds, instead of mixing them",
    )
    parser.add_argument(
        "--fade", type=positive_seconds, metavar="N", help="seconds of a tour's fade from style to style (default: 2)"
    )


def check_tour(args: argparse.Namespace) -> None:
    """Refuse what is no tour, before anything else is done. Raises UsageError."""
    if args.fade is not None and args.tour is None:
        raise UsageError("--fade belongs to --tour.")
    if args.tour is not None and args.fade is not None and args.fade > args.tour:
        raise UsageError(f"A fade of {args.fade:g} s does not fit into a tour that changes every {args.tour:g} s.")


def tour_of(args: argparse.Namespace, shares: tuple[StyleShare, ...]) -> Tour | None:
    """The tour that the options describe, through these styles; None without one. Raises UsageError."""
    from engine.look import Tour

    if args.tour is None:
        return None
    if len(shares) < 2:
        raise UsageError("A tour needs at least two styles: give -s several times.")
    # A tour that changes every second still fades.
    fade_s = min(USUAL_FADE_S, args.tour) if args.fade is None else args.fade
    return Tour(tuple(share.key for share in shares), args.tour, fade_s)
