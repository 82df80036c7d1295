"""Folding and mixing are linear, as the sliders promise."""

from __future__ import annotations

import numpy as np
import pytest

from engine.style_code import StyleCode, enriched, fold, mix_codes


def _code(seed: int) -> StyleCode:
    rng = np.random.default_rng(seed)
    return StyleCode(tuple(rng.normal(size=(4, *shape)).astype(np.float32) for shape in ((3, 3), (6,), (5, 5), (8,))))


def test_folding_sums_the_layers_by_their_weights() -> None:
    code, weights = _code(1), (0.1, 0.0, 1.0, 0.5)
    folded = fold(code, 0.8, weights)
    for whole, part in zip(code.parts, folded.parts, strict=True):
        expected = sum(0.8 * w * whole[layer] for layer, w in enumerate(weights))
        np.testing.assert_allclose(part, expected, atol=1e-6)
    assert folded.gain == pytest.approx(0.8 * 1.6 / 4)


def test_mixing_is_the_weighted_mean() -> None:
    first, second = _code(1), _code(2)
    mixed = mix_codes([first, second], [3, 1])
    for part, one, other in zip(mixed.parts, first.parts, second.parts, strict=True):
        np.testing.assert_allclose(part, 0.75 * one + 0.25 * other, atol=1e-6)


def test_a_mix_of_one_is_that_style() -> None:
    np.testing.assert_allclose(mix_codes([_code(3)], [0.2]).parts[0], _code(3).parts[0], atol=1e-6)


def test_a_mix_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        mix_codes([], [])


def test_what_is_asked_beyond_full_strength_counts_a_fifth() -> None:
    code = StyleCode((np.arange(8, dtype=np.float32).reshape(4, 2),))
    full, more = (fold(code, strength, (1.0, 1.0, 1.0, 1.0)) for strength in (1.0, 1.5))
    np.testing.assert_allclose(more.parts[0], 11 / 10 * full.parts[0], rtol=1e-6)
    assert more.gain == pytest.approx(11 / 10)


def test_what_was_studied_is_shared_out_among_the_layers() -> None:
    code, rng = _code(4), np.random.default_rng(5)
    learned = [rng.normal(size=part.shape[1:]).astype(np.float32) for part in code.parts]
    whole = fold(enriched(code, learned), 1.0, (1.0, 1.0, 1.0, 1.0))
    half = fold(enriched(code, learned), 1.0, (1.0, 0.0, 1.0, 0.0))
    for part, read, more in zip(whole.parts, fold(code, 1.0, (1.0,) * 4).parts, learned, strict=True):
        np.testing.assert_allclose(part, read + more, atol=1e-5)
    for part, read, more in zip(half.parts, fold(code, 1.0, (1.0, 0.0, 1.0, 0.0)).parts, learned, strict=True):
        np.testing.assert_allclose(part, read + more / 2, atol=1e-5)
