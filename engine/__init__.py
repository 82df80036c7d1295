"""The engine: capture, stylize loop, back ends, recording. No Qt below this door.

This is the front door: `app` takes every name from here (`from engine import Session`) and never reaches into a module
behind it. A name is imported when it is first asked for, so that `pastiche --help` loads neither torch nor OpenCV.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from engine.backends import BACKENDS as BACKENDS
    from engine.diagnostics.bench import Results as Results
    from engine.diagnostics.bench import run_bench as run_bench
    from engine.diagnostics.bench import run_soak as run_soak
    from engine.diagnostics.bench_scopes import Measurement as Measurement
    from engine.diagnostics.bench_scopes import Plan as Plan
    from engine.diagnostics.doctor import Checkup as Checkup
    from engine.diagnostics.doctor import FolderCheck as FolderCheck
    from engine.diagnostics.doctor import Report as Report
    from engine.diagnostics.doctor import examine as examine
    from engine.diagnostics.machine import Machine as Machine
    from engine.diagnostics.reel import DemoReel as DemoReel
    from engine.diagnostics.roofline import Shares as Shares
    from engine.diagnostics.soak import MemoryCurve as MemoryCurve
    from engine.diagnostics.soak import Soaked as Soaked
    from engine.diagnostics.start_up import StartUp as StartUp
    from engine.diagnostics.start_up import measure_starts as measure_starts
    from engine.diagnostics.tuning import Candidate as Candidate
    from engine.diagnostics.tuning import Tuning as Tuning
    from engine.diagnostics.tuning import find_fastest as find_fastest
    from engine.diagnostics.tuning import probe_backends as probe_backends
    from engine.diagnostics.tuning import probe_precisions as probe_precisions
    from engine.errors import BackendError as BackendError
    from engine.errors import EngineError as EngineError
    from engine.errors import PictureError as PictureError
    from engine.errors import PresetError as PresetError
    from engine.errors import SinkError as SinkError
    from engine.errors import SourceError as SourceError
    from engine.errors import StateError as StateError
    from engine.errors import StyleError as StyleError
    from engine.events import ConfigKept as ConfigKept
    from engine.events import Event as Event
    from engine.events import Finished as Finished
    from engine.events import Problem as Problem
    from engine.events import RunnerReady as RunnerReady
    from engine.events import SinkClosed as SinkClosed
    from engine.events import SourceOpened as SourceOpened
    from engine.events import SourceWaiting as SourceWaiting
    from engine.events import StateChanged as StateChanged
    from engine.events import StyleReady as StyleReady
    from engine.events import Working as Working
    from engine.live.pace import SOURCE as SOURCE
    from engine.live.pace import bottleneck as bottleneck
    from engine.live.pipeline import StylizerLike as StylizerLike
    from engine.live.run import Limits as Limits
    from engine.live.session import Session as Session
    from engine.live.writer import SinkFigures as SinkFigures
    from engine.look.look import LAYER_NAMES as LAYER_NAMES
    from engine.look.look import MAX_STRENGTH as MAX_STRENGTH
    from engine.look.look import KeepColors as KeepColors
    from engine.look.look import Look as Look
    from engine.look.look import StyleShare as StyleShare
    from engine.look.look import Target as Target
    from engine.look.mask import LONGEST_PX as LONGEST_PX
    from engine.look.mask import Mask as Mask
    from engine.look.mask_picture import mask_from_text as mask_from_text
    from engine.look.mask_picture import mask_text as mask_text
    from engine.look.mask_picture import read_mask as read_mask
    from engine.look.mask_picture import write_mask as write_mask
    from engine.look.preset import Preset as Preset
    from engine.look.preset import PresetStyle as PresetStyle
    from engine.look.preset import preset_of as preset_of
    from engine.look.preset import read_preset as read_preset
    from engine.look.preset import write_preset as write_preset
    from engine.look.preset_folder import BUILT_IN as BUILT_IN
    from engine.look.preset_folder import PresetFolder as PresetFolder
    from engine.look.tour import LEAST_EVERY_S as LEAST_EVERY_S
    from engine.look.tour import MOST_EVERY_S as MOST_EVERY_S
    from engine.look.tour import Tour as Tour
    from engine.look.tour import crossfade as crossfade
    from engine.look.tour import following as following
    from engine.media.images import READABLE_SUFFIXES as READABLE_SUFFIXES
    from engine.media.images import WRITABLE_SUFFIXES as WRITABLE_SUFFIXES
    from engine.media.images import is_still_picture as is_still_picture
    from engine.media.images import read_picture as read_picture
    from engine.media.images import write_picture as write_picture
    from engine.media.microphone import Microphone as Microphone
    from engine.media.microphone import MicrophoneInfo as MicrophoneInfo
    from engine.media.microphone import list_microphones as list_microphones
    from engine.media.plain_files import is_used_up_by_reading as is_used_up_by_reading
    from engine.media.screen import ScreenPixels as ScreenPixels
    from engine.media.screen import for_screen as for_screen
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
    from engine.media.sources import CameraInfo as CameraInfo
    from engine.media.sources import CameraMode as CameraMode
    from engine.media.sources import CameraOpener as CameraOpener
    from engine.media.sources import camera_modes as camera_modes
    from engine.media.sources import camera_name as camera_name
    from engine.media.sources import card_problem as card_problem
    from engine.media.sources import list_cameras as list_cameras
    from engine.media.sources import make_source as make_source
    from engine.media.virtual_camera import VirtualCamera as VirtualCamera
    from engine.memory import resident_bytes as resident_bytes
    from engine.processes import run_module as run_module
    from engine.protocols import Sink as Sink
    from engine.protocols import Source as Source
    from engine.render.cluster.driver import Watch as Watch
    from engine.render.cluster.driver import render_films as render_films
    from engine.render.cluster.film import FilmOrder as FilmOrder
    from engine.render.cluster.film import FilmResult as FilmResult
    from engine.render.cluster.plan import Cutting as Cutting
    from engine.render.cluster.ray_pool import RayCrew as RayCrew
    from engine.render.cluster.task import Recipe as Recipe
    from engine.render.pictures import Painter as Painter
    from engine.render.queue.job import JobState as JobState
    from engine.render.queue.job import QueueJob as QueueJob
    from engine.render.queue.render_queue import RenderQueue as RenderQueue
    from engine.render.video import RenderProgress as RenderProgress
    from engine.render.video import RenderSummary as RenderSummary
    from engine.render.video import render_video as render_video
    from engine.stats import StageClock as StageClock
    from engine.styles.library import Style as Style
    from engine.styles.library import StyleLibrary as StyleLibrary
    from engine.styles.view import LEAST_CROP as LEAST_CROP
    from engine.styles.view import LEAST_SCALE as LEAST_SCALE
    from engine.styles.view import MOST_SCALE as MOST_SCALE
    from engine.styles.view import Crop as Crop
    from engine.styles.view import StyleView as StyleView
    from engine.stylize.frame_stylizer import Stylizer as Stylizer
    from engine.values import NETWORKS as NETWORKS
    from engine.values import PRECISIONS as PRECISIONS
    from engine.values import EngineConfig as EngineConfig
    from engine.values import Frame as Frame
    from engine.values import Pixels as Pixels
    from engine.values import Progress as Progress
    from engine.values import Rendered as Rendered
    from engine.values import RunningOn as RunningOn
    from engine.values import State as State
    from engine.values import Stats as Stats
    from engine.values import StopReason as StopReason
    from engine.values import StreamInfo as StreamInfo

_ROOMS = {
    "engine.backends": ("BACKENDS",),
    "engine.processes": ("run_module",),
    "engine.diagnostics.bench": (
        "Results",
        "run_bench",
        "run_soak",
    ),
    "engine.diagnostics.bench_scopes": (
        "Measurement",
        "Plan",
    ),
    "engine.render.cluster.driver": (
        "Watch",
        "render_films",
    ),
    "engine.render.cluster.film": (
        "FilmOrder",
        "FilmResult",
    ),
    "engine.render.cluster.plan": ("Cutting",),
    "engine.render.cluster.ray_pool": ("RayCrew",),
    "engine.render.cluster.task": ("Recipe",),
    "engine.diagnostics.doctor": (
        "Checkup",
        "FolderCheck",
        "Report",
        "examine",
    ),
    "engine.errors": (
        "BackendError",
        "EngineError",
        "PictureError",
        "PresetError",
        "SinkError",
        "SourceError",
        "StateError",
        "StyleError",
    ),
    "engine.events": (
        "ConfigKept",
        "Event",
        "Finished",
        "Problem",
        "RunnerReady",
        "SinkClosed",
        "SourceOpened",
        "SourceWaiting",
        "StateChanged",
        "StyleReady",
        "Working",
    ),
    "engine.media.images": (
        "READABLE_SUFFIXES",
        "WRITABLE_SUFFIXES",
        "is_still_picture",
        "read_picture",
        "write_picture",
    ),
    "engine.styles.library": (
        "Style",
        "StyleLibrary",
    ),
    "engine.live.run": ("Limits",),
    "engine.diagnostics.machine": ("Machine",),
    "engine.look.look": (
        "LAYER_NAMES",
        "MAX_STRENGTH",
        "KeepColors",
        "Look",
        "StyleShare",
        "Target",
    ),
    "engine.look.mask": (
        "LONGEST_PX",
        "Mask",
    ),
    "engine.look.mask_picture": (
        "mask_from_text",
        "mask_text",
        "read_mask",
        "write_mask",
    ),
    "engine.memory": ("resident_bytes",),
    "engine.media.microphone": (
        "Microphone",
        "MicrophoneInfo",
        "list_microphones",
    ),
    "engine.live.pace": (
        "SOURCE",
        "bottleneck",
    ),
    "engine.render.pictures": ("Painter",),
    "engine.live.pipeline": ("StylizerLike",),
    "engine.look.preset": (
        "Preset",
        "PresetStyle",
        "preset_of",
        "read_preset",
        "write_preset",
    ),
    "engine.look.preset_folder": (
        "BUILT_IN",
        "PresetFolder",
    ),
    "engine.protocols": (
        "Sink",
        "Source",
    ),
    "engine.render.queue.render_queue": ("RenderQueue",),
    "engine.render.queue.job": (
        "JobState",
        "QueueJob",
    ),
    "engine.diagnostics.reel": ("DemoReel",),
    "engine.render.video": (
        "RenderProgress",
        "RenderSummary",
        "render_video",
    ),
    "engine.media.plain_files": ("is_used_up_by_reading",),
    "engine.media.screen": (
        "ScreenPixels",
        "for_screen",
    ),
    "engine.live.session": ("Session",),
    "engine.media.sinks": (
        "make_recording",
        "make_sink",
    ),
    "engine.media.sinks.encoders": (
        "EncoderBench",
        "EncodingPlan",
    ),
    "engine.media.sinks.formats": (
        "FORMATS",
        "RECORDER_SUFFIXES",
        "Encoding",
        "Format",
        "Quality",
        "format_of",
    ),
    "engine.media.sinks.recorder": ("RecorderSink",),
    "engine.media.sources": (
        "CameraInfo",
        "CameraMode",
        "CameraOpener",
        "camera_modes",
        "camera_name",
        "card_problem",
        "list_cameras",
        "make_source",
    ),
    "engine.diagnostics.roofline": ("Shares",),
    "engine.diagnostics.soak": ("MemoryCurve", "Soaked"),
    "engine.diagnostics.start_up": (
        "StartUp",
        "measure_starts",
    ),
    "engine.stats": ("StageClock",),
    "engine.stylize.frame_stylizer": ("Stylizer",),
    "engine.styles.view": (
        "LEAST_CROP",
        "LEAST_SCALE",
        "MOST_SCALE",
        "Crop",
        "StyleView",
    ),
    "engine.diagnostics.tuning": (
        "Candidate",
        "Tuning",
        "find_fastest",
        "probe_backends",
        "probe_precisions",
    ),
    "engine.look.tour": (
        "LEAST_EVERY_S",
        "MOST_EVERY_S",
        "Tour",
        "crossfade",
        "following",
    ),
    "engine.values": (
        "NETWORKS",
        "PRECISIONS",
        "EngineConfig",
        "Frame",
        "Pixels",
        "Progress",
        "Rendered",
        "RunningOn",
        "State",
        "Stats",
        "StopReason",
        "StreamInfo",
    ),
    "engine.media.virtual_camera": ("VirtualCamera",),
    "engine.live.writer": ("SinkFigures",),
}
"""Module -> the names it hands out; the same names as above, which only type checkers read."""

_HOMES = {name: module for module, names in _ROOMS.items() for name in names}

__all__ = sorted(_HOMES)


def __getattr__(name: str) -> Any:
    """Import a name of the front door when it is first asked for (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
