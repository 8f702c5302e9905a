"""The inbox: each event once, in the order of arrival, undone until a turn has dealt with it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa

from store import conversations, inbox
from store.records import InboxRow
from store.session import Engine, Tx, reading, writing
from store.tables import inbox as inbox_table
from tests.store.roster import DAY, NOW, arrival

KEY = inbox.key("terminal", "matsumoto")
LATER = NOW + timedelta(minutes=1)
LEASE = timedelta(seconds=30)


def ids(engine: Engine) -> list[str]:
    """The events of the conversation, dealt with one by one."""
    found: list[str] = []
    with writing(engine) as tx:
        row, _ = inbox.oldest(tx, KEY, NOW)
        while row is not None:
            found.append(row.arrival.id)
            inbox.finish(tx, row.seq)
            row, _ = inbox.oldest(tx, KEY, NOW)
    return found


def take_over(engine: Engine, now_at: int = 60, readable: int = 1) -> InboxRow | None:
    now = NOW + timedelta(seconds=now_at)
    with writing(engine) as tx:
        return inbox.take_over(tx, now - timedelta(seconds=5), now, now + LEASE, readable)


def sweep(engine: Engine, now_at: int = 60, readable: int = 1) -> list[InboxRow]:
    """One row after the other, until none is left."""
    taken: list[InboxRow] = []
    while row := take_over(engine, now_at, readable):
        taken.append(row)
    return taken


def test_an_event_comes_back_as_it_came(engine: Engine) -> None:
    sent = arrival("e1", payload='{"text": "４７０"}')
    assert inbox.accept(engine, sent, NOW)
    with reading(engine) as tx:
        row, more = inbox.oldest(tx, KEY, NOW)
    assert row is not None
    assert row.arrival == sent
    assert not more


def test_the_same_event_is_accepted_once(engine: Engine) -> None:
    assert inbox.accept(engine, arrival("e1"), NOW)
    assert not inbox.accept(engine, arrival("e1", payload="again"), LATER)
    assert ids(engine) == ["e1"]
    assert not inbox.accept(engine, arrival("e1"), LATER)  # nor after it was dealt with
    assert ids(engine) == []


def test_the_same_event_from_many_threads_at_once_is_accepted_once(engine: Engine) -> None:
    with ThreadPoolExecutor(8) as pool:
        accepted = list(pool.map(lambda _: inbox.accept(engine, arrival("e1"), NOW), range(40)))
    assert accepted.count(True) == 1
    assert ids(engine) == ["e1"]


def test_events_of_many_threads_are_all_stored(engine: Engine) -> None:
    names = [f"e{number}" for number in range(64)]
    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(lambda name: inbox.accept(engine, arrival(name), NOW), names))
    assert sorted(ids(engine)) == sorted(names)


def test_the_order_is_the_order_of_arrival_also_after_the_date_moves_back(engine: Engine) -> None:
    inbox.accept(engine, arrival("first"), LATER)
    earlier = replace(arrival("second"), day=DAY - timedelta(days=30), at=NOW - timedelta(days=30))
    inbox.accept(engine, earlier, NOW)
    assert ids(engine) == ["first", "second"]


def test_a_row_is_finished_once(engine: Engine) -> None:
    inbox.accept(engine, arrival("e1"), NOW)
    with writing(engine) as tx:
        row, _ = inbox.oldest(tx, KEY, NOW)
        assert row is not None
        assert inbox.finish(tx, row.seq)
        assert not inbox.finish(tx, row.seq)
        assert inbox.fail(tx, row.seq, "late", LATER, counted=False) == 0
        assert not inbox.bury(tx, row.seq, "late")


def test_a_row_that_failed_rests_and_nobody_overtakes_it(engine: Engine) -> None:
    for event in ("e1", "e2"):
        inbox.accept(engine, arrival(event), NOW)
    with writing(engine) as tx:
        row, _ = inbox.oldest(tx, KEY, NOW)
        assert row is not None
        inbox.fail(tx, row.seq, "broken", NOW + LEASE, counted=False)
        assert inbox.oldest(tx, KEY, NOW + LEASE - timedelta(seconds=1)) == (None, False)
        rested, more = inbox.oldest(tx, KEY, NOW + LEASE)
    assert rested is not None
    assert (rested.arrival.id, rested.attempts, more) == ("e1", 1, True)


def test_a_row_that_the_sweeper_took_rests_for_everybody_but_its_taker(engine: Engine) -> None:
    inbox.accept(engine, arrival("e1"), NOW)
    (taken,) = sweep(engine)
    with reading(engine) as tx:
        assert inbox.oldest(tx, KEY, LATER) == (None, False)
        assert inbox.oldest(tx, KEY, LATER, taken) == (taken, False)


def test_a_row_that_failed_in_other_hands_rests_for_its_taker_too(engine: Engine) -> None:
    """A message's own run is in the middle of its step while the sweeper takes the row over: after its failure the taker waits like everybody."""
    inbox.accept(engine, arrival("e1"), NOW)
    (taken,) = sweep(engine)
    failed_at = LATER + timedelta(seconds=2)
    with writing(engine) as tx:
        assert inbox.fail(tx, taken.seq, "broken", failed_at + LEASE, counted=False) == 2
        assert inbox.oldest(tx, KEY, failed_at, taken) == (None, False)
        rested, _ = inbox.oldest(tx, KEY, failed_at + LEASE, taken)
    assert rested is not None
    assert not inbox.is_held(rested, taken), "its next failure is counted like anybody's"


