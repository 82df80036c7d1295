"""The linear transform against float64 references of its defining equations."""

from __future__ import annotations

import numpy as np
import torch

from models.networks.network import fold_codes
from models.transforms.linear import LinearTransform


def _transform() -> LinearTransform:
    torch.manual_seed(3)
    transform = LinearTransform(12, 6, hidden=16)
    for head in (transform.style_matrix[2], transform.content_matrix[2], transform.style_scale, transform.style_mean):
        torch.nn.init.normal_(head.weight, std=0.05)
    torch.nn.init.normal_(transform.unzip.weight, std=0.3)
    return transform.eval()


def test_the_joint_matrix_equals_the_equation_step_by_step() -> None:
    transform, features, style = _transform(), torch.rand(1, 12, 10, 14) * 3, torch.rand(1, 12, 16, 16)
    weights = torch.tensor([[0.3, 1.0, 0.0, 0.6]])
    with torch.no_grad():
        folded = fold_codes(transform.code(style), weights)
        result = transform(features, transform.statistics(features), *folded)
        t_s, scale, shift = (part[0].double().numpy() for part in folded.parts)
        f = features[0].double().flatten(1).numpy()
        centred = f - f.mean(1, keepdims=True)
        compress, unzip = (conv.weight[:, :, 0, 0].double().numpy() for conv in (transform.compress, transform.unzip))
        x = compress @ centred
        covariance = x @ x.T / x.shape[1]
        deviation = np.sqrt(np.diag(covariance) + 1e-3)
        correlation = covariance / np.outer(deviation, deviation)
        learned = transform.content_matrix(torch.tensor(correlation - np.eye(6)).float().flatten()[None])
        t_c = np.eye(6) + learned.double().numpy().reshape(6, 6)
        plain = scale[:, None] * centred / np.sqrt(centred.var(1) + 1e-3)[:, None]
        styled = unzip @ t_s @ t_c @ (x / deviation[:, None])
        expected = (1 - weights.mean().item()) * f + plain + styled + shift[:, None]
    np.testing.assert_allclose(result[0].flatten(1).numpy(), expected, atol=1e-4)


def test_without_weights_the_features_stay_what_they_are() -> None:
    transform, features = _transform(), torch.rand(1, 12, 10, 14)
    folded = fold_codes(transform.code(torch.rand(1, 12, 16, 16)), torch.zeros(1, 4))
    torch.testing.assert_close(transform(features, transform.statistics(features), *folded), features)


def test_before_training_the_moments_of_the_style_come_out() -> None:
    """At its start the transform is AdaIN: mean and deviation of every channel."""
    torch.manual_seed(1)
    transform, features = LinearTransform(8, 8), torch.randn(1, 8, 40, 40) * 5
    style = torch.rand(1, 8, 32, 32) * torch.arange(1, 9).view(1, 8, 1, 1)
    with torch.no_grad():
        folded = fold_codes(transform.code(style), torch.ones(1, 4))
        result = transform(features, transform.statistics(features), *folded)
    torch.testing.assert_close(result.mean((2, 3)), style.mean((2, 3)), atol=1e-3, rtol=1e-3)
    torch.testing.assert_close(result.std((2, 3)), style.std((2, 3)), atol=2e-2, rtol=2e-2)


def test_the_matrices_scale_with_the_contrast_of_the_style() -> None:
    transform, style = _transform(), torch.randn(1, 12, 32, 32) * 4
    with torch.no_grad():
        transform.style_branch[0].bias.zero_()
        transform.style_branch[2].bias.zero_()
        for linear in (transform.style_matrix[0], transform.style_matrix[2]):
            linear.bias.zero_()
        once, twice = transform.code(style)[0], transform.code(style * 2)[0]
    torch.testing.assert_close(twice, once * 2, rtol=2e-2, atol=2e-2)


def test_a_flat_frame_does_not_blow_up() -> None:
    transform, flat = _transform(), torch.zeros(1, 12, 16, 16)
    folded = fold_codes(transform.code(torch.rand(1, 12, 16, 16)), torch.ones(1, 4))
    result = transform(flat, transform.statistics(flat), *folded)
    assert result.isfinite().all()
    assert result.abs().max() < 100
