"""What this computer has and how fast it is: doctor, benchmark, tuning, soak. Above all other rooms."""

from typing import TYPE_CHECKING

from engine import open_door

if TYPE_CHECKING:
    from engine.diagnostics.bench import Results as Results
    from engine.diagnostics.bench import run_bench as run_bench
    from engine.diagnostics.bench import run_soak as run_soak
    from engine.diagnostics.bench_scopes import Measurement as Measurement
    from engine.diagnostics.bench_scopes import Plan as Plan
    from engine.diagnostics.doctor import Checkup as Checkup
    from engine.diagnostics.doctor import FolderCheck as FolderCheck
    from engine.diagnostics.doctor import Report as Report
    from engine.diagnostics.doctor import examine as examine
    from engine.diagnostics.machine import Machine as Machine
    from engine.diagnostics.reel import DemoReel as DemoReel
    from engine.diagnostics.roofline import PeakShares as PeakShares
    from engine.diagnostics.soak import MemoryCurve as MemoryCurve
    from engine.diagnostics.soak import Soaked as Soaked
    from engine.diagnostics.start_up import StartUp as StartUp
    from engine.diagnostics.start_up import measure_starts as measure_starts
    from engine.diagnostics.tuning import Candidate as Candidate
    from engine.diagnostics.tuning import Tuning as Tuning
    from engine.diagnostics.tuning import find_fastest as find_fastest
    from engine.diagnostics.tuning import probe_backends as probe_backends
    from engine.diagnostics.tuning import probe_precisions as probe_precisions
else:
    __getattr__ = open_door(__spec__)
