"""The work on one file of the queue: a video is rendered with its sound, a picture painted; both appear whole."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain, count
from pathlib import Path

from engine.errors import EngineError, SinkError
from engine.look.look import Look
from engine.look.preset import look_in
from engine.media.images import WRITABLE_SUFFIXES, PictureKind, picture_kind
from engine.media.original import read_original, write_painted
from engine.media.sinks import make_sink
from engine.media.sources import make_source
from engine.render.excerpt import Excerpt
from engine.render.pictures import PicturePainter
from engine.render.queue.job import QueueJob
from engine.render.video import RenderProgress, render_video
from engine.styles.library import StyleLibrary
from engine.stylize.protocol import MakeStylizer
from engine.values import EngineConfig, Progress

_VIDEO_SUFFIX = ".mp4"

# What almost every file system takes at most.
_MOST_NAME_BYTES = 255
# The name of a style may be that of any file; the name of the source says more.
_MOST_STYLE_CHARACTERS = 48


class JobWorker:
    """Repaints one file after the other, each with a stylizer of its own.

    Attributes:
        config: what to run on. mark: tells its unfinished files from those of other windows.

    Threads: one, the queue's.
    """

    def __init__(self, make_stylizer: MakeStylizer, library: StyleLibrary, config: EngineConfig) -> None:
        self.config = config
        self.mark = ""
        self._make_stylizer = make_stylizer
        self._library = library

    def repaint(self, job: QueueJob, moved: Callable[[QueueJob], None], cancelled: Callable[[], bool]) -> Path | None:
        """Do `job`; the file made, or None when it was cancelled. `moved` is told how far it is. Raises EngineError."""
        look = look_in(self._library, job.look)
        # Nobody watches: a render has time for the size that was asked for.
        config = replace(self.config, working_size=job.working_size, target_fps=None)
        try:
            job.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise SinkError(f"There can be no folder {job.folder}: {error.strerror}.") from error
        if picture_kind(job.source) is PictureKind.STILL:
            return self._paint(job, look, config, moved, cancelled)
        return self._render(job, look, config, moved, cancelled)

    def _paint(
        self,
        job: QueueJob,
        look: Look,
        config: EngineConfig,
        moved: Callable[[QueueJob], None],
        cancelled: Callable[[], bool],
    ) -> Path | None:
        def show(done: int, total: int) -> None:
            moved(replace(job, done=done, total=total))

        painter = PicturePainter(self._make_stylizer, config, look, cancelled)
        suffix = _picture_suffix(job.source)
        try:
            original = read_original(job.source)
            pixels = painter.paint(original.pixels_for(suffix), show)
        # Cancelling shows as an error of whichever part noticed it first.
        except EngineError:
            if cancelled():
                return None
            raise
        finally:
            painter.close()
        # What is not painted in parts asks nobody meanwhile.
        if cancelled():
            return None
        target = free_target(job, suffix)
        write_painted(target, pixels, original)
        moved(replace(job, done=1, total=1, notes=original.losses(suffix, keep_place=False)))
        return target

    def _render(
        self,
        job: QueueJob,
        look: Look,
        config: EngineConfig,
        moved: Callable[[QueueJob], None],
        cancelled: Callable[[], bool],
    ) -> Path | None:
        notes: list[str] = []

        def show(progress: RenderProgress) -> None:
            done, total, eta_s = progress.done, progress.total, progress.eta_s
            moved(replace(job, done=done, total=total, eta_s=eta_s, step="", notes=tuple(notes)))

        def show_step(progress: Progress) -> None:
            moved(replace(job, step=progress.label))

        # Under another name until it is whole: what was cut in the middle is never taken for a film.
        part = job.folder / f".{job.source.stem[:40]}.{self.mark}{job.number}.part{_VIDEO_SUFFIX}"
        stylizer = self._make_stylizer(replace(config, throughput=True))
        try:
            sound = job.source if picture_kind(job.source) is PictureKind.NONE else None
            sink = make_sink("recorder", part, audio_from=sound, overwrite=True, tell=notes.append)
            film = make_source(str(job.source), live=False, on_card=job.on_card)
            source = film if job.span.is_whole else Excerpt.between(film, job.span)
            summary = render_video(
                source, sink, stylizer, look, show, cancelled, on_working=show_step, tell=notes.append
            )
            if summary.stopped:
                return None
            moved(replace(job, done=summary.frames, total=summary.frames, notes=tuple(notes)))
            if not summary.frames:
                raise SinkError(f"There is no frame in {job.source}.")
            return _settled(part, job)
        finally:
            stylizer.close()
            part.unlink(missing_ok=True)


def free_target(job: QueueJob, suffix: str) -> Path:
    """`<name of the source>-<styles><suffix>` in the job's folder, numbered if there is one.

    The name of the source is shortened where all of it would be too long.
    """
    return next(path for path in _names(job, suffix) if not os.path.exists(path))


def _names(job: QueueJob, suffix: str) -> Iterator[Path]:
    styled = "".join(f"-{words}" for style in job.look.styles if (words := _words_of(style.name)))
    first = styled[:_MOST_STYLE_CHARACTERS].rstrip("-")
    endings = chain([f"{first}{suffix}"], (f"{first} ({number}){suffix}" for number in count(2)))
    return (job.folder / f"{_fitting(job.source.stem, ending)}{ending}" for ending in endings)


def _words_of(name: str) -> str:
    """`Ink wash` as `ink-wash`: nothing that a file system or a shell takes amiss."""
    return re.sub(r"[\W_]+", "-", name.lower()).strip("-")


def _fitting(stem: str, ending: str) -> str:
    while len(os.fsencode(stem + ending)) > _MOST_NAME_BYTES:
        stem = stem[:-1]
    return stem


def _picture_suffix(source: Path) -> str:
    return source.suffix if source.suffix.lower() in WRITABLE_SUFFIXES else ".png"


def _settled(part: Path, job: QueueJob) -> Path:
    target = free_target(job, _VIDEO_SUFFIX)
    try:
        # At once and whole; the name was free a moment ago.
        os.replace(part, target)
    except OSError as error:
        raise SinkError(f"{target} cannot be written: {error.strerror}.") from error
    return target
