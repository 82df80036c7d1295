"""What `python -m models.evaluate` can be told."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NamedTuple

from models.evaluate.judges.baseline import GRAM_WEIGHTS

PARTS = ("distances", "residual", "bundled", "recognised", "sliders", "temporal", "borders")
"""What is measured unless other parts are named."""

_BLIND = "blind"
_PAIRS, _LARGE_PX, _PAIRS_OF_LARGE = 120, 256, 30
_STYLES = Path(__file__).parents[2] / "assets" / "styles"


class Size(NamedTuple):
    """One of the sizes everything is measured at.

    Attributes:
        side_px: of all pictures.
        style_side_px: at which the network reads the styles.
        pairs: of the grid.
    """

    side_px: int
    style_side_px: int
    pairs: int


def sizes_of(arguments: argparse.Namespace, parser: argparse.ArgumentParser) -> list[Size]:
    """The sizes asked for, with their pairs and what their styles are read at. Ends the program with a sentence where
    the options do not fit each other.
    """
    sides = arguments.sides
    pairs = arguments.pairs or [_PAIRS if side <= _LARGE_PX else _PAIRS_OF_LARGE for side in sides]
    columns = {"--style-side": arguments.style_side or sides, "--pairs": pairs}
    for option, values in columns.items():
        if len(values) not in (1, len(sides)):
            parser.error(f"{option} has {len(values)} numbers for {len(sides)} sides; give one, or one a side")
    if len(set(sides)) < len(sides):
        parser.error(f"--sides names a size twice: {' '.join(map(str, sides))}")
    if _BLIND in arguments.only and not (arguments.against and arguments.blind):
        parser.error("--only blind needs --against, the other network, and --blind, a folder for the pages")
    spread = [values * len(sides) if len(values) == 1 else values for values in columns.values()]
    return [Size(*row) for row in zip(sides, *spread, strict=True)]


def make_parser() -> argparse.ArgumentParser:
    """All options."""
    parser = argparse.ArgumentParser(
        prog="python -m models.evaluate", description="What a network is worth, in figures and pictures; writes JSON."
    )
    subject = parser.add_mutually_exclusive_group(required=True)
    subject.add_argument("--weights", help="name of shipped weights")
    subject.add_argument("--checkpoint", type=Path, help="checkpoint of a training run, or its folder; needs --config")
    subject.add_argument("--photographs", action="store_true", help="the photographs as they are, for comparison")
    parser.add_argument("--config", default="quality", help="config of the checkpoint: a name, or a TOML file")
    parser.add_argument(
        "--set", dest="changes", nargs="+", default=[], metavar="KEY=VALUE", help="what --set of the training run was"
    )
    parser.add_argument("--data", type=Path, required=True, help="folder of content-*.tar and style-*.tar")
    parser.add_argument("--perceptual", type=Path, required=True, help="VGG-19 weights (safetensors)")
    parser.add_argument("--pictures", type=Path, default=Path("runs/pictures"), help="folder of the decoded pictures")
    parser.add_argument("--out", type=Path, help="write the report here (default: standard output)")
    parser.add_argument("--precision", choices=("bfloat16", "float32"), default="bfloat16", help="of the features")
    parser.add_argument("--device", help="cpu, cuda, cuda:1 (default: cuda where there is one)")
    _add_sizes(parser)
    _add_parts(parser)
    return parser


def _add_sizes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--sides",
        type=_side,
        nargs="+",
        default=[256, 512],
        help="sides of all pictures in pixels, one after the other (default: 256 512)",
    )
    parser.add_argument(
        "--style-side",
        type=_side,
        nargs="+",
        help="side at which the network reads styles, one or one a side (default: as large as the pictures, as the "
        "application does)",
    )
    parser.add_argument(
        "--pairs",
        type=_count,
        nargs="+",
        help=f"pairs of the grid, one or one a side (default: {_PAIRS}; above {_LARGE_PX} pixels {_PAIRS_OF_LARGE})",
    )
    parser.add_argument(
        "--batch", type=_count, default=4, help="pictures of 256 pixels at a time, fewer of larger (default: 4)"
    )


def _add_parts(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--only", nargs="+", choices=(*PARTS, _BLIND), default=PARTS, help=f"parts to run (default: all but {_BLIND})"
    )
    parser.add_argument(
        "--styles",
        type=Path,
        default=_STYLES,
        help="bundled, recognised: folder of style pictures (default: the bundled ones)",
    )
    parser.add_argument(
        "--studied",
        type=Path,
        help="folder of what was learned of these styles for --weights (models.training.studying --out), in place of "
        "what ships",
    )
    parser.add_argument("--slider-pairs", type=_count, default=32, help="sliders: pairs (default: %(default)s)")
    parser.add_argument("--clips", type=_count, default=6, help="temporal: pairs in each motion (default: %(default)s)")
    parser.add_argument("--blind", type=Path, metavar="FOLDER", help="blind: pages and key, outside the repository")
    parser.add_argument(
        "--against",
        nargs="+",
        metavar="WORD",
        help="blind: the other network, a name of weights or CHECKPOINT CONFIG [KEY=VALUE ..]",
    )
    parser.add_argument("--seed", type=int, default=1, help="blind: draws the sides (default: %(default)s)")
    parser.add_argument("--baseline", type=int, default=0, metavar="N", help="also optimise N pairs (minutes each)")
    parser.add_argument(
        "--gram-weights", nargs="+", type=float, default=GRAM_WEIGHTS, help="of the optimised pictures, each in turn"
    )
    parser.add_argument("--sheet", type=Path, help="also write contact sheets (PNG), outside the repository")


def _count(text: str) -> int:
    count = int(text)
    if count < 1:
        raise argparse.ArgumentTypeError(f"{count} is less than 1")
    return count


def _side(text: str) -> int:
    """The perceptual network needs 32 pixels at a quarter of the size; style pictures are encoded without padding."""
    side = int(text)
    if side < 128 or side % 16:
        raise argparse.ArgumentTypeError(f"{side} is not a multiple of 16 from 128 on")
    return side
