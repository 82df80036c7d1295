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
from models.evaluate.options import PARTS, Size, make_parser, sizes_of
from models.networks.network import StyleNetwork
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
        *("--pictures", str(shards / "cache"), "--pairs", "2", "--sides", "128", "--precision", "float32"),
        *("--style-side", "128", "--styles", str(_styles(shards / "styles"))),
    ]


def _styles(folder: Path) -> Path:
    folder.mkdir()
    Image.new("RGB", (70, 70), (90, 160, 30)).save(folder / "meadow.jpg")
    return folder


def test_a_report_has_all_parts_and_says_what_was_measured(command: list[str], tmp_path: Path) -> None:
    main([*command, "--clips", "1", "--out", str(tmp_path / "report.json")])
    report = json.loads((tmp_path / "report.json").read_text())
    assert report["subject"]["step"] == 34
    assert report["features"] == "float32"
    (found,) = report["sizes"].values()
    assert found.keys() == {*PARTS, "style_side_px"}
    assert found["distances"]["pairs"] == 2


def test_every_size_has_its_own_pairs_and_styles_read_at_its_own_size(command: list[str], tmp_path: Path) -> None:
    sizes = ["--sides", "128", "144", "--style-side", "160", "144", "--pairs", "3", "1"]
    main([*command, *sizes, "--only", "distances", "residual", "--out", str(tmp_path / "report.json")])
    sizes = json.loads((tmp_path / "report.json").read_text())["sizes"]
    assert {side: (found["style_side_px"], found["residual"]["pairs"]) for side, found in sizes.items()} == {
        "128": (160, 3),
        "144": (144, 1),
    }


def test_above_256_pixels_fewer_pairs_are_measured_unless_a_number_is_asked_for() -> None:
    parser = make_parser()
    arguments = parser.parse_args(["--photographs", "--data", "d", "--perceptual", "p"])
    assert sizes_of(arguments, parser) == [Size(256, 256, 120), Size(512, 512, 30)]


def test_the_photographs_as_they_are_can_be_judged(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    main(["--photographs", *command[4:], "--only", "distances"])
    report = json.loads(capsys.readouterr().out)
    assert report["subject"] == {"photographs": True}
    assert report["sizes"]["128"]["distances"]["figures"]["content.relu4_1"]["mean"] < 1e-6


def test_two_networks_are_laid_side_by_side(command: list[str], tmp_path: Path) -> None:
    against = [str(tmp_path), str(tmp_path / "small.toml")]
    main([*command, "--only", "blind", "--blind", str(tmp_path / "pages"), "--against", *against, "--seed", "5"])
    key = json.loads((tmp_path / "pages" / "128" / "key.json").read_text())
    assert key["seed"] == 5
    assert [about["step"] for about in key["networks"].values()] == [34, 34]
    assert (tmp_path / "pages" / "128" / "page-01.png").exists()


def test_the_same_command_gives_the_same_figures(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    reports = []
    for _ in range(2):
        main([*command, "--only", "distances", "residual", "recognised"])
        reports.append(json.loads(capsys.readouterr().out))
    for part in ("distances", "residual", "recognised"):
        assert reports[0]["sizes"]["128"][part] == reports[1]["sizes"]["128"][part]
    assert "sliders" not in reports[0]["sizes"]["128"]


def test_the_sheet_shows_the_pairs(command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([*command, "--only", "distances", "--sheet", str(tmp_path / "new" / "sheet.png")])
    assert json.loads(capsys.readouterr().out)["sizes"]["128"]["distances"]
    with Image.open(tmp_path / "new" / "sheet-128.png") as sheet:
        assert sheet.size == (3 * 128, 3 * 128)


@pytest.mark.parametrize(
    ("option", "value"), [("--sides", "200"), ("--sides", "64"), ("--pairs", "0"), ("--only", "all")]
)
def test_a_wrong_number_is_refused(
    command: list[str], option: str, value: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main([*command, option, value])
    assert value in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--sides", "128", "144", "160", "--pairs", "2", "1"], "--pairs has 2 numbers for 3 sides"),
        (["--sides", "128", "128"], "names a size twice: 128 128"),
        (["--only", "blind"], "--against"),
    ],
)
def test_options_that_do_not_fit_each_other_are_refused(
    command: list[str], options: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main([*command, *options])
    assert told in capsys.readouterr().err
