"""`--cluster [ADDRESS]`, `--workers N` and `--segment N`: video files shared out among workers."""

from __future__ import annotations

import argparse
import re

from app.cli.console import UsageError
from app.cli.options.common import positive_count, positive_seconds

LOCAL_WORKERS = "local"
_ADDRESS = re.compile(r"local|auto|[\w.-]+:\d{1,5}|\[[0-9a-fA-F:]+\]:\d{1,5}")


def address(text: str) -> str:
    """Read the address of a cluster."""
    if not _ADDRESS.fullmatch(text):
        raise argparse.ArgumentTypeError(f"a cluster is 'local', 'auto' or HOST:PORT, not {text!r}")
    return text


def add_cluster_options(parser: argparse.ArgumentParser) -> None:
    """`--cluster`, `--workers` and `--segment`."""
    group = parser.add_argument_group("cluster")
    group.add_argument(
        "--cluster",
        type=address,
        nargs="?",
        const=LOCAL_WORKERS,
        metavar="ADDRESS",
        help="share video files out among workers, through Ray: 'local' (alone: this machine), 'auto' (the cluster "
        "this machine belongs to) or HOST:PORT of one",
    )
    group.add_argument(
        "--workers",
        type=positive_count,
        metavar="N",
        help="how many (default: one for each graphics card, or for each machine where there is none)",
    )
    group.add_argument(
        "--segment",
        type=positive_seconds,
        metavar="N",
        help="about how many seconds of a film a worker takes at a time (default: 30)",
    )


def check_cluster(args: argparse.Namespace) -> None:
    """Refuse what does not go together, before anything else is done. Raises UsageError."""
    if args.cluster is None:
        for name in ("workers", "segment"):
            if getattr(args, name) is not None:
                raise UsageError(f"--{name} belongs to --cluster.")
        return
    if args.hardware:
        raise UsageError(
            "--cluster encodes on the processor, for graphics cards may encode differently: no --hardware."
        )
    if args.card_decoding:
        raise UsageError("--cluster decodes on the processor: no --card-decoding.")
    if args.from_s:
        raise UsageError("--cluster renders films from their beginning: no --from.")
    # Each worker sees its own card as the first one.
    if args.device.startswith("cuda:"):
        raise UsageError(f"--cluster gives every worker a graphics card of its own: --device cuda, not {args.device}.")
