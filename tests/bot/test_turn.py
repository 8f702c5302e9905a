"""Turns: one event acts once and in order, a person is never told what is not so, and nothing is lost when a step fails."""

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
from bot.messages import PAYLOAD_VERSION, Inbound, Message
from bot.payloads import envelope_of, state_of
from bot.turn import AFRESH, ATTEMPTS, LEASE, Ended, Talk
from store import answers, conversations, cycles, inbox, trail
from store.records import Arrival, Audience, InboxRow
from store.session import Engine, Tx, reading, writing
from store.tables import inbox as inbox_table
from store.tables import outbox as outbox_table
from tests.bot.counter import CARELESS, SORRY, TALK, Clock, Views, gather, gather_carelessly, said, sorry, step
from tests.store.roster import DAY, INOUE, MATSUMOTO, NOW, furnish, history

KEY = inbox.key("file", "matsumoto")


@pytest.fixture
def now() -> Clock:
    return Clock()


@pytest.fixture
def request_id(engine: Engine) -> int:
    """K001, which 松本 and 井上 both answer for."""
    with writing(engine) as tx:
        return cycles.asked(tx, furnish(tx).id)[0].id


def say(engine: Engine, now: Clock, *texts: str, person: str = "matsumoto") -> None:
    """Accepts one event for each text; its id is the person and the text."""
    for text in texts:
        assert turn.accept(engine, said(f"{person}:{text}", text, person), now)


def run(
    engine: Engine, now: Clock, talk: Talk[Views] = TALK, person: str = "matsumoto", taken: InboxRow | None = None
) -> list[Ended]:
    return [result.ended for result in turn.run(engine, inbox.key("file", person), talk, now, taken)]


def told(engine: Engine, person: str = "matsumoto") -> list[list[str]]:
    """What was planned for a person, one list of texts an outbox row."""
    with reading(engine) as tx:
        rows = tx.execute(
            sa.select(outbox_table.c.payload).where(outbox_table.c.address == person).order_by(outbox_table.c.seq)
        )
        envelopes = [envelope_of(PAYLOAD_VERSION, payload) for payload in rows.scalars()]
    return [[message.text for message in envelope.messages] for envelope in envelopes]


def standing(engine: Engine) -> list[tuple[str, str, int]]:
    """Each event with its row's state and attempts, in the order of arrival."""
    columns = (inbox_table.c.id, inbox_table.c.state, inbox_table.c.attempts)
    with reading(engine) as tx:
        return [(row[0], row[1], row[2]) for row in tx.execute(sa.select(*columns).order_by(inbox_table.c.seq))]


def values(engine: Engine, request_id: int) -> list[str]:
    with reading(engine) as tx:
        return [version.answer.entered for version in history(tx, request_id)]


def state(engine: Engine, key: str = KEY) -> State:
    with writing(engine) as tx:
        stored = conversations.lock(tx, key, NOW)
    return state_of(stored.version, stored.text)


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


def test_a_step_that_is_refused_for_ever_fails_and_tells_nobody_that_it_is_done(
    engine: Engine, now: Clock, request_id: int
) -> None:
    steps: list[int] = []

    def stubborn(state: State, inbound: Inbound, views: Views) -> tuple[State, Sequence[Effect]]:
        steps.append(1)
        return step(state, said(inbound.id, "提出"), views)  # nothing was answered: no version can be submitted

    say(engine, now, "提出")
    assert run(engine, now, Talk(gather, stubborn, sorry)) == [Ended.FAILED]
    assert len(steps) == AFRESH
    assert told(engine) == []
    assert standing(engine) == [("matsumoto:提出", "new", 1)]


def test_a_failing_step_leaves_nothing_and_keeps_those_behind_it_waiting(
    engine: Engine, now: Clock, request_id: int
) -> None:
    say(engine, now, "壊れる", "46")
    assert run(engine, now) == [Ended.FAILED]
    assert standing(engine) == [("matsumoto:壊れる", "new", 1), ("matsumoto:46", "new", 0)]
    assert told(engine) == []
    assert state(engine) == State()


def test_while_a_failed_row_rests_no_message_that_comes_runs_or_counts_it(
    engine: Engine, now: Clock, request_id: int
) -> None:
    say(engine, now, "壊れる")
    assert run(engine, now) == [Ended.FAILED]
    for number in range(ATTEMPTS):
        now.pass_by(2)
        say(engine, now, str(number))
        assert run(engine, now) == []
    assert standing(engine)[0] == ("matsumoto:壊れる", "new", 1)
    assert values(engine, request_id) == [], "nothing overtakes it"
    now.pass_by(LEASE.total_seconds())
    assert run(engine, now) == [Ended.FAILED]
    assert standing(engine)[0] == ("matsumoto:壊れる", "new", 2)


