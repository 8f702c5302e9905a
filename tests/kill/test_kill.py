"""kill -9 at any moment, fifty times and more on each database: nothing is lost and nothing is done twice."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot import turn
from plan.fiscal import FiscalYear
from store import cycles, people
from store.records import Person, Post, Role, Subject
from store.session import Engine, reading, writing
from store.tables import answer_versions, inbox, outbox, requests
from tests.bot.counter import said, wall
from tests.kill.worker import DEADLY, PEOPLE
from tests.store.roster import NOW

KILLS = 50  # at least, and on a slow machine until as many events were accepted
MOST = 4 * KILLS
LONGEST = 0.15  # seconds that a process may work before it is killed


@dataclass(frozen=True)
class Left:
    """What a killed process left undone."""

    undone: int
    unsent: int


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "accepted").touch()
    return tmp_path


def start(url: str, folder: Path, round_number: int, what: str = "work") -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.kill.worker", url, str(folder), str(round_number), what]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def begin(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    process.stdin.write("go\n")
    process.stdin.flush()


def end(process: subprocess.Popen[str]) -> int:
    for pipe in (process.stdin, process.stdout):
        assert pipe is not None
        pipe.close()
    return process.wait(timeout=60)


def kill(url: str, folder: Path) -> Iterator[None]:
    """Lets one process after the other work for a moment and kills it, until there was work enough; yields after each. The next one loads meanwhile."""
    moments = random.Random(9)  # noqa: S311  # a moment to kill at, no secret
    following = start(url, folder, 1)
    for round_number in range(1, MOST + 1):
        if round_number > KILLS and len(accepted_in(folder)) > KILLS:
            break
        process, following = following, start(url, folder, round_number + 1)
        begin(process)
        time.sleep(moments.uniform(0.02, LONGEST))
        process.send_signal(signal.SIGKILL)
        assert end(process) == -signal.SIGKILL, "it came to an end by itself"
        yield
    following.kill()
    end(following)


def accepted_in(folder: Path) -> set[str]:
    return set((folder / "accepted").read_text().split())


def left(engine: Engine) -> Left:
    with reading(engine) as tx:
        return Left(
            tx.execute(sa.select(sa.func.count()).where(inbox.c.state == "new")).scalar_one(),
            tx.execute(sa.select(sa.func.count()).where(outbox.c.state.in_(("new", "claimed")))).scalar_one(),
        )


def furnish(engine: Engine) -> None:
    """Each person holds a post of their own, in whose department it is the first that is asked."""
    with writing(engine) as tx:
        for person in PEOPLE:
            people.add_person(tx, Person(person, person, person))
            people.add_post(tx, Post(person, person, "係長", Role.OWNER))
            people.hold(tx, person, person, date(2025, 4, 1))
        items = [Subject(f"K{number:03}", person, person) for number, person in enumerate(PEOPLE)]
        cycles.open_cycle(tx, "sasebo-r5", FiscalYear.reiwa(6), date(2025, 4, 1), date(2025, 5, 16), items, NOW)


def test_a_process_killed_at_any_moment_loses_nothing_and_does_nothing_twice(
    engine: Engine, database_url: str, folder: Path
) -> None:
    furnish(engine)
    lefts = [left(engine) for _ in kill(database_url, folder)]
    drain = start(database_url, folder, MOST + 5, "drain")
    begin(drain)
    assert end(drain) == 0

    accepted = accepted_in(folder)
    sent = [line.split(" ")[0] for line in (folder / "sent").read_text().splitlines()]
    with reading(engine) as tx:
        events = {row.id: row.state for row in tx.execute(sa.select(inbox.c.id, inbox.c.state))}
        answered = Counter(tx.execute(sa.select(answer_versions.c.inbox_id)).scalars())
        planned = Counter(tx.execute(sa.select(outbox.c.inbox_id)).scalars())
        messages = tx.execute(sa.select(outbox.c.id, outbox.c.state, outbox.c.address).order_by(outbox.c.seq)).all()
        newest = tx.execute(sa.select(requests.c.version)).scalars().all()

    assert len(lefts) >= KILLS
    assert len(accepted) > KILLS
    assert accepted <= set(events), "an accepted event is lost"
    assert set(events.values()) == {"done"}
    once = dict.fromkeys(events, 1)
    assert answered == once, "an answer is lost or doubled"
    assert planned == once, "a message is lost or doubled"
    assert {row.state for row in messages} == {"sent"}
    assert set(sent) == {row.id for row in messages}
    first = list(dict.fromkeys(sent))
    for person in PEOPLE:
        theirs = [row.id for row in messages if row.address == person]
        assert [key for key in first if key in set(theirs)] == theirs, "an address got its messages in another order"
    assert sum(newest) == len(events), "a version was skipped or taken twice"
    assert sum(each.undone for each in lefts) > 0, (
        "no process was killed between accept and turn: the test shows nothing"
    )
    assert sum(each.unsent for each in lefts) > 0, "no process was killed between turn and send: the test shows nothing"


def test_a_message_that_kills_whoever_runs_it_is_given_up_and_takes_no_other_with_it(
    engine: Engine, database_url: str, folder: Path
) -> None:
    """It stands in front of everybody's, so each new sweeper meets it first, and dies with what it has in hand."""
    furnish(engine)
    for person in PEOPLE:
        text = DEADLY if person == PEOPLE[0] else "46"
        assert turn.accept(engine, said(f"e-{person}", text, person), wall)
    for round_number in range(1, turn.ATTEMPTS + 2):
        sweeper = start(database_url, folder, round_number, "sweep")
        begin(sweeper)
        assert end(sweeper) == (-signal.SIGKILL if round_number <= turn.ATTEMPTS else 0)
    with reading(engine) as tx:
        rows = tx.execute(sa.select(inbox.c.address, inbox.c.state, inbox.c.attempts).order_by(inbox.c.seq)).all()
        answered = Counter(tx.execute(sa.select(answer_versions.c.inbox_id)).scalars())
    assert [tuple(row) for row in rows] == [
        (PEOPLE[0], "dead", turn.ATTEMPTS + 1),
        *((person, "done", 1) for person in PEOPLE[1:]),
    ]
    assert answered == dict.fromkeys((f"e-{person}" for person in PEOPLE[1:]), 1)
