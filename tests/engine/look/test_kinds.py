"""What each kind of value allows, how it is typed, and how files have it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.look.kinds import Amount, Choice, FourAmounts, Kind, MaskPicture
from engine.look.look import LAYER_NAMES, KeepColors, Look, Target
from engine.look.mask import Mask
from engine.look.mask_picture import mask_text, write_mask

MASK = Mask.of(np.arange(12, dtype=np.uint8).reshape(3, 4) * 20)

KINDS: list[tuple[Kind[Any], Any]] = [
    (Amount(), 0.25),
    (Amount(most=1.5), 1.5),
    (Amount(least=0.5, most=4.0), 0.5),
    (FourAmounts(LAYER_NAMES), (1.0, 0.5, 0.0, 0.25)),
    (Choice(KeepColors), KeepColors.PALETTE),
    (Choice(Target), Target.PERSON),
    (MaskPicture(), MASK),
    (MaskPicture(), None),
]


@pytest.mark.parametrize(("kind", "value"), KINDS)
def test_a_value_comes_back_from_a_file_as_it_was(kind: Kind[Any], value: Any) -> None:
    assert kind.allows(value)
    assert kind.from_json(kind.to_json(value)) == value


@pytest.mark.parametrize(("kind", "value"), [pair for pair in KINDS if not isinstance(pair[0], MaskPicture)])
def test_a_value_can_be_typed_as_it_is_written(kind: Kind[Any], value: Any) -> None:
    assert kind.from_text(kind.to_text(value)) == value


@pytest.mark.parametrize(("text", "value"), [("0", 0.0), ("1.5", 1.5), ("80%", 0.8), ("150%", 1.5)])
def test_an_amount_is_a_number_or_a_percentage(text: str, value: float) -> None:
    assert Amount(most=1.5).from_text(text) == pytest.approx(value)


@pytest.mark.parametrize("text", ["-0.1", "1.6", "151%", "much", "", "%", "nan"])
def test_an_amount_outside_its_range_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"must be from 0 to 1.5 \(or 0% to 150%\), not"):
        Amount(most=1.5).from_text(text)


@pytest.mark.parametrize("text", ["0.4", "49%", "401%"])
def test_an_amount_may_begin_above_zero(text: str) -> None:
    kind = Amount(least=0.5, most=4.0)
    assert (kind.metavar, kind.from_text("50%"), kind.from_text("4")) == ("0.5..4", 0.5, 4.0)
    with pytest.raises(ValueError, match=r"must be from 0.5 to 4 \(or 50% to 400%\), not"):
        kind.from_text(text)


@pytest.mark.parametrize("text", ["1,1,1", "1,1,1,1,1", "1,1,1,2", "a,b,c,d", "", "1,1,1,nan"])
def test_four_amounts_are_four_numbers(text: str) -> None:
    assert FourAmounts(LAYER_NAMES).from_text("1,0.5,0,1") == (1.0, 0.5, 0.0, 1.0)
    with pytest.raises(ValueError, match=r"four numbers from 0 to 1 .fine texture, strokes, shapes, composition."):
        FourAmounts(LAYER_NAMES).from_text(text)


@pytest.mark.parametrize(
    ("kind", "raw"),
    [
        (Amount(), 1.5),
        (Amount(least=0.5, most=4.0), 0.4),
        (Amount(), "much"),
        (Amount(), True),
        (Amount(), float("nan")),
        (Amount(), None),
        (FourAmounts(LAYER_NAMES), [1.0, 1.0]),
        (FourAmounts(LAYER_NAMES), [1.0, 1.0, 1.0, -1.0]),
        (FourAmounts(LAYER_NAMES), 1.0),
        (Choice(KeepColors), 1),
        (Choice(KeepColors), "all"),
        (Choice(Target), ["person"]),
        (Choice(Target), True),
        (MaskPicture(), ""),
        (MaskPicture(), 7),
        (MaskPicture(), ["a"]),
        (MaskPicture(), True),
    ],
)
def test_what_does_not_fit_in_a_file_is_refused(kind: Kind[Any], raw: object) -> None:
    with pytest.raises(ValueError, match=r"must be|is not a valid"):
        kind.from_json(raw)


@pytest.mark.parametrize(("former", "kept"), [(True, KeepColors.LUMINANCE), (False, KeepColors.OFF)])
def test_files_from_before_palettes_mean_what_they_meant(former: bool, kept: KeepColors) -> None:
    assert Choice(KeepColors).from_json(former) is kept


def test_a_mask_is_named_by_its_picture_file(tmp_path: Path) -> None:
    write_mask(tmp_path / "mask.png", MASK)
    assert MaskPicture().from_text(str(tmp_path / "mask.png")) == MASK
    assert MaskPicture().to_json(MASK) == mask_text(MASK)
    with pytest.raises(ValueError, match="no file"):
        MaskPicture().from_text(str(tmp_path / "none.png"))


@pytest.mark.parametrize(
    ("field", "value"),
    [("strength", 1.6), ("layers", (1.0, 1.0)), ("keep_colors", "off"), ("mask", b""), ("depth", -1.0)],
)
def test_a_look_refuses_what_its_field_cannot_be(field: str, value: Any) -> None:
    with pytest.raises(ValueError, match=f"^{field} must be"):
        Look(**{field: value})
