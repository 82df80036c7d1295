"""Measures one back end: `python -m engine.diagnostics.tuning_run NAME WEIGHTS DEVICE WIDTHxHEIGHT CACHE RESULT`.

Run by `engine.diagnostics.tuning` in a process of its own. The last line on stdout is JSON, with `median_ms` or
`problem`; the picture goes to the file RESULT.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from statistics import median

import numpy as np

from engine.backends.selection import make_backend
from engine.backends.self_test import probe_pattern
from engine.diagnostics.trial import TEST_STYLE_PX, Effort, try_backend
from engine.errors import BackendError
from engine.processes import end_errors_in_one_line
from engine.stylize.padding import padded_px
from engine.values import EngineConfig

# A few seconds each: the user waits for the whole round.
EFFORT = Effort(warm_up=3, most=60, most_s=3.0)


def main(arguments: list[str]) -> None:
    """Measure, and say so."""
    name, weights, device, size, cache, result = arguments
    width, height = map(int, size.split("x"))
    frame, style = probe_pattern(*padded_px((width, height))), probe_pattern(TEST_STYLE_PX, TEST_STYLE_PX)
    config = EngineConfig(backend=name, weights=weights, device=device)
    try:
        trial = try_backend(make_backend(name, Path(cache)), config, frame, style, EFFORT)
    except BackendError as error:
        sys.stdout.write(json.dumps({"problem": str(error)}) + "\n")
        return
    np.save(result, trial.result)
    sys.stdout.write(json.dumps({"median_ms": median(trial.run_ms)}) + "\n")


if __name__ == "__main__":
    end_errors_in_one_line()
    main(sys.argv[1:])
