"""The demo scene: a person talking in a lived-in room, painted by computation, shaded like a photograph.

`SyntheticSource` shows it where there is no camera. Everything that does not change is painted once; a frame is then a
handful of warps and blends.
"""

from engine.media.scene.scene import DemoScene

__all__ = ["DemoScene"]
