"""The perceptual network's own parts against PyTorch's."""

from __future__ import annotations

import pytest
import torch
from torch.nn import functional as F

from models.perception.perceptual import mirrored


@pytest.mark.parametrize("size", [(3, 2), (5, 9), (32, 33)])
def test_mirroring_is_that_of_pytorch_back_and_forth(size: tuple[int, int]) -> None:
    torch.manual_seed(0)
    x = torch.randn(2, 3, *size, dtype=torch.float64, requires_grad=True)
    mine, theirs = mirrored(x), F.pad(x, (1, 1, 1, 1), mode="reflect")
    assert torch.equal(mine, theirs)
    pull = torch.randn_like(theirs)
    gradients = [torch.autograd.grad(padded, x, pull)[0] for padded in (mine, theirs)]
    torch.testing.assert_close(*gradients)
