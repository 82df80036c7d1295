"""The presets that come with Pastiche, in the user's language: how deep the paint goes. Called by the panels."""

from __future__ import annotations

from app.i18n.language import marked, said

DEPTHS = (marked("Gentle"), marked("Balanced"), marked("Bold"))
"""Their names, in the engine's order; they can be neither renamed nor deleted."""


def shown_name(name: str) -> str:
    """What a preset is called on the screen: the user's own as they named it."""
    return said(name) if name in DEPTHS else name
