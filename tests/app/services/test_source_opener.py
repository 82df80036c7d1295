"""Each camera is asked for the picture that was chosen for it."""

from __future__ import annotations

from typing import Any

from pytestqt.qtbot import QtBot

from app.application import WindowOptions
from app.services.source_opener import SourceOpener
from engine.media.sources import CameraMode
from tests.app.conftest import WAIT_MS, OpenStage, endless_source

HD = CameraMode(1280, 720, 60.0, "MJPG")


class Opener:
    """Notes what it is asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, Any]]] = []

    def __call__(self, spec: str, **options: Any) -> Any:
        self.asked.append((spec, options))


def test_a_camera_gets_what_was_chosen_for_its_name_and_everything_else_nothing() -> None:
    opener = Opener()
    pictures = SourceOpener(opener, name_of=lambda index: ["Inside", "Outside"][index])
    kept = pictures.remember("Outside", HD)
    for spec in ("camera:0", "camera:1", "demo"):
        pictures.open(spec)
    wanted = {"size": (1280, 720), "fps": 60.0, "pixel_format": "MJPG"}
    assert opener.asked == [("camera:0", {}), ("camera:1", wanted), ("demo", {})]
    assert kept == (("Outside", 1280, 720, 60.0, "MJPG"),)


def test_sources_are_opened_on_a_card_while_that_is_wanted() -> None:
    opener = Opener()
    pictures = SourceOpener(opener)
    for wanted in (True, False):
        pictures.on_card = wanted
        pictures.open("film.mp4")
    assert opener.asked == [("film.mp4", {"on_card": True}), ("film.mp4", {})]


def test_what_the_settings_kept_counts_again() -> None:
    opener = Opener()
    pictures = SourceOpener(opener, name_of=lambda _: "Outside")
    pictures.take_up([("Outside", 640, 480, 15.0, "YUYV")])
    pictures.open("camera")
    assert opener.asked == [("camera", {"size": (640, 480), "fps": 15.0, "pixel_format": "YUYV"})]


def test_a_size_chosen_in_the_menu_is_remembered_and_the_camera_opened_anew(
    qtbot: QtBot, open_stage: OpenStage
) -> None:
    stage = open_stage(WindowOptions(source="camera:7"))
    main = stage.window.main
    qtbot.waitUntil(lambda: main.preview.rendered is not None, timeout=WAIT_MS)
    main.source.mode_chosen.emit(HD)
    qtbot.waitUntil(lambda: stage.opened == ["camera:7", "camera:7"], timeout=WAIT_MS)
    assert stage.window.services.settings_store.settings.cameras == (("the fake", 1280, 720, 60.0, "MJPG"),)
    assert stage.window.services.source_opener.modes == {"the fake": HD}


def test_only_a_camera_has_a_menu_of_pictures(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage(sources={"camera:7": endless_source})
    main = stage.window.main
    qtbot.waitUntil(lambda: main.preview.rendered is not None, timeout=WAIT_MS)
    main.source.pictures.show_modes([HD], None)
    main.source.source_chosen.emit("demo")
    action = main.source.pictures.menuAction()
    assert action is not None
    qtbot.waitUntil(lambda: not action.isVisible(), timeout=WAIT_MS)
    assert stage.problems() == []
