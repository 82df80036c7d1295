"""The file under a recording: what a muxer writes into, and what protects the recording from the muxer's last
words.

Used by the recorder on its writer thread.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path

from engine.errors import SinkError


class RecordingFile:
    """A binary file that PyAV writes to, and that after a failed write keeps what is good and drops what
    follows.

    A muxer ends a file by going back and changing its beginning. When the disk filled up in between, that
    last step turns a playable file into a dead one; so after the first failure nothing more reaches the disk.

    Attributes:
        failure: the first error of a write, None while all is well.
        size_bytes: how large the file was at the last `hold_here`.
    """

    def __init__(self, path: Path, overwrite: bool) -> None:
        """Create the file, or open the existing one untouched until `start`. Raises SinkError."""
        self.failure: OSError | None = None
        self.size_bytes = 0
        self._path = path
        self._created = not os.path.exists(path)
        try:
            # Unbuffered: what FFmpeg hands over is with the system at once, and safe from our own sudden end.
            self._file = open(path, "r+b" if overwrite and not self._created else "xb", buffering=0)  # noqa: SIM115
        except OSError as error:
            raise SinkError(why_not_written(path, error)) from error
        self._dropping = False
        self._good_until: int | None = None

    def start(self) -> None:
        """Empty the file: from here on the recording owns it."""
        self._file.truncate(0)
        self._created = True

    def write(self, data: bytes) -> int:
        """For the muxer: write all of `data`, or pretend to after a failure."""
        if not self._dropping:
            try:
                self._write_all(data)
            except OSError as error:
                self.failure = self.failure or error
                self._dropping = True
        return len(data)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """For the muxer."""
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        """For the muxer."""
        return self._file.tell()

    def hold_here(self) -> None:
        """Say that all there is so far is whole: should a later write fail, the file is cut back to here."""
        if self.failure is None:
            self._good_until = self.size_bytes = os.fstat(self._file.fileno()).st_size

    def drop_the_rest(self) -> None:
        """Let no further write through."""
        self._dropping = True

    def finish(self) -> None:
        """Close the file; one that was created here and never got anything is removed. Never raises."""
        try:
            with self._file:
                if self.failure is not None and self._good_until is not None:
                    self._file.truncate(self._good_until)
                empty = os.fstat(self._file.fileno()).st_size == 0
            if self._created and empty:
                self._path.unlink(missing_ok=True)
        except OSError as error:
            # Network disks report a failed write as late as here.
            self.failure = self.failure or error

    def _write_all(self, data: bytes) -> None:
        # A raw file may take part of the data only, and says why on the next try.
        rest = memoryview(data)
        while rest:
            rest = rest[self._file.write(rest) :]


def check_path(path: Path, overwrite: bool, sound: Path | None = None) -> None:
    """Raise SinkError unless a recording may be made at `path` without harm to an older file or to `sound`."""
    if not os.path.isdir(path.parent):
        raise SinkError(f"There is no folder {path.parent}.")
    if os.path.isdir(path):
        raise SinkError(f"{path} is a folder.")
    if os.path.exists(path) and not overwrite:
        raise SinkError(f"{path} exists already.")
    if sound is not None and os.path.exists(sound) and os.path.exists(path) and path.samefile(sound):
        raise SinkError(f"{path} is the file being read; record to another name.")


def why_not_written(path: Path, error: OSError) -> str:
    """One sentence on why `path` cannot be written."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return f"There is no room left on the disk for {path}; what was recorded until then is kept."
    if isinstance(error, FileExistsError):
        return f"{path} exists already."
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return f"{path} cannot be written: this user may not write there."
    return f"{path} cannot be written: {(error.strerror or str(error)).lower()}."
