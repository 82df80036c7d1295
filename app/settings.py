"""What the window remembers: one small JSON file with a version, read leniently and written atomically.

The path is given from outside; nothing here knows where settings live.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from app.preview.arrangement import MOST_SCALE
from engine.look import (
    LOOK_CONTROLS,
    Look,
    RegionKind,
    RegionStyle,
    StyleShare,
    look_record,
    region_from_record,
    region_record,
)
from engine.values import AUTO_NETWORK, NETWORKS, PRECISIONS

SETTINGS_VERSION = 1

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Settings:
    """Replaced whole whenever something changes.

    Attributes:
        geometry: size and place of the window, Qt's own bytes in base64; empty before the first close.
        source: what was shown last, as `make_source` reads it; empty = choose by itself.
        cameras: (name, width, height, frames per second, pixel format) of each camera whose picture was chosen.
        mix: (library key, weight) of each style used last; empty = the first one.
        detail: the working size, a name of `working_size.WORKING_SIZES`.
        favourites: library keys of the styles that come first. order: keys of the styles as the user put them.
        tour: seconds from style to style, and of the fade between them.
        finished: the recording that ran when the program was closed, until that is told; else empty.
        loop: whether a film starts again at its end.
        folded: names of the groups of the side panel that are folded away.
        look: the sliders and the regions; its own styles are in `mix`. Regions and each control are fields of their
            own in the file.
        compare: how before and after were shown, a value of `preview.Compare`.
        divider: of the split view, 0..1 from the left.
        recording: format and quality (names of the engine), and whether a graphics card encodes.
        hidden_panels: only the picture and the bars show.
        zoom: device pixels for each pixel of the picture; 0 = all of it.
        files_folder: where repainted files go; empty = the folder of recordings.
        tips: names of the tips of the first start that were dismissed.
        network: which weights paint.
        backend: what computes the picture, a name of the back end table, or "auto". precision: what it computes in.
        card_decoding: films are decoded by a graphics card, or refused.
        study_new: new styles are studied without being asked for.
        language: of the window, as "de"; empty = the system's.
    """

    geometry: str = ""
    source: str = ""
    mix: tuple[tuple[str, float], ...] = ()
    look: Look = field(default_factory=Look)
    compare: str = "off"
    divider: float = 0.5
    detail: str = "auto"
    favourites: tuple[str, ...] = ()
    folded: tuple[str, ...] = ("performance", "region")
    cameras: tuple[tuple[str, int, int, float, str], ...] = ()
    recording: tuple[str, str, bool] = ("mp4-h264", "good", False)
    hidden_panels: bool = False
    loop: bool = False
    finished: str = ""
    order: tuple[str, ...] = ()
    tour: tuple[float, float] = (20.0, 2.0)
    zoom: float = 0.0
    files_folder: str = ""
    tips: tuple[str, ...] = ()
    backend: str = "auto"
    language: str = ""
    network: str = AUTO_NETWORK
    network_here: str = NETWORKS[0]
    precision: str = "auto"
    card_decoding: bool = False
    study_new: bool = True


def load_settings(path: Path) -> Settings:
    """Read the settings file; whatever is missing, damaged or out of range takes its default. Never raises."""
    try:
        raw = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return Settings()
    # Settings are a comfort: whatever is wrong with the file, the program begins.
    except (OSError, ValueError, RecursionError) as error:
        log.info("settings in %s cannot be read, starting afresh: %s", path, error)
        return Settings()
    if not isinstance(raw, dict):
        log.info("settings in %s are no settings, starting afresh", path)
        return Settings()
    plain = {name: _frozen(value) for name, value in raw.items()}
    # Field by field: one that is damaged takes its default, and the others stay.
    fitting = {name: value for name, value in plain.items() if _fits(name, value)}
    return Settings(look=_look_in(raw), **fitting)


def save_settings(path: Path, settings: Settings) -> None:
    """Write the settings file. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(path.name + ".new")
    plain = {each.name: getattr(settings, each.name) for each in fields(settings) if each.name != "look"}
    # Each control of the look is a field of its own, as in the first version of the file.
    regions = [
        region_record(region) | {"styles": [(share.key, share.weight) for share in region.styles]}
        for region in settings.look.regions
    ]
    record = {"version": SETTINGS_VERSION, **plain, **look_record(settings.look), "regions": regions}
    beside.write_text(json.dumps(record, indent=1), "utf-8")
    # In one step: after a crash the file is the old one or the new one, never half of it.
    os.replace(beside, path)


def _look_in(raw: dict[str, Any]) -> Look:
    given = {}
    for control in LOOK_CONTROLS:
        if control.field in raw:
            try:
                given[control.field] = control.kind.from_json(raw[control.field])
            except ValueError:
                log.info("setting %s cannot be %.200r, taking its default", control.field, raw[control.field])
    return Look(**given, regions=_regions_in(raw.get("regions", [])))


def _regions_in(raw: Any) -> tuple[RegionStyle, ...]:
    found: dict[RegionKind, RegionStyle] = {}
    for each in raw if isinstance(raw, list) else [raw]:
        try:
            styles = _frozen(each["styles"])
            if not _is_mix(styles):
                raise ValueError("these are no styles")
            region = region_from_record(each, [StyleShare(*share) for share in styles])
            found[region.kind] = region
        # One that is damaged is lost, and the others stay.
        except (TypeError, KeyError, ValueError) as error:
            log.info("setting regions cannot have %.200r, leaving it out: %s", each, error)
    return tuple(found.values())


def _frozen(value: Any) -> Any:
    # JSON has lists only; values of settings are compared and never changed.
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


def _fits(name: str, value: object) -> bool:
    check = _CHECKS.get(name)
    # From a newer version of the program.
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
    # A bool is an int in Python.
    return lambda value: isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high


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

_CHECKS: dict[str, Callable[[object], bool]] = {
    "geometry": _is_text,
    "source": _is_text,
    "mix": _is_mix,
    "compare": _is_text,
    "divider": _is_between(0.0, 1.0),
    "detail": _is_text,
    "favourites": _is_names,
    "folded": _is_names,
    "recording": _is_recording,
    "cameras": _are_cameras,
    "loop": _is_switch,
    "finished": _is_text,
    "order": _is_names,
    "tour": _is_tour,
    "hidden_panels": _is_switch,
    "zoom": _is_between(0.0, MOST_SCALE),
    "files_folder": _is_text,
    "tips": _is_names,
    "network": lambda value: value in (AUTO_NETWORK, *NETWORKS),
    "network_here": lambda value: value in NETWORKS,
    "backend": _is_text,
    "precision": lambda value: value in ("auto", *PRECISIONS),
    "language": _is_text,
    "card_decoding": _is_switch,
    "study_new": _is_switch,
}
assert {*_CHECKS, "look"} == {each.name for each in fields(Settings)}
