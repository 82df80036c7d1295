"""`pastiche study STYLE...`: learns styles by heart, so that they paint instead of filtering."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.console import ProgressLine, UsageError, duration, remark, say
from app.cli.interrupt import stop_on_request
from app.cli.options.common import number, positive_count
from app.folders import Folders, files_in

if TYPE_CHECKING:
    from engine.study import StudyProgress, StudyRun, StudyStore, StudyStores
    from engine.styles import Style, StyleLibrary
    from engine.values import Pixels

_PICTURE_PX = 512
"""Short side of a picture in which strokes of size 1 are as large as those that are studied."""

_LEAST_STROKES, _MOST_STROKES = 0.5, 4.0


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Put `study` on the command line."""
    parser = commands.add_parser("study", help="study styles: they become paintings", allow_abbrev=False)
    parser.add_argument("style", nargs="*", metavar="STYLE", help="picture files, or names of styles")
    parser.add_argument(
        "--on", nargs="+", type=Path, default=[], metavar="FILE",
        help="videos, pictures or folders of them to learn on (default: scenes that are made up)",
    )  # fmt: skip
    parser.add_argument("--network", help="the network that shall paint, fast or quality (default: both in turn)")
    parser.add_argument(
        "--stroke-size", type=_stroke_size, default=1.0, metavar="SIZE",
        help=f"how large the strokes shall be, {_LEAST_STROKES:g} to {_MOST_STROKES:g} (default: 1)",
    )  # fmt: skip
    parser.add_argument("--steps", type=positive_count, metavar="N", help="how long to study (default: 240)")
    parser.add_argument("--again", action="store_true", help="study anew what has been studied")
    parser.add_argument("-q", "--quiet", action="store_true", help="no progress")
    parser.add_argument(
        "--export", type=Path, metavar="FILE", help="then write the style with what was learned to FILE"
    )
    others = parser.add_mutually_exclusive_group()
    others.add_argument("--import", dest="files", nargs="+", type=Path, metavar="FILE", help="add such files")
    others.add_argument("--list", action="store_true", help="say which styles have been studied")
    others.add_argument("--forget", action="store_true", help="forget what was learned here of these styles")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Do what the options say."""
    from engine.study import StudyStores
    from engine.styles import StyleLibrary

    folders = Folders.of_user()
    library, stores = StyleLibrary(folders.styles), StudyStores(folders.studied)
    if args.list:
        _list(library, stores)
        return 0
    if args.files:
        return _import_all(args.files, library, stores)
    if not args.style:
        raise UsageError("Which style? Give picture files or names of styles; 'pastiche styles' lists them.")
    if args.export is not None and len(args.style) > 1:
        raise UsageError("A file holds one style: name a single one with --export.")
    styles = [_found(text, library) for text in args.style]
    if args.forget:
        for style in styles:
            _forget(style, stores)
        return 0
    return _study_all(args, styles, library, stores)


def _study_all(args: argparse.Namespace, styles: Sequence[Style], library: StyleLibrary, stores: StudyStores) -> int:
    from engine.study import StudyRun, export_style

    wanted = _all_stores(stores) if args.network is None else [stores.of(args.network)]
    with stop_on_request() as stopped:
        run = StudyRun(_frames(args.on, stopped), args.steps)
        for style, store in product(styles, wanted):
            if stopped() or not _study(args, style, library, store, run, stopped):
                remark("Stopped. The same command goes on from there.")
                return 130
    if args.export is not None:
        export_style(styles[0], _all_stores(stores), args.export)
        say(f"Wrote {args.export}.")
    return 0


def _study(
    args: argparse.Namespace,
    style: Style,
    library: StyleLibrary,
    store: StudyStore,
    run: StudyRun,
    stopped: Callable[[], bool],
) -> bool:
    """Whether the style is studied; False where it was stopped."""
    from engine.study import STYLE_PX, Study, study_side, study_style

    study = Study(style.reading_key, study_side(_PICTURE_PX * args.stroke_size * style.view.scale))
    going_on = study in store.unfinished()
    if not (args.again or going_on) and study.side_px in (store.learned(style.reading_key) or {}):
        say(f"“{style.name}” has been studied for {store.weights.name} already; --again studies it anew.")
        return True
    line = ProgressLine(quiet=args.quiet)
    line.show(f"{style.name} for {store.weights.name}: getting ready")
    try:
        done = study_style(
            study,
            library.image(study.key, STYLE_PX),
            store,
            run,
            lambda at: line.show(_words(style, store, at)),
            stopped,
        )
    finally:
        line.close()
    if done:
        say(f"Studied “{style.name}” for {store.weights.name}.")
    return done


def _words(style: Style, store: StudyStore, at: StudyProgress) -> str:
    left = "" if at.remaining_s is None else f", {duration(at.remaining_s)} left"
    return f"{style.name} for {store.weights.name}: step {at.step} of {at.steps}{left}"


def _frames(names: Sequence[Path], stopped: Callable[[], bool]) -> tuple[Pixels, ...]:
    """Frames to learn on; none where nothing was named."""
    if not names:
        return ()
    from engine.media import films_among, pictures_among
    from engine.study import frames_of

    files: list[Path] = []
    for name in names:
        if name.is_dir():
            there = files_in(name)
            taken = {*pictures_among(there).taken, *films_among(there).taken}
            files += [file for file in there if file in taken]
        else:
            files.append(name)
    return frames_of(files, stopped)


def _found(text: str, library: StyleLibrary) -> Style:
    """A picture file is added to the styles, as in the window."""
    return library.add(Path(text)) if Path(text).is_file() else library.get(text)


def _import_all(files: Sequence[Path], library: StyleLibrary, stores: StudyStores) -> int:
    from engine.study import import_style

    for file in files:
        style, learned = import_style(file, library, _all_stores(stores))
        if learned:
            say(f"Imported “{style.name}”.")
        else:
            say(
                f"Added the picture of “{style.name}”, but it was studied for other weights: study it again with "
                f"'pastiche study \"{style.name}\"'."
            )
    return 0


def _list(library: StyleLibrary, stores: StudyStores) -> None:
    for style in library.styles():
        words = [words for store in _all_stores(stores) if (words := _state(style, store))]
        if words:
            say(f"{style.name}: {'; '.join(words)}")


def _state(style: Style, store: StudyStore) -> str:
    learned = store.learned(style.reading_key) or {}
    unfinished = [study for study in store.unfinished() if study == _same(style, study.side_px)]
    if unfinished:
        return f"{store.weights.name}, {store.steps_done(unfinished[0])} steps done"
    if not learned:
        return ""
    return store.weights.name + ("" if store.is_own(style.reading_key) else " (comes with the program)")


def _same(style: Style, side_px: int) -> object:
    from engine.study import Study

    return Study(style.reading_key, side_px)


def _forget(style: Style, stores: StudyStores) -> None:
    own = [store for store in _all_stores(stores) if store.is_own(style.reading_key)]
    for store in own:
        store.forget(style.reading_key)
    say(f"Forgot what was learned of “{style.name}”." if own else f"Nothing was learned of “{style.name}” here.")


def _all_stores(stores: StudyStores) -> list[StudyStore]:
    from engine.values import NETWORKS

    return [stores.of(name) for name in NETWORKS]


def _stroke_size(text: str) -> float:
    value = number(text)
    if value is None or not _LEAST_STROKES <= value <= _MOST_STROKES:
        limits = f"{_LEAST_STROKES:g} to {_MOST_STROKES:g}"
        raise argparse.ArgumentTypeError(f"a size of strokes from {limits} is needed, not {text!r}")
    return value
