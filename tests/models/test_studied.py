"""What was learned of styles is kept beside the weights it was learned for; of every bundled style there is some."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from models.registry import WeightsError, WeightsRecord, weights_record
from models.studied import learned_at, read_studied, studied_path, style_key, write_studied

STYLES = Path(__file__).parents[2] / "assets" / "styles"


@pytest.fixture
def record(tmp_path: Path) -> WeightsRecord:
    """Of weights that nobody has studied a style for."""
    return replace(weights_record("fast"), path=tmp_path / "fast.safetensors")


def _learned(record: WeightsRecord, seed: int) -> list[np.ndarray]:
    rng = np.random.default_rng(seed)
    return [rng.normal(size=shape).astype(np.float32) for shape in record.style_shapes]


def test_without_a_file_nothing_was_learned(record: WeightsRecord) -> None:
    assert read_studied(record) == {}


def test_what_is_written_is_read(record: WeightsRecord) -> None:
    learned = {"a" * 16: {512: _learned(record, 1), 256: _learned(record, 3)}, "b" * 16: {512: _learned(record, 2)}}
    write_studied(studied_path(record), record, learned)
    found = read_studied(record)
    assert found.keys() == learned.keys()
    for key, sizes in learned.items():
        assert found[key].keys() == sizes.keys()
        for side_px, parts in sizes.items():
            for part, read in zip(parts, found[key][side_px], strict=True):
                np.testing.assert_allclose(read, part, rtol=1e-3, atol=1e-6)


@pytest.mark.parametrize(("side_px", "found"), [(100, 1.0), (256, 1.0), (362, 2.0), (512, 3.0), (2000, 3.0)])
def test_between_two_sizes_what_was_learned_is_mixed(side_px: int, found: float) -> None:
    sizes = {512: (np.full((2, 2), 3, np.float32),), 256: (np.full((2, 2), 1, np.float32),)}
    np.testing.assert_allclose(learned_at(sizes, side_px)[0], found, atol=1e-3)


def test_what_was_learned_for_other_weights_is_refused(record: WeightsRecord) -> None:
    write_studied(studied_path(record), replace(record, sha256="0" * 64), {"a" * 16: {512: _learned(record, 1)}})
    with pytest.raises(WeightsError, match="for other weights"):
        read_studied(record)


@pytest.mark.parametrize("damage", [b"", b"no safetensors", None])
def test_a_damaged_file_is_one_sentence(record: WeightsRecord, damage: bytes | None) -> None:
    path = studied_path(record)
    write_studied(path, record, {"a" * 16: {512: _learned(record, 1)}})
    path.write_bytes(path.read_bytes()[:-100] if damage is None else damage)
    with pytest.raises(WeightsError, match="install Pastiche again"):
        read_studied(record)


def test_the_file_has_a_part_for_each_of_the_network(record: WeightsRecord) -> None:
    write_studied(studied_path(record), record, {"a" * 16: {512: _learned(record, 1)[:-1]}})
    with pytest.raises(WeightsError, match="install Pastiche again"):
        read_studied(record)


def test_every_bundled_style_has_been_studied_for_strokes_of_two_sizes() -> None:
    record = weights_record("fast")
    found = read_studied(record)
    for path in STYLES.glob("*.jpg"):
        sizes = found[style_key(path.read_bytes())]
        assert sorted(sizes) == [512, 1024]
        for parts in sizes.values():
            assert [part.shape for part in parts] == list(record.style_shapes)
            assert all(np.isfinite(part).all() for part in parts)
            assert min(np.abs(part).max() for part in parts) > 0
