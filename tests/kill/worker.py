"""A process that accepts events, takes their turns and sends what they say, until somebody kills it.

    python -m tests.kill.worker URL FOLDER ROUND work|drain|sweep

It says "ready" when it has loaded, begins when it is told to on its standard input, and leaves two files in FOLDER: accepted, an event's id once
accept() has returned for it, and sent, the key of what the platform was given. Both are written past Python's buffers, so they outlive the process.
Its clock stands two minutes later in each round: every lease of a process that was killed has run out.
"""

from __future__ import annotations

import itertools
import os
import signal
import sys
import threading
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

import sqlalchemy as sa

from bot import delivery, turn
from bot.dialogs.dialog import Effect, State
from bot.messages import Envelope, Inbound, Outcome, Sent
from bot.turn import Talk
from store import inbox
from store.session import Engine, engine, reading
from store.tables import inbox as inbox_table
from tests.bot.counter import Views, gather, said, sorry, step, wall

PEOPLE = tuple(f"person{number}" for number in range(6))
THREADS = 3
REPEATED = 5  # events that the platform sends again after a crash, accepted or not
DEADLY = "落ちる"  # ends the process that runs it


def step_or_die(state: State, inbound: Inbound, views: Views) -> tuple[State, Sequence[Effect]]:
    if inbound.text == DEADLY:
        os.kill(os.getpid(), signal.SIGKILL)
    return step(state, inbound, views)


TALK = Talk(gather, step_or_die, sorry)


class File:
    """A platform that keeps the key of everything it was given, once or more often."""

    name = "file"
    idempotent = True

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def deliver(self, key: str, address: str, envelope: Envelope) -> Outcome:
        os.write(self._file, f"{key} {address} {envelope.messages[0].text}\n".encode())
        return Sent(key)


class Worker:
    """What a thread of the process does, over and over."""

    def __init__(self, url: str, folder: Path, round_number: int) -> None:
        self.engine: Engine = engine(url)
        self.channels = {"file": File(folder / "sent")}
        self.accepted = os.open(folder / "accepted", os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        self.late = timedelta(minutes=2 * round_number)
        before = (folder / "accepted").read_text().split()
        first = max((int(event.removeprefix("e")) for event in before), default=0)
        self.numbers = itertools.count(max(first - REPEATED, 1))
        self.undone()  # connects, so that a moment's work is work

    def now(self) -> datetime:
        return wall() + self.late

    def take_over(self) -> None:
        """Finishes what a killed process has left."""
        while taken := turn.sweep(self.engine, TALK, self.now, timedelta(0)):
            turn.run(self.engine, taken.conversation, TALK, self.now, taken)
        delivery.deliver_due(self.engine, self.channels, self.now)

    def work(self) -> None:
        while True:
            number = next(self.numbers)
            person, event = PEOPLE[number % len(PEOPLE)], f"e{number}"
            turn.accept(self.engine, said(event, str(number), person), self.now)
            os.write(self.accepted, f"{event}\n".encode())
            turn.run(self.engine, inbox.key("file", person), TALK, self.now)
            delivery.deliver(self.engine, self.channels, "file", person, self.now)

    def drain(self) -> None:
        """Comes to an end when nothing is undone and nothing unsent."""
        while self.undone():
            self.take_over()
        while delivery.deliver_due(self.engine, self.channels, self.now):
            pass
        self.engine.close()

    def undone(self) -> int:
        with reading(self.engine) as tx:
            undone = sa.select(sa.func.count()).where(inbox_table.c.state == "new")
            return tx.execute(undone).scalar_one()


def main() -> None:
    url, folder, round_number, what = sys.argv[1:]
    worker = Worker(url, Path(folder), int(round_number))
    print("ready", flush=True)
    sys.stdin.readline()
    if what == "drain":
        worker.drain()
        return
    worker.take_over()
    if what == "sweep":
        worker.engine.close()
        return
    threads = [threading.Thread(target=worker.work) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    threads[0].join()
    os._exit(1)  # work() never ends: a thread that is gone has failed


if __name__ == "__main__":
    main()
