"""Compiled networks on disk. OpenVINO itself keeps them, under names made of network, device and version, and compiles
again what it cannot read. Reading one takes a third of the time. It does not check the weights for damaged bits; damage
that matters shows in the self-test.
"""

from __future__ import annotations

import logging
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

log = logging.getLogger(__name__)

MOST_ENTRIES = 32
"""Three to ten megabytes each: the working sizes of a few cameras and windows."""


def kept_in(folder: Path) -> dict[str, str]:
    """The options that have OpenVINO read the result from `folder`, or keep it there. Removes the oldest entries.

    No options where no files can be made, since OpenVINO would refuse to compile. That is logged, and the next start
    takes longer; a full disk does no other harm.
    """
    try:
        # A compiled network is code that is run: nobody else may write here.
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        entries = sorted(folder.glob("*.blob"), key=lambda path: path.stat().st_mtime, reverse=True)
    except OSError as error:
        log.info("compiled networks are not kept: %s", error)
        return {}
    # One more may be about to come. Those in use elsewhere stay readable there, or cannot be removed (Windows).
    for path in entries[MOST_ENTRIES - 1 :]:
        with suppress(OSError):
            path.unlink()
    if not os.access(folder, os.W_OK | os.X_OK):
        log.info("compiled networks are not kept: %s cannot be written to", folder)
        return {}
    return {"CACHE_DIR": str(folder)}


def name_by_place(graph: Any) -> None:
    """Name the inputs and outputs of `graph` by their position."""
    # OpenVINO numbers them over the life of a process, and hashes these names: the same network, drawn a second time,
    # would not be found in the cache.
    for place, port in enumerate([*graph.inputs, *graph.outputs]):
        port.get_tensor().set_names({f"port{place}"})
