"""The look: everything the sliders say, as one frozen value. Any thread.

Used by every loop that paints, by presets, and by `app`.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
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

    def __post_init__(self) -> None:
        for name, kind in _KINDS:
            value = getattr(self, name)
            if not kind.allows(value):
                raise ValueError(f"{name} {kind.rule}, not {value}")
        if any(share.weight <= 0 for share in self.styles):
            raise ValueError("the weight of a style must be above 0")


# Looked up once: the live session makes a few looks for every frame.
_KINDS: tuple[tuple[str, Kind[Any]], ...] = tuple(
    (each.name, each.metadata["kind"]) for each in fields(Look) if "kind" in each.metadata
)
