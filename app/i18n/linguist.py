"""Reads and writes Qt Linguist files: only what Pastiche needs, one context and no plural forms."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from importlib import resources
from xml.etree import ElementTree

LANGUAGES = {"de": "Deutsch", "es": "Español", "zh": "中文"}
"""Language -> its own name; each has a file here."""

_CONTEXT = "Pastiche"


def read(language: str) -> dict[str, str]:
    """English text -> translation, of the file of `language`. Raises FileNotFoundError."""
    return parsed((resources.files(__package__) / f"{language}.ts").read_text("utf-8"))


def parsed(text: str) -> dict[str, str]:
    """The finished translations of a file's text."""
    messages = ElementTree.fromstring(text).iter("message")
    pairs = {message.findtext("source", ""): message.findtext("translation", "") for message in messages}
    return {source: translation for source, translation in pairs.items() if translation}


def written(language: str, words: Mapping[str, str]) -> str:
    """The text of a file; an empty translation is marked as unfinished."""
    return "\n".join(
        [
            '<?xml version="1.0" encoding="utf-8"?>',
            "<!DOCTYPE TS>",
            f'<TS version="2.1" language="{language}" sourcelanguage="en">',
            f"<context>\n    <name>{_CONTEXT}</name>",
            *(_message(source, translation) for source, translation in words.items()),
            "</context>\n</TS>\n",
        ]
    )


def _message(source: str, translation: str) -> str:
    begin = "<translation>" if translation else '<translation type="unfinished">'
    return (
        f"    <message>\n        <source>{escape(source, quote=False)}</source>\n"
        f"        {begin}{escape(translation, quote=False)}</translation>\n    </message>"
    )
