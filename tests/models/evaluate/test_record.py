"""The record of where figures were made."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest
import torch

from models.evaluate import record as module
from models.evaluate.record import record


def test_the_record_names_date_commit_and_machine() -> None:
    result = json.loads(json.dumps(record(torch.device("cpu"))))
    assert datetime.fromisoformat(result["date"]).tzinfo is not None
    assert result["machine"]["processor"]
    assert result["machine"]["torch"] == torch.__version__
    assert result["machine"]["device"] == "cpu"


def test_outside_a_checkout_there_is_no_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "__file__", str(tmp_path / "record.py"))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert record(torch.device("cpu"))["commit"] is None
