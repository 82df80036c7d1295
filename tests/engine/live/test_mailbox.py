"""Hand-over between threads."""

from __future__ import annotations

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.live.mailbox import BoundedQueue, Handoff, Mailbox
from tests.fakes import PATIENCE_S

HANDOFFS = [Mailbox, lambda: BoundedQueue(4)]


def test_a_mailbox_gives_the_newest_item_and_counts_the_ones_it_replaced() -> None:
    mailbox: Mailbox[int] = Mailbox()
    for number in range(5):
        assert mailbox.put(number)
    assert mailbox.take() == 4
    assert mailbox.take() is None
    assert mailbox.dropped == 4


@pytest.mark.parametrize("make", HANDOFFS)
def test_a_take_that_waits_is_served_by_a_put_from_another_thread(make: type[Handoff[str]]) -> None:
    handoff = make()
    putter = threading.Thread(target=handoff.put, args=("item",))
    putter.start()
    assert handoff.take(PATIENCE_S) == "item"
    putter.join()


@pytest.mark.parametrize("make", HANDOFFS)
def test_a_wake_up_ends_the_wait_even_when_it_came_first_and_only_once(make: type[Handoff[str]]) -> None:
    handoff = make()
    handoff.wake()
    assert handoff.take(PATIENCE_S) is None
    handoff.put("item")
    assert handoff.take() == "item"


@pytest.mark.parametrize("make", HANDOFFS)
def test_what_was_put_before_closing_can_still_be_taken(make: type[Handoff[str]]) -> None:
    handoff = make()
    handoff.put("last")
    handoff.close()
    assert not handoff.put("too late")
    assert not handoff.ended
    assert handoff.take(PATIENCE_S) == "last"
    assert handoff.ended
    assert handoff.take(PATIENCE_S) is None


@given(st.lists(st.integers(1, 10), max_size=40), st.integers(1, 30))
def test_a_queue_never_holds_more_than_its_limit_unless_one_item_alone_does(costs: list[int], limit: int) -> None:
    queue: BoundedQueue[int] = BoundedQueue(limit, lambda cost: cost)
    held: list[int] = []
    for cost in costs:
        if queue.offer(cost):
            held.append(cost)
            assert sum(held) <= limit or len(held) == 1
        else:
            assert sum(held) + cost > limit
            assert queue.take() == held.pop(0)


def test_a_full_queue_makes_put_wait_and_offer_refuse_and_keeps_order() -> None:
    queue: BoundedQueue[int] = BoundedQueue(2)
    putter = threading.Thread(target=lambda: [queue.put(number) for number in range(50)])
    putter.start()
    taken = [queue.take(PATIENCE_S) for _ in range(50)]
    putter.join()
    assert taken == list(range(50))
    assert queue.offer(1)
    assert queue.offer(2)
    assert not queue.offer(3)


def test_an_abandoned_queue_lets_a_waiting_put_go() -> None:
    queue: BoundedQueue[int] = BoundedQueue(1)
    queue.put(1)
    results: list[bool] = []
    putter = threading.Thread(target=lambda: results.append(queue.put(2)))
    putter.start()
    queue.abandon()
    putter.join(PATIENCE_S)
    assert results == [False]
    assert queue.ended
