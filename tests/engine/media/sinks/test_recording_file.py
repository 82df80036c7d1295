"""The file under a recording, on disks that fail."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Any

from engine.media.sinks.recording_file import RecordingFile


class Dying:
    """A file whose disk goes away: it takes `room` bytes, and can then neither be written nor cut back."""

    def __init__(self, file: Any, room: int) -> None:
        self._file, self._room = file, room

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def write(self, data: bytes) -> int:
        if len(data) > self._room:
            raise OSError(errno.EIO, "Input/output error")
        self._room -= len(data)
        written: int = self._file.write(data)
        return written

    def __enter__(self) -> Any:
        return self._file.__enter__()

    def __exit__(self, *failed: object) -> None:
        self._file.__exit__(*failed)

    def truncate(self, size: int) -> int:
        raise OSError(errno.EIO, "Input/output error")


def test_a_file_whose_disk_goes_away_is_closed_all_the_same(tmp_path: Path) -> None:
    recording = RecordingFile(tmp_path / "film.mkv", overwrite=False)
    recording.write(b"a frame.")
    recording.hold_here()
    file = recording._file
    recording._file = Dying(file, room=6)  # type: ignore[assignment]
    recording.write(b"another")
    recording.finish()
    assert file.closed
    assert recording.failure is not None
    assert recording.failure.errno == errno.EIO
