"""The file that keeps the queue from one day to the next: read leniently, written atomically."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterable
from pathlib import Path

from engine.render.queue.job import QueueJob, job_from, record_of

log = logging.getLogger(__name__)

QUEUE_VERSION = 1
QUEUE_KIND = "pastiche queue"


def read_queue(path: Path) -> tuple[tuple[QueueJob, ...], bool]:
    """The jobs, and whether the queue is held; what is damaged is left out. Never raises."""
    try:
        raw = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return (), False
    # Damaged or not JSON, or nested without end.
    except (OSError, ValueError, RecursionError) as error:
        log.info("the queue in %s cannot be read, starting afresh: %s", path, error)
        return (), False
    if not isinstance(raw, dict) or raw.get("kind") != QUEUE_KIND or not isinstance(raw.get("jobs"), list):
        log.info("there is no queue in %s, starting afresh", path)
        return (), False
    jobs: dict[int, QueueJob] = {}
    for record in raw["jobs"]:
        try:
            job = job_from(record, path)
            # Twice the same number: the later record wins.
            jobs[job.number] = job
        except ValueError as error:
            log.info("a job of the queue in %s is left out: %s", path, error)
    return tuple(jobs.values()), raw.get("paused") is True


def write_queue(path: Path, jobs: Iterable[QueueJob], paused: bool) -> None:
    """Write beside the file and rename. A disk that refuses costs the queue's memory, not the queue."""
    beside = path.with_name(path.name + ".new")
    record = {"kind": QUEUE_KIND, "version": QUEUE_VERSION, "paused": paused, "jobs": [record_of(job) for job in jobs]}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # In ASCII: names of files need not be text, and their stray bytes would be refused.
        beside.write_text(json.dumps(record, indent=1) + "\n", "utf-8")
        os.replace(beside, path)
    except OSError as error:
        log.info("the queue is not kept in %s: %s", path, error)
