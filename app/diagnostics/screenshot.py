"""Takes the pictures of the window for the documentation: `python -m app.diagnostics.screenshot --out DIR`.

Opens the real window on the demo scene, with folders of its own, brings it into a few states one after the other, and
saves what it looks like. Runs under any Qt platform, also without a screen (`QT_QPA_PLATFORM=offscreen`).
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PyQt6.QtCore import QEventLoop, QSize, Qt, QTimer
from PyQt6.QtWidgets import QApplication, QWidget

from app.application import Window, WindowOptions
from app.faults import FaultWatch
from app.folders import Folders
from app.graphics.theme import Theme
from app.i18n.language import install_translations
from app.i18n.linguist import LANGUAGES
from engine.look import Look, preset_of
from engine.render import JobState, QueueJob
from engine.styles import StyleLibrary
from engine.values import EngineConfig

_READY_S = 300.0
_POLL_MS = 50
_FRAMES = 20
_QUALITY = 88


class Photographer:
    """Brings one window into a state, waits for it to settle, and saves a picture. Threads: GUI."""

    def __init__(self, window: Window, theme: Theme, folder: Path, suffix: str) -> None:
        """`suffix` ends the name of each file; its own suffix says how it is written."""
        self._window = window
        self._theme = theme
        self._folder = folder
        self._suffix = suffix

    def work(self, styles: list[str]) -> None:
        """Take every picture."""
        main, commands = self._window.main, self._window.main.commands
        self.wait(lambda: main.strip.view.currentIndex().isValid())
        self.choose(styles[0])
        self.wait(lambda: self._window.session.stats().running_on is not None and bool(main.status.figures.text()))
        self.shoot("first_start")
        self._window.connections.help.tips.enough.click()
        self.shoot("window")
        self._window.main.preview.set_divider(0.45)
        commands["compare"].trigger()
        self.choose(styles[1])
        self.shoot("compare")
        commands["side_by_side"].trigger()
        self.shoot("side_by_side")
        commands["side_by_side"].trigger()
        commands["record"].trigger()
        self.wait(lambda: self._window.services.recordings.recording)
        commands["snapshot"].trigger()
        self.wait(lambda: bool(main.notifications.texts()))
        self.choose(styles[2])
        self.shoot("recording")
        commands["record"].trigger()
        self._theme.follow(Qt.ColorScheme.Light)
        self.choose(styles[3])
        self.shoot("light")
        self._theme.follow(Qt.ColorScheme.Dark)
        main.resize(QSize(1024, 700))
        main.preview.set_drop_hint(main.drops.tr("Drop to paint in this style"))
        self.shoot("small")
        main.preview.set_drop_hint("")
        commands["side_by_side"].trigger()
        main.resize(QSize(1920, 1080))
        main.side.fold(())
        self.shoot("large")
        self._shoot_files()

    def choose(self, name: str) -> None:
        """Paint in the style of this name, and wait until it is on screen."""
        style = next(
            style for style in self._window.services.style_service.styles if style.name.lower() == name.lower()
        )
        session_controller = self._window.services.session_controller
        session_controller.choose_style(style.key)
        # Asked for, not waited for as a signal: a style that was read before is not announced again.
        self.wait(lambda: session_controller.is_ready(style.key))

    def shoot(self, name: str) -> None:
        """Save what the window looks like a few frames from now."""
        first = self._index()
        # A new look shows from the next frame on; a few more settle what is averaged over time.
        self.wait(lambda: self._index() > first + _FRAMES)
        self._save(self._window.main, name)

    def _shoot_files(self) -> None:
        files = self._window.connections.files
        files.show()
        look = preset_of("Stained glass", Look(), StyleLibrary(self._folder))
        names = ("holiday.mp4", "birthday.mov", "garden.jpg")
        jobs = [QueueJob(number, Path(name), self._folder, look) for number, name in enumerate(names)]
        jobs[0] = replace(jobs[0], state=JobState.DONE)
        jobs[1] = replace(jobs[1], state=JobState.RUNNING, done=412, total=1200, eta_s=94.0)
        files.window.show_folders([Path("Videos"), Path("Pictures")])
        files.window.show_jobs(jobs, paused=False)
        files.window.table.selectRow(1)
        # The layout changes in the next turn of the loop.
        self.wait(lambda: True)
        self._save(files.window, "files")
        files.window.close()

    def _save(self, window: QWidget, name: str) -> None:
        path = self._folder / f"{name}{self._suffix}"
        window.grab().save(str(path), quality=_QUALITY)
        sys.stdout.write(f"{path}\n")

    def wait(self, settled: Callable[[], bool]) -> None:
        """Let the window run until `settled`. Raises TimeoutError."""
        loop, end_s = QEventLoop(), time.monotonic() + _READY_S
        timer = QTimer()
        timer.timeout.connect(lambda: loop.quit() if settled() or time.monotonic() > end_s else None)
        timer.start(_POLL_MS)
        loop.exec()
        if not settled():
            raise TimeoutError("the window did not come to the state that was to be shown")

    def _index(self) -> int:
        rendered = self._window.main.preview.rendered
        return rendered.stylized.index if rendered else -1


def main() -> int:
    """Take the pictures that the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m app.diagnostics.screenshot", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("docs/screenshots"), help="folder for the pictures")
    parser.add_argument("--scale", type=float, default=1.0, help="device pixels per pixel, as on a high-DPI screen")
    parser.add_argument("--source", default="demo")
    parser.add_argument("--type", choices=("png", "jpg"), default="png", help="how they are written")
    parser.add_argument("--language", default="en", choices=("en", *LANGUAGES))
    parser.add_argument("--styles", nargs=4, default=["Stained glass", "Ink wash", "Impasto swirl", "Woodcut"])
    args = parser.parse_args()
    os.environ["QT_SCALE_FACTOR"] = str(args.scale)
    args.out.mkdir(parents=True, exist_ok=True)
    application = QApplication(sys.argv[:1])
    theme = Theme(application)
    theme.follow(Qt.ColorScheme.Dark)
    install_translations(application, args.language)
    # A fixed working size: how fast this computer is must not show in the pictures.
    config = EngineConfig(working_size=(640, 360))
    options = WindowOptions(source=args.source, config=config, network=config.weights)
    with tempfile.TemporaryDirectory() as folder:
        window = Window(options, Folders.under(Path(folder)), FaultWatch())
        window.main.show()
        window.begin()
        scale = "" if args.scale == 1 else f"@{args.scale:g}x"
        photographer = Photographer(window, theme, args.out, f"{scale}.{args.type}")
        try:
            photographer.work(args.styles)
        finally:
            window.main.close()
            photographer.wait(lambda: not window.main.isVisible())
            window.main.take_down()
    return 0


if __name__ == "__main__":
    sys.exit(main())
