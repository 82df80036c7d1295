"""Who is believed to be there."""

from __future__ import annotations

import numpy as np

from engine.stylize.regions.people import People
from engine.values import Plane

WIDE, HIGH = 64, 48


def seen(*spots: tuple[int, int, int, int]) -> Plane:
    """A map with soft spots: (left, top, side, how sure in their middle)."""
    rows, columns = np.mgrid[0:HIGH, 0:WIDE]
    person = np.zeros((HIGH, WIDE))
    for left, top, side, sure in spots:
        away = np.maximum(abs(rows - top - side / 2), abs(columns - left - side / 2)) / (side / 2)
        person = np.maximum(person, sure * np.clip(2 - 1.5 * away, 0, 1))
    return person.astype(np.uint8)


def test_what_nothing_is_sure_of_is_nobody() -> None:
    assert not People().believed(seen((10, 10, 16, 200))).any()


def test_a_person_stays_as_it_was_seen_with_its_soft_outline() -> None:
    person = seen((10, 10, 20, 255))
    np.testing.assert_array_equal(People().believed(person), person)


def test_a_shadow_beside_a_person_goes_and_the_person_stays() -> None:
    alone, shadow = seen((6, 10, 16, 255)), seen((44, 20, 12, 180))
    believed = People().believed(np.maximum(alone, shadow))
    assert not believed[20:32, 44:56].any()
    np.testing.assert_array_equal(believed[:, :24], alone[:, :24])


def test_whoever_was_there_is_believed_while_leaving_and_a_ghost_is_not() -> None:
    people = People()
    people.believed(seen((20, 10, 20, 255)))
    leaving = people.believed(seen((26, 10, 20, 210)))
    assert leaving.max() > 200
    assert not people.believed(seen((26, 10, 20, 150))).any()
    # Gone: the same faint sight does not come back by itself.
    assert not people.believed(seen((26, 10, 20, 210))).any()


def test_an_empty_frame_and_one_full_of_people_are_left_alone() -> None:
    people = People()
    for level in (0, 255):
        np.testing.assert_array_equal(people.believed(np.full((HIGH, WIDE), level, np.uint8)), level)


def test_another_size_of_frames_begins_anew() -> None:
    people = People()
    people.believed(seen((20, 10, 20, 255)))
    assert not people.believed(seen((20, 10, 20, 210))[:40]).any()
