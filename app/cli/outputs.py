"""Checks an output path before any work is done, so that nothing is lost and nobody waits for a refusal."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from pathlib import Path

from app.cli.console import UsageError, why


def check_output(output: Path, inputs: Iterable[Path], overwrite: bool) -> None:
    """Raise UsageError unless a file can be written at `output` without harm to one of `inputs` or to an older file."""
    if os.path.isdir(output):
        raise UsageError(f"{output} is a folder; name the file to write.")
    check_output_folder(output.parent)
    if not _exists(output):
        return
    # Compared as files, not as names: a link or another spelling is the same file.
    for path in inputs:
        if same_file(output, path):
            raise UsageError(f"The output {output} is the input {path} itself; name another file.")
    if not overwrite:
        raise UsageError(f"{output} exists already; --overwrite replaces it.")


def check_output_folder(folder: Path) -> None:
    """Raise UsageError unless files can be made in `folder`."""
    if not _exists(folder):
        raise UsageError(f"There is no folder {folder}.")
    if not os.path.isdir(folder):
        raise UsageError(f"{folder} is not a folder.")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise UsageError(f"The folder {folder} is not writable.")


def make_folder(folder: Path, suffixes: Collection[str]) -> None:
    """Have a folder for several results, which have these suffixes: a new one must not be called like one of them.

    Raises UsageError.
    """
    exists = _exists(folder)
    if exists and not os.path.isdir(folder):
        raise UsageError(f"{folder} is a file; several results need a folder to go to.")
    if not exists:
        # Most likely one file was meant, and a folder of that name would surprise.
        if folder.suffix.lower() in suffixes:
            raise UsageError(f"{folder} is the name of one file; several results need a folder to go to.")
        check_output_folder(folder.parent)
        folder.mkdir()
    check_output_folder(folder)


def _exists(path: Path) -> bool:
    """Whether something is there. Raises UsageError where nothing ever can be: a name too long, a closed folder."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {why(error)}.") from error
    return True


def same_file(one: Path, other: Path) -> bool:
    """True when both names lead to the same existing file, links and case-blind file systems included."""
    try:
        return one.samefile(other)
    except OSError:
        return False
