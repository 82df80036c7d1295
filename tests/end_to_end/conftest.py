"""The program as a person runs it: the real network, real files, the real command line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from skimage import data

from app.cli import main
from engine.media.images import write_picture


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command line ended: its exit code, and what it said on stdout and stderr."""

    code: int
    out: str
    err: str


Pastiche = Callable[..., Ran]


@pytest.fixture(scope="session")
def shared_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for all: the network is converted once, as on a real machine."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session", autouse=True)
def networks(compiled_once: None) -> None:
    """What the command lines compile, they compile once."""


@pytest.fixture
def pastiche(
    no_real_folders: Path,
    shared_cache: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> Pastiche:
    """A function (words of the command line..) -> how it ended."""
    assert no_real_folders.is_dir()
    monkeypatch.setenv("XDG_CACHE_HOME", str(shared_cache))

    def run(*words: str | Path) -> Ran:
        capfd.readouterr()
        try:
            code = main([str(word) for word in words])
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else 1
        said = capfd.readouterr()
        return Ran(code, said.out, said.err)

    return run


@pytest.fixture(scope="session")
def coffee(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A style image: a photograph in browns and reds. Shared: read it, never write it."""
    path = tmp_path_factory.mktemp("styles") / "coffee.png"
    write_picture(path, data.coffee())
    return path


@pytest.fixture(scope="session")
def rocket(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Another one, in dark blues. Shared: read it, never write it."""
    path = tmp_path_factory.mktemp("styles") / "rocket.jpg"
    write_picture(path, data.rocket()[::2, ::2].copy())
    return path


@pytest.fixture(scope="session")
def portrait(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A picture to repaint, 256 x 256. Shared: read it, never write it."""
    path = tmp_path_factory.mktemp("pictures") / "portrait.png"
    write_picture(path, data.astronaut()[::2, ::2].copy())
    return path
