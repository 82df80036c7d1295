"""The whole window, driven as a user drives it, on a network that inverts pictures."""

from __future__ import annotations

import itertools
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import pytest
from PyQt6.QtCore import QMimeData, QPoint, Qt, QUrl
from PyQt6.QtGui import QColor, QImage
from PyQt6.QtWidgets import QApplication, QInputDialog
from pytestqt.qtbot import QtBot

from app import settings
from app.application import WindowOptions, leave_if_busy
from app.arrangement import Compare
from app.shelf import StyleWish
from engine.errors import SourceError
from engine.protocols import Source
from engine.sources import CameraInfo
from engine.sources.video import VideoSource
from engine.values import EngineConfig, Frame, Look, State, StreamInfo
from tests.app.conftest import SIZE_PX, WAIT_MS, OpenStage, Stage, drag_over, drop, picture_file, shut
from tests.fakes import FakeStylizer, ScriptedSource, frame
from tests.media import write_clip

ROOT = Path(__file__).parents[2]


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def stylized(stage: Stage) -> bool:
    """Whether the picture on screen is painted (by the fake: inverted)."""
    rendered = stage.window.main.preview.rendered
    return rendered is not None and np.array_equal(rendered.stylized.pixels, 255 - rendered.original.pixels)


def wait_for_picture(qtbot: QtBot, stage: Stage) -> None:
    qtbot.waitUntil(lambda: stylized(stage), timeout=WAIT_MS)


def latest_look(stage: Stage) -> Look | None:
    looks = stage.stylizers[-1].looks if stage.stylizers else []
    return looks[-1] if looks else None


def chosen_name(stage: Stage) -> str:
    return str(stage.window.main.strip.view.currentIndex().data())


def refuse_source() -> Source:
    raise SourceError("There is no such file.")


def dead_source() -> Source:
    return ScriptedSource(open_fails="The camera is busy.")


class LostCamera:
    """A live source that can be unplugged and plugged in again."""

    def __init__(self) -> None:
        self._inner = ScriptedSource(
            (frame(index, width=SIZE_PX[0], height=SIZE_PX[1]) for index in itertools.count()),
            live=True,
            size_px=SIZE_PX,
        )
        self._gone = threading.Event()

    def unplug(self) -> None:
        self._gone.set()

    def plug_in(self) -> None:
        self._gone.clear()

    def open(self) -> StreamInfo:
        self._check()
        return self._inner.open()

    def read(self) -> Frame | None:
        self._check()
        return self._inner.read()

    def close(self) -> None:
        self._inner.close()

    def _check(self) -> None:
        if self._gone.is_set():
            raise SourceError("It was unplugged.")


def short_film() -> Source:
    return ScriptedSource((frame(index, width=64, height=48) for index in range(5)), size_px=SIZE_PX)


# At the start.


