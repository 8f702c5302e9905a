"""Turns that fail: nothing is lost, nobody overtakes, what is given up is told and can be sent through again."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
import sqlalchemy as sa

from bot import turn
from bot.dialogs.dialog import Effect, State
from bot.messages import Inbound, Message
from bot.turn import AFRESH, ATTEMPTS, LEASE, Ended, Talk
from store import inbox
from store.records import Arrival, Audience
from store.session import Engine, Tx, reading, writing
from store.tables import inbox as inbox_table
from tests.bot.counter import SORRY, TALK, Clock, Views, gather, said, sorry, step
from tests.bot.turning import KEY, run, say, standing, state, told, values
from tests.store.roster import DAY, NOW


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
