"""A style with what was learned of it, as one file to keep or to pass on: the picture's own bytes, its name, the part
of it that is read, and what was learned for each of the weights it was studied for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save

from engine.errors import StyleError
from engine.study.store import Study, StudyStore
from engine.style_code import Floats
from engine.styles.index import write_atomically
from engine.styles.library import MAX_BYTES, Style, StyleLibrary
from engine.styles.view import StyleView, view_in
from models.registry import WeightsError
from models.studied import KEY_DIGITS

STYLE_SUFFIX = ".pastiche-style"

_FORMAT, _VERSION = "pastiche-style", "1"
_PICTURE = "picture"
_MOST_LEARNED_BYTES = 64 * 2**20
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class StyleFile:
    """What a style file holds.

    Attributes:
        name: of the style, for people. picture: the bytes of its picture file. view: how it is read.
        learned: the SHA-256 of weights -> what was learned for them, as `StudyStore.parse` reads it.
    """

    name: str
    picture: bytes
    view: StyleView
    learned: Mapping[str, bytes]


def export_style(style: Style, stores: Sequence[StudyStore], path: Path) -> None:
    """Write a style and what is known of it for the weights of these stores. Raises StyleError, BackendError."""
    known = {store.weights.sha256: store.own_bytes(style.reading_key) for store in stores}
    learned = {weights: data for weights, data in known.items() if data is not None}
    if not learned:
        raise StyleError(f"The style “{style.name}” has not been studied: there is nothing to export but its picture.")
    try:
        picture = style.path.read_bytes()
        arrays = {name: np.frombuffer(data, np.uint8) for name, data in {_PICTURE: picture, **learned}.items()}
        about = {"format": _FORMAT, "version": _VERSION, "name": style.name, "view": style.view.key_of("")}
        write_atomically(path, save(arrays, about))
    except OSError as error:
        raise StyleError(f"Cannot write {path}: {error.strerror}.") from error


def read_style_file(path: Path) -> StyleFile:
    """What a style file holds. Raises StyleError for one that is none, damaged or too large."""
    try:
        if path.stat().st_size > MAX_BYTES + _MOST_LEARNED_BYTES:
            raise StyleError(f"{path.name} is too large for a style file.")
        with safe_open(path, "np") as file:
            about = file.metadata() or {}
            if about.get("format") != _FORMAT:
                raise StyleError(f"{path.name} is no style file of Pastiche.")
            if about.get("version") != _VERSION:
                raise StyleError(f"{path.name} comes from a newer version of Pastiche: install that to import it.")
            arrays = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 - no mapping
        picture = arrays.pop(_PICTURE).astype(np.uint8).tobytes()
        view = view_in(f"{'0' * KEY_DIGITS}{about.get('view', '')}")[1]
    except FileNotFoundError as error:
        raise StyleError(f"There is no file {path}.") from error
    except OSError as error:
        raise StyleError(f"Cannot read {path}: {error.strerror}.") from error
    except (SafetensorError, KeyError, ValueError) as error:
        raise StyleError(f"{path.name} is no style file of Pastiche, or a damaged one.") from error
    name = " ".join(about.get("name", "").split())[:_LONGEST_NAME] or path.stem
    return StyleFile(name, picture, view, {key: value.tobytes() for key, value in arrays.items()})


def import_style(path: Path, library: StyleLibrary, stores: Sequence[StudyStore]) -> tuple[Style, bool]:
    """Add the style of a file to the library, and what was learned of it to these stores.

    The style, and whether anything was learned of it for weights that are here: where not, it has to be studied again.
    Raises StyleError for a file that is none, damaged or too large; then nothing has changed.
    """
    found = read_style_file(path)
    learned = _learned(found, stores, path.name)
    before = {style.key for style in library.styles()}
    style = library.add_bytes(found.picture, found.name)
    if style.key not in before and found.view != style.view:
        style = library.set_view(style.key, found.view)
    for store, study, parts in learned:
        # By the key of the style that is here: the same picture may be in the library in another file.
        view = view_in(study.key)[1]
        store.keep(Study(view.key_of(style.key), study.side_px), parts)
    return style, bool(learned)


def _learned(
    found: StyleFile, stores: Sequence[StudyStore], name: str
) -> list[tuple[StudyStore, Study, tuple[Floats, ...]]]:
    """What is of use here."""
    learned: list[tuple[StudyStore, Study, tuple[Floats, ...]]] = []
    for store in stores:
        data = found.learned.get(store.weights.sha256)
        if data is not None:
            try:
                learned += [(store, study, parts) for study, parts in store.parse(data, name).items()]
            except (WeightsError, ValueError) as error:
                raise StyleError(f"{name} is a damaged style file: import it from its source again.") from error
    return learned
