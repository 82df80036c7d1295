"""What stands behind the window: the objects its desks talk to."""

from __future__ import annotations

from dataclasses import dataclass

from app.faults import FaultWatch
from app.folders import Folders
from app.services.background import Background
from app.services.camera_pictures import CameraPictures
from app.services.file_queue import Files
from app.services.first_picture import FirstPicture
from app.services.look_history import LookHistory
from app.services.microphones import Microphones
from app.services.presets import Presets
from app.services.recordings import Takes
from app.services.session_controller import Studio
from app.services.session_signals import SessionBridge
from app.services.style_service import StyleShelf
from app.services.virtual_camera import Broadcast
from app.settings_store import SettingsKeeper


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
