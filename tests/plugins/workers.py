"""How many processes share the tests: `-n auto` of pytest-xdist, which stands in pyproject.toml.

A pytest plug-in, named in the top conftest.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

_MOST = 4
"""Each loads PyTorch, OpenVINO and Qt: up to two gigabytes."""


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """One for each core, four at most; none where only files are named: starting them takes longer than the tests."""
    if all(Path(argument.partition("::")[0]).is_file() for argument in config.args):
        return 0
    return min(_MOST, _cores())


def _cores() -> int:
    # What this process may use, which in a container is less than there is.
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
