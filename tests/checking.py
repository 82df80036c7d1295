"""mypy runs beside the other tests: in a fresh copy it reads two thousand modules, for a minute, and on one core.

A pytest plug-in, named in the top conftest. It is begun as soon as the test that asks for it is known to be wanted.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).parent.parent
_BEGUN = pytest.StashKey[subprocess.Popen[str]]()


def pytest_collection_finish(session: pytest.Session) -> None:
    """Begin, should any test ask for it."""
    asked = any("types_checked" in getattr(item, "fixturenames", ()) for item in session.items)
    if asked and not session.config.getoption("collectonly"):
        command = [str(Path(sys.executable).parent / "mypy")]
        session.config.stash[_BEGUN] = subprocess.Popen(
            command, cwd=_ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )


def pytest_unconfigure(config: pytest.Config) -> None:
    """Do not leave it behind, should nobody have waited for it."""
    begun = config.stash.get(_BEGUN, None)
    if begun is not None and begun.returncode is None:
        begun.kill()
        begun.communicate()


@pytest.fixture(scope="session")
def types_checked(pytestconfig: pytest.Config) -> tuple[int, str]:
    """Exit code of mypy, and what it said."""
    begun = pytestconfig.stash[_BEGUN]
    said, _ = begun.communicate()
    return begun.returncode, said
