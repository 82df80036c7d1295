"""Takes the pictures of the window for the documentation: `python -m app.screenshot --out docs/screenshots`.

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
from pathlib import Path

from PyQt6.QtCore import QEventLoop, QSize, Qt, QTimer
from PyQt6.QtWidgets import QApplication

from app.application import Window, WindowOptions
from app.faults import FaultWatch
from app.folders import Folders
from app.theme import Theme

_READY_S = 300.0
_POLL_MS = 50
_FRAMES = 20


class Photographer:
    """Brings one window into a state, waits for it to settle, and saves a picture. Threads: GUI."""

    def __init__(self, window: Window, theme: Theme, folder: Path, suffix: str) -> None:
        self._window = window
        self._theme = theme
        self._folder = folder
        self._suffix = suffix

    def work(self, styles: list[str]) -> None:
        """Take every picture."""
        main, commands = self._window.main, self._window.main.commands
        self.wait(lambda: main.strip.view.currentIndex().isValid())
        self.choose(styles[0])
        self.wait(lambda: "Running on" in main.status.running_on.text() and "fps" in main.status.figures.text())
        self.shoot("window")
        self._window.main.preview.set_divider(0.45)
        commands["compare"].trigger()
        self.choose(styles[1])
        self.shoot("compare")
        commands["side_by_side"].trigger()
        self.shoot("side_by_side")
        commands["side_by_side"].trigger()
        commands["record"].trigger()
        self.wait(lambda: self._window.parts.takes.recording)
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
        main.preview.set_drop_hint("Drop to paint in this style")
        self.shoot("small")

    def choose(self, name: str) -> None:
        """Paint in the style of this name, and wait until it is on screen."""
        style = next(style for style in self._window.parts.shelf.styles if style.name.lower() == name.lower())
        ready: list[str] = []
        self._window.parts.bridge.style_ready.connect(ready.append)
        self._window.parts.studio.choose_style(style.key)
        self.wait(lambda: style.key in ready)

    def shoot(self, name: str) -> None:
        """Save what the window looks like a few frames from now."""
        first = self._index()
        self.wait(lambda: self._index() > first + _FRAMES)
        path = self._folder / f"{name}{self._suffix}.png"
        self._window.main.grab().save(str(path))
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
    parser = argparse.ArgumentParser(prog="python -m app.screenshot", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("docs/screenshots"), help="folder for the pictures")
    parser.add_argument("--scale", type=float, default=1.0, help="device pixels per pixel, as on a high-DPI screen")
    parser.add_argument("--source", default="demo")
    parser.add_argument("--styles", nargs=4, default=["Stained glass", "Ink wash", "Impasto swirl", "Woodcut"])
    args = parser.parse_args()
    os.environ["QT_SCALE_FACTOR"] = str(args.scale)
    args.out.mkdir(parents=True, exist_ok=True)
    application = QApplication(sys.argv[:1])
    theme = Theme(application)
    theme.follow(Qt.ColorScheme.Dark)
    with tempfile.TemporaryDirectory() as folder:
        window = Window(WindowOptions(source=args.source), Folders.under(Path(folder)), FaultWatch())
        window.main.show()
        window.begin()
        photographer = Photographer(window, theme, args.out, "" if args.scale == 1 else f"@{args.scale:g}x")
        try:
            photographer.work(args.styles)
        finally:
            window.main.close()
            photographer.wait(lambda: not window.main.isVisible())
    return 0


if __name__ == "__main__":
    sys.exit(main())