def test_with_no_camera_the_demo_scene_starts_by_itself_in_the_first_style(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    assert stage.opened == ["demo"]
    assert chosen_name(stage) == stage.window.parts.shelf.styles[0].name


def test_with_a_camera_the_first_one_starts_by_itself(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage(cameras=(CameraInfo(2, "HD Webcam"), CameraInfo(4, "Other")))
    wait_for_picture(qtbot, stage)
    assert stage.opened == ["camera:2"]


def test_what_the_user_chooses_while_cameras_are_sought_is_not_replaced(qtbot: QtBot, open_stage: OpenStage) -> None:
    found = threading.Event()

    class SlowCameras(tuple[CameraInfo, ...]):
        def __iter__(self) -> Iterator[CameraInfo]:
            assert found.wait(WAIT_MS / 1000)
            return iter((CameraInfo(2, "HD Webcam"),))

    stage = open_stage(cameras=SlowCameras())
    stage.window.main.source.source_chosen.emit("film")
    with qtbot.waitSignal(stage.window.parts.studio.cameras_listed, timeout=WAIT_MS):
        found.set()
    wait_for_picture(qtbot, stage)
    assert stage.opened == ["film"]


@pytest.mark.parametrize("bad", [refuse_source, dead_source])
def test_a_source_that_fails_at_the_start_is_named_and_the_demo_scene_takes_its_place(
    qtbot: QtBot, open_stage: OpenStage, bad: object
) -> None:
    stage = open_stage(WindowOptions(source="bad"), sources={"bad": bad})
    wait_for_picture(qtbot, stage)
    assert stage.opened == ["bad", "demo"]
    assert len(stage.problems()) == 1


def test_styles_and_sliders_of_the_command_line_are_taken_up(
    qtbot: QtBot, open_stage: OpenStage, tmp_path: Path
) -> None:
    mine = picture_file(tmp_path / "mine.png")
    stage = open_stage(WindowOptions(source="x", style=[StyleWish(str(mine))], look=Look(strength=0.5)))
    wait_for_picture(qtbot, stage)
    assert stage.opened == ["x"]
    assert chosen_name(stage) == "mine"
    assert stage.window.main.look.strength.value() == 0.5


def test_styles_of_the_command_line_are_mixed_by_their_weights(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage(WindowOptions(style=[StyleWish("mosaic", 0.7), StyleWish("ink wash", 0.3)]))
    wait_for_picture(qtbot, stage)
    assert [share.weight for share in stage.window.parts.studio.look.styles] == [0.7, 0.3]
    assert [share.weight for share in (latest_look(stage) or Look()).styles] == [0.7, 0.3]


def test_an_unknown_style_on_the_command_line_is_named_and_the_first_one_serves(
    qtbot: QtBot, open_stage: OpenStage
) -> None:
    stage = open_stage(WindowOptions(style=[StyleWish("no such style")]))
    wait_for_picture(qtbot, stage)
    assert "no such style" in stage.problems()[0]


# Styles.


def test_dropping_a_style_changes_the_picture(qtbot: QtBot, open_stage: OpenStage, tmp_path: Path) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    before = latest_look(stage)
    assert drop(stage.window.main, files(picture_file(tmp_path / "wave.png")))
    qtbot.waitUntil(lambda: chosen_name(stage) == "wave", timeout=WAIT_MS)
    key = stage.window.parts.studio.look.styles[0].key
    qtbot.waitUntil(lambda: latest_look(stage) != before and key in stage.stylizers[-1].encoded, timeout=WAIT_MS)
    assert stylized(stage)


def test_several_pictures_dropped_at_once_are_all_kept_and_the_first_is_used(
    qtbot: QtBot, open_stage: OpenStage, tmp_path: Path
) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    drop(stage.window.main, files(*(picture_file(tmp_path / f"mine {n}.png", n) for n in range(3))))
    qtbot.waitUntil(lambda: chosen_name(stage) == "mine 0", timeout=WAIT_MS)
    names = [style.name for style in stage.window.parts.shelf.styles]
    assert {"mine 0", "mine 1", "mine 2"} <= set(names)


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
    second = stage.window.parts.shelf.styles[1]
    qtbot.waitUntil(lambda: [s.key for s in (latest_look(stage) or Look()).styles] == [second.key], timeout=WAIT_MS)
    assert chosen_name(stage) == second.name


def test_a_style_being_read_is_marked_until_it_is_ready(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    waited: list[str] = []
    stage.window.parts.studio.style_waiting.connect(waited.append)
    stage.stylizers[-1].hold_encode.clear()
    qtbot.keyClick(stage.window.main, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    second = stage.window.parts.shelf.styles[1].key
    assert waited[-1] == second
    stage.stylizers[-1].hold_encode.set()
    qtbot.waitUntil(lambda: waited[-1] == "", timeout=WAIT_MS)
    assert second in stage.stylizers[-1].encoded


def own_style(qtbot: QtBot, stage: Stage, tmp_path: Path) -> str:
    """The key of a style of the user's own, in use."""
    drop(stage.window.main, files(picture_file(tmp_path / "wave.png")))
    qtbot.waitUntil(lambda: chosen_name(stage) == "wave", timeout=WAIT_MS)
    return stage.window.parts.studio.look.styles[0].key


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
    stage.window.main.strip.remove_wanted.emit(key)
    qtbot.waitUntil(lambda: stage.problems() == ["Removed the style “wave”"], timeout=WAIT_MS)
    shelf = stage.window.parts.shelf
    assert [share.key for share in stage.window.parts.studio.look.styles] == [shelf.styles[0].key]
    offer = stage.window.main.notifications.cards()[0].offer
    assert offer is not None
    qtbot.mouseClick(offer, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: chosen_name(stage) == "wave", timeout=WAIT_MS)
    assert key in [style.key for style in shelf.styles]


def test_a_favourite_comes_first_now_and_the_next_time(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    third = stage.window.parts.shelf.styles[2]
    stage.window.main.strip.favourite_toggled.emit(third.key)
    shut(qtbot, stage)
    second = open_stage()
    wait_for_picture(qtbot, second)
    model = second.window.main.strip.view.model()
    assert model is not None
    assert model.index(0, 0).data() == third.name
    second.window.main.strip.favourite_toggled.emit(third.key)
    assert model.index(2, 0).data() == third.name


# Sliders.


def test_a_slider_reaches_the_next_frame(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    qtbot.keyClick(stage.window.main.look.layers[2].slider, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: (latest_look(stage) or Look()).layers == (1.0, 1.0, 0.0, 1.0), timeout=WAIT_MS)
    assert stage.stylizers[-1].encode_count == 1


def test_strength_zero_shows_the_untouched_frame(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    qtbot.keyClick(stage.window.main.look.strength.slider, Qt.Key.Key_Home)

    def untouched() -> bool:
        rendered = stage.window.main.preview.rendered
        return rendered is not None and np.array_equal(rendered.stylized.pixels, rendered.original.pixels)

    qtbot.waitUntil(untouched, timeout=WAIT_MS)
    assert stage.window.parts.studio.look.strength == 0.0


def test_reset_puts_every_slider_back_and_keeps_the_style(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    styles = stage.window.parts.studio.look.styles
    qtbot.keyClick(stage.window.main.look.layers[0].slider, Qt.Key.Key_Home)
    qtbot.mouseClick(stage.window.main.look.keep_colors, Qt.MouseButton.LeftButton)
    stage.window.main.commands["reset_look"].trigger()
    assert stage.window.parts.studio.look == Look(styles=styles)
    assert stage.window.main.look.layers[0].value() == 1.0
    assert not stage.window.main.look.keep_colors.isChecked()


def test_a_slider_move_can_be_taken_back_and_done_again(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    commands, look = stage.window.main.commands, stage.window.main.look
    assert not commands["undo"].isEnabled()
    qtbot.keyClick(look.strength.slider, Qt.Key.Key_Home)
    qtbot.keyClick(stage.window.main, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert look.strength.value() == 1.0
    assert stage.window.parts.studio.look.strength == 1.0
    commands["redo"].trigger()
    qtbot.waitUntil(lambda: (latest_look(stage) or Look()).strength == 0.0, timeout=WAIT_MS)
    assert not commands["redo"].isEnabled()


def test_a_style_choice_can_be_taken_back(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    first = chosen_name(stage)
    for _ in range(2):
        qtbot.keyClick(stage.window.main, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    stage.window.main.commands["undo"].trigger()
    assert chosen_name(stage) == stage.window.parts.shelf.styles[1].name
    stage.window.main.commands["undo"].trigger()
    assert chosen_name(stage) == first
    assert not stage.window.main.commands["undo"].isEnabled()


# Mixing.


def control_click(qtbot: QtBot, stage: Stage, row: int) -> None:
    view = stage.window.main.strip.view
    model = view.model()
    assert model is not None
    at = view.visualRect(model.index(row, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, at)


def test_clicks_with_control_mix_styles_in_and_out(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    keys = [style.key for style in stage.window.parts.shelf.styles]
    control_click(qtbot, stage, 2)
    qtbot.waitUntil(lambda: keys[2] in stage.stylizers[-1].encoded, timeout=WAIT_MS)
    assert [(share.key, share.weight) for share in stage.window.parts.studio.look.styles] == [
        (keys[0], 0.5),
        (keys[2], 0.5),
    ]
    assert stage.window.main.mix.pad.isVisible()
    control_click(qtbot, stage, 0)
    assert [share.key for share in stage.window.parts.studio.look.styles] == [keys[2]]
    assert not stage.window.main.mix.pad.isVisible()


def test_a_fifth_style_is_refused_with_a_word(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    for row in range(1, 5):
        control_click(qtbot, stage, row)
    assert len(stage.window.parts.studio.look.styles) == 4
    assert "at most 4" in stage.problems()[0]


def test_the_pad_weighs_the_styles_of_the_next_frame(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    control_click(qtbot, stage, 1)
    pad = stage.window.main.mix.pad
    qtbot.mouseClick(pad, Qt.MouseButton.LeftButton, pos=pad.rect().topRight())
    qtbot.waitUntil(lambda: (latest_look(stage) or Look()).styles[-1].weight > 0.99, timeout=WAIT_MS)
    assert stage.window.main.mix.rows[0].weight.value() == 0.0


def test_a_mix_is_there_the_next_time(qtbot: QtBot, open_stage: OpenStage) -> None:
    first = open_stage()
    wait_for_picture(qtbot, first)
    control_click(qtbot, first, 1)
    mixed = first.window.parts.studio.look.styles
    shut(qtbot, first)
    second = open_stage()
    wait_for_picture(qtbot, second)
    assert second.window.parts.studio.look.styles == mixed


def test_a_plain_click_on_a_style_of_the_mix_paints_in_it_alone(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    control_click(qtbot, stage, 1)
    view = stage.window.main.strip.view
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.currentIndex()).center())
    assert [share.key for share in stage.window.parts.studio.look.styles] == [stage.window.parts.shelf.styles[0].key]


# Sources.


def test_a_dropped_video_becomes_the_source(qtbot: QtBot, open_stage: OpenStage, tmp_path: Path) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    drop(stage.window.main, files(tmp_path / "holiday.mp4"))
    qtbot.waitUntil(lambda: stage.window.parts.studio.spec.endswith("holiday.mp4"), timeout=WAIT_MS)
    wait_for_picture(qtbot, stage)
    assert stage.opened == ["demo", str(tmp_path / "holiday.mp4")]


def test_a_source_that_is_refused_leaves_the_picture_as_it_is(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage(sources={"/a/gone.mp4": refuse_source})
    wait_for_picture(qtbot, stage)
    drop(stage.window.main, files(Path("/a/gone.mp4")))
    qtbot.waitUntil(lambda: stage.problems() == ["There is no such file."], timeout=WAIT_MS)
    assert stage.window.parts.studio.spec == "demo"
    assert stage.window.main.source.text().strip() == "the fake"


def test_a_source_that_dies_later_is_named_where_the_picture_was(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage(sources={"/a/busy.mp4": dead_source})
    wait_for_picture(qtbot, stage)
    drop(stage.window.main, files(Path("/a/busy.mp4")))
    qtbot.waitUntil(lambda: "The camera is busy." in stage.problems(), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: stage.window.main.preview.rendered is None, timeout=WAIT_MS)
    assert stage.opened == ["demo", "/a/busy.mp4"]


def test_the_last_picture_of_a_camera_that_went_away_is_dimmed_until_it_is_back(
    qtbot: QtBot, open_stage: OpenStage
) -> None:
    camera = LostCamera()
    stage = open_stage(WindowOptions(source="camera:0"), sources={"camera:0": lambda: camera})
    wait_for_picture(qtbot, stage)
    preview = stage.window.main.preview
    camera.unplug()
    qtbot.waitUntil(lambda: preview.waiting == "Waiting for the fake…", timeout=WAIT_MS)
    assert preview.rendered is not None
    camera.plug_in()
    qtbot.waitUntil(lambda: preview.waiting == "", timeout=WAIT_MS)
    assert stylized(stage)


def test_the_space_bar_plays_an_ended_video_again(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage(WindowOptions(source="film"), sources={"film": short_film})
    with qtbot.waitSignal(stage.window.parts.studio.ended, timeout=WAIT_MS):
        pass
    with qtbot.waitSignal(stage.window.parts.studio.ended, timeout=WAIT_MS):
        qtbot.keyClick(stage.window.main, Qt.Key.Key_Space)
    assert stage.opened == ["film", "film"]


def test_the_space_bar_holds_the_picture_and_lets_it_go(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    qtbot.keyClick(stage.window.main, Qt.Key.Key_Space)
    qtbot.waitUntil(stage.window.main.commands["pause"].isChecked, timeout=WAIT_MS)
    assert stage.window.session.state is State.PAUSED
    qtbot.keyClick(stage.window.main, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not stage.window.main.commands["pause"].isChecked(), timeout=WAIT_MS)
    assert stage.window.session.state is State.RUNNING


def test_the_space_bar_still_works_a_button_that_has_the_focus(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    switch = stage.window.main.look.keep_colors
    switch.setFocus()
    qtbot.keyClick(switch, Qt.Key.Key_Space)
    assert stage.window.parts.studio.look.keep_colors
    assert stage.window.session.state is State.RUNNING


def test_escape_leaves_the_full_screen(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage(begin=False)
    qtbot.keyClick(stage.window.main, Qt.Key.Key_F)
    qtbot.waitUntil(stage.window.main.isFullScreen, timeout=WAIT_MS)
    qtbot.keyClick(stage.window.main, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not stage.window.main.isFullScreen(), timeout=WAIT_MS)
    assert not stage.window.main.isFullScreen()
    assert not stage.window.main.commands["full_screen"].isChecked()


# Films.


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """Twenty seconds, 64 x 48."""
    return write_clip(tmp_path / "film.mp4", frames=600, audio=None)


def open_film(qtbot: QtBot, open_stage: OpenStage, film: Path) -> Stage:
    stage = open_stage(WindowOptions(source=str(film)), sources={str(film): lambda: VideoSource(film)})
    wait_for_picture(qtbot, stage)
    return stage


def test_a_click_on_the_seek_bar_takes_a_paused_film_there(qtbot: QtBot, open_stage: OpenStage, film: Path) -> None:
    stage = open_film(qtbot, open_stage, film)
    main = stage.window.main
    qtbot.keyClick(main, Qt.Key.Key_Space)
    qtbot.waitUntil(main.commands["pause"].isChecked, timeout=WAIT_MS)
    bar = main.seek.slider
    for share in (0.75, 0.25):
        qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(round(bar.width() * share), 8))
        qtbot.waitUntil(lambda share=share: abs(place_of(stage) - 20.0 * share) < 0.5, timeout=WAIT_MS)
    assert stage.window.session.state is State.PAUSED
    assert stage.problems() == []


def test_a_film_on_loop_begins_anew_by_itself(qtbot: QtBot, open_stage: OpenStage, film: Path) -> None:
    stage = open_film(qtbot, open_stage, film)
    main = stage.window.main
    qtbot.mouseClick(main.seek.loop, Qt.MouseButton.LeftButton)
    bar = main.seek.slider
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(bar.width() - 12, 8))
    qtbot.waitUntil(lambda: place_of(stage) > 19.0, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: place_of(stage) < 10.0, timeout=WAIT_MS)
    assert stage.window.session.state is State.RUNNING
    assert len(stage.opened) == 1


def test_a_presentation_of_a_film_hides_the_seek_bar_too(qtbot: QtBot, open_stage: OpenStage, film: Path) -> None:
    stage = open_film(qtbot, open_stage, film)
    main = stage.window.main
    assert main.seek.isVisible()
    main.commands["present"].trigger()
    assert not main.seek.isVisible()
    main.commands["present"].trigger()
    assert main.seek.isVisible()


def test_what_has_no_end_has_no_seek_bar(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    assert not stage.window.main.seek.isVisible()


def place_of(stage: Stage) -> float:
    rendered = stage.window.main.preview.rendered
    return rendered.original.time_s if rendered else -1.0


# What shows.


def test_tab_over_the_picture_gives_it_all_the_room_and_back(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage(begin=False)
    main = stage.window.main
    width = main.preview.width()
    qtbot.keyClick(main.preview, Qt.Key.Key_Tab)
    assert not main.side.isVisible()
    assert not main.strip.isVisible()
    qtbot.waitUntil(lambda: main.preview.width() > width, timeout=WAIT_MS)
    qtbot.keyClick(main.preview, Qt.Key.Key_Tab)
    assert main.side.isVisible()


def test_tab_anywhere_else_goes_to_the_next_control(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage(begin=False)
    main = stage.window.main
    main.look.strength.entry.setFocus()
    qtbot.keyClick(main.look.strength.entry, Qt.Key.Key_Tab)
    assert main.side.isVisible()
    assert main.focusWidget() is main.look.strength.slider


def test_a_presentation_leaves_the_picture_alone_until_escape(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage(begin=False)
    main = stage.window.main
    qtbot.keyClick(main, Qt.Key.Key_P)
    qtbot.waitUntil(main.isFullScreen, timeout=WAIT_MS)
    assert [part.isVisible() for part in (main.side, main.strip, main.status, main.menuBar())] == [False] * 4
    cursor = QApplication.overrideCursor()
    assert cursor is not None
    assert cursor.shape() == Qt.CursorShape.BlankCursor
    qtbot.keyClick(main, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not main.isFullScreen(), timeout=WAIT_MS)
    assert main.side.isVisible()
    assert main.menuBar().isVisible()
    assert QApplication.overrideCursor() is None
    assert not main.commands["present"].isChecked()


def test_a_presentation_from_the_full_screen_goes_back_to_it(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage(begin=False)
    main = stage.window.main
    qtbot.keyClick(main, Qt.Key.Key_F)
    qtbot.waitUntil(main.isFullScreen, timeout=WAIT_MS)
    qtbot.keyClick(main, Qt.Key.Key_P)
    qtbot.keyClick(main, Qt.Key.Key_P)
    assert main.isFullScreen()
    assert main.side.isVisible()


def test_the_original_shows_while_the_key_is_held(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage(begin=False)
    main = stage.window.main
    qtbot.keyPress(main, Qt.Key.Key_B)
    assert main.preview.original
    qtbot.keyRelease(main, Qt.Key.Key_B)
    assert not main.preview.original


def test_the_original_chosen_in_the_menu_shows_until_the_next_click(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage(begin=False)
    main = stage.window.main
    main.commands["see_original"].trigger()
    assert main.preview.original
    qtbot.mouseClick(main.preview, Qt.MouseButton.LeftButton)
    assert not main.preview.original


def test_split_view_and_side_by_side_exclude_each_other(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage(begin=False)
    main = stage.window.main
    qtbot.keyClick(main, Qt.Key.Key_C)
    assert main.preview.compare is Compare.SPLIT
    qtbot.keyClick(main, Qt.Key.Key_C, Qt.KeyboardModifier.ShiftModifier)
    assert main.preview.compare is Compare.SIDE_BY_SIDE
    assert [main.commands[name].isChecked() for name in ("compare", "side_by_side")] == [False, True]
    qtbot.keyClick(main, Qt.Key.Key_C, Qt.KeyboardModifier.ShiftModifier)
    assert main.preview.compare is Compare.OFF
    assert stage.window.parts.keeper.settings.compare == "off"


def test_keys_zoom(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    main = stage.window.main
    scales = []
    for key in (Qt.Key.Key_1, Qt.Key.Key_4, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_0):
        qtbot.keyClick(main, key)
        scales.append(main.preview.viewport.scale)
    assert scales == [1.0, 4.0, 6.0, None, None]


def test_a_working_size_is_swapped_in_while_the_picture_goes_on_and_is_there_the_next_time(
    qtbot: QtBot, open_stage: OpenStage
) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    figures = stage.window.main.figures
    figures.detail.setCurrentIndex(3)
    figures.detail.activated.emit(3)
    qtbot.waitUntil(lambda: stage.stylizers[-1].config.working_size == (960, 540), timeout=WAIT_MS)
    assert stylized(stage)
    shut(qtbot, stage)
    second = open_stage()
    assert second.window.parts.studio.config.working_size == (960, 540)
    assert second.window.main.figures.detail.currentText() == "960 × 540"


def test_a_working_size_of_the_command_line_is_kept(open_stage: OpenStage) -> None:
    stage = open_stage(WindowOptions(config=EngineConfig(working_size=(500, 300))), begin=False)
    assert stage.window.parts.studio.config.working_size == (500, 300)
    assert stage.window.main.figures.detail.currentIndex() == -1


# Recording.


def decoded_frames(path: Path) -> list[tuple[int, int]]:
    with av.open(str(path)) as container:
        return [(picture.width, picture.height) for picture in container.decode(video=0)]


def the_recording(stage: Stage) -> Path:
    (path,) = stage.folders.videos.glob("Pastiche *.mp4")
    return path


def start_recording(qtbot: QtBot, stage: Stage) -> None:
    wait_for_picture(qtbot, stage)
    qtbot.keyClick(stage.window.main, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: stage.window.parts.takes.recording, timeout=WAIT_MS)
    assert stage.window.main.record.record.isChecked()
    first = newest_index(stage)
    qtbot.waitUntil(lambda: newest_index(stage) > first + 15, timeout=WAIT_MS)


def newest_index(stage: Stage) -> int:
    rendered = stage.window.main.preview.rendered
    return rendered.stylized.index if rendered else -1


def test_recording_gives_a_playable_file_and_says_where_it_is(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    start_recording(qtbot, stage)
    qtbot.mouseClick(stage.window.main.record.record, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: any("Saved" in text for text in stage.problems()), timeout=WAIT_MS)
    shown = decoded_frames(the_recording(stage))
    assert len(shown) >= 10
    assert set(shown) == {SIZE_PX}
    assert not stage.window.main.record.record.isChecked()


def test_closing_while_recording_finishes_the_file(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    start_recording(qtbot, stage)
    shut(qtbot, stage)
    assert len(decoded_frames(the_recording(stage))) >= 10


def test_another_source_finishes_the_recording_of_the_former(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    start_recording(qtbot, stage)
    drop(stage.window.main, files(Path("/a/holiday.mp4")))
    qtbot.waitUntil(lambda: not stage.window.parts.takes.recording, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: any("Saved" in text for text in stage.problems()), timeout=WAIT_MS)
    assert len(decoded_frames(the_recording(stage))) >= 10


def test_a_snapshot_lands_in_the_pictures_folder(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    qtbot.mouseClick(stage.window.main.record.snapshot, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: any("Saved" in text for text in stage.problems()), timeout=WAIT_MS)
    assert len(list(stage.folders.pictures.glob("Pastiche *.png"))) == 1


# Words.


def test_the_status_line_says_what_the_picture_runs_on(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    qtbot.waitUntil(lambda: stage.window.main.status.figures.text() != "", timeout=WAIT_MS)
    assert stage.window.main.status.running_on.text() == "Running on: auto, nothing, float32"


def failing(config: EngineConfig) -> FakeStylizer:
    stylizer = FakeStylizer(config)
    stylizer.fail_prepare = "No back end runs here."
    return stylizer


def test_a_network_that_cannot_be_built_is_named_once(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage(make_stylizer=failing)
    qtbot.waitUntil(lambda: bool(stage.problems()), timeout=WAIT_MS)
    assert [text for text in stage.problems() if "No back end runs here." in text] == stage.problems()


@pytest.mark.expects_log("unexpected error")
def test_a_defect_shows_one_notification_that_leads_to_the_log(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage(begin=False)
    faults = stage.window.parts.faults
    faults.install()
    try:
        for _ in range(3):
            threading.Thread(target=lambda: 1 // 0).start()
        qtbot.waitUntil(lambda: len(stage.problems()) == 1, timeout=WAIT_MS)
    finally:
        faults.remove()
    assert "log" in stage.problems()[0]
    assert stage.window.main.notifications.cards()[0].offer is not None


# At the end, and the next time.


def slow_to_build(gate: threading.Event, config: EngineConfig) -> FakeStylizer:
    stylizer = FakeStylizer(config)
    stylizer.hold_prepare = gate
    return stylizer


def test_closing_while_the_network_is_being_built_is_clean(qtbot: QtBot, open_stage: OpenStage) -> None:
    never = threading.Event()
    stage = open_stage(make_stylizer=lambda config: slow_to_build(never, config))
    qtbot.waitUntil(lambda: bool(stage.stylizers) and stage.stylizers[0].preparing.is_set(), timeout=WAIT_MS)
    shut(qtbot, stage)
    assert stage.window.session.state is State.IDLE


def test_closing_before_anything_began_is_clean(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage(begin=False)
    shut(qtbot, stage)
    assert not stage.window.main.isVisible()


def test_closing_does_not_hold_up_the_window(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    stage.stylizers[-1].hold_frames.clear()
    stage.window.main.close()
    assert stage.window.main.isVisible()
    assert not stage.window.main.commands["record"].isEnabled()
    stage.stylizers[-1].hold_frames.set()
    qtbot.waitUntil(lambda: not stage.window.main.isVisible(), timeout=WAIT_MS)


def test_what_the_user_set_is_there_the_next_time(qtbot: QtBot, open_stage: OpenStage, tmp_path: Path) -> None:
    first = open_stage()
    wait_for_picture(qtbot, first)
    drop(first.window.main, files(picture_file(tmp_path / "wave.png")))
    qtbot.waitUntil(lambda: chosen_name(first) == "wave", timeout=WAIT_MS)
    qtbot.keyClick(first.window.main.look.strength.slider, Qt.Key.Key_End)
    first.window.main.commands["compare"].trigger()
    drop(first.window.main, files(picture_file(tmp_path / "film.mp4.png").rename(tmp_path / "film.mp4")))
    qtbot.waitUntil(lambda: first.window.parts.keeper.settings.source.endswith("film.mp4"), timeout=WAIT_MS)
    shut(qtbot, first)

    second = open_stage()
    wait_for_picture(qtbot, second)
    assert chosen_name(second) == "wave"
    assert second.window.parts.studio.look.strength == 1.5
    assert second.window.main.commands["compare"].isChecked()
    assert second.opened == [str(tmp_path / "film.mp4")]


def test_a_remembered_file_that_is_gone_is_passed_over(qtbot: QtBot, open_stage: OpenStage, tmp_path: Path) -> None:
    remembered = replace(settings.Settings(), source=str(tmp_path / "gone.mp4"), mix=(("gone", 1.0),))
    settings.save(tmp_path / "home" / "settings.json", remembered)
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    assert (stage.opened, stage.problems()) == (["demo"], [])


def test_a_thread_that_cannot_be_stopped_does_not_turn_the_exit_into_a_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    left: list[int] = []
    monkeypatch.setattr("os._exit", left.append)
    monkeypatch.setattr("logging.shutdown", lambda: None)
    leave_if_busy(0)
    assert left == []
    gate = threading.Event()
    threading.Thread(target=gate.wait, name="compiling", daemon=True).start()
    leave_if_busy(3)
    gate.set()
    assert left == [3]


def test_the_window_is_there_before_the_network_is_loaded() -> None:
    code = "import sys, app.application; print([name for name in ('torch', 'openvino', 'av') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"
