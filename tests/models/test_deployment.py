"""The compiled face of the network equals the network."""

from __future__ import annotations

import torch

from models.deployment import CodeGraph, FrameGraph, blended, example_inputs, halve
from models.networks.network import StyleNetwork, fold_codes


def test_bytes_in_and_out_equal_the_network(small_network: StyleNetwork) -> None:
    image = torch.randint(0, 256, (1, 64, 80, 3), dtype=torch.uint8)
    style = torch.randint(0, 256, (1, 64, 64, 3), dtype=torch.uint8)
    with torch.no_grad():
        parts = CodeGraph(small_network)(style)
        code = small_network.code(style.permute(0, 3, 1, 2) / 255)
        folded = fold_codes(code, torch.ones(1, 4))
        expected = small_network(image.permute(0, 3, 1, 2) / 255, folded).clamp(0, 1) * 255
        result, *_ = FrameGraph(small_network)(
            *(image, folded.gain, torch.ones(1), *_nothing(small_network), *folded.parts),
            *small_network.canvas(*image.shape[1:3]),
        )
    for part, whole in zip(parts, code, strict=True):
        torch.testing.assert_close(part, whole[0])
    assert result.shape == image.shape
    assert (result.permute(0, 3, 1, 2).float() - expected).abs().max() <= 0.51


def _nothing(network: StyleNetwork) -> list[torch.Tensor]:
    return [torch.zeros(1, *shape) for shape in network.statistics_shapes]


def test_statistics_come_out_blended_and_rule_the_next_picture(small_network: StyleNetwork) -> None:
    torch.manual_seed(1)
    graph, first, second = FrameGraph(small_network), *(torch.randint(0, 256, (2, 1, 64, 80, 3), dtype=torch.uint8))
    folded = fold_codes(small_network.code(torch.rand(1, 3, 64, 64)), torch.ones(1, 4))

    def run(image: torch.Tensor, blend: float, former: list[torch.Tensor]) -> tuple[torch.Tensor, list[torch.Tensor]]:
        styling = (*folded.parts, *small_network.canvas(64, 80))
        picture, *statistics = graph(image, folded.gain, torch.tensor([blend]), *former, *styling)
        return picture, statistics

    with torch.no_grad():
        _, before = run(first, 1, _nothing(small_network))
        alone, own = run(second, 1, before)
        mixture, between = run(second, 0.25, before)
        held, kept = run(second, 0, before)
    for old, new, mixed, same in zip(before, own, between, kept, strict=True):
        torch.testing.assert_close(mixed, 0.75 * old + 0.25 * new)
        torch.testing.assert_close(same, old)
    assert (held.int() - alone.int()).abs().float().mean() > (mixture.int() - alone.int()).abs().float().mean() > 0


def test_of_former_statistics_only_what_is_finite_has_a_part_in_the_next_ones() -> None:
    former = torch.tensor([4.0, torch.nan, torch.inf, -torch.inf, torch.finfo(torch.float32).max])
    found = torch.tensor([8.0, 8.0, 8.0, 8.0, 0.0])
    for blend in (0.0, 0.25, 1.0):
        mixed = blended(former, found, torch.tensor([blend]))
        torch.testing.assert_close(mixed[:4], torch.tensor([4 + 4 * blend, 8.0, 8.0, 8.0]))
        assert torch.isfinite(mixed).all()


def test_example_inputs_fit_the_graph(small_network: StyleNetwork) -> None:
    with torch.no_grad():
        result, *statistics = FrameGraph(small_network)(*example_inputs(small_network, 64, 96))
    assert result.shape == (1, 64, 96, 3)
    assert [tuple(part.shape[1:]) for part in statistics] == small_network.statistics_shapes


def test_a_halved_network_convolves_in_half_precision_and_keeps_its_statistics_whole(
    small_network: StyleNetwork,
) -> None:
    halved = halve(small_network)
    inputs = example_inputs(halved, 64, 96)
    with torch.no_grad():
        program = torch.export.export(FrameGraph(halved).eval(), inputs)
    types = {
        name: {node.meta["val"].dtype for node in program.graph.nodes if str(node.target).startswith(f"aten.{name}.")}
        for name in ("conv2d", "sqrt", "mean", "linear")
    }
    assert types.pop("conv2d") == {torch.float16}
    assert types == {name: {torch.float32} for name in ("sqrt", "mean", "linear")}


def test_the_exported_graph_has_no_contexts_that_compilers_stumble_over(small_network: StyleNetwork) -> None:
    with torch.no_grad():
        program = torch.export.export(FrameGraph(small_network).eval(), example_inputs(small_network, 64, 96))
    called = {str(node.target) for node in program.graph.nodes if node.op == "call_function"}
    assert {name for name in called if not name.startswith("aten.")} == set()


def test_a_halved_network_paints_almost_the_same_picture(small_network: StyleNetwork) -> None:
    image = torch.randint(0, 256, (1, 64, 80, 3), dtype=torch.uint8)
    with torch.no_grad():
        parts = example_inputs(small_network, 64, 80)[1:]
        expected, *_ = FrameGraph(small_network)(image, *parts)
        result, *_ = FrameGraph(halve(small_network))(image, *parts)
    assert (result.int() - expected.int()).abs().max() <= 3
