"""Recording, pausing and copying in the whole window, on a fake network."""

from __future__ import annotations

import itertools
import sys
import threading
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import settings
from app.application import WindowOptions
from app.panels.notifications import Card
from engine.media import Encoding, Microphone, MicrophoneInfo, Quality
from engine.media.sinks import disk_watch, encoders
from engine.media.sources.video import VideoSource
from engine.render import JobState
from engine.values import Frame
from tests.app.conftest import SIZE_PX, WAIT_MS, OpenStage, Stage, drop, shut
from tests.app.looking import files
from tests.fakes import ScriptedSource, frame
from tests.media import play, write_clip
from tests.sound_devices import FakeSoundDevice


def newest_index(stage: Stage) -> int:
    rendered = stage.window.main.preview.rendered
    return rendered.stylized.index if rendered else -1


def wait_for_pictures(qtbot: QtBot, stage: Stage, number: int = 1) -> None:
    first = newest_index(stage)
    qtbot.waitUntil(lambda: newest_index(stage) >= first + number, timeout=WAIT_MS)


def start_recording(qtbot: QtBot, stage: Stage) -> None:
    wait_for_pictures(qtbot, stage)
    qtbot.mouseClick(stage.window.main.record.record, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: stage.window.services.recordings.recording, timeout=WAIT_MS)
    wait_for_pictures(qtbot, stage, 15)


def stop_recording(qtbot: QtBot, stage: Stage) -> Path:
    qtbot.mouseClick(stage.window.main.record.record, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: any("Saved" in text for text in stage.problems()), timeout=WAIT_MS)
    (path,) = stage.folders.videos.iterdir()
    return path


