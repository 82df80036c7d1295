"""`pastiche video IN -s STYLE -o OUT`: repaints a video, a stream, a camera or the demo scene into a video file.

Several inputs, and folders, are left to `app.cli.commands.videos`.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from app.cli.commands import cluster_render, video_render, videos
from app.cli.console import say, say_json
from app.cli.interrupt import stop_on_request
from app.cli.options.cluster import add_cluster_options, check_cluster
from app.cli.options.common import (
    add_json_option,
    positive_count,
    positive_seconds,
    seconds_or_none,
    size,
)
from app.cli.options.encoding import add_format_options
from app.cli.options.look import add_look_options
from app.cli.options.style import add_style_option
from app.cli.options.tour import add_tour_options

DEMO_SIZE = (640, 360)


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Put `video` on the command line."""
    add_video_options(commands.add_parser("video", help="repaint a video file", allow_abbrev=False))


def add_video_options(parser: argparse.ArgumentParser) -> None:
    """Everything `video` takes."""
    parser.add_argument(
        "inputs",
        metavar="IN",
        nargs="+",
        help="a video file, '-' for one that is piped in, 'demo', 'camera', 'camera:1' or the address of a stream; or "
        "several files, or folders of them",
    )
    add_style_option(parser, required=True)
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        type=Path,
        required=True,
        help="the file to write: .mp4, .mkv or .gif; a folder for several files, or for what is in a folder",
    )
    add_format_options(parser)
    parser.add_argument(
        "--card-decoding", action="store_true", help="decode IN on the graphics card, or refuse where none can"
    )
    parser.add_argument("--overwrite", action="store_true", help="replace OUT when it exists")
    parser.add_argument(
        "--from",
        dest="from_s",
        type=seconds_or_none,
        metavar="N",
        default=0.0,
        help="begin that many seconds into IN (default: 0)",
    )
    parser.add_argument("--seconds", type=positive_seconds, metavar="N", help="stop after that many seconds (demo: 10)")
    parser.add_argument("--frames", type=positive_count, metavar="N", help="stop after that many frames")
    parser.add_argument(
        "--demo-size", type=size, metavar="WxH", default=DEMO_SIZE, help="size of the demo scene (default: 640x360)"
    )
    add_tour_options(parser)
    add_cluster_options(parser)
    parser.add_argument("-q", "--quiet", action="store_true", help="no progress")
    add_look_options(parser)
    add_json_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Render, with progress on stderr and the summary on stdout. Ctrl-C finishes the file."""
    check_cluster(args)
    if len(args.inputs) > 1 or videos.is_folder(args.inputs[0]):
        return videos.run(args)
    args.input = args.inputs[0]
    render = video_render.render_here if args.cluster is None else cluster_render.render_on_cluster
    with stop_on_request() as stopped:
        summary = render(args, stopped)
    if args.json:
        say_json(video_render.render_record(args.output, summary))
    else:
        say(video_render.sentence(args.output, summary))
    return 130 if summary.stopped else 0
