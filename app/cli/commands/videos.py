"""`pastiche video A.mp4 B.mp4 -s STYLE -o FOLDER`: several videos, one after the other, into a folder.

A folder among the inputs stands for the videos in it.
"""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.commands import cluster_render, video_render
from app.cli.commands.video_render import RefusedInput, RenderedFile
from app.cli.console import UsageError, complain, few_names, remark, say, say_json, why
from app.cli.interrupt import stop_on_request
from app.cli.options.mix import look_files
from app.cli.outputs import check_output, make_folder
from app.folders import files_in

if TYPE_CHECKING:
    pass

RenderAll = Callable[
    [argparse.Namespace, tuple[argparse.Namespace, ...], Callable[[], bool]],
    tuple[list[RenderedFile], list[RefusedInput]],
]


def run(args: argparse.Namespace) -> int:
    """Render them all; one that fails does not stop the others. Ctrl-C finishes the present file and ends."""
    jobs, absent = plan_videos(args)
    with stop_on_request() as stopped:
        done, failed = _renderer(args)(args, jobs, stopped)
    refused = [*absent, *failed]
    ended_early = len(done) + len(failed) < len(jobs) or any(summary.stopped for _, summary in done)
    for _, reason in refused:
        complain(reason)
    if args.json:
        say_json(
            {
                "videos": [video_render.render_record(output, summary) for output, summary in done],
                "refused": [{"input": name, "reason": reason} for name, reason in refused],
                "stopped": ended_early,
            }
        )
    else:
        for output, summary in done:
            say(video_render.sentence(output, summary))
    if ended_early:
        return 130
    return 2 if refused else 0


def is_folder(name: str) -> bool:
    """Whether an input is a folder. 'demo' and 'camera' mean what they always mean, whatever lies here."""
    from engine.media import SourceKind, SourceSpec

    return SourceSpec.parse(name).kind is SourceKind.FILE and os.path.isdir(name)


def plan_videos(args: argparse.Namespace) -> tuple[tuple[argparse.Namespace, ...], list[RefusedInput]]:
    """The arguments of each render, and the inputs that there are none for, with the reason.

    Raises UsageError for what would spoil a result, and where there is nothing to render.
    """
    from engine.media import FORMATS

    names, absent = _found(args.inputs)
    suffix = _suffix(args)
    jobs = tuple(
        argparse.Namespace(**vars(args) | {"input": name, "output": args.output / f"{Path(name).stem}{suffix}"})
        for name in names
    )
    # Two folders may each have a clip.mp4.
    twice = [output.name for output, times in Counter(job.output for job in jobs).items() if times > 1]
    if twice:
        raise UsageError(f"Two of the videos would both become {twice[0]}; give them different names or folders.")
    make_folder(args.output, [suffix for format in FORMATS for suffix in format.suffixes])
    for job in jobs:
        check_output(job.output, [*map(Path, names), *look_files(args)], args.overwrite)
    return jobs, absent


def _found(inputs: Sequence[str]) -> tuple[list[str], list[RefusedInput]]:
    """The video files that the inputs stand for, and the inputs that stand for none. Raises UsageError if all do."""
    names: list[str] = []
    absent: list[RefusedInput] = []
    for name in inputs:
        try:
            names += _videos_of(name)
        except UsageError as error:
            absent.append((name, str(error)))
    if not names:
        raise UsageError(absent[0][1])
    return names, absent


def _videos_of(name: str) -> list[str]:
    """The video itself; of a folder those that lie in it directly, by name, none that are hidden, whatever they are
    called. Raises UsageError.
    """
    from engine.media import films_among

    if os.path.isfile(name):
        return [name]
    if not is_folder(name):
        raise UsageError(_why_no_file(name))
    try:
        there = films_among(files_in(Path(name)))
    except OSError as error:
        raise UsageError(f"The folder {name} cannot be read: {why(error)}.") from error
    if not there.taken:
        raise UsageError(f"There is no video in the folder {name}.")
    if there.others:
        remark(f"Passed over in {name}, for they are no videos: {few_names(there.others)}.")
    return [str(path) for path in there.taken]


def _why_no_file(name: str) -> str:
    from engine.media import SourceSpec

    no_path = f"Several inputs must be files or folders, which {name!r} is not."
    if SourceSpec.parse(name).path is None:
        return no_path
    try:
        Path(name).stat()
    except (FileNotFoundError, NotADirectoryError):
        return f"There is no file {name}."
    except OSError as error:
        return f"{name} cannot be read: {why(error)}."
    return no_path


def _renderer(args: argparse.Namespace) -> RenderAll:
    if args.cluster is None:
        return _render_all
    return cluster_render.render_all


def _render_all(
    args: argparse.Namespace, jobs: tuple[argparse.Namespace, ...], stopped: Callable[[], bool]
) -> tuple[list[RenderedFile], list[RefusedInput]]:
    from engine.errors import EngineError

    done: list[RenderedFile] = []
    refused: list[RefusedInput] = []
    for number, job in enumerate(jobs):
        if stopped():
            break
        if not args.quiet:
            remark(f"{job.input} ({number + 1} of {len(jobs)})")
        try:
            done.append((job.output, video_render.render_here(job, stopped)))
        # One bad file must not cost a night's work on the others.
        except (EngineError, UsageError) as error:
            refused.append((job.input, str(error)))
    return done, refused


def _suffix(args: argparse.Namespace) -> str:
    """That of the format asked for, else of the usual one."""
    from engine.media import FORMATS

    return next(format.suffixes[0] for format in FORMATS if args.format in (None, format.name))
