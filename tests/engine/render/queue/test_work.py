"""Under which names the queue writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.look.look import Look
from engine.look.preset import Preset, PresetStyle
from engine.render.queue.job import QueueJob
from engine.render.queue.work import free_target


def job(source: str, folder: Path, *styles: str) -> QueueJob:
    return QueueJob(1, Path(source), folder, Preset("Calm", tuple(PresetStyle(name, name) for name in styles), Look()))


@pytest.mark.parametrize(
    ("styles", "name"),
    [
        ((), "clip.mp4"),
        (("Mosaic",), "clip-mosaic.mp4"),
        (("Mosaic", "Ink wash"), "clip-mosaic-ink-wash.mp4"),
        (("ÉTÉ / 夏: 2_b.",), "clip-été-夏-2-b.mp4"),
        (("…",), "clip.mp4"),
        (("caf\udce9",), "clip-caf.mp4"),
        (("an ocean " * 20,), "clip-an-ocean-an-ocean-an-ocean-an-ocean-an-ocean-an.mp4"),
    ],
)
def test_a_result_is_named_after_its_file_and_its_styles(tmp_path: Path, styles: tuple[str, ...], name: str) -> None:
    assert free_target(job("/films/clip.mov", tmp_path, *styles), ".mp4") == tmp_path / name


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    for name in ("clip-mosaic.mp4", "clip-mosaic (2).mp4"):
        (tmp_path / name).write_bytes(b"film")
    assert free_target(job("clip.mov", tmp_path, "Mosaic"), ".mp4").name == "clip-mosaic (3).mp4"


def test_a_name_that_has_no_room_for_a_number_is_shortened(tmp_path: Path) -> None:
    wanted = job(f"{'長' * 83}ab.ts", tmp_path)
    first = free_target(wanted, ".mp4")
    first.write_bytes(b"film")
    second = free_target(wanted, ".mp4")
    second.write_bytes(b"film")
    assert [path.name for path in (first, second)] == [f"{'長' * 83}ab.mp4", f"{'長' * 82} (2).mp4"]


def test_a_name_that_has_no_room_for_its_styles_is_shortened(tmp_path: Path) -> None:
    name = free_target(job(f"{'長' * 84}.ts", tmp_path, "夏" * 99), ".mp4").name
    assert len(name.encode()) <= 255
    assert name.endswith(f"-{'夏' * 47}.mp4")
