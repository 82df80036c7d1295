"""`pastiche doctor`: what is here, what of it works, and what the picture would be computed on."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from app.cli.console import ProgressLine, say, say_json
from app.cli.display import display_problem
from app.cli.options.common import add_json_option
from app.cli.records import running_on_record
from app.folders import Folders

if TYPE_CHECKING:
    from engine.diagnostics import Checkup, FolderCheck, Machine, Report


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Put `doctor` on the command line."""
    parser = commands.add_parser("doctor", help="say what is here and what works", allow_abbrev=False)
    add_json_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Examine this computer and print what was found."""
    from engine.diagnostics import examine

    folders = Folders.of_user()
    line = ProgressLine()
    places = (("styles", folders.styles), ("cache", folders.cache), ("log", folders.logs))
    report = examine(places, folders.cache / "engines", line.show)
    line.close()
    # Asked without Qt, which would end the process where there is no display.
    window = display_problem()
    if args.json:
        say_json(doctor_record(report, window))
    else:
        say("\n".join(describe_report(report, window)))
    return 0


def doctor_record(report: Report, window_problem: str | None) -> dict[str, Any]:
    """The report for machines."""
    return {
        "machine": asdict(report.machine),
        "window": {"possible": window_problem is None, "problem": window_problem},
        "backends": [
            {
                "name": checkup.name,
                "works": checkup.problem is None,
                "problem": checkup.problem,
                "running_on": running_on_record(checkup.running_on),
                "median_ms": checkup.median_ms,
                "agreement_db": checkup.agreement_db,
                "precisions": dict(checkup.precisions),
            }
            for checkup in report.backends
        ],
        "chosen": report.chosen,
        "cameras": [{"index": index, "name": name} for index, name in report.cameras],
        "networks": dict(report.networks),
        "untrained_transforms": list(report.untrained),
        "folders": [asdict(folder) | {"path": str(folder.path)} for folder in report.folders],
    }


def describe_report(report: Report, window_problem: str | None) -> list[str]:
    """The report for people, line by line."""
    return [
        *_machine_lines(report.machine),
        "",
        *(_backend_line(checkup, report.chosen) for checkup in report.backends),
        "",
        _line("networks", _networks(report)),
        _line("window", "possible" if window_problem is None else f"not possible: {window_problem}"),
        _line("cameras", ", ".join(f"{index}: {name}" for index, name in report.cameras) or "none found"),
        *(_folder_line(folder) for folder in report.folders),
        "",
        f"Pastiche would run on: {report.chosen}" if report.chosen else "Nothing here can run Pastiche.",
    ]


def _machine_lines(machine: Machine) -> list[str]:
    installed = [f"{name} {version}" for name, version in machine.packages.items() if version]
    cards = [gpu.name if gpu.problem is None else f"{gpu.name} (not used: {gpu.problem})" for gpu in machine.gpus]
    return [
        _line("system", f"{machine.system}, Python {machine.python}"),
        _line("packages", ", ".join(installed)),
        _line("processor", f"{machine.cpu}, {machine.cores} cores, {' '.join(machine.features)}"),
        _line("graphics", ", ".join(cards) or "no card for computing found"),
    ]


def _backend_line(checkup: Checkup, chosen: str | None) -> str:
    mark = "  <- would be used" if checkup.name == chosen else ""
    if checkup.problem is not None or checkup.running_on is None or checkup.median_ms is None:
        return _line(checkup.name, f"no: {checkup.problem}")
    on = checkup.running_on
    others = [name for name, reason in checkup.precisions.items() if reason is None and name != on.precision]
    also = f" (or {', '.join(others)})" if others else ""
    pace = f"{checkup.median_ms:.1f} ms for a frame of 640x368"
    return _line(checkup.name, f"works on {on.device} in {on.precision}{also}: {pace}{mark}")


def _networks(report: Report) -> str:
    here = ", ".join(f"{name} ({transform})" for name, transform in report.networks.items())
    return f"{here}; no weights for {', '.join(report.untrained)}" if report.untrained else here


def _folder_line(folder: FolderCheck) -> str:
    size = f"{folder.bytes / 1e6:.1f} MB"
    return _line(folder.name, f"{folder.path} ({size}{'' if folder.writable else ', not writable'})")


def _line(name: str, text: str) -> str:
    return f"{name:10} {text}"
