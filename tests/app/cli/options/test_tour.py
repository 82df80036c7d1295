"""`--tour` and `--fade`."""

from __future__ import annotations

import argparse

import pytest

from app.cli.console import UsageError
from app.cli.options.tour import add_tour_options, check_tour, tour_of
from engine.look.look import StyleShare
from engine.look.tour import Tour

SHARES = (StyleShare("a", 3.0), StyleShare("b", 1.0))


def read(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser(exit_on_error=False)
    add_tour_options(parser)
    return parser.parse_args(words)


def test_without_the_option_styles_are_mixed() -> None:
    assert tour_of(read(), SHARES) is None


@pytest.mark.parametrize(
    ("words", "tour"),
    [
        (["--tour", "10"], Tour(("a", "b"), 10.0, 2.0)),
        (["--tour", "10", "--fade", "0.5"], Tour(("a", "b"), 10.0, 0.5)),
        (["--tour", "1"], Tour(("a", "b"), 1.0, 1.0)),
    ],
)
def test_the_styles_are_gone_through_in_the_order_given(words: list[str], tour: Tour) -> None:
    args = read(*words)
    check_tour(args)
    assert tour_of(args, SHARES) == tour


def test_one_style_is_no_tour() -> None:
    with pytest.raises(UsageError, match="at least two styles"):
        tour_of(read("--tour", "10"), SHARES[:1])


@pytest.mark.parametrize(
    ("words", "reason"), [(["--fade", "1"], "belongs to"), (["--tour", "1", "--fade", "2"], "not fit")]
)
def test_what_is_no_tour_is_refused_before_anything_else(words: list[str], reason: str) -> None:
    with pytest.raises(UsageError, match=reason):
        check_tour(read(*words))
