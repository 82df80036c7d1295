"""The bundled styles: painted by their own generators, the same every time, each unlike the others."""

from __future__ import annotations

import itertools
import tomllib
import xml.etree.ElementTree as ElementTree
from importlib import resources
from pathlib import Path

import cv2
import numpy as np
import pytest

from assets.generators.__main__ import main
from assets.generators.table import MAX_BYTES, PAINTERS, paint, save
from engine.media.images import read_picture

ASSETS = Path(str(resources.files("assets")))
ROWS = tomllib.loads((ASSETS / "styles.toml").read_text("utf-8"))["style"]


def palette(name: str) -> np.ndarray:
    """Histogram of a style's colours, 6 x 6 x 6 bins, summing to 1."""
    pixels = read_picture(ASSETS / "styles" / name)
    counts = cv2.calcHist([pixels], [0, 1, 2], None, [6, 6, 6], [0, 256, 0, 256, 0, 256]).ravel()
    return counts / counts.sum()


def test_the_same_style_is_painted_with_the_same_bytes_every_time(tmp_path: Path) -> None:
    first, second = tmp_path / "first.jpg", tmp_path / "second.jpg"
    save(paint("stained_glass", 96), first)
    save(paint("stained_glass", 96), second)
    assert first.read_bytes() == second.read_bytes()


def test_the_command_paints_the_named_styles_into_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("assets.generators.__main__.paint", lambda name: paint(name, 64))
    assert main(["ink_wash", "--out", str(tmp_path / "new")]) == 0
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["ink_wash.jpg"]
    assert "ink_wash.jpg" in capsys.readouterr().out


def test_an_unknown_style_is_refused_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["oilpaint"])
    assert stop.value.code == 2
    assert "oilpaint" in capsys.readouterr().err


def test_every_row_has_a_generator_and_every_generator_a_row() -> None:
    assert len(ROWS) >= 14
    assert {Path(row["file"]).stem for row in ROWS} == set(PAINTERS)
    assert {path.name for path in (ASSETS / "styles").iterdir()} == {row["file"] for row in ROWS}


def test_rows_are_numbered_in_order_and_names_are_unique() -> None:
    assert [row["order"] for row in ROWS] == list(range(1, len(ROWS) + 1))
    assert len({row["name"].casefold() for row in ROWS}) == len(ROWS)
    assert all(row["about"] for row in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["name"]))
def test_a_bundled_style_is_a_full_toned_picture_of_512_pixels_and_little_weight(row: dict[str, str]) -> None:
    path = ASSETS / "styles" / row["file"]
    pixels = read_picture(path)
    assert pixels.shape == (512, 512, 3)
    assert path.stat().st_size <= MAX_BYTES
    dark, light = np.percentile(pixels.mean(axis=2), (1, 99))
    assert light - dark > 110


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["name"]))
def test_a_bundled_style_has_texture_nearly_everywhere_and_at_several_scales(row: dict[str, str]) -> None:
    grey = read_picture(ASSETS / "styles" / row["file"]).mean(axis=2).astype(np.float32)
    for sigma in (1.0, 3.0, 9.0):
        detail = cv2.GaussianBlur(grey, (0, 0), sigma) - cv2.GaussianBlur(grey, (0, 0), 2 * sigma)
        spread = np.array([[tile.std() for tile in np.hsplit(band, 8)] for band in np.vsplit(detail, 8)])
        assert (spread > 0.3).mean() > 0.9, f"flat at {sigma} px"


def test_no_two_bundled_styles_share_a_palette() -> None:
    palettes = {row["name"]: palette(row["file"]) for row in ROWS}
    distances = {
        (one, other): 0.5 * float(np.abs(palettes[one] - palettes[other]).sum())
        for one, other in itertools.combinations(palettes, 2)
    }
    assert min(distances.values()) > 0.25, min(distances, key=lambda pair: distances[pair])


@pytest.mark.parametrize("path", sorted((ASSETS / "icons").glob("*.svg")), ids=lambda path: path.stem)
def test_an_icon_is_well_formed_and_actions_share_one_grid_and_take_the_window_s_colour(path: Path) -> None:
    root = ElementTree.parse(path).getroot()
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    if path.stem != "app":
        assert root.get("viewBox") == "0 0 24 24"
        paints = {node.get(name) for node in root.iter() for name in ("fill", "stroke")} - {None}
        assert paints <= {"none", "currentColor"}
