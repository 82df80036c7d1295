"""`pastiche video .. --cluster`: renders the films of a command line on several workers, through Ray."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.commands import video_render
from app.cli.commands.video_render import RefusedInput, RenderedFile
from app.cli.console import ProgressLine, UsageError, remark
from app.cli.options.common import config_of
from app.cli.options.encoding import plan_of
from app.cli.options.look import look_of
from app.cli.options.mix import look_files, mixed_styles
from app.cli.options.tour import check_tour, tour_of
from app.cli.outputs import check_output
from app.folders import Folders

if TYPE_CHECKING:
    from engine.render import FilmResult, Recipe, RenderSummary
    from engine.study import StudyStore
    from engine.styles import StyleLibrary


def render_on_cluster(args: argparse.Namespace, stopped: Callable[[], bool]) -> RenderSummary:
    """Render `args.input` into `args.output`. Raises UsageError, EngineError."""
    check_output(args.output, [Path(args.input), *look_files(args)], args.overwrite)
    done, refused = render_all(args, (args,), stopped)
    if refused:
        raise UsageError(refused[0][1])
    return done[0][1]


def render_all(
    args: argparse.Namespace, jobs: Sequence[argparse.Namespace], stopped: Callable[[], bool]
) -> tuple[list[RenderedFile], list[RefusedInput]]:
    """Render the `input` of every job into its `output`, all of them on the same workers; one that cannot be done does
    not stop the others. Raises UsageError, EngineError.
    """
    check_tour(args)
    refused = [(job.input, reason) for job in jobs if (reason := _why_no_film(job))]
    # What is refused here never reaches a worker.
    films = [job for job in jobs if job.input not in dict(refused)]
    results = _results(args, films, stopped) if films else ()
    done: list[RenderedFile] = []
    for result in results:
        kept = f" {result.kept} holds what is finished; the same command goes on from there." if result.kept else ""
        if result.problem:
            refused.append((str(result.order.source), result.problem + kept))
            continue
        if kept:
            remark(f"Stopped.{kept}")
        done.append((result.order.output, result.summary))
    return done, refused


def _why_no_film(job: argparse.Namespace) -> str:
    from engine.media import PictureKind, picture_kind

    if not os.path.isfile(job.input) or picture_kind(Path(job.input)) is PictureKind.MOVING:
        return f"--cluster is for video files, which {job.input!r} is not."
    try:
        video_render.open_source(job)
    except UsageError as error:
        return str(error)
    return ""


def _results(
    args: argparse.Namespace, jobs: Sequence[argparse.Namespace], stopped: Callable[[], bool]
) -> tuple[FilmResult, ...]:
    from engine.media import Encoding
    from engine.render import Recipe
    from engine.study import StudyStores

    folders, config, plan = Folders.of_user(), replace(config_of(args), throughput=True), plan_of(jobs[0])
    with mixed_styles(args.style, folders.styles, args.region) as (library, mixed):
        recipe = Recipe(
            look=look_of(args, mixed.styles, mixed.regions),
            config=config,
            encoding=Encoding(plan.format.name, plan.quality),
            cache=folders.cache,
            tour=tour_of(args, mixed.styles),
        )
        _say_what_workers_lack(
            library, [share.key for share in mixed.shares], StudyStores(folders.studied).of(config.weights)
        )
        return _on_crew(args, jobs, recipe, library, stopped)


def _say_what_workers_lack(library: StyleLibrary, keys: Sequence[str], store: StudyStore) -> None:
    names = ", ".join(f"“{library.get(key).name}”" for key in keys if store.is_own(key))
    if names:
        remark(
            f"The workers of a cluster do not know what was studied on this computer: they paint without it in {names}."
        )


def _on_crew(
    args: argparse.Namespace,
    jobs: Sequence[argparse.Namespace],
    recipe: Recipe,
    library: StyleLibrary,
    stopped: Callable[[], bool],
) -> tuple[FilmResult, ...]:
    from engine.render import Cutting, FilmOrder, RayPool, Watch, render_films

    # A worker is given a graphics card by Ray only if it asks for one.
    use_cards = recipe.config.device != "cpu" and recipe.config.backend != "openvino"
    pool = RayPool(args.cluster, args.workers, use_cards)
    unsaid = Cutting()
    cutting = Cutting(args.segment or unsaid.segment_s, args.frames, args.seconds)
    line = ProgressLine(quiet=args.quiet)
    watch = Watch(
        on_progress=lambda progress: line.show(video_render.progress_text(progress)),
        on_working=lambda progress: line.show(progress.label),
        tell=line.say,
        cancelled=stopped,
    )
    orders = [FilmOrder(Path(job.input), job.output) for job in jobs]
    try:
        return render_films(orders, recipe, cutting, library, pool, watch)
    finally:
        line.close()
