"""The whole window, driven as a user drives it, on a network that inverts pictures: from its start to its end."""

from __future__ import annotations

import gc
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PyQt6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app import settings
from app.application import WindowOptions, exit_if_busy, show, switch_threads_quickly
from app.panels.look.rows import AmountRow
from app.services.style_service import RegionRequest, StyleRequest
from engine.look.look import Look, RegionKind, RegionStyle, StyleShare, Target
from engine.media.sources.camera.listing import CameraInfo
from engine.styles.library import Style, StyleLibrary
from engine.values import EngineConfig, State
from tests.app.conftest import WAIT_MS, OpenStage, Stage, drop, picture_file, shut
from tests.app.looking import chosen_name, dead_source, files, latest_look, refuse_source, wait_for_picture
from tests.fakes import FakeStylizer

ROOT = Path(__file__).parents[2]


@pytest.fixture
def styles_found(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """The styles lie on a disk that is slow until this is set."""
    found, list_styles = threading.Event(), StyleLibrary.styles

    def list_slowly(library: StyleLibrary) -> tuple[Style, ...]:
        assert found.wait(WAIT_MS / 1000)
        return list_styles(library)

    monkeypatch.setattr(StyleLibrary, "styles", list_slowly)
    return found


def test_with_no_camera_the_demo_scene_starts_by_itself_in_the_first_style(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    assert stage.opened == ["demo"]
    assert chosen_name(stage) == stage.window.services.style_service.styles[0].name


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
    with qtbot.waitSignal(stage.window.services.session_controller.cameras_listed, timeout=WAIT_MS):
        found.set()
    wait_for_picture(qtbot, stage)
    assert stage.opened == ["film"]


@pytest.mark.parametrize("remembered", [None, "other film"])
def test_what_the_user_chooses_while_styles_are_sought_is_not_replaced(
    qtbot: QtBot, open_stage: OpenStage, styles_found: threading.Event, remembered: str | None
) -> None:
    stage = open_stage(WindowOptions(source=remembered))
    with qtbot.waitSignal(stage.window.services.session_controller.cameras_listed, timeout=WAIT_MS):
        stage.window.main.source.source_chosen.emit("film")
        styles_found.set()
    wait_for_picture(qtbot, stage)
    assert stage.opened == ["film"]


def test_styles_on_a_slow_disk_do_not_keep_the_picture_away(
    qtbot: QtBot, open_stage: OpenStage, styles_found: threading.Event
) -> None:
    stage = open_stage()
    qtbot.waitUntil(lambda: stage.window.main.preview.rendered is not None, timeout=WAIT_MS)
    styles_found.set()
    qtbot.waitUntil(lambda: bool(stage.window.services.session_controller.look.styles), timeout=WAIT_MS)
    assert stage.opened == ["demo"]


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
    stage = open_stage(WindowOptions(source="x", style=[StyleRequest(str(mine))], look=Look(strength=0.5)))
    wait_for_picture(qtbot, stage)
    assert stage.opened == ["x"]
    assert chosen_name(stage) == "mine"
    assert stage.window.main.look.row("strength", AmountRow).value() == 0.5


def test_styles_of_the_command_line_are_mixed_by_their_weights(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage(WindowOptions(style=[StyleRequest("mosaic", 0.7), StyleRequest("ink wash", 0.3)]))
    wait_for_picture(qtbot, stage)
    assert [share.weight for share in stage.window.services.session_controller.look.styles] == [0.7, 0.3]
    assert [share.weight for share in (latest_look(stage) or Look()).styles] == [0.7, 0.3]


def test_an_unknown_style_on_the_command_line_is_named_and_the_first_one_serves(
    qtbot: QtBot, open_stage: OpenStage
) -> None:
    stage = open_stage(WindowOptions(style=[StyleRequest("no such style")]))
    wait_for_picture(qtbot, stage)
    assert "no such style" in stage.problems()[0]


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
    faults = stage.window.services.faults
    faults.install()
    try:
        for _ in range(3):
            threading.Thread(target=lambda: 1 // 0).start()
        qtbot.waitUntil(lambda: len(stage.problems()) == 1, timeout=WAIT_MS)
    finally:
        faults.remove()
    assert "log" in stage.problems()[0]
    assert stage.window.main.notifications.cards()[0].offer is not None


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
    qtbot.keyClick(first.window.main.look.row("strength", AmountRow).slider, Qt.Key.Key_End)
    first.window.main.commands["compare"].trigger()
    drop(first.window.main, files(picture_file(tmp_path / "film.mp4.png").rename(tmp_path / "film.mp4")))
    qtbot.waitUntil(lambda: first.window.services.settings_store.settings.source.endswith("film.mp4"), timeout=WAIT_MS)
    shut(qtbot, first)

    second = open_stage()
    wait_for_picture(qtbot, second)
    assert chosen_name(second) == "wave"
    assert second.window.services.session_controller.look.strength == 1.5
    assert second.window.main.commands["compare"].isChecked()
    assert second.opened == [str(tmp_path / "film.mp4")]


def kept(stage: Stage) -> settings.Settings:
    return settings.load_settings(stage.folders.settings)


def test_what_the_command_line_sets_is_for_this_run_alone(qtbot: QtBot, open_stage: OpenStage, tmp_path: Path) -> None:
    mix, look = (("gone", 1.0),), Look(strength=0.8)
    settings.save_settings(
        tmp_path / "home" / "settings.json",
        replace(settings.Settings(), mix=mix, look=look, backend="openvino", detail="640x360"),
    )
    given = WindowOptions(
        style=[StyleRequest("mosaic")],
        network="quality",
        config=EngineConfig(weights="quality", backend="torch", precision="float32", working_size=(320, 180)),
        look=Look(strength=0.5, target=Target.PERSON),
    )
    first = open_stage(given)
    wait_for_picture(qtbot, first)
    shut(qtbot, first)
    assert (kept(first).mix, kept(first).look, kept(first).network) == (mix, look, "auto")
    assert (kept(first).backend, kept(first).precision, kept(first).detail) == ("openvino", "auto", "640x360")


def test_what_is_changed_by_hand_after_the_command_line_is_kept(
    qtbot: QtBot, open_stage: OpenStage, tmp_path: Path
) -> None:
    mix, look = (("gone", 1.0),), Look(strength=0.8)
    settings.save_settings(tmp_path / "home" / "settings.json", replace(settings.Settings(), mix=mix, look=look))
    stage = open_stage(WindowOptions(style=[StyleRequest("mosaic")], look=Look(target=Target.PERSON)))
    wait_for_picture(qtbot, stage)
    qtbot.keyClick(stage.window.main.look.row("depth", AmountRow).slider, Qt.Key.Key_End)
    shut(qtbot, stage)
    assert (kept(stage).look, kept(stage).mix) == (replace(look, depth=1.0), mix)
    again = open_stage(WindowOptions(style=[StyleRequest("mosaic")]))
    wait_for_picture(qtbot, again)
    again.window.main.commands["next_style"].trigger()
    chosen = again.window.services.session_controller.look.styles[0].key
    shut(qtbot, again)
    assert kept(again).mix == ((chosen, 1.0),)


def test_regions_are_remembered_without_styles_that_are_gone(
    qtbot: QtBot, open_stage: OpenStage, tmp_path: Path
) -> None:
    first = open_stage()
    wait_for_picture(qtbot, first)
    key = first.window.services.style_service.styles[2].key
    shut(qtbot, first)
    person = RegionStyle(RegionKind.PERSON, (StyleShare("gone"), StyleShare(key)), strength=0.5)
    lost = RegionStyle(RegionKind.BACKGROUND, (StyleShare("gone"),))
    remembered = replace(settings.Settings(), look=Look(regions=(person, lost)))
    settings.save_settings(tmp_path / "home" / "settings.json", remembered)
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    left = (replace(person, styles=(StyleShare(key),)),)
    assert stage.window.services.session_controller.look.regions == left
    shut(qtbot, stage)
    assert kept(stage).look.regions == left


def test_regions_of_the_command_line_are_for_this_run(qtbot: QtBot, open_stage: OpenStage, tmp_path: Path) -> None:
    remembered = Look(regions=(RegionStyle(RegionKind.BACKGROUND),))
    settings.save_settings(tmp_path / "home" / "settings.json", replace(settings.Settings(), look=remembered))
    person = RegionStyle(RegionKind.PERSON, strength=0.5)
    given = [
        RegionRequest(person, [StyleRequest("woodcut"), StyleRequest("no such style")]),
        RegionRequest(RegionStyle(RegionKind.BACKGROUND), [StyleRequest("no such style")]),
    ]
    stage = open_stage(WindowOptions(style=[StyleRequest("mosaic")], look=Look(), regions=given))
    wait_for_picture(qtbot, stage)
    styles = {style.name: style.key for style in stage.window.services.style_service.styles}
    look = stage.window.services.session_controller.look
    assert look.regions == (replace(person, styles=(StyleShare(styles["Woodcut"]),)),)
    assert look.styles == (StyleShare(styles["Mosaic"]),)
    shut(qtbot, stage)
    assert kept(stage).look == remembered


@pytest.mark.parametrize("name", ["gone.mp4", f"{'x' * 300}.mp4"], ids=["gone", "refused by the system"])
def test_a_remembered_file_that_cannot_be_had_is_passed_over(
    qtbot: QtBot, open_stage: OpenStage, tmp_path: Path, name: str
) -> None:
    remembered = replace(settings.Settings(), source=str(tmp_path / name), mix=(("gone", 1.0),))
    settings.save_settings(tmp_path / "home" / "settings.json", remembered)
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    assert (stage.opened, stage.problems()) == (["demo"], [])


def test_a_thread_that_cannot_be_stopped_does_not_turn_the_exit_into_a_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    left: list[int] = []
    monkeypatch.setattr("os._exit", left.append)
    monkeypatch.setattr("logging.shutdown", lambda: None)
    exit_if_busy(0)
    assert left == []
    gate = threading.Event()
    threading.Thread(target=gate.wait, name="compiling", daemon=True).start()
    exit_if_busy(3)
    gate.set()
    assert left == [3]


def test_the_window_is_there_before_the_network_is_loaded() -> None:
    code = "import sys, app.application; print([name for name in ('torch', 'openvino', 'av') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


def test_threads_of_a_window_hand_on_the_lock_within_a_millisecond() -> None:
    before_s = sys.getswitchinterval()
    try:
        switch_threads_quickly()
        assert sys.getswitchinterval() < 0.001
    finally:
        sys.setswitchinterval(before_s)


def test_what_is_there_when_the_window_opens_is_not_looked_through_for_garbage(
    qtbot: QtBot, open_stage: OpenStage
) -> None:
    stage = open_stage(begin=False)
    gc.unfreeze()
    show(stage.window)
    try:
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
    wait_for_picture(qtbot, stage)
