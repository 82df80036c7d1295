"""The folder of finished segments beside a film to be: what an interrupted job finds again. Used by the driver."""

from __future__ import annotations

import hashlib
import re
import shutil
from contextlib import suppress
from pathlib import Path

from engine.errors import SinkError
from engine.render.cluster.plan import FilmPlan, Segment
from engine.render.cluster.segment_file import SEGMENT_SUFFIX, SegmentFile, is_part, read_segment_file
from engine.render.cluster.task import Recipe, Task
from engine.styles.library import StyleLibrary
from models.registry import NETWORK_VERSION, WeightsError, weights_record

_STYLES = "pastiche-styles"
# Number, digest, and a token for each attempt: a worker that was given up and its successor never meet.
_OURS = re.compile(rf"\d{{5}}-[0-9a-f]{{16}}-[0-9a-f]{{8}}{re.escape(SEGMENT_SUFFIX)}")


def folder_beside(output: Path) -> Path:
    """The folder where the segments of `output` lie until they are joined."""
    return output.with_name(f"{output.name}.segments")


class SegmentStore:
    """The segments of one film.

    The name of a segment's file holds a digest of all that it was made of and with: a segment of another film or look
    is never taken for it.

    Attributes:
        folder: where they lie; every worker must see it under the same path.

    Threads: one at a time.
    """

    def __init__(self, output: Path, plan: FilmPlan, recipe: Recipe) -> None:
        self.folder = folder_beside(output)
        self._plan, self._recipe = plan, recipe
        self._made_of = _made_of_text(plan, recipe)

    def open(self, library: StyleLibrary) -> None:
        """Make the folder, keep the user's styles in it, and throw away what was never finished. Raises SinkError,
        StyleError.
        """
        try:
            (self.folder / _STYLES).mkdir(parents=True, exist_ok=True)
            for key in self._recipe.styles:
                style = library.get(key)
                if not style.bundled:
                    # Workers on other machines have the bundled styles, but not the user's.
                    shutil.copyfile(style.path, self.folder / _STYLES / style.path.name)
            self._remove_unfinished()
        except OSError as error:
            raise SinkError(f"{self.folder} cannot be written: {error.strerror or error}.") from error

    def task(self, segment: Segment) -> Task:
        """What a worker needs to render `segment`."""
        film = self._plan.path.absolute()
        folder = self.folder.absolute()
        return Task(film, segment, self._recipe, folder, self._name(segment), folder / _STYLES)

    def finished(self, segment: Segment) -> SegmentFile | None:
        """The file of `segment` if an earlier run finished it."""
        for path in sorted(self.folder.glob(f"{self._name(segment)}-*{SEGMENT_SUFFIX}")):
            try:
                return self.accept(segment, path.name)
            # Damaged, or cut off: it is rendered again.
            except SinkError:
                path.unlink(missing_ok=True)
        return None

    def accept(self, segment: Segment, name: str) -> SegmentFile:
        """The file `name` in the folder, which must be all of `segment`. Raises SinkError."""
        file = read_segment_file(self.folder / name)
        if file.frames != segment.frames:
            raise SinkError(f"The segment {file.path} holds {file.frames} frames instead of {segment.frames}.")
        return file

    def joined(self, suffix: str) -> Path:
        """Where the film is put together, under another name until it is whole."""
        return self.folder / f"unfinished-film{suffix}"

    def tidy(self) -> None:
        """Leave what is finished, and nothing where nothing is. What cannot be removed stays."""
        with suppress(OSError):
            self._remove_unfinished()
            if not any(self._segments()):
                self.remove()

    def remove(self) -> None:
        """The film is whole: throw away what was made for it, and the folder unless somebody put something else there.

        What cannot be removed stays.
        """
        with suppress(OSError):
            self._remove_unfinished()
            for path in self._segments():
                path.unlink()
            shutil.rmtree(self.folder / _STYLES)
            # Fails, and so leaves the folder, where somebody has put something of their own.
            self.folder.rmdir()

    def _remove_unfinished(self) -> None:
        for path in self.folder.iterdir():
            if is_part(path):
                path.unlink(missing_ok=True)

    def _segments(self) -> list[Path]:
        return [path for path in self.folder.iterdir() if _OURS.fullmatch(path.name)]

    def _name(self, segment: Segment) -> str:
        digest = hashlib.sha256(f"{self._made_of} {segment}".encode()).hexdigest()
        return f"{segment.number:05}-{digest[:16]}"


def _made_of_text(plan: FilmPlan, recipe: Recipe) -> str:
    """Everything that a segment's pictures depend on, but for the segment."""
    status = plan.path.stat()
    try:
        weights = weights_record(recipe.config.weights).sha256
    except WeightsError:
        # Unknown weights: the worker will say so.
        weights = ""
    # Size and time stand for the content: reading a film would take as long as copying it.
    film = (str(plan.path.absolute()), status.st_size, status.st_mtime_ns)
    return repr((film, plan.info, weights, NETWORK_VERSION, recipe.look, recipe.config, recipe.encoding, recipe.tour))
