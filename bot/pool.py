"""The web process's own threads for turns: whoever is woken takes the turns of a conversation and sends what they say, at once."""

from __future__ import annotations

import logging
import threading
from concurrent.futures import ThreadPoolExecutor

from bot import delivery, turn
from bot.faults import way
from bot.wiring import City, wall_clock
from store import inbox

log = logging.getLogger(__name__)

THREADS = 8
MOST_WAITING = 1_000  # conversations that wait for a thread; what is more is left to the sweeper


class Pool:
    """Bounded, and begun at its first use: its threads belong to the process that uses them, after gunicorn has forked."""

    def __init__(self, city: City, threads: int = THREADS) -> None:
        self._city = city
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="turn")
        self._room = threading.BoundedSemaphore(MOST_WAITING)

    def wake(self, channel: str, address: str) -> None:
        """Has the turns of a conversation taken soon. A call too many does nothing; one too few is made good by the sweeper."""
        if self._room.acquire(blocking=False):
            self._threads.submit(self._run, channel, address)

    def close(self) -> None:
        """Waits for what runs."""
        self._threads.shutdown()

    def _run(self, channel: str, address: str) -> None:
        city = self._city
        try:
            turn.run(city.engine, inbox.key(channel, address), city.talk, wall_clock)
            delivery.deliver(city.engine, city.channels, channel, address, wall_clock)
        except Exception as error:
            log.error("the turns of a conversation failed\n%s", way(error))  # noqa: TRY400 - bot.faults says why
        finally:
            self._room.release()
