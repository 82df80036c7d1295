"""How the shared options are spelled."""

from __future__ import annotations

import argparse

import pytest

from app.cli.options.common import positive_count, positive_seconds, size


@pytest.mark.parametrize("text", ["640x360", "640X360", "640×360"])
def test_a_size_is_width_by_height(text: str) -> None:
    assert size(text) == (640, 360)


@pytest.mark.parametrize("text", ["640", "640x", "0x0", "63x64", "9000x100", "-640x360", "640x360x3"])
def test_other_sizes_are_refused(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="size"):
        size(text)


@pytest.mark.parametrize("text", ["0", "-1", "1.5", "many"])
def test_a_count_is_whole_and_above_zero(text: str) -> None:
    assert positive_count("12") == 12
    with pytest.raises(argparse.ArgumentTypeError):
        positive_count(text)


@pytest.mark.parametrize("text", ["0", "-1", "inf", "nan", "soon"])
def test_seconds_are_above_zero(text: str) -> None:
    assert positive_seconds("2.5") == 2.5
    with pytest.raises(argparse.ArgumentTypeError):
        positive_seconds(text)
