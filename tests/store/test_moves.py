"""Moves: the table against the store, and two people at one moment."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
import sqlalchemy as sa

from plan.model import Phase
from store import answers, cycles, moves, people
from store.moves import Action
from store.records import Answer, AnswerKind, Audience, Person, Proposal, Request, RequestState, Role, Viewer
from store.session import Engine, reading, writing
from store.tables import posts
from tests.store.roster import DAY, HARA, INOUE, KOUWAN, MATSUMOTO, NOW, OTA, SOUMU, furnish, history, viewer

ANSWER = Answer(kind=AnswerKind.VALUE, value=Decimal(46))
PHASE = Answer(phase_kind=AnswerKind.VALUE, phase=Phase.RUN)


@pytest.fixture
def request_id(engine: Engine) -> int:
    """K001 of 総務部, not yet answered."""
    with writing(engine) as tx:
        return cycles.asked(tx, furnish(tx).id)[0].id


def save(engine: Engine, request_id: int, seen: int, person: Person = MATSUMOTO, answer: Answer = ANSWER) -> bool:
    with writing(engine) as tx:
        return answers.save(tx, request_id, seen, answer, person.id, NOW, DAY)


def move(
    engine: Engine, action: Action, request_id: int, seen: int, person: Person = MATSUMOTO, day: date = DAY
) -> bool:
    with writing(engine) as tx:
        return moves.move(tx, action, request_id, seen, person.id, NOW, day)


def stored(engine: Engine, request_id: int) -> Request:
    with reading(engine) as tx:
        cycle = cycles.current(tx, DAY)
        assert cycle is not None
        return next(request for request in cycles.asked(tx, cycle.id) if request.id == request_id)


def test_submitting_keeps_version_person_and_time_and_taking_back_forgets_them(engine: Engine, request_id: int) -> None:
    assert save(engine, request_id, 0)
    assert move(engine, Action.SUBMIT, request_id, 1)
    submitted = stored(engine, request_id)
    assert submitted.state is RequestState.SUBMITTED
    assert (submitted.submitted_version, submitted.submitted_by, submitted.submitted_at) == (1, "matsumoto", NOW)
    assert move(engine, Action.TAKE_BACK, request_id, 1, INOUE)  # whoever holds the post
    back = stored(engine, request_id)
    assert back == replace(
        submitted, state=RequestState.OPEN, submitted_version=None, submitted_by="", submitted_at=None
    )


def test_a_submitted_request_is_not_saved_until_it_is_taken_back(engine: Engine, request_id: int) -> None:
    save(engine, request_id, 0)
    move(engine, Action.SUBMIT, request_id, 1)
    assert not save(engine, request_id, 1)
    move(engine, Action.TAKE_BACK, request_id, 1)
    assert save(engine, request_id, 1)


def test_an_older_version_than_the_stored_one_moves_nothing(engine: Engine, request_id: int) -> None:
    save(engine, request_id, 0)
    save(engine, request_id, 1, INOUE)
    assert not save(engine, request_id, 1)
    assert not move(engine, Action.SUBMIT, request_id, 1)
    assert move(engine, Action.SUBMIT, request_id, 2)
    assert not move(engine, Action.SUBMIT, request_id, 2)


def test_what_was_never_answered_is_not_submitted(engine: Engine, request_id: int) -> None:
    assert not move(engine, Action.SUBMIT, request_id, 0)


@pytest.mark.parametrize(
    "answer",
    [
        Answer(kind=AnswerKind.PENDING),
        Answer(kind=AnswerKind.UNKNOWN),
        Answer(kind=AnswerKind.ELSEWHERE, reason="管理課"),
        Answer(proposal=Proposal("tenfold", Decimal(470))),
        Answer(numerator=Decimal(8214)),
        PHASE,
    ],
    ids=["pending", "unknown", "elsewhere", "a lone proposal", "half a ratio", "a phase alone"],
)
def test_what_has_no_value_is_not_submitted_whatever_the_dialog_says(
    engine: Engine, request_id: int, answer: Answer
) -> None:
    save(engine, request_id, 0, answer=answer)
    assert not move(engine, Action.SUBMIT, request_id, 1)
    assert "submit" not in moves.allowed(
        stored(engine, request_id), answer, Viewer(Audience.STAFF, MATSUMOTO, (SOUMU,))
    )
    save(engine, request_id, 1, answer=Answer(kind=AnswerKind.NOT_APPLICABLE, reason="廃止"))
    assert move(engine, Action.SUBMIT, request_id, 2)


def test_where_only_the_phase_is_asked_a_phase_is_submitted(engine: Engine, request_id: int) -> None:
    project = request_id + 1  # P001: nothing but its phase
    save(engine, project, 0, answer=Answer(phase_kind=AnswerKind.UNKNOWN))
    assert not move(engine, Action.SUBMIT, project, 1)
    save(engine, project, 1, answer=PHASE)
    assert move(engine, Action.SUBMIT, project, 2)


@pytest.mark.parametrize(
    "person", [OTA, HARA, Person("nobody", "", "")], ids=["other department", "coordinator", "unknown"]
)
def test_only_the_holder_of_the_post_moves_a_request(engine: Engine, request_id: int, person: Person) -> None:
    assert not save(engine, request_id, 0, person)
    save(engine, request_id, 0)
    assert not move(engine, Action.SUBMIT, request_id, 1, person)


def test_a_post_that_was_left_moves_nothing_from_the_next_day_on(engine: Engine, request_id: int) -> None:
    save(engine, request_id, 0)
    with writing(engine) as tx:
        assert people.leave(tx, SOUMU.id, MATSUMOTO.id, DAY)
    assert not move(engine, Action.SUBMIT, request_id, 1, day=DAY + timedelta(days=1))
    assert move(engine, Action.SUBMIT, request_id, 1)


def test_what_is_allowed_is_what_the_store_does(engine: Engine, request_id: int) -> None:
    """Every state, action and viewer: the pure question and the conditional UPDATE never differ."""
    save(engine, request_id, 0)
    for state in RequestState:
        if state is RequestState.SUBMITTED:
            move(engine, Action.SUBMIT, request_id, 1)
        for person in (MATSUMOTO, INOUE, OTA, HARA):
            with reading(engine) as tx:
                allowed = moves.allowed(stored(engine, request_id), ANSWER, viewer(tx, person))
            for action in Action:
                assert tried(engine, action, request_id, person) == (action.value in allowed), (
                    state,
                    person.id,
                    action,
                )


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("state", list(RequestState))
def test_what_is_allowed_is_what_the_store_does_whatever_the_role_of_the_post(
    engine: Engine, request_id: int, role: Role, state: RequestState
) -> None:
    """A post that is asked for something may be an approver's, or become one."""
    save(engine, request_id, 0)
    if state is RequestState.SUBMITTED:
        move(engine, Action.SUBMIT, request_id, 1)
    with writing(engine) as tx:
        tx.execute(sa.update(posts).where(posts.c.id == SOUMU.id).values(role=role.value))
    with reading(engine) as tx:
        allowed = moves.allowed(stored(engine, request_id), ANSWER, viewer(tx, MATSUMOTO))
    done = {action.value for action in Action if tried(engine, action, request_id, MATSUMOTO)}
    assert done == allowed
    assert bool(done) == (role is Role.OWNER)


