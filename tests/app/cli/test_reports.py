"""How the doctor's report and the benchmark's results read."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

import app.diagnostics.window_bench
import app.diagnostics.window_soak
import engine.diagnostics.bench
import engine.diagnostics.start_up
from app.cli.commands import bench, doctor
from app.cli.commands.bench_compare import compare, describe_changes
from app.cli.console import UsageError
from app.cli.parser import build_parser
from app.diagnostics.heartbeat import Silence
from app.diagnostics.window_bench import WindowFigures
from engine.diagnostics.bench import Results
from engine.diagnostics.bench_scopes import Measurement
from engine.diagnostics.doctor import Checkup, FolderCheck, Report
from engine.diagnostics.machine import Gpu, Machine
from engine.diagnostics.roofline import Peaks
from engine.diagnostics.soak import Soaked
from engine.diagnostics.start_up import StartUp
from engine.values import RunningOn
from models.operations import FrameWork


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
        networks={"fast": "linear"},
        untrained=("adain", "wct"),
    )


@pytest.fixture
def results(machine: Machine) -> Results:
    row = Measurement(
        "eager", "CPU", "fp32", "fast", (640, 360), "end_to_end", 40.04, 50.05, 24.9, {"network": 38.7}, 512.3
    )
    alone = replace(row, scope="network", median_ms=10.0, work=FrameWork(operations=10**9, values=10**7))
    peaks = Peaks({"fp32": 0.5, "bf16": 1.25}, {"cpu": 8.0})
    return Results(machine, peaks, (row, alone), {"cuda": "No NVIDIA driver was found."})


def test_the_doctor_names_what_works_what_does_not_and_why(report: Report) -> None:
    text = "\n".join(doctor.describe_report(report, "there is no display"))
    for words in (
        "torch 2.13.0",
        "Abacus 9000, 2 cores, avx2",
        "Slate (not used: It is made of stone.)",
        "no: OpenVINO is not installed.",
        "works on CPU in fp32: 42.0 ms",
        "not possible: there is no display",
        "0: Front camera",
        "2.5 MB, not writable",
        "fast (linear); no weights for adain, wct",
    ):
        assert words in text
    assert text.endswith("Pastiche would run on: eager")


def test_the_doctors_report_is_json(report: Report) -> None:
    found = json.loads(json.dumps(doctor.doctor_record(report, None)))
    assert found["window"] == {"possible": True, "problem": None}
    assert [backend["works"] for backend in found["backends"]] == [False, True]
    assert found["folders"][0]["path"] == str(Path("/cache"))
    assert (found["networks"], found["untrained_transforms"]) == ({"fast": "linear"}, ["adain", "wct"])


def test_a_machine_where_nothing_works_is_told_so(machine: Machine) -> None:
    nothing = Report(machine, (Checkup("eager", "Broken."),), None, (), (), {}, ())
    assert doctor.describe_report(nothing, None)[-1] == "Nothing here can run Pastiche."


def test_the_benchmark_has_the_agreed_shape(results: Results) -> None:
    found = json.loads(json.dumps(bench.bench_record(results)))
    assert found["machine"]["gpu"] == "Slate"
    assert found["machine"]["matmul_tflops"] == {"fp32": 0.5, "bf16": 1.25}
    assert found["machine"]["copy_gbs"] == {"cpu": 8.0}
    assert found["results"][:1] == [
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
            "roofline": None,
        }
    ]
    assert found["results"][1]["roofline"] == {
        "gflops": 100.0,
        "gbs": 4.0,
        "of_matmul": 0.2,
        "of_copy": 0.5,
        "of_roofline": 0.5,
    }
    assert found["skipped"] == {"cuda": "No NVIDIA driver was found."}


def test_the_benchmark_reads_as_a_table(results: Results) -> None:
    lines = bench.describe_results(results)
    assert "fp32 0.5, bf16 1.25; copy, GB/s: cpu 8.0" in lines[0]
    assert " ".join(lines[3].split()) == "eager fp32 640x360 end to end 40.0 ms 50.0 ms 24.9 512 MB"
    assert "cuda" in lines[5]
    assert " ".join(lines[7].split()) == (
        "eager 640x360 network: 100 GFLOP/s (20% of the matrix product), 4.0 GB/s (50% of the copy) "
        "(50% of the roofline)"
    )


def test_a_result_is_compared_with_an_older_one(results: Results) -> None:
    new = json.loads(json.dumps(bench.bench_record(results)))
    old = json.loads(json.dumps(new))
    old["results"][0]["median_ms"] = 20.02
    old["results"][1]["backend"] = "gone"
    old["machine"]["copy_gbs"]["cpu"] = 4.0
    changes = compare(old, new)
    assert [change["ratio"] for change in changes] == [1.0, 1.0, 2.0, 2.0]
    assert changes[-1]["worse"]
    text = describe_changes(changes)
    assert text[-1].endswith("time of eager fp32 640x360 end to end  WORSE")
    assert "2.00  copy gbs cpu of the machine" in text[-2]


def test_a_file_that_is_no_result_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "old.json"
    path.write_text("[1, 2]")
    for wrong in (path, tmp_path / "nosuch.json"):
        with pytest.raises(UsageError, match="bench --json"):
            bench.run(build_parser().parse_args(["bench", "--compare", str(wrong)]))


def test_starts_read_as_sentences_and_as_json(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    starts = StartUp("openvino", "bf16", 1.456, 1.1, 201.0, False), StartUp("openvino", "bf16", 0.9, 0.8, None, False)
    monkeypatch.setattr(engine.diagnostics.start_up, "measure_starts", lambda *_: starts)
    for flags in ([], ["--json"]):
        bench.run(build_parser().parse_args(["bench", "--start", "--size", "96x64", *flags]))
    text, _, found = capsys.readouterr().out.partition("{")
    assert text.splitlines()[0] == (
        "first start  96x64 on openvino (bf16): 1.46 s to the first stylized picture (1.10 s of processor time), "
        "without PyTorch, 201 MB"
    )
    assert [row["seconds"] for row in json.loads("{" + found)["starts"]] == [1.456, 0.9]


def test_the_window_reads_as_a_sentence_and_as_json(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    silences = {"left alone": Silence(3.0, 4.0), "quitting": Silence(12.34, 15.0)}
    figures = WindowFigures("openvino", "int8", "offscreen", 0.8, 1.234, 2.5, 1.5, 2.25, 0.75, silences)
    monkeypatch.setattr(app.diagnostics.window_bench, "measure_window", lambda *_: (figures, figures))
    for flags in ([], ["--json"]):
        bench.run(build_parser().parse_args(["bench", "--window", "--size", "96x64", *flags]))
    text, _, found = capsys.readouterr().out.partition("{")
    assert text.splitlines()[3] == (
        "second start 96x64 on openvino (int8), offscreen: 0.80 s to the window, 1.23 s to the first stylized frame "
        "(2.50 s of processor time); a 1080p frame is painted in 1.5 ms (95 % within 2.2 ms; 0.8 ms of processor time)"
    )
    assert [" ".join(line.split()) for line in text.splitlines()[4:]] == [
        "12.3 ms deaf at most (15.0 by the clock): quitting",
        "3.0 ms deaf at most (4.0 by the clock): left alone",
    ]
    rows = json.loads("{" + found)["windows"]
    assert [row["first_frame_s"] for row in rows] == [1.234, 1.234]
    assert rows[0]["silences"]["quitting"] == {"held_ms": 12.3, "seen_ms": 15.0}


def test_memory_over_many_frames_reads_as_a_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    soaked = Soaked(RunningOn("eager", "CPU", "fp32"), 200, (100.0, 101.25, 101.5), (60.0, 61.0, 61.25), 102.0)
    monkeypatch.setattr(
        engine.diagnostics.bench, "run_soak", lambda *_: ({"eager": soaked}, {"cuda": "None is there."})
    )
    for flags in ([], ["--json"]):
        bench.run(build_parser().parse_args(["bench", "--soak", "200", *flags]))
    text, _, found = capsys.readouterr().out.partition("{")
    assert text.splitlines() == [
        "eager      200 frames: 100.0 MB after a tenth, 101.5 MB at the end, 102.0 MB at most",
        "           after each tenth, MB: 100.0 101.2 101.5",
        "           without pages of files, MB: 60.0 61.0 61.2",
        "cuda       not measured: None is there.",
    ]
    told = json.loads("{" + found)["soak"][0]
    assert (told["settled_mb"], told["end_mb"], told["own_mb"]) == (100.0, 101.5, [60.0, 61.0, 61.2])


def test_so_does_that_of_the_window(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    soaked = Soaked(RunningOn("openvino", "CPU", "int8"), 200, (100.0, 101.5), (), 102.0)
    monkeypatch.setattr(
        app.diagnostics.window_soak, "measure_window_soak", lambda _, frames: replace(soaked, frames=frames)
    )
    for flags in ([], ["--json"]):
        bench.run(build_parser().parse_args(["bench", "--window", "--soak", "200", *flags]))
    text, _, found = capsys.readouterr().out.partition("{")
    assert text.splitlines() == [
        "openvino   in the window 200 frames: 100.0 MB after a tenth, 101.5 MB at the end, 102.0 MB at most",
        "           after each tenth, MB: 100.0 101.5",
    ]
    assert json.loads("{" + found)["soak"][0]["what"] == "window"


def test_a_soak_is_no_start() -> None:
    with pytest.raises(UsageError, match="goes with neither"):
        bench.run(build_parser().parse_args(["bench", "--start", "--soak", "200"]))
