"""Films that come through a pipe."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.cli.console import UsageError
from app.cli.piped import as_file

FILM = bytes(range(256)) * 4096


def never() -> bool:
    return False


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    path = tmp_path / "pipe.mkv"
    os.mkfifo(path)
    return path


@pytest.fixture
def written_into(pipe: Path) -> Iterator[Path]:
    """A pipe that somebody writes a film into, once somebody else reads it."""

    def write() -> None:
        pipe.write_bytes(FILM)

    writer = threading.Thread(target=write)
    writer.start()
    yield pipe
    writer.join()


def test_a_file_is_left_where_it_is(tmp_path: Path) -> None:
    (tmp_path / "film.mkv").write_bytes(FILM)
    with as_file(str(tmp_path / "film.mkv"), print, never) as name:
        assert name == str(tmp_path / "film.mkv")


def test_what_is_no_file_at_all_is_left_to_others() -> None:
    for word in ("demo", "camera:1", "rtsp://somewhere/film", "/nowhere/film.mkv"):
        with as_file(word, print, never) as name:
            assert name == word


def test_what_comes_through_a_pipe_is_a_file_for_as_long_as_it_is_needed(written_into: Path) -> None:
    said: list[str] = []
    with as_file(str(written_into), said.append, never) as name:
        assert Path(name).read_bytes() == FILM
    assert not os.path.exists(name)
    assert said[-1] == "Reading the pipe: 1 MB"


def test_standard_input_is_a_minus(monkeypatch: pytest.MonkeyPatch) -> None:
    out, into = os.pipe()
    writer = threading.Thread(target=lambda: (os.write(into, b"a film"), os.close(into)))
    writer.start()
    with os.fdopen(out) as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        with as_file("-", print, never) as name:
            assert Path(name).read_bytes() == b"a film"
    writer.join()


def test_a_pipe_that_nobody_writes_into_is_given_up_when_asked(pipe: Path) -> None:
    asked: list[str] = []
    with as_file(str(pipe), asked.append, lambda: bool(asked)) as name:
        assert Path(name).read_bytes() == b""
    assert asked == ["Waiting for the pipe"]


def test_a_terminal_is_no_film(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    with pytest.raises(UsageError, match="pipe one in"), as_file("-", print, never):
        pass


def test_a_disk_that_takes_no_copy_is_said(written_into: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("app.cli.piped._copy", refuse)
        kept = as_file(str(written_into), print, never)
        with pytest.raises(UsageError, match=r"cannot be kept in .*: no space left on device"), kept:
            pass
    written_into.read_bytes()
