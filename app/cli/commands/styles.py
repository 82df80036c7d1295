"""`pastiche styles`: the styles that `-s` knows by name."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from app.cli.console import say, say_json
from app.cli.options.common import add_json_option
from app.folders import Folders

if TYPE_CHECKING:
    from engine.styles import Style


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Put `styles` on the command line."""
    parser = commands.add_parser("styles", help="list the styles there are", allow_abbrev=False)
    add_json_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """List them on stdout."""
    from engine.styles import StyleLibrary

    styles = StyleLibrary(Folders.of_user().styles).styles()
    if args.json:
        say_json({"styles": [_record(style) for style in styles]})
        return 0
    width = max((len(style.name) for style in styles), default=0)
    for style in styles:
        say(f"{style.name:{width}}  {style.about if style.bundled else 'yours'}".rstrip())
    return 0


def _record(style: Style) -> dict[str, object]:
    return {
        "name": style.name,
        "key": style.key,
        "bundled": style.bundled,
        "path": str(style.path),
        "about": style.about,
    }
