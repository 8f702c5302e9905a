"""The process without the web: takes turns that lost their runner, and sends what is due."""

from __future__ import annotations

import logging
import threading

from bot import delivery, turn
from bot.faults import way
from bot.wiring import City, wall_clock

log = logging.getLogger(__name__)

PAUSE = 1.0  # seconds between two looks; a call too many harms nothing


def work(city: City, stop: threading.Event) -> None:
    """Looks until told to stop. A look that fails is logged and the next one is taken: the rows are still there."""
    while not stop.is_set():
        try:
            look(city)
        except Exception as error:
            log.error("a look failed\n%s", way(error))  # noqa: TRY400 - bot.faults says why
        stop.wait(PAUSE)


def look(city: City) -> int:
    """One look: takes what is old, runs it, sends what is due; returns how many rows it moved."""
    taken = turn.sweep(city.engine, city.talk, wall_clock)
    for row in taken:
        turn.run(city.engine, row.conversation, city.talk, wall_clock, row.seq)
    return len(taken) + len(delivery.deliver_due(city.engine, city.channels, wall_clock))
