"""Whether TensorRT can run here, asked in a process of its own: `python -m engine.backends.tensorrt.probe FLAVOUR`.

Where something does not fit, importing it raises any exception or crashes, hence the process. The answer is remembered
for as long as driver, cards and packages stay the same.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from engine.backends.pytorch.nvidia import driver_and_cards
from engine.backends.tensorrt.loading import TENSORRT, TENSORRT_RTX, Flavour, load_compiler, load_library, versions
from engine.processes import ProcessEnd, end_errors_in_one_line, run_module

log = logging.getLogger(__name__)

# Loading TensorRT takes seconds, on a slow disk many; a driver that hangs takes for ever.
_TIMEOUT_S = 90.0
_KILLED = -9
"""The signal with which Linux ends a process when memory runs out."""

_SHORT_OF_MEMORY = ("out of memory", "MemoryError")
_LEAST_CAPABILITY = (7, 5)


@dataclass(frozen=True, slots=True)
class ProbeAnswer:
    """What a probe found.

    Attributes:
        problem: None when TensorRT can run here, else why not, as one sentence.
        lasting: the answer holds until something is installed or exchanged; otherwise it is asked for again.
    """

    problem: str | None
    lasting: bool


def probe(flavour: Flavour, memory: Path, module: str = __name__) -> str | None:
    """Why `flavour` cannot run here, or None when it can. `memory`: file of the remembered answer. Never raises."""
    asked = json.dumps([versions(flavour), driver_and_cards(), sys.version])
    answer = _remembered(memory, asked)
    if answer is None:
        answer = _ask(flavour, module)
        # What may pass, like a card that is full, is asked for again at the next start.
        if answer.lasting:
            _remember(memory, asked, answer)
    return answer.problem


def _ask(flavour: Flavour, module: str) -> ProbeAnswer:
    said: list[str] = []
    finished = run_module(module, [flavour.module], on_line=said.append, timeout_s=_TIMEOUT_S)
    if finished.code != 0:
        problem = f"{flavour.name} cannot be loaded: {finished.problem.rstrip('.')}."
        return ProbeAnswer(problem, lasting=not _may_pass(finished))
    # From the end: the libraries print lines of their own before the answer.
    return next((found for line in reversed(said) if (found := _read_answer(line))), _silence(flavour))


def _may_pass(failed: ProcessEnd) -> bool:
    """Whether it failed for lack of time or memory, on this computer or on a card that others use too. Whatever crashes
    or does not fit will do so again until something else is installed.
    """
    return failed.code in (None, _KILLED) or any(word in failed.last_words for word in _SHORT_OF_MEMORY)


def _read_answer(line: str) -> ProbeAnswer | None:
    """The answer in a line of output; None in what the libraries print."""
    try:
        return ProbeAnswer(**json.loads(line))
    except (ValueError, TypeError):
        return None


def _silence(flavour: Flavour) -> ProbeAnswer:
    return ProbeAnswer(f"{flavour.name} gave no answer when it was loaded.", lasting=False)


def _remembered(memory: Path, asked: str) -> ProbeAnswer | None:
    try:
        row = json.loads(memory.read_text("utf-8"))
        return ProbeAnswer(**row["answer"]) if row["asked"] == asked else None
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _remember(memory: Path, asked: str, answer: ProbeAnswer) -> None:
    partial = memory.with_suffix(f".{os.getpid()}.partial")
    try:
        memory.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        partial.write_text(json.dumps({"asked": asked, "answer": asdict(answer)}), "utf-8")
        os.replace(partial, memory)
    except OSError as error:
        log.info("what was found out about TensorRT was not kept: %s", error)


def _look(flavour: Flavour) -> ProbeAnswer:
    """Load everything that building and running engines will load. Raises anything."""
    import torch

    if torch.version.cuda is None:
        return ProbeAnswer("This PyTorch was built without CUDA.", lasting=True)
    if not torch.cuda.is_available():
        return ProbeAnswer("PyTorch found no usable NVIDIA card.", lasting=False)
    capability = torch.cuda.get_device_capability()
    if capability < _LEAST_CAPABILITY:
        name, (major, minor) = torch.cuda.get_device_name(), capability
        return ProbeAnswer(f"The card {name} (compute capability {major}.{minor}) is too old for {flavour.name}.", True)
    library: Any = load_library(flavour)
    if library.Runtime(library.Logger(library.Logger.ERROR)) is None:
        return ProbeAnswer(f"{flavour.name} does not start on this card.", lasting=False)
    # Last, and only to see that it loads: engines that are not on disk will need it.
    load_compiler()
    return ProbeAnswer(None, lasting=True)


if __name__ == "__main__":
    end_errors_in_one_line()
    answer = _look(next(flavour for flavour in (TENSORRT, TENSORRT_RTX) if flavour.module == sys.argv[1]))
    sys.stdout.write("\n" + json.dumps(asdict(answer)) + "\n")
