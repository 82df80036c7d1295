"""Builds the argument parser out of the subcommands' own modules."""

from __future__ import annotations

import argparse
import difflib
from collections.abc import Sequence
from typing import NoReturn

from app.cli.options.look import spelled_out
from app.cli.options.region import twice_named

COMMANDS = ("video", "image", "styles", "study", "doctor", "bench")

DESCRIPTION = "Repaint a camera, a video or a picture in the style of any image, in real time."
EPILOG = """\
Without a command the window opens. Examples:
  pastiche --source holiday.mp4 --style ink-wash
  pastiche video demo -s stained-glass -o demo.mp4
  pastiche video in.mp4 -s painting.jpg:0.7 -s mosaic:0.3 -o out.mp4
  pastiche image *.jpg -s woodcut -o painted/
  pastiche --region person=woodcut -s watercolour
  pastiche study painting.jpg --on in.mp4

'pastiche COMMAND --help' says more of each command.
"""


class Parser(argparse.ArgumentParser):
    """An ArgumentParser whose complaint is one sentence, without the usage block in front of it."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong on stderr and leave with exit code 2."""
        self.exit(2, f"{self.prog}: {message} (see '{self.prog} --help')\n")


def build_parser() -> Parser:
    """The whole command line: `args.run(args)` of the result runs what was asked and returns the exit code."""
    from app.cli.commands import bench, doctor, image, study, styles, video, window

    parser = Parser(
        prog="pastiche",
        description=DESCRIPTION,
        epilog=EPILOG,
        # An abbreviation that works today would mean something else with the next option.
        allow_abbrev=False,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="store_true", help="print the version and leave")
    window.add_window_options(parser)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser)
    for module in (video, image, styles, study, doctor, bench):
        module.add_command(commands)
    return parser


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Parse `argv`, or leave with exit code 2 and one sentence on stderr."""
    parser = build_parser()
    _check_first_word(parser, argv)
    args = parser.parse_args(spelled_out(argv))
    if args.command and argv[0] != args.command:
        # argparse would accept them and then overwrite them with the command's defaults.
        parser.error(f"options go behind the command: pastiche {args.command} {' '.join(argv[:1])} ..")
    regions = getattr(args, "region", [])
    if twice := twice_named(regions):
        parser.error(f"there can be only one --region of the kind {twice}: several styles of one are mixed by commas")
    if getattr(args, "style_needed", False) and not (args.style or regions) and args.preset is None:
        parser.error(f"'{args.command}' needs a style: -s/--style, or a look that was kept: --preset")
    return args


def _check_first_word(parser: Parser, argv: Sequence[str]) -> None:
    if not argv or argv[0].startswith("-") or argv[0] in COMMANDS:
        return
    # argparse would list all commands and not say which one was meant.
    near = difflib.get_close_matches(argv[0], COMMANDS, n=1)
    if near:
        parser.error(f"there is no command {argv[0]!r}; did you mean {near[0]!r}?")
    parser.error(
        f"there is no command {argv[0]!r}; to open it in the window: pastiche --source {argv[0]}; "
        f"the commands are {', '.join(COMMANDS)}"
    )
