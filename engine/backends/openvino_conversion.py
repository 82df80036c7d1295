"""Converts the network for OpenVINO: `python -m engine.backends.openvino_conversion WEIGHTS FOLDER`.

Run by the back end in a process of its own, once per weights and OpenVINO version. The only part of the OpenVINO path
that needs PyTorch.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import Any

import torch

from engine.backends.openvino_loading import CODE_GRAPH, FRAME_GRAPH, load_openvino
from engine.backends.process import end_errors_in_one_line
from models.deployment import CodeGraph, FrameGraph, example_inputs
from models.loading import load_network

_TRACED_SIDE = 128


def convert(weights: str, folder: Path) -> None:
    """Trace and convert both graphs of `weights` into `folder`, which appears whole or not at all. Raises
    WeightsError.
    """
    openvino = load_openvino()
    network = load_network(weights)
    inputs = example_inputs(network, _TRACED_SIDE, _TRACED_SIDE)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with torch.inference_mode(), tempfile.TemporaryDirectory(dir=folder.parent) as name:
        partial = Path(name) / "graphs"
        partial.mkdir()
        frame = _as_model(FrameGraph(network).eval(), inputs)
        openvino.save_model(frame, partial / FRAME_GRAPH, compress_to_fp16=True)
        code = _as_model(CodeGraph(network).eval(), inputs[:1])
        code.reshape([1, -1, -1, 3])
        openvino.save_model(code, partial / CODE_GRAPH, compress_to_fp16=True)
        try:
            os.replace(partial, folder)
        except OSError:
            # Another process was quicker; its graphs are as good.
            if not folder.is_dir():
                raise


def _as_model(module: Any, inputs: tuple[Any, ...]) -> Any:
    """An OpenVINO model of a PyTorch module, with the shapes of `inputs`.

    Through the front end itself: it is what `openvino.convert_model` calls, less its command line and its reports.
    """
    from openvino.frontend import FrontEndManager
    from openvino.frontend.pytorch.ts_decoder import TorchScriptPythonDecoder

    front_end = FrontEndManager().load_by_framework("pytorch")
    # The front end keeps no reference to the decoder: it has to outlive the conversion here.
    decoder = TorchScriptPythonDecoder(module, example_input=inputs)
    model = front_end.convert(front_end.load(decoder))
    model.reshape({index: list(tensor.shape) for index, tensor in enumerate(inputs)})
    return model


if __name__ == "__main__":
    end_errors_in_one_line()
    convert(sys.argv[1], Path(sys.argv[2]))
