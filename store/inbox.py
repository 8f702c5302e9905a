"""What came in: each event once, in the order of its arrival, until a turn has dealt with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy import bindparam
from sqlalchemy.dialects.postgresql import insert  # SQLite's compiler renders its ON CONFLICT word for word

from store.records import Arrival, Audience, InboxRow
from store.session import Engine, Tx, clashed
from store.statements import Statement
from store.tables import conversations, inbox

COLUMNS = (
    inbox.c.seq,
    inbox.c.id,
    inbox.c.conversation,
    inbox.c.channel,
    inbox.c.address,
    inbox.c.audience,
    inbox.c.person_id,
    inbox.c.payload,
    inbox.c.at,
    inbox.c.day,
    inbox.c.attempts,
    inbox.c.reason,
    inbox.c.lease_until,
)
THIS = inbox.c.seq == bindparam("row")
# A bound state would match the partial index of no plan: every turn would read all that ever came in.
NEW: sa.ColumnElement[str] = sa.literal_column("'new'")
UNDONE = inbox.c.state == NEW

ACCEPT = Statement(
    insert(inbox).values(state="new", attempts=0, reason="").on_conflict_do_nothing(index_elements=[inbox.c.id])
)
OLDEST = Statement(
    sa.select(*COLUMNS)
    .where(inbox.c.conversation == bindparam("key"), UNDONE)
    .order_by(inbox.c.seq)
    .limit(sa.literal_column("2"))
)
FINISH = Statement(sa.update(inbox).where(THIS, UNDONE).values(state="done", lease_until=None))
FAIL = (
    sa.update(inbox)
    .where(THIS, UNDONE)
    .values(attempts=inbox.c.attempts + bindparam("more"), reason=bindparam("why"), lease_until=bindparam("until"))
    .returning(inbox.c.attempts)
)
BURY = sa.update(inbox).where(THIS, UNDONE).values(state="dead", reason=bindparam("why"), lease_until=None)
DEAD = Statement(sa.select(*COLUMNS).where(inbox.c.state == "dead").order_by(inbox.c.seq))
# Whether its conversation goes on, or has gone on since it came: what stands open there is then not what the person saw.
_other = inbox.alias("other")
_overtaken = sa.or_(
    sa.exists().where(
        _other.c.conversation == inbox.c.conversation,
        sa.or_(_other.c.state == NEW, sa.and_(_other.c.state == "done", _other.c.seq > inbox.c.seq)),
    ),
    sa.exists().where(  # also by an earlier message that was given up and sent through again
        conversations.c.key == inbox.c.conversation,
        conversations.c.version > 0,
        conversations.c.updated_at > inbox.c.arrived_at,
    ),
)
IS_DEAD = Statement(sa.select(inbox.c.seq).where(inbox.c.id == bindparam("event"), inbox.c.state == "dead"))
REVIVE = (
    sa.update(inbox)
    .where(inbox.c.id == bindparam("event"), inbox.c.state == "dead", ~_overtaken)
    .values(state="new", attempts=0, lease_until=bindparam("until"))
    .returning(*COLUMNS)
)
FORGET = sa.delete(inbox).where(inbox.c.conversation == bindparam("key"))
OF_CONVERSATION = sa.select(inbox.c.seq, inbox.c.payload).where(inbox.c.conversation == bindparam("key"))
REWRITE = sa.update(inbox).where(inbox.c.seq == bindparam("row")).values(payload=bindparam("text"))

_left = sa.or_(inbox.c.lease_until.is_(None), inbox.c.lease_until <= bindparam("now"))
_older = inbox.alias("older")
_first = ~sa.exists().where(
    _older.c.conversation == inbox.c.conversation, _older.c.state == NEW, _older.c.seq < inbox.c.seq
)
_readable = ~sa.exists().where(
    conversations.c.key == inbox.c.conversation, conversations.c.version > bindparam("readable")
)
_stale = (
    sa.select(inbox.c.seq)
    .where(UNDONE, inbox.c.arrived_at <= bindparam("before"), _left, _first, _readable)
    .order_by(inbox.c.seq + sa.literal_column("0"))  # by seq alone SQLite would walk through all that is done
    .limit(sa.literal_column("1"))
    .with_for_update(skip_locked=True, of=inbox)
)
TAKE_OVER = (
    sa.update(inbox)
    .where(inbox.c.seq == _stale.scalar_subquery(), UNDONE, _left)
    .values(attempts=inbox.c.attempts + 1, lease_until=bindparam("until"))
    .returning(*COLUMNS)
)


def key(channel: str, address: str) -> str:
    """The conversation that an address has on a channel. No channel's name has a colon, so that no two conversations have one key."""
    return f"{channel}:{address}"


def accept(engine: Engine, arrival: Arrival, now: datetime) -> bool:
    """Stores an event durably before it returns; False when the same event was stored before. Opens its own transaction, shared with whoever comes meanwhile.

    Within a conversation, an event whose accept begins after another's has returned stands behind it. Two that are accepted at the same moment have no
    order, as they had none when they arrived. A connection that broke since its last use is tried once more: an event acts once, however often it is stored.
    """
    try:
        return engine.together.do(lambda tx: put(tx, arrival, now))
    except Exception as error:
        if not clashed(error):
            raise
        return engine.together.do(lambda tx: put(tx, arrival, now))


