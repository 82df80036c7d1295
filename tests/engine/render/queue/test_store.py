"""Several windows at once: a file for each of their queues, and nothing that is forgotten."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from engine.look.look import Look
from engine.look.preset import Preset
from engine.render.queue.job import QueueJob
from engine.render.queue.store import QueueStore

OpenStore = Callable[[], tuple[QueueStore, tuple[QueueJob, ...]]]


def job(number: int, name: str) -> QueueJob:
    return QueueJob(number, Path(name), Path("out"), Preset("Look", (), Look()))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "queue.json"


@pytest.fixture
def open_store(file: Path) -> Iterator[OpenStore]:
    """Opens stores as windows do; what was in each comes along."""
    stores: list[QueueStore] = []

    def open_one() -> tuple[QueueStore, tuple[QueueJob, ...]]:
        stores.append(QueueStore(file))
        return stores[-1], stores[-1].open()[0]

    yield open_one
    for store in stores:
        store.close()


def test_a_second_window_does_not_see_the_queue_of_the_first(open_store: OpenStore) -> None:
    first, _ = open_store()
    first.save([job(1, "one.mp4")], paused=False)
    second, found = open_store()
    assert (first.number, second.number, found) == (1, 2, ())


def test_a_window_that_has_closed_leaves_its_queue_to_the_next_one(open_store: OpenStore) -> None:
    first, _ = open_store()
    first.save([job(3, "one.mp4")], paused=True)
    first.close()
    next_one, found = open_store()
    assert (next_one.number, found) == (1, (job(3, "one.mp4"),))


def test_what_a_second_window_left_is_taken_over_once(open_store: OpenStore, file: Path) -> None:
    (first, _), (second, _) = open_store(), open_store()
    first.save([job(1, "one.mp4")], paused=False)
    second.save([job(1, "two.mp4"), job(2, "three.mp4")], paused=False)
    first.close()
    second.close()
    third, found = open_store()
    assert found == (job(1, "one.mp4"), job(2, "two.mp4"), job(3, "three.mp4"))
    assert [path.name for path in file.parent.glob("*.json")] == ["queue.json"]
    third.close()
    assert open_store()[1] == found


def test_what_a_window_still_keeps_is_left_alone(open_store: OpenStore, file: Path) -> None:
    (first, _), (second, _) = open_store(), open_store()
    second.save([job(1, "two.mp4")], paused=False)
    first.close()
    assert open_store()[1] == ()
    assert file.with_stem("queue-2").exists()


def test_a_folder_that_cannot_be_made_costs_the_memory_alone(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    store = QueueStore(tmp_path / "file" / "queue.json")
    assert store.open() == ((), False)
    store.save([job(1, "one.mp4")], paused=False)
    store.close()
