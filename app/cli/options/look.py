"""The options of the look: styles, a preset, and a flag for each row of the engine's table of controls."""

from __future__ import annotations

import argparse
import math
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from app.cli.options.common import add_engine_options, number, size

if TYPE_CHECKING:
    from engine.look import Control, Look, StyleShare
    from engine.styles import StyleView


@dataclass(frozen=True, slots=True)
class GivenStyle:
    """One `-s`, or a style of a preset: `text` is a picture file, a name or a key; `weight` its part in the mix (> 0).

    view: how it is read; None = as it is read in the window.
    """

    text: str
    weight: float = 1.0
    view: StyleView | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """What stands behind the flag of a control: as it was typed, and the value it means."""

    text: str
    value: Any


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


def add_look_options(parser: argparse.ArgumentParser) -> None:
    """The options of the look and of the engine."""
    from engine.look import LOOK_CONTROLS

    look = parser.add_argument_group("look")
    look.add_argument(
        "--preset", metavar="NAME", help="a look kept in the window, by name, or a preset file; what else is given wins"
    )
    for control in LOOK_CONTROLS:
        alone = _alone(control)
        look.add_argument(
            control.flag,
            type=partial(_given, control),
            metavar=control.kind.metavar,
            help=f"{control.help} (default: {control.kind.to_text(control.usual)})",
            nargs=None if alone is None else "?",
            const=alone,
        )
    look.add_argument(
        "--size", type=size, metavar="WxH", help="size the network works at; the result keeps the size of the input"
    )
    add_engine_options(parser)


def look_of(args: argparse.Namespace, styles: tuple[StyleShare, ...] = ()) -> Look:
    """The look that the options describe, above that of a preset, with these styles."""
    from engine.look import Look

    # What is typed wins over a preset, and a preset over what is usual.
    return replace(getattr(args, "base_look", Look()), styles=styles, **_given_values(args))


def says_look(args: argparse.Namespace) -> bool:
    """Whether the command line says anything of the look besides styles."""
    return args.preset is not None or bool(_given_values(args))


def spelled_out(argv: Sequence[str]) -> list[str]:
    """The words of a command line, with what a flag that may stand alone means behind it: else the next word, a
    picture, would be taken for it.
    """
    from engine.look import LOOK_CONTROLS

    controls = {control.flag: control for control in LOOK_CONTROLS if _alone(control) is not None}
    words = []
    for place, word in enumerate(argv, 1):
        control = controls.get(word)
        if control is None or set(argv[place : place + 1]) & _texts(control):
            words.append(word)
        else:
            # argparse would take the next word, a picture, for the value of the flag.
            words.append(f"{word}={_alone(control)}")
    return words


def _texts(control: Control) -> set[str]:
    return {control.kind.to_text(option.value) for option in control.options}


def _given_values(args: argparse.Namespace) -> dict[str, Any]:
    from engine.look import LOOK_CONTROLS

    given = {control.field: getattr(args, control.field) for control in LOOK_CONTROLS}
    return {field: each.value for field, each in given.items() if each is not None}


def _alone(control: Control) -> str | None:
    """What the flag means when nothing is named behind it; None = something must be."""
    from engine.look import Choice

    kind = control.kind
    return kind.to_text(kind.alone) if isinstance(kind, Choice) and kind.alone is not None else None


def _given(control: Control, text: str) -> Given:
    try:
        return Given(text, control.kind.from_text(text))
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _named(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("a style needs a file or a name, not nothing")
    return text
