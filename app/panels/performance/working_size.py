"""The choices of the working size: what the network works at, from the source's own size down to a fixed box."""

from __future__ import annotations

from dataclasses import dataclass, replace

from engine.values import EngineConfig

AUTO_FPS = 24.0
LEAST_LINES = EngineConfig().least_lines


@dataclass(frozen=True, slots=True)
class WorkingSize:
    """One choice.

    Attributes:
        name: what the settings call it. text: for people.
        working_size: box in pixels, None = the source's own size. target_fps: rate to be held, None = as it comes.
        least_lines: what the short side is then not made smaller than.
    """

    name: str
    text: str
    working_size: tuple[int, int] | None = None
    target_fps: float | None = None
    least_lines: int = LEAST_LINES

    def applied_to(self, config: EngineConfig) -> EngineConfig:
        """The same engine with this working size."""
        return replace(config, working_size=self.working_size, target_fps=self.target_fps, least_lines=self.least_lines)


WORKING_SIZES = (
    WorkingSize("auto", "automatic", target_fps=AUTO_FPS),
    WorkingSize("auto-240", "automatic, from 240 lines", target_fps=AUTO_FPS, least_lines=240),
    WorkingSize("auto-720", "automatic, from 720 lines", target_fps=AUTO_FPS, least_lines=720),
    WorkingSize("own", "as the source"),
    *(
        WorkingSize(f"{width}x{height}", f"{width} × {height}", (width, height))
        for width, height in ((1280, 720), (960, 540), (640, 360), (480, 270), (320, 180))
    ),
)


def working_size_named(name: str) -> WorkingSize:
    """The choice of that name; the first one when there is none."""
    return next((detail for detail in WORKING_SIZES if detail.name == name), WORKING_SIZES[0])


def working_size_of(config: EngineConfig) -> WorkingSize | None:
    """The choice that this engine has, None when it is another."""
    return next((detail for detail in WORKING_SIZES if detail.applied_to(config) == config), None)


def box_text(config: EngineConfig) -> str:
    """The box the network's picture is fitted into, for people; empty without one. The command line knows others than
    the choices here.
    """
    return f"{config.working_size[0]} × {config.working_size[1]}" if config.working_size else ""
