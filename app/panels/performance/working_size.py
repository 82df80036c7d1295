"""The choices of the working size: what the network works at, from the source's own size down to a fixed box."""

from __future__ import annotations

from dataclasses import dataclass, replace

from engine.values import EngineConfig

AUTO_FPS = 24.0


@dataclass(frozen=True, slots=True)
class WorkingSize:
    """One choice.

    Attributes:
        name: what the settings call it. text: for people.
        working_size: box in pixels, None = the source's own size. target_fps: rate to be held, None = as it comes.
    """

    name: str
    text: str
    working_size: tuple[int, int] | None = None
    target_fps: float | None = None

    def applied_to(self, config: EngineConfig) -> EngineConfig:
        """The same engine with this working size."""
        return replace(config, working_size=self.working_size, target_fps=self.target_fps)


WORKING_SIZES = (
    WorkingSize("auto", "automatic", target_fps=AUTO_FPS),
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
    wanted = config.working_size, config.target_fps
    return next((detail for detail in WORKING_SIZES if (detail.working_size, detail.target_fps) == wanted), None)


def box_text(config: EngineConfig) -> str:
    """The box the network's picture is fitted into, for people; empty without one. The command line knows others than
    the choices here.
    """
    return f"{config.working_size[0]} × {config.working_size[1]}" if config.working_size else ""