def put(tx: Tx, arrival: Arrival, now: datetime) -> bool:
    """The same inside a transaction that is open already."""
    inserted = ACCEPT.change(
        tx,
        {
            "id": arrival.id,
            "conversation": key(arrival.channel, arrival.address),
            "channel": arrival.channel,
            "address": arrival.address,
            "audience": arrival.audience.value,
            "person_id": arrival.person_id,
            "payload": arrival.payload,
            "at": arrival.at,
            "day": arrival.day,
            "arrived_at": now,
        },
    )
    return inserted == 1


def oldest(tx: Tx, conversation: str, now: datetime, taken: InboxRow | None = None) -> tuple[InboxRow | None, bool]:
    """The conversation's oldest undone row, and whether another one waits behind it; nothing while that row rests, for nobody overtakes it.

    A row that the caller has ``taken`` over rests for everybody else, and for the caller too once it failed in other hands.
    """
    found = OLDEST.all(tx, {"key": conversation})
    if not found:
        return None, False
    row = _row(*found[0])
    rests = row.lease_until is not None and row.lease_until > now
    if rests and not is_held(row, taken):
        return None, False
    return row, len(found) > 1


def is_held(row: InboxRow, taken: InboxRow | None) -> bool:
    """Whether a row, as it was just read, is still the one that take_over() gave to the caller."""
    return taken is not None and (row.seq, row.lease_until) == (taken.seq, taken.lease_until)


def finish(tx: Tx, seq: int) -> bool:
    """Marks a row done; False when it was not undone any more."""
    return FINISH.change(tx, {"row": seq}) == 1


def fail(tx: Tx, seq: int, why: str, until: datetime, counted: bool) -> int:
    """Notes why a turn failed and lets the row rest ``until`` then; adds an attempt unless its taker has ``counted`` it. Returns the attempts so far, 0 when it is not undone."""
    return tx.execute(FAIL, {"row": seq, "why": why, "until": until, "more": 0 if counted else 1}).scalar() or 0


def bury(tx: Tx, seq: int, why: str) -> bool:
    """Gives a row up; it can be listed and sent through again."""
    return tx.execute(BURY, {"row": seq, "why": why}).rowcount == 1


def take_over(tx: Tx, before: datetime, now: datetime, until: datetime, readable: int) -> InboxRow | None:
    """Takes the oldest row that is the first undone one of its conversation, arrived ``before`` then and rests no longer: counts an attempt and leases it.

    One row and no more, to be run before the next is taken: whoever dies of it has counted nobody else's. A conversation whose state is newer than
    ``readable`` is left alone, and nothing of it is counted.
    """
    row = tx.execute(TAKE_OVER, {"before": before, "now": now, "until": until, "readable": readable}).first()
    return _row(*row) if row else None


def dead(tx: Tx) -> tuple[InboxRow, ...]:
    """Every row that was given up, oldest first."""
    return tuple(_row(*row) for row in DEAD.all(tx, {}))


def is_dead(tx: Tx, event_id: str) -> bool:
    """Whether a row was given up."""
    return IS_DEAD.first(tx, {"event": event_id}) is not None


def revive(tx: Tx, event_id: str, until: datetime) -> InboxRow | None:
    """Takes a dead row over, on lease ``until`` then, to be run again. None when no such row is dead, and when its conversation has gone on since it came:
    what was said to one question must not be read as the answer to another."""
    row = tx.execute(REVIVE, {"event": event_id, "until": until}).first()
    return _row(*row) if row else None


def waiting(tx: Tx, conversation: str) -> InboxRow | None:
    """The conversation's oldest undone row, also while it rests."""
    row = OLDEST.first(tx, {"key": conversation})
    return _row(*row) if row else None


def forget(tx: Tx, conversation: str) -> int:
    """Deletes all that came in on a conversation; returns how many rows that were."""
    return tx.execute(FORGET, {"key": conversation}).rowcount


def rewrite(tx: Tx, conversation: str, other: Callable[[str], str | None]) -> int:
    """Puts another payload where ``other`` makes one (None: it stays), for words that were taken back; returns how many rows changed. What is undone stays so."""
    changed = 0
    for seq, payload in tx.execute(OF_CONVERSATION, {"key": conversation}).all():
        text = other(payload)
        if text is not None:
            changed += tx.execute(REWRITE, {"row": seq, "text": text}).rowcount
    return changed


def _row(
    seq: int,
    event_id: str,
    conversation: str,
    channel: str,
    address: str,
    audience: str,
    person_id: str,
    payload: str,
    at: datetime,
    day: date,
    attempts: int,
    reason: str,
    lease_until: datetime | None,
) -> InboxRow:
    """The columns of COLUMNS, in their order."""
    arrival = Arrival(event_id, channel, address, Audience(audience), person_id, at, day, payload)
    return InboxRow(seq, conversation, attempts, reason, lease_until, arrival)
