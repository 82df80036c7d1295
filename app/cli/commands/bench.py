"""`pastiche bench`: how fast each back end is here, how quickly it starts, and whether its memory stays where it is."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli.commands.bench_compare import compare, describe_changes
from app.cli.commands.bench_soak import run_soaks
from app.cli.console import ProgressLine, UsageError, say, say_json
from app.cli.display import open_offscreen_without_a_display
from app.cli.options.common import add_engine_options, add_json_option, positive_count, size
from app.folders import Folders

if TYPE_CHECKING:
    from app.diagnostics.window_bench import WindowFigures
    from engine.diagnostics import Measurement, PeakShares, Results, StartUp
    from engine.values import EngineConfig


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Put `bench` on the command line."""
    parser = commands.add_parser("bench", help="measure how fast it is here (a minute or two)", allow_abbrev=False)
    parser.add_argument("--size", type=size, metavar="WxH", action="append", help="size of the frames, several times")
    parser.add_argument(
        "--compare", type=Path, metavar="OLD.json", help="set the figures against those of an earlier --json"
    )
    parser.add_argument(
        "--soak",
        type=positive_count,
        metavar="FRAMES",
        help="watch the memory over so many small frames instead; with --window those of the window",
    )
    other = parser.add_mutually_exclusive_group()
    other.add_argument("--start", action="store_true", help="measure a first and a second start instead")
    other.add_argument("--window", action="store_true", help="measure how quickly the window opens and paints instead")
    add_engine_options(parser)
    add_json_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Measure every back end that is here, or the one named, beside the reference."""
    from engine.values import EngineConfig

    config = EngineConfig(
        backend=args.backend,
        weights=args.network or EngineConfig().weights,
        device=args.device,
        precision=args.precision,
    )
    if args.soak is not None:
        return run_soaks(args, config, _names(args))
    if args.start:
        return _run_start(args, config)
    if args.window:
        return _run_window(args, config)
    return _run_speed(args, config)


def _run_speed(args: argparse.Namespace, config: EngineConfig) -> int:
    from engine.diagnostics import Plan, run_bench

    old = None if args.compare is None else _read(args.compare)
    plan = Plan(config=config) if args.size is None else Plan(sizes_px=tuple(args.size), config=config)
    line = ProgressLine()
    results = run_bench(Folders.of_user().cache, plan, _names(args), line.show)
    line.close()
    found = bench_record(results)
    changes = [] if old is None else compare(old, found)
    if args.json:
        say_json(found if old is None else found | {"changes": changes})
    else:
        say("\n".join([*describe_results(results), *describe_changes(changes)]))
    return 0


def _run_start(args: argparse.Namespace, config: EngineConfig) -> int:
    from engine.diagnostics import Plan, measure_starts

    sizes = args.size or Plan().sizes_px[:1]
    starts = [(size_px, *measure_starts(config, size_px)) for size_px in sizes]
    if args.json:
        say_json({"starts": [_start_row(size_px, which) for size_px, *both in starts for which in both]})
        return 0
    for size_px, first, second in starts:
        for word, start in (("first start", first), ("second start", second)):
            say(_start_text(size_px, word, start))
    return 0


def _run_window(args: argparse.Namespace, config: EngineConfig) -> int:
    from app.diagnostics.window_bench import measure_window
    from engine.diagnostics import Plan

    open_offscreen_without_a_display()
    sizes = args.size or Plan().sizes_px[:1]
    found = [(size_px, *measure_window(config, size_px)) for size_px in sizes]
    if args.json:
        say_json({"windows": [_window_row(size_px, each) for size_px, *both in found for each in both]})
        return 0
    for size_px, first, second in found:
        for word, figures in (("first start", first), ("second start", second)):
            say("\n".join([_window_text(size_px, word, figures), *_silences_text(figures)]))
    return 0


def _names(args: argparse.Namespace) -> tuple[str, ...]:
    from engine.backends import BACKENDS

    return tuple(BACKENDS) if args.backend == "auto" else (args.backend,)


def _read(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text("utf-8"))
        # Any other JSON file ends here and not in the middle of the comparison.
        _ = found["results"], found["machine"]
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise UsageError(f"{path} is not a result of 'pastiche bench --json'.") from error
    return dict(found)


def bench_record(results: Results) -> dict[str, Any]:
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
            "matmul_tflops": {name: round(value, 5) for name, value in results.peaks.matmul_tflops.items()},
            "copy_gbs": {name: round(value, 2) for name, value in results.peaks.copy_gbs.items()},
        },
        "results": [_row(row, results.shares(row)) for row in results.measurements],
        "skipped": results.skipped,
    }


def describe_results(results: Results) -> list[str]:
    """The results for people, line by line."""
    tflops = ", ".join(f"{name} {value:.3g}" for name, value in results.peaks.matmul_tflops.items())
    copies = ", ".join(f"{name} {value:.1f}" for name, value in results.peaks.copy_gbs.items())
    return [
        f"{results.machine.cpu}, {results.machine.cores} cores; "
        f"matrix product, TFLOP/s: {tflops}; copy, GB/s: {copies}",
        "",
        _columns("back end", "precision", "size", "scope", "median", "95 %", "fps", "memory"),
        *(_text_row(measurement) for measurement in results.measurements),
        *(f"{name:10} not measured: {reason}" for name, reason in results.skipped.items()),
        "",
        *(_roofline_text(row, shares) for row in results.measurements if (shares := results.shares(row)) is not None),
        *(_stages_text(row) for row in results.measurements if len(row.stages) > 1),
    ]


def _row(measurement: Measurement, shares: PeakShares | None) -> dict[str, Any]:
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
        "roofline": None if shares is None else _roofline(shares),
    }


def _roofline(shares: PeakShares) -> dict[str, float | None]:
    return {
        "gflops": round(shares.gflops, 1),
        "gbs": round(shares.gbs, 2),
        **{
            name: None if share is None else round(share, 3)
            for name, share in (
                ("of_matmul", shares.of_matmul),
                ("of_copy", shares.of_copy),
                ("of_roofline", shares.of_roofline),
            )
        },
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


def _roofline_text(row: Measurement, shares: PeakShares) -> str:
    figures = [
        f"{shares.gflops:.0f} GFLOP/s{_of(shares.of_matmul, 'the matrix product')}",
        f"{shares.gbs:.1f} GB/s{_of(shares.of_copy, 'the copy')}",
    ]
    return (
        f"{row.backend:10} {_size(row):10} {row.scope}: {', '.join(figures)}{_of(shares.of_roofline, 'the roofline')}"
    )


def _of(share: float | None, what: str) -> str:
    return "" if share is None else f" ({share:.0%} of {what})"


def _stages_text(row: Measurement) -> str:
    stages = ", ".join(f"{name} {value:.1f}" for name, value in row.stages.items())
    return f"{row.backend:10} {_size(row):10} stages, ms: {stages}"


def _start_row(size_px: tuple[int, int], start: StartUp) -> dict[str, Any]:
    return {
        "backend": start.backend,
        "precision": start.precision,
        "size": f"{size_px[0]}x{size_px[1]}",
        "seconds": round(start.seconds, 3),
        "cpu_s": round(start.cpu_s, 3),
        "rss_mb": None if start.rss_mb is None else round(start.rss_mb, 1),
        "loaded_torch": start.loaded_torch,
    }


def _start_text(size_px: tuple[int, int], word: str, start: StartUp) -> str:
    memory = "" if start.rss_mb is None else f", {start.rss_mb:.0f} MB"
    torch = "with" if start.loaded_torch else "without"
    return (
        f"{word:12} {size_px[0]}x{size_px[1]} on {start.backend} ({start.precision}): "
        f"{start.seconds:.2f} s to the first stylized picture ({start.cpu_s:.2f} s of processor time), "
        f"{torch} PyTorch{memory}"
    )


def _window_row(size_px: tuple[int, int], figures: WindowFigures) -> dict[str, Any]:
    rounded = {name: round(value, 3) if isinstance(value, float) else value for name, value in asdict(figures).items()}
    silences = {
        name: {"held_ms": round(silence.held_ms, 1), "seen_ms": round(silence.seen_ms, 1)}
        for name, silence in figures.silences.items()
    }
    return {"size": f"{size_px[0]}x{size_px[1]}", **rounded, "silences": silences}


def _window_text(size_px: tuple[int, int], word: str, figures: WindowFigures) -> str:
    return (
        f"{word:12} {size_px[0]}x{size_px[1]} on {figures.backend} ({figures.precision}), {figures.platform}: "
        f"{figures.window_s:.2f} s to the window, {figures.first_frame_s:.2f} s to the first stylized frame "
        f"({figures.first_frame_cpu_s:.2f} s of processor time); a 1080p frame is painted in {figures.paint_ms:.1f} ms "
        f"(95 % within {figures.paint_p95_ms:.1f} ms; {figures.paint_cpu_ms:.1f} ms of processor time)"
    )


def _silences_text(figures: WindowFigures) -> list[str]:
    """How long the GUI thread was deaf at most in what was done with the window, the longest first."""
    longest = sorted(figures.silences.items(), key=lambda item: item[1].held_ms, reverse=True)
    return [
        f"{'':12} {silence.held_ms:5.1f} ms deaf at most ({silence.seen_ms:.1f} by the clock): {name}"
        for name, silence in longest
    ]


def _columns(backend: str, precision: str, size: str, scope: str, *figures: str) -> str:
    return f"{backend:10} {precision:9} {size:10} {scope:11}" + "".join(f"{figure:>11}" for figure in figures)


def _size(measurement: Measurement) -> str:
    return f"{measurement.size_px[0]}x{measurement.size_px[1]}"
