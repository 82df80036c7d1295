"""The style codes of one network: read once, kept in memory and on disk, and folded into what a look asks for."""

from __future__ import annotations

import operator
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, Protocol

import numpy as np

from engine.look.look import Look, StyleShare
from engine.media.pixels import resized
from engine.style_code import FoldedStyle, StyleCode, enriched, fold, mix
from engine.styles.code_cache import CodeCache
from engine.styles.view import at_own_size
from engine.stylize.compositing import FULL_FADE
from engine.stylize.learned_styles import LearnedStyles, ShippedStudies
from engine.values import Pixels
from models.colour.palette import Colours, average, colours_throughout
from models.grid import GRID_PX
from models.registry import WeightsRecord
from models.studied import learned_at

STYLE_SIDE_PX = 256
"""Short side of a style image when it is read: the size of the pictures the network learned from."""

_STUDIED_SIDE_PX = 512

_Key = tuple[tuple[StyleShare, ...], float, tuple[float, float, float, float]]
"""What of a look the network is given: styles, strength, layers."""


class StyleImages(Protocol):
    """Where style images come from; `StyleLibrary` is one. Threads: any."""

    def image(self, key: str, side_px: int) -> Pixels:
        """The image of a style, its short side at `side_px`. Raises StyleError."""


class LookStyle(NamedTuple):
    """The styles of a look as one: what the network is given, and the colours frames are moved to."""

    folded: FoldedStyle
    colours: Colours


class StyleCodes:
    """Style codes by key.

    Attributes:
        encode_count: styles the network has read so far; those found on disk do not count.

    Threads: `read` on the job thread, `of_look` on the stylize thread, `has` on any.
    """

    def __init__(
        self, images: StyleImages, weights: WeightsRecord, folder: Path, learned: LearnedStyles | None = None
    ) -> None:
        """`folder`: where codes are kept from one start to the next. `learned`: by studying styles; what comes with
        the weights unless something else is given.
        """
        self.encode_count = 0
        self._images = images
        self._disk = CodeCache(folder, weights)
        self._learned = ShippedStudies(weights) if learned is None else learned
        self._codes: dict[str, tuple[StyleCode, Colours]] = {}
        self._latest: tuple[_Key, list[tuple[StyleCode, Colours]], LookStyle] | None = None

    def has(self, key: str) -> bool:
        """Whether the style is in memory."""
        return key in self._codes

    def read(self, key: str, encode: Callable[[Pixels], StyleCode]) -> None:
        """Bring a style into memory, from disk or by having `encode` read its image. Of one that is there already, what
        has been learned since takes effect with the next frame.

        Raises StyleError, BackendError, and what `encode` raises.
        """
        # Read although the code may be on disk: its colours are not.
        image = self._images.image(key, STYLE_SIDE_PX)
        code = self._disk.load(key, STYLE_SIDE_PX)
        if code is None:
            code = encode(_on_grid(image))
            self.encode_count += 1
            self._disk.save(key, STYLE_SIDE_PX, code)
        studied = self._learned.learned(at_own_size(key))
        # The cache holds what is read alone: what is studied may come and go without it.
        if studied is not None:
            code = enriched(code, learned_at(studied, _STUDIED_SIDE_PX))
        self._codes[key] = code, colours_throughout(image)

    def of_look(self, look: Look) -> LookStyle:
        """What the network is given for `look`; the very same object until that changes. Raises KeyError for a style
        that is not in memory.
        """
        key = look.styles, look.strength, look.layers
        known = [self._codes[share.key] for share in look.styles]
        # Compared by identity: what is read again is replaced, never changed.
        same = self._latest is not None and self._latest[0] == key and all(map(operator.is_, self._latest[1], known))
        if self._latest is None or not same:
            codes, colours = zip(*known, strict=True)
            weights = [share.weight for share in look.styles]
            # Below FULL_FADE the result fades into the frame: the network paints no weaker than that.
            folded = fold(mix(codes, weights), max(look.strength, FULL_FADE), look.layers)
            self._latest = (
                key,
                known,
                LookStyle(folded, average(colours, [weight / sum(weights) for weight in weights])),
            )
        return self._latest[2]


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
