"""Reports as a table for people, in Markdown: `python -m models.evaluate.table fast.json quality.json ..`."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from models.evaluate.distances import LAYERS

_DISTANCES = (
    *(f"style.{layer}" for layer in LAYERS),
    "style.mean",
    "moments.mean",
    "content.relu3_1",
    "content.relu4_1",
)
_TEMPORAL = ("short", "steady_short", "long", "steady_long")
_HEAD = (
    "network",
    *LAYERS,
    "style",
    "moments",
    "content relu3_1",
    "content relu4_1",
    "short",
    "steady",
    "long",
    "steady",
)


def table(reports: Sequence[Mapping[str, Any]]) -> str:
    """One row a report, then the floor: what the pictures and clips have before they are painted. Means over all
    pairs and clips; a part that a report lacks stays empty.
    """
    rows = [[_name(report), *_distances(report, "stylized"), *_errors(report, _TEMPORAL)] for report in reports]
    floor = [f"floor_{name.removeprefix('steady_')}" for name in _TEMPORAL]
    rows.append(["(not painted)", *_distances(reports[0], "unstylized"), *_errors(reports[0], floor)])
    return "\n".join(_line(row) for row in (_HEAD, ["---"] * len(_HEAD), *rows))


def _name(report: Mapping[str, Any]) -> str:
    subject = report["subject"]
    return str(subject.get("weights") or f"{subject['config']}, step {subject['step']}")


def _distances(report: Mapping[str, Any], which: str) -> list[str]:
    found = report.get("distances", {}).get(which, {})
    return [f"{found[name]['mean']:.3f}" if name in found else "" for name in _DISTANCES]


def _errors(report: Mapping[str, Any], names: Sequence[str]) -> list[str]:
    found = report.get("temporal", {}).get("mean", {})
    return [f"{found[name]:.4f}" if name in found else "" for name in names]


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _main(paths: Sequence[str]) -> None:
    sys.stdout.write(table([json.loads(Path(path).read_text()) for path in paths]) + "\n")


if __name__ == "__main__":
    _main(sys.argv[1:])
