"""The first-come gate that SQLite's writers of one process pass one at a time."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager


class Gate:
    """A lock that is handed to whoever has waited longest.

    A plain Lock goes to whichever thread the scheduler runs next, usually the one that has just let go: with eight writers a webhook then
    waits for seconds, and SQLite's own waiting (busy_timeout) sleeps and is no fairer.
    """

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._queue: deque[tuple[int, threading.Lock]] = deque()  # a thread's identity and its ticket
        self._holder: int | None = None  # None while the gate is free

    @contextmanager
    def passed(self) -> Iterator[None]:
        """Holds the gate. Raises RuntimeError when this thread holds it already: it would wait for itself for ever."""
        self._enter()
        try:
            yield
        finally:
            self._leave()

    def waiting(self) -> int:
        """How many threads stand in the queue."""
        with self._guard:
            return len(self._queue)

    def _enter(self) -> None:
        me = threading.get_ident()
        with self._guard:
            if self._holder is None:
                self._holder = me
                return
            if self._holder == me:
                raise RuntimeError("writing() inside writing(): pass the open tx on")
            ticket = threading.Lock()
            ticket.acquire()
            self._queue.append((me, ticket))
        ticket.acquire()

    def _leave(self) -> None:
        with self._guard:
            if self._queue:
                self._holder, ticket = self._queue.popleft()  # stays taken: nobody can step in between
                ticket.release()
            else:
                self._holder = None
