"""Styles in the whole window: dropped, pasted, gone through, renamed, removed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PyQt6.QtCore import QMimeData, Qt, QUrl
from PyQt6.QtGui import QColor, QImage
from PyQt6.QtWidgets import QApplication, QInputDialog
from pytestqt.qtbot import QtBot

from engine.look.look import Look
from engine.styles.view import StyleView
from tests.app.conftest import WAIT_MS, OpenStage, Stage, drag_over, drop, picture_file, shut
from tests.app.looking import chosen_name, files, latest_look, stylized, wait_for_picture


def test_dropping_a_style_changes_the_picture(qtbot: QtBot, open_stage: OpenStage, tmp_path: Path) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    before = latest_look(stage)
    assert drop(stage.window.main, files(picture_file(tmp_path / "wave.png")))
    qtbot.waitUntil(lambda: chosen_name(stage) == "wave", timeout=WAIT_MS)
    key = stage.window.services.session_controller.look.styles[0].key
    qtbot.waitUntil(lambda: latest_look(stage) != before and key in stage.stylizers[-1].encoded, timeout=WAIT_MS)
    assert stylized(stage)


def test_several_pictures_dropped_at_once_are_all_kept_and_the_first_is_used(
    qtbot: QtBot, open_stage: OpenStage, tmp_path: Path
) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    drop(stage.window.main, files(*(picture_file(tmp_path / f"mine {n}.png", n) for n in range(3))))
    qtbot.waitUntil(lambda: chosen_name(stage) == "mine 0", timeout=WAIT_MS)
    names = [style.name for style in stage.window.services.style_service.styles]
    assert {"mine 0", "mine 1", "mine 2"} <= set(names)


def test_the_pictures_of_a_folder_dropped_at_once_are_all_kept(
    qtbot: QtBot, open_stage: OpenStage, tmp_path: Path
) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    (tmp_path / "mine").mkdir()
    for number in range(3):
        picture_file(tmp_path / "mine" / f"mine {number}.png", number)
    drop(stage.window.main, files(tmp_path / "mine"))
    qtbot.waitUntil(lambda: chosen_name(stage) == "mine 0", timeout=WAIT_MS)
    names = [style.name for style in stage.window.services.style_service.styles]
    assert {"mine 0", "mine 1", "mine 2"} <= set(names)


@pytest.mark.parametrize(("pictures", "words"), [(0, "no picture and no video in “mine”"), (201, "holds 201 pictures")])
def test_a_folder_of_nothing_or_of_far_too_much_is_named(
    qtbot: QtBot, open_stage: OpenStage, tmp_path: Path, pictures: int, words: str
) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    (tmp_path / "mine").mkdir()
    for number in range(pictures):
        (tmp_path / "mine" / f"{number}.png").write_bytes(b"")
    drop(stage.window.main, files(tmp_path / "mine"))
    qtbot.waitUntil(lambda: len(stage.problems()) == 1, timeout=WAIT_MS)
    assert words in stage.problems()[0]


def test_a_picture_of_a_folder_that_cannot_be_read_is_named(
    qtbot: QtBot, open_stage: OpenStage, tmp_path: Path
) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    (tmp_path / "mine").mkdir()
    picture_file(tmp_path / "mine" / "mine 0.png", 0)
    (tmp_path / "mine" / "IMG.HEIC").write_bytes(b"\0\0\0\x18ftypheic" + b"\0" * 99)
    drop(stage.window.main, files(tmp_path / "mine"))
    qtbot.waitUntil(lambda: chosen_name(stage) == "mine 0", timeout=WAIT_MS)
    assert any("IMG.HEIC is of a kind that is not read here" in text for text in stage.problems())


def test_an_image_dragged_out_of_a_browser_becomes_a_style(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    image = QImage(80, 80, QImage.Format.Format_RGB32)
    image.fill(QColor("#204060"))
    data = QMimeData()
    data.setImageData(image)
    data.setUrls([QUrl("https://example.org/great-wave.jpg")])
    drop(stage.window.main, data)
    qtbot.waitUntil(lambda: chosen_name(stage) == "great-wave", timeout=WAIT_MS)
    assert stage.problems() == []


def test_a_pasted_picture_becomes_a_style(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    image = QImage(80, 80, QImage.Format.Format_RGB32)
    image.fill(QColor("#604020"))
    clipboard = QApplication.clipboard()
    assert clipboard is not None
    clipboard.setImage(image)
    qtbot.keyClick(stage.window.main, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: chosen_name(stage) == "Pasted", timeout=WAIT_MS)
    clipboard.clear()
    assert stage.problems() == []


def test_something_that_is_no_picture_is_named_and_the_picture_goes_on(
    qtbot: QtBot, open_stage: OpenStage, tmp_path: Path
) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    (tmp_path / "broken.png").write_bytes(b"not a picture")
    drop(stage.window.main, files(tmp_path / "broken.png"))
    qtbot.waitUntil(lambda: len(stage.problems()) == 1, timeout=WAIT_MS)
    assert "broken" in stage.problems()[0]
    assert stylized(stage)


@pytest.mark.usefixtures("qtbot")
def test_the_drop_hint_comes_and_goes_with_the_drag(open_stage: OpenStage) -> None:
    stage = open_stage(begin=False)
    assert drag_over(stage.window.main, files(Path("/a/one.jpg")))
    before = stage.window.main.preview.grab().toImage()
    drop(stage.window.main, QMimeData())
    assert stage.window.main.preview.grab().toImage() != before


def test_control_right_paints_in_the_next_style(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    qtbot.keyClick(stage.window.main, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    second = stage.window.services.style_service.styles[1]
    qtbot.waitUntil(lambda: [s.key for s in (latest_look(stage) or Look()).styles] == [second.key], timeout=WAIT_MS)
    assert chosen_name(stage) == second.name


def test_a_style_being_read_is_marked_until_it_is_ready(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    waited: list[str] = []
    stage.window.services.session_controller.style_waiting.connect(waited.append)
    stage.stylizers[-1].hold_encode.clear()
    qtbot.keyClick(stage.window.main, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    second = stage.window.services.style_service.styles[1].key
    assert waited[-1] == second
    stage.stylizers[-1].hold_encode.set()
    qtbot.waitUntil(lambda: waited[-1] == "", timeout=WAIT_MS)
    assert second in stage.stylizers[-1].encoded


def own_style(qtbot: QtBot, stage: Stage, tmp_path: Path) -> str:
    """The key of a style of the user's own, in use."""
    drop(stage.window.main, files(picture_file(tmp_path / "wave.png")))
    qtbot.waitUntil(lambda: chosen_name(stage) == "wave", timeout=WAIT_MS)
    return stage.window.services.session_controller.look.styles[0].key


