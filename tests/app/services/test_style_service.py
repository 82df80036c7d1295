"""Styles come onto the style_service without holding up the window."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

import pytest
from PyQt6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from app.services.background import Background
from app.services.first_picture import FirstPicture
from app.services.style_service import StyleRequest, StyleService
from engine.look.look import StyleShare
from engine.styles.library import StyleLibrary
from engine.styles.view import StyleView
from engine.values import Pixels
from tests.app.conftest import WAIT_MS, picture_file


@pytest.fixture
def style_service(tmp_path: Path, background: Background) -> StyleService:
    return StyleService(StyleLibrary(tmp_path / "styles"), background, FirstPicture())


def test_loading_lists_every_style_and_makes_a_thumbnail_of_each(qtbot: QtBot, style_service: StyleService) -> None:
    pictured: list[str] = []
    style_service.thumbnail_ready.connect(lambda key, image: pictured.append(key) if not image.isNull() else None)
    with qtbot.waitSignal(style_service.listed, timeout=WAIT_MS) as listed:
        style_service.load()
    keys = [style.key for style in listed.args[0]]
    assert len(keys) >= 12
    qtbot.waitUntil(lambda: sorted(pictured) == sorted(keys), timeout=WAIT_MS)


def test_a_thumbnail_that_comes_late_does_not_replace_that_of_another_reading(
    qtbot: QtBot, style_service: StyleService, background: Background, monkeypatch: pytest.MonkeyPatch
) -> None:
    released, make, late = threading.Event(), StyleLibrary.thumbnail, list[str]()

    def make_late(library: StyleLibrary, reading_key: str, side_px: int) -> Pixels:
        if not late:
            late.append(reading_key)
            released.wait(WAIT_MS / 1000)
        return make(library, reading_key, side_px)

    monkeypatch.setattr(StyleLibrary, "thumbnail", make_late)
    pictured: list[str] = []
    style_service.thumbnail_ready.connect(lambda key, _: pictured.append(key))
    style_service.load()
    qtbot.waitUntil(lambda: len(pictured) == max(1, len(style_service.styles) - 1), timeout=WAIT_MS)
    (key,) = late
    style_service.set_view(key, StyleView(crop=(0.25, 0.25, 0.5, 0.5)))
    qtbot.waitUntil(lambda: key in pictured, timeout=WAIT_MS)
    released.set()
    background.close()
    QCoreApplication.processEvents()
    assert pictured.count(key) == 1


def test_a_style_that_is_removed_while_its_thumbnail_is_made_is_not_complained_of(
    qtbot: QtBot, style_service: StyleService, background: Background, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, released, make = threading.Event(), threading.Event(), StyleLibrary.thumbnail

    def make_late(library: StyleLibrary, reading_key: str, side_px: int) -> Pixels:
        if library.get(reading_key).name == "wave":
            begun.set()
            released.wait(WAIT_MS / 1000)
        return make(library, reading_key, side_px)

    monkeypatch.setattr(StyleLibrary, "thumbnail", make_late)
    problems: list[str] = []
    style_service.problem.connect(problems.append)
    background.failed.connect(problems.append)
    with qtbot.waitSignal(style_service.added, timeout=WAIT_MS) as added:
        style_service.add_files([picture_file(tmp_path / "wave.png")])
    qtbot.waitUntil(begun.is_set, timeout=WAIT_MS)
    with qtbot.waitSignal(style_service.removed, timeout=WAIT_MS):
        style_service.remove(added.args[0][0].key)
    released.set()
    background.close()
    QCoreApplication.processEvents()
    assert problems == []


def test_several_files_are_added_at_once(qtbot: QtBot, style_service: StyleService, tmp_path: Path) -> None:
    files = [picture_file(tmp_path / f"{number}.png", number) for number in range(3)]
    with qtbot.waitSignals([style_service.listed, style_service.added], timeout=WAIT_MS) as _:
        style_service.add_files(files)
    assert [style.name for style in style_service.styles if not style.bundled] == ["0", "1", "2"]


def test_a_file_that_is_no_picture_does_not_stop_the_others(
    qtbot: QtBot, style_service: StyleService, tmp_path: Path
) -> None:
    (tmp_path / "broken.png").write_bytes(b"not a picture")
    files = [tmp_path / "broken.png", picture_file(tmp_path / "good.png")]
    with qtbot.waitSignals([style_service.problem, style_service.added], timeout=WAIT_MS):
        style_service.add_files(files)
    assert [style.name for style in style_service.styles if not style.bundled] == ["good"]


def test_nothing_but_rubbish_adds_nothing(qtbot: QtBot, style_service: StyleService, tmp_path: Path) -> None:
    (tmp_path / "broken.png").write_bytes(b"not a picture")
    with (
        qtbot.assertNotEmitted(style_service.added),
        qtbot.waitSignals([style_service.problem, style_service.listed], timeout=WAIT_MS),
    ):
        style_service.add_files([tmp_path / "broken.png"])
    assert not [style for style in style_service.styles if not style.bundled]


def test_an_image_without_a_file_is_added_under_the_name_given(
    qtbot: QtBot, style_service: StyleService, tmp_path: Path
) -> None:
    data = picture_file(tmp_path / "x.png").read_bytes()
    with qtbot.waitSignal(style_service.added, timeout=WAIT_MS) as added:
        style_service.add_image(data, "Great wave")
    assert [style.name for style in added.args[0]] == ["Great wave"]


def test_bringing_the_same_picture_twice_gives_the_style_there_is(
    qtbot: QtBot, style_service: StyleService, tmp_path: Path
) -> None:
    file = picture_file(tmp_path / "x.png")
    keys = []
    for _ in range(2):
        with qtbot.waitSignal(style_service.added, timeout=WAIT_MS) as added:
            style_service.add_files([file])
        keys.append(added.args[0][0].key)
    assert keys[0] == keys[1]
    assert len([style for style in style_service.styles if not style.bundled]) == 1


def test_styles_are_found_by_name_and_by_file_with_what_they_weigh(
    qtbot: QtBot, style_service: StyleService, tmp_path: Path
) -> None:
    file = picture_file(tmp_path / "mine.png")

    def wishes(name: str) -> list[StyleRequest]:
        return [StyleRequest(name, 0.7), StyleRequest(str(file), 0.2), StyleRequest(str(file), 0.1)]

    found: list[Sequence[StyleShare]] = []
    style_service.load(lambda styles: style_service.find(wishes(styles[0].name), found.append))
    qtbot.waitUntil(lambda: bool(found), timeout=WAIT_MS)
    mine = next(style for style in style_service.styles if style.name == "mine")
    assert [(share.key, round(share.weight, 6)) for share in found[0]] == [
        (style_service.styles[0].key, 0.7),
        (mine.key, 0.3),
    ]


def test_an_unknown_style_is_named_and_nothing_is_found(qtbot: QtBot, style_service: StyleService) -> None:
    found: list[Sequence[StyleShare]] = []
    with qtbot.waitSignal(style_service.problem, timeout=WAIT_MS) as said:
        style_service.find([StyleRequest("no such style")], found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=WAIT_MS)
    assert "no such style" in said.args[0]
    assert found == [[]]


def test_a_picture_that_is_there_already_is_named_and_used_all_the_same(
    qtbot: QtBot, style_service: StyleService, tmp_path: Path
) -> None:
    first, other = picture_file(tmp_path / "first.png", 1), picture_file(tmp_path / "other.png", 2)
    with qtbot.assertNotEmitted(style_service.known), qtbot.waitSignal(style_service.added, timeout=WAIT_MS):
        style_service.add_files([first])
    with (
        qtbot.waitSignal(style_service.known, timeout=WAIT_MS) as known,
        qtbot.waitSignal(style_service.added) as added,
    ):
        style_service.add_files([first, other])
    assert [style.name for style in added.args[0]] == ["first", "other"]
    assert [style.name for style in known.args[0]] == ["first"]