def test_a_pause_leaves_out_what_comes_and_leaves_no_gap(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    main, takes = stage.window.main, stage.window.services.recordings
    start_recording(qtbot, stage)
    assert main.commands["pause_recording"].isEnabled()
    qtbot.mouseClick(main.record.pause, Qt.MouseButton.LeftButton)
    assert takes.paused
    assert main.commands["pause_recording"].isChecked()
    qtbot.waitUntil(lambda: main.record.figures.text().startswith("Paused"), timeout=WAIT_MS)
    wait_for_pictures(qtbot, stage, 30)
    qtbot.keyClick(main, Qt.Key.Key_R, Qt.KeyboardModifier.ShiftModifier)
    assert not takes.paused
    wait_for_pictures(qtbot, stage, 10)
    times_s = play(stop_recording(qtbot, stage)).times_s
    steps_s = [later - earlier for earlier, later in itertools.pairwise(times_s)]
    assert len(times_s) >= 20
    assert max(steps_s) < 1.0
    assert not main.commands["pause_recording"].isEnabled()


def test_figures_of_the_recording_are_shown_while_it_lasts(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    start_recording(qtbot, stage)
    qtbot.waitUntil(lambda: stage.window.main.record.figures.text().endswith("MB"), timeout=WAIT_MS)
    assert ":" in stage.window.main.record.record.text()
    stop_recording(qtbot, stage)
    assert stage.window.main.record.encoding.isVisible()


def test_a_recording_of_a_picture_that_is_paused_says_why_it_does_not_grow(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    main, recordings = stage.window.main, stage.window.services.recordings
    wait_for_pictures(qtbot, stage)
    qtbot.keyClick(main, Qt.Key.Key_Space)
    qtbot.waitUntil(main.commands["pause"].isChecked, timeout=WAIT_MS)
    qtbot.mouseClick(main.record.record, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: recordings.recording, timeout=WAIT_MS)
    assert main.record.figures.text().startswith("The picture is paused")
    assert not stage.folders.videos.exists() or not any(stage.folders.videos.iterdir())
    qtbot.mouseClick(main.record.record, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: any("Nothing was recorded" in text for text in stage.problems()), timeout=WAIT_MS)


def test_a_recording_that_runs_when_the_window_closes_is_finished_and_told_of_the_next_time(
    qtbot: QtBot, open_stage: OpenStage
) -> None:
    stage = open_stage()
    start_recording(qtbot, stage)
    (path,) = stage.window.services.recordings.unfinished
    finishing: list[tuple[str, bool]] = []
    stage.window.main.show_finishing = lambda *said: finishing.append(said)  # type: ignore[method-assign]
    shut(qtbot, stage)
    assert finishing == [(path.name, False)]
    assert play(path).pictures
    again = open_stage()
    assert again.problems() == [f"Saved {path.name} when Pastiche was closed"]
    shut(qtbot, again)
    assert open_stage().problems() == []


class EveryThird(VideoSource):
    """What is left of a film where painting takes as long as three of its frames last."""

    def read(self) -> Frame | None:
        for _ in range(2):
            super().read()
        return super().read()


def test_a_recording_of_a_film_that_lacks_frames_says_so_and_offers_to_render_the_clip(
    qtbot: QtBot, open_stage: OpenStage, tmp_path: Path
) -> None:
    film = write_clip(tmp_path / "film.mp4", frames=90)
    stage = open_stage(WindowOptions(source=str(film)), {str(film): lambda: EveryThird(film)})
    main = stage.window.main
    wait_for_pictures(qtbot, stage)
    main.seek.show_place(1.0)
    main.commands["mark_in"].trigger()
    main.seek.show_place(1.3)
    main.commands["mark_out"].trigger()
    qtbot.mouseClick(main.record.record, Qt.MouseButton.LeftButton)

    def offer() -> Card | None:
        return next((card for card in main.notifications.cards() if "of the frames" in card.text), None)

    qtbot.waitUntil(lambda: offer() is not None, timeout=WAIT_MS)
    card = offer()
    assert card is not None
    assert card.offer is not None
    assert "lacks" in card.text
    # Not with the mouse: the card has no room of its own before the next turn of the loop.
    card.offer.click()
    queue = stage.window.services.file_queue.queue
    qtbot.waitUntil(lambda: [job.is_over for job in queue.jobs()] == [True], timeout=WAIT_MS)
    (job,) = queue.jobs()
    assert (job.state, job.problem) == (JobState.DONE, "")
    assert job.target is not None
    assert len(play(job.target).pictures) == 10


def test_the_format_chosen_is_recorded_and_remembered(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    chosen = Encoding("mkv-h264", Quality.SMALL)
    stage.window.main.record.encoding.encoding_chosen.emit(chosen)
    start_recording(qtbot, stage)
    path = stop_recording(qtbot, stage)
    assert (path.suffix, play(path).size) == (".mkv", SIZE_PX)
    shut(qtbot, stage)
    assert settings.load_settings(stage.folders.settings).recording == ("mkv-h264", "small", False)
    again = open_stage(begin=False)
    assert again.window.services.recordings.encoding == chosen
    assert again.window.main.record.encoding.text() == "MKV, H.264  ·  Small"


def test_a_format_nobody_knows_in_the_settings_is_the_default(open_stage: OpenStage) -> None:
    stage = open_stage(begin=False)
    stage.window.connections.recordings.apply_settings(settings.Settings(recording=("wmv", "good", True)))
    assert stage.window.services.recordings.encoding == Encoding()


def test_opening_the_menu_greys_what_does_not_work_here(
    qtbot: QtBot, open_stage: OpenStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encoders, "try_out", lambda _encoder: "there is no card")
    stage = open_stage(begin=False)
    menu = stage.window.main.record.encoding.menu()
    assert menu is not None
    menu.aboutToShow.emit()
    card = menu.actions()[-1]
    qtbot.waitUntil(lambda: card.text().endswith("(none works here)"), timeout=WAIT_MS)
    assert "there is no card" in card.toolTip()
    assert not card.isEnabled()


def test_the_picture_goes_to_the_clipboard_as_it_is(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    wait_for_pictures(qtbot, stage)
    qtbot.mouseClick(stage.window.main.record.copy, Qt.MouseButton.LeftButton)
    assert "Copied the picture" in stage.problems()
    clipboard = QApplication.clipboard()
    assert clipboard is not None
    image = clipboard.image()
    assert (image.width(), image.height()) == SIZE_PX


def test_without_a_picture_there_is_nothing_to_copy(open_stage: OpenStage) -> None:
    stage = open_stage(begin=False)
    stage.window.main.commands["copy"].trigger()
    assert stage.problems() == ["There is no picture to copy yet."]


def open_desk_microphone(qtbot: QtBot, stage: Stage) -> FakeSoundDevice:
    library, microphones = FakeSoundDevice(), stage.window.services.microphones
    microphones._make = partial(Microphone, load=lambda: library)  # type: ignore[assignment]
    with qtbot.waitSignal(microphones.changed, timeout=WAIT_MS):
        stage.window.main.record.microphone.microphone_chosen.emit(MicrophoneInfo(1, "Desk"))
    return library


def try_no_microphone(qtbot: QtBot, stage: Stage) -> None:
    """Choose none, as far as the button lets one, and wait until what was chosen has been done."""
    button = stage.window.main.record.microphone.button
    menu = button.menu()
    assert menu is not None
    if button.isEnabled():
        with qtbot.waitSignal(stage.window.services.microphones.changed, timeout=WAIT_MS):
            menu.actions()[0].trigger()


def test_a_microphone_that_is_open_is_recorded_and_closed_at_the_end(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    library = open_desk_microphone(qtbot, stage)
    start_recording(qtbot, stage)
    library.streams[0].hear(np.full((48_000, 2), 0.25, np.float32), age_s=1.0)
    wait_for_pictures(qtbot, stage, 15)
    played = play(stop_recording(qtbot, stage))
    assert played.sound_codec == "aac"
    shut(qtbot, stage)
    assert library.streams[0].closed


def test_a_recording_hears_its_microphone_to_the_end(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    library, picker = open_desk_microphone(qtbot, stage), stage.window.main.record.microphone
    start_recording(qtbot, stage)
    try_no_microphone(qtbot, stage)
    assert not library.streams[0].closed
    library.streams[0].hear(np.full((4_800, 2), 0.25, np.float32))
    assert stage.window.services.microphones.level() == 0.25
    assert picker.meter.isVisible()
    stop_recording(qtbot, stage)
    try_no_microphone(qtbot, stage)
    assert library.streams[0].closed


def test_the_microphone_is_settled_from_the_click_on_whether_one_is_open_or_not(
    qtbot: QtBot, open_stage: OpenStage
) -> None:
    stage = open_stage()
    wait_for_pictures(qtbot, stage)
    button, why = stage.window.main.record.microphone.button, "The microphone stays while a recording runs."
    qtbot.mouseClick(stage.window.main.record.record, Qt.MouseButton.LeftButton)
    assert (button.isEnabled(), button.toolTip(), button.accessibleDescription()) == (False, why, why)
    qtbot.waitUntil(lambda: stage.window.services.recordings.recording, timeout=WAIT_MS)
    qtbot.mouseClick(stage.window.main.record.pause, Qt.MouseButton.LeftButton)
    assert not button.isEnabled()
    qtbot.mouseClick(stage.window.main.record.record, Qt.MouseButton.LeftButton)
    assert (button.isEnabled(), button.accessibleDescription()) == (True, "")
    assert button.toolTip().startswith("Sound of recordings: no microphone.")


@pytest.mark.parametrize("end", ["the disk is full", "another source", "the source dies"])
def test_the_microphone_can_be_chosen_again_however_the_recording_ends(
    qtbot: QtBot, open_stage: OpenStage, monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    monkeypatch.setattr(disk_watch, "_EVERY_S", 0.0)
    unplugged = threading.Event()
    indices = itertools.takewhile(lambda _: not unplugged.is_set(), itertools.count())
    camera = ScriptedSource(map(frame, indices), dies="It is gone.")
    stage = open_stage(sources={"demo": lambda: camera})
    open_desk_microphone(qtbot, stage)
    button = stage.window.main.record.microphone.button
    start_recording(qtbot, stage)
    assert not button.isEnabled()
    match end:
        case "the disk is full":
            monkeypatch.setattr(disk_watch, "ENOUGH_BYTES", 2**62)
        case "another source":
            drop(stage.window.main, files(Path("/a/holiday.mp4")))
        case _:
            unplugged.set()
    qtbot.waitUntil(button.isEnabled, timeout=WAIT_MS)
    assert not stage.window.services.recordings.recording
    assert "Desk" in button.toolTip()
    qtbot.waitUntil(lambda: any("Saved" in text for text in stage.problems()), timeout=WAIT_MS)


def test_a_microphone_that_goes_away_leaves_the_choice_to_the_next_recording(
    qtbot: QtBot, open_stage: OpenStage
) -> None:
    stage = open_stage()
    library, picker = open_desk_microphone(qtbot, stage), stage.window.main.record.microphone
    start_recording(qtbot, stage)
    with qtbot.waitSignal(stage.window.services.microphones.changed, timeout=WAIT_MS):
        library.streams[0].finished_callback()
    assert (picker.button.isEnabled(), picker.meter.isVisible()) == (False, False)
    assert picker.button.toolTip() == "The microphone stays while a recording runs."
    stop_recording(qtbot, stage)
    assert picker.button.isEnabled()


def test_without_the_package_the_menu_says_what_to_install(
    qtbot: QtBot, open_stage: OpenStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sounddevice", None)
    stage = open_stage(begin=False)
    menu = stage.window.main.record.microphone.button.menu()
    assert menu is not None
    menu.aboutToShow.emit()
    words = "Microphones need a package more: pip install sounddevice"
    qtbot.waitUntil(lambda: words in [action.text() for action in menu.actions()], timeout=WAIT_MS)
    assert not stage.problems()
