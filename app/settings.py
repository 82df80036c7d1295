"""What the window remembers: one small JSON file with a version, read leniently and written atomically.

A damaged file never stops the program: every field is checked on its own, and one that does not fit takes its default.
The path is given from outside; nothing here knows where settings live.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from app.preview.viewport import MOST_SCALE
from engine import MAX_STRENGTH, NETWORKS, PRECISIONS, KeepColors, Mask, PictureError, Target, mask_from_text, mask_text

VERSION = 1

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Settings:
    """Replaced whole whenever something changes.

    Attributes:
        geometry: size and place of the window, Qt's own bytes in base64; empty before the first close.
        source: what was shown last, as `make_source` reads it; empty = choose by itself.
        cameras: (name, width, height, frames per second, pixel format) of each camera whose picture was chosen.
        mix: (library key, weight) of each style used last; empty = the first one.
        detail: the working size, a name of `detail.DETAILS`.
        favourites: library keys of the styles that come first. order: keys of the styles as the user put them.
        tour: seconds from style to style, and of the fade between them.
        loop: whether a film begins anew at its end.
        folded: names of the groups of the side panel that are folded away.
        strength, layers, keep_colors, steadiness, target, depth: as in `Look`.
        compare: how before and after were shown, a value of `preview.Compare`.
        divider: of the split view, 0..1 from the left.
        recording: format, quality (names of the engine) and whether a graphics card is wanted.
        hidden_panels: only the picture and the bars show.
        zoom: device pixels for each pixel of the picture; 0 = all of it.
        files_folder: where repainted files go; empty = the folder of recordings.
        tips: names of the tips of the first start that were dismissed.
        network: which weights paint.
        backend: what computes the picture, a name of the back end table, or "auto". precision: what it computes in.
        card_decoding: films are decoded by a graphics card, or refused.
        language: of the window, as "de"; empty = the system's.
        mask: as in `Look`; a text in the file, as `keep_colors` is.
    """

    geometry: str = ""
    source: str = ""
    mix: tuple[tuple[str, float], ...] = ()
    strength: float = 1.0
    layers: tuple[float, float, float, float] = (1.0, 1.0, 1.0, 1.0)
    keep_colors: KeepColors = KeepColors.OFF
    compare: str = "off"
    divider: float = 0.5
    detail: str = "auto"
    favourites: tuple[str, ...] = ()
    folded: tuple[str, ...] = ("performance", "region")
    cameras: tuple[tuple[str, int, int, float, str], ...] = ()
    recording: tuple[str, str, bool] = ("mp4-h264", "good", False)
    hidden_panels: bool = False
    loop: bool = False
    order: tuple[str, ...] = ()
    tour: tuple[float, float] = (20.0, 2.0)
    zoom: float = 0.0
    files_folder: str = ""
    tips: tuple[str, ...] = ()
    backend: str = "auto"
    language: str = ""
    network: str = "fast"
    steadiness: float = 0.5
    precision: str = "auto"
    card_decoding: bool = False
    mask: Mask | None = None
    target: Target = Target.ALL
    depth: float = 0.0


def load(path: Path) -> Settings:
    """Read the settings file; whatever is missing, damaged or out of range takes its default. Never raises."""
    try:
        raw = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, RecursionError) as error:
        log.info("settings in %s cannot be read, starting afresh: %s", path, error)
        return Settings()
    if not isinstance(raw, dict):
        log.info("settings in %s are no settings, starting afresh", path)
        return Settings()
    return Settings(**{name: value for name, value in map(_from_json, raw.items()) if _fits(name, value)})


def save(path: Path, settings: Settings) -> None:
    """Write beside the file and rename, so that a crash leaves the old settings or the new. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(path.name + ".new")
    record = {field.name: _to_json(field.name, getattr(settings, field.name)) for field in fields(settings)}
    beside.write_text(json.dumps({"version": VERSION, **record}, indent=1), "utf-8")
    os.replace(beside, path)