def tried(engine: Engine, action: Action, request_id: int, person: Person) -> bool:
    """Whether the store would do it; what it did is rolled back."""
    with writing(engine) as tx, tx.begin_nested() as attempt:
        done = moves.move(tx, action, request_id, 1, person.id, NOW, DAY)
        attempt.rollback()
    return done


def test_nothing_is_allowed_to_those_without_the_post() -> None:
    request = Request(1, 1, 1, "K001", "soumu", "総務部", RequestState.OPEN, 1)
    matsumoto, inoue = Viewer(Audience.STAFF, MATSUMOTO, (SOUMU,)), Viewer(Audience.STAFF, INOUE, (SOUMU,))
    assert moves.allowed(request, ANSWER, matsumoto) == {"save", "submit"}
    assert moves.allowed(replace(request, version=0), Answer(), matsumoto) == {"save"}
    assert moves.allowed(replace(request, state=RequestState.SUBMITTED), ANSWER, inoue) == {"take_back"}
    for other in (
        Viewer(Audience.CITIZEN, MATSUMOTO, (SOUMU,)),
        Viewer(Audience.STAFF, None, (SOUMU,)),
        Viewer(Audience.STAFF, OTA, (KOUWAN,)),
    ):
        assert moves.allowed(request, ANSWER, other) == frozenset()


def test_of_two_people_who_submit_at_one_moment_one_is_stored_a_hundred_times(engine: Engine, request_id: int) -> None:
    save(engine, request_id, 0)
    both = threading.Barrier(2)

    def submit(person: Person) -> bool:
        both.wait()
        return move(engine, Action.SUBMIT, request_id, 1, person)

    with ThreadPoolExecutor(2) as pool:
        for _ in range(100):
            outcomes = list(pool.map(submit, (MATSUMOTO, INOUE)))
            assert sorted(outcomes) == [False, True]
            winner = MATSUMOTO if outcomes[0] else INOUE
            assert stored(engine, request_id).submitted_by == winner.id
            assert move(engine, Action.TAKE_BACK, request_id, 1)


def test_of_two_people_who_save_at_one_moment_one_is_stored_a_hundred_times(engine: Engine, request_id: int) -> None:
    both = threading.Barrier(2)

    def at_once(seen: int, person: Person) -> bool:
        both.wait()
        return save(engine, request_id, seen, person)

    with ThreadPoolExecutor(2) as pool:
        for seen in range(100):
            outcomes = list(pool.map(at_once, (seen, seen), (MATSUMOTO, INOUE)))
            assert sorted(outcomes) == [False, True]
    with reading(engine) as tx:
        assert [version.version for version in history(tx, request_id)] == list(range(1, 101))
