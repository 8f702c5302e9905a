"""One inbound = one transaction: accept an event, then take the turns of its conversation in order."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Generic, TypeVar, assert_never

from bot.book import StaleError
from bot.dialogs.dialog import STATE_VERSION, Effect, Heard, Save, Say, State, Submit, TakeBack
from bot.faults import kind, way
from bot.messages import Envelope, Inbound, Message
from bot.payloads import envelope_text, inbound_of, inbound_text, state_of, state_text
from language.texts import say
from store import answers, conversations, inbox, moves, outbox, trail
from store.moves import Action
from store.records import Arrival, InboxRow, Planned, StoredState
from store.session import Engine, Tx, clashed, writing

log = logging.getLogger(__name__)

ATTEMPTS = 5  # of a row until it is given up: a turn that failed is one, and so is each taking by the sweeper
AFRESH = 10  # how often a step is taken again because somebody was quicker
STALE = timedelta(seconds=5)  # an undone row this old has lost its runner
LEASE = timedelta(seconds=30)  # how long the sweeper leaves a row to whom it gave it, and how long a failed one rests

F = TypeVar("F")
Now = Callable[[], datetime]  # the wall clock; what counts as today is the Inbound's


@dataclass(frozen=True)
class Talk(Generic[F]):
    """How a city's conversations go: ``gather`` reads the facts of a turn under the locks that its effects need, ``step`` is pure, ``sorry`` is what a
    person reads when their message was given up. Where gather() raises StaleError, ``renew`` makes what it needs, after the turn's transaction and before
    the next try."""

    gather: Callable[[Tx, Inbound], F]
    step: Callable[[State, Inbound, F], tuple[State, Sequence[Effect]]]
    sorry: Callable[[Inbound], Message]
    renew: Callable[[], None] = lambda: None


class Ended(StrEnum):
    DONE = "done"
    FAILED = "failed"  # it stays undone and rests, and the conversation with it
    DEAD = "dead"  # given up, and the person was told
    NEWER = "newer"  # the conversation's state is newer than this code: left for a newer process


@dataclass(frozen=True, slots=True)
class Result:
    """How one event's turn ended; ``outbox_id`` is the row that it planned, "" when it said nothing."""

    event_id: str
    ended: Ended
    outbox_id: str = ""


class RefusedError(Exception):
    """A move was refused after all: the facts that the step was shown are not true any more."""


class _StumbledError(Exception):
    """A turn that failed, with the row that it was about; the cause says how."""

    def __init__(self, row: InboxRow) -> None:
        super().__init__(row.arrival.id)
        self.row = row


def accept(engine: Engine, inbound: Inbound, now: Now) -> bool:
    """Stores an event durably; False when the same event came before. When it returns, the channel may be told so."""
    arrival = Arrival(
        id=inbound.id,
        channel=inbound.channel,
        address=inbound.address,
        audience=inbound.audience,
        person_id=inbound.person_id,
        at=inbound.at,
        day=inbound.day,
        payload=inbound_text(inbound),
    )
    return inbox.accept(engine, arrival, now())


def run(engine: Engine, key: str, talk: Talk[F], now: Now, taken: InboxRow | None = None) -> list[Result]:
    """Takes the turns of a conversation until nothing undone is left of it, in the order of arrival; ``taken`` is a row from sweep().

    Any thread of any process may call it, any number of times. A row that fails keeps those behind it waiting and rests for LEASE: neither a message
    that comes meanwhile nor the sweeper runs or counts it. So does a row that the sweeper gave to somebody else.
    """
    results: list[Result] = []
    more = True
    while more:
        result, more = _turn(engine, key, talk, now, taken)
        if result is not None:
            results.append(result)
    return results


def sweep(engine: Engine, talk: Talk[F], now: Now, older_than: timedelta = STALE) -> InboxRow | None:
    """Takes one row that lost its runner, with its attempt counted: run() it, then take the next. What was tried ATTEMPTS times is given up here."""
    while True:
        at = now()
        with writing(engine) as tx:
            row = inbox.take_over(tx, at - older_than, at, at + LEASE, STATE_VERSION)
            if row is None or row.attempts <= ATTEMPTS:
                return row
            _bury(tx, row, talk, row.reason or "no run of it came to an end", at)


def retry(engine: Engine, event_id: str, talk: Talk[F], now: Now) -> Result | None:
    """Takes the turn of a row that was given up once more; None when it is not to be run (inbox.revive says when). What fails is given up again at once,
    without a word: it must not wait in front of what the person says next."""
    with writing(engine) as tx:
        row = inbox.revive(tx, event_id, now() + LEASE)
    if row is None:
        return None
    results = run(engine, row.conversation, talk, now, row)
    result = results[0] if results else Result(event_id, Ended.FAILED)
    if result.ended is not Ended.DONE:
        with writing(engine) as tx:
            failed = inbox.waiting(tx, row.conversation) or row
            inbox.bury(tx, row.seq, failed.reason)
    return result


def _turn(engine: Engine, key: str, talk: Talk[F], now: Now, taken: InboxRow | None) -> tuple[Result | None, bool]:
    """One turn and whether another row waits. Raises what the database raises when it cannot be reached."""
    for left in reversed(range(AFRESH)):
        try:
            with writing(engine) as tx:
                return _oldest(tx, key, talk, now(), taken)
        except _StumbledError as stumble:
            fault = _left_after_renewal(stumble.__cause__, talk)
            if left and (fault is None or _was_outrun(fault)):
                continue
            counted = inbox.is_held(stumble.row, taken)
            return _fail(engine, stumble.row, fault or stumble.__cause__, talk, now(), counted)
        except Exception as error:
            if not (left and clashed(error)):
                raise
    raise AssertionError("the last round returns or raises")


