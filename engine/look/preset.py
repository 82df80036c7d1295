"""Presets: a look with a name, as a small JSON file that people can keep, share and give to the command line.

A style is known by its key, which is the same wherever the same image is; its name, and for the user's own the path of
its file, help where the key is unknown. Called on worker threads and by the command line.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from engine.errors import PresetError, StyleError
from engine.look.controls import LOOK_CONTROLS, Control, look_record
from engine.look.look import Look, RegionStyle, StyleShare
from engine.look.region_codec import region_from_record, region_record
from engine.styles.library import StyleLibrary
from engine.styles.view import StyleView, is_view_record, view_from_record, view_in, view_record

VERSION = 1
KIND = "pastiche preset"
SUFFIX = ".json"

_MOST_BYTES = 1_000_000
_MOST_STYLES = 16

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PresetStyle:
    """A style of a preset.

    Attributes:
        key: of the library, without a view. name: for people. weight: part in the mix (> 0).
        path: the image file where it is the user's own.
        view: how it was read when the preset was kept; None = as it is read wherever the preset is used.
    """

    key: str
    name: str
    weight: float = 1.0
    path: Path | None = None
    view: StyleView | None = None

    def called_in(self, library: StyleLibrary) -> str:
        """By what `library` finds this style: its key, else its file, else its name. Raises PresetError."""
        if _knows(library, self.key):
            return self.key
        if self.path is not None and os.path.isfile(self.path):
            return str(self.path)
        if _knows(library, self.name):
            return self.name
        where = f" and its file {self.path} is gone" if self.path else ""
        raise PresetError(f"The preset needs the style “{self.name}”, which is not here{where}.")


@dataclass(frozen=True, slots=True)
class PresetRegion:
    """A region of a preset: what it says (its own styles are not used), and its styles."""

    region: RegionStyle
    styles: tuple[PresetStyle, ...]


@dataclass(frozen=True, slots=True)
class Preset:
    """A look under a name.

    Attributes:
        name: for people. styles: what is mixed; none = whatever is painted in where the preset is used.
        look: the sliders; its own styles and regions are not used, for keys alone would not travel.
        regions: parts of the picture with styles of their own.
    """

    name: str
    styles: tuple[PresetStyle, ...]
    look: Look
    regions: tuple[PresetRegion, ...] = ()


def preset_of(name: str, look: Look, library: StyleLibrary) -> Preset:
    """The present look as a preset. Raises StyleError when a style is unknown."""
    regions = tuple(PresetRegion(replace(region, styles=()), _kept(library, region.styles)) for region in look.regions)
    return Preset(name, _kept(library, look.styles), replace(look, styles=(), regions=()), regions)


def look_in(library: StyleLibrary, preset: Preset) -> Look:
    """The look of a preset with the styles that `library` has for it; files not yet in it are added.

    Raises PresetError, StyleError.
    """
    regions = (replace(kept.region, styles=_shares_in(library, kept.styles)) for kept in preset.regions)
    return replace(preset.look, styles=_shares_in(library, preset.styles), regions=tuple(regions))


def _kept(library: StyleLibrary, shares: Sequence[StyleShare]) -> tuple[PresetStyle, ...]:
    styles = []
    for share in shares:
        style = library.get(share.key)
        view = style.view if share.key == style.key else view_in(share.key)[1]
        styles.append(PresetStyle(style.key, style.name, share.weight, None if style.bundled else style.path, view))
    return tuple(styles)


def _shares_in(library: StyleLibrary, styles: Sequence[PresetStyle]) -> tuple[StyleShare, ...]:
    weights: dict[str, float] = {}
    for style in styles:
        called = style.called_in(library)
        found = library.get(called) if _knows(library, called) else library.add(Path(called))
        key = (replace(found, view=style.view) if style.view is not None else found).reading_key
        weights[key] = weights.get(key, 0.0) + style.weight
    return tuple(StyleShare(key, weight) for key, weight in weights.items())


def read_preset(path: Path) -> Preset:
    """Read a preset file. Raises PresetError, which says what is wrong with it."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise PresetError(f"{path} is too large for a preset.")
        raw = json.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise PresetError(f"There is no preset file {path}.") from error
    except OSError as error:
        raise PresetError(f"Cannot read {path}: {error.strerror}.") from error
    except (ValueError, RecursionError) as error:
        raise PresetError(f"{path} is no preset: it is not readable as JSON.") from error
    if not isinstance(raw, dict) or raw.get("kind") != KIND:
        raise PresetError(f"{path} is no preset of Pastiche.")
    version = raw.get("version")
    if not isinstance(version, int) or version > VERSION:
        raise PresetError(f"{path} was made by a newer Pastiche (version {version!r} of the format).")
    return preset_from_record(raw, path)


