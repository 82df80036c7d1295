"""`styles`, `doctor` and `bench`, as machines and people read them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from engine.backends.selection import BACKENDS
from engine.diagnostics import bench as engine_bench
from engine.diagnostics.bench_scopes import Plan
from engine.diagnostics.trial import Effort
from tests.end_to_end.conftest import Pastiche

TINY = Effort(warm_up=1, most=3, most_s=0.0)


def test_there_are_a_dozen_styles_and_each_is_listed_by_name(pastiche: Pastiche) -> None:
    styles = json.loads(pastiche("styles", "--json").out)["styles"]
    assert len([style for style in styles if style["bundled"]]) >= 12
    assert all(Path(style["path"]).is_file() for style in styles)
    listed = pastiche("styles").out.splitlines()
    assert [line.split("  ")[0] for line in listed] == [style["name"] for style in styles]


def test_the_doctor_says_what_it_would_run_on(pastiche: Pastiche) -> None:
    found = json.loads(pastiche("doctor", "--json").out)
    about = {"machine", "window", "backends", "chosen", "networks", "untrained_transforms", "cameras", "folders"}
    assert set(found) == about
    assert set(found["networks"]) == {"fast", "quality"}
    assert not set(found["networks"].values()) & set(found["untrained_transforms"])
    works = {backend["name"]: backend["works"] for backend in found["backends"]}
    assert set(works) == set(BACKENDS)
    assert works["eager"]
    assert works[found["chosen"]]


def test_bench_prints_one_json_object_of_the_agreed_shape(pastiche: Pastiche, monkeypatch: pytest.MonkeyPatch) -> None:
    measure = engine_bench.run_bench

    def briefly(cache_dir: Path, plan: Plan, *args: object, **named: object) -> engine_bench.Results:
        brief = replace(plan, effort=TINY, sizes_px=((96, 64),), matmul_side=64)
        return measure(cache_dir, brief, *args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(engine_bench, "run_bench", briefly)
    ran = pastiche("bench", "--json", "--backend", "eager")
    assert ran.code == 0, ran.err
    found = json.loads(ran.out)
    assert {"cpu", "cores", "gpu", "torch", "openvino", "matmul_tflops"} <= set(found["machine"])
    assert {"fp32", "bf16"} <= set(found["machine"]["matmul_tflops"])
    assert [(row["size"], row["scope"]) for row in found["results"]] == [
        ("96x64", "network"),
        ("96x64", "end_to_end"),
        ("96x64", "live"),
    ]
    for row in found["results"]:
        assert set(row) == {
            *("backend", "device", "precision", "weights", "size", "scope"),
            *("median_ms", "p95_ms", "fps", "stages", "rss_mb", "roofline"),
        }


def test_bench_measures_the_sizes_of_the_trade_by_default() -> None:
    assert Plan().sizes_px == ((640, 360), (1280, 720))
