"""When a window can be opened."""

from __future__ import annotations

import pytest

from app.cli import display
from app.cli.display import display_problem


def test_without_a_display_variable_there_is_no_window() -> None:
    problem = display_problem({}, platform="linux")
    assert problem is not None
    assert "DISPLAY" in problem


@pytest.mark.parametrize("environ", [{"WAYLAND_DISPLAY": "wayland-0"}, {"QT_QPA_PLATFORM": "offscreen"}])
def test_wayland_and_a_chosen_platform_are_trusted(environ: dict[str, str]) -> None:
    assert display_problem(environ, platform="linux") is None


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_always_have_a_display(platform: str) -> None:
    assert display_problem({}, platform=platform) is None


def test_the_library_that_qt_misses_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(display, "XCB_LIBRARY", "libxcb-no-such-thing.so.0")
    problem = display_problem({"DISPLAY": ":0"}, platform="linux")
    assert problem is not None
    assert "libxcb-no-such-thing.so.0" in problem
