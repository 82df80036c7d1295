"""What kinds of values a look is made of: how each is checked, written into files and read from a command line.

Used by `engine.look.look` for its fields, and through `engine.look.controls` by presets, settings and the command line.
Nothing here loads NumPy, for `pastiche --help` reads this table. Any thread; there is no state.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from engine.look.mask import Mask

T = TypeVar("T")
E = TypeVar("E", bound=Enum)


class Kind(Protocol[T]):
    """One kind of value.

    Attributes:
        rule: what a value must be, as the end of a sentence. metavar: the same in the usage of a command line.
    """

    @property
    def rule(self) -> str: ...

    @property
    def metavar(self) -> str: ...

    def allows(self, value: object) -> bool:
        """Whether a look can have this value."""

    def to_json(self, value: T) -> object:
        """The value as files have it."""

    def from_json(self, raw: object) -> T:
        """The value that a file has. Raises ValueError."""

    def to_text(self, value: T) -> str:
        """The value as one would type it."""

    def from_text(self, text: str) -> T:
        """The value that somebody typed. Raises ValueError, with a sentence for people."""


def control(kind: Kind[T], usual: T) -> T:
    """A field of a look: what it can be, and what it is unless somebody says otherwise."""
    made: T = field(default=usual, metadata={"kind": kind})
    return made


@dataclass(frozen=True, slots=True)
class Amount:
    """A number from `least` to `most`; people see and type percentages."""

    most: float = 1.0
    least: float = 0.0

    @property
    def rule(self) -> str:
        return f"must be between {self.least:g} and {self.most:g}"

    @property
    def metavar(self) -> str:
        return f"{self.least:g}..{self.most:g}"

    def allows(self, value: object) -> bool:
        return _is_between(value, self.most, self.least)

    def to_json(self, value: float) -> object:
        return value

    def from_json(self, raw: object) -> float:
        if not self.allows(raw):
            raise ValueError(self.rule)
        return _number(raw)

    def to_text(self, value: float) -> str:
        return f"{value:g}"

    def from_text(self, text: str) -> float:
        value = _typed(text.removesuffix("%"))
        if value is not None and text.endswith("%"):
            value /= 100
        if value is None or not self.allows(value):
            percent = f"{100 * self.least:g}% to {self.most:.0%}"
            raise ValueError(f"must be from {self.least:g} to {self.most:g} (or {percent}), not {text!r}")
        return value


@dataclass(frozen=True, slots=True)
class FourAmounts:
    """Four numbers from 0 to 1, one for each of `names`."""

    names: tuple[str, str, str, str]

    @property
    def rule(self) -> str:
        return "must be four weights between 0 and 1"

    @property
    def metavar(self) -> str:
        return "A,B,C,D"

    def allows(self, value: object) -> bool:
        return isinstance(value, tuple | list) and len(value) == 4 and all(_is_between(each, 1.0) for each in value)

    def to_json(self, value: tuple[float, float, float, float]) -> object:
        return list(value)

    def from_json(self, raw: object) -> tuple[float, float, float, float]:
        if not isinstance(raw, list) or not self.allows(raw):
            raise ValueError(self.rule)
        first, second, third, fourth = map(_number, raw)
        return first, second, third, fourth

    def to_text(self, value: tuple[float, float, float, float]) -> str:
        return ",".join(f"{each:g}" for each in value)

    def from_text(self, text: str) -> tuple[float, float, float, float]:
        typed = [_typed(each) for each in text.split(",")]
        try:
            return self.from_json(typed)
        except ValueError:
            names = ", ".join(self.names)
            raise ValueError(f"must be four numbers from 0 to 1 ({names}) like 1,0.5,1,0, not {text!r}") from None


@dataclass(frozen=True, slots=True)
class Choice(Generic[E]):
    """One of the members of `options`; files and the command line call each by its value.

    alone: what the flag means when nothing is named behind it; None = something must be.
    """

    options: type[E]
    alone: E | None = None

    @property
    def values(self) -> tuple[str, ...]:
        """What the members are called."""
        return tuple(option.value for option in self.options)

    @property
    def rule(self) -> str:
        return f"must be one of {', '.join(self.values)}"

    @property
    def metavar(self) -> str:
        return f"{{{','.join(self.values)}}}"

    def allows(self, value: object) -> bool:
        return isinstance(value, self.options)

    def to_json(self, value: E) -> object:
        return value.value

    def from_json(self, raw: object) -> E:
        return self.options(raw)

    def to_text(self, value: E) -> str:
        return str(value.value)

    def from_text(self, text: str) -> E:
        if text not in self.values:
            raise ValueError(f"{self.rule}, not {text!r}")
        return self.options(text)


@dataclass(frozen=True, slots=True)
class MaskPicture:
    """A mask, or None: everywhere. A file has the picture itself, as text; the command line names a picture file."""

    @property
    def rule(self) -> str:
        return "must be a picture"

    @property
    def metavar(self) -> str:
        return "FILE"

    def allows(self, value: object) -> bool:
        from engine.look.mask import Mask

        return value is None or isinstance(value, Mask)

    def to_json(self, value: Mask | None) -> object:
        from engine.look.mask_picture import mask_text

        return None if value is None else mask_text(value)

    def from_json(self, raw: object) -> Mask | None:
        from engine.errors import PictureError
        from engine.look.mask_picture import mask_from_text

        if raw is None:
            return None
        try:
            return mask_from_text(str(raw))
        except PictureError as error:
            raise ValueError(self.rule) from error

    def to_text(self, value: Mask | None) -> str:
        return "everywhere" if value is None else "a mask"

    def from_text(self, text: str) -> Mask | None:
        from engine.errors import PictureError
        from engine.look.mask_picture import read_mask

        try:
            return read_mask(Path(text))
        except PictureError as error:
            raise ValueError(str(error)) from error


def _is_between(value: object, most: float, least: float = 0.0) -> bool:
    # What is no number at all (NaN) fails both comparisons.
    return isinstance(value, int | float) and not isinstance(value, bool) and least <= value <= most


def _number(raw: Any) -> float:
    return float(raw)


def _typed(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
