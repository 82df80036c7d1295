"""Command line of training: `python -m models.training --config quality --data DIR --perceptual FILE --folder DIR`."""

from __future__ import annotations

import argparse
import logging
import os
import signal
from pathlib import Path

import torch

from models.loading import load_network
from models.networks.network import StyleNetwork
from models.perception.perceptual import Perceptual
from models.perception.precision import half_precision
from models.training.checkpoint import averaged_network, load_checkpoint
from models.training.config import TrainingConfig, read_config
from models.training.data.pictures import PictureSet
from models.training.team import Team
from models.training.trainer import Trainer


def main() -> None:
    """Train, or go on where the checkpoint in the run's folder stands."""
    arguments = _parser().parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    device = _device(arguments.device)
    team = Team.join(device)
    cache = arguments.pictures or arguments.folder.parent / "pictures"
    with team.leader_first():
        content = PictureSet(arguments.data, "content", cache)
        style = PictureSet(arguments.data, "style", cache, own=arguments.own)
    precision = torch.bfloat16 if half_precision(device) else torch.float32
    config = read_config(arguments.config, arguments.changes)
    trainer = Trainer(
        config=config,
        content=content,
        style=style,
        perceptual=Perceptual.load(arguments.perceptual, device, precision),
        device=device,
        folder=arguments.folder,
        start=_start(arguments.start, config) if arguments.start else None,
        team=team,
    )
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: setattr(trainer, "stopping", True))
    trainer.run(arguments.minutes)
    team.leave()


def _start(name: str, config: TrainingConfig) -> StyleNetwork:
    """The averaged network of a run's folder, of the shape of `config`, or the shipped weights of that name."""
    state = load_checkpoint(Path(name) / "checkpoint.pt")
    return load_network(name) if state is None else averaged_network(state, config.network)


def _device(name: str | None) -> torch.device:
    """The one asked for; else the card that torchrun has given this process, or the processor."""
    if name is None and torch.cuda.is_available():
        torch.cuda.set_device(int(os.environ.get("LOCAL_RANK", "0")))
        return torch.device("cuda")
    return torch.device(name or "cpu")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m models.training", description=__doc__)
    parser.add_argument("--config", default="quality", help="name in models/training/configs, or a TOML file")
    parser.add_argument("--set", dest="changes", nargs="+", default=[], metavar="KEY=VALUE", help="change the config")
    parser.add_argument("--data", type=Path, required=True, help="folder of content-*.tar and style-*.tar")
    parser.add_argument("--perceptual", type=Path, required=True, help="VGG-19 weights (safetensors)")
    parser.add_argument("--folder", type=Path, required=True, help="folder of the checkpoint, log and sheet")
    parser.add_argument("--pictures", type=Path, help="folder of the decoded pictures (default: beside the run)")
    parser.add_argument("--own", type=Path, default=Path("assets/styles"), help="folder of the styles of the project")
    parser.add_argument(
        "--from", dest="start", metavar="NAME", help="begin a new run with these shipped weights, or a run's folder"
    )
    parser.add_argument("--device", help="cpu, cuda, cuda:1 (default: cuda where there is one)")
    parser.add_argument("--minutes", type=float, help="stop after this long, with a checkpoint")
    return parser


if __name__ == "__main__":
    main()
