"""The file under a recording: what a muxer writes into, and what protects the recording from the muxer's last
words.

Used by the recorder on its writer thread.
"""

from __future__ import annotations

import contextlib
import errno
import io
import os
import tempfile
from pathlib import Path

from engine.errors import SinkError


class RecordingFile:
    """A binary file that PyAV writes to, which appears on the disk with the first piece that plays, and after a failed
    write keeps what is good and drops what follows.

    A header alone is no film: until the first piece is whole (about a second) all stays in memory, so that whoever is
    killed before leaves no dead file behind. A muxer ends a file by going back and changing its beginning. When the
    disk filled up in between, that last step turns a playable file into a dead one; so after the first failure nothing
    more reaches the disk.

    Attributes:
        failure: the first error of a write, None while all is well.
        size_bytes: how large the file was at the last `hold_here`, 0 until it is there.
    """

    def __init__(self, path: Path, overwrite: bool) -> None:
        """See whether the file can be made; an existing one stays untouched until it is replaced. Raises SinkError."""
        self.failure: OSError | None = None
        self.size_bytes = 0
        self._path = path
        self._replaces = overwrite and os.path.exists(path)
        try:
            self._try_out()
        except OSError as error:
            raise SinkError(why_not_written(path, error)) from error
        self._file: io.BytesIO | io.FileIO = io.BytesIO()
        self._header_bytes = 0
        self._dropping = False
        self._good_until: int | None = None

    @property
    def plays(self) -> bool:
        """Whether there is anything on the disk that plays."""
        return self._good_until is not None

    def note_header(self) -> None:
        """Say that what was written so far is a header, which plays nothing by itself."""
        self._header_bytes = self._file.seek(0, os.SEEK_END)

    def write(self, data: bytes) -> int:
        """For the muxer: write all of `data`, or pretend to after a failure."""
        if not self._dropping:
            try:
                self._write_all(data)
            except OSError as error:
                self._fail(error)
        return len(data)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """For the muxer."""
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        """For the muxer."""
        return self._file.tell()

    def hold_here(self) -> None:
        """Say that all there is so far is whole: it belongs on the disk, and should a later write fail, the file is cut
        back to here.
        """
        self._appear()
        if self.failure is None and isinstance(self._file, io.FileIO):
            self._good_until = self.size_bytes = os.fstat(self._file.fileno()).st_size

    def drop_the_rest(self) -> None:
        """Let no further write through."""
        self._dropping = True

    def finish(self) -> None:
        """Close the file; there is none where nothing that plays was written. Never raises."""
        self._appear()
        try:
            with self._file as file:
                if isinstance(file, io.FileIO) and self.failure is not None:
                    file.truncate(self._good_until or 0)
            if isinstance(file, io.FileIO) and self.failure is not None and not self._good_until:
                self._path.unlink(missing_ok=True)
        except OSError as error:
            # Network disks report a failed write as late as here.
            self.failure = self.failure or error

    def _try_out(self) -> None:
        """Raise the OSError that writing would end in, as far as it can be known; nothing is to be seen of it."""
        if self._replaces:
            self._on_disk().close()
            return
        with contextlib.suppress(FileNotFoundError):
            self._path.lstat()
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
        # Of another name, or none: a file of this one would stay behind if the program were killed right now.
        tempfile.TemporaryFile(dir=self._path.parent).close()

    def _appear(self) -> None:
        """Bring what is in memory to the disk, if it is more than a header."""
        memory = self._file
        if not isinstance(memory, io.BytesIO) or self.failure is not None:
            return
        if memory.getbuffer().nbytes > self._header_bytes:
            try:
                self._file = self._on_disk()
                self._file.truncate(0)
                self._write_all(memory.getvalue())
                self._file.seek(memory.tell())
            except OSError as error:
                self._fail(error)

    def _on_disk(self) -> io.FileIO:
        # Unbuffered: what FFmpeg hands over is with the system at once, and safe from our own sudden end.
        return io.FileIO(self._path, "r+" if self._replaces else "x")

    def _fail(self, error: OSError) -> None:
        self.failure = self.failure or error
        self._dropping = True

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


def why_not_written(path: Path, error: OSError, kept: bool = False) -> str:
    """One sentence on why `path` cannot be written; `kept`: there is a file that plays up to there."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        if kept:
            return f"There is no room left on the disk for {path}; what was recorded until then is kept."
        return f"There is no room left on the disk for {path}."
    if isinstance(error, FileExistsError):
        return f"{path} exists already."
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return f"{path} cannot be written: this user may not write there."
    return f"{path} cannot be written: {(error.strerror or str(error)).lower()}."
