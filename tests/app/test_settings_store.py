"""The settings file follows what changes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from app import settings
from app.services.background import Background
from app.settings import Settings
from app.settings_store import SettingsStore
from engine.look import Look, Target


def test_a_change_is_written_by_itself(qtbot: QtBot, tmp_path: Path, background: Background) -> None:
    settings_store = SettingsStore(tmp_path / "settings.json", background)
    settings_store.change(look=Look(strength=0.5))
    qtbot.waitUntil(lambda: settings.load_settings(tmp_path / "settings.json").look.strength == 0.5, timeout=10_000)


def test_what_was_kept_is_there_the_next_time(tmp_path: Path, background: Background) -> None:
    settings_store = SettingsStore(tmp_path / "settings.json", background)
    settings_store.change(mix=(("abc", 1.0),), look=Look(layers=(0.0, 1.0, 0.5, 1.0)))
    settings_store.write()
    assert SettingsStore(tmp_path / "settings.json", background).settings == Settings(
        mix=(("abc", 1.0),), look=Look(layers=(0.0, 1.0, 0.5, 1.0))
    )


def test_a_folder_that_cannot_be_made_does_no_harm(tmp_path: Path, background: Background) -> None:
    (tmp_path / "file").write_text("in the way")
    settings_store = SettingsStore(tmp_path / "file" / "settings.json", background)
    settings_store.change(look=Look(strength=0.5))
    settings_store.write()
    assert settings_store.settings.look.strength == 0.5


def test_what_the_command_line_says_is_not_kept_and_what_is_changed_then_is(
    tmp_path: Path, background: Background
) -> None:
    settings_store = SettingsStore(tmp_path / "settings.json", background)
    settings_store.change(look=Look(strength=0.8, depth=0.2), network="quality")
    settings_store.write()
    again = SettingsStore(tmp_path / "settings.json", background)
    given = Look(strength=0.5, target=Target.PERSON)
    again.begin_with(look=given, network="fast")
    again.change(look=given, network="fast")
    assert again.settings == settings_store.settings
    again.change(look=replace(given, steadiness=0.1))
    assert again.settings.look == Look(strength=0.8, depth=0.2, steadiness=0.1)
    again.change(look=replace(given, strength=0.6))
    assert again.settings.look == Look(strength=0.6, depth=0.2)
    again.change(look=given)
    assert again.settings == settings_store.settings, "taken back"
