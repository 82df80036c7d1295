"""Other languages: every word goes through the translators, and every file has every word."""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PyQt6.QtCore import QLocale, Qt, QTranslator
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.graphics.theme import GRID_PX
from app.i18n.backend_names import backend_name, precision_name
from app.i18n.extraction import sentences_in, source_strings, strings_in
from app.i18n.language import EnglishKeyedTranslator, install_translations, language_of, told
from app.i18n.linguist import LANGUAGES, parsed, read, written
from app.panels.files.window import FilesWindow
from app.panels.help.credits import system
from app.panels.help.keys import KeysDialog
from engine.backends import BACKENDS
from engine.values import PRECISIONS
from tests.app.conftest import WAIT_MS, OpenStage

ROOT = Path(__file__).parents[3]

NAMES = {*map(backend_name, BACKENDS), *map(precision_name, PRECISIONS), "English", *LANGUAGES.values()}
"""These are called the same in every language."""


class Brackets(EnglishKeyedTranslator):
    """Puts brackets round whatever is translated."""

    def __init__(self) -> None:
        super().__init__({"any": "any"})

    def translate(
        self,
        context: str | None,
        sourceText: str | None,  # noqa: N803
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str:
        return f"⟦{sourceText}⟧"


@pytest.fixture
def brackets(qapp: QApplication) -> Iterator[None]:
    translator = Brackets()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def words_of(window: QWidget) -> Iterator[tuple[str, str]]:
    """(where, words) of everything that can be read or heard in a window."""
    for widget in (window, *window.findChildren(QWidget)):
        texts = [widget.windowTitle(), widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
        if isinstance(widget, QLabel | QAbstractButton):
            texts.append(widget.text())
        if isinstance(widget, QComboBox):
            texts += [widget.placeholderText(), *(widget.itemText(row) for row in range(widget.count()))]
        if isinstance(widget, QLineEdit):
            texts.append(widget.placeholderText())
        if isinstance(widget, QMenu):
            texts.append(widget.title())
        yield from ((type(widget).__name__, text) for text in texts)
    for action in window.findChildren(QAction):
        yield from (("action", text) for text in (action.text(), action.toolTip()))


def has_words(text: str) -> bool:
    bare = re.sub(
        r"<[^>]*>|\bPastiche\b|\b(?:Ctrl|Shift|Alt|Tab|Space|Left|Right|F\d+)\b|[A-Z]?\b(?:ms|fps|px|MB|PNG)\b",
        "",
        text,
    )
    return len(re.sub(r"[^a-zA-Z]", "", bare)) > 1


def test_every_word_of_the_window_goes_through_the_translators(
    qtbot: QtBot, open_stage: OpenStage, brackets: None
) -> None:
    assert brackets is None
    stage = open_stage()
    main = stage.window.main
    qtbot.waitUntil(lambda: bool(stage.window.services.style_service.styles), timeout=WAIT_MS)
    for command in ("about", "keys", "files"):
        main.commands[command].trigger()
    of_this_machine = {system(), " the fake", main.findChild(FilesWindow).folder.text()}
    styles = {style.name for style in stage.window.services.style_service.styles}
    plain = {
        (where, text)
        for where, text in words_of(main)
        if has_words(text) and "⟦" not in text and text not in NAMES | styles | of_this_machine
    }
    assert not plain, "\n".join(f"{where}: {text!r}" for where, text in sorted(plain))


@pytest.fixture(scope="module")
def said() -> tuple[str, ...]:
    """All that the program says, in English."""
    return source_strings(ROOT)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_there_in(language: str, said: tuple[str, ...]) -> None:
    known = read(language)
    missing = [text for text in said if text not in known]
    assert missing == [], "python -m app.i18n lists them in the files"


@pytest.mark.parametrize("language", LANGUAGES)
def test_places_for_values_are_kept_in(language: str) -> None:
    def places(text: str) -> list[str]:
        return sorted(field for _, field, _, _ in string.Formatter().parse(text) if field is not None)

    wrong = [source for source, translation in read(language).items() if places(source) != places(translation)]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_kept_that_nobody_says_any_more_in(language: str, said: tuple[str, ...]) -> None:
    assert set(read(language)) <= set(said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_ellipsis_of_what_opens_a_dialogue_is_kept_in(language: str) -> None:
    known = read(language)
    assert [text for text, translation in known.items() if text.endswith("…") != translation.endswith("…")] == []


def test_what_is_written_is_read_again() -> None:
    words = {"Save <b> & go": "Sichern <b> & los", "Later…": ""}
    assert parsed(written("de", words)) == {"Save <b> & go": "Sichern <b> & los"}


def test_strings_are_found_wherever_they_are_marked() -> None:
    code = 'self.tr("a" "b"); translate("x", "c"); Row("name", "File", "d", tip="e"); other("no"); tr(name)'
    assert set(strings_in(code)) == {"ab", "c", "File", "d", "e"}


@pytest.mark.parametrize(
    ("wanted", "system", "spoken"),
    [
        ("", "de_AT", "de"),
        ("", "es_MX", "es"),
        ("", "zh_CN", "zh"),
        ("", "fi_FI", "en"),
        ("", "en_GB", "en"),
        ("es", "de_DE", "es"),
        ("en", "de_DE", "en"),
        ("xx", "de_DE", "de"),
    ],
)
def test_the_language_is_the_chosen_one_else_that_of_the_system(wanted: str, system: str, spoken: str) -> None:
    assert language_of(wanted, QLocale(system)) == spoken


@pytest.fixture
def speaking(qapp: QApplication) -> Iterator[Callable[[str], None]]:
    """Makes the application speak a language until the end of the test."""
    yield partial(install_translations, qapp)
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()


def test_the_window_speaks_the_language_it_is_told_to(qapp: QApplication, speaking: Callable[[str], None]) -> None:
    speaking("de")
    assert qapp.translate("MainWindow", "Strength") == "Stärke"
    assert qapp.translate("QPlatformTheme", "Cancel") == "Abbrechen"
    assert qapp.translate("MainWindow", "nobody says this") == "nobody says this"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_window_fits_on_a_small_screen_in(
    open_stage: OpenStage, speaking: Callable[[str], None], language: str
) -> None:
    speaking(language)
    main = open_stage(begin=False).window.main
    least = main.minimumSizeHint()
    assert (least.width() <= 1024, least.height() <= 700) == (True, True), least
    main.side.fold(())
    scroll = main.side.findChild(QScrollArea)
    too_wide = {
        group.name: group.minimumSizeHint().width()
        for group in main.side.groups()
        if group.minimumSizeHint().width() > scroll.viewport().width() - 4 * GRID_PX
    }
    assert too_wide == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_of_keys_fits_on_a_small_screen_in(
    qtbot: QtBot, speaking: Callable[[str], None], language: str
) -> None:
    speaking(language)
    dialog = KeysDialog()
    qtbot.addWidget(dialog)
    least = dialog.minimumSizeHint()
    assert (least.width() <= 1024, least.height() <= 700) == (True, True), least


def test_a_sentence_of_the_engine_is_said_in_the_language_of_the_window(speaking: Callable[[str], None]) -> None:
    assert told("HD Webcam repeats its last picture.") == "HD Webcam repeats its last picture."
    speaking("de")
    assert told("PyTorch is not installed.") == "PyTorch ist nicht installiert."
    assert told("HD Webcam repeats its last picture.") == "HD Webcam wiederholt nur noch das letzte Bild."
    assert told("Demo scene gives no picture; waiting for it.").startswith("Demoszene ")
    assert told("Record gives no picture; waiting for it.").startswith("Record ")
    assert told("nobody says this.") == "nobody says this."


def test_a_reason_within_a_complaint_is_translated_and_a_name_is_not(speaking: Callable[[str], None]) -> None:
    speaking("de")
    complaint = (
        "The back end “eager” cannot run here: PyTorch offers “fp32”, not “int8”. The picture goes on as before."
    )
    expected = "Das Backend „eager“ kann hier nicht laufen: PyTorch bietet “fp32”, nicht „int8“."
    assert told(complaint) == f"{expected} Das Bild läuft weiter wie zuvor."
    assert told("There is no file Record.") == "Es gibt keine Datei Record."


def test_a_problem_of_the_engine_is_shown_in_the_language_of_the_window(
    open_stage: OpenStage, speaking: Callable[[str], None]
) -> None:
    speaking("es")
    stage = open_stage(begin=False)
    stage.window.services.session_signals.problem.emit("Webcam gives no picture; waiting for it.")
    assert stage.problems() == ["Webcam no da imagen; esperando."]
    stage.window.main.backend.show_reasons({"cuda": "No NVIDIA driver was found."})
    choice = stage.window.main.backend.choice
    tip = choice.itemData(choice.findData("cuda"), Qt.ItemDataRole.ToolTipRole)
    assert tip == "No se encontró ningún controlador de NVIDIA."


def test_sentences_of_the_engine_are_found_and_what_only_looks_like_one_is_not() -> None:
    code = '''
"""Doc of the module."""
A = 3
"""What it is for."""
def f(x):
    """Does what it does."""
    log.info("nothing for people: %s", x)
    raise SourceError(f"{x.name} gives no picture: is it {x:.0f} s old?")
def g(x):
    return None if x else "The disk is full."
B = f"{x}: {y}"
'''
    assert set(sentences_in(code)) == {"{0} gives no picture: is it {1} s old?", "The disk is full."}


def test_the_language_chosen_in_the_menu_is_remembered(open_stage: OpenStage) -> None:
    stage = open_stage(begin=False)
    stage.window.connections.language.choices["es"].trigger()
    assert stage.window.services.settings_store.settings.language == "es"
    assert language_of(stage.window.services.settings_store.settings.language, QLocale("de_DE")) == "es"
