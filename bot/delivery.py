"""Outbox → channel: the only place that sends, and only what is committed."""

from __future__ import annotations

import logging
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import assert_never

from bot.faults import kind, way
from bot.messages import PAYLOAD_VERSION, Channel, Dead, Outcome, Retry, Sent, Uncertain
from bot.payloads import envelope_of
from store import outbox
from store.records import Lane, OutboxRow, OutboxState
from store.session import Engine, Tx, surely

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=60)  # longer than any channel waits for its platform, or two processes would send one row
ATTEMPTS = 8  # claims of one row before it is given up: with these pauses two to four minutes
LONGEST_PAUSE = 600.0  # seconds

Now = Callable[[], datetime]
Channels = Mapping[str, Channel]  # by name
Chance = Callable[[], float]  # 0 to 1


@dataclass(frozen=True, slots=True)
class Delivery:
    """One send and what came of it."""

    outbox_id: str
    outcome: Outcome


def deliver(
    engine: Engine, channels: Channels, channel: str, address: str, now: Now, chance: Chance = random.random
) -> list[Delivery]:
    """Sends what is due to one address, in order: called by whoever took its turn."""
    return _send(engine, channels, now, chance, most=100, to=(channel, address))


def deliver_due(
    engine: Engine, channels: Channels, now: Now, most: int = 100, chance: Chance = random.random
) -> list[Delivery]:
    """Sends whatever is due on these channels, replies first: what was left over, retries, campaigns. ``most`` bounds one call."""
    idempotent = _idempotent(channels)
    if len(idempotent) < len(channels):
        surely(engine, lambda tx: outbox.doubt(tx, channels, idempotent, now(), "its sender was lost while sending"))
    return _send(engine, channels, now, chance, most, to=None)


def pause(attempts: int, chance: Chance) -> float:
    """Seconds to wait after so many claims: doubled each time, and scattered so that rows that failed together do not come back together."""
    return min(2.0**attempts, LONGEST_PAUSE) * (0.5 + chance() / 2)


def _send(
    engine: Engine, channels: Channels, now: Now, chance: Chance, most: int, to: tuple[str, str] | None
) -> list[Delivery]:
    done: list[Delivery] = []
    while len(done) < most:
        row = surely(engine, lambda tx: _claim(tx, channels, now(), to))
        if row is None:
            break
        outcome = _outcome(channels[row.channel], row)
        _keep(engine, row, outcome, channels[row.channel].idempotent, now, chance)
        done.append(Delivery(row.id, outcome))
    return done


def _claim(tx: Tx, channels: Channels, at: datetime, to: tuple[str, str] | None) -> OutboxRow | None:
    return outbox.claim(tx, channels, _idempotent(channels), PAYLOAD_VERSION, at, at + LEASE, to)


def _keep(engine: Engine, row: OutboxRow, outcome: Outcome, idempotent: bool, now: Now, chance: Chance) -> None:
    """Writes an outcome down, also when the connection broke while the channel was sending: what is forgotten goes out twice."""
    surely(engine, lambda tx: _record(tx, row, outcome, idempotent, now(), chance))


def _outcome(channel: Channel, row: OutboxRow) -> Outcome:
    if row.attempts > ATTEMPTS:  # every one of them was lost while sending
        lost = "its senders were lost while sending"
        return Dead(lost) if channel.idempotent else Uncertain(lost)
    try:
        envelope = envelope_of(row.version, row.payload)
    except (ValueError, KeyError) as error:  # msgspec's errors are ValueErrors, a gap in the upgrades is a KeyError
        return Dead(f"unreadable: {kind(error)}")
    try:
        return channel.deliver(row.id, row.address, envelope)
    except Exception as error:  # a channel's own fault says nothing about what the platform took
        log.error("channel %s failed on %s\n%s", channel.name, row.id, way(error))  # noqa: TRY400 - bot.faults says why
        return Uncertain(kind(error))


def _record(tx: Tx, row: OutboxRow, outcome: Outcome, idempotent: bool, now: datetime, chance: Chance) -> None:
    match outcome:
        case Sent():
            outbox.sent(tx, row, outcome.vendor_id)
        case Dead():
            outbox.give_up(tx, row, OutboxState.DEAD, outcome.reason)
        case Retry():
            after = pause(row.attempts, chance) if outcome.after is None else outcome.after
            _again(tx, row, now + timedelta(seconds=after), outcome.reason, OutboxState.DEAD)
        case Uncertain() if idempotent or row.lane is Lane.REPLY:
            due = now + timedelta(seconds=pause(row.attempts, chance))
            _again(tx, row, due, outcome.reason, OutboxState.DEAD if idempotent else OutboxState.UNCERTAIN)
        case Uncertain():
            outbox.give_up(tx, row, OutboxState.UNCERTAIN, outcome.reason)
        case _:
            assert_never(outcome)


def _again(tx: Tx, row: OutboxRow, due: datetime, reason: str, at_last: OutboxState) -> None:
    if row.attempts >= ATTEMPTS:
        outbox.give_up(tx, row, at_last, reason)
    else:
        outbox.again(tx, row, due, reason)


def _idempotent(channels: Channels) -> list[str]:
    return [name for name, channel in channels.items() if channel.idempotent]
