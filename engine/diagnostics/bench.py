"""The benchmark behind `pastiche bench`: how fast each back end is on this computer, and how near to what it could be.

Every back end is measured in a process of its own, one after the other, so that thread pools don't mix and the
memory counted is that back end's. Only figures of one run on one machine may be compared.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from engine.backends.selection import BACKENDS, make_backend
from engine.diagnostics.bench_scopes import ENGINES, Measurement, Plan, measure_backend
from engine.diagnostics.machine import Machine, look_at_machine
from engine.diagnostics.roofline import Peaks, PeakShares, measure_peaks, shares
from engine.diagnostics.soak import Soaked, soak_backend
from engine.processes import own_modules_only

ALWAYS = "eager"


@dataclass(frozen=True, slots=True)
class Results:
    """A whole run.

    Attributes:
        machine: the computer. peaks: what it can do at best.
        measurements: in the order measured.
        skipped: back end -> why it was not measured.
    """

    machine: Machine
    peaks: Peaks
    measurements: tuple[Measurement, ...]
    skipped: dict[str, str]

    def shares(self, row: Measurement) -> PeakShares | None:
        """What a row of the network alone reaches of the machine; None for the other scopes."""
        if row.work is None:
            return None
        return shares(row.work, row.precision, row.device != "CPU", row.median_ms, self.peaks)


def run_bench(
    cache_dir: Path,
    plan: Plan | None = None,
    backends: Sequence[str] = tuple(BACKENDS),
    on_step: Callable[[str], None] = lambda _step: None,
) -> Results:
    """Measure `backends`, and always the reference. Takes a minute or two. Raises BackendError for an unknown name."""
    plan = plan or Plan()
    # A dict leaves out the second "eager" where it was asked for.
    wanted = {name: make_backend(name, cache_dir / ENGINES) for name in (*backends, ALWAYS)}
    on_step("measuring the machine")
    machine, peaks = _in_own_process(_measure_machine, plan.matmul_side)
    measurements: list[Measurement] = []
    skipped: dict[str, str] = {}
    for name, backend in wanted.items():
        reason = backend.probe()
        for size_px in plan.sizes_px if reason is None else ():
            on_step(f"measuring {name} at {size_px[0]}x{size_px[1]}")
            found = _in_own_process(measure_backend, name, size_px, plan, cache_dir)
            # The reason why not: at a larger size it would fail as well.
            if isinstance(found, str):
                reason = found
                break
            measurements += found
        if reason is not None:
            skipped[name] = reason
    return Results(machine, peaks, tuple(measurements), skipped)


def run_soak(
    cache_dir: Path,
    frames: int,
    plan: Plan | None = None,
    backends: Sequence[str] = tuple(BACKENDS),
    on_step: Callable[[str], None] = lambda _step: None,
) -> tuple[dict[str, Soaked], dict[str, str]]:
    """Run `frames` small frames through each back end and watch its memory; (results, reasons why not) by name."""
    plan = plan or Plan()
    found: dict[str, Soaked] = {}
    skipped: dict[str, str] = {}
    for name, backend in {name: make_backend(name, cache_dir / ENGINES) for name in backends}.items():
        reason = backend.probe()
        if reason is None:
            on_step(f"{frames} frames through {name}")
            outcome = _in_own_process(soak_backend, name, frames, plan.config, cache_dir)
            if isinstance(outcome, Soaked):
                found[name] = outcome
            else:
                reason = str(outcome)
        if reason is not None:
            skipped[name] = reason
    return found, skipped


def _measure_machine(matmul_side: int) -> tuple[Machine, Peaks]:
    return look_at_machine(), measure_peaks(matmul_side)


def _in_own_process(work: Callable[..., Any], *args: object) -> Any:
    """Call `work` in a fresh process and return what it returns."""
    # Spawned, not forked: a forked process would inherit thread pools that no longer run.
    spawned = ProcessPoolExecutor(1, get_context("spawn"), initializer=_leave_interrupts_to_the_parent)
    with own_modules_only(), spawned as pool:
        return pool.submit(work, *args).result()


def _leave_interrupts_to_the_parent() -> None:
    # Ctrl-C reaches all processes of a terminal: the parent alone is to say that it ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
