"""The benchmark, at sizes that take no time: its shape is tested, never its figures."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from engine.diagnostics.bench import run_bench
from engine.diagnostics.bench_scopes import Measurement, Plan, measure_backend
from engine.diagnostics.reel import Arrivals, DemoReel
from engine.diagnostics.trial import Effort
from engine.errors import BackendError
from engine.values import EngineConfig, Frame, StreamInfo
from tests.fakes import picture

TINY = Plan(effort=Effort(warm_up=1, most=4, most_s=0.0))


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> list[Measurement]:
    """The reference at a tiny size."""
    found = measure_backend("eager", (96, 64), TINY, tmp_path_factory.mktemp("cache"))
    assert not isinstance(found, str), found
    return found


def test_a_back_end_is_measured_alone_and_end_to_end(rows: list[Measurement]) -> None:
    assert [(row.backend, row.precision, row.size_px, row.scope) for row in rows] == [
        ("eager", "fp32", (96, 64), "network"),
        ("eager", "fp32", (96, 64), "end_to_end"),
        ("eager", "fp32", (96, 64), "live"),
    ]


def test_every_row_has_its_figures(rows: list[Measurement]) -> None:
    for row in rows:
        assert 0 < row.median_ms <= row.p95_ms
        assert row.fps > 0
        assert row.scope == "live" or row.stages["network"] > 0
        assert row.rss_mb is None or row.rss_mb > 10


def test_the_network_alone_knows_its_work(rows: list[Measurement]) -> None:
    assert [row.work is None for row in rows] == [False, True, True]


def test_end_to_end_names_the_stages(rows: list[Measurement]) -> None:
    assert set(rows[1].stages) >= {"prepare", "network", "finish"}
    assert 0.01 < rows[1].stages["network"] < 10_000


def test_frames_painted_at_once_are_measured_where_there_are_any(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from engine.backends.openvino.runner import OpenVinoRunner

    begun = []
    start = OpenVinoRunner.start
    monkeypatch.setattr(OpenVinoRunner, "start", lambda runner, *rest: begun.append(runner) or start(runner, *rest))
    rows = measure_backend("openvino", (96, 64), TINY, tmp_path)
    assert not isinstance(rows, str), rows
    several = max(runner.at_once for runner in begun) > 1
    assert [row.scope for row in rows] == ["network", *["throughput"] * several, "end_to_end", "live"]
    assert all(row.work is not None and row.fps > 0 for row in rows if row.scope == "throughput")


def test_what_cannot_be_measured_gives_its_reason(tmp_path: Path) -> None:
    plan = replace(TINY, config=EngineConfig(weights="no such weights"))
    found = measure_backend("eager", (96, 64), plan, tmp_path)
    assert isinstance(found, str)
    assert "no such weights" in found


def test_an_unknown_back_end_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BackendError, match="tachyon"):
        run_bench(tmp_path, TINY, backends=("tachyon",))


def test_the_reel_shows_the_scene_over_and_over() -> None:
    reel = DemoReel((96, 64), frames=40)
    info = reel.open()
    frames = list(iter(reel.read, None))
    assert (info.width, info.height, info.frame_count, len(frames)) == (96, 64, 40, 40)
    assert frames[0].pixels is frames[30].pixels
    assert [frame.index for frame in frames] == list(range(40))


def test_arrivals_that_warm_up_do_not_count() -> None:
    arrivals = Arrivals()
    arrivals.open(StreamInfo("film", 16, 12, fps=30))
    for index in range(6):
        arrivals.write(Frame(picture(), index / 30, 0.0, index))
    assert len(arrivals.distances_ms(warm_up=2)) == 3
    assert arrivals.enough(Effort(warm_up=2, most=9, most_s=0.0))()
    assert not arrivals.enough(Effort(warm_up=4, most=9, most_s=0.0))()
