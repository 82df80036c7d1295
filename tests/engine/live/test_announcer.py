"""One voice for many threads."""

from __future__ import annotations

import threading

from engine.events import Event, Problem
from engine.live.announcer import Announcer
from tests.fakes import PATIENCE_S


def test_an_event_published_by_the_listener_comes_after_the_one_being_delivered() -> None:
    told: list[tuple[str, str]] = []

    def listener(event: Event) -> None:
        assert isinstance(event, Problem)
        told.append(("begin", event.text))
        if event.text == "first":
            announcer.publish(Problem("second"))
        told.append(("end", event.text))

    announcer = Announcer(listener)
    announcer.publish(Problem("first"))
    assert told == [("begin", "first"), ("end", "first"), ("begin", "second"), ("end", "second")]


def test_events_of_many_threads_are_delivered_one_at_a_time_and_each_thread_in_order() -> None:
    told: list[str] = []
    busy = threading.Lock()

    def listener(event: Event) -> None:
        assert isinstance(event, Problem)
        assert busy.acquire(blocking=False), "two deliveries at once"
        told.append(event.text)
        busy.release()

    announcer = Announcer(listener)

    def publish(name: str) -> None:
        for number in range(200):
            announcer.publish(Problem(f"{name}{number}"))

    threads = [threading.Thread(target=publish, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert announcer.settle(PATIENCE_S)
    for name in "abc":
        assert [text for text in told if text[0] == name] == [f"{name}{number}" for number in range(200)]


def test_a_thread_that_publishes_never_waits_for_a_listener_that_waits_for_it() -> None:
    def listener(event: Event) -> None:
        if event == Problem("wait for the other"):
            other = threading.Thread(target=announcer.publish, args=(Problem("from the other"),))
            other.start()
            other.join(PATIENCE_S)
            ended.append(not other.is_alive())

    ended: list[bool] = []
    announcer = Announcer(listener)
    announcer.publish(Problem("wait for the other"))
    assert ended == [True]


def test_settling_says_no_while_a_delivery_is_under_way() -> None:
    delivering, go_on = threading.Event(), threading.Event()

    def listener(_: Event) -> None:
        delivering.set()
        assert go_on.wait(PATIENCE_S)

    announcer = Announcer(listener)
    publisher = threading.Thread(target=announcer.publish, args=(Problem("slow"),))
    publisher.start()
    assert delivering.wait(PATIENCE_S)
    assert not announcer.settle(0.0)
    go_on.set()
    assert announcer.settle(PATIENCE_S)
    publisher.join()


def test_what_takes_effect_with_an_event_is_seen_by_nobody_before_the_event_is_queued() -> None:
    told: list[Event] = []
    delivering, go_on, effective = threading.Event(), threading.Event(), threading.Event()

    def listener(event: Event) -> None:
        told.append(event)
        delivering.set()
        assert go_on.wait(PATIENCE_S)

    announcer = Announcer(listener)
    slow = threading.Thread(target=announcer.publish, args=(Problem("slow"),))
    slow.start()
    assert delivering.wait(PATIENCE_S)
    announcer.publish(Problem("first"), Problem("second"), effect=effective.set)
    assert effective.is_set(), "nobody waits for the listener"
    announcer.publish(Problem("of one who has seen it"))
    go_on.set()
    slow.join(PATIENCE_S)
    assert told == [Problem(text) for text in ("slow", "first", "second", "of one who has seen it")]
