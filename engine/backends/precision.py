"""Which precisions a back end offers, and the sentence for one that it does not. Pure functions; any thread."""

from __future__ import annotations

from collections.abc import Sequence

from engine.values import AUTO_PRECISION


def precision_problem(where: str, offered: Sequence[str], wanted: str) -> str | None:
    """None when `wanted` is offered ("auto" always is), else one sentence. `where`: who computes, and on what."""
    if wanted in (AUTO_PRECISION, *offered):
        return None
    names = " and ".join(f"“{name}”" for name in offered)
    return f"{where} offers {names}, not “{wanted}”."
