"""Many files: the window of the queue, driven as a user drives it, on a network that inverts pictures."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PyQt6.QtCore import QMimeData, Qt, QUrl
from PyQt6.QtGui import QFontMetrics
from PyQt6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.panels.files.window import FilesWindow
from app.services.first_picture import FirstPicture
from engine.look import BUILT_IN, Look, Preset, Target
from engine.render import JobState, QueueJob
from tests.app.conftest import WAIT_MS, OpenStage, Stage, drop, shut
from tests.media import MakeClip

LOOK = Preset("Mosaic", (), Look())


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def opened(qtbot: QtBot, stage: Stage) -> FilesWindow:
    qtbot.waitUntil(lambda: bool(stage.window.services.session_controller.look.styles), timeout=WAIT_MS)
    stage.window.main.commands["files"].trigger()
    window = stage.window.connections.files.window
    qtbot.waitUntil(window.isVisible, timeout=WAIT_MS)
    return window


def states(window: FilesWindow) -> list[JobState]:
    return [job.state for job in window.model.jobs]


def photo(path: Path) -> Path:
    Image.fromarray(np.full((48, 64, 3), (10, 20, 30), np.uint8)).save(path)
    return path


def job(number: int, state: JobState, done: int = 0, total: int = 0, eta_s: float | None = None) -> QueueJob:
    return QueueJob(
        number, Path(f"/films/{number}.mp4"), Path("/out"), LOOK, None, state, None, done, total, eta_s, "", "Broken."
    )


def test_files_dropped_on_the_queue_are_repainted_into_the_chosen_folder(
    qtbot: QtBot, open_stage: OpenStage, make_clip: MakeClip, tmp_path: Path
) -> None:
    stage = open_stage()
    window = opened(qtbot, stage)
    window.folder_wanted.emit()
    dialog = stage.window.main.findChild(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "out"))
    dialog.reject()
    drop(window, files(make_clip("film.mp4", frames=3), photo(tmp_path / "photo.png")))
    qtbot.waitUntil(lambda: states(window) == [JobState.DONE] * 2, timeout=WAIT_MS)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "film-impasto-swirl.mp4",
        "photo-impasto-swirl.png",
    ]
    assert any("2" in text for text in stage.problems())
    assert Path(stage.window.services.settings_store.settings.files_folder) == tmp_path / "out"


def test_a_folder_dropped_on_the_queue_stands_for_what_is_in_it(
    qtbot: QtBot, open_stage: OpenStage, make_clip: MakeClip, tmp_path: Path
) -> None:
    stage = open_stage()
    window = opened(qtbot, stage)
    (tmp_path / "in").mkdir()
    make_clip("in/film.mp4", frames=3)
    photo(tmp_path / "in" / "photo.png")
    drop(window, files(tmp_path / "in"))
    qtbot.waitUntil(lambda: states(window) == [JobState.DONE] * 2, timeout=WAIT_MS)
    (tmp_path / "empty").mkdir()
    drop(window, files(tmp_path / "empty"))
    qtbot.waitUntil(lambda: any("in “empty”" in text for text in stage.problems()), timeout=WAIT_MS)


def test_the_live_picture_goes_on_meanwhile(qtbot: QtBot, open_stage: OpenStage, make_clip: MakeClip) -> None:
    stage = open_stage()
    window = opened(qtbot, stage)
    drop(window, files(make_clip(frames=30)))
    qtbot.waitUntil(lambda: states(window) == [JobState.DONE], timeout=WAIT_MS)
    seen = stage.window.main.preview.rendered
    qtbot.waitUntil(lambda: stage.window.main.preview.rendered is not seen, timeout=WAIT_MS)
    assert stage.opened == ["demo"]


def test_several_videos_dropped_on_the_main_window_can_all_be_repainted(
    qtbot: QtBot, open_stage: OpenStage, make_clip: MakeClip
) -> None:
    stage = open_stage()
    opened(qtbot, stage).close()
    one, two = make_clip("one.mp4", frames=2), make_clip("two.mp4", frames=2)
    drop(stage.window.main, files(one, two))
    (card,) = stage.window.main.notifications.cards()
    qtbot.mouseClick(card.offer, Qt.MouseButton.LeftButton)
    window = stage.window.connections.files.window
    qtbot.waitUntil(lambda: states(window) == [JobState.DONE] * 2, timeout=WAIT_MS)
    assert window.isVisible()
    assert stage.opened[-1] == str(one)


def test_files_can_be_repainted_in_a_preset(qtbot: QtBot, open_stage: OpenStage, make_clip: MakeClip) -> None:
    stage = open_stage()
    window = opened(qtbot, stage)
    stage.window.services.presets.save("Calm", stage.window.services.session_controller.look)
    qtbot.waitUntil(lambda: window.look.findData("Calm") > 0, timeout=WAIT_MS)
    window.look.setCurrentIndex(window.look.findData("Calm"))
    drop(window, files(make_clip(frames=2)))
    qtbot.waitUntil(lambda: states(window) == [JobState.DONE], timeout=WAIT_MS)
    assert window.model.jobs[0].look.name == "Calm"


def test_files_are_repainted_where_and_as_deep_as_the_present_look_says(
    qtbot: QtBot, open_stage: OpenStage, tmp_path: Path
) -> None:
    stage = open_stage()
    window, session_controller = opened(qtbot, stage), stage.window.services.session_controller
    session_controller.change_look(replace(session_controller.look, target=Target.BACKGROUND, depth=0.5))
    drop(window, files(photo(tmp_path / "photo.png")))
    qtbot.waitUntil(lambda: len(window.model.jobs) == 1, timeout=WAIT_MS)
    look = window.model.jobs[0].look.look
    assert (look.target, look.depth) == (Target.BACKGROUND, 0.5)


def test_a_depth_that_comes_with_pastiche_repaints_files_in_the_present_styles(
    qtbot: QtBot, open_stage: OpenStage, tmp_path: Path
) -> None:
    stage = open_stage()
    window = opened(qtbot, stage)
    qtbot.waitUntil(lambda: window.look.findData("Gentle") > 0, timeout=WAIT_MS)
    window.look.setCurrentIndex(window.look.findData("Gentle"))
    drop(window, files(photo(tmp_path / "photo.png")))
    qtbot.waitUntil(lambda: states(window) == [JobState.DONE], timeout=WAIT_MS)
    look = window.model.jobs[0].look
    assert look.look == BUILT_IN[0].look
    assert [style.key for style in look.styles] == [
        share.key for share in stage.window.services.session_controller.look.styles
    ]


def test_files_brought_before_the_first_picture_are_there_in_the_next_window(
    qtbot: QtBot, open_stage: OpenStage, make_clip: MakeClip, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as without:
        without.setattr(FirstPicture, "came", lambda _: None)
        first = open_stage()
        window = opened(qtbot, first)
        window.hold_wanted.emit(True)
        drop(window, files(make_clip(frames=2)))
        qtbot.waitUntil(lambda: states(window) == [JobState.WAITING], timeout=WAIT_MS)
        shut(qtbot, first)
    second = open_stage().window.connections.files.window
    qtbot.waitUntil(lambda: states(second) == [JobState.WAITING], timeout=WAIT_MS)


def test_what_is_left_of_the_queue_goes_on_in_the_next_window(
    qtbot: QtBot, open_stage: OpenStage, make_clip: MakeClip
) -> None:
    first = open_stage()
    window = opened(qtbot, first)
    window.hold_wanted.emit(True)
    drop(window, files(make_clip(frames=2)))
    qtbot.waitUntil(lambda: states(window) == [JobState.WAITING], timeout=WAIT_MS)
    finishing: list[tuple[str, bool]] = []
    first.window.main.show_finishing = lambda *said: finishing.append(said)  # type: ignore[method-assign]
    shut(qtbot, first)
    assert finishing == [("", True)]
    again = open_stage()
    second = again.window.connections.files.window
    qtbot.waitUntil(lambda: states(second) == [JobState.WAITING] and second.hold.isChecked(), timeout=WAIT_MS)
    assert any("1" in text for text in again.problems())
    second.hold.click()
    qtbot.waitUntil(lambda: states(second) == [JobState.DONE], timeout=WAIT_MS)


def test_each_button_concerns_the_selected_jobs_that_it_fits(qtbot: QtBot) -> None:
    window = FilesWindow()
    qtbot.addWidget(window)
    window.show_jobs([job(1, JobState.RUNNING), job(2, JobState.FAILED), job(3, JobState.WAITING)], paused=False)
    told: list[tuple[str, int]] = []
    window.cancel_wanted.connect(lambda number: told.append(("cancel", number)))
    window.retry_wanted.connect(lambda number: told.append(("retry", number)))
    window.table.selectAll()
    window.cancel.click()
    window.retry.click()
    assert told == [("cancel", 1), ("cancel", 3), ("retry", 2)]


def test_without_a_selection_nothing_can_be_done_to_a_job(qtbot: QtBot) -> None:
    window = FilesWindow()
    qtbot.addWidget(window)
    window.show_jobs([job(1, JobState.RUNNING)], paused=False)
    buttons = (window.cancel, window.retry, window.remove, window.show_result, window.clear)
    assert [button.isEnabled() for button in buttons] == [False] * 5
    assert window.hold.isEnabled()


def test_the_selection_stays_while_jobs_move_on(qtbot: QtBot) -> None:
    window = FilesWindow()
    qtbot.addWidget(window)
    window.show_jobs([job(1, JobState.RUNNING, 1, 4), job(2, JobState.WAITING)], paused=False)
    window.table.selectRow(1)
    window.show_jobs([job(1, JobState.RUNNING, 2, 4), job(2, JobState.WAITING)], paused=False)
    assert [each.number for each in window.chosen()] == [2]


def test_what_failed_does_not_count_as_finished(qtbot: QtBot) -> None:
    window = FilesWindow()
    qtbot.addWidget(window)
    jobs = [job(1, JobState.DONE), job(2, JobState.DONE), job(3, JobState.CANCELLED), job(4, JobState.WAITING)]
    window.show_jobs(jobs, paused=False)
    assert window.verdict.text() == "2 of 4 finished"
    window.show_jobs([*jobs, job(5, JobState.FAILED)], paused=False)
    assert window.verdict.text() == "2 of 5 finished, 1 failed"


def test_a_row_has_room_for_all_of_the_reason_why_a_job_failed(qtbot: QtBot) -> None:
    window = FilesWindow()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    reason = "The file cannot be repainted: " + "it is damaged in many a place and " * 6 + "encrypted."
    failed, waiting = replace(job(1, JobState.FAILED), problem=reason), job(2, JobState.WAITING)
    window.show_jobs([failed, waiting], paused=False)
    table = window.table
    one_line_px = table.rowHeight(1)
    assert table.rowHeight(0) >= lines_of(reason, table.columnWidth(2)) * table.fontMetrics().lineSpacing()
    narrow_px = table.rowHeight(0)
    window.resize(window.width() + 400, window.height())
    qtbot.waitUntil(lambda: one_line_px < table.rowHeight(0) < narrow_px, timeout=WAIT_MS)
    window.show_jobs([replace(failed, state=JobState.WAITING, problem=""), waiting], paused=False)
    assert table.rowHeight(0) == one_line_px


def lines_of(text: str, width_px: int) -> int:
    """At least so many lines of this width."""
    metrics = QFontMetrics(QApplication.font())
    return math.ceil(metrics.horizontalAdvance(text) / width_px)


def test_pictures_go_to_the_pictures_and_films_to_the_videos(
    qtbot: QtBot, open_stage: OpenStage, make_clip: MakeClip, tmp_path: Path
) -> None:
    stage = open_stage()
    window, folders = opened(qtbot, stage), stage.folders
    assert all(str(folder) in window.folder.toolTip() for folder in (folders.videos, folders.pictures))
    drop(window, files(photo(tmp_path / "photo.png"), make_clip("film.mp4", frames=2)))
    qtbot.waitUntil(lambda: states(window) == [JobState.DONE] * 2, timeout=WAIT_MS)
    assert {each.source.name: each.folder for each in window.model.jobs} == {
        "film.mp4": folders.videos,
        "photo.png": folders.pictures,
    }


def test_how_far_a_job_is_stands_in_words() -> None:
    texts = {
        "Waiting": job(1, JobState.WAITING),
        "Getting ready…": job(1, JobState.RUNNING),
        "7 frames": job(1, JobState.RUNNING, 7),
        "25%": job(1, JobState.RUNNING, 1, 4),
        "25%, 1:05 left": job(1, JobState.RUNNING, 1, 4, 65.4),
        "Broken.": job(1, JobState.FAILED),
    }
    from app.panels.files.table import FileModel

    assert {FileModel().state_text(each) for each in texts.values()} == set(texts)


def test_the_tool_tip_of_a_file_says_what_its_result_does_not_keep() -> None:
    from app.panels.files.table import FileModel

    model = FileModel()
    note = "The place where the picture was taken is left out."
    model.show_jobs([replace(job(1, JobState.DONE), problem="", notes=(note,))])
    assert str(model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)).splitlines()[1:] == [note]
