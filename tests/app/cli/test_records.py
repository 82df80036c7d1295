"""What computed a file, in words and in JSON."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.cli.commands.video_render import sentence
from app.cli.records import running_on_record
from engine.render.video import RenderSummary
from engine.values import RunningOn

PAINTS = RunningOn("openvino", "CPU", "bf16", {"cuda": "No card."})
SEES = RunningOn("openvino", "CPU", "fp32")


def test_the_record_names_what_saw_only_where_something_did() -> None:
    assert running_on_record(None) is None
    plain = running_on_record(PAINTS)
    assert plain == {"backend": "openvino", "device": "CPU", "precision": "bf16", "skipped": {"cuda": "No card."}}
    seen = running_on_record(replace(PAINTS, sight=SEES))
    assert seen == plain | {"sight": {"backend": "openvino", "device": "CPU", "precision": "fp32", "skipped": {}}}


def test_the_summary_of_a_video_names_what_saw_only_where_something_did() -> None:
    summary = RenderSummary(frames=3, seconds=1.0, fps=3.0, stopped=False, running_on=PAINTS)
    plain = sentence(Path("out.mp4"), summary)
    assert plain.endswith("3.0 fps on openvino, CPU, bf16")
    seen = sentence(Path("out.mp4"), replace(summary, running_on=replace(PAINTS, sight=SEES)))
    assert seen == f"{plain} (sees: openvino, CPU, fp32)"
