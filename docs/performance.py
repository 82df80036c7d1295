"""Makes docs/performance.md of the measurements in docs/measurements/bench.

    .venv/bin/python docs/performance.py

A measurement is what `pastiche bench --json` printed, kept as `YYYY-MM-DD-machine.json`, one file a machine: a newer
one replaces the older. By hand one may add `notes`, a list of sentences to stand below the table.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

DOCS = Path(__file__).parent
FOLDER = DOCS / "measurements" / "bench"
PAGE = DOCS / "performance.md"

_HEAD = """\
<!-- Made by docs/performance.py of the files in docs/measurements/bench: change those, not this page. -->

# How fast it is

Every figure here was measured. The style is cached and the batch is one. Figures of different machines, or of the same
machine on different days, should not be compared closely: `pastiche bench` on your own computer says more.

- *network*: a padded frame in, a padded picture out.
- *throughput*: the same, with as many frames at once as a render uses.
- *end to end*: a render without its file: source, style transfer and hand-over on their threads.
- *live*: how old a frame is when the window gets it, with a camera of 30 frames a second.

**No figure of a graphics card yet:** the TensorRT and CUDA back ends have not been run on one.
"""

_FOOT = """\
## Measure it yourself

`pastiche bench` measures every back end that runs here; `--start` two starts, `--window` the window, `--soak 20000` its
memory over that many frames, `--compare OLD.json` sets it against an earlier `--json`. To add a machine to this page,
keep the JSON as `docs/measurements/bench/DATE-machine.json` and run `make docs`.

What each control of the look costs, and all at once: [measurements/controls.md](measurements/controls.md).

Older measurements, other machines and what was tried on the way are in
[measurements/performance-history.md](measurements/performance-history.md).
"""

_BACKENDS = {
    "openvino": "OpenVINO",
    "eager": "PyTorch",
    "cuda": "PyTorch, CUDA",
    "mps": "PyTorch, Apple",
    "tensorrt": "TensorRT",
}
_COLUMNS = ("back end", "precision", "size", "scope", "median ms", "95 % ms", "frames/s", "memory MB")


def page(folder: Path) -> str:
    """The whole page, the newest measurement first. Raises ValueError for a file that is no result of the benchmark."""
    files = sorted(folder.glob("*.json"), reverse=True)
    return "\n".join([_HEAD, *(_machine(path) for path in files), _FOOT])


def _machine(path: Path) -> str:
    try:
        found = json.loads(path.read_text("utf-8"))
        return section(found, path.stem[: len("YYYY-MM-DD")])
    except (ValueError, LookupError, TypeError) as error:
        raise ValueError(f"{path} is not a result of 'pastiche bench --json'.") from error


def section(found: dict[str, Any], date: str) -> str:
    """What is said of one machine: its name, its table, what it can do at best, and the notes."""
    machine = found["machine"]
    lines = [f"## {machine['gpu'] or machine['cpu']}", "", _described(machine, date, found["results"]), ""]
    lines += [_row(_COLUMNS), _row(["---"] * len(_COLUMNS)), *(_row(_cells(row)) for row in found["results"]), ""]
    lines += [f"- {note}" for note in found.get("notes", ())]
    lines += [f"- {name} was not measured: {reason}" for name, reason in found["skipped"].items()]
    return "\n".join(lines).rstrip() + "\n"


def _described(machine: dict[str, Any], date: str, rows: list[dict[str, Any]]) -> str:
    weights = ", ".join(sorted({f"`{row['weights']}`" for row in rows}))
    tflops = ", ".join(f"{value:.2f} in {name}" for name, value in machine["matmul_tflops"].items())
    return (
        f"Measured {date} with {weights}. {machine['cores']} cores, {', '.join(machine['cpu_features'])}; "
        f"{machine['system']}, Python {machine['python']}, torch {machine['torch']}, OpenVINO {machine['openvino']}. "
        f"A matrix product reached, in TFLOP/s: {tflops}."
    )


def _cells(row: dict[str, Any]) -> list[str]:
    return [
        _BACKENDS.get(row["backend"], row["backend"]),
        row["precision"],
        row["size"],
        row["scope"].replace("_", " "),
        f"{row['median_ms']:.1f}",
        f"{row['p95_ms']:.1f}",
        f"{row['fps']:.1f}",
        "" if row["rss_mb"] is None else f"{row['rss_mb']:.0f}",
    ]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    PAGE.write_text(page(FOLDER), "utf-8")
