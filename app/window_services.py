"""The objects behind the window, which its controllers talk to."""

from __future__ import annotations

from dataclasses import dataclass

from app.faults import FaultWatch
from app.folders import Folders
from app.services.background import Background
from app.services.file_queue import FileQueueService
from app.services.first_picture import FirstPicture
from app.services.look_history import LookHistory
from app.services.presets import Presets
from app.services.record.microphones import Microphones
from app.services.record.recordings import Recordings
from app.services.record.virtual_camera import VirtualCameraService
from app.services.session_controller import SessionController
from app.services.session_signals import SessionSignals
from app.services.source_opener import SourceOpener
from app.services.studies import Studies
from app.services.style_service import StyleService
from app.settings_store import SettingsStore


@dataclass(frozen=True, slots=True)
class WindowServices:
    """Everything the window talks to. All live on the GUI thread."""

    session_signals: SessionSignals
    background: Background
    first_picture: FirstPicture
    session_controller: SessionController
    source_opener: SourceOpener
    history: LookHistory
    style_service: StyleService
    studies: Studies
    presets: Presets
    recordings: Recordings
    microphones: Microphones
    virtual_camera: VirtualCameraService
    file_queue: FileQueueService
    settings_store: SettingsStore
    faults: FaultWatch
    folders: Folders
