"""The network under test hands out what a screen would show."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from models.evaluate.painter import Painter, eight_bits, network_of_checkpoint, network_of_weights
from models.networks.network import StyleNetwork
from models.registry import weights_names
from models.studied import READ_SIDE_PX
from models.transforms import LAYERS


def test_results_have_the_size_of_the_contents_and_256_values(painter: Painter) -> None:
    contents, styles = torch.rand(2, 3, 64, 80), torch.rand(2, 3, 64, 64)
    result = painter.paint(contents, painter.codes(styles))
    assert result.shape == contents.shape
    assert 0 <= result.min() <= result.max() <= 1
    torch.testing.assert_close(result * 255, (result * 255).round(), atol=1e-3, rtol=0)


def test_one_code_paints_any_number_of_frames(painter: Painter) -> None:
    frames, codes = torch.rand(3, 3, 64, 64), painter.codes(torch.rand(1, 3, 64, 64))
    together = painter.paint(frames, codes)
    alone = painter.paint(frames[1:2], codes)
    torch.testing.assert_close(together[1:2], alone, atol=1.1 / 255, rtol=0)


def test_a_studied_style_is_read_where_it_was_studied_with_strokes_as_large_as_asked(
    small_network: StyleNetwork,
) -> None:
    parts = [part[0].sum(0).detach().numpy() for part in small_network.code(torch.rand(1, 3, 64, 64))]
    learned = {side: tuple(np.full_like(part, side) for part in parts) for side in (64, 128)}
    painter = Painter(small_network, torch.device("cpu"), {"a": learned})
    flat = torch.full((1, 3, 128, 128), 0.5)
    plain = painter.codes(torch.full((1, 3, READ_SIDE_PX, READ_SIDE_PX), 0.5)).parts
    for side in (64, 128):
        found = painter.codes(flat[..., :side, :side], "a").parts
        for with_learned, without in zip(found, plain, strict=True):
            torch.testing.assert_close(with_learned, without + side / LAYERS, atol=1e-3, rtol=1e-3)


def test_a_clip_without_memory_is_painted_frame_by_frame(painter: Painter) -> None:
    frames, codes = torch.rand(5, 3, 64, 64), painter.codes(torch.rand(1, 3, 64, 64))
    clip = painter.paint_clip(frames, codes, 1.0, batch_size=2)
    torch.testing.assert_close(clip, painter.paint(frames, codes), atol=1.1 / 255, rtol=0)


def test_memory_reaches_the_later_frames(painter: Painter) -> None:
    codes = painter.codes(torch.rand(1, 3, 64, 64))
    frames = torch.rand(1, 3, 64, 64).repeat(8, 1, 1, 1)
    frames[1::2, :, :, :20] = 1.0
    alone, steady = (painter.paint_clip(frames, codes, share, batch_size=3) for share in (1.0, 0.1))
    torch.testing.assert_close(steady[0], alone[0])
    assert (steady - alone).abs().max() > 0.01


def test_a_change_of_light_is_followed_at_once(painter: Painter) -> None:
    codes = painter.codes(torch.rand(1, 3, 64, 64))
    scene = torch.nn.functional.interpolate(torch.rand(1, 3, 8, 8) * 0.6 + 0.2, 64)
    frames = scene * torch.tensor([1.0, 0.8] * 4).view(-1, 1, 1, 1)
    alone, steady = (painter.paint_clip(frames, codes, share, batch_size=3) for share in (1.0, 0.1))
    assert (steady - alone).abs().mean() < 0.02


def test_the_sliders_reach_the_network(painter: Painter) -> None:
    contents, codes = torch.rand(1, 3, 64, 64), painter.codes(torch.rand(1, 3, 64, 64))
    full, one = painter.paint(contents, codes), painter.paint(contents, codes, (0.0, 0.0, 0.0, 1.0))
    assert (full - one).abs().max() > 0.01


def test_what_lies_outside_the_range_is_clamped() -> None:
    assert eight_bits(torch.tensor([-0.3, 0.5, 1.7])).tolist() == pytest.approx([0, 128 / 255, 1])


def test_shipped_weights_can_be_evaluated() -> None:
    assert isinstance(network_of_weights(weights_names()[0]), StyleNetwork)


def test_a_missing_checkpoint_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nothing"):
        network_of_checkpoint(tmp_path / "nothing.pt", "quality")
