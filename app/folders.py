"""Where things live on this machine, asked once at the start of the program and passed down; what a folder holds."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

_NAME = "pastiche"


@dataclass(frozen=True, slots=True)
class Folders:
    """One place for each kind of file; none need exist yet.

    Attributes:
        settings: the settings file. queue: the file of the files to be repainted. (All others are folders.)
        styles: the user's own styles. studied: what was learned of styles here. presets: looks that were kept.
        cache: style codes and built engines: what can be made again.
        logs: the log file's folder.
        videos, pictures: where recordings and snapshots go.
    """

    settings: Path
    queue: Path
    styles: Path
    studied: Path
    presets: Path
    cache: Path
    logs: Path
    videos: Path
    pictures: Path

    @classmethod
    def of_user(cls) -> Folders:
        """The customary places of this system for the present user."""
        return cls(
            settings=platformdirs.user_config_path(_NAME, appauthor=False) / "settings.json",
            queue=platformdirs.user_data_path(_NAME, appauthor=False) / "queue.json",
            styles=platformdirs.user_data_path(_NAME, appauthor=False) / "styles",
            studied=platformdirs.user_data_path(_NAME, appauthor=False) / "studied",
            presets=platformdirs.user_data_path(_NAME, appauthor=False) / "presets",
            cache=platformdirs.user_cache_path(_NAME, appauthor=False),
            logs=platformdirs.user_log_path(_NAME, appauthor=False),
            videos=platformdirs.user_videos_path(),
            pictures=platformdirs.user_pictures_path(),
        )

    @classmethod
    def under(cls, root: Path) -> Folders:
        """Everything below one folder: for tests, screenshots and portable use."""
        return cls(
            settings=root / "settings.json",
            queue=root / "queue.json",
            styles=root / "styles",
            studied=root / "studied",
            presets=root / "presets",
            cache=root / "cache",
            logs=root / "logs",
            videos=root / "videos",
            pictures=root / "pictures",
        )


def files_in(folder: Path) -> list[Path]:
    """What lies in a folder directly, by name, none that is hidden. Raises OSError."""
    return sorted(path for path in folder.iterdir() if not path.name.startswith(".") and os.path.isfile(path))
