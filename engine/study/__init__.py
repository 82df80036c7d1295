"""Studying styles: what was learned of them and is kept, the process that learns, and style files to pass on."""

from typing import TYPE_CHECKING

from engine import open_door

if TYPE_CHECKING:
    from engine.study.course import STYLE_PX as STYLE_PX
    from engine.study.course import USUAL_STEPS as USUAL_STEPS
    from engine.study.course import StudyProgress as StudyProgress
    from engine.study.course import StudyRun as StudyRun
    from engine.study.course import study_style as study_style
    from engine.study.course import threads_beside_picture as threads_beside_picture
    from engine.study.frames import MOST_FRAMES as MOST_FRAMES
    from engine.study.frames import FrameSamples as FrameSamples
    from engine.study.frames import frames_of as frames_of
    from engine.study.store import Study as Study
    from engine.study.store import StudyStore as StudyStore
    from engine.study.store import StudyStores as StudyStores
    from engine.study.store import study_side as study_side
    from engine.study.style_file import STYLE_SUFFIX as STYLE_SUFFIX
    from engine.study.style_file import StyleFile as StyleFile
    from engine.study.style_file import export_style as export_style
    from engine.study.style_file import import_style as import_style
    from engine.study.style_file import read_style_file as read_style_file
else:
    __getattr__ = open_door(__spec__)
