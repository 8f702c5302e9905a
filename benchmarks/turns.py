"""How fast accept and turn are on SQLite, every commit FULL, beside the same rows written by raw sqlite3.

    python -m benchmarks.turns [--turns N] [--rounds N]

Both sides take the same statements: accept is one insert and a commit; a turn reads the conversation, its oldest event and the request, then writes
state, answer, trail, message and the done event, and commits. Rounds alternate, so that a slow disk slows both; the medians are compared.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import statistics
import tempfile
import threading
import time
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import sqlalchemy as sa

from bot import turn
from bot.dialogs.dialog import Effect, Position, Save, Say, State
from bot.messages import Inbound, Message
from bot.turn import Talk
from plan.fiscal import FiscalYear
from store import cycles, inbox, people
from store.records import Answer, AnswerKind, Audience, Person, Post, Role, Subject
from store.session import Engine, Tx, engine, writing
from store.statements import Statement
from store.tables import metadata, requests

DAY = date(2025, 4, 14)
AT = datetime(2025, 4, 14, 5, 5, tzinfo=UTC)
ANSWER = Answer(kind=AnswerKind.VALUE, value=Decimal("46"), entered="46", comment="会場を増やし、予定を上回った。")
SAID = "46回を下書きに保存しました。\n予定（27回）を上回っています。"
VERSION = Statement(sa.select(requests.c.version).where(requests.c.id == sa.bindparam("request")))

Accept = Callable[[int, int], None]  # thread, number → an event is durable
Turn = Callable[[int, int], None]  # the same → its turn is taken


@dataclass(frozen=True)
class Measured:
    rate: float  # accepts with their turns a second
    slowest: float  # milliseconds, the slowest accept


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--turns", type=int, default=2000, help="per round, over all threads")
    options.add_argument("--rounds", type=int, default=5)
    chosen = options.parse_args()
    for threads in (1, 8):
        raw, ours = _compare(threads, chosen.turns, chosen.rounds)
        print(
            f"accept + turn, {threads} thread{'s' if threads > 1 else ' '}: raw sqlite3 {raw.rate:7.0f}/s,"
            f" ours {ours.rate:7.0f}/s = {ours.rate / raw.rate:4.0%}; slowest accept {ours.slowest:5.1f} ms"
        )


def _compare(threads: int, turns: int, rounds: int) -> tuple[Measured, Measured]:
    with tempfile.TemporaryDirectory(dir=Path.cwd(), prefix="bench-") as folder:
        ours, raw = _Ours(Path(folder) / "ours.db", threads), _Raw(Path(folder) / "raw.db", threads)
        measured: tuple[list[Measured], list[Measured]] = ([], [])
        for number in range(rounds):
            measured[0].append(_round(threads, turns, number, raw.accept, raw.turn))
            measured[1].append(_round(threads, turns, number, ours.accept, ours.turn))
        ours.engine.close()
        raw.connection.close()
    return _median(measured[0]), _median(measured[1])


def _median(rounds: list[Measured]) -> Measured:
    return Measured(statistics.median(each.rate for each in rounds), max(each.slowest for each in rounds))


def _round(threads: int, turns: int, number: int, accept: Accept, take: Turn) -> Measured:
    each, slowest = turns // threads, [0.0] * threads
    start = threading.Barrier(threads + 1)

    def work(thread: int) -> None:
        start.wait()
        for count in range(number * each, (number + 1) * each):
            before = time.perf_counter()
            accept(thread, count)
            slowest[thread] = max(slowest[thread], time.perf_counter() - before)
            take(thread, count)

    with ThreadPoolExecutor(threads) as pool:
        working = [pool.submit(work, thread) for thread in range(threads)]
        start.wait()
        began = time.perf_counter()
        for each_work in working:
            each_work.result()
        took = time.perf_counter() - began
    return Measured(each * threads / took, max(slowest) * 1000)


def _inbound(thread: int, count: int) -> Inbound:
    return Inbound(
        f"event-{thread}-{count}", "terminal", f"p{thread}", Audience.STAFF, f"p{thread}", AT, DAY, text="46回"
    )


class _Ours:
    """The engine room as it is, with a dialog of one question."""

    def __init__(self, path: Path, threads: int) -> None:
        self.engine: Engine = engine(f"sqlite:///{path}")
        _prepare(self.engine, threads)
        self.talk = Talk(_gather, _step, lambda _inbound: Message("申し訳ありません。"))

    def accept(self, thread: int, count: int) -> None:
        assert turn.accept(self.engine, _inbound(thread, count), _now)

    def turn(self, thread: int, _count: int) -> None:
        results = turn.run(self.engine, inbox.key("terminal", f"p{thread}"), self.talk, _now)
        assert [result.ended for result in results] == [turn.Ended.DONE]


def _prepare(engine: Engine, threads: int) -> None:
    """One person with one post and one request for each thread, in the order of their numbers."""
    with writing(engine) as tx:
        metadata.create_all(tx)
        for thread in range(threads):
            people.add_person(tx, Person(f"p{thread}", "松本", "総務部"))
            people.add_post(tx, Post(f"post{thread}", "総務部", "係長", Role.OWNER))
            people.hold(tx, f"post{thread}", f"p{thread}", date(2025, 4, 1))
        items = [Subject(f"K{thread:03}", f"post{thread}", "総務部") for thread in range(threads)]
        cycles.open_cycle(tx, "sasebo-r5", FiscalYear.reiwa(6), date(2025, 4, 1), date(2025, 5, 16), items, AT)


def _now() -> datetime:
    return datetime.now(UTC)


def _request_of(inbound: Inbound) -> int:
    return int(inbound.person_id[1:]) + 1


def _gather(tx: Tx, inbound: Inbound) -> int:
    row = VERSION.first(tx, {"request": _request_of(inbound)})
    assert row is not None
    return int(row[0])


def _step(state: State, inbound: Inbound, version: int) -> tuple[State, tuple[Effect, ...]]:
    request = _request_of(inbound)
    position = Position(request, "value", version, inbound.day)
    return replace(state, position=position), (Save(request, version, ANSWER), Say(Message(SAID)))


class _Raw:
    """The same statements on one connection, the least that Python can do; a lock keeps its threads apart."""

    def __init__(self, path: Path, threads: int) -> None:
        made = engine(f"sqlite:///{path}")
        _prepare(made, threads)
        made.close()
        self.lock = threading.Lock()
        self.connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        for pragma in ("synchronous = FULL", "foreign_keys = ON"):
            self.connection.execute(f"PRAGMA {pragma}")

    def accept(self, thread: int, count: int) -> None:
        payload = json.dumps({"id": f"event-{thread}-{count}", "text": "46回", "person": f"p{thread}"})
        now = _now().isoformat()
        with self.lock:
            execute = self.connection.execute
            execute("BEGIN IMMEDIATE")
            execute(
                "INSERT INTO inbox (id, conversation, channel, address, audience, person_id, payload, at, day, arrived_at, state, attempts,"
                " reason) VALUES (?, ?, 'terminal', ?, 'staff', ?, ?, ?, '2025-04-14', ?, 'new', 0, '') ON CONFLICT (id) DO NOTHING",
                (f"event-{thread}-{count}", f"terminal:p{thread}", f"p{thread}", f"p{thread}", payload, now, now),
            )
            execute("COMMIT")

    def turn(self, thread: int, _count: int) -> None:
        key, person, request = f"terminal:p{thread}", f"p{thread}", thread + 1
        with self.lock:
            execute = self.connection.execute
            now = _now().isoformat()
            execute("BEGIN IMMEDIATE")
            if execute("SELECT version, state FROM conversations WHERE key = ?", (key,)).fetchone() is None:
                execute("INSERT INTO conversations (key, version, state, updated_at) VALUES (?, 0, '', ?)", (key, now))
            seq, event, payload = execute(
                "SELECT seq, id, payload FROM inbox WHERE conversation = ? AND state = 'new' ORDER BY seq LIMIT 2",
                (key,),
            ).fetchone()
            json.loads(payload)
            (version,) = execute("SELECT version FROM requests WHERE id = ?", (request,)).fetchone()
            state = json.dumps({"version": 1, "position": {"request_id": request, "question": "value"}})
            execute("UPDATE conversations SET version = 1, state = ?, updated_at = ? WHERE key = ?", (state, now, key))
            execute(
                "UPDATE requests SET version = version + 1 WHERE id = ? AND version = ? AND state = 'open' AND EXISTS (SELECT * FROM holdings"
                " WHERE post_id = requests.post_id AND person_id = ? AND from_day <= ? AND (to_day IS NULL OR to_day >= ?))",
                (request, version, person, "2025-04-14", "2025-04-14"),
            )
            execute(
                "INSERT INTO answer_versions (request_id, version, person_id, inbox_id, at, day, kind, value, text, no_parts, entered, reason,"
                " dated, comment, phase_reason) VALUES (?, ?, ?, ?, ?, '2025-04-14', 'value', '46', '', 0, '46', '', 0, ?, '')",
                (request, version + 1, person, event, now, ANSWER.comment),
            )
            execute(
                "INSERT INTO trail (at, actor, action, subject, detail) VALUES (?, ?, 'save', ?, ?)",
                (now, person, f"request:{request}", json.dumps({"version": str(version + 1)})),
            )
            execute(
                "INSERT INTO outbox (id, channel, address, kind, lane, payload, version, state, attempts, planned_at, due_at, reason, vendor_id,"
                " inbox_id) VALUES (?, 'terminal', ?, 'send', 'reply', ?, 1, 'new', 0, ?, ?, '', '', ?)",
                (str(uuid.uuid4()), person, json.dumps({"messages": [{"text": SAID}]}), now, now, event),
            )
            execute("UPDATE inbox SET state = 'done', lease_until = NULL WHERE seq = ? AND state = 'new'", (seq,))
            execute("COMMIT")


if __name__ == "__main__":
    main()
