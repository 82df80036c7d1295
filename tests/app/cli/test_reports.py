"""How the doctor's report and the benchmark's results read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.cli import bench, doctor
from engine.bench import Measurement, Results
from engine.doctor import Checkup, FolderCheck, Report
from engine.machine import Gpu, Machine
from engine.values import RunningOn


@pytest.fixture
def machine() -> Machine:
    return Machine(
        system="Linux 6",
        python="3.11.0",
        cpu="Abacus 9000",
        cores=2,
        features=("avx2",),
        gpus=(Gpu("Slate", problem="It is made of stone."),),
        packages={"pastiche": "0.1.0", "torch": "2.13.0", "openvino": None},
    )


@pytest.fixture
def report(machine: Machine) -> Report:
    return Report(
        machine=machine,
        backends=(
            Checkup("openvino", "OpenVINO is not installed."),
            Checkup("eager", None, RunningOn("eager", "CPU", "fp32"), 42.0),
        ),
        chosen="eager",
        cameras=((0, "Front camera"),),
        folders=(FolderCheck("cache", Path("/cache"), False, 2_500_000),),
    )


@pytest.fixture
def results(machine: Machine) -> Results:
    row = Measurement(
        "eager", "CPU", "fp32", "fast", (640, 360), "end_to_end", 40.04, 50.05, 24.9, {"network": 38.7}, 512.3
    )
    return Results(machine, {"fp32": 0.5, "bf16": 1.25}, (row,), {"cuda": "No NVIDIA driver was found."})


def test_the_doctor_names_what_works_what_does_not_and_why(report: Report) -> None:
    text = "\n".join(doctor.describe(report, "there is no display"))
    for words in (
        "torch 2.13.0",
        "Abacus 9000, 2 cores, avx2",
        "Slate (not used: It is made of stone.)",
        "no: OpenVINO is not installed.",
        "works on CPU in fp32: 42.0 ms",
        "not possible: there is no display",
        "0: Front camera",
        "2.5 MB, not writable",
    ):
        assert words in text
    assert text.endswith("Pastiche would run on: eager")


def test_the_doctors_report_is_json(report: Report) -> None:
    found = json.loads(json.dumps(doctor.record(report, None)))
    assert found["window"] == {"possible": True, "problem": None}
    assert [backend["works"] for backend in found["backends"]] == [False, True]
    assert found["folders"][0]["path"] == str(Path("/cache"))


def test_a_machine_where_nothing_works_is_told_so(machine: Machine) -> None:
    nothing = Report(machine, (Checkup("eager", "Broken."),), None, (), ())
    assert doctor.describe(nothing, None)[-1] == "Nothing here can run Pastiche."


def test_the_benchmark_has_the_agreed_shape(results: Results) -> None:
    found = json.loads(json.dumps(bench.record(results)))
    assert found["machine"]["gpu"] == "Slate"
    assert found["machine"]["matmul_tflops"] == {"fp32": 0.5, "bf16": 1.25}
    assert found["results"] == [
        {
            "backend": "eager",
            "device": "CPU",
            "precision": "fp32",
            "weights": "fast",
            "size": "640x360",
            "scope": "end_to_end",
            "median_ms": 40.04,
            "p95_ms": 50.05,
            "fps": 24.9,
            "stages": {"network": 38.7},
            "rss_mb": 512.3,
        }
    ]
    assert found["skipped"] == {"cuda": "No NVIDIA driver was found."}


def test_the_benchmark_reads_as_a_table(results: Results) -> None:
    lines = bench.describe(results)
    assert "fp32 0.50, bf16 1.25" in lines[0]
    assert " ".join(lines[3].split()) == "eager fp32 640x360 end to end 40.0 ms 50.0 ms 24.9 512 MB"
    assert "cuda" in lines[4]
