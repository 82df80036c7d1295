"""The arithmetic of a mix: from a place on the pad to the weights of its styles and back; adding and removing one."""

from __future__ import annotations

from collections.abc import Sequence

from engine.look import StyleShare

MOST_STYLES = 4
"""As many as the pad has corners."""

LEAST_WEIGHT = 1e-4
"""What a style in the far corner weighs: nothing that anybody could see."""

Place = tuple[float, float]
"""A point of the pad: x from the left, y from the top, each 0..1."""

MixShares = tuple[StyleShare, ...]

_CORNERS: dict[int, tuple[Place, ...]] = {
    1: ((0.5, 0.5),),
    2: ((0.0, 0.5), (1.0, 0.5)),
    3: ((0.0, 0.0), (1.0, 0.0), (0.5, 1.0)),
    4: ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)),
}


def corners(count: int) -> tuple[Place, ...]:
    """Where the styles of a mix of `count` (1..4) lie on the pad."""
    return _CORNERS[count]


def weights_at(count: int, place: Place) -> tuple[float, ...]:
    """What each of `count` styles weighs at `place`; their sum is 1 and none is below `LEAST_WEIGHT`."""
    x, y = (min(max(side, 0.0), 1.0) for side in place)
    match count:
        case 1:
            weights: tuple[float, ...] = (1.0,)
        case 2:
            weights = (1 - x, x)
        case 3:
            # Barycentric in the triangle; a place outside it goes to its border.
            weights = (1 - x - y / 2, x - y / 2, y)
        case _:
            weights = ((1 - x) * (1 - y), x * (1 - y), (1 - x) * y, x * y)
    return normalized(weights)


def place_of(weights: Sequence[float]) -> Place:
    """Where on the pad styles weigh this much: the centre of mass of the corners."""
    points = corners(len(weights))
    total = sum(weights)
    x = sum(weight * point[0] for weight, point in zip(weights, points, strict=True)) / total
    y = sum(weight * point[1] for weight, point in zip(weights, points, strict=True)) / total
    return x, y


def normalized(weights: Sequence[float]) -> tuple[float, ...]:
    """The same parts with the sum 1, none below `LEAST_WEIGHT`."""
    # A style never leaves the mix by weighing nothing: the look then says everything there is to know, and the
    # pad, presets and undo need no memory of their own.
    raised = [max(weight, LEAST_WEIGHT) for weight in weights]
    total = sum(raised)
    return tuple(weight / total for weight in raised)


def with_weights(shares: Sequence[StyleShare], weights: Sequence[float]) -> MixShares:
    """The same styles with other weights."""
    return tuple(StyleShare(share.key, weight) for share, weight in zip(shares, normalized(weights), strict=True))


def with_weight_of(shares: Sequence[StyleShare], index: int, weight: float) -> MixShares:
    """The mix in which style `index` has the part `weight` (0..1) and the others share the rest as before."""
    parts = normalized([share.weight for share in shares])
    # The others keep their proportions to each other.
    rest = sum(part for other, part in enumerate(parts) if other != index)
    return with_weights(
        shares, [weight if other == index else part * (1 - weight) / rest for other, part in enumerate(parts)]
    )


def with_style(shares: Sequence[StyleShare], key: str) -> MixShares:
    """The mix with one more style, which gets its even part. Raises ValueError when there is no room."""
    if len(shares) >= MOST_STYLES:
        raise ValueError(f"a mix holds at most {MOST_STYLES} styles")
    if not shares:
        return (StyleShare(key),)
    parts = normalized([share.weight for share in shares])
    # As much as the others have on average.
    return with_weights((*shares, StyleShare(key)), (*parts, 1 / len(parts)))


def without_style(shares: Sequence[StyleShare], key: str) -> MixShares:
    """The mix without that style; the others keep their proportions."""
    kept = [share for share in shares if share.key != key]
    return with_weights(kept, [share.weight for share in kept]) if kept else ()
