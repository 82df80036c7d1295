"""What every transform promises, and the closed forms against float64 references."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
import torch
from torch import nn

from models.networks.network import NetworkConfig, StyleNetwork, fold_codes
from models.transforms import LAYERS, TRANSFORMS, Parts, make_transform
from models.transforms.wct import roots

CHANNELS, RANK = 10, 6
Matrix = npt.NDArray[np.float64]


@pytest.fixture(params=[*sorted(TRANSFORMS), "fading"])
def transform(request: pytest.FixtureRequest) -> nn.Module:
    torch.manual_seed(4)
    fades = request.param == "fading"
    module = make_transform("linear" if fades else request.param, CHANNELS, 0 if fades else RANK)
    for parameter in module.parameters():
        if not parameter.any():
            nn.init.normal_(parameter, std=0.05)
    return module.eval().requires_grad_(False)


def _features(height: int, width: int, seed: int) -> torch.Tensor:
    generator = torch.Generator().manual_seed(seed)
    mixing = torch.randn(CHANNELS, CHANNELS, generator=generator)
    plain = torch.randn(1, CHANNELS, height * width, generator=generator)
    return (mixing @ plain).unflatten(2, (height, width)).relu() + 0.1


def _apply(module: nn.Module, features: torch.Tensor, weights: torch.Tensor, code: Parts) -> torch.Tensor:
    result: torch.Tensor = module(features, module.statistics(features), *fold_codes(code, weights))
    return result


def test_code_and_statistics_have_the_shapes_it_says(transform: nn.Module) -> None:
    features = _features(9, 13, 1)
    assert [tuple(part.shape) for part in transform.code(features)] == [(1, LAYERS, *s) for s in transform.code_shapes]
    assert [tuple(part.shape) for part in transform.statistics(features)] == [
        (1, *shape) for shape in transform.statistics_shapes
    ]


@pytest.mark.parametrize(("height", "width"), [(4, 4), (9, 13), (20, 7)])
def test_any_size_keeps_its_shape_and_stays_finite(transform: nn.Module, height: int, width: int) -> None:
    features, code = _features(height, width, 1), transform.code(_features(8, 8, 2))
    result = _apply(transform, features, torch.ones(1, LAYERS), code)
    assert result.shape == features.shape
    assert result.isfinite().all()


def test_a_flat_frame_stays_finite(transform: nn.Module) -> None:
    code = transform.code(_features(8, 8, 2))
    assert _apply(transform, torch.zeros(1, CHANNELS, 8, 8), torch.ones(1, LAYERS), code).abs().max() < 1e3


def test_at_weights_of_zero_the_frame_stays_what_it_is(transform: nn.Module) -> None:
    features, code = _features(9, 13, 1), transform.code(_features(8, 8, 2))
    torch.testing.assert_close(_apply(transform, features, torch.zeros(1, LAYERS), code), features)


def test_it_is_linear_in_the_weights(transform: nn.Module) -> None:
    features, code = _features(9, 13, 1), transform.code(_features(8, 8, 2))
    one, other = torch.tensor([[1.0, 0.2, 0.0, 0.7]]), torch.tensor([[0.1, 0.9, 1.0, 0.3]])
    between = _apply(transform, features, 0.25 * one + 0.75 * other, code)
    ends = 0.25 * _apply(transform, features, one, code) + 0.75 * _apply(transform, features, other, code)
    torch.testing.assert_close(between, ends, atol=1e-4, rtol=1e-4)


def test_the_statistics_of_two_halves_make_those_of_the_whole(transform: nn.Module) -> None:
    """Up to what the means of the halves differ: they are averages over places."""
    features = _features(6, 8, 1)
    both = torch.cat([features, features.flip(3)], 3)
    for whole, half in zip(transform.statistics(both), transform.statistics(features), strict=True):
        torch.testing.assert_close(whole, half, atol=1e-4, rtol=1e-4)


@pytest.mark.parametrize("finest_rank", [4, 0])
@pytest.mark.parametrize("name", sorted(TRANSFORMS))
def test_a_network_with_it_trains(name: str, finest_rank: int) -> None:
    torch.manual_seed(2)
    widths = (8, 8, 12, 16)
    network = StyleNetwork(NetworkConfig(widths, (0, 0, 0, 0), (0, 0, 0, 1), widths, (finest_rank, 4, 6, 8), name))
    folded = fold_codes(network.code(torch.rand(2, 3, 64, 64)), torch.full((2, 4), 0.7))
    network(torch.rand(2, 3, 64, 80), folded).square().mean().backward()
    trained = [(key, part) for key, part in network.named_parameters() if part.requires_grad]
    without = [key for key, parameter in trained if parameter.grad is None]
    assert without == []
    assert all(parameter.grad.isfinite().all() for parameter in network.parameters() if parameter.grad is not None)


# Closed forms.


def _flat(features: torch.Tensor) -> Matrix:
    return features[0].flatten(1).double().numpy()


def test_adain_gives_the_moments_of_the_style() -> None:
    transform, style, frame = make_transform("adain", CHANNELS, RANK), _features(12, 12, 1), _features(10, 15, 2)
    result = _flat(_apply(transform, frame, torch.ones(1, LAYERS), transform.code(style)))
    np.testing.assert_allclose(result.mean(1), _flat(style).mean(1), atol=1e-4)
    np.testing.assert_allclose(result.std(1), _flat(style).std(1), atol=1e-4)


def test_wct_gives_the_covariance_of_the_style_in_compressed_space() -> None:
    transform, style, frame = make_transform("wct", CHANNELS, RANK), _features(12, 12, 1), _features(10, 15, 2)
    with torch.no_grad():
        folded = fold_codes(transform.code(style), torch.ones(1, LAYERS))
        result = transform(frame, transform.statistics(frame), *folded)
        mine, theirs, before = (np.cov(_flat(transform.compress(part)), ddof=0) for part in (result, style, frame))
    # The same with eigenvectors, in float64, with the ridge on both covariances.
    whitening, colouring = _power(_ridged(before), -0.5), _power(_ridged(theirs), 0.5)
    expected = colouring @ whitening @ before @ whitening @ colouring
    np.testing.assert_allclose(mine, expected, atol=1e-4 * np.trace(theirs))
    np.testing.assert_allclose(mine, theirs, atol=5e-3 * np.trace(theirs))
    np.testing.assert_allclose(_flat(result).mean(1), _flat(style).mean(1), atol=1e-4)


def test_roots_are_those_of_the_eigenvectors() -> None:
    covariance = np.cov(_flat(_features(12, 12, 3)), ddof=0)
    root, inverse = roots(torch.tensor(covariance, dtype=torch.float32)[None])
    np.testing.assert_allclose(root[0].numpy(), _power(_ridged(covariance), 0.5), atol=1e-4)
    np.testing.assert_allclose(inverse[0].numpy(), _power(_ridged(covariance), -0.5), rtol=1e-3, atol=1e-3)


def test_sct_multiplies_by_the_covariance_of_the_style_branch() -> None:
    torch.manual_seed(6)
    transform, style, frame = make_transform("sct", CHANNELS, RANK), _features(12, 12, 1), _features(10, 15, 2)
    weights = torch.tensor([[1.0, 0.0, 0.5, 0.2]])
    with torch.no_grad():
        result = _flat(_apply(transform, frame, weights, transform.code(style)))
        branch = _flat(transform.style_branch(style - style.mean((2, 3), keepdim=True)))
        f = frame.double()
        normalised = (f - f.mean((2, 3), keepdim=True)) / (f.var((2, 3), unbiased=False, keepdim=True) + 1e-5).sqrt()
        compressed = _flat(transform.compress(normalised.float()))
        unzip = transform.unzip.weight[:, :, 0, 0].double().numpy()
    matrices = [np.cov(part, ddof=0) for part in np.split(branch, LAYERS)]
    matrix = sum(weight * part for weight, part in zip(weights[0].tolist(), matrices, strict=True))
    share = weights.mean().item()
    expected = (1 - share) * _flat(frame) + unzip @ matrix @ compressed + share * _flat(style).mean(1)[:, None]
    np.testing.assert_allclose(result, expected, atol=1e-4)


def _ridged(covariance: Matrix) -> Matrix:
    return covariance + (1e-3 * np.trace(covariance) / len(covariance) + 1e-8) * np.eye(len(covariance))


def _power(covariance: Matrix, power: float) -> Matrix:
    values, vectors = np.linalg.eigh(covariance)
    result: Matrix = vectors * values**power @ vectors.T
    return result
