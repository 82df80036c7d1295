"""The language of the window: that of the system, or the one chosen; English where there is no translation."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from PyQt6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator
from PyQt6.QtWidgets import QApplication

from app.i18n.linguist import LANGUAGES, read

ENGLISH = "en"

_QT_NAMES = {"zh": "zh_CN"}
_LEAST_LETTERS = 4
"""Of its own that a sentence with places needs to be told from others."""


def marked(text: str) -> str:
    """`text` as it is: words in a table, found here by the translators and translated where they are shown."""
    return text


_NAMES = frozenset({marked("Demo scene")})
"""What the engine has names of its own for: in its sentences they are words, unlike those of files and cameras."""


def said(text: str) -> str:
    """A fixed sentence of the engine or of a table, in the user's language; one that nobody knows stays as it is."""
    return QCoreApplication.translate("Pastiche", text)


def told(text: str) -> str:
    """A sentence that the engine filled in, in the user's language; one that nobody knows stays as it is."""
    known = said(text)
    application = QCoreApplication.instance()
    if known != text or application is None:
        return known
    spoken = (words.told(text) for words in application.findChildren(EnglishKeyedTranslator))
    return next((sentence for sentence in spoken if sentence), text)


def language_of(wanted: str, system: QLocale) -> str:
    """The language to use: `wanted` where there is one, else the first of the system's that there is."""
    if wanted in LANGUAGES or wanted == ENGLISH:
        return wanted
    # “de-AT” is served by “de”.
    preferred = (name.partition("-")[0] for name in system.uiLanguages())
    return next((name for name in preferred if name in LANGUAGES or name == ENGLISH), ENGLISH)


def install_translations(application: QApplication, language: str) -> None:
    """Translate everything that is made from now on."""
    if language == ENGLISH:
        return
    qt_words = QTranslator(application)
    # Qt's own words: buttons of dialogues, menus of text fields.
    if qt_words.load(
        f"qtbase_{_QT_NAMES.get(language, language)}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    ):
        application.installTranslator(qt_words)
    application.installTranslator(EnglishKeyedTranslator(read(language), application))


class EnglishKeyedTranslator(QTranslator):
    """Translates by the English words alone; whatever it does not know is left to others. Threads: GUI."""

    def __init__(self, words: Mapping[str, str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words

    def told(self, text: str) -> str:
        """The translation of a sentence whose values are filled in; empty where it is none of those known here."""
        for pattern, translation in self._templates:
            found = pattern.fullmatch(text)
            if found is not None:
                return translation.format(*(self._value(value) for value in found.groups()))
        return ""

    @cached_property
    def _templates(self) -> list[tuple[re.Pattern[str], str]]:
        """What a sentence with places looks like, and its translation; those with the most words of their own first."""
        # Compiled when first needed: most sessions meet no such sentence.
        with_places = {source: re.split(r"\{\d*\}", source) for source in self._words if re.search(r"\{\d*\}", source)}
        # Where several fit, the one with the most words of its own is meant.
        rows = sorted(with_places.items(), key=lambda row: -len("".join(row[1])))
        return [
            (re.compile("(.+?)".join(map(re.escape, parts)), re.DOTALL), self._words[source])
            for source, parts in rows
            if len(re.sub(r"[^A-Za-z]", "", "".join(parts))) >= _LEAST_LETTERS
        ]

    def _value(self, text: str) -> str:
        # What the engine calls its own (Demo scene) is a word; names of files and cameras stay as they are.
        if text in _NAMES:
            return self._words.get(text) or text
        # A value may be a sentence itself: the reason within a complaint.
        return (self._words.get(text) or self.told(text) or text) if text.endswith((".", "?")) else text

    def translate(  # type: ignore[override]
        self,
        context: str | None,
        sourceText: str | None,  # noqa: N803
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str | None:
        """The translation; None, which PyQt's stubs do not know of, hands the question on."""
        return self._words.get(sourceText or "")

    def isEmpty(self) -> bool:  # noqa: N802
        """Qt does not ask an empty one."""
        return not self._words
