"""What was learned of styles, on disk."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.errors import BackendError
from engine.study.store import Study, StudyStore, StudyStores, study_side
from engine.values import NETWORKS
from models.registry import WeightsRecord, weights_record
from models.studied import read_studied

KEY = "00112233445566ff"
FAST = weights_record("fast")


def parts(value: float, record: WeightsRecord = FAST) -> tuple[np.ndarray, ...]:  # type: ignore[type-arg]
    return tuple(np.full(shape, value, np.float32) for shape in record.style_shapes)


@pytest.fixture
def store(tmp_path: Path) -> StudyStore:
    return StudyStore(tmp_path, FAST)


def value(store: StudyStore, side_px: int = 512) -> float:
    learned = store.learned(KEY)
    assert learned is not None
    return float(learned[side_px][0].flat[0])


def test_what_was_kept_is_there_after_the_next_start(store: StudyStore, tmp_path: Path) -> None:
    store.keep(Study(KEY, 512), parts(1))
    store.keep(Study(KEY, 256), parts(2))
    again = StudyStore(tmp_path, FAST)
    assert (value(again), value(again, 256)) == (1, 2)
    assert again.is_own(KEY)


def test_what_is_learned_is_the_same_object_until_it_changes(store: StudyStore) -> None:
    study = Study(KEY, 512)
    store.keep(study, parts(1))
    before = store.learned(KEY)
    assert store.learned(KEY) is before
    store.keep_stage(study, parts(2))
    assert store.learned(KEY) is not before
    assert value(store) == 2


def test_a_style_that_ships_studied_is_studied_and_not_ones_own(store: StudyStore) -> None:
    key = next(iter(read_studied(FAST)))
    assert store.is_studied(key)
    assert not store.is_own(key)
    store.keep(Study(key, 256), parts(1))
    learned = store.learned(key)
    assert learned is not None
    assert set(learned) == {256, 512, 1024}
    store.forget(key)
    assert set(store.learned(key) or ()) == {512, 1024}


def test_a_size_of_strokes_in_the_key_does_not_count_but_a_crop_does(store: StudyStore) -> None:
    store.keep(Study(f"{KEY}@150,0,0,1000,1000", 512), parts(1))
    assert store.is_studied(KEY)
    assert store.is_studied(f"{KEY}@200,0,0,1000,1000")
    assert not store.is_studied(f"{KEY}@100,0,0,500,1000")
    store.keep(Study(f"{KEY}@150,0,0,500,1000", 512), parts(2))
    assert store.is_studied(f"{KEY}@100,0,0,500,1000")
    assert value(store) == 1


@pytest.mark.parametrize("spoil", [lambda _: b"no safetensors", lambda data: data[: len(data) // 2], lambda _: b""])
def test_a_damaged_file_is_left_out(store: StudyStore, tmp_path: Path, spoil: object) -> None:
    store.keep(Study(KEY, 512), parts(1))
    file = next(tmp_path.glob("*.safetensors"))
    assert callable(spoil)
    file.write_bytes(spoil(file.read_bytes()))
    assert StudyStore(tmp_path, FAST).learned(KEY) is None


def test_numbers_that_are_none_are_left_out(store: StudyStore, tmp_path: Path) -> None:
    store.keep(Study(KEY, 512), parts(float("nan")))
    assert StudyStore(tmp_path, FAST).learned(KEY) is None


def test_what_was_learned_for_other_weights_is_left_out(store: StudyStore, tmp_path: Path) -> None:
    store.keep(Study(KEY, 512), parts(1))
    other = StudyStore(tmp_path, weights_record("quality"))
    assert other.learned(KEY) is None
    # Nor where a file is called as theirs.
    file = next(tmp_path.glob("*.safetensors"))
    file.rename(tmp_path / file.name.replace(FAST.sha256[:16], weights_record("quality").sha256[:16]))
    assert StudyStore(tmp_path, weights_record("quality")).learned(KEY) is None


def test_a_foreign_file_is_left_out(store: StudyStore, tmp_path: Path) -> None:
    (tmp_path / "holiday.safetensors").write_bytes(b"")
    (tmp_path / "unfinished").mkdir()
    (tmp_path / "unfinished" / f"{KEY}~512-0.state").write_bytes(b"")
    assert store.unfinished() == ()
    assert store.learned(KEY) is None


def test_forgetting_takes_the_unfinished_study_along(store: StudyStore) -> None:
    study = Study(KEY, 512)
    store.state_file(study).write_bytes(b"")
    store.keep_stage(study, parts(1))
    assert store.unfinished() == (study,)
    store.forget(KEY)
    assert store.unfinished() == ()
    assert store.learned(KEY) is None


def test_steps_of_a_state_that_is_none_are_none(store: StudyStore) -> None:
    study = Study(KEY, 512)
    assert store.steps_done(study) == 0
    store.state_file(study).write_bytes(b"12")
    assert store.steps_done(study) == 0


def test_stores_of_the_same_weights_are_one(tmp_path: Path) -> None:
    stores = StudyStores(tmp_path)
    assert stores.of("fast") is stores.of("fast")
    with pytest.raises(BackendError, match="no weights named “slow”"):
        stores.of("slow")


@pytest.mark.parametrize(("stroke_px", "side"), [(90, 256), (360, 256), (370, 512), (700, 512), (2000, 1024)])
def test_a_style_is_studied_at_the_nearest_of_three_sizes(stroke_px: float, side: int) -> None:
    assert study_side(stroke_px) == side


@pytest.mark.parametrize("weights", NETWORKS)
def test_what_ships_can_learn(tmp_path: Path, weights: str) -> None:
    assert StudyStores(tmp_path).of(weights).can_learn


def test_what_paints_on_no_canvas_cannot_learn(tmp_path: Path) -> None:
    bare = replace(FAST, architecture={**FAST.architecture, "canvas": 0})
    assert not StudyStore(tmp_path, bare).can_learn
