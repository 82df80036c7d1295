"""The compiled face of the network equals the network."""

from __future__ import annotations

import torch

from models.deployment import CodeGraph, FrameGraph, example_inputs, halve
from models.network import StyleNetwork, fold_codes


def test_bytes_in_and_out_equal_the_network(small_network: StyleNetwork) -> None:
    image = torch.randint(0, 256, (1, 64, 80, 3), dtype=torch.uint8)
    style = torch.randint(0, 256, (1, 64, 64, 3), dtype=torch.uint8)
    with torch.no_grad():
        parts = CodeGraph(small_network)(style)
        code = small_network.code(style.permute(0, 3, 1, 2) / 255)
        folded = fold_codes(code, torch.ones(1, 4))
        expected = small_network(image.permute(0, 3, 1, 2) / 255, folded).clamp(0, 1) * 255
        result = FrameGraph(small_network)(image, folded.gain, *folded.matrices, *folded.means)
    for part, whole in zip(parts, (*code.matrices, *code.means), strict=True):
        torch.testing.assert_close(part, whole[0])
    assert result.shape == image.shape
    assert (result.permute(0, 3, 1, 2).float() - expected).abs().max() <= 0.51


def test_example_inputs_fit_the_graph(small_network: StyleNetwork) -> None:
    with torch.no_grad():
        result = FrameGraph(small_network)(*example_inputs(small_network, 64, 96))
    assert result.shape == (1, 64, 96, 3)


def test_a_halved_network_convolves_in_half_precision_and_keeps_its_statistics_whole(
    small_network: StyleNetwork,
) -> None:
    halved = halve(small_network)
    inputs = example_inputs(halved, 64, 96)
    with torch.no_grad():
        program = torch.export.export(FrameGraph(halved).eval(), inputs)
    types = {
        name: {node.meta["val"].dtype for node in program.graph.nodes if str(node.target).startswith(f"aten.{name}.")}
        for name in ("conv2d", "rsqrt", "mean", "linear")
    }
    assert types.pop("conv2d") == {torch.float16}
    assert types == {name: {torch.float32} for name in ("rsqrt", "mean", "linear")}


def test_the_exported_graph_has_no_contexts_that_compilers_stumble_over(small_network: StyleNetwork) -> None:
    with torch.no_grad():
        program = torch.export.export(FrameGraph(small_network).eval(), example_inputs(small_network, 64, 96))
    called = {str(node.target) for node in program.graph.nodes if node.op == "call_function"}
    assert {name for name in called if not name.startswith("aten.")} == set()


def test_a_halved_network_paints_almost_the_same_picture(small_network: StyleNetwork) -> None:
    image = torch.randint(0, 256, (1, 64, 80, 3), dtype=torch.uint8)
    with torch.no_grad():
        parts = example_inputs(small_network, 64, 80)[1:]
        expected = FrameGraph(small_network)(image, *parts).float()
        result = FrameGraph(halve(small_network))(image, *parts).float()
    assert (result - expected).abs().max() <= 3
