"""How styles are named on a command line."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from app.cli.options.style import GivenStyle, given_style


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mosaic", GivenStyle("mosaic", 1.0)),
        ("a.jpg:0.7", GivenStyle("a.jpg", 0.7)),
        ("mosaic:2", GivenStyle("mosaic", 2.0)),
        (r"C:\art\a.jpg", GivenStyle(r"C:\art\a.jpg", 1.0)),
        (r"C:\art\a.jpg:0.3", GivenStyle(r"C:\art\a.jpg", 0.3)),
        ("dir:with:colons/a.png", GivenStyle("dir:with:colons/a.png", 1.0)),
        ("dir:with:colons/a.png:1e-1", GivenStyle("dir:with:colons/a.png", 0.1)),
        (":0.5", GivenStyle(":0.5", 1.0)),
    ],
)
def test_a_style_is_a_text_and_a_weight_behind_the_last_colon(text: str, expected: GivenStyle) -> None:
    assert given_style(text) == expected


def test_a_file_whose_name_ends_like_a_weight_is_taken_whole(tmp_path: Path) -> None:
    file = tmp_path / "take:2"
    file.write_bytes(b"x")
    assert given_style(str(file)) == GivenStyle(str(file), 1.0)


@pytest.mark.parametrize("text", ["a.jpg:0", "a.jpg:-1", "a.jpg:nan", "a.jpg:inf", "", "  "])
def test_a_weight_that_weighs_nothing_is_refused(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError):
        given_style(text)
