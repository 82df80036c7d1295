"""What stands behind the window: the objects its desks talk to."""

from __future__ import annotations

from dataclasses import dataclass

from app.background import Background
from app.bridge import SessionBridge
from app.broadcast import Broadcast
from app.camera_pictures import CameraPictures
from app.faults import FaultWatch
from app.files import Files
from app.first_picture import FirstPicture
from app.folders import Folders
from app.history import LookHistory
from app.keeper import SettingsKeeper
from app.microphones import Microphones
from app.presets import Presets
from app.shelf import StyleShelf
from app.studio import Studio
from app.takes import Takes


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything the window talks to. All live on the GUI thread."""

    bridge: SessionBridge
    background: Background
    first_picture: FirstPicture
    studio: Studio
    cameras: CameraPictures
    history: LookHistory
    shelf: StyleShelf
    presets: Presets
    takes: Takes
    microphones: Microphones
    broadcast: Broadcast
    files: Files
    keeper: SettingsKeeper
    faults: FaultWatch
    folders: Folders
