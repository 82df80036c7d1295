"""Studies one style: `python -m engine.study.worker FOLDER`, where `course.study_style` has written the request.

A process of its own, which stands behind all others. Each line on stdout is JSON: step, steps, and the name of the file
in FOLDER with what was learned by then, where that is better than before.
"""

from __future__ import annotations

import json
import logging
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from engine.media.images import read_picture
from engine.processes import end_errors_in_one_line
from models.registry import weights_record
from models.studied import studied_bytes

if TYPE_CHECKING:
    from models.study.study import Stage

STYLE_KEY = "style"
"""What the style is called in files with what was learned."""

REFUSED = 2
"""How the process ends when a style cannot be studied; the last line on stderr says why."""

_NICENESS = 10
_BELOW_NORMAL_PRIORITY_CLASS = 0x4000


def main(folder: Path) -> None:
    """Study, and say how it goes."""
    # Ctrl-C in a terminal reaches all its processes: whoever started this one ends it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    stand_back()
    # Only now: what libraries start inherits the priority.
    import torch

    from models.study.study import StudyError, StudyRequest, study

    request = json.loads((folder / "request.json").read_text("utf-8"))
    if request["threads"] is not None:
        torch.set_num_threads(request["threads"])
    asked = StudyRequest(
        weights=request["weights"],
        style=read_picture(folder / "style.png"),
        side_px=request["side_px"],
        frames=[read_picture(folder / name) for name in request["frames"]],
        steps=request["steps"],
        state=Path(request["state"]),
    )
    try:
        study(asked, teller(folder, asked.weights, asked.side_px), lambda: False)
    except StudyError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(REFUSED)


def teller(folder: Path, weights: str, side_px: int) -> Callable[[Stage], None]:
    """What tells of stages: a line on stdout, and a file where something was learned."""
    record = weights_record(weights)

    def tell(stage: Stage) -> None:
        said: dict[str, object] = {"step": stage.step, "steps": stage.steps}
        if stage.learned is not None:
            name = f"stage-{stage.step}.safetensors"
            partial = folder / f"{name}.partial"
            partial.write_bytes(studied_bytes(record, {STYLE_KEY: {side_px: stage.learned}}))
            os.replace(partial, folder / name)
            said["file"] = name
        sys.stdout.write(json.dumps(said) + "\n")
        # A pipe is buffered, and somebody watches.
        sys.stdout.flush()

    return tell


def stand_back() -> None:
    """Put this process behind all that somebody waits for."""
    try:
        if sys.platform == "win32":
            import ctypes

            kernel = ctypes.windll.kernel32
            kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL_PRIORITY_CLASS)
        else:
            os.nice(_NICENESS)
    except OSError as error:
        logging.getLogger(__name__).info("the study keeps the usual priority: %s", error)


if __name__ == "__main__":
    end_errors_in_one_line()
    main(Path(sys.argv[1]))
