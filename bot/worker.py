"""The process without the web: takes turns that lost their runner, and sends what is due."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from bot import delivery, turn
from bot.faults import way
from bot.wiring import City, wall_clock

log = logging.getLogger(__name__)

PAUSE = 1.0  # seconds between two looks; a call too many harms nothing


def work(city: City, stop: threading.Event) -> None:
    """Looks until told to stop, again at once while there is something to do."""
    while not stop.is_set():
        if look(city) == 0:
            stop.wait(PAUSE)


def look(city: City) -> int:
    """One look: takes one turn that is old, sends what is due; returns how many rows it moved.

    What fails of it is logged and keeps the rest from nothing: the rows are still there, and one that failed rests.
    """
    return _tried(_take_over, city) + _tried(_send, city)


def _take_over(city: City) -> int:
    taken = turn.sweep(city.engine, city.talk, wall_clock)
    if taken is None:
        return 0
    turn.run(city.engine, taken.conversation, city.talk, wall_clock, taken)
    return 1


def _send(city: City) -> int:
    return len(delivery.deliver_due(city.engine, city.channels, wall_clock))


def _tried(part: Callable[[City], int], city: City) -> int:
    try:
        return part(city)
    except Exception as error:
        log.error("a look failed\n%s", way(error))  # noqa: TRY400 - bot.faults says why
        return 0