def _to_json(name: str, value: Any) -> Any:
    if isinstance(value, KeepColors | Target):
        return value.value
    return mask_text(value) if name == "mask" and value is not None else value


def _from_json(item: tuple[str, Any]) -> tuple[str, Any]:
    name, value = item
    return name, _READ.get(name, _frozen)(value)


def _mask(value: Any) -> Any:
    try:
        return None if value is None else mask_from_text(value)
    except (TypeError, PictureError):
        # No mask: the check of the field says so.
        return value


def _kept(value: Any) -> Any:
    try:
        return KeepColors.in_file(value)
    except ValueError:
        return value


def _target(value: Any) -> Any:
    try:
        return Target(value)
    except ValueError:
        return value


def _frozen(value: Any) -> Any:
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


def _fits(name: str, value: object) -> bool:
    check = _CHECKS.get(name)
    if check is None:
        return False
    if not check(value):
        log.info("setting %s cannot be %.200r, taking its default", name, value)
        return False
    return True


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_switch(value: object) -> bool:
    return isinstance(value, bool)


def _is_between(low: float, high: float) -> Callable[[object], bool]:
    return lambda value: isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high


def _is_layers(value: object) -> bool:
    return isinstance(value, tuple) and len(value) == 4 and all(map(_is_between(0.0, 1.0), value))


def _is_mask(value: object) -> bool:
    return value is None or isinstance(value, Mask)


def _is_names(value: object) -> bool:
    return isinstance(value, tuple) and all(map(_is_text, value))


def _is_mix(value: object) -> bool:
    return isinstance(value, tuple) and all(
        isinstance(share, tuple) and len(share) == 2 and _is_text(share[0]) and _is_weight(share[1]) for share in value
    )


def _are_cameras(value: object) -> bool:
    return isinstance(value, tuple) and all(map(_is_camera, value))


def _is_tour(value: object) -> bool:
    return isinstance(value, tuple) and len(value) == 2 and all(map(_is_between(0.0, 3600.0), value))


def _is_camera(value: object) -> bool:
    if not isinstance(value, tuple) or len(value) != 5:
        return False
    name, width, height, fps, pixel_format = value
    sides = all(isinstance(side, int) and _is_between(1, 1 << 15)(side) for side in (width, height))
    four_letters = _is_text(pixel_format) and len(pixel_format) == 4 and pixel_format.isascii()
    return _is_text(name) and sides and _is_between(1.0, 1000.0)(fps) and four_letters


def _is_recording(value: object) -> bool:
    return isinstance(value, tuple) and len(value) == 3 and _is_names(value[:2]) and _is_switch(value[2])


_is_weight = _is_between(1e-9, 1e9)

_READ: dict[str, Callable[[Any], Any]] = {"mask": _mask, "keep_colors": _kept, "target": _target}
"""Fields that are no plain values."""

_CHECKS: dict[str, Callable[[object], bool]] = {
    "geometry": _is_text,
    "source": _is_text,
    "mix": _is_mix,
    "strength": _is_between(0.0, MAX_STRENGTH),
    "layers": _is_layers,
    "keep_colors": lambda value: isinstance(value, KeepColors),
    "steadiness": _is_between(0.0, 1.0),
    "compare": _is_text,
    "divider": _is_between(0.0, 1.0),
    "detail": _is_text,
    "favourites": _is_names,
    "folded": _is_names,
    "recording": _is_recording,
    "cameras": _are_cameras,
    "loop": _is_switch,
    "order": _is_names,
    "tour": _is_tour,
    "hidden_panels": _is_switch,
    "zoom": _is_between(0.0, MOST_SCALE),
    "files_folder": _is_text,
    "tips": _is_names,
    "network": lambda value: value in NETWORKS,
    "backend": _is_text,
    "precision": lambda value: value in ("auto", *PRECISIONS),
    "language": _is_text,
    "card_decoding": _is_switch,
    "mask": _is_mask,
    "target": lambda value: isinstance(value, Target),
    "depth": _is_between(0.0, 1.0),
}
assert set(_CHECKS) == {field.name for field in fields(Settings)}