def test_a_row_that_the_sweeper_gave_to_one_is_run_by_nobody_else(engine: Engine, now: Clock, request_id: int) -> None:
    say(engine, now, "46")
    now.pass_by(5)
    taken = turn.sweep(engine, TALK, now)
    say(engine, now, "47")
    assert run(engine, now) == []
    assert run(engine, now, taken=taken) == [Ended.DONE, Ended.DONE]
    assert values(engine, request_id) == ["46", "47"]


def test_after_its_attempts_a_row_is_dead_the_person_is_told_and_the_next_one_goes_on(
    engine: Engine, now: Clock, request_id: int
) -> None:
    say(engine, now, "壊れる", "46")
    for _ in range(ATTEMPTS - 1):
        assert run(engine, now) == [Ended.FAILED]
        now.pass_by(LEASE.total_seconds())
    assert run(engine, now) == [Ended.DEAD, Ended.DONE]
    assert told(engine) == [[SORRY], ["46を保存しました。", "次は。"]]
    with reading(engine) as tx:
        assert [(row.arrival.id, row.reason) for row in inbox.dead(tx)] == [("matsumoto:壊れる", "ZeroDivisionError")]


def test_what_a_person_wrote_stands_neither_in_the_log_nor_in_the_reason(
    engine: Engine, now: Clock, request_id: int, caplog: pytest.LogCaptureFixture
) -> None:
    """A statement that fails carries its values, on PostgreSQL even the whole row, and so does a number that is none."""

    def refused(tx: Tx, inbound: Inbound) -> Views:
        tx.execute(sa.update(inbox_table).values(payload=inbound.text, state="no such state"))
        return ()

    def no_number(_tx: Tx, inbound: Inbound) -> Views:
        int(inbound.text)
        return ()

    assert turn.accept(engine, said("e1", "秘密の氏名"), now)
    for failing, kind in ((refused, "IntegrityError"), (no_number, "ValueError")):
        assert run(engine, now, Talk(failing, step, sorry)) == [Ended.FAILED]
        assert "秘密の氏名" not in caplog.text
        assert kind in caplog.text
        with reading(engine) as tx:
            assert tx.execute(sa.select(inbox_table.c.reason)).scalar() == kind
        now.pass_by(LEASE.total_seconds())


MENDED = Talk(gather, lambda state, inbound, views: step(state, said(inbound.id, "46"), views), sorry)


def retry(engine: Engine, now: Clock, talk: Talk[Views] = MENDED) -> Ended | None:
    result = turn.retry(engine, "matsumoto:壊れる", talk, now)
    return result.ended if result else None


def give_up(engine: Engine, now: Clock) -> None:
    """A message whose every run has failed."""
    say(engine, now, "壊れる")
    for _ in range(ATTEMPTS):
        run(engine, now)
        now.pass_by(LEASE.total_seconds())


def test_a_dead_row_goes_through_when_it_is_sent_again(engine: Engine, now: Clock, request_id: int) -> None:
    give_up(engine, now)
    assert retry(engine, now) is Ended.DONE
    assert retry(engine, now) is None
    assert values(engine, request_id) == ["46"]


def test_a_dead_row_that_fails_again_stays_dead_and_stands_in_nobodys_way(
    engine: Engine, now: Clock, request_id: int
) -> None:
    give_up(engine, now)
    assert retry(engine, now, TALK) is Ended.FAILED
    assert standing(engine) == [("matsumoto:壊れる", "dead", 0)]
    with reading(engine) as tx:
        assert [row.reason for row in inbox.dead(tx)] == ["ZeroDivisionError"]
    assert told(engine) == [[SORRY]], "the person has been told once"
    say(engine, now, "46")
    assert run(engine, now) == [Ended.DONE]


def test_a_dead_row_is_not_run_once_its_conversation_has_gone_on(engine: Engine, now: Clock, request_id: int) -> None:
    give_up(engine, now)
    say(engine, now, "26")
    run(engine, now)
    assert retry(engine, now) is None
    assert values(engine, request_id) == ["26"]
    assert standing(engine)[0] == ("matsumoto:壊れる", "dead", ATTEMPTS)


