"""`pastiche` without a command: opens the window, or shows the main job in a file where no window can be."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from itertools import count
from pathlib import Path

from app.cli.commands import video
from app.cli.console import UsageError, remark
from app.cli.display import display_problem
from app.cli.options.common import config_of
from app.cli.options.look import add_look_options, look_of, says_look
from app.cli.options.style import GivenStyle, add_style_option

FALLBACK_STYLE = "stained glass"
FALLBACK_SECONDS = 6.0


def add_window_options(parser: argparse.ArgumentParser) -> None:
    """Put the window's options on the command line."""
    parser.add_argument(
        "--source", metavar="SOURCE", help="camera, camera:1, demo, a video or picture file, or the address of a stream"
    )
    add_style_option(parser, required=False)
    add_look_options(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Open the window and stay until it is closed."""
    # Before Qt is imported: without a display it ends the process.
    problem = display_problem()
    if problem is None:
        return _open_window(args)
    if args.source:
        raise UsageError(
            f"No window can be opened: {problem}; to render to a file: pastiche video {args.source} -s STYLE -o OUT.mp4"
        )
    return _render_demo(args, problem)


def _open_window(args: argparse.Namespace) -> int:
    from app.application import WindowOptions, run_window
    from app.services.style_service import RegionRequest, StyleRequest

    def requested(styles: Sequence[GivenStyle]) -> list[StyleRequest]:
        return [StyleRequest(style.text, style.weight, style.view) for style in styles]

    options = WindowOptions(
        source=args.source,
        style=requested(args.style),
        config=config_of(args),
        network=args.network,
        look=look_of(args) if says_look(args) else None,
        regions=[RegionRequest(given.region, requested(given.styles)) for given in args.region],
    )
    return run_window(options)


def _render_demo(args: argparse.Namespace, problem: str) -> int:
    output = _free_name(Path("pastiche-demo.mp4"))
    remark(f"No window can be opened: {problem}.")
    remark(f"So the demo scene is rendered to {output} instead.")
    remark("For a video of your own: pastiche video IN.mp4 -s STYLE -o OUT.mp4")
    parser = argparse.ArgumentParser()
    video.add_video_options(parser)
    # All that the command line did not say is as `pastiche video` has it.
    unsaid = parser.parse_args(["demo", "--output", str(output)])
    demo = {"style": args.style or [GivenStyle(FALLBACK_STYLE)], "seconds": FALLBACK_SECONDS}
    return video.run(argparse.Namespace(**(vars(unsaid) | vars(args) | demo)))


def _free_name(wanted: Path) -> Path:
    names = (wanted.with_stem(f"{wanted.stem}-{number}") for number in count(2))
    return wanted if not wanted.exists() else next(name for name in names if not name.exists())
