"""Starts threads of the engine, and has a sentence for the user where the system gives no more of them."""

from __future__ import annotations

import threading

from engine.errors import ThreadError


def begin(thread: threading.Thread) -> None:
    """Start `thread`, once. Raises ThreadError."""
    try:
        thread.start()
    except RuntimeError as error:
        if thread.ident is not None:
            raise
        raise ThreadError(
            "This computer starts no more threads for Pastiche: close other programs and try again."
        ) from error
