"""The reader of styles, taught on made-up pictures whose statistics can be told from their grain and their colour."""

from __future__ import annotations

import torch
from torch import Tensor

from models.networks.modulation import SUMMARY, StyleModulation
from models.perception.losses import StyleStatistics
from models.training.data.memory import Seen
from models.training.reading import lesson, teach

CPU = torch.device("cpu")


def _crops(count: int) -> Tensor:
    generator = torch.Generator().manual_seed(4)
    colour = torch.rand(count, 3, 1, 1, generator=generator)
    grain = torch.rand(count, 1, 1, 1, generator=generator) * 0.3
    noise = torch.randn(count, 3, 32, 32, generator=generator) * grain
    return ((colour + noise).clamp(0, 1) * 255).to(torch.uint8)


def _look(keys: list[int], pictures: Tensor) -> Seen:
    """As if of a perceptual network with three channels, the same at all four taps."""
    assert len(keys) == len(pictures)
    mean, deviation = pictures.mean((2, 3)), pictures.std((2, 3))
    return Seen([StyleStatistics(mean, deviation, torch.zeros(len(pictures), 3, 3))] * 4, [])


def test_a_lesson_holds_means_and_deviations_by_key() -> None:
    crops = _crops(40)
    found = lesson(list(range(40)), crops, _look, CPU).found
    assert found.shape == (40, 24)
    torch.testing.assert_close(found[:, :3], crops.float().mean((2, 3)) / 255)


def test_what_was_taught_is_told_of_other_pictures_and_frozen() -> None:
    torch.manual_seed(0)
    crops = _crops(160)
    modulation = StyleModulation(outputs=10)
    before = {name: part.clone() for name, part in modulation.layers.state_dict().items()}
    teach(modulation, lesson(list(range(160)), crops, _look, CPU), 60, CPU)
    assert not any(part.requires_grad for part in (*modulation.reader.parameters(), *modulation.summary.parameters()))
    assert all(torch.equal(part, before[name]) for name, part in modulation.layers.state_dict().items())
    summaries = modulation.summary(modulation.reader(crops.float() / 255))
    assert summaries.shape == (160, SUMMARY)
    # Linear regression from the strongest parts of the summary, halves of the pictures apart.
    known, asked = torch.cat([summaries[:, :16], torch.ones(160, 1)], 1).split(80)
    truth = crops.float().mean((2, 3)).div(255)
    told = asked @ torch.linalg.lstsq(known, truth[:80]).solution
    assert (told - truth[80:]).square().mean() < 0.05 * truth.var()


def test_a_summary_is_uncorrelated_and_about_zero() -> None:
    torch.manual_seed(0)
    crops = _crops(160)
    modulation = StyleModulation(outputs=10)
    teach(modulation, lesson(list(range(160)), crops, _look, CPU), 2, CPU)
    summaries = modulation.summary(modulation.reader(crops.float() / 255))
    assert summaries.mean(0).abs().max() < 1e-2
    correlation = summaries[:, :12].T.corrcoef()
    assert (correlation - torch.eye(12)).abs().max() < 1e-2
    assert 0.9 < summaries.square().mean() < 1.1
