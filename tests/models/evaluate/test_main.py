"""The command as a whole, in miniature."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import pytest
import torch
from PIL import Image
from safetensors.torch import save_file

from models.evaluate.__main__ import main
from models.network import StyleNetwork
from models.training.checkpoint import save_checkpoint
from models.training.config import read_config


@pytest.fixture
def command(
    shards: Path,
    perceptual_tensors: dict[str, torch.Tensor],
    small_network: StyleNetwork,
    monkeypatch: pytest.MonkeyPatch,
) -> list[str]:
    """Arguments for a checkpoint of the small network on made-up pictures."""
    save_file(perceptual_tensors, shards / "features.safetensors")
    save_checkpoint(shards / "checkpoint.pt", {"average": small_network.state_dict(), "step": 34})
    shipped = Path(read_config.__code__.co_filename).parent / "configs" / "quality.toml"
    head = shipped.read_text().partition("[network]")[0]
    shape = "".join(f"{key} = {json.dumps(value)}\n" for key, value in asdict(small_network.config).items())
    (shards / "small.toml").write_text(f"{head}[network]\n{shape}")
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    return [
        *("--checkpoint", str(shards / "checkpoint.pt"), "--config", str(shards / "small.toml")),
        *("--data", str(shards), "--perceptual", str(shards / "features.safetensors")),
        *("--pictures", str(shards / "cache"), "--pairs", "2", "--side", "64", "--precision", "float32"),
    ]


def test_a_report_has_all_parts_and_says_what_was_measured(command: list[str], tmp_path: Path) -> None:
    main([*command, "--clips", "1", "--out", str(tmp_path / "report.json")])
    report = json.loads((tmp_path / "report.json").read_text())
    assert {"distances", "sliders", "temporal", "borders"} <= report.keys()
    assert report["subject"]["step"] == 34
    assert (report["side_px"], report["features"]) == (64, "float32")
    assert report["distances"]["pairs"] == 2
    assert "baseline" not in report


def test_the_same_command_gives_the_same_figures(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    reports = []
    for _ in range(2):
        main([*command, "--only", "distances", "temporal", "--clips", "1"])
        reports.append(json.loads(capsys.readouterr().out))
    for part in ("distances", "temporal"):
        assert reports[0][part] == reports[1][part]
    assert "sliders" not in reports[0]


def test_the_sheet_shows_the_pairs(command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([*command, "--only", "distances", "--sheet", str(tmp_path / "new" / "sheet.png")])
    assert json.loads(capsys.readouterr().out)["distances"]
    with Image.open(tmp_path / "new" / "sheet.png") as sheet:
        assert sheet.size == (3 * 64, 3 * 64)


@pytest.mark.parametrize(
    ("option", "value"), [("--side", "100"), ("--side", "32"), ("--pairs", "0"), ("--only", "all")]
)
def test_a_wrong_number_is_refused(
    command: list[str], option: str, value: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main([*command, option, value])
    assert value in capsys.readouterr().err
