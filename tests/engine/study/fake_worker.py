"""Stands in for `engine.study.worker`: learns as many stages as the request has steps, and does what the name of its
weights' side asks for.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path

import numpy as np

from engine.media.images import read_picture
from engine.study.worker import REFUSED, teller
from models.registry import weights_record
from models.study.study import Stage

KILLED_STEPS, REFUSED_STEPS, HANGING_STEPS, SILENT_STEPS = 7, 8, 9, 10


def main(folder: Path) -> None:
    """A stage a step, each part being the number of the step."""
    request = json.loads((folder / "request.json").read_text("utf-8"))
    assert read_picture(folder / "style.png").ndim == 3
    assert all((folder / name).exists() for name in request["frames"])
    steps, state = request["steps"], Path(request["state"])
    if steps == REFUSED_STEPS:
        sys.stderr.write("The styles of these weights cannot be studied: they paint on no canvas.\n")
        sys.exit(REFUSED)
    tell = teller(folder, request["weights"], request["side_px"])
    shapes = weights_record(request["weights"]).style_shapes
    began = int(state.read_text()) if state.exists() else 0
    sys.stdout.write("a library prints what it likes\n")
    for step in range(began + 1, steps + 1):
        state.write_text(str(step))
        learned = tuple(np.full(shape, step, np.float32) for shape in shapes)
        tell(Stage(step, steps, 0.1, None if steps == SILENT_STEPS else learned))
        if steps == KILLED_STEPS and step == 2:
            os.kill(os.getpid(), signal.SIGTERM)
        if steps == HANGING_STEPS and step == 3:
            signal.pause()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
