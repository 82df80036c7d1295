"""`--cluster`: what goes together, and what is said when it does not."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from app.cli import main
from app.cli.parser import parse
from tests.media import MakeClip


def refusal(capsys: pytest.CaptureFixture[str], *words: str | Path) -> str:
    assert main(["video", *map(str, words)]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    return said


def test_alone_it_means_this_machine() -> None:
    args = parse(["video", "in.mp4", "-s", "mosaic", "-o", "out.mp4", "--cluster", "--workers", "3", "--segment", "20"])
    assert (args.cluster, args.workers, args.segment) == ("local", 3, 20.0)
    assert parse(["video", "in.mp4", "-s", "mosaic", "-o", "out.mp4"]).cluster is None


@pytest.mark.parametrize("address", ["local", "auto", "10.0.0.5:6379", "head.example:6379", "[fe80::1]:6379"])
def test_addresses(address: str) -> None:
    assert parse(["video", "in.mp4", "-s", "mosaic", "-o", "out.mp4", "--cluster", address]).cluster == address


def test_a_file_is_no_address(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["video", "--cluster", "in.mp4", "-s", "mosaic", "-o", "out.mp4"])
    assert "a cluster is 'local', 'auto' or HOST:PORT, not 'in.mp4'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--workers", "2"], "--workers belongs to --cluster."),
        (["--segment", "9"], "--segment belongs to --cluster."),
        (["--cluster", "--hardware"], "no --hardware"),
        (["--cluster", "--card-decoding"], "no --card-decoding"),
        (["--cluster", "--device", "cuda:1"], "--device cuda, not cuda:1"),
    ],
)
def test_what_does_not_go_together_is_refused(
    words: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said in refusal(capsys, "in.mp4", "-s", "mosaic", "-o", tmp_path / "out.mp4", *words)


@pytest.mark.parametrize("source", ["demo", "camera", "rtsp://host/live"])
def test_only_files_can_be_cut_up(source: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = refusal(capsys, source, "-s", "mosaic", "-o", tmp_path / "out.mp4", "--cluster")
    assert f"--cluster is for video files, which {source!r} is not." in said


def test_without_ray_one_is_told_what_to_install(
    make_clip: MakeClip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    clips = [make_clip("a.mp4", frames=3), make_clip("b.mp4", frames=3)]
    for words in ([clips[0], "-o", tmp_path / "out.mp4"], [*clips, "-o", tmp_path / "painted"]):
        said = refusal(capsys, *words, "-s", "mosaic", "--cluster")
        assert said == "pastiche: A cluster needs a package more: pip install ray.\n"
    assert not (tmp_path / "out.mp4").exists()