def test_the_sweeper_has_one_row_in_hand_and_counts_no_other(engine: Engine) -> None:
    for number in range(3):
        inbox.accept(engine, arrival(f"e{number}", f"person{number}"), NOW)
    assert take_over(engine) is not None
    with reading(engine) as tx:
        counted = tx.execute(sa.select(inbox_table.c.attempts).order_by(inbox_table.c.seq)).scalars().all()
    assert counted == [1, 0, 0]


def test_the_sweeper_takes_the_oldest_row_of_each_conversation_and_counts_it(engine: Engine) -> None:
    for event, address in (("e1", "matsumoto"), ("e2", "matsumoto"), ("e3", "inoue")):
        inbox.accept(engine, arrival(event, address), NOW)
    assert [(row.arrival.id, row.attempts) for row in sweep(engine)] == [("e1", 1), ("e3", 1)]


def test_the_sweeper_leaves_what_is_young_and_what_somebody_has_on_lease(engine: Engine) -> None:
    inbox.accept(engine, arrival("e1"), NOW)
    assert sweep(engine, now_at=4) == []
    assert len(sweep(engine, now_at=5)) == 1
    assert sweep(engine, now_at=34) == []
    assert [row.attempts for row in sweep(engine, now_at=35)] == [2]


def test_many_sweepers_take_a_row_once(engine: Engine) -> None:
    for number in range(20):
        inbox.accept(engine, arrival(f"e{number}", f"person{number}"), NOW)
    with ThreadPoolExecutor(4) as pool:
        taken = [row.arrival.id for rows in pool.map(lambda _: sweep(engine), range(8)) for row in rows]
    assert sorted(taken) == sorted(f"e{number}" for number in range(20))


def test_a_conversation_with_a_newer_state_is_neither_taken_nor_counted(engine: Engine) -> None:
    inbox.accept(engine, arrival("e1"), NOW)
    with writing(engine) as tx:
        conversations.lock(tx, KEY, NOW)
        conversations.save(tx, KEY, 2, "{}", NOW)
    assert sweep(engine, readable=1) == []
    assert [row.attempts for row in sweep(engine, readable=2)] == [1]


def test_a_dead_row_is_listed_and_can_be_sent_through_again(engine: Engine) -> None:
    inbox.accept(engine, arrival("e1"), NOW)
    with writing(engine) as tx:
        row, _ = inbox.oldest(tx, KEY, NOW)
        assert row is not None
        inbox.fail(tx, row.seq, "broken", LATER, counted=False)
        inbox.bury(tx, row.seq, "broken")
    assert ids(engine) == []
    with writing(engine) as tx:
        assert [(row.arrival.id, row.reason) for row in inbox.dead(tx)] == [("e1", "broken")]
        assert inbox.is_dead(tx, "e1")
        revived = inbox.revive(tx, "e1", LATER)
        assert inbox.revive(tx, "e1", LATER) is None
        assert not inbox.is_dead(tx, "e1")
        assert inbox.oldest(tx, KEY, NOW, revived) == (revived, False)
        assert inbox.oldest(tx, KEY, NOW) == (None, False), "it is on lease to whoever sends it through again"
    assert revived is not None
    assert (revived.arrival.id, revived.attempts, revived.lease_until) == ("e1", 0, LATER)


def give_up(tx: Tx, *events: str) -> None:
    """Whoever comes first is given up, whatever stands behind it."""
    for event in events:
        row, _ = inbox.oldest(tx, KEY, NOW)
        assert row is not None
        assert row.arrival.id == event
        inbox.bury(tx, row.seq, "broken")


