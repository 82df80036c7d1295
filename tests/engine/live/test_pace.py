"""The stage that sets the pace is named."""

from __future__ import annotations

from engine.backends.memory import resident_bytes
from engine.live.pace import SOURCE, bottleneck
from engine.values import Stats


def stats(fps_in: float, fps_out: float, **stage_ms: float) -> Stats:
    return Stats(fps_in=fps_in, fps_out=fps_out, stage_ms=stage_ms)


def test_before_any_frame_there_is_nothing_to_tell() -> None:
    assert bottleneck(Stats()) is None


def test_a_network_that_lets_frames_go_is_the_bottleneck() -> None:
    assert bottleneck(stats(30, 12, capture=33.0, prepare=2.0, network=75.0, finish=4.0)) == "network"


def test_a_thread_without_rest_is_named_even_when_a_file_waits_for_it() -> None:
    assert bottleneck(stats(12, 12, capture=1.0, prepare=2.0, network=20.0, finish=60.0)) == "finish"


def test_the_wait_for_a_camera_is_no_fault_of_ours() -> None:
    assert bottleneck(stats(30, 30, capture=32.0, prepare=1.0, network=9.0, finish=1.0)) == SOURCE


def test_an_untouched_picture_waits_for_the_source_alone() -> None:
    assert bottleneck(stats(30, 29.9, capture=33.0)) == SOURCE


def test_the_memory_of_a_process_is_more_than_nothing_where_it_is_told() -> None:
    memory = resident_bytes()
    assert memory is None or memory > 2**20
