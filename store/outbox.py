"""What goes out: each message planned once, claimed by whoever sends, oldest first for one address.

A budget row per channel and tenant will stand beside these claims (the issue on channels); nothing here counts what a platform allows.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection, Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import ColumnElement, RowMapping, bindparam

from store.records import Kind, Lane, OutboxRow, OutboxState, Planned
from store.session import Tx
from store.statements import Statement
from store.tables import outbox

COLUMNS = (
    outbox.c.seq,
    outbox.c.id,
    outbox.c.channel,
    outbox.c.address,
    outbox.c.kind,
    outbox.c.lane,
    outbox.c.payload,
    outbox.c.version,
    outbox.c.state,
    outbox.c.attempts,
    outbox.c.reason,
    outbox.c.inbox_id,
    outbox.c.claim,
)

# Bound states would match the partial index of no plan: every claim would read all that was ever sent.
_UNSENT: list[ColumnElement[str]] = [sa.literal_column("'new'"), sa.literal_column("'claimed'")]
PLAN = Statement(sa.insert(outbox).values(state="new", attempts=0, claim=0, reason="", vendor_id=""))

_older = outbox.alias("older")
_first = ~sa.exists().where(
    _older.c.channel == outbox.c.channel,
    _older.c.address == outbox.c.address,
    _older.c.lane == outbox.c.lane,
    _older.c.seq < outbox.c.seq,
    _older.c.state.in_(_UNSENT),
)
_ran_out = sa.and_(outbox.c.state.in_(_UNSENT), outbox.c.state == "claimed", outbox.c.lease_until <= bindparam("now"))
_harmless = sa.or_(outbox.c.lane == "reply", outbox.c.channel.in_(bindparam("idempotent", expanding=True)))
_unsent = outbox.c.state.in_(_UNSENT)
_ready = sa.and_(
    _unsent,
    outbox.c.channel.in_(bindparam("channels", expanding=True)),
    outbox.c.version <= bindparam("readable"),
    sa.or_(sa.and_(outbox.c.state == "new", outbox.c.due_at <= bindparam("now")), sa.and_(_ran_out, _harmless)),
)


def _claim(*which: ColumnElement[bool]) -> sa.UpdateBase:
    first = (
        sa.select(outbox.c.seq)
        .where(_ready, _first, *which)
        .order_by(outbox.c.lane.desc(), outbox.c.seq)  # "reply" before "campaign"
        .limit(sa.literal_column("1"))
        .with_for_update(skip_locked=True, of=outbox)
    )
    return (
        sa.update(outbox)
        .where(outbox.c.seq == first.scalar_subquery(), _ready)
        .values(
            state="claimed",
            attempts=outbox.c.attempts + 1,
            claim=outbox.c.claim + 1,
            lease_until=bindparam("until"),
        )
        .returning(*COLUMNS)
    )


CLAIM = _claim()
CLAIM_OF = _claim(outbox.c.channel == bindparam("on"), outbox.c.address == bindparam("to"))
DOUBT = (
    sa.update(outbox)
    .where(_ran_out, ~_harmless, outbox.c.channel.in_(bindparam("channels", expanding=True)))
    .values(state="uncertain", lease_until=None, reason=bindparam("why"))
)
FORGET = sa.delete(outbox).where(outbox.c.channel == bindparam("on"), outbox.c.address == bindparam("to"))
_held = sa.and_(outbox.c.seq == bindparam("row"), outbox.c.state == "claimed", outbox.c.claim == bindparam("token"))
SENT = sa.update(outbox).where(_held).values(state="sent", lease_until=None, vendor_id=bindparam("vendor"), reason="")
AGAIN = (
    sa.update(outbox)
    .where(_held)
    .values(state="new", lease_until=None, due_at=bindparam("due"), reason=bindparam("why"))
)
GIVE_UP = sa.update(outbox).where(_held).values(state=bindparam("end"), lease_until=None, reason=bindparam("why"))
DEAD = sa.select(*COLUMNS).where(outbox.c.state.in_(("dead", "uncertain"))).order_by(outbox.c.seq)
RETRY = (
    sa.update(outbox)
    .where(outbox.c.id == bindparam("message"), outbox.c.state.in_(("dead", "uncertain")))
    .values(state="new", attempts=0, due_at=bindparam("now"), lease_until=None)
)
LET_GO = (
    sa.update(outbox)
    .where(
        outbox.c.channel == bindparam("on"), outbox.c.address == bindparam("to"), _unsent, outbox.c.state == "claimed"
    )
    .values(lease_until=bindparam("now"))
)


def plan(tx: Tx, message: Planned, now: datetime) -> str:
    """Writes a message down to be sent after the commit; returns its id, a new UUID."""
    made = str(uuid.uuid4())
    PLAN.change(
        tx,
        {
            "id": made,
            "channel": message.channel,
            "address": message.address,
            "kind": message.kind.value,
            "lane": message.lane.value,
            "payload": message.payload,
            "version": message.version,
            "planned_at": now,
            "due_at": message.due,
            "inbox_id": message.inbox_id,
        },
    )
    return made


def claim(
    tx: Tx,
    channels: Collection[str],
    idempotent: Collection[str],
    readable: int,
    now: datetime,
    until: datetime,
    to: tuple[str, str] | None = None,
) -> OutboxRow | None:
    """Takes the next due row of these channels until its lease runs out at ``until``: replies first, per address and lane the oldest unsent one.

    A row whose lease ran out is taken again where that harms nothing: on an ``idempotent`` channel, or as a reply. A payload newer than ``readable``
    is left alone, and what stands behind it waits. ``to`` is a channel and address: only theirs.
    """
    values = {
        "channels": list(channels),
        "idempotent": list(idempotent),
        "readable": readable,
        "now": now,
        "until": until,
    }
    if to is None:
        row = tx.execute(CLAIM, values).mappings().first()
    else:
        row = tx.execute(CLAIM_OF, {**values, "on": to[0], "to": to[1]}).mappings().first()
    return _row(row) if row else None


def doubt(tx: Tx, channels: Collection[str], idempotent: Collection[str], now: datetime, why: str) -> int:
    """Names uncertain the campaign rows whose lease ran out on a channel that cannot tell a duplicate; returns how many."""
    values = {"channels": list(channels), "idempotent": list(idempotent), "now": now, "why": why}
    return tx.execute(DOUBT, values).rowcount


def sent(tx: Tx, row: OutboxRow, vendor_id: str) -> bool:
    """Records that a claimed row went out; False, as with the next two, when the claim has run out and somebody else has taken it."""
    return tx.execute(SENT, {"row": row.seq, "token": row.claim, "vendor": vendor_id}).rowcount == 1


def again(tx: Tx, row: OutboxRow, due: datetime, why: str) -> bool:
    """Lets a claimed row wait until it is due again."""
    return tx.execute(AGAIN, {"row": row.seq, "token": row.claim, "due": due, "why": why}).rowcount == 1


def give_up(tx: Tx, row: OutboxRow, end: OutboxState, why: str) -> bool:
    """Ends a claimed row as dead or uncertain; only retry() brings it back."""
    return tx.execute(GIVE_UP, {"row": row.seq, "token": row.claim, "end": end.value, "why": why}).rowcount == 1


def dead(tx: Tx) -> Sequence[OutboxRow]:
    """Every row that is dead or uncertain, oldest first."""
    return [_row(row) for row in tx.execute(DEAD).mappings()]


def retry(tx: Tx, message_id: str, now: datetime) -> bool:
    """Sends a dead or uncertain row out again, with its attempts counted anew; False when it is neither."""
    return tx.execute(RETRY, {"message": message_id, "now": now}).rowcount == 1


def let_go(tx: Tx, channel: str, address: str, now: datetime) -> int:
    """Ends the leases on an address at once, for a sender that knows itself to be the only one left (a terminal after a kill); returns how many."""
    return tx.execute(LET_GO, {"on": channel, "to": address, "now": now}).rowcount


def forget(tx: Tx, channel: str, address: str) -> int:
    """Deletes all that was or shall be sent to an address; returns how many rows that were. A send that is under way finds its row gone."""
    return tx.execute(FORGET, {"on": channel, "to": address}).rowcount


def _row(row: RowMapping) -> OutboxRow:
    return OutboxRow(
        seq=row["seq"],
        id=row["id"],
        channel=row["channel"],
        address=row["address"],
        kind=Kind(row["kind"]),
        lane=Lane(row["lane"]),
        payload=row["payload"],
        version=row["version"],
        state=OutboxState(row["state"]),
        attempts=row["attempts"],
        reason=row["reason"],
        inbox_id=row["inbox_id"],
        claim=row["claim"],
    )
