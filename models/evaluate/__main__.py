"""Command line: `python -m models.evaluate --weights fast --data DIR --perceptual FILE`. Writes JSON."""

from __future__ import annotations

import argparse
import json
import logging
import sys
from collections.abc import Sequence
from typing import Any

import torch

from models.evaluate.blind import write_blind
from models.evaluate.gallery import Gallery
from models.evaluate.grid import Grid, choose_pairs
from models.evaluate.judges.baseline import baseline
from models.evaluate.judges.borders import borders
from models.evaluate.judges.bundled import bundled
from models.evaluate.judges.quality import quality
from models.evaluate.judges.recognition import recognition
from models.evaluate.judges.residual import residuals
from models.evaluate.judges.sliders import sliders
from models.evaluate.judges.temporal import temporal
from models.evaluate.options import Size, make_parser, sizes_of
from models.evaluate.record import record
from models.evaluate.sheet import write_sheet
from models.evaluate.style_folder import StyleFolder
from models.evaluate.subject import Subject, of_checkpoint, of_photographs, of_weights, of_words
from models.perception.perceptual import Perceptual
from models.training.data.pictures import PictureSet


def main(argv: Sequence[str] | None = None) -> None:
    """Evaluate, and write the report."""
    parser = make_parser()
    arguments = parser.parse_args(argv)
    sizes = sizes_of(arguments, parser)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    device = torch.device(arguments.device or ("cuda" if torch.cuda.is_available() else "cpu"))
    subject = _subject(arguments, device)
    perceptual = Perceptual.load(arguments.perceptual, device, getattr(torch, arguments.precision))
    content, style = (PictureSet(arguments.data, kind, arguments.pictures) for kind in ("content", "style"))
    report: dict[str, Any] = {"subject": subject.about, "features": arguments.precision, **record(device)}
    report["sizes"] = {
        str(size.side_px): {"style_side_px": size.style_side_px}
        | evaluate(arguments, _grid(content, style, size, device), subject, perceptual)
        for size in sizes
    }
    text = json.dumps(report, indent=1) + "\n"
    if arguments.out:
        arguments.out.write_text(text)
    else:
        sys.stdout.write(text)


def evaluate(arguments: argparse.Namespace, grid: Grid, subject: Subject, perceptual: Perceptual) -> dict[str, Any]:
    """The parts asked for at one size, by name."""
    painter, gallery = subject.painter, Gallery(grid, subject.painter)
    # Larger pictures, fewer at a time: what the perceptual network sees of them is held in memory.
    batch = max(arguments.batch * 256**2 // grid.side_px**2, 1)
    report: dict[str, Any] = {}
    if "distances" in arguments.only:
        report["distances"] = quality(gallery, perceptual, batch)
    if "residual" in arguments.only:
        report["residual"] = residuals(gallery, batch)
    if {"bundled", "recognised"} & set(arguments.only):
        folder = StyleFolder(grid, painter, arguments.styles)
        if "bundled" in arguments.only:
            report["bundled"] = bundled(folder, perceptual)
        if "recognised" in arguments.only:
            report["recognised"] = recognition(gallery, perceptual, folder, batch)
    if "sliders" in arguments.only:
        report["sliders"] = sliders(grid, painter, perceptual, arguments.slider_pairs, batch)
    if "temporal" in arguments.only:
        report["temporal"] = temporal(grid, painter, arguments.clips, batch)
    if "borders" in arguments.only:
        report["borders"] = borders(grid, painter, batch)
    if "blind" in arguments.only:
        report["blind"] = _blind(arguments, grid, subject)
    if arguments.baseline:
        report["baseline"] = baseline(grid, painter, perceptual, arguments.baseline, batch, arguments.gram_weights)
    if arguments.sheet:
        write_sheet(grid, painter, arguments.sheet.with_stem(f"{arguments.sheet.stem}-{grid.side_px}"))
    return report


def _blind(arguments: argparse.Namespace, grid: Grid, subject: Subject) -> dict[str, Any]:
    folder = arguments.blind / str(grid.side_px)
    return write_blind(grid, (subject, of_words(arguments.against, grid.device)), arguments.seed, folder)


def _subject(arguments: argparse.Namespace, device: torch.device) -> Subject:
    if arguments.photographs:
        return of_photographs()
    if arguments.checkpoint:
        return of_checkpoint(arguments.checkpoint, arguments.config, arguments.changes, device)
    return of_weights(arguments.weights, device, arguments.studied)


def _grid(content: PictureSet, style: PictureSet, size: Size, device: torch.device) -> Grid:
    pairs = choose_pairs(content.evaluation, style.evaluation, size.pairs)
    return Grid(content, style, pairs, size.side_px, device, size.style_side_px)


if __name__ == "__main__":
    main()
