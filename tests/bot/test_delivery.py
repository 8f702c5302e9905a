"""Delivery: what each outcome leads to, in order, and what becomes of a row whose sender was lost."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot import delivery
from bot.delivery import ATTEMPTS, LEASE, LONGEST_PAUSE, Delivery, pause
from bot.messages import PAYLOAD_VERSION, Dead, Envelope, Message, Outcome, Retry, Sent, Uncertain
from bot.payloads import envelope_text
from store import outbox
from store.records import Lane, OutboxRow, OutboxState, Planned
from store.session import Engine, reading, writing
from store.tables import outbox as outbox_table
from tests.bot.counter import Clock
from tests.bot.scripted import Scripted
from tests.store.roster import NOW

MESSAGE = Planned("file", "matsumoto", "", PAYLOAD_VERSION, NOW)


def plan(engine: Engine, *texts: str, lane: Lane = Lane.REPLY, address: str = "matsumoto") -> list[str]:
    with writing(engine) as tx:
        return [
            outbox.plan(
                tx, replace(MESSAGE, address=address, lane=lane, payload=envelope_text(Envelope((Message(text),)))), NOW
            )
            for text in texts
        ]


def send(engine: Engine, channel: Scripted, now: Clock, chance: float = 1.0) -> list[Outcome]:
    done = delivery.deliver_due(engine, {channel.name: channel}, now, chance=lambda: chance)
    return [each.outcome for each in done]


def lose(engine: Engine, channel: Scripted, now: Clock) -> None:
    """A sender that claims a row and is never heard of again."""
    idempotent = [channel.name] if channel.idempotent else []
    with writing(engine) as tx:
        assert outbox.claim(tx, [channel.name], idempotent, PAYLOAD_VERSION, now(), now() + LEASE) is not None


def states(engine: Engine) -> list[tuple[str, str]]:
    with reading(engine) as tx:
        rows = tx.execute(sa.select(outbox_table.c.state, outbox_table.c.reason).order_by(outbox_table.c.seq))
        return [(row.state, row.reason) for row in rows]


def dead(engine: Engine) -> list[OutboxRow]:
    with reading(engine) as tx:
        return list(outbox.dead(tx))


def retry(engine: Engine, outbox_id: str) -> bool:
    with writing(engine) as tx:
        return outbox.retry(tx, outbox_id, NOW)


def test_what_is_due_goes_out_once_with_its_id_as_key(engine: Engine, now: Clock) -> None:
    (planned,) = plan(engine, "一")
    channel = Scripted([Sent("v1")])
    assert delivery.deliver_due(engine, {"file": channel}, now) == [Delivery(planned, Sent("v1"))]
    assert send(engine, channel, now) == []
    assert [(given.key, given.address, given.texts) for given in channel.given] == [(planned, "matsumoto", ("一",))]
    with reading(engine) as tx:
        assert tx.execute(sa.select(outbox_table.c.vendor_id)).scalar_one() == "v1"


def test_whoever_took_the_turn_sends_to_its_address_alone(engine: Engine, now: Clock) -> None:
    plan(engine, "一", "二")
    plan(engine, "他", address="inoue")
    channel = Scripted()
    delivery.deliver(engine, {"file": channel}, "file", "matsumoto", now)
    assert [given.texts for given in channel.given] == [("一",), ("二",)]


def test_the_order_of_an_address_holds_over_a_retry(engine: Engine, now: Clock) -> None:
    plan(engine, "一", "二")
    channel = Scripted([Retry("429", after=7)])
    assert send(engine, channel, now) == [Retry("429", after=7)]
    now.pass_by(6)
    assert send(engine, channel, now) == []
    now.pass_by(1)
    send(engine, channel, now)
    assert [given.texts for given in channel.given] == [("一",), ("一",), ("二",)]
    assert len({given.key for given in channel.given}) == 2


def test_without_a_word_from_the_channel_the_pause_grows_and_is_scattered(engine: Engine, now: Clock) -> None:
    plan(engine, "一")
    channel = Scripted([Retry("502"), Retry("502")])
    send(engine, channel, now, chance=0.0)  # 2 seconds, halved
    now.pass_by(1)
    send(engine, channel, now, chance=1.0)  # 4 seconds
    now.pass_by(3.9)
    assert send(engine, channel, now) == []
    now.pass_by(0.1)
    assert send(engine, channel, now) == [Sent("vendor-1")]
    assert (pause(50, lambda: 0.0), pause(50, lambda: 1.0)) == (LONGEST_PAUSE / 2, LONGEST_PAUSE)


def test_a_row_that_is_refused_for_ever_is_a_dead_letter_and_can_be_sent_again(engine: Engine, now: Clock) -> None:
    planned, _next = plan(engine, "一", "二")
    channel = Scripted([Retry("502", after=0)] * ATTEMPTS)
    send(engine, channel, now)
    assert states(engine) == [("dead", "502"), ("sent", "")]
    assert [row.id for row in dead(engine)] == [planned]
    assert retry(engine, planned)
    assert not retry(engine, planned)
    assert send(engine, channel, now) == [Sent("vendor-1")]
    assert dead(engine) == []


def test_what_the_platform_refuses_is_not_tried_again(engine: Engine, now: Clock) -> None:
    plan(engine, "一")
    assert send(engine, Scripted([Dead("403 MessageWritesBlocked")]), now) == [Dead("403 MessageWritesBlocked")]
    assert states(engine) == [("dead", "403 MessageWritesBlocked")]


@pytest.mark.parametrize("lane", list(Lane))
def test_an_uncertain_send_goes_out_again_under_the_same_key_where_the_platform_knows_it(
    engine: Engine, now: Clock, lane: Lane
) -> None:
    plan(engine, "一", lane=lane)
    channel = Scripted([Uncertain("time-out")])
    send(engine, channel, now)
    now.pass_by(2)
    assert send(engine, channel, now) == [Sent("vendor-1")]
    assert channel.given[0] == channel.given[1]


def test_an_uncertain_reply_is_sent_again_and_an_uncertain_campaign_row_waits_for_retry(
    engine: Engine, now: Clock
) -> None:
    plan(engine, "返信")
    (campaign,) = plan(engine, "お願い", lane=Lane.CAMPAIGN)
    channel = Scripted([Uncertain("time-out")] * 2, idempotent=False)
    send(engine, channel, now)
    assert states(engine) == [("new", "time-out"), ("uncertain", "time-out")]
    now.pass_by(60)
    assert send(engine, channel, now) == [Sent("vendor-1")]
    assert retry(engine, campaign)
    assert send(engine, channel, now) == [Sent("vendor-1")]
    assert [given.texts[0] for given in channel.given] == ["返信", "お願い", "返信", "お願い"]


def test_a_channel_that_breaks_leaves_its_row_uncertain_and_nobody_waiting(
    engine: Engine, now: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    """What is kept of its fault is the type: the text may be what somebody wrote."""
    plan(engine, "一", lane=Lane.CAMPAIGN)
    plan(engine, "二", address="inoue", lane=Lane.CAMPAIGN)
    channel = Scripted([ValueError("no encoding for 市民の言葉")], idempotent=False)
    send(engine, channel, now)
    assert "市民の言葉" not in caplog.text
    assert states(engine) == [("uncertain", "ValueError"), ("sent", "")]


@pytest.mark.parametrize(
    ("idempotent", "lane", "after"),
    [
        (True, Lane.REPLY, [Sent("vendor-1")]),
        (True, Lane.CAMPAIGN, [Sent("vendor-1")]),
        (False, Lane.REPLY, [Sent("vendor-1")]),
        (False, Lane.CAMPAIGN, []),
    ],
)
def test_a_row_whose_sender_was_lost_goes_out_again_where_that_harms_nothing(
    engine: Engine, now: Clock, idempotent: bool, lane: Lane, after: Sequence[Outcome]
) -> None:
    plan(engine, "一", lane=lane)
    channel = Scripted(idempotent=idempotent)
    lose(engine, channel, now)
    now.pass_by(LEASE.total_seconds() - 1)
    assert send(engine, channel, now) == []
    now.pass_by(1)
    assert send(engine, channel, now) == after
    if not after:
        assert states(engine) == [("uncertain", "its sender was lost while sending")]


@pytest.mark.parametrize(
    ("idempotent", "end"),
    [(True, Dead("its senders were lost while sending")), (False, Uncertain("its senders were lost while sending"))],
)
def test_a_row_whose_every_sender_was_lost_is_given_up(
    engine: Engine, now: Clock, idempotent: bool, end: Outcome
) -> None:
    """Where the platform cannot tell a duplicate one of them may well have sent it: whoever sends it again is to know."""
    plan(engine, "一")
    channel = Scripted(idempotent=idempotent)
    for _ in range(ATTEMPTS):
        lose(engine, channel, now)
        now.pass_by(LEASE.total_seconds())
    assert send(engine, channel, now) == [end]
    assert channel.given == []
    assert states(engine) == [("dead" if idempotent else "uncertain", "its senders were lost while sending")]


class Breaking(Scripted):
    """While it sends, every connection of this process breaks: the database is restarted."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(idempotent=False)
        self.engine = engine

    def deliver(self, key: str, address: str, envelope: Envelope) -> Outcome:
        outcome = super().deliver(key, address, envelope)
        break_connections(self.engine)
        return outcome


