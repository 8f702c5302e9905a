"""The outbox: planned once, claimed by one sender at a time, in order for each address."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from store import outbox
from store.records import Lane, OutboxRow, OutboxState, Planned
from store.session import Engine, writing
from tests.store.roster import NOW

LEASE = timedelta(seconds=60)
MESSAGE = Planned("file", "matsumoto", "{}", 1, NOW)
CAMPAIGN = replace(MESSAGE, lane=Lane.CAMPAIGN)


def plan(engine: Engine, *messages: Planned) -> list[str]:
    with writing(engine) as tx:
        return [outbox.plan(tx, message, NOW) for message in messages]


def claim(
    engine: Engine,
    now: datetime = NOW,
    idempotent: tuple[str, ...] = ("file",),
    to: tuple[str, str] | None = None,
    readable: int = 1,
) -> OutboxRow | None:
    with writing(engine) as tx:
        return outbox.claim(tx, ["file"], idempotent, readable, now, now + LEASE, to)


def claimed(engine: Engine, now: datetime = NOW, idempotent: tuple[str, ...] = ("file",)) -> OutboxRow:
    row = claim(engine, now, idempotent)
    assert row is not None
    return row


def test_a_planned_row_is_claimed_with_all_that_it_carries(engine: Engine) -> None:
    (planned,) = plan(engine, replace(MESSAGE, payload='{"text": "はい"}', inbox_id="e1"))
    row = claimed(engine)
    assert uuid.UUID(row.id).version == 4
    assert (row.id, row.payload, row.inbox_id, row.attempts) == (planned, '{"text": "はい"}', "e1", 1)
    assert row.state is OutboxState.CLAIMED
    assert claim(engine) is None


def test_only_the_oldest_unsent_row_of_an_address_is_claimed(engine: Engine) -> None:
    first, second = plan(engine, MESSAGE, MESSAGE)
    row = claimed(engine)
    assert row.id == first
    assert claim(engine) is None
    with writing(engine) as tx:
        assert outbox.sent(tx, row, "v1")
    assert claimed(engine).id == second


def test_a_row_that_waits_for_its_retry_keeps_those_behind_it_waiting(engine: Engine) -> None:
    first, _second = plan(engine, MESSAGE, MESSAGE)
    row = claimed(engine)
    with writing(engine) as tx:
        assert outbox.again(tx, row, NOW + timedelta(seconds=10), "429")
    assert claim(engine) is None
    assert claimed(engine, NOW + timedelta(seconds=10)).id == first


def test_another_address_waits_for_nobody(engine: Engine) -> None:
    _first, other = plan(engine, MESSAGE, replace(MESSAGE, address="inoue"))
    claimed(engine)
    assert claimed(engine).id == other


def test_replies_go_before_campaigns(engine: Engine) -> None:
    campaign, reply = plan(engine, CAMPAIGN, replace(MESSAGE, address="inoue"))
    assert [claimed(engine).id, claimed(engine).id] == [reply, campaign]


def test_a_reply_does_not_wait_for_a_campaign_row_of_its_address(engine: Engine) -> None:
    campaign, reply = plan(engine, CAMPAIGN, MESSAGE)
    assert [claimed(engine).id, claimed(engine).id] == [reply, campaign]


def test_a_claim_for_one_address_takes_no_other(engine: Engine) -> None:
    _other, mine = plan(engine, MESSAGE, replace(MESSAGE, address="inoue"))
    row = claim(engine, to=("file", "inoue"))
    assert row is not None
    assert row.id == mine
    assert claim(engine, to=("file", "inoue")) is None


def test_many_senders_claim_distinct_rows(engine: Engine) -> None:
    planned = plan(engine, *(replace(MESSAGE, address=f"person{number}") for number in range(60)))

    def take(_sender: int) -> list[str]:
        taken = []
        while (row := claim(engine)) is not None:
            taken.append(row.id)
        return taken

    with ThreadPoolExecutor(6) as pool:
        found = [message for taken in pool.map(take, range(6)) for message in taken]
    assert sorted(found) == sorted(planned)


@pytest.mark.postgresql
def test_a_row_in_another_senders_open_transaction_is_skipped_and_not_waited_for(postgresql_engine: Engine) -> None:
    first, second = plan(postgresql_engine, MESSAGE, replace(MESSAGE, address="inoue"))
    with writing(postgresql_engine) as one, writing(postgresql_engine) as other:
        other.exec_driver_sql("SET LOCAL lock_timeout = '2s'")
        taken = [outbox.claim(tx, ["file"], ["file"], 1, NOW, NOW + LEASE) for tx in (one, other)]
    assert [row.id for row in taken if row] == [first, second]


def test_a_lease_that_ran_out_is_taken_again_with_the_same_key_where_the_platform_knows_it(engine: Engine) -> None:
    (planned,) = plan(engine, CAMPAIGN)
    lost = claimed(engine)
    again = claimed(engine, NOW + LEASE)
    assert (lost.id, again.id) == (planned, planned)
    with writing(engine) as tx:
        assert not outbox.sent(tx, lost, "late")  # its claim is another's now
        assert outbox.sent(tx, again, "v1")


def test_a_reply_whose_lease_ran_out_is_sent_again_even_without_a_key(engine: Engine) -> None:
    (planned,) = plan(engine, MESSAGE)
    claimed(engine, idempotent=())
    assert claimed(engine, NOW + LEASE, idempotent=()).id == planned


def test_the_only_sender_left_does_not_wait_for_the_lease_of_the_one_that_was_killed(engine: Engine) -> None:
    (lost,) = plan(engine, MESSAGE)
    other = replace(MESSAGE, address="aoki")
    plan(engine, other)
    assert claimed(engine).id == lost
    claimed(engine)
    with writing(engine) as tx:
        assert outbox.let_go(tx, "file", MESSAGE.address, NOW) == 1
    again = claim(engine)
    assert again is not None
    assert again.id == lost
    assert claim(engine) is None


def test_a_campaign_row_without_a_key_whose_lease_ran_out_is_uncertain_until_retry(engine: Engine) -> None:
    (planned,) = plan(engine, CAMPAIGN)
    claimed(engine, idempotent=())
    later = NOW + LEASE
    assert claim(engine, later, idempotent=()) is None
    with writing(engine) as tx:
        assert outbox.doubt(tx, ["file"], [], later, "lost") == 1
        assert [(row.id, row.state, row.reason) for row in outbox.dead(tx)] == [
            (planned, OutboxState.UNCERTAIN, "lost")
        ]
    assert claim(engine, later, idempotent=()) is None
    with writing(engine) as tx:
        assert outbox.retry(tx, planned, later)
        assert not outbox.retry(tx, planned, later)
    assert claimed(engine, later, idempotent=()).id == planned


def test_a_slow_sender_cannot_end_the_claim_that_came_after_a_retry(engine: Engine) -> None:
    (planned,) = plan(engine, CAMPAIGN)
    slow = claimed(engine, idempotent=())
    with writing(engine) as tx:
        outbox.doubt(tx, ["file"], [], NOW + LEASE, "lost")
        outbox.retry(tx, planned, NOW + LEASE)
    second = claimed(engine, NOW + LEASE, idempotent=())
    assert (slow.attempts, second.attempts) == (1, 1)
    with writing(engine) as tx:
        assert not outbox.again(tx, slow, NOW, "429")
        assert not outbox.give_up(tx, slow, OutboxState.DEAD, "403")
        assert not outbox.sent(tx, slow, "late")
        assert outbox.sent(tx, second, "v1")


def test_a_payload_newer_than_this_code_is_left_and_keeps_its_order(engine: Engine) -> None:
    newer, older = plan(engine, replace(MESSAGE, version=2), MESSAGE)
    assert claim(engine, readable=1) is None
    row = claim(engine, readable=2)
    assert row is not None
    assert (row.id, row.attempts) == (newer, 1)
    with writing(engine) as tx:
        outbox.sent(tx, row, "")
    assert claimed(engine).id == older


def test_rows_of_channels_that_this_process_does_not_have_are_left(engine: Engine) -> None:
    plan(engine, replace(MESSAGE, channel="line"))
    assert claim(engine) is None


def test_a_dead_row_stands_in_nobodys_way(engine: Engine) -> None:
    _first, second = plan(engine, MESSAGE, MESSAGE)
    row = claimed(engine)
    with writing(engine) as tx:
        assert outbox.give_up(tx, row, OutboxState.DEAD, "403")
    assert claimed(engine).id == second
