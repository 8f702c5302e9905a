"""Turns: one event acts once and in order, and a person is never told what is not so."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot import turn
from bot.book import NoEditionError, StaleError
from bot.dialogs.dialog import STATE_VERSION, Effect, State
from bot.messages import Inbound
from bot.turn import Ended, Talk
from store import answers, conversations, inbox, trail
from store.session import Engine, Tx, reading, writing
from store.tables import inbox as inbox_table
from store.tables import outbox as outbox_table
from tests.bot.counter import CARELESS, TALK, Clock, Views, gather, gather_carelessly, said, sorry, step
from tests.bot.turning import KEY, run, say, standing, state, told, values
from tests.store.roster import DAY, INOUE, MATSUMOTO, NOW


def test_a_turn_saves_state_answer_and_message_and_is_done(engine: Engine, now: Clock, request_id: int) -> None:
    say(engine, now, "46")
    (result,) = turn.run(engine, KEY, TALK, now)
    assert (result.event_id, result.ended) == ("matsumoto:46", Ended.DONE)
    with reading(engine) as tx:
        saved = answers.newest(tx, request_id)
        row = tx.execute(sa.select(outbox_table)).mappings().one()
    assert saved is not None
    assert (saved.answer.entered, saved.person_id, saved.at, saved.day) == ("46", "matsumoto", NOW, DAY)
    assert (row["id"], row["inbox_id"], row["lane"], row["kind"]) == (result.outbox_id, "matsumoto:46", "reply", "send")
    position = state(engine).position
    assert position is not None
    assert position.question == "46"
    assert standing(engine) == [("matsumoto:46", "done", 0)]
    assert turn.run(engine, KEY, TALK, now) == []


def test_what_one_turn_says_is_one_row(engine: Engine, now: Clock, request_id: int) -> None:
    say(engine, now, "46")
    run(engine, now)
    assert told(engine) == [["46を保存しました。", "次は。"]]


def test_what_was_heard_saved_and_moved_stands_in_the_trail(engine: Engine, now: Clock, request_id: int) -> None:
    say(engine, now, "46", "提出", "引戻し")
    run(engine, now)
    with reading(engine) as tx:
        entries = trail.of(tx, f"request:{request_id}")
    assert [(entry.actor, entry.action) for entry in entries] == [
        ("matsumoto", action) for action in ("heard", "save", "submit", "take_back")
    ]
    assert entries[0].detail == {"question": "value", "outcome": "value", "text": "46"}
    assert entries[1].detail == {"version": "1"}


def test_what_was_moved_is_told_with_its_person_and_the_day_of_the_talk(
    engine: Engine, now: Clock, request_id: int
) -> None:
    say(engine, now, "46", "提出", "引戻し")
    run(engine, now)
    with reading(engine) as tx:
        moved = trail.moves(tx, [request_id])
        assert trail.moves(tx, [request_id + 1]) == trail.moves(tx, []) == ()
    assert [(move.request_id, move.action, move.person_name, move.day) for move in moved] == [
        (request_id, "submit", MATSUMOTO.name, DAY),
        (request_id, "take_back", MATSUMOTO.name, DAY),
    ]


def test_a_conversation_is_drained_in_the_order_of_arrival(engine: Engine, now: Clock, request_id: int) -> None:
    say(engine, now, "1", "2", "3")
    assert run(engine, now) == [Ended.DONE] * 3
    assert values(engine, request_id) == ["1", "2", "3"]


def test_the_same_event_twice_acts_once(engine: Engine, now: Clock, request_id: int) -> None:
    assert turn.accept(engine, said("e1", "46"), now)
    run(engine, now)
    assert not turn.accept(engine, said("e1", "46"), now)
    assert run(engine, now) == []
    assert values(engine, request_id) == ["46"]


def test_the_same_event_from_many_threads_acts_once(engine: Engine, now: Clock, request_id: int) -> None:
    def receive(_delivery: int) -> None:
        turn.accept(engine, said("e1", "46"), now)
        turn.run(engine, KEY, TALK, now)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(receive, range(24)))
    assert values(engine, request_id) == ["46"]
    assert len(told(engine)) == 1


def test_many_threads_keep_the_order_of_each_conversation(engine: Engine, now: Clock, request_id: int) -> None:
    """Each person writes one message after another, as people do; whoever has time takes the turns."""
    people = [f"citizen{number}" for number in range(4)]

    def write(person: str) -> None:
        for number in range(20):
            turn.accept(engine, said(f"{person}:{number}", str(number), person), now)
            turn.run(engine, inbox.key("file", person), TALK, now)

    def meddle(number: int) -> None:
        for round_number in range(20):
            turn.run(engine, inbox.key("file", people[(number + round_number) % 4]), TALK, now)

    with ThreadPoolExecutor(8) as pool:
        done = [pool.submit(write, person) for person in people] + [pool.submit(meddle, number) for number in range(4)]
        for each in done:
            each.result()
    with reading(engine) as tx:
        for person in people:
            arrived = tx.execute(
                sa.select(inbox_table.c.id).where(inbox_table.c.address == person).order_by(inbox_table.c.seq)
            ).scalars()
            answered = tx.execute(
                sa.select(outbox_table.c.inbox_id).where(outbox_table.c.address == person).order_by(outbox_table.c.seq)
            ).scalars()
            assert arrived.all() == answered.all()
    assert all(row[1:] == ("done", 0) for row in standing(engine))


@pytest.mark.parametrize("talk", [TALK, CARELESS], ids=["under lock", "careless"])
def test_of_two_people_who_submit_at_one_moment_one_is_told_so_a_hundred_times(
    engine: Engine, now: Clock, request_id: int, talk: Talk[Views]
) -> None:
    say(engine, now, "46")
    run(engine, now)
    both = threading.Barrier(2)

    def submit(round_number: int, person: str) -> None:
        turn.accept(engine, said(f"submit:{person}:{round_number}", "提出", person), now)
        both.wait()
        assert run(engine, now, talk, person) == [Ended.DONE]

    with ThreadPoolExecutor(2) as pool:
        for round_number in range(100):
            list(pool.map(submit, (round_number,) * 2, (MATSUMOTO.id, INOUE.id)))
            last = [told(engine, person.id)[-1][0] for person in (MATSUMOTO, INOUE)]
            assert last.count("提出しました。") == 1
            winner, loser = (MATSUMOTO, last[1]) if last[0] == "提出しました。" else (INOUE, last[0])
            assert loser == f"今回の提出は行っていません。{winner.name}さんが提出しています。"
            turn.accept(engine, said(f"back:{round_number}", "引戻し"), now)
            run(engine, now)


def test_a_move_refused_after_all_is_stepped_again_on_fresh_facts(engine: Engine, now: Clock, request_id: int) -> None:
    """Somebody submits between the facts and the effects of a turn: what it says is what is then so."""
    say(engine, now, "46")
    run(engine, now)
    shown: list[int] = []

    def outrun(state: State, inbound: Inbound, views: Views) -> tuple[State, Sequence[Effect]]:
        shown.append(views[0].request.version)
        result = step(state, inbound, views)
        if len(shown) == 1:
            return result[0], (*result[1][:-1], *result[1])  # the second Submit meets what the first one did
        return result

    say(engine, now, "提出")
    assert run(engine, now, Talk(gather_carelessly, outrun, sorry)) == [Ended.DONE]
    assert len(shown) == 2
    assert told(engine)[-1] == ["提出しました。"]


def test_facts_that_are_out_of_date_are_made_anew_outside_of_the_turns_transaction(
    engine: Engine, now: Clock, request_id: int
) -> None:
    made: list[bool] = []

    def gather_when_made(tx: Tx, inbound: Inbound) -> Views:
        if not made:
            raise StaleError
        return gather(tx, inbound)

    def renew() -> None:
        made.append(turn.accept(engine, said("e2", "47"), now))  # a writer's own transaction: nobody stands in its way

    assert turn.accept(engine, said("e1", "46"), now)
    assert run(engine, now, Talk(gather_when_made, step, sorry, renew)) == [Ended.DONE, Ended.DONE]
    assert made == [True]
    assert values(engine, request_id) == ["46", "47"]


def test_facts_that_cannot_be_made_anew_are_a_failure_like_any_other(
    engine: Engine, now: Clock, request_id: int
) -> None:
    def stale(_tx: Tx, _inbound: Inbound) -> Views:
        raise StaleError

    def renew() -> None:
        raise NoEditionError

    say(engine, now, "46")
    assert run(engine, now, Talk(stale, step, sorry, renew)) == [Ended.FAILED]
    with reading(engine) as tx:
        assert tx.execute(sa.select(inbox_table.c.reason, inbox_table.c.attempts)).one() == ("NoEditionError", 1)


def test_a_state_newer_than_this_code_is_left_untouched_and_nothing_is_counted(
    engine: Engine, now: Clock, request_id: int
) -> None:
    newer = '{"version": 2, "mood": "unknown"}'
    with writing(engine) as tx:
        conversations.lock(tx, KEY, NOW)
        conversations.save(tx, KEY, STATE_VERSION + 1, newer, NOW)
    say(engine, now, "46", "47")
    assert run(engine, now) == [Ended.NEWER]
    now.pass_by(60)
    assert turn.sweep(engine, TALK, now) is None
    with writing(engine) as tx:
        stored = conversations.lock(tx, KEY, NOW)
    assert (stored.version, stored.text) == (STATE_VERSION + 1, newer)
    assert standing(engine) == [("matsumoto:46", "new", 0), ("matsumoto:47", "new", 0)]
    assert told(engine) == []
    assert values(engine, request_id) == []


@pytest.mark.postgresql
def test_an_event_is_accepted_while_a_turn_of_its_conversation_runs(postgresql_engine: Engine, now: Clock) -> None:
    """The inbox row names the conversation without a key: with one it would wait for the turn, here until the time is up."""
    with ThreadPoolExecutor(1) as pool, writing(postgresql_engine) as tx:
        conversations.lock(tx, KEY, NOW)
        assert pool.submit(turn.accept, postgresql_engine, said("e2", "47"), now).result(timeout=5)


@pytest.mark.postgresql
def test_a_turn_whose_connection_breaks_is_taken_again_on_another(postgresql_engine: Engine, now: Clock) -> None:
    broken: list[int] = []

    def gather_once_broken(tx: Tx, inbound: Inbound) -> Views:
        if not broken:
            broken.append(tx.execute(sa.text("SELECT pg_backend_pid()")).scalar_one())
            with reading(postgresql_engine) as other:
                other.execute(sa.text("SELECT pg_terminate_backend(:pid)"), {"pid": broken[0]})
        return gather(tx, inbound)

    say(postgresql_engine, now, "こんにちは")
    assert run(postgresql_engine, now, Talk(gather_once_broken, step, sorry)) == [Ended.DONE]
    assert told(postgresql_engine) == [["こんにちは"]]
    assert standing(postgresql_engine) == [("matsumoto:こんにちは", "done", 0)]


def test_the_day_of_an_answer_is_the_events_and_not_the_clocks(engine: Engine, now: Clock, request_id: int) -> None:
    now.pass_by(timedelta(days=400).total_seconds())
    say(engine, now, "46")
    run(engine, now)
    with reading(engine) as tx:
        saved = answers.newest(tx, request_id)
    assert saved is not None
    assert saved.day == DAY
