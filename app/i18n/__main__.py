"""`python -m app.i18n`, in a clone: brings every .ts file up to date with the words of the program."""

from __future__ import annotations

import sys
from pathlib import Path

from app.i18n.extraction import source_strings
from app.i18n.linguist import LANGUAGES, read, written


def main() -> None:
    """New strings come in unfinished, those that are no more go."""
    folder = Path(__file__).parent
    sources = source_strings(folder.parents[1])
    for language in LANGUAGES:
        known = read(language)
        words = {source: known.get(source, "") for source in sources}
        (folder / f"{language}.ts").write_text(written(language, words), "utf-8")
        missing = sum(not translation for translation in words.values())
        sys.stdout.write(f"{language}: {len(words)} strings, {missing} to be translated\n")


if __name__ == "__main__":
    main()
