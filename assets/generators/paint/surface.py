"""What a picture is made on and of: paper, canvas, relief under a lamp, grain."""

from __future__ import annotations

import cv2
import numpy as np

from assets.generators.paint.fields import Picture, Plane, blur, flow, noise, plane


def paper(side: int, rng: np.random.Generator, tooth: float = 1.0) -> Plane:
    """Height of a sheet of rough paper, mean 0, deviation about `tooth`."""
    fine = noise(side, rng, 3.2 / side, 2) + 0.7 * noise(side, rng, 9 / side, 2)
    return plane(tooth * (fine + 0.5 * noise(side, rng, 0.03, 2)) / 1.4)


def fibres(side: int, rng: np.random.Generator, length_px: float) -> Plane:
    """Long hairs lying in all directions, as in hand-made paper; mean 0, deviation 1."""
    angle = plane(2.5 * noise(side, rng, 0.12, 3))
    sparse = plane((rng.random((side, side)) > 0.985).astype(np.float32))
    return flow(blur(sparse, 0.7), side, angle, length_px)


def weave(side: int, rng: np.random.Generator, thread_px: float) -> Plane:
    """Height of woven canvas, -1..1."""
    y, x = np.mgrid[0:side, 0:side].astype(np.float32)
    x, y = x + 0.8 * noise(side, rng, 0.05, 2), y + 0.8 * noise(side, rng, 0.05, 2)
    across, down = np.sin(2 * np.pi * x / thread_px), np.sin(2 * np.pi * y / thread_px)
    over = (np.floor(x / thread_px) + np.floor(y / thread_px)) % 2
    return plane(np.where(over > 0, across**2, down**2) * 2 - 1)


def lit(
    picture: Picture, height: Plane, depth: float, shine: float = 0.0, gloss: float = 12.0, azimuth: float = -2.3
) -> Picture:
    """Light a picture by the relief of `height` from the upper left; `shine` adds wet highlights."""
    dx = cv2.Sobel(height, cv2.CV_32F, 1, 0, ksize=3) * (depth / 8)
    dy = cv2.Sobel(height, cv2.CV_32F, 0, 1, ksize=3) * (depth / 8)
    norm = np.sqrt(dx * dx + dy * dy + 1)
    light = np.array([0.62 * np.cos(azimuth), 0.62 * np.sin(azimuth), 0.785], np.float32)
    facing = (-dx * light[0] - dy * light[1] + light[2]) / norm
    shaded = picture * (1 + 0.9 * (facing / light[2] - 1))[..., None]
    half = light + np.array([0, 0, 1], np.float32)
    half /= np.linalg.norm(half)
    glint = np.clip((-dx * half[0] - dy * half[1] + half[2]) / norm, 0, 1) ** (gloss * 6)
    resting = half[2] ** (gloss * 6)
    return plane(np.clip(shaded + shine * (glint - resting)[..., None], 0, 1))


def glow(picture: Picture, sigma_px: float, amount: float) -> Picture:
    """Add the light that spills from bright places (screen blend)."""
    return plane(1 - (1 - np.clip(picture, 0, 1)) * (1 - np.clip(amount * blur(picture, sigma_px), 0, 1)))


def grain(picture: Picture, rng: np.random.Generator, amount: float) -> Picture:
    """Fine irregularity of light and colour everywhere: nothing made by hand is quite even."""
    side = picture.shape[0]
    spots = rng.standard_normal((side, side, 1)).astype(np.float32) + 0.35 * rng.standard_normal((side, side, 3))
    return plane(np.clip(picture + amount * spots, 0, 1))


def multiply(picture: Picture, shade: Plane) -> Picture:
    """Darken or lighten by a plane."""
    return plane(np.clip(picture * shade[..., None], 0, 1))
