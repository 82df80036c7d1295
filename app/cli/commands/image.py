"""`pastiche image IN... -s STYLE -o OUT`: repaints pictures, one into a file or many into a folder."""

from __future__ import annotations

import argparse
import os
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.console import ProgressLine, UsageError, complain, duration, few_names, remaining_s, remark, say, say_json
from app.cli.interrupt import stop_on_request
from app.cli.options.common import add_json_option, config_of
from app.cli.options.look import add_look_options, look_of
from app.cli.options.mix import look_files, mixed_styles
from app.cli.options.style import add_style_option
from app.cli.outputs import check_output, make_folder
from app.cli.records import running_on_record, sight_text
from app.folders import Folders, files_in

if TYPE_CHECKING:
    from engine.render import PicturePainter
    from engine.values import RunningOn


@dataclass(frozen=True, slots=True)
class PictureJob:
    """One picture to repaint: `source` into `target`."""

    source: Path
    target: Path


@dataclass(frozen=True, slots=True)
class ImagePlan:
    """What the inputs stand for.

    Attributes:
        jobs: the pictures. refused: what in a folder is one that cannot be read, and why. notes: what there is none.
    """

    jobs: tuple[PictureJob, ...]
    refused: tuple[tuple[Path, str], ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Painted:
    """One picture done.

    Attributes:
        size_px: its (width, height).
        working_size_px: what the network worked at.
        seconds: what it took, with getting ready where that was needed.
    """

    job: PictureJob
    size_px: tuple[int, int]
    working_size_px: tuple[int, int]
    seconds: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of all of them.

    Attributes:
        painted: the pictures written. notes: what they do not keep of theirs, and what in a folder is no picture.
        refused: (input, the sentence why not), the others went on.
        stopped: Ctrl-C came before all were done.
        running_on: what computed them; None when there was nothing to compute.
    """

    painted: tuple[Painted, ...]
    notes: tuple[str, ...]
    refused: tuple[tuple[Path, str], ...]
    stopped: bool
    running_on: RunningOn | None


class TagLosses:
    """What the painted pictures do not keep of theirs; what is true of many of them is said once."""

    def __init__(self) -> None:
        self._pictures: dict[str, list[Path]] = {}

    def add(self, picture: Path, lost: Sequence[str]) -> None:
        """`lost`: sentences that hold of other pictures too."""
        for sentence in lost:
            self._pictures.setdefault(sentence, []).append(picture)

    def notes(self) -> tuple[str, ...]:
        """All of it, in whole sentences."""
        return tuple(f"{few_names(pictures)}: {sentence}" for sentence, pictures in self._pictures.items())


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Put `image` on the command line."""
    parser = commands.add_parser("image", help="repaint pictures", allow_abbrev=False)
    parser.add_argument("input", metavar="IN", type=Path, nargs="+", help="picture files, or folders of them")
    add_style_option(parser, required=True)
    parser.add_argument(
        "-o", "--output", metavar="OUT", type=Path, required=True, help="the file to write, or a folder"
    )
    parser.add_argument("--overwrite", action="store_true", help="replace files that exist")
    parser.add_argument(
        "--location", action="store_true", help="keep where a picture was taken (GPS); else that is left out"
    )
    parser.add_argument("-q", "--quiet", action="store_true", help="no progress")
    add_look_options(parser)
    # Nobody waits for the next frame of a picture.
    parser.set_defaults(network="quality")
    add_json_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Repaint them one after the other; a picture that cannot be read does not stop the others."""
    planned = plan_pictures(args.input, args.output, look_files(args), args.overwrite)
    with stop_on_request() as stopped:
        outcome = _paint_all(args, planned, stopped)
    for note in outcome.notes:
        remark(note)
    for _, sentence in outcome.refused:
        complain(sentence)
    if args.json:
        say_json(_record(outcome))
    elif outcome.painted:
        say(_sentence(outcome, len(planned.jobs)))
    if outcome.stopped:
        return 130
    return 2 if outcome.refused else 0


def plan_pictures(inputs: Sequence[Path], output: Path, look: Sequence[Path], overwrite: bool) -> ImagePlan:
    """Which file goes where; everything that can be refused before the work is. Raises UsageError.

    `look`: the files that the look is made of.
    """
    from engine.media import WRITABLE_SUFFIXES

    pictures, refused, notes = _found(inputs)
    if len(inputs) == 1 and not os.path.isdir(inputs[0]) and not os.path.isdir(output):
        _check_suffix(output)
        jobs: tuple[PictureJob, ...] = (PictureJob(inputs[0], output),)
    else:
        jobs = tuple(PictureJob(path, output / _target_name(path)) for path in pictures)
        _check_targets_differ(jobs)
        make_folder(output, WRITABLE_SUFFIXES)
    for job in jobs:
        # Before any work: nobody should wait for a refusal.
        check_output(job.target, [*pictures, *look], overwrite)
    return ImagePlan(jobs, tuple(refused), tuple(notes))


def _found(inputs: Sequence[Path]) -> tuple[list[Path], list[tuple[Path, str]], list[str]]:
    """The files themselves; of folders those that lie in them directly, by name, none that are hidden, and of these the
    pictures, whatever they are called. Raises UsageError where a folder has none.
    """
    from engine.media import pictures_among

    pictures: list[Path] = []
    refused: list[tuple[Path, str]] = []
    notes: list[str] = []
    for path in inputs:
        if not os.path.isdir(path):
            pictures.append(path)
            continue
        there = pictures_among(files_in(path))
        if not there.taken:
            raise UsageError(there.refused[0][1] if there.refused else f"There is no picture in the folder {path}.")
        pictures += there.taken
        refused += there.refused
        if there.others:
            notes.append(f"Passed over in {path}, for they are no pictures: {few_names(there.others)}.")
    return pictures, refused, notes


def _check_targets_differ(jobs: Sequence[PictureJob]) -> None:
    twice = [target.name for target, times in Counter(job.target for job in jobs).items() if times > 1]
    if twice:
        raise UsageError(f"Two of the pictures would both become {twice[0]}; give them different names or folders.")


def _check_suffix(output: Path) -> None:
    from engine.media import WRITABLE_SUFFIXES

    if output.suffix.lower() not in WRITABLE_SUFFIXES:
        raise UsageError(f"Pictures are written as {', '.join(WRITABLE_SUFFIXES)}, not as {output.name!r}.")


def _target_name(path: Path) -> str:
    from engine.media import WRITABLE_SUFFIXES

    return path.name if path.suffix.lower() in WRITABLE_SUFFIXES else f"{path.stem}.png"


def _paint_all(args: argparse.Namespace, planned: ImagePlan, stopped: Callable[[], bool]) -> Outcome:
    from engine.errors import BackendError, PictureError
    from engine.render import PicturePainter
    from engine.study import StudyStores
    from engine.stylize import Stylizer

    jobs = planned.jobs
    painted: list[Painted] = []
    refused: list[tuple[Path, str]] = []
    losses = TagLosses()
    folders = Folders.of_user()
    stores = StudyStores(folders.studied)
    line = ProgressLine(quiet=args.quiet)
    began_s = time.monotonic()
    # One painter for all of them: the network is built once, and again only for another size.
    with mixed_styles(args.style, folders.styles, args.region) as (library, mixed):
        painter = PicturePainter(
            lambda config: Stylizer(config, library, folders.cache, learned=stores.of(config.weights)),
            config_of(args),
            look_of(args, mixed.styles, mixed.regions),
            stopped,
        )
        try:
            for number, job in enumerate(jobs):
                if stopped():
                    break
                words = _progress(job, number, len(jobs), time.monotonic() - began_s)
                line.show(words)
                try:
                    painted.append(_paint(painter, job, args.location, losses, partial(_show_part, line, words)))
                except PictureError as error:
                    refused.append((job.source, str(error)))
                except BackendError:
                    # A build or a tile that was stopped ends with an error as well: that is no failure.
                    if not stopped():
                        raise
        finally:
            painter.close()
            line.close()
    ended_early = len(painted) + len(refused) < len(jobs)
    return Outcome(
        tuple(painted),
        (*planned.notes, *losses.notes()),
        (*planned.refused, *refused),
        ended_early,
        painter.running_on,
    )


def _show_part(line: ProgressLine, words: str, done: int, total: int) -> None:
    line.show(f"{words}, {100 * done // total} %")


def _paint(
    painter: PicturePainter, job: PictureJob, keep_place: bool, losses: TagLosses, on_part: Callable[[int, int], None]
) -> Painted:
    from engine.media import read_original, write_painted

    began_s = time.monotonic()
    original = read_original(job.source)
    pixels = painter.paint(original.pixels_for(job.target.suffix), on_part)
    write_painted(job.target, pixels, original, keep_place)
    losses.add(job.source, original.losses(job.target.suffix, keep_place))
    size_px = (pixels.shape[1], pixels.shape[0])
    worked_at = painter.running_on.size_px if painter.running_on else None
    return Painted(job, size_px, worked_at or size_px, time.monotonic() - began_s)


def _progress(job: PictureJob, number: int, total: int, elapsed_s: float) -> str:
    left_s = remaining_s(number, total, elapsed_s)
    return f"{job.source.name} ({number + 1} of {total})" + ("" if left_s is None else f", {duration(left_s)} left")


def _sentence(outcome: Outcome, total: int) -> str:
    seconds = duration(sum(each.seconds for each in outcome.painted))
    on = f" on {outcome.running_on.backend}, {outcome.running_on.device}" if outcome.running_on else ""
    on += sight_text(outcome.running_on)
    if total == 1:
        only = outcome.painted[0]
        worked_at = "" if only.working_size_px == only.size_px else f", painted at {_size(only.working_size_px)}"
        return f"{only.job.target}: {_size(only.size_px)}{worked_at}, {seconds}{on}"
    return f"{outcome.painted[0].job.target.parent}: {len(outcome.painted)} of {total} pictures, {seconds}{on}"


def _size(size_px: tuple[int, int]) -> str:
    return f"{size_px[0]}x{size_px[1]}"


def _record(outcome: Outcome) -> dict[str, object]:
    return {
        "pictures": [
            {
                "input": str(each.job.source),
                "output": str(each.job.target),
                "size": _size(each.size_px),
                "working_size": _size(each.working_size_px),
                "seconds": round(each.seconds, 3),
            }
            for each in outcome.painted
        ],
        "notes": list(outcome.notes),
        "refused": [{"input": str(path), "reason": sentence} for path, sentence in outcome.refused],
        "stopped": outcome.stopped,
        "running_on": running_on_record(outcome.running_on),
    }
