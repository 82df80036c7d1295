"""`pastiche bench --soak`: whether memory stays where it is, of each back end, or of the window with all of it."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from app.cli.console import ProgressLine, UsageError, say, say_json
from app.cli.display import open_offscreen_without_a_display
from app.folders import Folders

if TYPE_CHECKING:
    from engine.diagnostics import Soaked
    from engine.values import EngineConfig


def run_soaks(args: argparse.Namespace, config: EngineConfig, backends: Sequence[str]) -> int:
    """Send `args.soak` frames through `backends`, or through the window. Raises UsageError, BackendError."""
    if args.start or args.compare is not None:
        raise UsageError("--soak goes with neither --start nor --compare.")
    line = ProgressLine()
    found, skipped = _of_window(args, config, line) if args.window else _of_backends(args, config, backends, line)
    line.close()
    if args.json:
        say_json({"soak": [{"what": what, **_row(soaked)} for what, soaked in found], "skipped": skipped})
        return 0
    for what, soaked in found:
        say("\n".join(_lines(what, soaked)))
    for name, reason in skipped.items():
        say(f"{name:10} not measured: {reason}")
    return 0


_Found = tuple[list[tuple[str, "Soaked"]], dict[str, str]]


def _of_backends(args: argparse.Namespace, config: EngineConfig, backends: Sequence[str], line: ProgressLine) -> _Found:
    from engine.diagnostics import Plan, run_soak

    found, skipped = run_soak(Folders.of_user().cache, args.soak, Plan(config=config), backends, line.show)
    return [("back end", soaked) for soaked in found.values()], skipped


def _of_window(args: argparse.Namespace, config: EngineConfig, line: ProgressLine) -> _Found:
    from app.diagnostics.window_soak import measure_window_soak

    open_offscreen_without_a_display()
    line.show(f"{args.soak} frames through the window")
    return [("window", measure_window_soak(config, args.soak))], {}


def _row(soaked: Soaked) -> dict[str, Any]:
    return {
        "backend": soaked.running_on.backend,
        "frames": soaked.frames,
        "settled_mb": round(soaked.tenths_mb[0], 1),
        "end_mb": round(soaked.tenths_mb[-1], 1),
        "most_mb": round(soaked.most_mb, 1),
        "tenths_mb": [round(each, 1) for each in soaked.tenths_mb],
        "own_mb": [round(each, 1) for each in soaked.own_mb],
    }


def _lines(what: str, soaked: Soaked) -> list[str]:
    where = "in the window " if what == "window" else ""
    first = (
        f"{soaked.running_on.backend:10} {where}{soaked.frames} frames: {soaked.tenths_mb[0]:.1f} MB after a tenth, "
        f"{soaked.tenths_mb[-1]:.1f} MB at the end, {soaked.most_mb:.1f} MB at most"
    )
    rest = {"after each tenth": soaked.tenths_mb, "without pages of files": soaked.own_mb}
    return [first, *(f"{'':10} {name}, MB: {_curve(readings)}" for name, readings in rest.items() if readings)]


def _curve(readings_mb: Sequence[float]) -> str:
    return " ".join(f"{each:.1f}" for each in readings_mb)
