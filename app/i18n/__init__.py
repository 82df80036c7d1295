"""The words of the window in other languages: one Qt Linguist file (.ts) each, read as they are when the window opens.

A test finds strings that a file lacks; `python -m app.i18n` adds them, to be translated.
"""
