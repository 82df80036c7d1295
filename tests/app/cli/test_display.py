"""When a window can be opened."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.cli import display
from app.cli.display import display_problem


@pytest.fixture
def x_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The name of a display at which something answers."""
    monkeypatch.setattr(display, "X_SOCKETS", str(tmp_path / "X"))
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "X7"))
        server.listen()
        yield ":7"


def test_without_a_display_variable_there_is_no_window() -> None:
    assert "DISPLAY" in (display_problem({}, platform="linux") or "")


@pytest.mark.parametrize("environ", [{"WAYLAND_DISPLAY": "wayland-0"}, {"QT_QPA_PLATFORM": "vnc"}])
def test_wayland_and_a_chosen_platform_are_trusted(environ: dict[str, str]) -> None:
    assert display_problem(environ, platform="linux") is None


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_always_have_a_display(platform: str) -> None:
    assert display_problem({}, platform=platform) is None


def test_a_platform_that_nobody_sees_is_no_display() -> None:
    assert "offscreen" in (display_problem({"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":0"}) or "")


def test_a_dead_display_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(display, "X_SOCKETS", str(tmp_path / "X"))
    assert ":3" in (display_problem({"DISPLAY": ":3"}, platform="linux") or "")


@pytest.mark.parametrize("suffix", ["", ".0"])
def test_a_display_that_answers_is_fine(x_server: str, suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(display, "XCB_LIBRARIES", {"libc.so.6": "libc6"})
    assert display_problem({"DISPLAY": x_server + suffix}, platform="linux") is None


def test_the_libraries_that_qt_misses_are_named_with_their_packages(
    x_server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    libraries = {"libc.so.6": "libc6", "libxcb-none.so.0": "libxcb-none0"}
    monkeypatch.setattr(display, "XCB_LIBRARIES", libraries)
    problem = display_problem({"DISPLAY": x_server}, platform="linux") or ""
    assert problem.startswith("Qt needs the system library libxcb-none.so.0 ")
    assert problem.endswith("sudo apt install libxcb-none0)")
    monkeypatch.setattr(display, "XCB_LIBRARIES", libraries | {"libxcb-nil.so.1": "libxcb-nil1"})
    problem = display_problem({"DISPLAY": x_server}, platform="linux") or ""
    assert "libraries libxcb-none.so.0, libxcb-nil.so.1 " in problem
    assert problem.endswith("sudo apt install libxcb-none0 libxcb-nil1)")


def test_the_packages_of_these_libraries_are_those_of_the_readme() -> None:
    readme = (Path(__file__).parents[3] / "README.md").read_text("utf-8")
    assert [package for package in display.XCB_LIBRARIES.values() if f" {package} " not in readme] == []
