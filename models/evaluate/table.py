"""Reports as tables for people, in Markdown: `python -m models.evaluate.table fast.json quality.json ..`."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from models.evaluate.judges.distances import LAYERS

Parts = Mapping[str, Any]
"""What a report has of one size."""

_DISTANCES = {
    **{layer: f"style.{layer}" for layer in LAYERS},
    "style": "style.mean",
    "at 1/2": "style_half.mean",
    "at 1/4": "style_quarter.mean",
    "moments": "moments.mean",
    "content relu3_1": "content.relu3_1",
    "content relu4_1": "content.relu4_1",
}
_JUDGES = (*_DISTANCES, "filter residual", "recognised, bundled", "recognised, grid")
_CLIPS = {
    "short": "short",
    "steady": "steady_short",
    "long": "long",
    "steady long": "steady_long",
    "not painted": "floor_short",
    "not painted, long": "floor_long",
}


def tables(reports: Sequence[Mapping[str, Any]]) -> str:
    """Distances and judges, steadiness, distances of each bundled style, and how many results in each are recognised:
    four tables, of which those stay away that no report has anything for.

    A row is a report at one size (in the last two a column), with means over all pairs and clips; what it lacks is
    empty.
    """
    found = [(_name(report["subject"]), side, parts) for report in reports for side, parts in report["sizes"].items()]
    judged = [[name, side, *_judged(parts)] for name, side, parts in found]
    steady = [[name, side, *_steady(parts)] for name, side, parts in found]
    kinds = [
        _table(["network", "px", *head], rows) if any(any(row[2:]) for row in rows) else ""
        for head, rows in ((_JUDGES, judged), (_CLIPS, steady))
    ]
    return "\n\n".join(table for table in (*kinds, _bundled(found), _recognised(found)) if table)


def _name(subject: Mapping[str, Any]) -> str:
    if subject.get("photographs"):
        return "(not painted)"
    return str(subject.get("weights") or f"{subject['config']}, step {subject['step']}")


def _judged(parts: Parts) -> list[str]:
    figures = parts.get("distances", {}).get("figures", {})
    cells = [f"{figures[name]['mean']:.3f}" if name in figures else "" for name in _DISTANCES.values()]
    cells.append(f"{parts['residual']['mean']:.3f}" if "residual" in parts else "")
    return cells + [_share(parts["recognised"][kind]) if "recognised" in parts else "" for kind in ("bundled", "grid")]


def _share(recognised: Mapping[str, Any]) -> str:
    return f"{recognised['share'] * 100:.0f} % of {len(recognised['styles'])} styles"


def _steady(parts: Parts) -> list[str]:
    means = parts.get("temporal", {}).get("mean", {})
    return [f"{means[name]:.4f}" if name in means else "" for name in _CLIPS.values()]


def _bundled(found: Sequence[tuple[str, str, Parts]]) -> str:
    """Style distance at 1, 1/2 and 1/4 and content distance of every bundled style, and their means."""
    judged = [(f"{name}, {side} px", parts["bundled"]) for name, side, parts in found if "bundled" in parts]
    columns = {
        head: {row["style"]: _distances(row) for row in [*part["styles"], {"style": "mean", **part["mean"]}]}
        for head, part in judged
    }
    names = dict.fromkeys(name for column in columns.values() for name in column)
    rows = [[name, *(column.get(name, "") for column in columns.values())] for name in names]
    return _table(["style", *columns], rows) if rows else ""


def _distances(row: Mapping[str, Any]) -> str:
    style = " ".join(f"{row[f'{scale}.mean']:.3f}" for scale in ("style", "style_half", "style_quarter"))
    return f"{style}, content {row['content.relu4_1']:.2f}"


def _recognised(found: Sequence[tuple[str, str, Parts]]) -> str:
    """Hits of every bundled style, and what it is mostly taken for instead."""
    judged = [(f"{name}, {side} px", parts["recognised"]) for name, side, parts in found if "recognised" in parts]
    columns = {head: {row["style"]: _hits(row) for row in part["bundled"]["styles"]} for head, part in judged}
    names = sorted({name for column in columns.values() for name in column})
    rows = [[name, *(column.get(name, "") for column in columns.values())] for name in names]
    return _table(["style", *columns], rows) if rows else ""


def _hits(row: Mapping[str, Any]) -> str:
    instead = f", else {row['mostly_taken_for']}" if row["mostly_taken_for"] else ""
    return f"{row['hits']} of {row['of']}{instead}"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, ["---"] * len(head), *rows))


def _main(paths: Sequence[str]) -> None:
    sys.stdout.write(tables([json.loads(Path(path).read_text()) for path in paths]) + "\n")


if __name__ == "__main__":
    _main(sys.argv[1:])
