"""`--preset`: a look that was kept, by name or as a file; what else stands on the command line goes above it."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.options.region import GivenRegion
from app.cli.options.style import GivenStyle
from app.folders import Folders

if TYPE_CHECKING:
    from engine.look import Preset, PresetStyle
    from engine.styles import StyleLibrary


def apply_preset(args: argparse.Namespace, folders: Folders) -> None:
    """Put the preset that `args` names below their own look and styles. Raises PresetError."""
    from engine.styles import StyleLibrary

    if getattr(args, "preset", None) is None:
        return
    preset = _find(args.preset, folders)
    args.base_look = preset.look
    library = StyleLibrary(folders.styles)
    if not args.style:
        args.style = _named(preset.styles, library)
    if not args.region:
        args.region = [GivenRegion(kept.region, tuple(_named(kept.styles, library))) for kept in preset.regions]


def _named(styles: Sequence[PresetStyle], library: StyleLibrary) -> list[GivenStyle]:
    return [GivenStyle(style.called_in(library), style.weight, style.view) for style in styles]


def _find(text: str, folders: Folders) -> Preset:
    from engine.look import PresetFolder, read_preset

    path = Path(text)
    # A name has no folder and no suffix; anything else was meant as a file, even if it is not there.
    if os.path.isfile(path) or path.name != text or path.suffix.lower() == ".json":
        return read_preset(path)
    return PresetFolder(folders.presets).get(text)