def break_connections(engine: Engine) -> None:
    admin = sa.create_engine(engine.sql.url, poolclass=sa.NullPool)
    with admin.connect() as connection:
        connection.execute(
            sa.text(
                "SELECT pg_terminate_backend(pid, 1000) FROM pg_stat_activity"
                " WHERE pid <> pg_backend_pid() AND datname = current_database()"
            )
        )


@pytest.mark.postgresql
def test_what_was_sent_while_the_connection_broke_is_known_to_be_sent(postgresql_engine: Engine, now: Clock) -> None:
    plan(postgresql_engine, "一", "二")
    channel = Breaking(postgresql_engine)
    assert send(postgresql_engine, channel, now) == [Sent("vendor-1")] * 2
    now.pass_by(LEASE.total_seconds())
    assert send(postgresql_engine, channel, now) == []
    assert [given.texts for given in channel.given] == [("一",), ("二",)]


@pytest.mark.postgresql
def test_what_is_due_is_claimed_on_another_connection_when_one_broke(postgresql_engine: Engine, now: Clock) -> None:
    plan(postgresql_engine, "一")
    break_connections(postgresql_engine)
    assert send(postgresql_engine, Scripted(), now) == [Sent("vendor-1")]


def test_an_outcome_that_comes_after_the_lease_changes_nothing(engine: Engine, now: Clock) -> None:
    plan(engine, "一")

    class Slow(Scripted):
        """While it sends, its lease runs out and another process sends the row."""

        def deliver(self, key: str, address: str, envelope: Envelope) -> Outcome:
            now.pass_by(LEASE.total_seconds())
            assert send(engine, quick, now) == [Sent("vendor-1")]
            return Retry("time-out")

    quick = Scripted()
    send(engine, Slow(), now)
    assert states(engine) == [("sent", "")]


