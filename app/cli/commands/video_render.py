"""Renders one source into one video file in this process, and says what came of it."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.console import ProgressLine, UsageError, duration
from app.cli.options.common import config_of
from app.cli.options.encoding import plan_of
from app.cli.options.look import look_of
from app.cli.options.mix import look_files, mixed_styles
from app.cli.options.tour import check_tour, tour_of
from app.cli.outputs import check_output
from app.cli.piped import as_file
from app.cli.records import running_on_record, sight_text
from app.folders import Folders

if TYPE_CHECKING:
    from engine.media import EncodingPlan
    from engine.protocols import Sink, Source
    from engine.render import RenderProgress, RenderSummary

DEMO_SECONDS = 10.0

RenderedFile = tuple[Path, "RenderSummary"]
"""A file that was written, and how that went."""

RefusedInput = tuple[str, str]
"""An input as it was named, and why it was not rendered."""


def render_here(args: argparse.Namespace, stopped: Callable[[], bool]) -> RenderSummary:
    """Render `args.input` into `args.output`. Raises UsageError, EngineError."""
    from engine.errors import EngineError

    check_tour(args)
    plan = plan_of(args)
    check_output(args.output, [Path(args.input), *look_files(args)], args.overwrite)
    line = ProgressLine(quiet=args.quiet)
    try:
        with as_file(args.input, line.show, stopped) as name:
            job = argparse.Namespace(**vars(args) | {"input": name})
            return _nothing() if stopped() else _render(job, plan, open_source(job), line, stopped)
    except EngineError:
        # A build that was stopped ends with an error as well: that is no failure.
        if not stopped():
            raise
        return _nothing()
    finally:
        line.close()


def _nothing() -> RenderSummary:
    """Of a render that was stopped before it began."""
    from engine.render import RenderSummary

    return RenderSummary(frames=0, seconds=0.0, fps=0.0, stopped=True, running_on=None)


def open_source(args: argparse.Namespace) -> Source:
    """The source that IN names, cut short as asked. Raises UsageError, SourceError."""
    from engine.media import PictureKind, make_source, picture_kind
    from engine.render import Excerpt

    limited = args.seconds is not None or args.frames is not None
    kind = picture_kind(Path(args.input))
    # The card decodes files alone; for anything else the option would be ignored without a word.
    if args.card_decoding and (not os.path.isfile(args.input) or kind is not PictureKind.NONE):
        raise UsageError(f"--card-decoding is for video files, which {args.input!r} is not.")
    if kind is PictureKind.STILL and not limited:
        raise UsageError(f"{args.input} is a picture, not a video; 'pastiche image' repaints pictures.")
    if args.input == "demo":
        source = make_source("demo", size=args.demo_size, live=False)
        return Excerpt(source, args.frames, args.seconds if limited else DEMO_SECONDS, args.from_s)
    source = make_source(args.input, live=False, on_card=args.card_decoding)
    return Excerpt(source, args.frames, args.seconds, args.from_s) if limited or args.from_s else source


def _render(
    args: argparse.Namespace, plan: EncodingPlan, source: Source, line: ProgressLine, stopped: Callable[[], bool]
) -> RenderSummary:
    from engine.errors import EngineError
    from engine.media import PictureKind, make_recording, picture_kind
    from engine.render import render_video
    from engine.study import StudyStores
    from engine.stylize import Stylizer

    folders = Folders.of_user()
    file = Path(args.input)
    may_sound = os.path.isfile(file) and picture_kind(file) is PictureKind.NONE
    with mixed_styles(args.style, folders.styles, args.region) as (library, mixed):
        # Several frames at a time: nobody waits for a single one.
        config = replace(config_of(args), throughput=True)
        learned = StudyStores(folders.studied).of(config.weights)
        stylizer = Stylizer(config, library, folders.cache, learned=learned)
        sink = make_recording(
            args.output,
            plan,
            line.say,
            audio_from=file if may_sound else None,
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
                look_of(args, mixed.styles, mixed.regions),
                on_progress=advance,
                on_working=lambda progress: line.show(progress.label),
                cancelled=stopped,
                tour=tour_of(args, mixed.styles),
                tell=line.say,
            )
        except EngineError as error:
            if done and _holds_any(args.output, sink):
                raise UsageError(f"{error} {args.output} holds what was rendered until then.") from error
            raise
        finally:
            stylizer.close()


def _holds_any(output: Path, sink: Sink) -> bool:
    """Whether a render that failed has left a film: encoders hold frames back, and a muxer may take none at all."""
    return bool(getattr(sink, "frame_count", 0)) and os.path.isfile(output) and os.path.getsize(output) > 0


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
    where = f" on {on.backend}, {on.device}, {on.precision}{sight_text(on)}" if on else ""
    where += f", decoded on {summary.decoded_on}" if summary.decoded_on else ""
    ended = " (stopped early; the file holds what was done)" if summary.stopped else ""
    return f"{output}: {summary.frames} frames in {duration(summary.seconds)}, {summary.fps:.1f} fps{where}{ended}"


def render_record(output: Path, summary: RenderSummary) -> dict[str, object]:
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
