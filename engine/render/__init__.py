"""Videos and pictures painted once and for all, the queue of files, films on many workers."""

from typing import TYPE_CHECKING

from engine import open_door

if TYPE_CHECKING:
    from engine.render.cluster.driver import Watch as Watch
    from engine.render.cluster.driver import render_films as render_films
    from engine.render.cluster.film import FilmOrder as FilmOrder
    from engine.render.cluster.film import FilmResult as FilmResult
    from engine.render.cluster.plan import Cutting as Cutting
    from engine.render.cluster.ray_pool import RayPool as RayPool
    from engine.render.cluster.task import Recipe as Recipe
    from engine.render.excerpt import WHOLE as WHOLE
    from engine.render.excerpt import Excerpt as Excerpt
    from engine.render.excerpt import Span as Span
    from engine.render.pictures import PicturePainter as PicturePainter
    from engine.render.queue.job import JobState as JobState
    from engine.render.queue.job import QueueJob as QueueJob
    from engine.render.queue.render_queue import RenderQueue as RenderQueue
    from engine.render.video import RenderProgress as RenderProgress
    from engine.render.video import RenderSummary as RenderSummary
    from engine.render.video import render_video as render_video
else:
    __getattr__ = open_door(__spec__)
