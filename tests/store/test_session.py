"""Transactions: what a block that raises leaves, how writers take turns, and what shares a commit."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from store import clock, session, trail
from store.gate import Gate
from store.session import Engine, LockedError, Tx, clashed, reading, scratch, writing
from store.tables import demonstration
from store.tables import trail as trail_table
from store.together import AbandonedError
from tests.store.roster import DAY, NOW


def move_and_raise(engine: Engine) -> None:
    with writing(engine) as tx:
        clock.move(tx, DAY, NOW)
        raise KeyError


def insert(engine: Engine, *ids: int) -> None:
    with writing(engine) as tx:
        for number in ids:
            tx.execute(sa.insert(demonstration), {"id": number, "day": DAY})


def test_a_block_that_raises_leaves_nothing(engine: Engine) -> None:
    with pytest.raises(KeyError):
        move_and_raise(engine)
    with reading(engine) as tx:
        assert clock.day(tx) is None


def test_a_reader_sees_what_was_committed_and_waits_for_nobody(engine: Engine) -> None:
    with writing(engine) as tx:
        clock.move(tx, DAY, NOW)
        with reading(engine) as other:
            assert clock.day(other) is None
    with reading(engine) as tx:
        assert clock.day(tx) == DAY


def test_sqlite_waits_for_the_disk_and_holds_foreign_keys(tmp_path: Path) -> None:
    opened = session.engine(f"sqlite:///{tmp_path / 'new.db'}")
    with writing(opened) as tx:
        found = {
            name: tx.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    opened.close()
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_no_other_database_is_opened() -> None:
    with pytest.raises(ValueError, match="neither SQLite nor PostgreSQL"):
        session.engine("mysql://nobody@localhost/none")


@pytest.fixture
def scratched() -> Iterator[Engine]:
    made = scratch()
    yield made
    made.close()


def test_writing_inside_writing_is_refused_rather_than_waited_for(scratched: Engine) -> None:
    with writing(scratched), pytest.raises(RuntimeError, match="inside writing"), writing(scratched):
        pass


def test_the_gate_is_passed_in_the_order_of_coming() -> None:
    gate, passed = Gate(), list[int]()

    def work(number: int) -> None:
        with gate.passed():
            passed.append(number)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(20)]
    with gate.passed():
        for waiting, thread in enumerate(threads, start=1):
            thread.start()
            while gate.waiting() < waiting:
                time.sleep(0.0005)
    for thread in threads:
        thread.join()
    assert passed == list(range(20))


def test_whoever_has_just_left_the_gate_stands_behind_those_who_wait() -> None:
    gate, passed = Gate(), list[str]()

    def other() -> None:
        with gate.passed():
            passed.append("other")

    thread = threading.Thread(target=other)
    with gate.passed():
        thread.start()
        while gate.waiting() < 1:
            time.sleep(0.0005)
    with gate.passed():
        passed.append("again")
    thread.join()
    assert passed == ["other", "again"]


def test_work_that_arrives_together_shares_a_commit(scratched: Engine) -> None:
    engine = scratched
    transactions = set[int]()

    def work(tx: Tx, number: int) -> int:
        transactions.add(id(tx.get_transaction()))
        trail.note(tx, NOW, "", "test", f"number:{number}", {})
        return number

    with ThreadPoolExecutor(8) as pool:
        with writing(engine):
            working = [
                pool.submit(engine.together.do, lambda tx, number=number: work(tx, number)) for number in range(8)
            ]
            while engine.together.waiting() < 8:
                time.sleep(0.0005)
        assert [each.result() for each in working] == list(range(8))
    with reading(engine) as tx:
        assert tx.scalar(sa.select(sa.func.count()).select_from(trail_table)) == 8
    assert len(transactions) == 1


def test_work_that_fails_harms_nobody_who_shared_its_commit(engine: Engine) -> None:
    def good(tx: Tx) -> str:
        trail.note(tx, NOW, "", "test", "good", {})
        return "stored"

    def bad(tx: Tx) -> str:
        trail.note(tx, NOW, "", "test", "bad", {})
        raise KeyError("bad")

    with ThreadPoolExecutor(3) as pool:
        with writing(engine):
            working = [pool.submit(engine.together.do, work) for work in (good, bad, good)]
            while engine.sqlite and engine.together.waiting() < 3:
                time.sleep(0.0005)
        assert working[0].result() == working[2].result() == "stored"
        with pytest.raises(KeyError, match="bad"):
            working[1].result()
    with reading(engine) as tx:
        assert [entry.subject for entry in trail.newest(tx)] == ["good", "good"]


def test_who_is_interrupted_while_leading_a_commit_interrupts_nobody_else(scratched: Engine) -> None:
    """Ctrl-C belongs to the thread that got it; the others learn that nothing of theirs is stored, and may come again."""

    def interrupted(_tx: Tx) -> None:
        raise KeyboardInterrupt

    def good(tx: Tx) -> None:
        trail.note(tx, NOW, "", "test", "good", {})

    with ThreadPoolExecutor(2) as pool:
        with writing(scratched):
            working = [pool.submit(scratched.together.do, interrupted)]
            while scratched.together.waiting() < 1:
                time.sleep(0.0005)
            working.append(pool.submit(scratched.together.do, good))
            while scratched.together.waiting() < 2:
                time.sleep(0.0005)
        with pytest.raises(KeyboardInterrupt):
            working[0].result()
        with pytest.raises(AbandonedError):
            working[1].result()
    with reading(scratched) as tx:
        assert trail.newest(tx) == ()


def test_what_was_rolled_back_is_no_success_when_the_second_pass_is_interrupted(scratched: Engine) -> None:
    """Where one piece of work fails, the others are done one by one: what the first pass returned for them counts no more."""

    def note(tx: Tx) -> str:
        trail.note(tx, NOW, "", "test", "good", {})
        return "stored"

    tried = list[str]()

    def bad(tx: Tx) -> str:
        tried.append("")
        raise KeyError if len(tried) == 1 else KeyboardInterrupt

    with ThreadPoolExecutor(3) as pool:
        working = []
        with writing(scratched):
            for waiting, work in enumerate((note, bad, note), start=1):
                working.append(pool.submit(scratched.together.do, work))
                while scratched.together.waiting() < waiting:
                    time.sleep(0.0005)
        with pytest.raises(KeyboardInterrupt):
            working[0].result(timeout=10)  # it leads, so the interrupt is its own
        for each in working[1:]:
            with pytest.raises(AbandonedError):
                each.result(timeout=10)
    with reading(scratched) as tx:
        assert len(trail.newest(tx)) == 1


def test_a_database_held_by_another_process_is_said_to_be_locked(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "held.db", isolation_level=None)
    other.execute("CREATE TABLE held (id)")
    other.execute("BEGIN IMMEDIATE")
    sql = sa.create_engine(f"sqlite:///{tmp_path / 'held.db'}", connect_args={"timeout": 0.01, "isolation_level": None})
    held = Engine(sql)
    with pytest.raises(LockedError), writing(held):
        pass
    other.execute("COMMIT")
    with writing(held) as tx:  # nothing is left of the failure
        tx.exec_driver_sql("INSERT INTO held VALUES (1)")
    held.close()
    other.close()


def test_what_is_wrong_with_a_database_otherwise_is_not_said_to_be_a_lock(tmp_path: Path) -> None:
    opened = session.engine(f"sqlite:///{tmp_path / 'new.db'}")
    with reading(opened) as tx, pytest.raises(sqlite3.OperationalError, match="syntax error"):
        session._begin(tx, "BEGIN NONSENSE")  # stands for any error at this place that no other process causes
    opened.close()


def by_sqlalchemy(tx: Tx, statement: str) -> None:
    tx.exec_driver_sql(statement)


def by_the_driver(tx: Tx, statement: str) -> None:
    driver: Any = tx.connection.driver_connection
    driver.execute(statement)


@pytest.mark.parametrize("execute", [by_sqlalchemy, by_the_driver])
@pytest.mark.parametrize(
    ("statement", "cannot_be_used"),
    [
        ("SELECT * FROM no_such_table", True),
        ("INSERT INTO demonstration (id, day) VALUES (2, '2025-04-14')", False),  # a constraint refuses it
    ],
)
def test_an_error_of_the_database_itself_says_that_it_cannot_be_used(
    engine: Engine, execute: Callable[[Tx, str], None], statement: str, cannot_be_used: bool
) -> None:
    with pytest.raises(Exception, match=r"no_such_table|one_row") as raised, writing(engine) as tx:
        execute(tx, statement)
    assert session.unusable(raised.value) == cannot_be_used


def test_a_second_row_of_one_key_is_a_clash_and_another_violation_is_none(engine: Engine) -> None:
    with pytest.raises(sa.exc.IntegrityError) as second:
        insert(engine, 1, 1)
    assert clashed(second.value)
    with pytest.raises(sa.exc.IntegrityError) as checked:
        insert(engine, 2)
    assert not clashed(checked.value)


def test_a_scratch_database_has_every_table_and_is_gone_when_closed() -> None:
    made = scratch()
    with writing(made) as tx:
        clock.move(tx, DAY, NOW)
        folder = Path(tx.exec_driver_sql("PRAGMA database_list").all()[0][2]).parent
    assert folder.exists()
    made.close()
    assert not folder.exists()


def test_a_file_in_a_folder_that_is_not_there_yet_is_made_with_it(tmp_path: Path) -> None:
    opened = session.engine(f"sqlite:///{tmp_path / 'var' / 'deep' / 'kikitori.db'}")
    with writing(opened) as tx:
        assert tx.exec_driver_sql("SELECT 1").scalar() == 1
    opened.close()


def test_sqlite_without_a_file_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a file"):
        session.engine("sqlite:///")


def test_an_error_of_a_statement_does_not_tell_its_values(engine: Engine) -> None:
    with pytest.raises(sa.exc.DBAPIError) as raised, writing(engine) as tx:
        tx.execute(sa.text("INSERT INTO no_such_table VALUES (:words)"), {"words": "秘密の氏名"})
    assert "秘密の氏名" not in str(raised.value)
