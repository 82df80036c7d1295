"""The command line. One module per subcommand; the engine below is the one the window uses.

Modules here import nothing heavy at the top: `pastiche --help` must not wait for torch, and no subcommand
ever loads Qt. Everything in this package runs on the main thread.

Exit codes: 0 done, 2 bad input or usage (one sentence on stderr), 130 interrupted (the file is finished).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from app.cli.console import UsageError, complain, say, why
from app.cli.options.preset import apply_preset
from app.cli.parser import parse
from app.folders import Folders

EXIT_DONE = 0
EXIT_BAD_INPUT = 2
EXIT_INTERRUPTED = 130

LICENCES = "MIT; the network's weights, and what is made with them, for non-commercial purposes only"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line (the process's own by default) and return its exit code."""
    args = parse(sys.argv[1:] if argv is None else argv)
    from engine.errors import EngineError

    try:
        return _run(args)
    except (UsageError, EngineError) as error:
        complain(str(error))
        return EXIT_BAD_INPUT
    except OSError as error:
        # What nobody below expected of the system: a full disk, a folder that may not be entered.
        complain(f"{error.filename or 'The system refuses'}: {why(error)}.")
        return EXIT_BAD_INPUT
    except KeyboardInterrupt:
        complain("interrupted")
        return EXIT_INTERRUPTED


def _run(args: argparse.Namespace) -> int:
    if args.version:
        say(f"pastiche {_version()}\n{LICENCES}")
        return EXIT_DONE
    apply_preset(args, Folders.of_user())
    return int(args.run(args))


def _version() -> str:
    from importlib import metadata

    try:
        return metadata.version("pastiche")
    except metadata.PackageNotFoundError:
        return "(not installed, running from a checkout)"
