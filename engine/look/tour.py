"""A tour of styles: one after the other, each fading into the next.

`Tour` says the mix for a time, for renders and all who have every style at hand; the window makes its own way with
`crossfade`, for it may have to wait for a style. Pure functions; any thread.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engine.look.look import StyleShare

Shares = tuple[StyleShare, ...]

LEAST_EVERY_S, MOST_EVERY_S = 3.0, 120.0


@dataclass(frozen=True, slots=True)
class Tour:
    """Goes round a list of styles.

    Attributes:
        keys: library keys, at least one.
        every_s: from the beginning of one style to that of the next, its fade into the next included.
        fade_s: how long that takes, at most `every_s`.
    """

    keys: tuple[str, ...]
    every_s: float
    fade_s: float = 2.0

    def __post_init__(self) -> None:
        if not self.keys:
            raise ValueError("a tour needs a style")
        if not 0.0 <= self.fade_s <= self.every_s or self.every_s <= 0:
            raise ValueError(f"a fade of {self.fade_s} s does not fit into {self.every_s} s")

    def shares_at(self, time_s: float) -> Shares:
        """What is mixed at `time_s`, seconds since the tour began."""
        turn, within_s = divmod(max(time_s, 0.0), self.every_s)
        here = (StyleShare(self.keys[int(turn) % len(self.keys)]),)
        begin_s = self.every_s - self.fade_s
        if within_s <= begin_s or len(self.keys) == 1:
            return here
        there = (StyleShare(self.keys[(int(turn) + 1) % len(self.keys)]),)
        return crossfade(here, there, (within_s - begin_s) / self.fade_s)


def crossfade(before: Sequence[StyleShare], after: Sequence[StyleShare], part: float) -> Shares:
    """The mix on the way from one to another; `part` is how much of the way is gone, 0 (nothing) .. 1 (all).

    Begins and ends gently (3p² - 2p³), and its weights sum to 1.
    """
    if part <= 0:
        return tuple(before)
    if part >= 1:
        return tuple(after)
    gone = part * part * (3 - 2 * part)
    weights = _scaled(before, 1 - gone)
    for key, weight in _scaled(after, gone).items():
        weights[key] = weights.get(key, 0.0) + weight
    return tuple(StyleShare(key, weight) for key, weight in weights.items())


def following(keys: Sequence[str], shown: Sequence[str]) -> str | None:
    """The key after the last of those on screen that is in `keys`, round the end; None when there is no other."""
    others = [key for key in keys if key not in shown]
    if not others:
        return None
    places = [keys.index(key) for key in shown if key in keys]
    after = keys[places[-1] + 1 :] if places else keys
    return next((key for key in after if key not in shown), others[0])


def _scaled(shares: Sequence[StyleShare], sum_to: float) -> dict[str, float]:
    total = sum(share.weight for share in shares)
    return {share.key: share.weight / total * sum_to for share in shares}