def deal_with(tx: Tx, event: str, at: datetime) -> None:
    row, _ = inbox.oldest(tx, KEY, at)
    assert row is not None
    assert row.arrival.id == event
    conversations.lock(tx, KEY, at)
    conversations.save(tx, KEY, 1, "{}", at)
    inbox.finish(tx, row.seq)


def a_later_one_waits(engine: Engine) -> None:
    inbox.accept(engine, arrival("e2"), LATER)


def a_later_one_was_dealt_with(engine: Engine) -> None:
    inbox.accept(engine, arrival("e2"), LATER)
    with writing(engine) as tx:
        deal_with(tx, "e2", LATER)


def a_later_one_was_dealt_with_by_a_clock_that_is_slow(engine: Engine) -> None:
    inbox.accept(engine, arrival("e2"), LATER)
    with writing(engine) as tx:
        deal_with(tx, "e2", NOW - timedelta(minutes=5))


def an_earlier_one_went_through_after_all(engine: Engine) -> None:
    with writing(engine) as tx:
        earlier = inbox.revive(tx, "e0", LATER)
        assert earlier is not None
        deal_with(tx, "e0", LATER + LEASE)


def an_earlier_one_is_going_through(engine: Engine) -> None:
    with writing(engine) as tx:
        assert inbox.revive(tx, "e0", LATER) is not None


@pytest.mark.parametrize(
    "happened",
    [
        a_later_one_waits,
        a_later_one_was_dealt_with,
        a_later_one_was_dealt_with_by_a_clock_that_is_slow,
        an_earlier_one_went_through_after_all,
        an_earlier_one_is_going_through,
    ],
)
def test_what_was_given_up_is_not_sent_through_again_once_its_conversation_has_gone_on(
    engine: Engine, happened: Callable[[Engine], None]
) -> None:
    """A value that was typed for one question must not be read as the answer to the next one."""
    for event in ("e0", "e1"):
        inbox.accept(engine, arrival(event), NOW)
    with writing(engine) as tx:
        give_up(tx, "e0", "e1")
    happened(engine)
    with writing(engine) as tx:
        assert inbox.revive(tx, "e1", LATER) is None
        assert inbox.is_dead(tx, "e1")


def a_later_one_was_given_up_too(engine: Engine) -> None:
    inbox.accept(engine, arrival("e2"), LATER)
    with writing(engine) as tx:
        give_up(tx, "e2")


def another_conversation_went_on(engine: Engine) -> None:
    inbox.accept(engine, arrival("e2", "inoue"), LATER)
    with writing(engine) as tx:
        row, _ = inbox.oldest(tx, inbox.key("terminal", "inoue"), LATER)
        assert row is not None
        inbox.finish(tx, row.seq)
        conversations.lock(tx, inbox.key("terminal", "inoue"), LATER)
        conversations.save(tx, inbox.key("terminal", "inoue"), 1, "{}", LATER)


def somebody_looked_whether_something_waits(engine: Engine) -> None:
    with writing(engine) as tx:
        conversations.lock(tx, KEY, LATER)


@pytest.mark.parametrize(
    "happened", [a_later_one_was_given_up_too, another_conversation_went_on, somebody_looked_whether_something_waits]
)
def test_what_was_given_up_goes_through_again_where_its_conversation_stands_still(
    engine: Engine, happened: Callable[[Engine], None]
) -> None:
    inbox.accept(engine, arrival("e1"), NOW)
    with writing(engine) as tx:
        give_up(tx, "e1")
    happened(engine)
    with writing(engine) as tx:
        assert inbox.revive(tx, "e1", LATER) is not None


@pytest.mark.postgresql
def test_an_event_is_accepted_although_the_server_was_restarted(postgresql_engine: Engine) -> None:
    inbox.accept(postgresql_engine, arrival("e1"), NOW)
    with writing(postgresql_engine) as kept, reading(postgresql_engine) as other:
        pid = kept.execute(sa.text("SELECT pg_backend_pid()")).scalar_one()
        other_pid = other.execute(sa.text("SELECT pg_backend_pid()")).scalar_one()
    admin = sa.create_engine(postgresql_engine.sql.url)
    with admin.connect() as connection:
        for each in (pid, other_pid):
            connection.execute(sa.text("SELECT pg_terminate_backend(:pid, 1000)"), {"pid": each})
    admin.dispose()
    assert inbox.accept(postgresql_engine, arrival("e2"), NOW)
    assert ids(postgresql_engine) == ["e1", "e2"]