def _oldest(tx: Tx, key: str, talk: Talk[F], now: datetime, taken: InboxRow | None) -> tuple[Result | None, bool]:
    stored = conversations.lock(tx, key, now)
    row, more = inbox.oldest(tx, key, now, taken)
    if row is None:
        return None, False
    if stored.version > STATE_VERSION:
        return Result(row.arrival.id, Ended.NEWER), False
    try:
        return _take(tx, row, stored, talk, now), more
    except Exception as error:
        raise _StumbledError(row) from error


def _take(tx: Tx, row: InboxRow, stored: StoredState, talk: Talk[F], now: datetime) -> Result:
    inbound = inbound_of(row.arrival.payload)
    facts = talk.gather(tx, inbound)
    state, effects = talk.step(state_of(stored.version, stored.text), inbound, facts)
    conversations.save(tx, row.conversation, STATE_VERSION, state_text(state), now)
    said = _carry_out(tx, inbound, effects)
    planned = _plan(tx, row, said, now, inbound.reply_token) if said else ""
    _insist(inbox.finish(tx, row.seq), "the event was dealt with meanwhile")
    return Result(inbound.id, Ended.DONE, planned)


def _carry_out(tx: Tx, inbound: Inbound, effects: Sequence[Effect]) -> tuple[Message, ...]:
    """Writes what the effects change and returns what they say."""
    said: list[Message] = []
    for effect in effects:
        match effect:
            case Say():
                said.append(effect.message)
            case Save():
                _save(tx, inbound, effect)
            case Submit():
                _move(tx, inbound, Action.SUBMIT, effect.request_id, effect.seen)
            case TakeBack():
                _move(tx, inbound, Action.TAKE_BACK, effect.request_id, effect.seen)
            case Heard():
                detail = {"question": effect.question, "outcome": effect.outcome, **effect.detail}
                trail.note(tx, inbound.at, inbound.person_id, "heard", f"request:{effect.request_id}", detail)
            case _:
                assert_never(effect)
    return tuple(said)


def _save(tx: Tx, inbound: Inbound, save: Save) -> None:
    who, at, day = inbound.person_id, inbound.at, inbound.day
    stored = answers.save(tx, save.request_id, save.seen, save.answer, who, at, day, inbound.id)
    _insist(stored, f"save of request {save.request_id} at version {save.seen}")
    trail.note(tx, at, who, "save", f"request:{save.request_id}", {"version": str(save.seen + 1)})


def _move(tx: Tx, inbound: Inbound, action: Action, request_id: int, seen: int) -> None:
    moved = moves.move(tx, action, request_id, seen, inbound.person_id, inbound.at, inbound.day)
    _insist(moved, f"{action} of request {request_id} at version {seen}")
    detail = {"version": str(seen), "day": inbound.day.isoformat()}
    trail.note(tx, inbound.at, inbound.person_id, action.value, f"request:{request_id}", detail)


def _plan(tx: Tx, row: InboxRow, said: tuple[Message, ...], now: datetime, reply_token: str = "") -> str:
    envelope = Envelope(said, reply_token=reply_token)
    return outbox.plan(
        tx,
        Planned(
            channel=row.arrival.channel,
            address=row.arrival.address,
            payload=envelope_text(envelope),
            version=envelope.version,
            due=now,
            inbox_id=row.arrival.id,
        ),
        now,
    )


def _insist(happened: bool, what: str) -> None:
    if not happened:
        raise RefusedError(what)


def _left_after_renewal(fault: BaseException | None, talk: Talk[F]) -> BaseException | None:
    """What is still wrong after the books were made anew, if that was it."""
    if not isinstance(fault, StaleError):
        return fault
    try:
        talk.renew()
    except Exception as error:
        return error
    return None


def _was_outrun(cause: BaseException | None) -> bool:
    return isinstance(cause, RefusedError) or clashed(cause)


def _fail(
    engine: Engine, row: InboxRow, fault: BaseException | None, talk: Talk[F], now: datetime, counted: bool
) -> tuple[Result, bool]:
    """Counts the attempt, unless the sweeper has; after ATTEMPTS the row is given up and what stands behind it may go on."""
    why = kind(fault)
    log.error("the turn of event %s failed\n%s", row.arrival.id, way(fault))
    with writing(engine) as tx:
        attempts = inbox.fail(tx, row.seq, why, now + LEASE, counted)
        if attempts < ATTEMPTS:
            return Result(row.arrival.id, Ended.FAILED), False
        return Result(row.arrival.id, Ended.DEAD, _bury(tx, row, talk, why, now)), True


def _bury(tx: Tx, row: InboxRow, talk: Talk[F], why: str, now: datetime) -> str:
    """Gives a row up and plans what the person reads; "" when somebody has dealt with it meanwhile."""
    if not inbox.bury(tx, row.seq, why):
        return ""
    return _plan(tx, row, (_sorry(row, talk),), now)


def _sorry(row: InboxRow, talk: Talk[F]) -> Message:
    """What the person reads; where even that cannot be worded a plain sentence, or the row would fail again for ever."""
    try:
        return talk.sorry(_as_far_as_known(row))
    except Exception as error:
        log.error("no word for the person of event %s\n%s", row.arrival.id, way(error))  # noqa: TRY400 - bot.faults says why
        return Message(say("error.citizen"))


def _as_far_as_known(row: InboxRow) -> Inbound:
    """The event of a row, also of one whose payload nobody can read: it may be why the row is given up."""
    arrival = row.arrival
    try:
        return inbound_of(arrival.payload)
    except ValueError:  # msgspec's errors are ValueErrors
        return Inbound(
            arrival.id,
            arrival.channel,
            arrival.address,
            arrival.audience,
            arrival.person_id,
            arrival.at,
            arrival.day,
        )
