"""The look: everything the sliders say, as one frozen value. Any thread.

Used by every loop that paints, by presets, and by `app`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from enum import Enum
from typing import TYPE_CHECKING, Any

from engine.look.kinds import Amount, Choice, FourAmounts, Kind, MaskPicture, control

if TYPE_CHECKING:
    from engine.look.mask import Mask

LAYER_NAMES = ("fine texture", "strokes", "shapes", "composition")
"""Plain names of the four style layers, relu1_1 .. relu4_1, in the order of `Look.layers`."""

MAX_STRENGTH = 1.5
"""Upper end of `Look.strength`: half as much again as the style the network was trained to give."""


@dataclass(frozen=True, slots=True)
class StyleShare:
    """One style of a mix: the library key of the style and its weight (> 0; weights need not sum to 1)."""

    key: str
    weight: float = 1.0


class KeepColors(Enum):
    """What a painting keeps of the colours of its frame; the value is what files and the command line call it."""

    OFF = "off"
    """It takes on those of the style."""
    LUMINANCE = "luminance"
    """The frame's own chroma; light and dark alone are painted."""
    PALETTE = "palette"
    """The frame's palette: strokes differ in light, dark and colour as they do in the style's."""

    @classmethod
    def _missing_(cls, value: object) -> KeepColors | None:
        # Older files have true and false, of the time when luminance was all there was.
        return (cls.LUMINANCE if value else cls.OFF) if isinstance(value, bool) else None


class Result(Enum):
    """What a frame becomes; the value is what files and the command line call it."""

    PAINTING = "off"
    PHOTO = "on"
    """A photograph in the colour, the light and the season of the style, with nothing of its texture."""


class Target(Enum):
    """What in a picture is painted (Castillo et al. 2017); the value is what files and the command line call it."""

    ALL = "all"
    PERSON = "person"
    """The people in it; what is behind them stays as it was."""
    BACKGROUND = "background"
    """All but the people."""


class RegionKind(Enum):
    """What a region is, the uppermost last; the value is what files and the command line call it."""

    BACKGROUND = "background"
    """All but the people."""
    PERSON = "person"
    """The people in a frame."""
    MASK = "mask"
    """Where a mask is light."""


@dataclass(frozen=True, slots=True)
class RegionStyle:
    """A part of the picture with a style of its own (Gatys et al. 2017, spatial control).

    Attributes:
        kind: which part it is. styles: mixed as those of a look; none = the part stays as it was.
        strength, layers: as those of a look.
        feather: 0..1, how softly it ends: at 1 over a quarter of the picture's shorter side.
        mask: where it is, if it is of the kind `MASK`, else None.
    """

    kind: RegionKind
    styles: tuple[StyleShare, ...] = ()
    strength: float = control(Amount(most=MAX_STRENGTH), 1.0)
    layers: tuple[float, float, float, float] = control(FourAmounts(LAYER_NAMES), (1.0, 1.0, 1.0, 1.0))
    feather: float = control(Amount(), 0.1)
    mask: Mask | None = control(MaskPicture(), None)

    def __post_init__(self) -> None:
        _check(self, _REGION_KINDS)
        if (self.mask is None) is (self.kind is RegionKind.MASK):
            raise ValueError(
                f"a region of the kind {self.kind.value} {'wants a' if self.mask is None else 'has no'} mask"
            )


@dataclass(frozen=True, slots=True)
class Look:
    """Everything the sliders say. Replaced whole by the user's thread, read once per frame by the stylize loop.

    What each field may be stands beside it; what people read of it is a row of `engine.look.controls`.

    Attributes:
        styles: the styles mixed, at least none (then the frame passes unstyled); weights are normalised.
        strength: 0 = the untouched frame, 1 = full style, up to `MAX_STRENGTH`.
        layers: weight 0..1 of each style layer in the order of `LAYER_NAMES`.
        photo: whether the frame becomes a painting or stays a photograph.
        keep_colors: what the painting keeps of the frame's colours.
        steadiness: 0..1, how slowly what the network knows of a scene follows its frames; 0 = each frame by itself.
        motion: 0..1, how much of what was painted before is carried along with what moves; 0 = nothing.
        mask: where the style goes; None = everywhere.
        target: what of it is painted, wherever that is in each frame.
        depth: 0..1, how much of its own look what is near keeps (depth-preserving transfer, Kitov et al. 2019).
        stroke_size: 1 = strokes are as large in the picture as in the artwork, 0.5 = half as large, up to 4 times.
        regions: parts of the picture with styles of their own, one of each kind; the look's own are for the rest. All
            else that the look says holds for them too.
    """

    styles: tuple[StyleShare, ...] = ()
    strength: float = control(Amount(most=MAX_STRENGTH), 1.0)
    layers: tuple[float, float, float, float] = control(FourAmounts(LAYER_NAMES), (1.0, 1.0, 1.0, 1.0))
    keep_colors: KeepColors = control(Choice(KeepColors, alone=KeepColors.LUMINANCE), KeepColors.OFF)
    steadiness: float = control(Amount(), 0.5)
    motion: float = control(Amount(), 0.0)
    mask: Mask | None = control(MaskPicture(), None)
    target: Target = control(Choice(Target), Target.ALL)
    photo: Result = control(Choice(Result, alone=Result.PHOTO), Result.PAINTING)
    depth: float = control(Amount(), 0.0)
    stroke_size: float = control(Amount(least=0.5, most=4.0), 1.0)
    regions: tuple[RegionStyle, ...] = ()

    def __post_init__(self) -> None:
        _check(self, _KINDS)
        if len({region.kind for region in self.regions}) < len(self.regions):
            (kind, times), *_ = Counter(region.kind for region in self.regions).most_common(1)
            raise ValueError(f"there can be only one region of the kind {kind.value}, not {times}")

    @property
    def shares(self) -> tuple[StyleShare, ...]:
        """Those of all styles in it, of its regions too."""
        return (*self.styles, *(share for region in self.regions for share in region.styles))

    def with_shares(self, change: Callable[[StyleShare], StyleShare | None]) -> Look:
        """With each of its styles, those of its regions too, as `change` makes it; None takes it out."""
        regions = (replace(region, styles=_changed(region.styles, change)) for region in self.regions)
        return replace(self, styles=_changed(self.styles, change), regions=tuple(regions))

    @property
    def paints(self) -> bool:
        """Whether it paints anything outside its regions."""
        return self.strength > 0 and bool(self.styles) and any(self.layers)

    def inside(self, region: RegionStyle) -> Look:
        """How a region of it is painted, as a look of its own for the whole picture."""
        return replace(self, styles=region.styles, strength=region.strength, layers=region.layers, regions=())


def _changed(shares: Sequence[StyleShare], change: Callable[[StyleShare], StyleShare | None]) -> tuple[StyleShare, ...]:
    return tuple(share for share in map(change, shares) if share is not None)


def _check(value: Look | RegionStyle, kinds: Sequence[tuple[str, Kind[Any]]]) -> None:
    for name, kind in kinds:
        each = getattr(value, name)
        if not kind.allows(each):
            raise ValueError(f"{name} {kind.rule}, not {each}")
    if any(share.weight <= 0 for share in value.styles):
        raise ValueError("the weight of a style must be above 0")


def _kinds_of(value: type[Look] | type[RegionStyle]) -> tuple[tuple[str, Kind[Any]], ...]:
    return tuple((each.name, each.metadata["kind"]) for each in fields(value) if "kind" in each.metadata)


# Looked up once: the live session makes a few looks for every frame.
_KINDS, _REGION_KINDS = _kinds_of(Look), _kinds_of(RegionStyle)
