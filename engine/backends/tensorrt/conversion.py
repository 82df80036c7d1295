"""Compiles the network with TensorRT: `python -m engine.backends.tensorrt.conversion WEIGHTS SIZES CARD FOLDER`.

Run by the back end in a process of its own: it takes from seconds to minutes and holds the interpreter for long
stretches, the compiler patches PyTorch when imported, and a process can be ended when the user does not want to wait.
Encoder, transform and decoder become one engine, bytes in and bytes out; the style is an input of it.
"""

from __future__ import annotations

import inspect
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from torch.fx import Node

from engine.backends.tensorrt.key import SETTINGS, Sizes
from engine.backends.tensorrt.loading import load_compiler
from engine.processes import end_errors_in_one_line
from models.deployment import FrameGraph, example_inputs, halve
from models.grid import GRID_PX
from models.loading import load_network
from models.networks.network import StyleNetwork

ENGINE_FILE, TIMINGS_FILE = "engine", "timings"


def compile_engine(weights: str, sizes: Sizes, card: int, timings: Path, report: Callable[[str], None]) -> bytes:
    """The engine for frames of `sizes` on the card numbered `card`.

    `report` is told the steps. `timings`: a file in which the compiler remembers what was fast. Raises whatever the
    compiler does.
    """
    report("Reading the network")
    torch_tensorrt = load_compiler()
    # The compiler measures kernels on the current card.
    torch.cuda.set_device(card)
    network = halve(load_network(weights))
    inputs = example_inputs(network, sizes.best[1], sizes.best[0])
    report("Tracing the network")
    program = trace_network(FrameGraph(network).eval(), inputs, sizes)
    report("Compiling the network with TensorRT (only at the first start)")
    _register_byte_cast()
    compiler = torch_tensorrt.dynamo.convert_exported_program_to_serialized_trt_engine
    options = {**SETTINGS, "device": torch_tensorrt.Device(gpu_id=card), "timing_cache_path": str(timings)}
    # Only then are there dimensions to be left open.
    if sizes.least != sizes.most:
        shapes = {f"{name}_shape": (1, *size_px[::-1], 3) for name, size_px in _bounds(sizes).items()}
        fixed = len(inputs) - len(network.canvas_px)
        growing = [
            torch_tensorrt.Input(
                **{f"{name}_shape": canvas_shape(network, side, size_px) for name, size_px in _bounds(sizes).items()},
                dtype=torch.float32,
                name=f"inputs_{index}",
            )
            for index, side in enumerate(network.canvas_px, start=fixed - 3)
        ]
        image = torch_tensorrt.Input(**shapes, dtype=torch.uint8, name="image")
        inputs = (image, *inputs[1:fixed], *growing)
    engine: bytes = compiler(program, arg_inputs=list(inputs), **checked_settings(options, compiler))
    return engine


def canvas_shape(network: StyleNetwork, side: int, size_px: tuple[int, int]) -> tuple[int, ...]:
    """Of the level of the canvas whose places stand for `side` pixels, under frames of `size_px`."""
    return (1, network.config.canvas, size_px[1] // side, size_px[0] // side)


def _bounds(sizes: Sizes) -> dict[str, tuple[int, int]]:
    return {"min": sizes.least, "opt": sizes.best, "max": sizes.most}


def trace_network(graph: FrameGraph, inputs: tuple[torch.Tensor, ...], sizes: Sizes) -> Any:
    """The exported graph; where there are several sizes, for every multiple of the grid between them."""
    shapes: Any = None
    if sizes.least != sizes.most:
        # Multiples of the grid, since the network halves its maps again and again.
        columns, rows = (
            torch.export.Dim(name, min=least // GRID_PX, max=most // GRID_PX)
            for name, least, most in zip(("columns", "rows"), sizes.least, sizes.most, strict=True)
        )
        sides = graph.network.canvas_px
        canvas = ({2: _times(GRID_PX // side, rows), 3: _times(GRID_PX // side, columns)} for side in sides)
        others = (*(None,) * (len(inputs) - 3 - len(sides)), *canvas)
        shapes = ({1: GRID_PX * rows, 2: GRID_PX * columns}, None, None, others)
    with torch.no_grad():
        return torch.export.export(graph, inputs, dynamic_shapes=shapes)


def _times(count: int, places: Any) -> Any:
    # torch.export takes no dimension that is once another.
    return places if count == 1 else count * places


def _register_byte_cast() -> None:
    """Let the compiler end a graph in bytes, which TensorRT can and its own conversion of casts refuses."""
    from torch_tensorrt.dynamo.conversion import ConverterPriority, dynamo_tensorrt_converter

    # Whichever flavour is installed, its compiler has made it known by this name.
    tensorrt = sys.modules["tensorrt"]

    def makes_bytes(node: Node, _settings: object = None) -> bool:
        return node.kwargs.get("dtype") is torch.uint8

    def cast(context: Any, _target: object, args: tuple[Any, ...], _keywords: object, name: str) -> Any:
        layer = context.net.add_cast(args[0], tensorrt.uint8)
        layer.name = name
        return layer.get_output(0)

    dynamo_tensorrt_converter(
        torch.ops.aten._to_copy.default,
        capability_validator=makes_bytes,
        priority=ConverterPriority.HIGH,
        supports_dynamic_shapes=True,
    )(cast)


def checked_settings(options: dict[str, Any], compiler: Callable[..., Any]) -> dict[str, Any]:
    """`options`, once it is sure that the compiler knows each: it swallows names it does not know. Raises TypeError."""
    # A setting that was renamed would otherwise be ignored without a word, and the engine be another.
    unknown = options.keys() - inspect.signature(compiler).parameters.keys()
    if unknown:
        raise TypeError(f"This Torch-TensorRT has no setting named {', '.join(sorted(unknown))}.")
    return options


def _report(step: str) -> None:
    sys.stdout.write(json.dumps({"step": step}) + "\n")
    sys.stdout.flush()


def _main(weights: str, sizes: str, card: str, folder: str) -> None:
    target = Path(folder)
    bounds = Sizes(*(tuple(size_px) for size_px in json.loads(sizes)))
    engine = compile_engine(weights, bounds, int(card), target / TIMINGS_FILE, _report)
    (target / ENGINE_FILE).write_bytes(engine)


if __name__ == "__main__":
    end_errors_in_one_line()
    _main(*sys.argv[1:])
