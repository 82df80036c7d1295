"""`pastiche study`, with a process that only pretends to learn."""

from __future__ import annotations

import signal
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from app.cli import main
from app.cli.commands import study as module
from app.folders import Folders
from engine.study import StudyProgress, StudyStores, course
from engine.styles import StyleLibrary
from tests.engine.study.fake_worker import HANGING_STEPS, KILLED_STEPS

WORKER = "tests.engine.study.fake_worker"


class Shell:
    """Somebody who types, and what comes back."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folders, self._capsys = Folders.under(root), capsys
        self.picture = root / "my painting.png"
        root.mkdir(exist_ok=True)
        Image.fromarray(np.random.default_rng(3).integers(0, 255, (80, 90, 3), np.uint8)).save(self.picture)

    def __call__(self, *words: object) -> tuple[int, str, str]:
        """Exit code, stdout, stderr of `pastiche study ..`."""
        code = main(["study", *map(str, words)])
        said = self._capsys.readouterr()
        return code, said.out, said.err

    def studied(self) -> bool:
        style = StyleLibrary(self.folders.styles).get("my painting")
        return StudyStores(self.folders.studied).of("fast").is_studied(style.key)


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    made = Shell(tmp_path / "home", capsys)
    monkeypatch.setattr(Folders, "of_user", classmethod(lambda _: made.folders))
    monkeypatch.setattr(course, "StudyRun", partial(course.StudyRun, worker=WORKER))
    return made


def test_a_picture_is_studied_and_belongs_to_the_styles_from_then_on(shell: Shell) -> None:
    code, said, _ = shell(shell.picture, "--steps", 2)
    assert (code, said) == (0, "Studied “my painting” for fast.\nStudied “my painting” for quality.\n")
    assert shell.studied()
    assert shell("--list")[1].splitlines()[-1] == "my painting: fast; quality"


def test_one_network_is_enough_where_it_is_named(shell: Shell) -> None:
    assert shell(shell.picture, "--steps", 2, "--network", "quality")[1] == "Studied “my painting” for quality.\n"
    assert not shell.studied()


def test_what_has_been_studied_is_studied_again_only_when_asked_for(shell: Shell) -> None:
    words = ("--steps", 2, "--network", "fast")
    shell(shell.picture, *words)
    assert shell("my-painting", *words)[1] == (
        "“my painting” has been studied for fast already; --again studies it anew.\n"
    )
    assert shell("my-painting", *words, "--again")[1] == "Studied “my painting” for fast.\n"


def test_ctrl_c_keeps_what_was_learned_and_the_same_command_goes_on(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def words(_: object, __: object, at: StudyProgress) -> str:
        if at.step == 3:
            signal.raise_signal(signal.SIGINT)
        return f"step {at.step}"

    monkeypatch.setattr(module, "_words", words)
    code, _, said = shell(shell.picture, "--steps", HANGING_STEPS)
    assert code == 130
    assert "Stopped. The same command goes on from there." in said
    assert shell.studied()
    assert "my painting: fast, " in shell("--list")[1]
    monkeypatch.undo()


def test_a_process_that_is_killed_is_one_sentence(shell: Shell) -> None:
    code, _, said = shell(shell.picture, "--steps", KILLED_STEPS, "--quiet")
    assert code == 2
    assert said.startswith("pastiche: The study of the style ended early: it crashed (signal 15).")
    assert said.count("\n") == 1


def test_frames_to_learn_on_come_from_files_and_folders(shell: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    Image.new("RGB", (80, 90)).save(folder / "a.jpg")
    (folder / "notes.txt").write_text("nothing")
    assert shell(shell.picture, "--steps", 1, "--on", folder, shell.picture)[0] == 0
    code, _, said = shell(shell.picture, "--steps", 1, "--again", "--on", folder / "notes.txt")
    assert (code, "notes.txt" in said) == (2, True)


def test_a_style_goes_to_another_computer_in_one_file(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "mine.pastiche-style"
    assert shell(shell.picture, "--steps", 1, "--export", file)[1].endswith(f"Wrote {file}.\n")
    shell.folders = Folders.under(tmp_path / "other")
    assert shell("--import", file)[1] == "Imported “my painting”.\n"
    assert shell.studied()
    code, _, said = shell("--import", shell.picture)
    assert (code, said) == (2, "pastiche: my painting.png is no style file of Pastiche, or a damaged one.\n")


def test_what_was_learned_can_be_forgotten(shell: Shell) -> None:
    shell(shell.picture, "--steps", 1)
    assert shell("my painting", "--forget")[1] == "Forgot what was learned of “my painting”.\n"
    assert not shell.studied()
    assert shell("my painting", "--forget")[1] == "Nothing was learned of “my painting” here.\n"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ((), "Which style?"),
        (("no such style",), "no such style"),
        (("woodcut", "mosaic", "--export", "x"), "A file holds one style"),
        (("woodcut", "--network", "slow"), "no weights named “slow”"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(shell: Shell, words: tuple[str, ...], why: str) -> None:
    code, _, said = shell(*words)
    assert code == 2
    assert why in said
    assert said.count("\n") == 1


@pytest.mark.parametrize("size", ["0.4", "5", "large"])
def test_strokes_of_no_size_are_refused(shell: Shell, size: str) -> None:
    with pytest.raises(SystemExit):
        shell("woodcut", "--stroke-size", size)
