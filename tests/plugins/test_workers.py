"""How the tests are shared out."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from tests.plugins.checking import pytest_collection_modifyitems
from tests.plugins.workers import pytest_xdist_auto_num_workers


def workers(monkeypatch: pytest.MonkeyPatch, arguments: list[str], cores: int = 2) -> int:
    monkeypatch.setattr("tests.plugins.workers._cores", lambda: cores)
    return pytest_xdist_auto_num_workers(cast(pytest.Config, SimpleNamespace(args=arguments)))


def test_a_folder_of_tests_is_shared_by_all_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    assert workers(monkeypatch, [str(Path(__file__).parent)]) == 2


def test_many_cores_do_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    assert workers(monkeypatch, [str(Path(__file__).parent)], cores=64) == 4


def test_one_file_or_one_test_runs_without_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    assert workers(monkeypatch, [__file__, f"{__file__}::test_any"]) == 0


def test_the_file_that_asks_for_the_types_comes_first_and_stays_together() -> None:
    items = [
        SimpleNamespace(path=path, fixturenames=names)
        for path, names in (("a", []), ("b", []), ("z", []), ("z", ["types_checked"]))
    ]
    pytest_collection_modifyitems(cast(list[pytest.Item], items))
    assert [item.path for item in items] == ["z", "z", "a", "b"]
