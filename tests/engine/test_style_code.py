"""Folding and mixing are linear, as the sliders promise."""

from __future__ import annotations

import numpy as np
import pytest

from engine.style_code import StyleCode, fold, mix


def _code(seed: int) -> StyleCode:
    rng = np.random.default_rng(seed)
    return StyleCode(
        tuple(rng.normal(size=(4, k, k)).astype(np.float32) for k in (3, 5)),
        tuple(rng.normal(size=(4, c)).astype(np.float32) for c in (6, 8)),
    )


def test_folding_sums_the_layers_by_their_weights() -> None:
    code, weights = _code(1), (0.1, 0.0, 1.0, 0.5)
    folded = fold(code, 0.8, weights)
    for level in range(2):
        expected = sum(0.8 * w * code.matrices[level][layer] for layer, w in enumerate(weights))
        np.testing.assert_allclose(folded.matrices[level], expected, atol=1e-6)
    assert folded.gain == pytest.approx(0.8 * 1.6 / 4)


def test_mixing_is_the_weighted_mean() -> None:
    first, second = _code(1), _code(2)
    mixed = mix([first, second], [3, 1])
    np.testing.assert_allclose(mixed.means[1], 0.75 * first.means[1] + 0.25 * second.means[1], atol=1e-6)


def test_a_mix_of_one_is_that_style() -> None:
    np.testing.assert_allclose(mix([_code(3)], [0.2]).matrices[0], _code(3).matrices[0], atol=1e-6)


def test_a_mix_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        mix([], [])
