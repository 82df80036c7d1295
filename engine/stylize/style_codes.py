"""The style codes of one network: read once, kept in memory and on disk, and folded into what a look asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

import numpy as np

from engine.errors import BackendError
from engine.look.look import Look, StyleShare
from engine.media.pixels import resized
from engine.style_code import Floats, FoldedStyle, StyleCode, enriched, fold, mix
from engine.styles.code_cache import CodeCache
from engine.stylize.compositing import FULL_FADE
from engine.stylize.photo_palette import PhotoPalette, mixed, palette_of
from engine.values import Pixels
from models.grid import GRID_PX
from models.palette import Colours, average, colours_throughout
from models.registry import WeightsError, WeightsRecord
from models.studied import read_studied

STYLE_SIDE_PX = 256
"""Short side of a style image when it is read: the size of the pictures the network learned from."""

_Key = tuple[tuple[StyleShare, ...], float, tuple[float, float, float, float]]
"""What of a look the network is given: styles, strength, layers."""


class StyleImages(Protocol):
    """Where style images come from; `StyleLibrary` is one. Threads: any."""

    def image(self, key: str, side_px: int) -> Pixels:
        """The image of a style, its short side at `side_px`. Raises StyleError."""


class LookStyle(NamedTuple):
    """The styles of a look as one: what the network is given, the colours frames are moved to,
    and those that photographs take on."""

    folded: FoldedStyle
    colours: Colours
    photo: PhotoPalette


class StyleCodes:
    """Style codes by key.

    Attributes:
        encode_count: styles the network has read so far; those found on disk do not count.

    Threads: `read` on the job thread, `of_look` on the stylize thread, `has` on any.
    """

    def __init__(self, images: StyleImages, weights: WeightsRecord, folder: Path) -> None:
        """`folder`: where codes are kept from one start to the next."""
        self.encode_count = 0
        self._images = images
        self._disk = CodeCache(folder, weights)
        self._weights = weights
        self._studied: Mapping[str, Sequence[Floats]] | None = None
        self._codes: dict[str, tuple[StyleCode, Colours, PhotoPalette]] = {}
        self._latest: tuple[_Key, LookStyle] | None = None

    def has(self, key: str) -> bool:
        """Whether the style is in memory."""
        return key in self._codes

    def read(self, key: str, encode: Callable[[Pixels], StyleCode]) -> None:
        """Bring a style into memory, from disk or by having `encode` read its image. Raises StyleError, and what
        `encode` raises.
        """
        # Read although the code may be on disk: its colours are not.
        image = self._images.image(key, STYLE_SIDE_PX)
        code = self._disk.load(key, STYLE_SIDE_PX)
        if code is None:
            code = encode(_on_grid(image))
            self.encode_count += 1
            self._disk.save(key, STYLE_SIDE_PX, code)
        learned = self._learned().get(key)
        # The cache holds what is read alone: what is studied may come and go without it.
        code = code if learned is None else enriched(code, learned)
        self._codes[key] = code, colours_throughout(image), palette_of(image)

    def _learned(self) -> Mapping[str, Sequence[Floats]]:
        """What studying has added, by style; read at the first style. Raises BackendError when the file is damaged."""
        if self._studied is None:
            try:
                self._studied = read_studied(self._weights)
            except WeightsError as error:
                raise BackendError(str(error)) from error
        return self._studied

    def of_look(self, look: Look) -> LookStyle:
        """What the network is given for `look`; the very same object until that changes. Raises KeyError for a style
        that is not in memory.
        """
        key = look.styles, look.strength, look.layers
        if self._latest is None or self._latest[0] != key:
            codes, colours, palettes = zip(*(self._codes[share.key] for share in look.styles), strict=True)
            weights = [share.weight for share in look.styles]
            # Below FULL_FADE the result fades into the frame: the network paints no weaker than that.
            folded = fold(mix(codes, weights), max(look.strength, FULL_FADE), look.layers)
            shares = [weight / sum(weights) for weight in weights]
            self._latest = key, LookStyle(folded, average(colours, shares), mixed(palettes, shares))
        return self._latest[1]


def _on_grid(image: Pixels) -> Pixels:
    """The middle of a style image, its sides multiples of the grid. One that is too small is enlarged first."""
    height, width = image.shape[:2]
    # The coarsest level needs a few places to take averages of.
    scale = max(1.0, 4 * GRID_PX / min(height, width))
    image = resized(image, (round(width * scale), round(height * scale)))
    height, width = image.shape[:2]
    top, left = height % GRID_PX // 2, width % GRID_PX // 2
    cut = image[top : top + height // GRID_PX * GRID_PX, left : left + width // GRID_PX * GRID_PX]
    return np.ascontiguousarray(cut)