def write_preset(path: Path, preset: Preset) -> None:
    """Write beside the file and rename, so that a crash leaves the old preset or the new. Raises PresetError."""
    beside = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(json.dumps(preset_record(preset), indent=1, ensure_ascii=False) + "\n", "utf-8")
        os.replace(beside, path)
    except OSError as error:
        raise PresetError(f"Cannot write the preset {path}: {error.strerror}.") from error


def preset_record(preset: Preset) -> dict[str, object]:
    """What a preset is in JSON."""
    return {
        "kind": KIND,
        "version": VERSION,
        "name": preset.name,
        "styles": [_style_record(style) for style in preset.styles],
        **look_record(preset.look),
        **({"regions": [_region_record(kept) for kept in preset.regions]} if preset.regions else {}),
    }


def _region_record(kept: PresetRegion) -> dict[str, object]:
    return region_record(kept.region) | {"styles": [_style_record(style) for style in kept.styles]}


def _style_record(style: PresetStyle) -> dict[str, object]:
    record: dict[str, object] = {"key": style.key, "name": style.name, "weight": style.weight}
    if style.view is not None:
        record |= view_record(style.view)
    return record if style.path is None else record | {"path": str(style.path)}


def preset_from_record(raw: dict[str, Any], path: Path) -> Preset:
    """The preset that `path` holds. Every field is checked; a missing one takes its default. Raises PresetError."""

    def field(name: str, default: T, good: Callable[[Any], bool], take: Callable[[Any], T]) -> T:
        if name not in raw:
            return default
        if not good(raw[name]):
            raise PresetError(_damage(path, name, raw[name]))
        return take(raw[name])

    return Preset(
        name=field("name", path.stem, _is_text, lambda name: " ".join(name.split())),
        styles=field("styles", (), _are_styles, lambda styles: tuple(map(_style_from, styles))),
        look=Look(**{control.field: _value(control, raw, path) for control in LOOK_CONTROLS if control.field in raw}),
        regions=field("regions", (), _are_regions, lambda regions: tuple(map(_region_from, regions))),
    )


def _value(control: Control, raw: dict[str, Any], path: Path) -> Any:
    try:
        return control.kind.from_json(raw[control.field])
    except ValueError as error:
        raise PresetError(_damage(path, control.field, raw[control.field])) from error


def _damage(path: Path, name: str, value: object) -> str:
    return f"The preset {path} is damaged: {name} cannot be {value!r:.60}."


def _style_from(raw: dict[str, Any]) -> PresetStyle:
    path = raw.get("path")
    weight = float(raw.get("weight", 1.0))
    return PresetStyle(raw["key"], raw["name"], weight, Path(path) if path else None, view_from_record(raw))


def _region_from(raw: dict[str, Any]) -> PresetRegion:
    return PresetRegion(region_from_record(raw), tuple(map(_style_from, raw.get("styles", ()))))


def _are_regions(value: object) -> bool:
    if not isinstance(value, list) or not all(map(_is_region, value)):
        return False
    kinds = [raw["kind"] for raw in value]
    return len(set(kinds)) == len(kinds)


def _is_region(value: object) -> bool:
    if not isinstance(value, dict) or not _are_styles(value.get("styles", [])):
        return False
    try:
        region_from_record(value)
    except ValueError:
        return False
    return True


def _are_styles(value: object) -> bool:
    return isinstance(value, list) and len(value) <= _MOST_STYLES and all(map(_is_style, value))


def _is_style(value: object) -> bool:
    return (
        isinstance(value, dict)
        and _is_text(value.get("key"))
        and _is_text(value.get("name"))
        and _is_number(value.get("weight", 1.0), 1e-9, 1e9)
        and isinstance(value.get("path", ""), str)
        and "\0" not in value.get("path", "")
        and is_view_record(value)
    )


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_number(value: object, low: float, high: float) -> bool:
    # What is no number at all (NaN) fails both comparisons.
    return isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high


def _knows(library: StyleLibrary, text: str) -> bool:
    try:
        library.get(text)
    except StyleError:
        return False
    return True
