"""Turns the styles of a command line, of `-s` and of regions, into a library that holds exactly what they name, and a
look of them.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.console import UsageError, why
from app.cli.options.region import GivenRegion
from app.cli.options.style import GivenStyle

if TYPE_CHECKING:
    from engine.look import Look, StyleShare
    from engine.styles import Style, StyleLibrary


@contextmanager
def mixed_styles(
    given: Sequence[GivenStyle], styles_dir: Path, given_regions: Sequence[GivenRegion] = ()
) -> Iterator[tuple[StyleLibrary, Look]]:
    """Yield a library for the stylizer, and a look of these styles and regions. Raises StyleError or UsageError."""
    from engine.look import Look
    from engine.styles import StyleLibrary

    own = StyleLibrary(styles_dir)
    with tempfile.TemporaryDirectory(prefix="pastiche-styles-") as scratch:
        library = StyleLibrary(Path(scratch))

        # In a library of their own: rendering a file must not fill the style strip of the window.
        def shares(styles: Sequence[GivenStyle]) -> tuple[StyleShare, ...]:
            return _shares([(_found(style, own, library), style.weight) for style in styles])

        regions = tuple(replace(each.region, styles=shares(each.styles)) for each in given_regions)
        yield library, Look(shares(given), regions=regions)


def _found(given: GivenStyle, own: StyleLibrary, library: StyleLibrary) -> Style:
    style = _find(given.text, own, library)
    return style if given.view is None else replace(style, view=given.view)


def look_files(args: argparse.Namespace) -> list[Path]:
    """The files that the look is made of, styles and masks (an output must not overwrite them)."""
    named = [*args.style, *(style for given in args.region for style in given.styles)]
    styles = [Path(style.text) for style in named if os.path.exists(style.text)]
    masks = [given.mask_file for given in args.region if given.mask_file is not None]
    return [*styles, *masks] if args.mask is None else [*styles, *masks, Path(args.mask.text)]


def _find(text: str, own: StyleLibrary, library: StyleLibrary) -> Style:
    from engine.media import READABLE_SUFFIXES

    path = Path(text)
    if os.path.exists(path) and not os.path.isdir(path):
        return library.add(path)
    if path.name != text or path.suffix.lower() in READABLE_SUFFIXES:
        raise UsageError(f"{text} is a folder, not a style." if os.path.isdir(path) else _why_no_file(path))
    # Bundled styles are known to every library; the user's own are added to the temporary one.
    style = own.get(text)
    if not style.bundled:
        library.add(style.path)
    return style


def _why_no_file(path: Path) -> str:
    try:
        path.stat()
    except OSError as error:
        if not isinstance(error, FileNotFoundError | NotADirectoryError):
            return f"The style file {path} cannot be read: {why(error)}."
    return f"There is no style file {path}."


def _shares(found: Sequence[tuple[Style, float]]) -> tuple[StyleShare, ...]:
    from engine.look import StyleShare

    weights: dict[str, float] = {}
    for style, weight in found:
        # As the window reads it, crop and size of the strokes included.
        weights[style.reading_key] = weights.get(style.reading_key, 0.0) + weight
    return tuple(StyleShare(key, weight) for key, weight in weights.items())
