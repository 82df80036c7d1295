"""The network in 8 bits: where it is taken, what it costs the picture, and that it is never another network's."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import pytest
import torch

from engine.backends.openvino.graph import Graphs
from engine.backends.openvino.quantisation import (
    Calibration,
    calibration_path,
    convolutions,
    quantise,
    read_calibration,
    write_calibration,
)
from engine.backends.openvino.runner import offered_precisions
from engine.backends.self_test import probe_pattern
from engine.diagnostics.calibration import LEAST_INT8_AGREEMENT_DB, SIZE_PX, CalibrationMaterial, Calibrator
from engine.style_code import StyleCode, fold
from models.arrays import load_arrays
from models.colour.palette import colours_of
from models.networks.network import NetworkConfig, StyleNetwork
from models.registry import NETWORK_VERSION, WeightsRecord, weights_names, weights_record

openvino = pytest.importorskip("openvino", reason="needs OpenVINO")

BOTH = ("FP32", "INT8", "BF16")


@pytest.mark.parametrize(
    ("capabilities", "most", "calibrated", "expected"),
    [
        (BOTH, "", True, ("int8", "bf16", "fp32")),
        (BOTH, "AVX512_CORE_BF16", True, ("int8", "bf16", "fp32")),
        (BOTH, "", False, ("bf16", "fp32")),
        (BOTH, "AVX2", True, ("int8", "fp32")),
        (BOTH, "avx2_vnni", False, ("fp32",)),
        (("FP32", "INT8"), "", True, ("int8", "fp32")),
        (("FP32", "INT8"), "", False, ("fp32",)),
        (("FP32",), "", True, ("fp32",)),
    ],
)
def test_bytes_go_first_where_the_network_is_calibrated_for_them(
    capabilities: tuple[str, ...], most: str, calibrated: bool, expected: tuple[str, ...]
) -> None:
    assert offered_precisions(capabilities, most, calibrated) == expected


@pytest.fixture(scope="module")
def calibrator() -> Calibrator:
    torch.manual_seed(4)
    blocks = dict.fromkeys(("encoder_blocks", "decoder_blocks"), (0, 0, 0, 1))
    widths = dict.fromkeys(("widths", "decoder_hidden"), (8, 8, 8, 8))
    network = StyleNetwork(NetworkConfig(ranks=(0, 0, 4, 4), **widths, **blocks)).eval()
    record = WeightsRecord(
        name="small",
        path=Path("nowhere"),
        sha256="",
        architecture=asdict(network.config),
        style_shapes=tuple(network.style_shapes),
        statistics_shapes=tuple(network.statistics_shapes),
        training={},
    )
    arrays = {name: part.detach().numpy() for name, part in network.state_dict().items()}
    graphs = Graphs(openvino, record, arrays, convolves=True)
    with torch.no_grad():
        code = StyleCode(tuple(part[0].numpy() for part in network.code(torch.rand(1, 3, 64, 64))))
    frames = [probe_pattern(*SIZE_PX), np.ascontiguousarray(probe_pattern(*SIZE_PX)[::-1])]
    return Calibrator(
        openvino, graphs, CalibrationMaterial(frames, [(fold(code, 0.5, (1.0, 1.0, 1.0, 1.0)), colours_of(frames[0]))])
    )


def test_what_is_chosen_is_in_bytes_and_paints_almost_the_same(calibrator: Calibrator) -> None:
    ranges, reached = calibrator.chosen()
    assert reached >= LEAST_INT8_AGREEMENT_DB
    assert any(each is not None for each in ranges)
    assert calibrator.agreement_db([None] * len(ranges)) > 60.0


def test_every_convolution_reads_within_its_range_from_a_picture_about_zero(calibrator: Calibrator) -> None:
    ranges = calibrator.ranges()
    assert -0.5 <= ranges[0][0] < 0 < ranges[0][1] <= 0.5
    assert all(low <= high for low, high in ranges)


def test_quantised_convolutions_stand_on_grids(calibrator: Calibrator) -> None:
    graph = calibrator.graphs.frame((64, 64))
    count = len(convolutions(graph))
    quantise(openvino, graph, [(-0.5, 0.5), (-1.0, 1.0), *[None] * (count - 3), (-0.5, 0.5)])
    kinds = [node.get_type_name() for node in graph.get_ordered_ops()]
    # The last reads the picture, as the first does: there is one grid for both.
    assert kinds.count("FakeQuantize") == 2 + 3


@pytest.mark.parametrize(("low", "others"), [(0.0, False), (-1.0, True)])
def test_a_map_without_a_sign_is_on_its_grid_for_all_that_read_it(
    calibrator: Calibrator, low: float, others: bool
) -> None:
    graph = calibrator.graphs.frame((64, 64))
    source = convolutions(graph)[1].input_value(0)
    quantise(openvino, graph, [None, (low, 4.0), *[None] * (len(convolutions(graph)) - 2)])
    readers = {reader.get_node().get_type_name() for reader in source.get_target_inputs()}
    assert "FakeQuantize" in readers
    assert (len(readers) > 1) == others


def test_what_makes_the_picture_is_never_in_bytes(calibrator: Calibrator) -> None:
    graph = calibrator.graphs.frame((64, 64))
    quantise(openvino, graph, [(-1.0, 1.0)] * len(convolutions(graph)))
    makers = [node for node in graph.get_ordered_ops() if node.get_friendly_name().startswith("head")]
    assert len(makers) == 3
    for node in makers:
        assert node.input_value(1).get_node().get_type_name() == "Constant"


def test_ranges_of_another_graph_are_refused(calibrator: Calibrator) -> None:
    with pytest.raises(ValueError, match="zip"):
        quantise(openvino, calibrator.graphs.frame((64, 64)), [(0.0, 1.0)])


def test_a_calibration_is_that_of_its_weights_or_none(tmp_path: Path) -> None:
    record = replace(weights_record("fast"), path=tmp_path / "fast.safetensors")
    assert read_calibration(record) is None
    kept = Calibration(record.sha256, NETWORK_VERSION, ((-0.5, 0.5), None), 38.5)
    write_calibration(record, kept)
    assert read_calibration(record) == kept
    assert read_calibration(replace(record, sha256="other")) is None
    calibration_path(record).write_text("{}")
    assert read_calibration(record) is None


def test_a_calibration_that_ships_fits_the_graph_of_its_weights() -> None:
    for name in weights_names():
        record = weights_record(name)
        calibration = read_calibration(record)
        if calibration is not None:
            graph = Graphs(openvino, record, load_arrays(record), convolves=True).frame((96, 64))
            assert len(calibration.ranges) == len(convolutions(graph))
            assert calibration.agreement_db >= LEAST_INT8_AGREEMENT_DB
        assert calibration is not None or not calibration_path(record).exists(), f"calibrate {name} again"
