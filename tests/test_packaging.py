"""What the distribution says of itself."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    return dict(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"])


def test_the_licence_is_that_of_the_code_and_that_of_the_weights(project: dict[str, Any]) -> None:
    code, weights = project["license"].split(" AND ")
    assert code == "MIT"
    # The name that the expression refers to is explained by the terms that travel along.
    assert weights in (ROOT / "models" / "weights" / "LICENSE").read_text("utf-8")


def test_the_terms_of_both_travel_with_the_distribution(project: dict[str, Any]) -> None:
    assert project["license-files"] == ["LICENSE", "models/weights/LICENSE"]
    assert [name for name in project["license-files"] if not (ROOT / name).is_file()] == []


def test_a_distribution_whose_packages_have_common_names_cannot_be_uploaded(project: dict[str, Any]) -> None:
    assert "Private :: Do Not Upload" in project["classifiers"]


def test_the_readme_asks_for_an_environment_of_its_own() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert "environment of its own" in readme
    assert "pipx" in readme
