"""The room behind the person, out of focus: wall, window with weather, shelves, lamp, plant, somebody walking by."""

from __future__ import annotations

import cv2
import numpy as np

from engine.media.scene.paint import (
    Layer,
    Picture,
    as_floats,
    between,
    blurred,
    bump,
    cut_out,
    placed,
    rgb_of,
    shaded,
    smooth_noise,
    smooth_step,
    to_pixels,
)
from engine.values import Pixels

_MARGIN = 0.08
"""How much larger than the frame the wall is painted on each side, in frame heights: room for the camera to move."""

_SPINES = ("#8c2f2b", "#d9b779", "#2f4b6e", "#e4dfd0", "#3f6b57", "#c26a33", "#24262f", "#a98fb0", "#7f9ba6", "#e0a93f")


class Room:
    """Paints the background of a frame. All lengths are in frame heights `unit` unless they end in `_px`."""

    def __init__(self, width: int, height: int, rng: np.random.Generator) -> None:
        self._size = (width, height)
        self._unit = float(height)
        self._aspect = width / height
        self._margin_px = round(_MARGIN * height)
        shape = (height + 2 * self._margin_px, width + 2 * self._margin_px)
        rows, columns = np.mgrid[0 : shape[0], 0 : shape[1]].astype(np.float32)
        self._x, self._y = as_floats((columns - self._margin_px) / height), as_floats((rows - self._margin_px) / height)
        # Out of focus: the camera looks at the person.
        wall = blurred(self._painted(rng), 0.0045 * height)
        self._wall = to_pixels(wall)
        self._sky, self._glass = self._outdoors(rng)
        self._plant = self._make_plant(rng)
        self._walker = self._make_walker(rng)
        self._lamp = self._make_lamp()

    def paint(self, time_s: float, camera: tuple[float, float]) -> Pixels:
        """A new frame with the background of that moment; `camera` is the camera's shift in frame heights."""
        unit, (width, height) = self._unit, self._size
        # Far away, the wall moves half as much as the camera.
        dx, dy = -0.5 * camera[0] * unit - self._margin_px, -0.5 * camera[1] * unit - self._margin_px
        shifted = cv2.warpAffine(
            self._wall, placed(dx, dy), (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
        )
        frame = np.asarray(shifted, np.uint8)
        self._paint_window(frame, time_s, dx, dy)
        self._paint_walker(frame, time_s, camera)
        # Slow and of different periods, so that the scene never repeats in a short while.
        swing = 0.05 * np.sin(1.3 * time_s)
        self._lamp.onto(
            frame,
            placed(dx + self._margin_px + 0.82 * self._aspect * unit, dy, (self._lamp.colour.shape[1] / 2, 0), swing),
        )
        sway = 0.025 * np.sin(0.9 * time_s) + 0.012 * np.sin(2.3 * time_s)
        plant = self._plant.colour.shape
        self._plant.onto(
            frame,
            placed(
                (0.10 * self._aspect - 0.75 * camera[0]) * unit,
                (1.04 - 0.75 * camera[1]) * unit,
                (plant[1] / 2, plant[0]),
                sway,
            ),
        )
        return frame

    def _paint_window(self, frame: Pixels, time_s: float, dx: float, dy: float) -> None:
        """Blend the moving weather in where the wall has glass."""
        rows, columns, glass = self._glass
        left, top = round(dx) + columns.start, round(dy) + rows.start
        clip_x, clip_y = max(0, -left), max(0, -top)
        cover = glass[clip_y:, clip_x:]
        area = frame[max(0, top) : top + glass.shape[0], max(0, left) : left + glass.shape[1]]
        if area.size == 0:
            return
        cover = np.ascontiguousarray(cover[: area.shape[0], : area.shape[1]])
        drift = (time_s * 0.010 * self._unit) % (self._sky.shape[1] - glass.shape[1] - 1)
        # Between pixels: clouds that move in whole pixels would jump.
        view = cv2.getRectSubPix(
            self._sky,
            (area.shape[1], area.shape[0]),
            (float(drift + clip_x + area.shape[1] / 2), clip_y + area.shape[0] / 2),
        )
        cv2.add(cv2.multiply(area, 255 - cover, scale=1 / 255), cv2.multiply(view, cover, scale=1 / 255), dst=area)

    def _paint_walker(self, frame: Pixels, time_s: float, camera: tuple[float, float]) -> None:
        """Somebody crosses the back of the room, every second time the other way."""
        # Seven seconds across, four seconds out of sight.
        lap, at = divmod(time_s + 2.0, 11.0)
        share = at / 7.0
        if share > 1:
            return
        across = (1.15 * share if lap % 2 else 1.15 * (1 - share)) - 0.1
        bob = 0.006 * abs(np.sin(5.2 * time_s))
        x, y = across * self._aspect - 0.6 * camera[0], 0.40 - bob - 0.6 * camera[1]
        pivot = (self._walker.colour.shape[1] / 2, 0.0)
        self._walker.onto(frame, placed(x * self._unit, y * self._unit, pivot, 0.015 * np.sin(5.2 * time_s)))

    def _painted(self, rng: np.random.Generator) -> Picture:
        x, y, unit = self._x, self._y, self._unit
        # Fine grain, and large uneven patches.
        plaster = (
            smooth_noise(x.shape, rng, (0.02 * unit, 0.02 * unit), 3) * 0.012
            + smooth_noise(x.shape, rng, (0.6 * unit, 0.5 * unit), 3) * 0.035
        )
        # Light from the window on the left.
        near = bump(x, y, 0.30 * self._aspect, 0.35, 0.75, 0.7)
        wall = between(rgb_of("#39505b"), rgb_of("#9db0ac"), np.clip(0.15 + 0.75 * near + plaster, 0, 1))
        # The lamp's glow on the right.
        lamp = bump(x, y, 0.82 * self._aspect, 0.36, 0.42, 0.34)
        wall = as_floats(np.clip(wall + lamp[..., None] * rgb_of("#c98a45") * 0.55, 0, 1))
        wall = self._shelves(wall, rng)
        wall = self._frames(wall, rng)
        wall = between(wall, wall * rgb_of("#5a4638"), smooth_step(0.93, 0.96, y) * 0.8)
        wall = self._window_frame(wall)
        return as_floats(wall * (1 - 0.25 * np.hypot(x - self._aspect / 2, (y - 0.5) * 1.2) ** 2)[..., None])

    def _box(self, left: float, top: float, right: float, bottom: float) -> tuple[slice, slice]:
        """The pixels of the wall between these edges, with a few around them; never none."""

        def span(low: float, high: float, size_px: int) -> slice:
            low_px, high_px = (round(edge * self._unit) + self._margin_px for edge in (low, high))
            start = min(max(0, low_px - 2), size_px - 1)
            return slice(start, max(start + 1, high_px + 3))

        return span(top, bottom, self._x.shape[0]), span(left, right, self._x.shape[1])

    def _shelves(self, wall: Picture, rng: np.random.Generator) -> Picture:
        """Books on boards at the right, some leaning, each spine round and lit."""
        x, y, aspect = self._x, self._y, self._aspect
        for level, (left, right) in ((0.36, (0.66, 0.99)), (0.62, (0.70, 1.04)), (0.88, (0.66, 1.1))):
            at = left * aspect
            while at < right * aspect:
                thick, tall = float(rng.uniform(0.018, 0.045)), float(rng.uniform(0.11, 0.185))
                # One book in four leans.
                lean = float(rng.choice([0.0, 0.0, 0.0, 0.18]))
                tone = rgb_of(str(rng.choice(_SPINES))) * float(rng.uniform(0.7, 1.0))
                band_up = tall * float(rng.uniform(0.25, 0.8))
                box = self._box(at, level - tall, at + thick + lean * tall, level)
                across = (x[box] - at - lean * (level - y[box])) / thick
                inside = (across > 0) & (across < 1) & (y[box] < level) & (y[box] > level - tall)
                # A spine is round, and lit from the left.
                rounded = 0.55 + 0.55 * np.sin(np.pi * np.clip(across + 0.12, 0, 1))
                band = smooth_step(0.012, 0.006, np.abs(y[box] - level + band_up))
                spine = np.clip(tone * rounded[..., None] * (1 + 0.5 * band[..., None]), 0, 1)
                wall[box] = between(wall[box], spine, inside)
                at += thick + float(rng.choice([0.002, 0.002, 0.05], p=[0.6, 0.3, 0.1])) + lean * 0.12
            board = (
                smooth_step(0.0, 0.004, y - level)
                * smooth_step(0.026, 0.022, y - level)
                * smooth_step((left - 0.02) * aspect, (left - 0.015) * aspect, x)
            )
            wood = (
                rgb_of("#6e4d34")
                * (1 + 0.12 * smooth_noise(x.shape, rng, (0.4 * self._unit, 0.008 * self._unit), 2))[..., None]
            )
            shadow = (
                smooth_step(0.09, 0.02, y - level)
                * smooth_step(0.02, 0.03, y - level)
                * smooth_step(left * aspect - 0.05, left * aspect, x)
            )
            wall = between(wall * (1 - 0.45 * shadow)[..., None], np.clip(wood, 0, 1), board)
        return wall

    def _frames(self, wall: Picture, rng: np.random.Generator) -> Picture:
        """Two pictures on the wall, seen from here as patches of colour."""
        x, y = self._x, self._y
        for cx, cy, w, h, low, high in (
            (0.47, 0.20, 0.10, 0.13, "#27435c", "#e8b25e"),
            (0.60, 0.15, 0.06, 0.08, "#7c2f3c", "#e9d8c4"),
        ):
            inside = np.maximum(np.abs(x - cx * self._aspect) / w, np.abs(y - cy) / h)
            wall = as_floats(
                wall * (1 - 0.35 * bump(x, y, cx * self._aspect + 0.02, cy + 0.03, w * 1.2, h * 1.2))[..., None]
            )
            canvas = between(
                rgb_of(low),
                rgb_of(high),
                smooth_step(
                    -0.8, 0.9, smooth_noise(x.shape, rng, (0.1 * self._unit, 0.05 * self._unit), 3) + 3 * (cy - y)
                ),
            )
            middle, reach = cx * self._aspect, 1.2
            box = self._box(middle - reach * w, cy - reach * h, middle + reach * w, cy + reach * h)
            for paint, edge in ((rgb_of("#2b221c"), 1.16), (rgb_of("#efe9dc"), 1.03), (canvas[box], 0.80)):
                wall[box] = between(wall[box], paint, smooth_step(edge, edge - 0.02, inside[box]))
        return wall

    def _window_box(self) -> tuple[float, float, float, float]:
        return 0.03 * self._aspect, 0.04, 0.31 * self._aspect, 0.66

    def _window_frame(self, wall: Picture) -> Picture:
        """Casing, bars, sill and a curtain; the panes are filled in for every frame."""
        x, y = self._x, self._y
        left, top, right, bottom = self._window_box()
        cx, cy, w, h = (left + right) / 2, (top + bottom) / 2, (right - left) / 2, (bottom - top) / 2
        inside = np.maximum(np.abs(x - cx) - w, np.abs(y - cy) - h)
        wall = between(wall, rgb_of("#e8e4da"), smooth_step(0.03, 0.027, inside))
        wall = between(wall, rgb_of("#b9b6ae"), smooth_step(0.0, 0.012, inside) * smooth_step(0.03, 0.027, inside))
        sill = (
            smooth_step(0.0, 0.004, y - bottom - 0.02)
            * smooth_step(0.035, 0.03, y - bottom - 0.02)
            * smooth_step(w + 0.06, w + 0.055, np.abs(x - cx))
        )
        wall = between(wall, rgb_of("#f3efe6"), sill)
        folds = 0.62 + 0.30 * np.sin((x - left) * 95 + 2 * np.sin(6 * y)) + 0.08 * np.sin((x - left) * 210)
        curtain = (
            smooth_step(right - 0.07, right - 0.05, x + 0.015 * np.sin(7 * y))
            * smooth_step(right + 0.075, right + 0.06, x)
            * smooth_step(0.86, 0.84, y)
        )
        return between(wall, np.clip(rgb_of("#c9b79c") * folds[..., None] * 1.25, 0, 1), curtain * 0.97)

    def _outdoors(self, rng: np.random.Generator) -> tuple[Pixels, tuple[slice, slice, Pixels]]:
        """A long strip of sky, hills and trees, and the panes it shows through (rows, columns, coverage x 3)."""
        x, y, unit = self._x, self._y, self._unit
        left, top, right, bottom = self._window_box()
        cx, cy, w, h = (left + right) / 2, (top + bottom) / 2, (right - left) / 2, (bottom - top) / 2
        pane = smooth_step(0.002, -0.002, np.maximum(np.abs(x - cx) - w, np.abs(y - cy) - h))
        bars = np.minimum(np.abs(x - cx), np.abs(y - cy + 0.08))
        curtain = smooth_step(right - 0.07, right - 0.05, x + 0.015 * np.sin(7 * y))
        pane = blurred(as_floats(pane * smooth_step(0.007, 0.010, bars) * (1 - curtain)), 0.003 * unit)
        used_rows, used_columns = np.flatnonzero(pane.max(1) > 0.004), np.flatnonzero(pane.max(0) > 0.004)
        rows = slice(int(used_rows[0]), int(used_rows[-1]) + 1)
        columns = slice(int(used_columns[0]), int(used_columns[-1]) + 1)
        glass = np.repeat((pane[rows, columns, None] * 255).astype(np.uint8), 3, axis=2)
        shape = (glass.shape[0] + 2, glass.shape[1] + max(round(1.2 * unit), 8))
        down = np.linspace(0, 1, shape[0], dtype=np.float32)[:, None] * np.ones(shape, np.float32)
        clouds = smooth_step(-0.2, 1.3, smooth_noise(shape, rng, (0.5 * unit, 0.22 * unit), 5))
        sky = between(between(rgb_of("#8fb9e2"), rgb_of("#e9eef0"), down), rgb_of("#ffffff"), clouds * 0.9)
        trees = smooth_step(-0.05, 0.05, down - 0.72 + 0.10 * smooth_noise(shape, rng, (0.22 * unit, 2.0 * unit), 4))
        leaves = np.clip(0.5 + 0.25 * smooth_noise(shape, rng, (0.05 * unit, 0.04 * unit), 3), 0, 1)
        sky = between(sky, between(rgb_of("#41633f"), rgb_of("#b4c77f"), leaves), trees)
        return to_pixels(blurred(as_floats(sky), 0.006 * unit)), (rows, columns, glass)

    def _make_plant(self, rng: np.random.Generator) -> Layer:
        """Long leaves in a pot at the lower left, nearer than the wall."""
        height, width = max(8, round(0.62 * self._unit)), max(8, round(0.62 * self._unit))
        y, x = np.mgrid[0:height, 0:width].astype(np.float32)
        x, y = as_floats((x - width / 2) / height), as_floats(y / height)
        picture, cover = np.zeros((height, width, 3), np.float32), np.zeros((height, width), np.float32)
        for number in range(15):
            lean, tall = -0.75 + 1.5 * number / 14 + rng.normal(0, 0.06), rng.uniform(0.6, 0.98)
            t = np.clip((1 - y) / tall, 0, 1)
            spine = lean * 0.55 * t**1.6
            half = 0.045 * np.sin(np.pi * np.clip(t, 0.02, 1) ** 0.7) + 0.003
            across = (x - spine) / half
            leaf = smooth_step(1.05, 0.9, np.abs(across)) * smooth_step(1.0, 0.97, (1 - y) / tall)
            tone = between(
                rgb_of("#16321f"),
                rgb_of("#7fae5c"),
                np.clip(0.5 - 0.35 * across + 0.25 * t - 0.2 * bump(across, y, 0, 0.5, 0.12, 9), 0, 1),
            )
            picture, cover = between(picture, tone, leaf), np.maximum(cover, leaf)
        sigma = 0.004 * self._unit
        return cut_out(
            blurred(as_floats(picture * cover[..., None]), sigma) / (blurred(cover, sigma) + 1e-3)[..., None],
            blurred(cover, sigma),
        )

    def _make_walker(self, rng: np.random.Generator) -> Layer:
        """A figure seen out of focus: head, jacket, dark trousers."""
        height, width = max(8, round(0.85 * self._unit)), max(8, round(0.36 * self._unit))
        y, x = np.mgrid[0:height, 0:width].astype(np.float32)
        x, y = as_floats((x - width / 2) / height), as_floats(y / height)
        head = bump(x, y, 0.0, 0.085, 0.052, 0.068) > 0.37
        hair = head & ((y < 0.075) | (x > 0.028))
        trunk = (np.abs(x) < 0.135 * smooth_step(0.12, 0.26, y) + 0.02) & (y > 0.13) & (y < 0.66)
        legs = (np.abs(x) < 0.105) & (y >= 0.64)
        cover = blurred(as_floats(head | trunk | legs), 0.012 * self._unit)
        picture = np.broadcast_to(rgb_of("#8a3c46"), (height, width, 3)).copy()
        picture[legs] = rgb_of("#2a2d3a")
        picture[head] = rgb_of("#c99a7c")
        picture[hair] = rgb_of("#3a2a22")
        tube = as_floats(
            0.09 * np.sqrt(np.clip(1 - (x / 0.15) ** 2, 0, 1))
            + 0.004 * smooth_noise(x.shape, rng, (0.06 * height, 0.1 * height), 2)
        )
        return cut_out(blurred(shaded(picture, blurred(tube, 2.0), height), 0.010 * self._unit), cover)

    def _make_lamp(self) -> Layer:
        """A paper lamp on a cord."""
        height, width = max(8, round(0.30 * self._unit)), max(8, round(0.26 * self._unit))
        y, x = np.mgrid[0:height, 0:width].astype(np.float32)
        x, y = as_floats((x - width / 2) / height), as_floats(y / height)
        r = np.hypot(x / 0.36, (y - 0.62) / 0.30)
        ribs = 0.92 + 0.08 * np.cos((y - 0.62) * 70)
        globe = smooth_step(1.03, 0.97, r)
        light = between(rgb_of("#d98f45"), rgb_of("#fff3d0"), np.clip(1.15 - 0.75 * r**2, 0, 1)) * ribs[..., None]
        cord = smooth_step(0.012, 0.006, np.abs(x)) * smooth_step(0.34, 0.33, y)
        cover = blurred(np.maximum(globe, cord), 0.003 * self._unit)
        return cut_out(between(rgb_of("#2c2620"), light, blurred(globe, 0.002 * self._unit)), cover)
