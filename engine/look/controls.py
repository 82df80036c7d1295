"""Every control of the look, in one table: the window's panel, the command line, presets and settings are made from it.

A control is a field of `Look`, which says what values it takes and which one is usual, and a row here, which says what
people read. Nothing here loads NumPy, for `pastiche --help` reads this table. Any thread; there is no state.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from engine.look.kinds import Kind
from engine.look.look import KeepColors, Look, Result, Target


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a choice, or one of several amounts: its name and its tip."""

    label: str
    tip: str
    value: object = None


@dataclass(frozen=True, slots=True)
class Section:
    """Controls that stand together in the window under one heading; `name` is what settings call it."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Control:
    """One row of the table.

    Attributes:
        field: of `Look`; files call it the same. section: name of the section it stands in.
        label, tip: what the window says. help: what the command line says, without the usual value.
        options: of a choice its values, of several amounts each of them, in order.
    """

    field: str
    section: str
    label: str
    tip: str
    help: str
    options: tuple[Option, ...] = ()

    @property
    def kind(self) -> Kind[Any]:
        """What values it takes."""
        kind: Kind[Any] = _FIELDS[self.field].metadata["kind"]
        return kind

    @property
    def usual(self) -> Any:
        """Its value unless somebody says otherwise."""
        return _FIELDS[self.field].default

    @property
    def flag(self) -> str:
        """What it is called on a command line."""
        return f"--{self.field.replace('_', '-')}"


_FIELDS = {field.name: field for field in fields(Look)}

LOOK_SECTIONS = (
    Section("look", label="Look"),
    Section("colour", label="Colour"),
    Section("motion", label="Motion"),
    Section("region", label="Region"),
)
"""In the order of the window."""

LOOK_CONTROLS = (
    Control(
        "strength",
        "look",
        label="Strength",
        tip="How much of the style: 0 % is the untouched picture, 100 % the full style, more goes beyond it.",
        help="how much of the style",
    ),
    Control(
        "stroke_size",
        "look",
        label="Stroke size",
        tip="How large the strokes are: at 100 % as large in the picture as in the artwork, at 50 % half as large.",
        help="how large the strokes are, 1 = as large in the picture as in the artwork",
    ),
    Control(
        "photo",
        "look",
        label="Result",
        tip="Whether the picture becomes a painting or stays a photograph.",
        help="keep the picture a photograph (on, also meant when nothing is named): it takes the colour, the light and "
        "the season of the style, and nothing of its texture",
        options=(
            Option(label="a painting", tip="Painted as the style is painted.", value=Result.PAINTING),
            Option(
                label="a photograph",
                tip="A photograph in the colour, the light and the season of the style, with nothing of its texture. "
                "Keeping the picture's colours or palette both leave it the light of the style alone.",
                value=Result.PHOTO,
            ),
        ),
    ),
    Control(
        "layers",
        "look",
        label="Layers",
        tip="How much of each layer of the style.",
        help="weights 0..1 of fine texture, strokes, shapes and composition",
        options=(
            Option(label="Fine texture", tip="The finest marks: grain, hatching, dots, the weave of a canvas."),
            Option(label="Strokes", tip="The brush: strokes, edges and how paint is laid down."),
            Option(label="Shapes", tip="The forms in between: swirls, facets, cut-out pieces."),
            Option(label="Composition", tip="The large arrangement: big patches of colour and how they sit together."),
        ),
    ),
    Control(
        "keep_colors",
        "colour",
        label="Colours",
        tip="Whose colours the painting has.",
        help="keep the picture's own colours and paint light and dark alone (luminance, also meant when nothing is "
        "named), or paint in the picture's palette (palette)",
        options=(
            Option(label="of the style", tip="The painting takes on the colours of the style.", value=KeepColors.OFF),
            Option(
                label="of the picture",
                tip="Take only light and dark from the style and leave the picture its own colours.",
                value=KeepColors.LUMINANCE,
            ),
            Option(
                label="picture's palette",
                tip="Paint with every stroke of the style, light, dark and coloured, in the palette of the picture.",
                value=KeepColors.PALETTE,
            ),
        ),
    ),
    Control(
        "steadiness",
        "motion",
        label="Steadiness",
        tip="How calmly the painting follows the scene: more flickers less, 0 % paints every frame by itself.",
        help="how calmly the painting follows the scene",
    ),
    Control(
        "motion",
        "motion",
        label="Hold on to motion",
        tip="How firmly strokes stay on the things they are painted on while these move; 0 % paints them anew in every "
        "frame.",
        help="how firmly strokes stay on what moves",
    ),
    Control(
        "target",
        "region",
        label="Paint",
        tip="Which part of the picture is painted.",
        help="paint the people alone, or what is behind them alone; the rest stays as it was",
        options=(
            Option(label="everything", tip="The whole picture.", value=Target.ALL),
            Option(
                label="the person",
                tip="The people in the picture; what is behind them stays as it was.",
                value=Target.PERSON,
            ),
            Option(label="the background", tip="All but the people, who stay as they were.", value=Target.BACKGROUND),
        ),
    ),
    Control(
        "mask",
        "region",
        label="Only inside a mask",
        tip="Say with a brush where the style goes; the person or the background is painted only there.",
        help="a picture that says where the style goes: white = painted, black = as it was",
    ),
    Control(
        "depth",
        "region",
        label="Depth",
        tip="Lets what is near keep its own look while what is far takes on the style; 0 % paints both alike.",
        help="how much of its own look what is near keeps",
    ),
)
"""All of them, in the order of the window."""


def look_record(look: Look) -> dict[str, object]:
    """The controls of `look` as files have them; a mask only where there is one."""
    record = {control.field: control.kind.to_json(getattr(look, control.field)) for control in LOOK_CONTROLS}
    return {name: value for name, value in record.items() if value is not None}
