"""Pictures, films and sound: where frames come from, where they go, and what they are made of."""

from typing import TYPE_CHECKING

from engine import open_door

if TYPE_CHECKING:
    from engine.media.folder_contents import VIDEO_SUFFIXES as VIDEO_SUFFIXES
    from engine.media.folder_contents import films_among as films_among
    from engine.media.folder_contents import pictures_among as pictures_among
    from engine.media.images import READABLE_SUFFIXES as READABLE_SUFFIXES
    from engine.media.images import WRITABLE_SUFFIXES as WRITABLE_SUFFIXES
    from engine.media.images import PictureKind as PictureKind
    from engine.media.images import is_still_picture as is_still_picture
    from engine.media.images import picture_kind as picture_kind
    from engine.media.images import read_picture as read_picture
    from engine.media.images import write_picture as write_picture
    from engine.media.microphone import Microphone as Microphone
    from engine.media.microphone import MicrophoneInfo as MicrophoneInfo
    from engine.media.microphone import list_microphones as list_microphones
    from engine.media.original import read_original as read_original
    from engine.media.original import write_painted as write_painted
    from engine.media.pixels import ScreenPixels as ScreenPixels
    from engine.media.pixels import for_screen as for_screen
    from engine.media.plain_files import is_used_up_by_reading as is_used_up_by_reading
    from engine.media.sinks import make_recording as make_recording
    from engine.media.sinks import make_sink as make_sink
    from engine.media.sinks.encoders import EncoderBench as EncoderBench
    from engine.media.sinks.encoders import EncodingPlan as EncodingPlan
    from engine.media.sinks.formats import FORMATS as FORMATS
    from engine.media.sinks.formats import RECORDER_SUFFIXES as RECORDER_SUFFIXES
    from engine.media.sinks.formats import Encoding as Encoding
    from engine.media.sinks.formats import Format as Format
    from engine.media.sinks.formats import Quality as Quality
    from engine.media.sinks.formats import format_of as format_of
    from engine.media.sinks.recorder import RecorderSink as RecorderSink
    from engine.media.sources import DEMO as DEMO
    from engine.media.sources import CameraInfo as CameraInfo
    from engine.media.sources import CameraMode as CameraMode
    from engine.media.sources import CameraOpener as CameraOpener
    from engine.media.sources import SourceKind as SourceKind
    from engine.media.sources import SourceSpec as SourceSpec
    from engine.media.sources import camera_modes as camera_modes
    from engine.media.sources import camera_name as camera_name
    from engine.media.sources import card_problem as card_problem
    from engine.media.sources import list_cameras as list_cameras
    from engine.media.sources import make_source as make_source
    from engine.media.virtual_camera import VirtualCamera as VirtualCamera
else:
    __getattr__ = open_door(__spec__)
