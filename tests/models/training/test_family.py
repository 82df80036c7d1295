"""Small and large networks of one family: what one has of the other, to the value."""

from __future__ import annotations

from dataclasses import replace

import torch

from models.networks.decoder import DecoderSize
from models.networks.network import StyleNetwork, fold_codes
from models.training.family import carry_over, smaller_network

SMALLER = DecoderSize(hidden=(12, 4, 12, 16), blocks=(0, 1, 0, 1))
WEIGHTS = torch.tensor([[1.0, 0.5, 0.0, 0.8]])


def _painted(network: StyleNetwork, size: DecoderSize | None = None) -> torch.Tensor:
    torch.manual_seed(3)
    image, style = torch.rand(1, 3, 64, 80), torch.rand(1, 3, 64, 64)
    with torch.no_grad():
        folded = fold_codes(network.code(style), WEIGHTS)
        features = network.read(image)
        return network.paint(features, network.statistics(features.levels), folded, size=size)


def test_what_is_cut_out_paints_as_it_did_inside(small_network: StyleNetwork) -> None:
    smaller = smaller_network(small_network, SMALLER).eval()
    torch.testing.assert_close(_painted(smaller), _painted(small_network, SMALLER), atol=1e-5, rtol=1e-5)
    assert (_painted(smaller) - _painted(small_network)).abs().max() > 1e-3


def test_the_whole_size_is_the_whole_network(small_network: StyleNetwork) -> None:
    torch.testing.assert_close(_painted(small_network, small_network.decoder.size), _painted(small_network))


def test_a_larger_network_begins_as_the_smaller_one(small_network: StyleNetwork) -> None:
    config = replace(small_network.config, decoder_hidden=(16, 12, 16, 32), decoder_blocks=(2, 1, 0, 3))
    larger = StyleNetwork(config).eval()
    carry_over(small_network, larger)
    torch.testing.assert_close(_painted(larger), _painted(small_network), atol=1e-5, rtol=1e-5)


def test_and_what_it_has_more_learns(small_network: StyleNetwork) -> None:
    larger = StyleNetwork(replace(small_network.config, decoder_hidden=(16, 12, 16, 32)))
    carry_over(small_network, larger)
    folded = fold_codes(larger.code(torch.rand(1, 3, 64, 64)), WEIGHTS)
    larger(torch.rand(1, 3, 64, 64), folded).square().mean().backward()
    added = larger.decoder.blocks[3][0].second.weight.grad[:, 20:]  # type: ignore[index, union-attr]
    assert added.abs().max() > 0


def test_carrying_there_and_back_changes_nothing(small_network: StyleNetwork) -> None:
    larger = StyleNetwork(replace(small_network.config, decoder_hidden=(16, 12, 16, 32), decoder_blocks=(2, 2, 1, 3)))
    carry_over(small_network, larger)
    back = smaller_network(larger, small_network.decoder.size)
    for name, tensor in small_network.state_dict().items():
        torch.testing.assert_close(back.state_dict()[name], tensor)


def test_transforms_may_begin_anew(small_network: StyleNetwork) -> None:
    target = StyleNetwork(small_network.config)
    untrained = {name: part.clone() for name, part in target.state_dict().items()}
    carry_over(small_network, target, transforms=False)
    theirs = small_network.state_dict()
    for name, part in target.state_dict().items():
        torch.testing.assert_close(part, (untrained if name.startswith("transforms.") else theirs)[name])
    assert any(
        not torch.equal(untrained[name], part) for name, part in theirs.items() if name.startswith("transforms.")
    )
