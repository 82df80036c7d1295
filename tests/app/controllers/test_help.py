"""Help: tips of the first start, the keys, what Pastiche is made of, and what to send with a report."""

from __future__ import annotations

from pathlib import Path

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.actions import TABLE
from app.folders import Folders
from app.panels.help import credits
from app.panels.help import defect_report as diagnostics
from app.panels.help.about import AboutDialog
from app.panels.help.keys import KeysDialog
from app.panels.help.tips import NAMES
from engine.values import RunningOn
from tests.app.conftest import WAIT_MS, OpenStage, Stage, shut
from tests.app.looking import wait_for_picture


def words(widget: object) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]


def about(stage: Stage) -> AboutDialog:
    stage.window.main.commands["about"].trigger()
    dialog = stage.window.main.findChild(AboutDialog)
    assert isinstance(dialog, AboutDialog)
    return dialog


def test_the_first_start_shows_three_tips_one_after_the_other_and_never_again(
    qtbot: QtBot, open_stage: OpenStage
) -> None:
    stage = open_stage()
    tips = stage.window.connections.help.tips
    seen = []
    while tips.isVisible():
        seen.append(tips.words.text())
        qtbot.mouseClick(tips.further, Qt.MouseButton.LeftButton)
    assert len(set(seen)) == 3
    shut(qtbot, stage)
    assert not open_stage().window.connections.help.tips.isVisible()


def test_whoever_wants_no_tips_gets_none_until_they_are_asked_for(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    tips = stage.window.connections.help.tips
    qtbot.mouseClick(tips.enough, Qt.MouseButton.LeftButton)
    assert not tips.isVisible()
    assert stage.window.services.settings_store.settings.tips == NAMES
    stage.window.main.commands["tips"].trigger()
    assert tips.isVisible()


def test_a_tip_stays_inside_the_picture(open_stage: OpenStage) -> None:
    stage = open_stage()
    tips, preview = stage.window.connections.help.tips, stage.window.main.preview
    assert preview.rect().contains(tips.geometry())


def test_every_shortcut_is_listed(qtbot: QtBot) -> None:
    dialog = KeysDialog()
    qtbot.addWidget(dialog)
    assert {row.text for row in TABLE if row.shortcut} <= set(words(dialog))


def test_what_the_mouse_does_is_listed_painting_a_mask_too(qtbot: QtBot) -> None:
    dialog = KeysDialog()
    qtbot.addWidget(dialog)
    assert {"Drag with a brush", "Drag a style", "Right click on a style"} <= set(words(dialog))


def test_about_names_version_licences_terms_and_the_log(qtbot: QtBot, open_stage: OpenStage) -> None:
    stage = open_stage()
    dialog = about(stage)
    qtbot.waitUntil(lambda: "numpy" in dialog.words.toPlainText(), timeout=WAIT_MS)
    text = dialog.words.toPlainText()
    assert "GPL" in text
    assert "non-commercial research" in text
    assert str(stage.folders.logs / "pastiche.log") in text
    dialog.close()


def test_every_package_that_is_here_says_its_licence() -> None:
    found = credits.packages()
    assert {"PyQt6", "numpy", "torch"} <= {package.name for package in found}
    assert [package for package in found if package.licence in ("", "?", "None")] == []


def test_diagnostics_go_to_the_clipboard(qtbot: QtBot, open_stage: OpenStage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "app.controllers.help.diagnostics", lambda _, computes, __: f"all that was found, {computes.device}"
    )
    stage = open_stage()
    wait_for_picture(qtbot, stage)
    dialog = about(stage)
    dialog.copy.click()
    assert not dialog.copy.isEnabled()
    clipboard = QApplication.clipboard()
    qtbot.waitUntil(lambda: clipboard.text() == "all that was found, nothing", timeout=WAIT_MS)
    assert dialog.copy.isEnabled()
    dialog.close()


def test_diagnostics_hold_the_findings_the_runner_and_the_log_but_no_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "ada"
    monkeypatch.setattr(Path, "home", lambda: home)
    monkeypatch.setattr(diagnostics, "_ask_the_doctor", lambda _: [f"cache {home}/.cache"])
    folders = Folders.under(home)
    folders.logs.mkdir(parents=True)
    (folders.logs / "pastiche.log").write_text(f"first\nopened {home}/film.mp4\n")
    sees = RunningOn("openvino", "CPU", "fp32", size_px=(256, 144))
    running_on = RunningOn("openvino", "CPU", "bf16", {"cuda": "No card."}, (640, 360), sees)
    text = diagnostics.diagnostics(folders, running_on, lambda: False)
    for part in ("cache ~/.cache", "openvino, CPU, bf16, at 640x360", "cuda: No card.", "opened ~/film.mp4"):
        assert part in text
    assert "\n  sees: openvino, CPU, fp32, at 256x144\n" in text
    assert "ada" not in text


def test_only_the_end_of_a_long_log_is_taken(tmp_path: Path) -> None:
    log = tmp_path / "pastiche.log"
    log.write_text("\n".join(f"line {number}" for number in range(20_000)))
    lines = diagnostics.last_lines(log)
    assert len(lines) < 100
    assert lines[-1] == "line 19999"


def test_a_doctor_that_is_sent_away_costs_only_its_findings(tmp_path: Path) -> None:
    text = diagnostics.diagnostics(Folders.under(tmp_path), None, lambda: True)
    assert "Running on: nothing yet" in text
