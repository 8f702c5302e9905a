"""Small pieces of work that arrive together and share one commit: the disk is waited for once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection

T = TypeVar("T")


class AbandonedError(Exception):
    """Whoever led the commit was interrupted (Ctrl-C, the process's end): nothing of this work is stored."""


class _Job(Generic[T]):
    """One caller's work. ``ended`` is held until its outcome is known."""

    def __init__(self, work: Callable[[Connection], T]) -> None:
        self.work = work
        self.results: list[T] = []
        self.error: BaseException | None = None
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
        AbandonedError when the thread that led was interrupted."""
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
        except Exception as error:
            if len(jobs) > 1:
                self._one_by_one(jobs)
            else:
                jobs = jobs or self._take()
                _fail(jobs, error)
        except BaseException as error:
            jobs = jobs or self._take()
            _fail(jobs[:1], error)
            _fail(jobs[1:], AbandonedError())
        finally:
            for job in jobs:
                job.ended.release()

    def _one_by_one(self, jobs: list[_Job[Any]]) -> None:
        for job in jobs:
            try:
                with self._writing() as tx:
                    job.run(tx)
            except Exception as error:
                job.error = error

    def _take(self) -> list[_Job[Any]]:
        with self._guard:
            jobs, self._jobs = self._jobs, []
        return jobs


def _fail(jobs: list[_Job[Any]], error: BaseException) -> None:
    for job in jobs:
        job.error = error
