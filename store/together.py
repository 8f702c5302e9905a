"""Small pieces of work that arrive together and share one commit: the disk is waited for once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection

T = TypeVar("T")


class AbandonedError(Exception):
    """Whoever led the commit was interrupted (Ctrl-C, the process's end) before this work was known to be stored: it must be done again."""


class _Job(Generic[T]):
    """One caller's work, abandoned until it is known to be stored or why it is not. ``ended`` is held until then."""

    def __init__(self, work: Callable[[Connection], T]) -> None:
        self.work = work
        self.results: list[T] = []
        self.error: BaseException | None = AbandonedError()
        self.ended = threading.Lock()
        self.ended.acquire()

    def run(self, tx: Connection) -> None:
        self.results = [self.work(tx)]

    def outcome(self) -> T:
        if self.error is not None:
            raise self.error
        return self.results[0]


class Together:
    """Whoever comes first leads: it waits for a transaction, does in it all that came meanwhile, commits, and wakes the others."""

    def __init__(self, writing: Callable[[], AbstractContextManager[Connection]]) -> None:
        self._writing = writing
        self._guard = threading.Lock()
        self._jobs: list[_Job[Any]] = []

    def do(self, work: Callable[[Connection], T]) -> T:
        """Returns what ``work`` returned once it is committed. Raises what it raised: then nothing of it is stored, and nobody else's is lost. Raises
        AbandonedError when the thread that led was interrupted, and in that thread what interrupted it."""
        job = _Job(work)
        with self._guard:
            self._jobs.append(job)
            leads = len(self._jobs) == 1
        if leads:
            self._lead()
        else:
            job.ended.acquire()
        return job.outcome()

    def waiting(self) -> int:
        """How many pieces of work wait for the next commit."""
        with self._guard:
            return len(self._jobs)

    def _lead(self) -> None:
        jobs: list[_Job[Any]] = []
        try:
            with self._writing() as tx:
                jobs = self._take()
                for job in jobs:
                    job.run(tx)
            _end(jobs, None)
        except Exception as error:
            if len(jobs) > 1:
                self._one_by_one(jobs)
            else:
                jobs = jobs or self._take()
                _end(jobs, error)
        finally:  # also when an interrupt leaves this function from any place in it: nobody may wait for ever
            for job in jobs or self._take():
                job.ended.release()

    def _one_by_one(self, jobs: list[_Job[Any]]) -> None:
        for job in jobs:
            try:
                with self._writing() as tx:
                    job.run(tx)
                _end([job], None)
            except Exception as error:
                _end([job], error)

    def _take(self) -> list[_Job[Any]]:
        with self._guard:
            jobs, self._jobs = self._jobs, []
        return jobs


def _end(jobs: list[_Job[Any]], error: BaseException | None) -> None:
    for job in jobs:
        job.error = error
