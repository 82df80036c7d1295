"""Output paths that are refused before any work is done."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.cli import outputs
from app.cli.console import UsageError
from app.cli.outputs import check_output


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    path = tmp_path / "in.mp4"
    path.write_bytes(b"clip")
    return path


def test_a_new_file_in_a_writable_folder_is_fine(clip: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.mp4"
    check_output(output, [clip], overwrite=False)
    assert not output.exists()


def test_the_input_is_never_the_output(clip: Path) -> None:
    with pytest.raises(UsageError, match="is the input"):
        check_output(clip, [clip], overwrite=True)


def test_a_link_to_the_input_is_seen_through(clip: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.mp4"
    link.symlink_to(clip)
    with pytest.raises(UsageError, match="is the input"):
        check_output(link, [clip], overwrite=True)


def test_an_older_file_is_kept_unless_told_otherwise(clip: Path, tmp_path: Path) -> None:
    older = tmp_path / "out.mp4"
    older.write_bytes(b"older")
    with pytest.raises(UsageError, match="--overwrite"):
        check_output(older, [clip], overwrite=False)
    check_output(older, [clip], overwrite=True)
    assert older.read_bytes() == b"older"


def test_a_missing_folder_is_named(clip: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no folder .*nowhere"):
        check_output(tmp_path / "nowhere" / "out.mp4", [clip], overwrite=False)


def test_a_folder_is_no_file(clip: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is a folder"):
        check_output(tmp_path, [clip], overwrite=False)


def test_a_file_is_no_folder(clip: Path) -> None:
    with pytest.raises(UsageError, match="is not a folder"):
        check_output(clip / "out.mp4", [clip], overwrite=False)


def test_a_folder_that_is_not_writable_is_named(clip: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The user who runs tests in a container may write anywhere, so the system's answer is replaced.
    monkeypatch.setattr(outputs.os, "access", lambda *_: False)
    with pytest.raises(UsageError, match="not writable"):
        check_output(tmp_path / "out.mp4", [clip], overwrite=False)


def test_a_name_that_no_file_can_have_is_refused(clip: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written: file name too long"):
        check_output(tmp_path / f"{'x' * 300}.mp4", [clip], overwrite=False)
    with pytest.raises(UsageError, match="cannot be written: file name too long"):
        outputs.make_folder(tmp_path / ("x" * 300), ())
