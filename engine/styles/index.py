"""The small file beside the user's styles: their exact names, and how styles are read. Any thread; no state.

Written whole or not at all; when it is lost or damaged, names are read back from the file names and every style is read
as a whole again.
"""

from __future__ import annotations

import json
import logging
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from engine.styles.view import WHOLE, StyleView, view_in

log = logging.getLogger(__name__)

_NAME = "index.json"
_VERSION = 1


@dataclass(frozen=True, slots=True)
class LibraryIndex:
    """What is known of styles besides their files.

    Attributes:
        names: key -> name of the user's styles. views: key -> view of any style that is not read as a whole.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    views: Mapping[str, StyleView] = field(default_factory=dict)


def read_index(folder: Path) -> LibraryIndex:
    """What the file in `folder` says; nothing where there is none."""
    try:
        raw = json.loads((folder / _NAME).read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return LibraryIndex()
    except (OSError, ValueError, RecursionError) as error:
        log.warning("the index of the user's styles is damaged, names are taken from the files: %s", error)
        return LibraryIndex()
    names = raw.get("names") if isinstance(raw, dict) else None
    if not isinstance(names, dict):
        log.warning("the index of the user's styles is damaged, names are taken from the files")
        return LibraryIndex()
    names = {key: name for key, name in names.items() if isinstance(name, str) and name.strip()}
    return LibraryIndex(names, _views(raw.get("views")))


def write_index(folder: Path, index: LibraryIndex) -> None:
    """Replace the file. Raises OSError."""
    views = {key: view.key_of("") for key, view in index.views.items() if view != WHOLE}
    record = {"version": _VERSION, "names": dict(index.names), "views": views}
    folder.mkdir(parents=True, exist_ok=True)
    write_atomically(folder / _NAME, json.dumps(record, indent=1, ensure_ascii=False).encode("utf-8"))


def write_atomically(path: Path, data: bytes) -> None:
    """Write beside the target and rename, so that a crash leaves the old file or the new one, never half of one."""
    # In the same folder: a file is only renamed at once within a disk.
    handle, temporary = tempfile.mkstemp(prefix=".new-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(temporary, path)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise


def _views(raw: Any) -> dict[str, StyleView]:
    """Each on its own: a nonsense view costs only itself."""
    views: dict[str, StyleView] = {}
    for key, text in raw.items() if isinstance(raw, dict) else ():
        try:
            views[key] = view_in(f"{key}{text}")[1]
        except ValueError as error:
            log.info("the view of the style %s is left out: %s", key, error)
    return views
