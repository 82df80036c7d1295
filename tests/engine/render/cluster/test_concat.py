"""Segments are joined only when they belong together, and nothing half is left."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from engine.errors import SinkError
from engine.media.sinks.formats import Encoding, format_named
from engine.render.cluster.concat import join
from engine.render.cluster.plan import Cutting, FilmPlan, plan_film
from engine.render.cluster.segment_file import SegmentFile, read_segment_file
from engine.render.cluster.segment_worker import SegmentWorker
from engine.render.cluster.store import SegmentStore
from engine.render.cluster.task import Recipe
from engine.styles.library import StyleLibrary
from tests.engine.render.cluster.worker_pools import remembering
from tests.media import MakeClip, play

Rendered = tuple[FilmPlan, list[SegmentFile]]


def rendered(clip: Path, recipe: Recipe, library: StyleLibrary, output: Path) -> Rendered:
    plan = plan_film(clip, Cutting(0.8))
    store = SegmentStore(output, plan, recipe)
    store.open(library)
    worker = SegmentWorker(remembering)
    files = [store.accept(each, worker.render(store.task(each)).file) for each in plan.segments]
    worker.close()
    return plan, files


def test_a_segment_missing_or_encoded_otherwise_is_noticed(
    make_clip: MakeClip, recipe: Recipe, library: StyleLibrary, tmp_path: Path
) -> None:
    plan, files = rendered(make_clip(frames=60), recipe, library, tmp_path / "out.mp4")
    target, format = tmp_path / "whole.mp4", format_named("mp4-h264")
    for bad in (files[:-1], [*files[:-1], replace(files[-1], header=b"other")]):
        with pytest.raises(SinkError, match="do not fit together"):
            join(plan, bad, target, format)
        assert not target.exists()
    join(plan, files, target, format)
    assert len(play(target).pictures) == 60


def test_the_source_gone_in_the_meantime_is_a_sentence(
    make_clip: MakeClip, recipe: Recipe, library: StyleLibrary, tmp_path: Path
) -> None:
    clip = make_clip(frames=30)
    plan, files = rendered(clip, recipe, library, tmp_path / "out.mp4")
    clip.unlink()
    with pytest.raises(SinkError, match=r"The sound of .* cannot be read"):
        join(plan, files, tmp_path / "whole.mp4", format_named("mp4-h264"))
    assert not (tmp_path / "whole.mp4").exists()


def test_what_x265_says_of_the_machine_does_not_count_as_encoded_otherwise(
    make_clip: MakeClip, recipe: Recipe, library: StyleLibrary, tmp_path: Path
) -> None:
    recipe = replace(recipe, encoding=Encoding("mp4-h265"))
    _, (file,) = rendered(make_clip(frames=10), recipe, library, tmp_path / "out.mp4")
    assert b"x265" not in file.header
    assert len(file.header) > 40
    other = tmp_path / "other machine.mp4"
    other.write_bytes(file.path.read_bytes().replace(b"frame-threads=", b"frame-threadz="))
    assert read_segment_file(other).header == file.header


def test_half_a_segment_is_none(make_clip: MakeClip, tmp_path: Path) -> None:
    clip = make_clip(frames=30)
    (tmp_path / "half.mp4").write_bytes(clip.read_bytes()[:500])
    with pytest.raises(SinkError, match="cannot be read"):
        read_segment_file(tmp_path / "half.mp4")