def test_a_style_of_the_users_own_is_renamed(qtbot: QtBot, open_stage: OpenStage, tmp_path: Path) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    stage.window.main.strip.rename_wanted.emit(own_style(qtbot, stage, tmp_path))
    dialog = stage.window.main.findChild(QInputDialog)
    dialog.setTextValue("Great wave")
    with qtbot.waitSignal(dialog.destroyed, timeout=WAIT_MS):
        dialog.accept()
    qtbot.waitUntil(lambda: chosen_name(stage) == "Great wave", timeout=WAIT_MS)
    assert stage.problems() == []


def test_a_removed_style_leaves_the_picture_and_can_be_had_back(
    qtbot: QtBot, open_stage: OpenStage, tmp_path: Path
) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    key = own_style(qtbot, stage, tmp_path)
    view = StyleView(1.5, (0.25, 0.25, 0.5, 0.5))
    stage.window.services.style_service.set_view(key, view)
    qtbot.waitUntil(
        lambda: view in [style.view for style in stage.window.services.style_service.styles], timeout=WAIT_MS
    )
    stage.window.main.strip.remove_wanted.emit(key)
    qtbot.waitUntil(lambda: stage.problems() == ["Removed the style “wave”"], timeout=WAIT_MS)
    style_service = stage.window.services.style_service
    assert [share.key for share in stage.window.services.session_controller.look.styles] == [
        style_service.styles[0].key
    ]
    offer = stage.window.main.notifications.cards()[0].offer
    assert offer is not None
    qtbot.mouseClick(offer, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: chosen_name(stage) == "wave", timeout=WAIT_MS)
    assert {style.key: style.view for style in style_service.styles}[key] == view


def test_a_favourite_comes_first_now_and_the_next_time(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    third = stage.window.services.style_service.styles[2]
    stage.window.main.strip.favourite_toggled.emit(third.key)
    shut(qtbot, stage)
    second = open_stage()
    wait_for_picture(qtbot, second)
    model = second.window.main.strip.view.model()
    assert model is not None
    assert model.index(0, 0).data() == third.name
    second.window.main.strip.favourite_toggled.emit(third.key)
    assert model.index(2, 0).data() == third.name
