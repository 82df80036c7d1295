"""Styles passed on with what was learned of them."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from safetensors.numpy import save

from engine.errors import StyleError
from engine.study import style_file
from engine.study.store import Study, StudyStore
from engine.study.style_file import export_style, import_style
from engine.styles.library import Style, StyleLibrary
from engine.styles.view import StyleView
from models.registry import WeightsRecord, weights_record

FAST = weights_record("fast")


def parts(record: WeightsRecord = FAST) -> tuple[np.ndarray, ...]:  # type: ignore[type-arg]
    return tuple(np.ones(shape, np.float32) for shape in record.style_shapes)


def painting() -> bytes:
    pixels = np.random.default_rng(5).integers(0, 255, (80, 96, 3), np.uint8)
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG")
    return file.getvalue()


class Computer:
    """One that studies styles."""

    def __init__(self, folder: Path, record: WeightsRecord = FAST) -> None:
        self.library = StyleLibrary(folder / "styles")
        self.store = StudyStore(folder / "studied", record)


@pytest.fixture
def mine(tmp_path: Path) -> Computer:
    return Computer(tmp_path / "mine")


@pytest.fixture
def yours(tmp_path: Path) -> Computer:
    return Computer(tmp_path / "yours")


@pytest.fixture
def style(mine: Computer) -> Style:
    style = mine.library.add_bytes(painting(), "My painting")
    mine.store.keep(Study(style.reading_key, 512), parts())
    return style


def test_a_style_comes_over_with_what_was_learned(
    mine: Computer, yours: Computer, style: Style, tmp_path: Path
) -> None:
    file = tmp_path / "mine.pastiche-style"
    export_style(style, [mine.store], file)
    found, learned = import_style(file, yours.library, [yours.store])
    assert (found.key, found.name, learned) == (style.key, "My painting", True)
    assert found.path.read_bytes() == painting()
    assert yours.store.is_studied(style.key)
    assert file.stat().st_size < 2**20


def test_a_crop_comes_over_too(mine: Computer, yours: Computer, style: Style, tmp_path: Path) -> None:
    style = mine.library.set_view(style.key, StyleView(1.5, (0.0, 0.0, 0.5, 1.0)))
    mine.store.keep(Study(style.reading_key, 512), parts())
    export_style(style, [mine.store], tmp_path / "a.pastiche-style")
    found, _ = import_style(tmp_path / "a.pastiche-style", yours.library, [yours.store])
    assert found.view == style.view
    assert yours.store.is_studied(found.reading_key)


def test_for_other_weights_only_the_picture_comes(mine: Computer, tmp_path: Path, style: Style) -> None:
    export_style(style, [mine.store], tmp_path / "a.pastiche-style")
    newer = Computer(tmp_path / "newer", replace(FAST, sha256="ab" * 32))
    found, learned = import_style(tmp_path / "a.pastiche-style", newer.library, [newer.store])
    assert (found.name, learned) == ("My painting", False)


def test_the_same_picture_in_another_file_gets_what_was_learned(
    mine: Computer, yours: Computer, style: Style, tmp_path: Path
) -> None:
    export_style(style, [mine.store], tmp_path / "a.pastiche-style")
    file = io.BytesIO()
    Image.open(io.BytesIO(painting())).save(file, "BMP")
    other = yours.library.add_bytes(file.getvalue(), "Here before")
    found, _ = import_style(tmp_path / "a.pastiche-style", yours.library, [yours.store])
    assert found.key == other.key != style.key
    assert yours.store.is_studied(other.key)


def test_a_style_that_was_not_studied_is_not_exported(mine: Computer, tmp_path: Path) -> None:
    style = mine.library.add_bytes(painting(), "Plain")
    with pytest.raises(StyleError, match="“Plain” has not been studied"):
        export_style(style, [mine.store], tmp_path / "a.pastiche-style")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no safetensors at all",
        painting(),
        save({"picture": np.zeros(3, np.uint8)}),
        save({"other": np.zeros(3, np.uint8)}, {"format": "pastiche-style", "version": "1"}),
        save({"picture": np.zeros(3, np.uint8)}, {"format": "pastiche-style", "version": "1", "view": "@9,9,9,9,9"}),
    ],
)
def test_a_foreign_file_is_refused_and_nothing_changes(yours: Computer, tmp_path: Path, data: bytes) -> None:
    file, before = tmp_path / "foreign.pastiche-style", yours.library.styles()
    file.write_bytes(data)
    with pytest.raises(StyleError, match=r"foreign\.pastiche-style is no style file of Pastiche"):
        import_style(file, yours.library, [yours.store])
    assert yours.library.styles() == before


def test_a_file_cut_short_is_refused(mine: Computer, yours: Computer, style: Style, tmp_path: Path) -> None:
    file = tmp_path / "a.pastiche-style"
    export_style(style, [mine.store], file)
    file.write_bytes(file.read_bytes()[:-100])
    with pytest.raises(StyleError, match="or a damaged one"):
        import_style(file, yours.library, [yours.store])


def test_damaged_learning_is_refused_before_the_style_is_added(yours: Computer, tmp_path: Path) -> None:
    arrays = {"picture": np.frombuffer(painting(), np.uint8), FAST.sha256: np.zeros(40, np.uint8)}
    (tmp_path / "a.pastiche-style").write_bytes(save(arrays, {"format": "pastiche-style", "version": "1"}))
    before = yours.library.styles()
    with pytest.raises(StyleError, match="is a damaged style file"):
        import_style(tmp_path / "a.pastiche-style", yours.library, [yours.store])
    assert yours.library.styles() == before


def test_a_file_that_is_too_large_is_refused_unread(
    yours: Computer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(style_file, "MAX_BYTES", 0)
    monkeypatch.setattr(style_file, "_MOST_LEARNED_BYTES", 10)
    (tmp_path / "a.pastiche-style").write_bytes(bytes(11))
    with pytest.raises(StyleError, match=r"a\.pastiche-style is too large for a style file"):
        import_style(tmp_path / "a.pastiche-style", yours.library, [yours.store])


def test_a_file_of_a_newer_version_says_so(yours: Computer, tmp_path: Path) -> None:
    file = tmp_path / "a.pastiche-style"
    file.write_bytes(save({"picture": np.zeros(3, np.uint8)}, {"format": "pastiche-style", "version": "2"}))
    with pytest.raises(StyleError, match="newer version"):
        import_style(file, yours.library, [yours.store])


def test_a_file_that_is_not_there_is_said(yours: Computer, tmp_path: Path) -> None:
    with pytest.raises(StyleError, match="There is no file"):
        import_style(tmp_path / "a.pastiche-style", yours.library, [yours.store])
