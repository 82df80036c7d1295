"""Sets two results of `pastiche bench --json` against each other: what got slower, what faster."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

NOISE = 1.1
"""Above this ratio of times something got worse: two runs of one version differ by less."""

_KEY = ("backend", "device", "precision", "weights", "size", "scope")


def compare(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[dict[str, Any]]:
    """One entry for each row that both have: the key of the row, `ratio` of the median times (above 1: slower now) and
    `worse`; before them one for each peak of the machine, which tell whether it was the same machine, as loaded.
    """
    peaks = [
        {"peak": f"{kind} {name}", "ratio": round(value / before[name], 3)}
        for kind in ("matmul_tflops", "copy_gbs")
        for before in (old["machine"].get(kind, {}),)
        for name, value in new["machine"].get(kind, {}).items()
        if before.get(name)
    ]
    former = {_key(row): row for row in old["results"]}
    both = [(former[_key(row)], row) for row in new["results"] if _key(row) in former]
    return peaks + [_change(before, row) for before, row in both if before["median_ms"]]


def describe_changes(changes: Sequence[Mapping[str, Any]]) -> list[str]:
    """The changes for people, line by line; nothing when there are none."""
    if not changes:
        return []
    return ["", "now : before", *(_text(change) for change in changes)]


def _change(before: Mapping[str, Any], row: Mapping[str, Any]) -> dict[str, Any]:
    ratio = row["median_ms"] / before["median_ms"]
    return {name: row[name] for name in _KEY} | {"ratio": round(ratio, 3), "worse": ratio > NOISE}


def _text(change: Mapping[str, Any]) -> str:
    if "peak" in change:
        return f"{change['ratio']:6.2f}  {change['peak'].replace('_', ' ')} of the machine"
    words = " ".join(str(change[name]) for name in ("backend", "precision", "size", "scope"))
    return f"{change['ratio']:6.2f}  time of {words.replace('_', ' ')}{'  WORSE' if change['worse'] else ''}"


def _key(row: Mapping[str, Any]) -> tuple[object, ...]:
    return tuple(row.get(name) for name in _KEY)
