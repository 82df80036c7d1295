"""Which pictures `pastiche image` paints, and where each of them goes."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.cli.commands.image import PictureJob, plan_pictures
from app.cli.console import UsageError


def album(folder: Path, *names: str) -> Path:
    folder.mkdir()
    for name in names:
        (folder / name).write_bytes(b"picture")
    return folder


def test_one_picture_goes_to_the_file_named(tmp_path: Path) -> None:
    picture, output = album(tmp_path / "in", "a.png") / "a.png", tmp_path / "out.jpg"
    assert plan_pictures([picture], output, [], overwrite=False).jobs == (PictureJob(picture, output),)


def test_a_folder_stands_for_the_pictures_in_it(tmp_path: Path) -> None:
    folder, out = album(tmp_path / "in", "b.JPG", "a.bmp", "notes.txt", ".hidden.png"), tmp_path / "out"
    album(folder / "below", "c.png")
    single = album(tmp_path / "more", "z.png") / "z.png"
    assert plan_pictures([folder, single], out, [], overwrite=False).jobs == (
        PictureJob(folder / "a.bmp", out / "a.png"),
        PictureJob(folder / "b.JPG", out / "b.JPG"),
        PictureJob(single, out / "z.png"),
    )
    assert out.is_dir()


def test_a_folder_without_pictures_is_named_and_a_folder_is_never_its_own_output(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no picture in the folder"):
        plan_pictures([album(tmp_path / "empty", "notes.txt")], tmp_path / "out", [], overwrite=False)
    folder = album(tmp_path / "in", "a.png")
    with pytest.raises(UsageError, match="is the input"):
        plan_pictures([folder], folder, [], overwrite=True)


def test_what_is_refused_leaves_no_folder_behind(tmp_path: Path) -> None:
    folder, out = album(tmp_path / "in", "a.bmp", "a.png"), tmp_path / "out"
    with pytest.raises(UsageError, match=r"both become a\.png"):
        plan_pictures([folder], out, [], overwrite=False)
    with pytest.raises(UsageError, match=r"all\.png is the name of one file"):
        plan_pictures([album(tmp_path / "more", "a.bmp", "b.bmp")], tmp_path / "all.png", [], overwrite=False)
    assert not out.exists()
    assert not (tmp_path / "all.png").exists()
