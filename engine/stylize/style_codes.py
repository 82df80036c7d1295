"""The style codes of one network: read once at each size of strokes, kept in memory and on disk, and folded into what a
look asks for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple, Protocol

import numpy as np

from engine.look.look import Look, StyleShare
from engine.media.pixels import resized
from engine.style_code import FoldedStyle, StyleCode, enriched, fold, mix_codes
from engine.styles.code_cache import CodeCache
from engine.styles.reading_side import reading_side
from engine.styles.view import view_in
from engine.stylize.learned_styles import Learned, LearnedStyles, ShippedStudies
from engine.stylize.photo_palette import PhotoPalette, blended_palettes, palette_of
from engine.stylize.regions.compositing import FULL_FADE
from engine.values import Pixels
from models.colour.palette import Colours, average, colours_throughout
from models.grid import GRID_PX
from models.registry import WeightsRecord
from models.studied import READ_SIDE_PX, learned_at

_Asked = tuple[tuple[StyleShare, ...], float, tuple[float, float, float, float], tuple[int, ...]]
"""What of a look the network is given: styles, strength, layers, and how large the strokes of each style are."""


class StyleImages(Protocol):
    """Where style images come from; `StyleLibrary` is one. Threads: any."""

    def image(self, key: str, side_px: int) -> Pixels:
        """The image of a style, or the crop that the key names, its short side at `side_px`. Raises StyleError."""


class LookStyle(NamedTuple):
    """The styles of a look as one: what the network is given, the colours frames are moved to, and those of each region
    for frames that stay photographs.
    """

    folded: FoldedStyle
    colours: Colours
    photo: Callable[[], PhotoPalette]


class _Source(NamedTuple):
    """What the style of a look is made of, for one of its styles."""

    code: StyleCode
    learned: Learned | None
    colours: Colours
    photo: Callable[[], PhotoPalette]


@dataclass(frozen=True, slots=True)
class _Known:
    """What is in memory of a style. Replaced whole, so that two threads need no lock.

    Attributes:
        colours, photo: those of its image, at whatever size it is read.
        learned: by studying it, if it was studied.
        codes: by the short side at which its image was read.
    """

    colours: Colours
    photo: Callable[[], PhotoPalette]
    learned: Learned | None = None
    codes: Mapping[int, StyleCode] = field(default_factory=dict)

    def source(self, side_px: int) -> _Source | None:
        """What is known for strokes of this size; None where its image has to be read for that first."""
        code = self.codes.get(_base_px(self.learned, side_px))
        return None if code is None else _Source(code, self.learned, self.colours, self.photo)


class _Made(NamedTuple):
    """A style of a look, what was asked for and what it was made of."""

    asked: _Asked
    sources: tuple[_Source, ...]
    style: LookStyle

    def is_of(self, asked: _Asked, sources: tuple[_Source, ...]) -> bool:
        """Whether it is what would be made of these. Arrays are not compared: they are replaced, never changed."""
        pairs = zip(self.sources, sources, strict=False)
        return asked == self.asked and all(
            old.code is new.code and old.learned is new.learned and old.colours is new.colours for old, new in pairs
        )


class StyleCodes:
    """Style codes by key and by the size of strokes: the short side in pixels that the style's image would have beside
    a picture with strokes as large as its own.

    Attributes:
        encode_count: how often the network has read a style so far; codes found on disk do not count.

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
        self._known: dict[str, _Known] = {}
        # By the number of the coat.
        self._latest: dict[int, _Made] = {}

    def has(self, key: str, stroke_px: float) -> bool:
        """Whether the style is in memory for strokes of this size."""
        key, side_px = _reading_of(key, stroke_px)
        known = self._known.get(key)
        return known is not None and known.source(side_px) is not None

    def read(self, key: str, stroke_px: float, encode: Callable[[Pixels], StyleCode]) -> None:
        """Bring a style into memory for strokes of this size, from disk or by having `encode` read its image. Of a
        style that is there already, what has been learned since takes effect with the next frame.

        Raises StyleError, BackendError, and what `encode` raises.
        """
        key, side_px = _reading_of(key, stroke_px)
        learned = self._learned.learned(key)
        # At one size for all strokes, so that their size does not move the colours.
        known = self._known.get(key) or self._looked_at(key)
        base_px = _base_px(learned, side_px)
        code = known.codes.get(base_px) or self._code(key, base_px, encode)
        self._known[key] = replace(known, learned=learned, codes={**known.codes, base_px: code})

    def of_look(self, look: Look, picture_px: float, coat: int = 0) -> LookStyle:
        """What the network is given for `look` in a picture with a short side of `picture_px`; the very same object
        until that changes for this `coat` (`engine.stylize.coat`). Raises KeyError for a style that is not in memory.
        """
        stroke_px = picture_px * look.stroke_size
        readings = [_reading_of(share.key, stroke_px) for share in look.styles]
        asked = look.styles, look.strength, look.layers, tuple(reading.side_px for reading in readings)
        sources = tuple(self._source(*reading) for reading in readings)
        latest = self._latest.get(coat)
        if latest is None or not latest.is_of(asked, sources):
            latest = self._latest[coat] = _Made(asked, sources, _style_of(look, readings, sources))
        return latest.style

    def _looked_at(self, key: str) -> _Known:
        image = self._images.image(key, READ_SIDE_PX)
        # That of a photograph takes milliseconds, and photographs alone want it: found when one is made.
        return _Known(colours_throughout(image), cache(partial(palette_of, image)))

    def _source(self, key: str, side_px: int) -> _Source:
        source = self._known[key].source(side_px)
        if source is None:
            raise KeyError((key, side_px))
        return source

    def _code(self, key: str, side_px: int, encode: Callable[[Pixels], StyleCode]) -> StyleCode:
        """What is read alone, without what was learned: that may come and go."""
        code = self._disk.load(key, side_px)
        if code is None:
            code = encode(_on_grid(self._images.image(key, side_px)))
            self.encode_count += 1
            self._disk.save(key, side_px, code)
        return code


class _Reading(NamedTuple):
    """How a style is read: the key of its image, or of a crop of it, and the short side."""

    key: str
    side_px: int


def _reading_of(key: str, stroke_px: float) -> _Reading:
    """The view's own size of strokes counts on top of the look's: of one crop all sizes share their codes."""
    try:
        own, view = view_in(key)
    except ValueError:
        # Whoever is asked for its image says what is wrong with it.
        return _Reading(key, reading_side(stroke_px))
    return _Reading(replace(view, scale=1.0).key_of(own), reading_side(stroke_px * view.scale))


def _base_px(learned: Learned | None, side_px: int) -> int:
    """At which size an image is read for strokes of `side_px`: what is learned was learned on top of one size alone."""
    return side_px if learned is None else READ_SIDE_PX


def _style_of(look: Look, readings: Sequence[_Reading], sources: Sequence[_Source]) -> LookStyle:
    weights = [share.weight for share in look.styles]
    codes = [_as_learned(source, reading.side_px) for source, reading in zip(sources, readings, strict=True)]
    # Below FULL_FADE the result fades into the frame: the network paints no weaker than that.
    folded = fold(mix_codes(codes, weights), max(look.strength, FULL_FADE), look.layers)
    shares = [weight / sum(weights) for weight in weights]
    colours, photo = [source.colours for source in sources], [source.photo for source in sources]
    return LookStyle(
        folded, average(colours, shares), cache(lambda: blended_palettes([found() for found in photo], shares))
    )


def _as_learned(source: _Source, side_px: int) -> StyleCode:
    if source.learned is None:
        return source.code
    return enriched(source.code, learned_at(source.learned, side_px))


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
