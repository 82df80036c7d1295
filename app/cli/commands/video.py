"""`pastiche video IN -s STYLE -o OUT`: repaints a video, a stream, a camera or the demo scene into a video file.

Several inputs, and folders, are left to `app.cli.commands.videos`.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.console import ProgressLine, UsageError, duration, say, say_json
from app.cli.excerpt import Excerpt
from app.cli.interrupt import stop_on_request
from app.cli.options.cluster import add_cluster_options, check_cluster
from app.cli.options.common import (
    add_common_options,
    add_json_option,
    add_style_option,
    config_of,
    look_of,
    positive_count,
    positive_seconds,
    size,
)
from app.cli.options.encoding import add_format_options, plan_of
from app.cli.options.mix import look_files, mixed_styles
from app.cli.options.tour import add_tour_options, check_tour, tour_of
from app.cli.outputs import check_output
from app.cli.records import running_on_record, sees_text
from app.folders import Folders

if TYPE_CHECKING:
    from engine import EncodingPlan, RenderProgress, RenderSummary, Source

DEMO_SIZE = (640, 360)
DEMO_SECONDS = 10.0


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Put `video` on the command line."""
    add_options(commands.add_parser("video", help="repaint a video file", allow_abbrev=False))


def add_options(parser: argparse.ArgumentParser) -> None:
    """Everything `video` takes."""
    parser.add_argument(
        "inputs",
        metavar="IN",
        nargs="+",
        help="a video file, 'demo', 'camera', 'camera:1' or the address of a stream; or several files, or folders of "
        "them",
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
    parser.add_argument("--seconds", type=positive_seconds, metavar="N", help="stop after that many seconds (demo: 10)")
    parser.add_argument("--frames", type=positive_count, metavar="N", help="stop after that many frames")
    parser.add_argument(
        "--demo-size", type=size, metavar="WxH", default=DEMO_SIZE, help="size of the demo scene (default: 640x360)"
    )
    add_tour_options(parser)
    add_cluster_options(parser)
    parser.add_argument("-q", "--quiet", action="store_true", help="no progress")
    add_common_options(parser)
    add_json_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Render, with progress on stderr and the summary on stdout. Ctrl-C finishes the file."""
    from app.cli.commands import videos

    check_cluster(args)
    if len(args.inputs) > 1 or videos.is_folder(args.inputs[0]):
        return videos.run(args)
    args.input = args.inputs[0]
    with stop_on_request() as stopped:
        summary = _renderer(args)(args, stopped)
    if args.json:
        say_json(record(args.output, summary))
    else:
        say(sentence(args.output, summary))
    return 130 if summary.stopped else 0


def _renderer(args: argparse.Namespace) -> Callable[[argparse.Namespace, Callable[[], bool]], RenderSummary]:
    if args.cluster is None:
        return render
    from app.cli.commands import cluster_render

    return cluster_render.render


def render(args: argparse.Namespace, stopped: Callable[[], bool]) -> RenderSummary:
    """Render `args.input` into `args.output`. Raises UsageError, EngineError."""
    from engine import EngineError, RenderSummary

    check_tour(args)
    plan = plan_of(args)
    check_output(args.output, [Path(args.input), *look_files(args)], args.overwrite)
    source = open_source(args)
    try:
        return _render(args, plan, source, stopped)
    except EngineError:
        # Stopped while the network was being built: that is no failure.
        if not stopped():
            raise
        return RenderSummary(frames=0, seconds=0.0, fps=0.0, stopped=True, running_on=None)


def open_source(args: argparse.Namespace) -> Source:
    """The source that IN names, cut short as asked. Raises UsageError, SourceError."""
    from engine import is_still_picture, make_source

    limited = args.seconds is not None or args.frames is not None
    if args.card_decoding and (not os.path.isfile(args.input) or is_still_picture(Path(args.input))):
        raise UsageError(f"--card-decoding is for video files, which {args.input!r} is not.")
    if is_still_picture(Path(args.input)) and not limited:
        raise UsageError(f"{args.input} is a picture, not a video; 'pastiche image' repaints pictures.")
    if args.input == "demo":
        source = make_source("demo", size=args.demo_size, live=False)
        return Excerpt(source, args.frames, args.seconds if limited else DEMO_SECONDS)
    source = make_source(args.input, live=False, on_card=args.card_decoding)
    return Excerpt(source, args.frames, args.seconds) if limited else source


def _render(args: argparse.Namespace, plan: EncodingPlan, source: Source, stopped: Callable[[], bool]) -> RenderSummary:
    from engine import EngineError, Stylizer, make_recording, render_video

    folders = Folders.of_user()
    file = Path(args.input)
    line = ProgressLine(quiet=args.quiet)
    with mixed_styles(args.style, folders.styles) as (library, shares):
        stylizer = Stylizer(replace(config_of(args), throughput=True), library, folders.cache)
        sink = make_recording(
            args.output,
            plan,
            line.say,
            audio_from=file if os.path.isfile(file) else None,
            overwrite=args.overwrite,
        )
        done = 0

        def advance(progress: RenderProgress) -> None:
            nonlocal done
            done = progress.done
            line.show(progress_text(progress))

        try:
            return render_video(
                source,
                sink,
                stylizer,
                look_of(args, shares),
                on_progress=advance,
                on_working=lambda progress: line.show(progress.label),
                cancelled=stopped,
                tour=tour_of(args, shares),
            )
        except EngineError as error:
            if done:
                raise UsageError(f"{error} {args.output} holds what was rendered until then.") from error
            raise
        finally:
            stylizer.close()
            line.close()


def progress_text(progress: RenderProgress) -> str:
    """How far a render is, in one line."""
    pace = f"{progress.fps:.1f} fps"
    if not progress.total:
        return f"frame {progress.done}, {pace}"
    percent = min(100 * progress.done // progress.total, 100)
    left = "" if progress.eta_s is None else f", {duration(progress.eta_s)} left"
    return f"frame {progress.done} of {progress.total} ({percent} %), {pace}{left}"


def sentence(output: Path, summary: RenderSummary) -> str:
    """The summary for people."""
    if not summary.frames:
        return f"Stopped; {output} was not written."
    on = summary.running_on
    where = f" on {on.backend}, {on.device}, {on.precision}{sees_text(on)}" if on else ""
    where += f", decoded on {summary.decoded_on}" if summary.decoded_on else ""
    ended = " (stopped early; the file holds what was done)" if summary.stopped else ""
    return f"{output}: {summary.frames} frames in {duration(summary.seconds)}, {summary.fps:.1f} fps{where}{ended}"


def record(output: Path, summary: RenderSummary) -> dict[str, object]:
    """The summary for machines."""
    return {
        "output": str(output) if summary.frames else None,
        "frames": summary.frames,
        "seconds": round(summary.seconds, 3),
        "fps": round(summary.fps, 2),
        "stopped": summary.stopped,
        "running_on": running_on_record(summary.running_on),
        "decoded_on": summary.decoded_on or "cpu",
    }
