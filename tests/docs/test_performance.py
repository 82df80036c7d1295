"""The page of measurements is made by its script, which reads what the benchmark prints."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from app.cli.commands.bench import bench_record
from engine.diagnostics.bench import Results
from engine.diagnostics.bench_scopes import Measurement
from engine.diagnostics.machine import PACKAGES, Machine
from engine.diagnostics.roofline import Peaks

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("performance_page", DOCS / "performance.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def results() -> Results:
    machine = Machine("Linux 6.1", "3.11.2", "A processor", 8, ("avx2",), (), dict.fromkeys(PACKAGES, "2.0"))
    live = Measurement(
        "openvino", "CPU", "int8", "fast", (640, 360), "live", 12.34, 15.6, 29.97, {"network": 8.0}, 201.4
    )
    return Results(machine, Peaks({"fp32": 0.5}, {"cpu": 19.0}), (live,), {"cuda": "There is no NVIDIA card."})


def test_the_page_is_what_the_script_makes(script: ModuleType) -> None:
    assert (DOCS / "performance.md").read_text("utf-8") == script.page(DOCS / "measurements" / "bench"), (
        "run: make docs"
    )


def test_what_the_benchmark_prints_becomes_a_section(script: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "2026-12-01-desk.json").write_text(json.dumps(bench_record(results())), "utf-8")
    page = script.page(tmp_path)
    assert "## A processor\n\nMeasured 2026-12-01 with `fast`. 8 cores, avx2;" in page
    assert "| OpenVINO | int8 | 640x360 | live | 12.3 | 15.6 | 30.0 | 201 |" in page
    assert "- cuda was not measured: There is no NVIDIA card." in page


def test_the_newest_measurement_comes_first(script: ModuleType, tmp_path: Path) -> None:
    for date in ("2026-01-02", "2026-03-04"):
        (tmp_path / f"{date}-desk.json").write_text(json.dumps(bench_record(results())), "utf-8")
    page = script.page(tmp_path)
    assert page.index("2026-03-04") < page.index("2026-01-02")


def test_a_file_that_is_no_measurement_is_named(script: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "2026-01-02-other.json").write_text("{}", "utf-8")
    with pytest.raises(ValueError, match=r"other\.json is not a result of"):
        script.page(tmp_path)
