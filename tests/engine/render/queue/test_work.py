"""Under which names the queue writes."""

from __future__ import annotations

from pathlib import Path

from engine.render.queue.work import free_target


def test_a_name_that_has_no_room_for_a_number_is_shortened(tmp_path: Path) -> None:
    source = Path(f"{'長' * 83}ab.ts")
    first = free_target(source, tmp_path, ".mp4")
    first.write_bytes(b"film")
    second = free_target(source, tmp_path, ".mp4")
    second.write_bytes(b"film")
    assert [path.name for path in (first, second)] == [f"{'長' * 83}ab.mp4", f"{'長' * 82} (2).mp4"]
