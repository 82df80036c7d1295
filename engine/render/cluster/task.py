"""What travels between the driver and its workers: small frozen values that can be pickled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from engine.look.look import Look, StyleShare
from engine.look.tour import Tour
from engine.media.sinks.formats import Encoding
from engine.render.cluster.plan import Segment
from engine.styles.library import StyleLibrary
from engine.stylize.protocol import StylizerLike
from engine.values import EngineConfig, RunningOn

MakeWorkerStylizer = Callable[[EngineConfig, StyleLibrary, Path], StylizerLike]
"""From a config, a library of styles and a folder for what can be made again;
`engine.stylize.frame_stylizer.Stylizer` is one.
"""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What every segment of a job is made with.

    Attributes:
        look: of every frame, but for its styles where there is a `tour`.
        encoding: of the film; by software, for all segments must be encoded alike to be joined.
        cache: folder on the worker's machine for what can be made again.
    """

    look: Look
    config: EngineConfig
    encoding: Encoding
    cache: Path
    tour: Tour | None = None

    @property
    def styles(self) -> tuple[str, ...]:
        """Keys of all styles that there will be."""
        look = self.look if self.tour is None else replace(self.look, styles=tuple(map(StyleShare, self.tour.keys)))
        # Once each: a region may share a style with the rest.
        return tuple(dict.fromkeys(share.key for share in look.shares))


@dataclass(frozen=True, slots=True)
class Task:
    """One segment to be rendered.

    Attributes:
        film: the file it is a part of. folder: where its own file goes. name: how the name of that begins.
        styles: folder of the styles that do not come with the program.
    """

    film: Path
    segment: Segment
    recipe: Recipe
    folder: Path
    name: str
    styles: Path


@dataclass(frozen=True, slots=True)
class SegmentOutcome:
    """What became of a task.

    Attributes:
        file: name of the segment's file in the task's folder; empty when there is none.
        problem: why not, one sentence; empty when all is well.
        running_on: what computed it.
    """

    file: str = ""
    problem: str = ""
    running_on: RunningOn | None = None
