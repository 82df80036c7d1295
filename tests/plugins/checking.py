"""mypy runs beside the other tests: in a fresh copy it reads two thousand modules, for a minute, and on one core.

A pytest plug-in, named in the top conftest. It is begun as soon as the test that asks for it is known to be wanted.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parents[2]
_BEGUN = pytest.StashKey[subprocess.Popen[str]]()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The file that asks for it comes first: what takes longest is not to begin when all else is done."""
    asking = {item.path for item in items if _asks(item)}
    items.sort(key=lambda item: item.path not in asking)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Begin, should any test ask for it."""
    # One of several workers that each have all tests: only the one that gets this test is to begin, in the fixture.
    alone = not hasattr(session.config, "workerinput")
    if alone and not session.config.getoption("collectonly") and any(map(_asks, session.items)):
        session.config.stash[_BEGUN] = _begin()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Do not leave it behind, should nobody have waited for it."""
    begun = config.stash.get(_BEGUN, None)
    if begun is not None and begun.returncode is None:
        begun.kill()
        begun.communicate()


@pytest.fixture(scope="session")
def types_checked(pytestconfig: pytest.Config) -> tuple[int, str]:
    """Exit code of mypy, and what it said."""
    if _BEGUN not in pytestconfig.stash:
        pytestconfig.stash[_BEGUN] = _begin()
    begun = pytestconfig.stash[_BEGUN]
    said, _ = begun.communicate()
    return begun.returncode, said


def _asks(item: pytest.Item) -> bool:
    return "types_checked" in getattr(item, "fixturenames", ())


def _begin() -> subprocess.Popen[str]:
    command = [str(Path(sys.executable).parent / "mypy")]
    return subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
