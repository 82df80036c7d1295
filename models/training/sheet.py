"""A contact sheet of held-out pictures in held-out styles, to look at while training. Stays out of the repository."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from models.colour.recolouring import colours_of_batch, recolour
from models.layers import crop_from_grid, pad_to_grid
from models.networks.network import StyleNetwork, fold_codes
from models.training.data.pictures import PictureSet

_SIDE = 256


def write_progress(
    network: StyleNetwork,
    content: PictureSet,
    style: PictureSet,
    path: Path,
    device: torch.device,
    rows: int = 5,
    columns: int = 6,
) -> None:
    """Styles across the top, contents down the side, results between."""
    contents = [_square(content, index) for index in range(0, rows * 9, 9)]
    styles = [_square(style, index) for index in range(0, columns * 7, 7)]
    lines = [torch.cat([torch.ones(3, _SIDE, _SIDE), *styles], 2)]
    with torch.inference_mode():
        code = network.code(torch.stack(styles).to(device))
        folded = fold_codes(code, torch.ones(columns, 4, device=device))
        colours = colours_of_batch(torch.stack(styles))
        for picture in contents:
            own = colours_of_batch(picture[None]) * columns
            coloured = recolour(picture.to(device).expand(columns, -1, -1, -1), own, colours, [1.0] * columns)
            repeated = pad_to_grid(coloured)
            results = crop_from_grid(network(repeated, folded), _SIDE, _SIDE).float().clamp(0, 1).cpu()
            lines.append(torch.cat([picture, *results], 2))
    sheet = torch.cat(lines, 1).mul(255).round().to(torch.uint8).permute(1, 2, 0)
    Image.fromarray(np.asarray(sheet)).save(path)


def _square(pictures: PictureSet, index: int) -> Tensor:
    pixels = pictures.picture(pictures.evaluation[index % len(pictures.evaluation)])
    side = min(pixels.shape[:2])
    top, left = ((extent - side) // 2 for extent in pixels.shape[:2])
    middle = Image.fromarray(pixels[top : top + side, left : left + side]).resize(
        (_SIDE, _SIDE), Image.Resampling.BICUBIC
    )
    return torch.from_numpy(np.asarray(middle).copy()).permute(2, 0, 1).float() / 255
