"""From a frame to a stylized frame."""

from typing import TYPE_CHECKING

from engine import open_door

if TYPE_CHECKING:
    from engine.stylize.frame_stylizer import Stylizer as Stylizer
    from engine.stylize.protocol import StylizerLike as StylizerLike
else:
    __getattr__ = open_door(__spec__)
