"""A product of two matrices in 8 bits, as OpenVINO computes it on this processor: what a network in bytes is held
against.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from engine.backends.openvino.loading import load_openvino
from engine.backends.openvino.quantisation import fake_quantised


def byte_product(side: int) -> Callable[[], object]:
    """A function that multiplies two square matrices of `side` rows, once a call. One thread."""
    openvino = load_openvino()
    ops, random = openvino.opset15, np.random.default_rng(0)
    left = ops.parameter([1, side, side, 1], np.float32)
    right = ops.constant(random.uniform(-1, 1, (side, side, 1, 1)).astype(np.float32))
    none, one = [0, 0], [1, 1]
    # A convolution of 1x1: the processor's kernels for matrices are no quicker in bytes than in float32.
    product = ops.convolution(
        fake_quantised(ops, left, 0, 1, 256), fake_quantised(ops, right, -2, 2, 255), one, none, none, one
    )
    graph = openvino.Model([product], [left], "product")
    request = openvino.Core().compile_model(graph, "CPU", {"PERFORMANCE_HINT": "LATENCY"}).create_infer_request()
    values = random.uniform(0, 1, (1, side, side, 1)).astype(np.float32)
    request.set_input_tensor(0, openvino.Tensor(values, shared_memory=True))
    return lambda: request.infer()