def test_the_first_run_counts_nothing_and_the_sweeper_counts_once(engine: Engine, now: Clock, request_id: int) -> None:
    say(engine, now, "壊れる")
    now.pass_by(4)
    assert turn.sweep(engine, TALK, now) is None
    now.pass_by(1)
    taken = turn.sweep(engine, TALK, now)
    assert taken is not None
    assert taken.conversation == KEY
    assert standing(engine) == [("matsumoto:壊れる", "new", 1)]
    assert run(engine, now, taken=taken) == [Ended.FAILED]
    assert standing(engine) == [("matsumoto:壊れる", "new", 1)]
    assert turn.sweep(engine, TALK, now) is None  # it rests
    now.pass_by(LEASE.total_seconds())
    assert turn.sweep(engine, TALK, now) is not None


def test_a_row_whose_every_runner_was_lost_is_given_up(engine: Engine, now: Clock, request_id: int) -> None:
    """As when a message ends the process each time: nobody comes back to count."""
    say(engine, now, "46")
    now.pass_by(5)
    for _ in range(ATTEMPTS):
        assert turn.sweep(engine, TALK, now) is not None
        now.pass_by(LEASE.total_seconds())
    assert turn.sweep(engine, TALK, now) is None
    assert standing(engine) == [("matsumoto:46", "dead", ATTEMPTS + 1)]
    assert told(engine) == [[SORRY]]
    assert run(engine, now) == []


def test_a_message_of_which_every_process_dies_takes_nobody_elses_with_it(
    engine: Engine, now: Clock, request_id: int
) -> None:
    """Six processes in turn: each takes over what it finds, and is gone as soon as it runs the first message."""
    for person in ("killer", "matsumoto", "inoue"):
        say(engine, now, "46", person=person)
    now.pass_by(5)
    for _ in range(ATTEMPTS + 1):
        while taken := turn.sweep(engine, TALK, now):
            if taken.arrival.address == "killer":
                break
            run(engine, now, person=taken.arrival.address, taken=taken)
        now.pass_by(LEASE.total_seconds())
    assert {row[0]: row[1] for row in standing(engine)} == {
        "killer:46": "dead",
        "matsumoto:46": "done",
        "inoue:46": "done",
    }


def test_two_runs_that_fail_at_one_moment_have_a_rest_between_them(engine: Engine, now: Clock, request_id: int) -> None:
    """The sweeper takes a row over while a message's run is in its step: that run fails, and the sweeper's does not follow at once."""
    say(engine, now, "壊れる")
    now.pass_by(5)
    taken = turn.sweep(engine, TALK, now)
    now.pass_by(1)
    with writing(engine) as tx:
        assert taken is not None
        inbox.fail(tx, taken.seq, "ZeroDivisionError", now() + LEASE, counted=False)  # the run that had begun before
    assert run(engine, now, taken=taken) == []
    now.pass_by(LEASE.total_seconds())
    assert run(engine, now, taken=taken) == [Ended.FAILED]
    assert standing(engine) == [("matsumoto:壊れる", "new", 3)]


def speechless(_inbound: Inbound) -> Message:
    raise KeyError


MUTE = Talk(gather, step, speechless)


def test_a_row_for_which_even_the_apology_fails_is_given_up_all_the_same(
    engine: Engine, now: Clock, request_id: int
) -> None:
    say(engine, now, "壊れる", "46")
    for _ in range(ATTEMPTS - 1):
        assert run(engine, now, MUTE) == [Ended.FAILED]
        now.pass_by(LEASE.total_seconds())
    assert run(engine, now, MUTE) == [Ended.DEAD, Ended.DONE]
    assert told(engine)[0][0].startswith("申し訳ありません。今、お答えできません。")


def test_a_row_for_which_even_the_apology_fails_stops_no_sweeper(engine: Engine, now: Clock, request_id: int) -> None:
    say(engine, now, "46")
    for _ in range(ATTEMPTS):
        now.pass_by(LEASE.total_seconds())
        assert turn.sweep(engine, MUTE, now) is not None
    say(engine, now, "47", person="inoue")
    now.pass_by(LEASE.total_seconds())
    taken = turn.sweep(engine, MUTE, now)
    assert taken is not None
    assert taken.arrival.id == "inoue:47"
    assert standing(engine)[0] == ("matsumoto:46", "dead", ATTEMPTS + 1)


def test_a_payload_that_nobody_can_read_is_given_up_and_the_person_is_told(engine: Engine, now: Clock) -> None:
    inbox.accept(engine, Arrival("e1", "file", "matsumoto", Audience.STAFF, "matsumoto", NOW, DAY, "{"), NOW)
    for _ in range(ATTEMPTS):
        run(engine, now)
        now.pass_by(LEASE.total_seconds())
    assert standing(engine) == [("e1", "dead", ATTEMPTS)]
    assert told(engine) == [[SORRY]]


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
