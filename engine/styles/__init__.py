"""The styles: which there are, which part of one is read, and what was read before."""

from typing import TYPE_CHECKING

from engine import open_door

if TYPE_CHECKING:
    from engine.styles.library import Style as Style
    from engine.styles.library import StyleLibrary as StyleLibrary
    from engine.styles.view import LEAST_CROP as LEAST_CROP
    from engine.styles.view import LEAST_SCALE as LEAST_SCALE
    from engine.styles.view import MOST_SCALE as MOST_SCALE
    from engine.styles.view import Crop as Crop
    from engine.styles.view import StyleView as StyleView
else:
    __getattr__ = open_door(__spec__)
