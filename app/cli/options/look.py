"""The options of the look: a preset, regions, and a flag for each row of the engine's table of controls."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from app.cli.options.common import add_engine_options, size
from app.cli.options.region import add_region_option

if TYPE_CHECKING:
    from engine.look import Control, Look, RegionStyle, StyleShare


@dataclass(frozen=True, slots=True)
class Given:
    """What stands behind the flag of a control: as it was typed, and the value it means."""

    text: str
    value: Any


def add_look_options(parser: argparse.ArgumentParser) -> None:
    """The options of the look and of the engine."""
    from engine.look import LOOK_CONTROLS

    look = parser.add_argument_group("look")
    look.add_argument(
        "--preset", metavar="NAME", help="a look kept in the window, by name, or a preset file; what else is given wins"
    )
    add_region_option(look)
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


def look_of(
    args: argparse.Namespace, styles: tuple[StyleShare, ...] = (), regions: tuple[RegionStyle, ...] = ()
) -> Look:
    """The look that the options describe, above that of a preset, with these styles and regions."""
    from engine.look import Look

    # What is typed wins over a preset, and a preset over what is usual.
    return replace(getattr(args, "base_look", Look()), styles=styles, regions=regions, **_given_values(args))


def says_look(args: argparse.Namespace) -> bool:
    """Whether the command line says anything of the look besides styles."""
    return args.preset is not None or bool(args.region) or bool(_given_values(args))


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
