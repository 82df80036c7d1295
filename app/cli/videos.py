"""`pastiche video A.mp4 B.mp4 -s STYLE -o FOLDER`: several videos, one after the other, into a folder."""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli import video
from app.cli.console import UsageError, complain, remark, say, say_json
from app.cli.interrupt import stop_on_request
from app.cli.mix import look_files
from app.cli.outputs import check_output, make_folder

if TYPE_CHECKING:
    from engine import RenderSummary

Done = tuple[Path, "RenderSummary"]
Refused = tuple[str, str]
RenderAll = Callable[
    [argparse.Namespace, tuple[argparse.Namespace, ...], Callable[[], bool]], tuple[list[Done], list[Refused]]
]


def run(args: argparse.Namespace) -> int:
    """Render them all; one that fails does not stop the others. Ctrl-C finishes the present file and ends."""
    jobs = plan(args)
    with stop_on_request() as stopped:
        done, refused = _renderer(args)(args, jobs, stopped)
    for _, reason in refused:
        complain(reason)
    if args.json:
        say_json(
            {
                "videos": [video.record(output, summary) for output, summary in done],
                "refused": [{"input": name, "reason": reason} for name, reason in refused],
                "stopped": len(done) + len(refused) < len(jobs) or any(summary.stopped for _, summary in done),
            }
        )
    else:
        for output, summary in done:
            say(video.sentence(output, summary))
    if len(done) + len(refused) < len(jobs) or any(summary.stopped for _, summary in done):
        return 130
    return 2 if refused else 0


def plan(args: argparse.Namespace) -> tuple[argparse.Namespace, ...]:
    """The arguments of each render; everything that can be refused before the work is. Raises UsageError."""
    nameless = [name for name in args.inputs if not os.path.isfile(name)]
    if nameless:
        raise UsageError(f"Several inputs must be files, which {nameless[0]!r} is not.")
    suffix = _suffix(args)
    jobs = tuple(
        argparse.Namespace(**vars(args) | {"input": name, "output": args.output / f"{Path(name).stem}{suffix}"})
        for name in args.inputs
    )
    twice = [output.name for output, times in Counter(job.output for job in jobs).items() if times > 1]
    if twice:
        raise UsageError(f"Two of the videos would both become {twice[0]}; give them different names or folders.")
    make_folder(args.output)
    for job in jobs:
        check_output(job.output, [*map(Path, args.inputs), *look_files(args)], args.overwrite)
    return jobs


def _renderer(args: argparse.Namespace) -> RenderAll:
    if args.cluster is None:
        return _render_all
    from app.cli import cluster_render

    return cluster_render.render_all


def _render_all(
    args: argparse.Namespace, jobs: tuple[argparse.Namespace, ...], stopped: Callable[[], bool]
) -> tuple[list[Done], list[Refused]]:
    from engine import EngineError

    done: list[Done] = []
    refused: list[Refused] = []
    for number, job in enumerate(jobs):
        if stopped():
            break
        if not args.quiet:
            remark(f"{job.input} ({number + 1} of {len(jobs)})")
        try:
            done.append((job.output, video.render(job, stopped)))
        except (EngineError, UsageError) as error:
            refused.append((job.input, str(error)))
    return done, refused


def _suffix(args: argparse.Namespace) -> str:
    """That of the format asked for, else of the usual one."""
    from engine import FORMATS

    return next(format.suffixes[0] for format in FORMATS if args.format in (None, format.name))
