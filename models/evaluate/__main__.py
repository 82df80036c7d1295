"""Command line: `python -m models.evaluate --weights fast --data DIR --perceptual FILE`. Writes JSON."""

from __future__ import annotations

import argparse
import json
import logging
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch

from models.evaluate.baseline import GRAM_WEIGHTS, baseline
from models.evaluate.borders import borders
from models.evaluate.grid import Grid, choose_pairs
from models.evaluate.painter import Painter, network_of_checkpoint, network_of_weights
from models.evaluate.quality import quality
from models.evaluate.record import record
from models.evaluate.sheet import write_sheet
from models.evaluate.sliders import sliders
from models.evaluate.temporal import temporal
from models.perceptual import Perceptual
from models.registry import weights_record
from models.training.pictures import PictureSet

PARTS = ("distances", "sliders", "temporal", "borders")


def main(argv: Sequence[str] | None = None) -> None:
    """Evaluate, and write the report."""
    arguments = _parser().parse_args(argv)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    device = torch.device(arguments.device or ("cuda" if torch.cuda.is_available() else "cpu"))
    painter, subject = _subject(arguments, device)
    perceptual = Perceptual.load(arguments.perceptual, device, getattr(torch, arguments.precision))
    grid = _grid(arguments, device)
    if arguments.sheet:
        write_sheet(grid, painter, arguments.sheet)
    report = {"subject": subject, "side_px": grid.side_px, "features": arguments.precision, **record(device)}
    report |= evaluate(arguments, grid, painter, perceptual)
    text = json.dumps(report, indent=1) + "\n"
    if arguments.out:
        arguments.out.write_text(text)
    else:
        sys.stdout.write(text)


def evaluate(arguments: argparse.Namespace, grid: Grid, painter: Painter, perceptual: Perceptual) -> dict[str, Any]:
    """The parts asked for, by name."""
    report: dict[str, Any] = {}
    if "distances" in arguments.only:
        report["distances"] = quality(grid, painter, perceptual, arguments.batch)
    if "sliders" in arguments.only:
        report["sliders"] = sliders(grid, painter, perceptual, arguments.slider_pairs, arguments.batch)
    if "temporal" in arguments.only:
        report["temporal"] = temporal(grid, painter, arguments.clips, arguments.batch)
    if "borders" in arguments.only:
        report["borders"] = borders(grid, painter, arguments.batch)
    if arguments.baseline:
        weights = arguments.gram_weights
        report["baseline"] = baseline(grid, painter, perceptual, arguments.baseline, arguments.batch, weights)
    return report


def _subject(arguments: argparse.Namespace, device: torch.device) -> tuple[Painter, dict[str, Any]]:
    """The network to evaluate, and what the report calls it."""
    if arguments.checkpoint:
        network, step = network_of_checkpoint(arguments.checkpoint, arguments.config, arguments.changes)
        return Painter(network, device), {"config": " ".join([arguments.config, *arguments.changes]), "step": step}
    network = network_of_weights(arguments.weights)
    return Painter(network, device), {"weights": arguments.weights, "sha256": weights_record(arguments.weights).sha256}


def _grid(arguments: argparse.Namespace, device: torch.device) -> Grid:
    content, style = (PictureSet(arguments.data, kind, arguments.pictures) for kind in ("content", "style"))
    pairs = choose_pairs(content.evaluation, style.evaluation, arguments.pairs)
    return Grid(content, style, pairs, arguments.side, device)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m models.evaluate", description=__doc__)
    subject = parser.add_mutually_exclusive_group(required=True)
    subject.add_argument("--weights", help="name of shipped weights")
    subject.add_argument("--checkpoint", type=Path, help="checkpoint.pt of a training run; needs its --config")
    parser.add_argument("--config", default="quality", help="config of the checkpoint: a name, or a TOML file")
    parser.add_argument(
        "--set", dest="changes", nargs="+", default=[], metavar="KEY=VALUE", help="what --set of the training run was"
    )
    parser.add_argument("--data", type=Path, required=True, help="folder of content-*.tar and style-*.tar")
    parser.add_argument("--perceptual", type=Path, required=True, help="VGG-19 weights (safetensors)")
    parser.add_argument("--pictures", type=Path, default=Path("runs/pictures"), help="folder of the decoded pictures")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, help="parts to run (default: all)")
    parser.add_argument("--pairs", type=_count, default=120, help="pairs of the grid (default: %(default)s)")
    parser.add_argument(
        "--slider-pairs", type=_count, default=32, help="of these, for the curves (default: %(default)s)"
    )
    parser.add_argument("--clips", type=_count, default=6, help="of these, for each motion (default: %(default)s)")
    parser.add_argument("--baseline", type=int, default=0, metavar="N", help="also optimise N pairs (minutes each)")
    parser.add_argument(
        "--gram-weights", nargs="+", type=float, default=GRAM_WEIGHTS, help="of the optimised pictures, each in turn"
    )
    parser.add_argument("--side", type=_side, default=256, help="side of all pictures in pixels (default: %(default)s)")
    parser.add_argument("--sheet", type=Path, help="write a contact sheet (PNG), outside the repository")
    parser.add_argument("--out", type=Path, help="write the report here (default: standard output)")
    parser.add_argument("--batch", type=_count, default=4, help="pictures at a time (default: %(default)s)")
    parser.add_argument("--precision", choices=("bfloat16", "float32"), default="bfloat16", help="of the features")
    parser.add_argument("--device", help="cpu, cuda, cuda:1 (default: cuda where there is one)")
    return parser


def _count(text: str) -> int:
    count = int(text)
    if count < 1:
        raise argparse.ArgumentTypeError(f"{count} is less than 1")
    return count


def _side(text: str) -> int:
    """Style pictures are encoded without padding."""
    side = int(text)
    if side < 64 or side % 16:
        raise argparse.ArgumentTypeError(f"{side} is not a multiple of 16 from 64 on")
    return side


if __name__ == "__main__":
    main()
