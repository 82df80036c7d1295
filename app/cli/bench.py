"""`pastiche bench`: how fast each back end is here."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from app.cli.console import ProgressLine, say, say_json
from app.cli.options import add_engine_options, add_json_option
from app.folders import Folders

if TYPE_CHECKING:
    from engine import Measurement, Results


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Put `bench` on the command line."""
    parser = commands.add_parser("bench", help="measure how fast it is here (a minute or two)", allow_abbrev=False)
    add_engine_options(parser)
    add_json_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Measure every back end that is here, or the one named, beside the reference."""
    from engine import BACKENDS, EngineConfig, Plan, run_bench

    names = tuple(BACKENDS) if args.backend == "auto" else (args.backend,)
    line = ProgressLine()
    results = run_bench(
        Folders.of_user().cache, Plan(config=EngineConfig(weights=args.network, device=args.device)), names, line.show
    )
    line.close()
    if args.json:
        say_json(record(results))
    else:
        say("\n".join(describe(results)))
    return 0


def record(results: Results) -> dict[str, Any]:
    """The results for machines."""
    machine = results.machine
    return {
        "machine": {
            "cpu": machine.cpu,
            "cores": machine.cores,
            "cpu_features": list(machine.features),
            "gpu": machine.gpus[0].name if machine.gpus else None,
            "system": machine.system,
            "python": machine.python,
            "torch": machine.packages["torch"],
            "openvino": machine.packages["openvino"],
            "matmul_tflops": {name: round(value, 3) for name, value in results.matmul_tflops.items()},
        },
        "results": [_row(measurement) for measurement in results.measurements],
        "skipped": results.skipped,
    }


def describe(results: Results) -> list[str]:
    """The results for people, line by line."""
    tflops = ", ".join(f"{name} {value:.2f}" for name, value in results.matmul_tflops.items())
    return [
        f"{results.machine.cpu}, {results.machine.cores} cores; matrix product, TFLOP/s: {tflops}",
        "",
        _columns("back end", "precision", "size", "scope", "median", "95 %", "fps", "memory"),
        *(_text_row(measurement) for measurement in results.measurements),
        *(f"{name:10} not measured: {reason}" for name, reason in results.skipped.items()),
    ]


def _row(measurement: Measurement) -> dict[str, Any]:
    return {
        "backend": measurement.backend,
        "device": measurement.device,
        "precision": measurement.precision,
        "weights": measurement.weights,
        "size": _size(measurement),
        "scope": measurement.scope,
        "median_ms": round(measurement.median_ms, 3),
        "p95_ms": round(measurement.p95_ms, 3),
        "fps": round(measurement.fps, 2),
        "stages": {name: round(value, 3) for name, value in measurement.stages.items()},
        "rss_mb": None if measurement.rss_mb is None else round(measurement.rss_mb, 1),
    }


def _text_row(row: Measurement) -> str:
    return _columns(
        row.backend,
        row.precision,
        _size(row),
        row.scope.replace("_", " "),
        f"{row.median_ms:.1f} ms",
        f"{row.p95_ms:.1f} ms",
        f"{row.fps:.1f}",
        "" if row.rss_mb is None else f"{row.rss_mb:.0f} MB",
    )


def _columns(backend: str, precision: str, size: str, scope: str, *figures: str) -> str:
    return f"{backend:10} {precision:9} {size:10} {scope:11}" + "".join(f"{figure:>11}" for figure in figures)


def _size(measurement: Measurement) -> str:
    return f"{measurement.size_px[0]}x{measurement.size_px[1]}"