def test_a_payload_newer_than_this_code_is_left_alone(engine: Engine, now: Clock) -> None:
    with writing(engine) as tx:
        outbox.plan(tx, replace(MESSAGE, payload="{}", version=PAYLOAD_VERSION + 1), NOW)
    plan(engine, "後")
    assert send(engine, Scripted(), now) == []
    assert states(engine) == [("new", ""), ("new", "")]


def test_a_payload_that_nobody_can_read_is_a_dead_letter(engine: Engine, now: Clock) -> None:
    with writing(engine) as tx:
        outbox.plan(tx, replace(MESSAGE, payload="{"), NOW)
    (outcome,) = send(engine, Scripted(), now)
    assert isinstance(outcome, Dead)
    assert [(row.state, row.reason) for row in dead(engine)] == [(OutboxState.DEAD, "unreadable: DecodeError")]


def test_many_senders_send_each_row_once_and_each_address_in_order(engine: Engine, now: Clock) -> None:
    for number in range(60):
        plan(engine, str(number), address=f"person{number % 6}")
    channel = Scripted()
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda _: send(engine, channel, now), range(6)))
        now.pass_by(timedelta(seconds=1).total_seconds())
        send(
            engine, channel, now
        )  # a sender stops when all that is left stands behind a row that another one has in hand
    sent = [int(given.texts[0]) for given in channel.given]
    assert sorted(sent) == list(range(60))
    for person in range(6):
        assert [number for number in sent if number % 6 == person] == list(range(person, 60, 6))
